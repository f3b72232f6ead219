"""Recording, correcting, withdrawing: what is refused, in one sentence, and what stays readable."""

from datetime import date, timedelta

import pytest

from songhanh.journal.models import Entry as JournalLine
from songhanh.people.models import User
from songhanh.places.actions import make_unit
from songhanh.places.models import Place, Unit
from songhanh.registers.actions import CannotRecord, correct_entry, version_of, withdraw_entry
from songhanh.registers.kinds.base import Entry, count_men
from songhanh.registers.queries.told import Told, differences, get_told
from songhanh.ui.versions import Conflict
from tests.conftest import MAKER, NOW, actor_of
from tests.registers.conftest import COMMUNICATION, SESSIONS, Record, item, line, session

pytestmark = pytest.mark.django_db


def correct(lan: User, entry: Entry, told: Told, reason: str = "nghe lại sổ phát") -> Entry:
    return correct_entry(
        actor=actor_of(lan), entry=entry, version=version_of(entry), told=told, reason=reason, at=NOW
    )


def test_what_was_told_is_what_is_stored(record: Record, union: Unit, villages: tuple[Unit, ...]) -> None:
    told = item(
        union, villages=villages[:2], target_groups=("women", "youth"), product="leaflet", quantity=500,
        lines=[line(), line(channel="website", times=1, link="https://dongha.vn/1", minutes=None)],
    )  # fmt: skip
    assert get_told(COMMUNICATION, record(told)) == told


def test_a_session_keeps_its_persons(record: Record, union: Unit) -> None:
    entry = record(session(union))
    assert get_told(SESSIONS, entry) == session(union)
    assert count_men(entry) == 15


def test_an_act_leaves_a_line_without_words_of_the_entry(record: Record, union: Unit) -> None:
    entry = record(item(union))
    kept = JournalLine.objects.filter(verb="registers.record").get()
    assert (kept.thing_id, kept.note) == (str(entry.pk), {"unit": str(union.pk), "day": "2026-05-05"})


def test_who_wrote_for_another_is_kept(commune: Place, lan: User, record: Record, union: Unit) -> None:
    entry = record(item(union))
    assert (entry.recorded_by, entry.recorded_at, entry.on_behalf_of) == (lan.full_name, NOW, "")


@pytest.mark.parametrize(
    ("changes", "column", "sentence"),
    [
        ({"persons_women": 41}, "persons_women", "Số nữ lớn hơn tổng số"),
        ({"persons_women": None}, "persons_women", "Chưa có số nữ"),
        ({"persons_total": None}, "persons_total", "chưa có tổng số"),
        ({"not_split": True}, "not_split", "giữ một trong hai"),
        ({"on_day": date(2026, 5, 21)}, "on_day", "Ngày 21/05/2026 chưa đến"),
    ],
)
def test_what_does_not_add_up_is_refused(
    record: Record, union: Unit, changes: dict[str, object], column: str, sentence: str
) -> None:
    with pytest.raises(CannotRecord, match=sentence) as refusal:
        record(session(union, **changes))
    assert refusal.value.column == column
    assert not SESSIONS.model.objects.exists()


@pytest.mark.parametrize(
    "persons",
    [
        {"persons_total": None, "persons_women": None},
        {"persons_women": None, "not_split": True},
        {"persons_total": 0, "persons_women": 0},
        {"persons_women": 40},
    ],
)
def test_persons_may_be_unknown_unsplit_none_or_all_women(
    record: Record, union: Unit, persons: dict[str, object]
) -> None:
    assert record(session(union, **persons)).pk


def test_a_broadcast_of_tomorrow_is_refused_where_it_stands(record: Record, union: Unit) -> None:
    with pytest.raises(CannotRecord, match="chưa đến") as refusal:
        record(item(union, lines=[line(), line(on_day=NOW.date() + timedelta(days=1))]))
    assert refusal.value.column == "broadcasts-1-on_day"


def test_a_unit_of_another_commune_is_refused(record: Record, other_commune: Place) -> None:
    stranger = make_unit(
        actor=MAKER, place=other_commune, kind="police", name="Công an phường", relation="vertical", at=NOW
    )
    with pytest.raises(CannotRecord, match="không thuộc địa phương"):
        record(item(stranger))


def test_a_correction_keeps_the_old_line(lan: User, record: Record, union: Unit) -> None:
    old = record(item(union))
    new = correct(lan, old, item(union, lines=[line(times=4)]))
    old.refresh_from_db()
    assert (old.state, new.state, new.corrects) == ("corrected", "standing", old)
    assert get_told(COMMUNICATION, old) == item(union)
    assert differences(COMMUNICATION, get_told(COMMUNICATION, old), get_told(COMMUNICATION, new)) == (
        ("Lượt phát, lượt đăng", "Đài truyền thanh cấp xã · Số lượt: 6 · Ngày phát, đăng: 05/05/2026"),
    )


@pytest.mark.parametrize(("reason", "sentence"), [("  ", "Chưa có lý do"), ("vì thế", "Chưa có gì thay đổi")])
def test_a_correction_needs_a_reason_and_a_change(
    lan: User, record: Record, union: Unit, reason: str, sentence: str
) -> None:
    entry = record(item(union))
    with pytest.raises(CannotRecord, match=sentence):
        correct(lan, entry, item(union), reason)


def test_two_people_who_correct_one_line_do_not_both_pass(lan: User, record: Record, union: Unit) -> None:
    old = record(item(union))
    seen = version_of(old)
    correct(lan, old, item(union, title="Một"))
    with pytest.raises(Conflict):
        correct_entry(
            actor=actor_of(lan), entry=old, version=seen, told=item(union, title="Hai"), reason="khác", at=NOW
        )


def test_what_was_corrected_is_not_corrected_again(lan: User, record: Record, union: Unit) -> None:
    old = record(item(union))
    correct(lan, old, item(union, title="Một"))
    old.refresh_from_db()
    with pytest.raises(CannotRecord, match="đang dùng"):
        correct(lan, old, item(union, title="Hai"))


def test_a_withdrawn_line_stays_with_its_reason(lan: User, record: Record, union: Unit) -> None:
    entry = record(item(union))
    gone = withdraw_entry(
        actor=actor_of(lan), entry=entry, version=version_of(entry), reason="ghi hai lần", at=NOW
    )
    assert (gone.state, gone.withdrawn_reason, gone.withdrawn_by) == (
        "withdrawn",
        "ghi hai lần",
        lan.full_name,
    )


def test_nothing_is_withdrawn_without_a_reason(lan: User, record: Record, union: Unit) -> None:
    entry = record(item(union))
    with pytest.raises(CannotRecord, match="Chưa có lý do"):
        withdraw_entry(actor=actor_of(lan), entry=entry, version=version_of(entry), reason=" ", at=NOW)
