"""A list of a register says who wrote each entry, and is narrowed by it."""

import pytest

from songhanh.people.models import User
from songhanh.places.models import Unit
from tests.registers.conftest import SESSIONS, Record, session
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
