"""A kind is its declaration: two that only tests have are written, corrected, ended, settled and counted."""

from datetime import date
from typing import Any

import pytest

from songhanh.journal.actor import Scope, Viewer
from songhanh.journal.models import Entry as JournalLine
from songhanh.kernel.periods import quarters
from songhanh.people.models import User
from songhanh.places.models import Place, Unit
from songhanh.registers.actions import (
    CannotRecord,
    NeedsExplanation,
    close_period,
    correct_entry,
    end_entry,
    record_entry,
    settle_entry,
    version_of,
    withdraw_entry,
)
from songhanh.registers.counts import (
    count,
    count_standing,
    count_units_standing,
    list_standing,
)
from songhanh.registers.kinds.base import Entry, Register
from songhanh.registers.queries.entries import say_facts
from songhanh.registers.queries.open import list_open_by_day, list_open_of
from songhanh.ui.versions import Conflict
from tests.conftest import NOW, actor_of
from tests.registers.kinds import ask, helper, visit

pytestmark = pytest.mark.django_db
YEAR = {"since": date(2026, 1, 1), "until": date(2027, 1, 1)}


@pytest.fixture
def write(commune: Place, lan: User) -> Any:
    def _write(register: Register, told: Any, **about: Any) -> Entry:
        return record_entry(actor=actor_of(lan), register=register, place=commune, told=told, at=NOW, **about)

    return _write


def viewer_of(place: Place, role: str = "officer") -> Viewer:
    return Viewer(1, (Scope(role, place.code, None),))


def test_figures_narrow_add_and_count_lines(added: Any, write: Any, commune: Place, union: Unit) -> None:
    visits, _ = added
    write(visits, visit(union))
    met = ask(met_on=date(2026, 5, 16), met_how="đã sửa")
    write(visits, visit(union, title="Khác", mood="calm", spent=500_000, lines=(ask(), met)))
    told = {
        code: count(f"visits.{code}", place=commune, **YEAR) for code in ("visits", "glad", "asks", "met")
    }
    assert told == {"visits": 2, "glad": 1, "asks": 3, "met": 1}
    assert count("visits.spent", place=commune, **YEAR) == 2_000_000
    narrowed = [
        count("visits.visits", place=commune, **YEAR, where=where)
        for where in ({"mood": "calm"}, {"gifts": "rice,books"}, {"was_told": "yes"}, {"not_split": "no"})
    ]
    assert narrowed == [1, 2, 0, 2]


@pytest.mark.parametrize(
    ("changes", "column", "sentence"),
    [
        ({"persons_poor": 21}, "persons_poor", "“Hộ nghèo” (21) lớn hơn “Tổng số” (20)"),
        ({"spent": 2_000_000_000}, "spent", "“Kinh phí” là 2.000.000.000, nhiều hơn 1.000.000.000."),
        ({"lines": (ask(met_on=date(2026, 5, 14)),)}, "asks-0-met_on", "trước “Hạn” (15/05/2026)"),
        ({"lines": (ask(met_on=date(2026, 6, 1)),)}, "asks-0-met_on", "Ngày 01/06/2026 chưa đến"),
    ],
)  # fmt: skip
def test_what_does_not_hold_together_is_named(
    added: Any, write: Any, union: Unit, changes: dict[str, Any], column: str, sentence: str
) -> None:
    with pytest.raises(CannotRecord, match=r"Hãy|chưa đến|nhiều hơn") as refusal:
        write(added[0], visit(union, **changes))
    assert (refusal.value.column, sentence in str(refusal.value)) == (column, True)
    assert not isinstance(refusal.value, NeedsExplanation)
    assert not added[0].model.objects.exists()


def test_what_looks_odd_passes_with_a_line_that_explains_it(added: Any, write: Any, union: Unit) -> None:
    visits, _ = added
    write(visits, visit(union, on_day=date(2026, 2, 5), persons_total=5, persons_women=5))
    many = {"persons_total": 80, "persons_women": 50}
    with pytest.raises(NeedsExplanation, match="“Tổng số” là 80, gấp 16 lần kỳ trước") as refusal:
        write(visits, visit(union, **many))
    assert refusal.value.column == "persons_total"
    entry = write(visits, visit(union, **many, explanation="Có  thêm ba thôn"))
    assert entry.explanation == "Có thêm ba thôn"


