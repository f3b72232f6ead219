"""Units and villages through their changes: dated, kept, taken back while nothing rests on them."""

from datetime import date, datetime

import pytest

from songhanh.journal.queries import get_history
from songhanh.people.actions import grant_role
from songhanh.people.models import User
from songhanh.places.actions import (
    Act,
    CannotArrange,
    CannotMakeUnit,
    Sort,
    end_unit,
    make_unit,
    merge_units,
    rename_unit,
    split_unit,
    undo_change,
)
from songhanh.places.models import Change, Place, Unit
from songhanh.places.queries import (
    count_villages,
    list_changes,
    list_villages,
    name_on,
    say_villages,
    trace_villages,
)
from tests.conftest import MAKER, NOW

pytestmark = pytest.mark.django_db
MAY = date(2026, 5, 1)
ACT = Act(MAY, "Nghị quyết 05/NQ-HĐND")


def village(place: Place, name: str, at: datetime = NOW) -> Unit:
    return make_unit(actor=MAKER, place=place, kind="village", name=name, relation="own", at=at)


@pytest.fixture
def villages(commune: Place) -> tuple[Unit, ...]:
    return tuple(village(commune, name) for name in ("Thôn Bến", "Thôn Cồn", "Thôn Đồi"))


def names(place: Place, day: date) -> list[str]:
    return [unit.name for unit in list_villages(place, day)]


def test_a_renamed_village_keeps_what_it_was_called(commune: Place, villages: tuple[Unit, ...]) -> None:
    change = rename_unit(actor=MAKER, unit=villages[0], name="Tổ dân phố Bến", act=ACT, at=NOW)
    unit = Unit.objects.get(pk=villages[0].pk)
    assert (unit.name, unit.search_key) == ("Tổ dân phố Bến", "to dan pho ben")
    assert (name_on(unit, date(2026, 4, 30)), name_on(unit, MAY)) == ("Thôn Bến", "Tổ dân phố Bến")
    assert list_changes(commune)[0].words == "Thôn Bến thành Tổ dân phố Bến"
    assert [act.verb for act in get_history(unit)] == ["places.make_unit", "places.rename_unit"]
    undo_change(actor=MAKER, change=change, at=NOW)
    unit.refresh_from_db()
    assert (unit.name, name_on(unit, MAY)) == ("Thôn Bến", "Thôn Bến")
    assert list_changes(commune)[0].undone_by == "tests"


def test_a_body_becomes_one_of_another_kind_and_relation(commune: Place, villages: tuple[Unit, ...]) -> None:
    """A list may have taken a health station for something else; a village stays a village."""
    unit = make_unit(actor=MAKER, place=commune, kind="other", name="Trạm xá", relation="peer", at=NOW)
    sort = Sort("health_station", "own")
    change = rename_unit(actor=MAKER, unit=unit, name="Trạm xá", sort=sort, act=ACT, at=NOW)
    unit.refresh_from_db()
    assert (unit.kind, unit.relation) == ("health_station", "own")
    assert list_changes(commune)[0].words == (
        "Trạm xá; loại: từ Đơn vị khác sang Trạm Y tế; quan hệ: từ phối hợp sang thuộc Ủy ban nhân dân"
    )
    undo_change(actor=MAKER, change=change, at=NOW)
    unit.refresh_from_db()
    assert (unit.kind, unit.relation) == ("other", "peer")
    with pytest.raises(CannotArrange, match="Thôn không đổi"):
        rename_unit(actor=MAKER, unit=villages[0], name="Đội 1", sort=sort, act=ACT, at=NOW)


def test_merged_villages_end_and_one_begins(commune: Place, villages: tuple[Unit, ...]) -> None:
    merge_units(actor=MAKER, units=villages[:2], name="Thôn Bến Cồn", act=ACT, at=NOW)
    assert names(commune, date(2026, 4, 30)) == ["Thôn Bến", "Thôn Cồn", "Thôn Đồi"]
    assert names(commune, MAY) == ["Thôn Bến Cồn", "Thôn Đồi"]
    whole = Unit.objects.get(name="Thôn Bến Cồn")
    assert {unit.name for unit in whole.predecessors.all()} == {"Thôn Bến", "Thôn Cồn"}
    assert trace_villages(commune, MAY) == {
        whole.pk: {whole.pk},
        villages[0].pk: {whole.pk},
        villages[1].pk: {whole.pk},
        villages[2].pk: {villages[2].pk},
    }
    assert [line.words for line in list_changes(commune, year=2026)] == [
        "Thôn Bến, Thôn Cồn sáp nhập thành Thôn Bến Cồn"
    ]
    assert list_changes(commune, unit=villages[0]) == list_changes(commune, unit=whole)
    assert list_changes(commune, unit=villages[2]) == ()


