"""Numbers, days and found words in templates."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.template import Context, Template
from django.test import RequestFactory


def render(template: str, **values: Any) -> str:
    return Template("{% load songhanh %}" + template).render(Context(values))


@pytest.mark.parametrize(
    ("filtered", "value", "written"),
    [
        ("number", Decimal("1234.5"), "1.234,5"),
        ("number:1", 60, "60,0"),
        ("number", None, ""),
        ("number", 0, "0"),
        ("percent", Decimal("60.5"), "60,5%"),
        ("money", 15000000, "15.000.000 đồng"),
        ("count", 4, "04"),
        ("count", 12, "12"),
        ("day", date(2026, 1, 5), "05/01/2026"),
        ("day", datetime(2026, 1, 4, 18, 0, tzinfo=UTC), "05/01/2026"),
        ("weekday", date(2026, 1, 5), "Thứ Hai, 05/01/2026"),
        ("moment", datetime(2026, 1, 4, 18, 5, tzinfo=UTC), "01:05 ngày 05/01/2026"),
        ("official_date", date(2026, 1, 5), "ngày 05 tháng 01 năm 2026"),
        ("size", 44045, "44 KB"),
    ],
)
def test_each_filter_writes_as_offices_do(filtered: str, value: Any, written: str) -> None:
    assert render(f"{{{{ value|{filtered} }}}}", value=value) == written


@pytest.mark.parametrize(
    ("text", "wanted", "marked"),
    [
        ("Ủy ban nhân dân xã", "uy ban", "<mark>Ủy ban</mark> nhân dân xã"),
        ("Đồng Hạ, đồng hạ", "dong ha", "<mark>Đồng Hạ</mark>, <mark>đồng hạ</mark>"),
        ("một  hai", "mot hai", "<mark>một  hai</mark>"),
        ("a <b>", "b", "a &lt;<mark>b</mark>&gt;"),
        ("không có gì", "xyz", "không có gì"),
        ("không có gì", "", "không có gì"),
        ("<i>", "", "&lt;i&gt;"),
    ],
)
def test_found_words_are_marked_with_or_without_signs(text: str, wanted: str, marked: str) -> None:
    assert render("{{ text|highlight:wanted }}", text=text, wanted=wanted) == marked


def test_a_query_keeps_what_was_asked() -> None:
    request = RequestFactory().get("/", {"q": "họp thôn", "page": "1"})
    assert render("{% query page=2 %}", request=request) == "q=h%E1%BB%8Dp+th%C3%B4n&amp;page=2"
    assert render("{% query q='' %}", request=request) == "page=1"