def test_one_person_twice_has_to_be_explained(added: Any, write: Any, union: Unit) -> None:
    _, helpers = added
    first = write(helpers, helper(union))
    with pytest.raises(NeedsExplanation, match="Sổ đã có “Nguyễn Thị Mẫu”, ghi từ ngày 01/09/2025"):
        write(helpers, helper(union))
    assert write(helpers, helper(union, explanation="Trùng họ tên")).pk != first.pk


def test_what_lasts_is_counted_on_a_day(
    added: Any, write: Any, commune: Place, lan: User, union: Unit, villages: tuple[Unit, ...]
) -> None:
    _, helpers = added
    write(helpers, helper(union, villages=villages[:2]))
    other = write(helpers, helper(union, name="Trần Văn Thử", sex="male", on_day=date(2026, 2, 1)))
    end = {"actor": actor_of(lan), "entry": other, "reason": "chuyển nơi ở", "at": NOW}
    end_entry(version=version_of(other), until=date(2026, 4, 1), **end)
    days = [date(2025, 8, 31), date(2025, 9, 1), date(2026, 3, 31), date(2026, 4, 1)]
    assert [count_standing("helpers.people", place=commune, on_day=day) for day in days] == [0, 1, 2, 1]
    assert count_standing("helpers.women", place=commune, on_day=days[2]) == 1
    assert [x.text for x in list_standing("helpers.people", place=commune, on_day=days[3])] == [
        "Nguyễn Thị Mẫu"
    ]
    assert count("helpers.people", place=commune, **YEAR) == 1
    assert count_units_standing("helpers.people", place=commune, on_day=days[3]) == 2
    with pytest.raises(ValueError, match="does not last"):
        count_standing("visits.visits", place=commune, on_day=days[3])


def test_an_end_is_written_once_in_time_and_by_one(
    added: Any, write: Any, commune: Place, lan: User, union: Unit
) -> None:
    entry = write(added[1], helper(union, on_day=date(2026, 1, 5)))
    seen, about = version_of(entry), {"actor": actor_of(lan), "entry": entry, "reason": "nghỉ", "at": NOW}
    for until, sentence in ((date(2026, 1, 5), "phải sau ngày bắt đầu"), (date(2026, 5, 21), "chưa đến")):
        with pytest.raises(CannotRecord, match=sentence):
            end_entry(version=seen, until=until, **about)
    close_period(actor=actor_of(lan), register=added[1], place=commune, period=quarters(2026)[0], at=NOW)
    with pytest.raises(CannotRecord, match="đã chốt"):
        end_entry(version=seen, until=date(2026, 3, 1), **about)
    end_entry(version=seen, until=date(2026, 5, 1), **about)
    with pytest.raises(Conflict):
        end_entry(version=seen, until=date(2026, 5, 2), **about)
    entry.refresh_from_db()
    with pytest.raises(CannotRecord, match="Đã ghi kết thúc rồi"):
        end_entry(version=version_of(entry), until=date(2026, 5, 2), **about)


@pytest.mark.parametrize(
    ("changes", "is_refused"),
    [
        ({"sex": "male"}, True),  # a woman less in the quarter that was closed
        ({"on_day": date(2026, 4, 10)}, True),  # in nobody's eyes there in March
        ({"until": date(2026, 2, 1)}, True),
        ({"name": "Nguyễn Thị Mẫn", "note": "viết nhầm tên"}, False),
        ({"on_day": date(2025, 11, 3)}, False),  # there in March, then as now
        ({"until": date(2026, 4, 10)}, False),
    ],
)
def test_a_correction_does_not_change_what_was_closed_between_beginning_and_end(
    added: Any, write: Any, commune: Place, lan: User, union: Unit, changes: dict[str, Any], is_refused: bool
) -> None:
    entry = write(added[1], helper(union))
    close_period(actor=actor_of(lan), register=added[1], place=commune, period=quarters(2026)[0], at=NOW)
    about = {"actor": actor_of(lan), "entry": entry, "version": version_of(entry), "at": NOW}
    if not is_refused:
        assert correct_entry(told=helper(union, **changes), reason="nhầm", **about).corrects == entry
        return
    with pytest.raises(CannotRecord, match="Sổ quý I năm 2026 đã chốt"):
        correct_entry(told=helper(union, **changes), reason="nhầm", **about)