def test_the_whole_may_bear_the_name_of_a_part(commune: Place, villages: tuple[Unit, ...]) -> None:
    merge_units(actor=MAKER, units=villages[:2], name="thôn bến", act=ACT, at=NOW)
    assert names(commune, MAY) == ["thôn bến", "Thôn Đồi"]
    with pytest.raises(CannotMakeUnit, match="đã có"):
        village(commune, "Thôn Bến")


def test_a_divided_village_was_both(commune: Place, villages: tuple[Unit, ...]) -> None:
    split_unit(actor=MAKER, unit=villages[0], names=["Thôn Bến", "Thôn Bến Mới"], act=ACT, at=NOW)
    assert names(commune, MAY) == ["Thôn Bến", "Thôn Bến Mới", "Thôn Cồn", "Thôn Đồi"]
    new = set(Unit.objects.filter(since=MAY).values_list("pk", flat=True))
    assert trace_villages(commune, MAY)[villages[0].pk] == new
    assert list_changes(commune)[0].words == "Thôn Bến chia thành Thôn Bến, Thôn Bến Mới"


def test_what_was_merged_and_divided_again_is_followed_to_the_end(
    commune: Place, villages: tuple[Unit, ...]
) -> None:
    merge_units(actor=MAKER, units=villages[:2], name="Thôn Bến Cồn", act=Act(date(2026, 2, 1)), at=NOW)
    whole = Unit.objects.get(name="Thôn Bến Cồn")
    split_unit(actor=MAKER, unit=whole, names=["Thôn Đông", "Thôn Tây"], act=ACT, at=NOW)
    new = set(Unit.objects.filter(since=MAY).values_list("pk", flat=True))
    assert trace_villages(commune, MAY)[villages[1].pk] == new
    assert set(trace_villages(commune, date(2026, 3, 1))[villages[1].pk]) == {whole.pk}
    assert [(c.since, c.count) for c in count_villages(commune, 2026)] == [
        (date(2026, 1, 1), 3), (date(2026, 2, 1), 2), (MAY, 3),
    ]  # fmt: skip
    assert say_villages(commune, 2026) == "3 thôn, tổ dân phố; từ 01/02/2026: 2; từ 01/05/2026: 3"
    assert say_villages(commune, 2027) == ""


def test_an_ended_unit_is_no_more_and_comes_back_when_it_is_taken_back(
    commune: Place, villages: tuple[Unit, ...]
) -> None:
    change = end_unit(actor=MAKER, unit=villages[2], act=ACT, at=NOW)
    assert names(commune, MAY) == ["Thôn Bến", "Thôn Cồn"]
    undo_change(actor=MAKER, change=change, at=NOW)
    assert names(commune, MAY) == ["Thôn Bến", "Thôn Cồn", "Thôn Đồi"]
    with pytest.raises(CannotArrange, match="đã được hoàn tác"):
        undo_change(actor=MAKER, change=change, at=NOW)


def test_a_merger_is_taken_back_while_nothing_rests_on_it(commune: Place, villages: tuple[Unit, ...]) -> None:
    change = merge_units(actor=MAKER, units=villages, name="Thôn Lớn", act=ACT, at=NOW)
    undo_change(actor=MAKER, change=change, at=NOW)
    assert names(commune, MAY) == ["Thôn Bến", "Thôn Cồn", "Thôn Đồi"]
    assert not Unit.objects.filter(name="Thôn Lớn").exists()
    assert list_changes(commune)[0].words == "Thôn Bến, Thôn Cồn, Thôn Đồi sáp nhập thành Thôn Lớn"
    assert say_villages(commune, 2026) == ""


def test_a_merger_that_something_rests_on_stays(
    commune: Place, villages: tuple[Unit, ...], minh: User
) -> None:
    change = merge_units(actor=MAKER, units=villages[:2], name="Thôn Lớn", act=ACT, at=NOW)
    whole = Unit.objects.get(name="Thôn Lớn")
    grant_role(actor=MAKER, user=minh, kind="unit_member", place=commune, unit=whole, at=NOW)
    with pytest.raises(CannotArrange, match="“Thôn Lớn” đã có Vai trò"):
        undo_change(actor=MAKER, change=change, at=NOW)
    change.refresh_from_db()
    assert (change.undone_at, change.unit) == (None, whole)
    assert names(commune, MAY) == ["Thôn Đồi", "Thôn Lớn"]


