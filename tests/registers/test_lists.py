"""A list says who wrote each entry, and is narrowed by it; what a reading leaves blank is not 0."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from songhanh.people.models import User
from songhanh.people.queries import build_viewer
from songhanh.places.models import Place, Unit
from songhanh.registers.counts import count, count_all, is_blank
from songhanh.registers.models import REGISTERS
from songhanh.registers.queries.lists import list_quarters
from tests.conftest import NOW
from tests.registers.conftest import SESSIONS, Record, item, session
from tests.registers.test_pages import SignIn
from tests.repo.site import page_of

pytestmark = pytest.mark.django_db


def test_entries_are_found_by_who_wrote_them(
    sign_in: SignIn, lan: User, record: Record, union: Unit, villages: tuple[Unit, ...]
) -> None:
    for village, title in zip(villages, ("Thôn tự ghi", "Xã ghi thay", "Thôn ghi hộ ai"), strict=True):
        record(session(village, title=title))
    mine, behalf, _other = SESSIONS.model.objects.order_by("pk")
    SESSIONS.model.objects.filter(pk=mine.pk).update(recorder="link:1", recorded_by=villages[0].name)
    SESSIONS.model.objects.filter(pk=behalf.pk).update(on_behalf_of=f"unit:{villages[1].pk}")
    officer, address = sign_in(lan), "/p/99001/2026/registers/sessions/"
    for writer, told in (("village", "(thôn tự ghi)"), ("behalf", "(ghi thay)"), ("unit", "Nguyễn Thị Lan")):
        page = page_of(officer.get(f"{address}?writer={writer}"))
        (row,) = page.xpath("//tbody/tr")
        assert told in " ".join(row.xpath("td[contains(@class, 'writer')]")[0].text_content().split())
    assert len(page_of(officer.get(f"{address}?writer=nobody")).xpath("//tbody/tr")) == 3


def test_a_reading_left_blank_is_not_zero(commune: Place, lan: User, union: Unit) -> None:
    register = REGISTERS["credit"]
    about = {"place": commune, "unit": union, "kind": "poor", "recorded_at": NOW, "recorded_by": "Lan"}
    quarters = ((date(2026, 1, 1), date(2026, 3, 31), 5), (date(2026, 4, 1), date(2026, 6, 30), None))
    for first, last, owed in quarters:
        register.model.objects.create(**about, from_day=first, on_day=last, borrowers=3, owed=owed)
    year = {"place": commune, "since": date(2026, 1, 1), "until": date(2027, 1, 1)}
    assert count("credit.owed", **year) == count_all(["credit"], **year)["credit.owed"] == 5
    assert (count("credit.borrowers", **year), is_blank("credit.owed", **year)) == (6, False)
    assert is_blank("credit.owed", **{**year, "since": date(2026, 4, 1)})
    viewer = build_viewer(lan, date(2026, 7, 1))
    told = [
        next(total for total in quarter.totals if total.startswith("dư nợ") and "nữ" not in total)
        for quarter in list_quarters(viewer, commune, register, 2026, None)
    ]
    assert told == ["dư nợ 5 đồng", "dư nợ chưa rõ đồng", "dư nợ 0 đồng", "dư nợ 0 đồng"]


def test_what_was_done_for_a_marked_day_stands_on_one_page(
    sign_in: SignIn, lan: User, record: Record, union: Unit
) -> None:
    record(session(union, occasion="happiness_day", on_day=date(2026, 3, 20)))
    record(item(union, occasion="happiness_day", title="Nhà vui", on_day=date(2026, 3, 18)))
    client, address = sign_in(lan), "/p/99001/2026/registers/occasions/"

    def asked() -> tuple[int, str]:
        with CaptureQueriesContext(connection) as queries:
            page = client.get(address)
        return len(queries), " ".join(page_of(page).text_content().split())

    asked()  # the first visit notes when somebody was seen
    few, said = asked()
    assert "Ngày Quốc tế Hạnh phúc 20/3 Truyền thông: 1 tin, bài" in said
    assert "Hội nghị, sinh hoạt: 1 buổi · 40 lượt người · trong đó nữ 25" in said
    for number in range(4):
        record(session(union, occasion="happiness_day", on_day=date(2026, 3, 21), title=f"Buổi {number}"))
    many, said = asked()
    assert (many, "Hội nghị, sinh hoạt: 5 buổi" in said) == (few, True)