def test_nobody_is_added_to_a_closed_quarter_or_taken_out_of_it(
    added: Any, write: Any, commune: Place, lan: User, union: Unit
) -> None:
    entry = write(added[1], helper(union))
    close_period(actor=actor_of(lan), register=added[1], place=commune, period=quarters(2026)[0], at=NOW)
    with pytest.raises(CannotRecord, match="Sổ quý I năm 2026 đã chốt"):
        write(added[1], helper(union, name="Trần Thị Sót"))
    with pytest.raises(CannotRecord, match="Sổ quý I năm 2026 đã chốt"):
        withdraw_entry(actor=actor_of(lan), entry=entry, version=version_of(entry), reason="ghi nhầm", at=NOW)
    assert write(added[1], helper(union, name="Trần Thị Mới", on_day=date(2026, 4, 1))).pk


def test_what_waits_is_listed_until_it_is_settled(
    added: Any, write: Any, commune: Place, lan: User, union: Unit
) -> None:
    visits, _ = added
    entry = write(visits, visit(union, lines=(ask(), ask(wish="Mở lớp", due_on=None))))
    close_period(actor=actor_of(lan), register=visits, place=commune, period=quarters(2026)[0], at=NOW)
    first, second = list_open_of(viewer_of(commune), commune, [visits])
    assert (first.text, first.due_on, first.is_late(NOW.date()), second.text) == (
        "Sửa giếng", date(2026, 5, 15), True, "Mở lớp",
    )  # fmt: skip
    late, due, later = list_open_by_day(viewer_of(commune), commune, (NOW.date(), NOW.date()), most=1)
    assert ((late.lines, late.count), due.count, later.lines) == (((first,), 1), 0, (second,))
    others = list_open_by_day(
        viewer_of(commune), commune, (NOW.date(), NOW.date()), most=1, own=({union.pk + 1000}, ())
    )
    assert [group.count for group in others] == [0, 0, 0]
    about = {"actor": actor_of(lan), "entry": entry, "at": NOW}
    with pytest.raises(CannotRecord, match="Còn thiếu: Ngày đáp ứng"):
        settle_entry(version=version_of(entry), filled={1: {"met_on": None, "met_how": "x"}}, **about)
    filled = {1: {"met_on": date(2026, 5, 18), "met_how": "đã sửa"}}
    settled = settle_entry(version=version_of(entry), filled=filled, **about)
    assert [x.text for x in list_open_of(viewer_of(commune), commune, [visits])] == ["Mở lớp"]
    with pytest.raises(CannotRecord, match="đã được ghi"):
        settle_entry(version=version_of(settled), filled=filled, **about)
    assert visits.model.objects.count() == 1


def test_what_is_walled_is_shown_to_those_who_may_and_stands_nowhere_else(
    added: Any, write: Any, commune: Place, lan: User, union: Unit
) -> None:
    visits, _ = added
    entry = write(visits, visit(union, whisperer="Người Kín Tiếng"))
    assert ("Người mách", "Người Kín Tiếng") in say_facts(visits, entry, frozenset())
    assert "Người Kín Tiếng" not in str(say_facts(visits, entry, frozenset({"whisperer"})))
    assert "kin tieng" not in entry.search_key
    told = visit(union, whisperer="Người Khác")
    correct_entry(
        actor=actor_of(lan), entry=entry, version=version_of(entry), told=told, reason="nhầm", at=NOW
    )
    assert not [line for line in JournalLine.objects.all() if "Kín" in str(vars(line))]


def test_a_walled_column_that_would_be_shown_is_no_declaration(added: Any) -> None:
    with pytest.raises(ValueError, match="is walled and would be shown"):
        type(added[0].columns[0])(name="x", label="x", listed=True, walled="registers.walled")