def test_changes_are_taken_back_from_the_latest_on(commune: Place, villages: tuple[Unit, ...]) -> None:
    first = merge_units(actor=MAKER, units=villages[:2], name="Thôn Lớn", act=Act(date(2026, 2, 1)), at=NOW)
    whole = Unit.objects.get(name="Thôn Lớn")
    second = rename_unit(actor=MAKER, unit=whole, name="Thôn Chung", act=ACT, at=NOW)
    with pytest.raises(CannotArrange, match="“Đổi tên, đổi loại” ngày 01/05/2026"):
        undo_change(actor=MAKER, change=first, at=NOW)
    undo_change(actor=MAKER, change=second, at=NOW)
    undo_change(actor=MAKER, change=first, at=NOW)
    assert names(commune, MAY) == ["Thôn Bến", "Thôn Cồn", "Thôn Đồi"]


def test_a_name_taken_meanwhile_stands_in_the_way(commune: Place, villages: tuple[Unit, ...]) -> None:
    change = end_unit(actor=MAKER, unit=villages[0], act=ACT, at=NOW)
    village(commune, "Thôn Bến")
    with pytest.raises(CannotArrange, match="nay đã dùng cho đơn vị khác"):
        undo_change(actor=MAKER, change=change, at=NOW)


@pytest.mark.parametrize(
    ("act", "said"),
    [
        (Act(date(2026, 5, 21)), "Ngày 21/05/2026 chưa đến"),
        (Act(date(2026, 1, 1)), "có từ ngày 01/01/2026"),
        (Act(date(2020, 1, 1)), "có từ ngày 01/01/2026"),
    ],
)
def test_a_day_that_cannot_be_is_refused(
    commune: Place, villages: tuple[Unit, ...], act: Act, said: str
) -> None:
    for attempt in (
        lambda: merge_units(actor=MAKER, units=villages, name="Thôn Lớn", act=act, at=NOW),
        lambda: split_unit(actor=MAKER, unit=villages[0], names=["A", "B"], act=act, at=NOW),
        lambda: rename_unit(actor=MAKER, unit=villages[0], name="Thôn X", act=act, at=NOW),
        lambda: end_unit(actor=MAKER, unit=villages[0], act=act, at=NOW),
    ):
        with pytest.raises(CannotArrange, match=said):
            attempt()
    assert not Change.objects.exists()
    assert Unit.objects.count() == 3


def test_a_merger_needs_two_of_one_kind_that_live(
    commune: Place, other_commune: Place, villages: tuple[Unit, ...], police: Unit
) -> None:
    elsewhere = village(other_commune, "Thôn Khác")
    for units, said in (
        ((villages[0], villages[0]), "ít nhất hai"),
        ((villages[0],), "ít nhất hai"),
        ((villages[0], police), "cùng loại"),
        ((villages[0], elsewhere), "cùng loại"),
    ):
        with pytest.raises(CannotArrange, match=said):
            merge_units(actor=MAKER, units=units, name="Thôn Lớn", act=ACT, at=NOW)
    end_unit(actor=MAKER, unit=villages[0], act=ACT, at=NOW)
    with pytest.raises(CannotArrange, match="đã kết thúc từ ngày 01/05/2026"):
        merge_units(actor=MAKER, units=villages[:2], name="Thôn Lớn", act=ACT, at=NOW)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("", "1 đến 200"), ("12", "không có chữ nào"), ("🌾 🌾", "không có chữ nào"), ("Thôn Đồi", "đã có"),
        ("x" * 201, "200"),
    ],
)  # fmt: skip
def test_a_name_that_is_none_is_refused(
    commune: Place, villages: tuple[Unit, ...], name: str, said: str
) -> None:
    with pytest.raises(CannotArrange, match=said):
        merge_units(actor=MAKER, units=villages[:2], name=name, act=ACT, at=NOW)
    with pytest.raises(CannotArrange, match=said):
        rename_unit(actor=MAKER, unit=villages[0], name=name, act=ACT, at=NOW)
    assert names(commune, MAY) == ["Thôn Bến", "Thôn Cồn", "Thôn Đồi"]


def test_a_village_cannot_be_divided_into_one_or_twice_the_same(
    commune: Place, villages: tuple[Unit, ...]
) -> None:
    for parts in ([], ["Thôn A"], ["Thôn A", "thon a"]):
        with pytest.raises(CannotArrange, match="ít nhất hai tên khác nhau"):
            split_unit(actor=MAKER, unit=villages[0], names=parts, act=ACT, at=NOW)


@pytest.mark.parametrize("name", ["Thôn 🌾 Bến", "<b>Thôn</b>", "Thôn " + "ﬃ" * 190, "Thôn " + "丁" * 190])
def test_names_of_any_letters_are_kept_as_they_are(commune: Place, name: str) -> None:
    assert Unit.objects.get(pk=village(commune, name).pk).name == name
