"""Numbers and days are typed as offices write them, and what is ambiguous is asked, not guessed."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django import forms as django_forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import formats, translation

from songhanh.ui import fields
from songhanh.ui.forms import Form


@pytest.mark.parametrize(
    ("field", "typed", "value"),
    [
        (fields.NumberField(), "1.234,5", Decimal("1234.5")),
        (fields.NumberField(), "  60,5 ", Decimal("60.5")),
        (fields.NumberField(required=False), "", None),
        (fields.CountField(), "04", 4),
        (fields.CountField(), "3.321", 3321),
        (fields.MoneyField(), "12.500.000 đồng", 12_500_000),
        (fields.DateField(), "03/08/2026", date(2026, 8, 3)),
        (fields.DateField(), "5/1/2026", date(2026, 1, 5)),
        (fields.YearField(), "2026", 2026),
        (fields.SearchField(), "Bến Tầm", "Bến Tầm"),
    ],
)
def test_what_is_typed_is_read_as_it_is_meant(field: django_forms.Field, typed: str, value: Any) -> None:
    assert field.clean(typed) == value


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        (fields.NumberField(), "60.5", "Chưa rõ “60.5” là bao nhiêu"),
        (fields.CountField(), "60.5", "một số nguyên, ví dụ 60 hoặc 605"),
        (fields.NumberField(), "1.2.3", "ngăn hàng nghìn chưa đúng"),
        (fields.NumberField(), "60,5 phần trăm", "có chữ"),
        (fields.NumberField(smallest=0, largest=100), "101", "không được quá 100"),
        (fields.NumberField(smallest=0), "-1", "từ 0 trở lên"),
        (fields.NumberField(places=1), "60,55", "chỉ được có 1 chữ số"),
        (fields.CountField(), "4,5", "số nguyên"),
        (fields.CountField(), "-4", "từ 0 trở lên"),
        (fields.MoneyField(), "12,5", "số đồng chẵn"),
        (fields.MoneyField(), "9.223.372.036.854.775.808", "số đồng chẵn"),
        (fields.DateField(), "31/02/2026", "tháng này có 28 ngày"),
        (fields.DateField(), "2/2026", "không phải là một ngày|còn thiếu năm"),
        (fields.DateField(earliest=date(2026, 1, 1)), "31/12/2025", "từ 01/01/2026 trở đi"),
        (fields.DateField(latest=date(2026, 12, 31)), "01/01/2027", "không được sau 31/12/2026"),
        (fields.YearField(), "26", "bốn chữ số"),
        (fields.YearField(), "1026", "từ 1945 đến 2100"),
    ],
)
def test_what_cannot_be_taken_is_answered_with_one_sentence(
    field: django_forms.Field, typed: str, sentence: str
) -> None:
    with pytest.raises(ValidationError, match=sentence) as refusal:
        field.clean(typed)
    assert len(refusal.value.messages) == 1


def test_values_come_back_as_they_are_written_here() -> None:
    class Sheet(Form):
        share = fields.NumberField(label="Tỷ lệ")
        money = fields.MoneyField(label="Kinh phí")
        day = fields.DateField(label="Ngày")
        year = fields.YearField(label="Năm")

    page = str(
        Sheet(initial={"share": Decimal("1234.50"), "money": 15000000, "day": date(2026, 1, 5), "year": 2026})
    )
    for written in ("1.234,5", "15.000.000", "05/01/2026", "2026"):
        assert f'value="{written}"' in page


def test_a_value_that_stayed_is_not_a_change() -> None:
    assert not fields.NumberField().has_changed(Decimal("60.5"), "60,50")
    assert fields.NumberField().has_changed(Decimal("60.5"), "60,6")
    assert fields.NumberField().has_changed(Decimal("60.5"), "sáu mươi")


def test_a_file_beyond_the_limit_is_refused_with_both_sizes() -> None:
    field = fields.DropField(limit=2 * 1024 * 1024)
    with pytest.raises(ValidationError, match="2,5 MB, lớn hơn mức 2 MB"):
        field.clean(SimpleUploadedFile("a.pdf", b"x" * (2 * 1024 * 1024 + 512 * 1024)))
    assert field.clean(SimpleUploadedFile("a.pdf", b"x")).name == "a.pdf"


def test_sizes_of_files_are_words() -> None:
    assert [fields.write_size(size) for size in (1, 44045, 31457280)] == ["1 KB", "44 KB", "30 MB"]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_days_of_plain_django_fields_are_read_day_first_too(language: str) -> None:
    """Trap 1: Django's own `vi` reads American days, so "03/08/2026" would be 8 March."""
    with translation.override(language):
        assert django_forms.DateField().clean("03/08/2026") == date(2026, 8, 3)
        assert django_forms.DateField().clean("25/11/2026") == date(2026, 11, 25)
        assert formats.date_format(date(2026, 8, 3)) == "03/08/2026"


def test_a_thousand_is_not_one_and_a_bit() -> None:
    """Trap 4: Django's own localised field reads "1.234" as a fraction; ours reads what an office means."""
    assert fields.NumberField().clean("1.234") == Decimal(1234)


def test_years_are_printed_without_a_point() -> None:
    with translation.override("vi"):
        assert formats.localize(2026) == "2026"
