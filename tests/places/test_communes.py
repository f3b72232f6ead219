"""Communes through their changes: names, kinds, provinces, mergers, divisions, each on a day."""

from datetime import UTC, date, datetime

import pytest

from songhanh.catalogue import places as national
from songhanh.journal.queries import get_history
from songhanh.people.models import User
from songhanh.places.actions import (
    Act,
    CannotArrange,
    Naming,
    follow_national_list,
    make_unit,
    merge_places,
    move_place,
    open_commune,
    open_fictional,
    rename_place,
    set_agency_code,
    split_place,
    undo_change,
)
from songhanh.places.models import Change, Place, Unit
from songhanh.places.queries import (
    list_changes,
    list_places,
    list_places_within,
    list_villages,
    name_on,
    say_places_within,
    trace_villages,
)
from tests.conftest import MAKER, NOW, viewer_of

pytestmark = pytest.mark.django_db
MAY = date(2026, 5, 1)
BEFORE = date(2026, 4, 30)
ACT = Act(MAY, "Nghị quyết 12/NQ-UBTVQH")
AS_IT_IS = Naming("Đồng Hạ", "xã")


def village(place: Place, name: str) -> Unit:
    return make_unit(actor=MAKER, place=place, kind="village", name=name, relation="own", at=NOW)


@pytest.fixture
def villages(commune: Place, other_commune: Place) -> tuple[Unit, ...]:
    return (village(commune, "Thôn 1"), village(commune, "Thôn 2"), village(other_commune, "Thôn 1"))


def names(place: Place, day: date) -> list[str]:
    return [unit.name for unit in list_villages(place, day)]


def test_a_commune_becomes_a_ward_of_another_name(commune: Place) -> None:
    change = rename_place(actor=MAKER, place=commune, name="Đồng Thượng", kind="phường", act=ACT, at=NOW)
    commune.refresh_from_db()
    assert (commune.full_name, commune.search_key) == ("phường Đồng Thượng", "phuong dong thuong")
    assert (name_on(commune, BEFORE), name_on(commune, MAY)) == ("xã Đồng Hạ", "phường Đồng Thượng")
    assert list_changes(commune)[0].words == "xã Đồng Hạ thành phường Đồng Thượng"
    assert get_history(commune)[-1].verb == "places.rename"
    undo_change(actor=MAKER, change=change, at=NOW)
    commune.refresh_from_db()
    assert (commune.full_name, name_on(commune, MAY)) == ("xã Đồng Hạ", "xã Đồng Hạ")


def test_a_province_becomes_a_city(province: Place) -> None:
    rename_place(actor=MAKER, place=province, name="Sơn Hải", kind="thành phố", act=ACT, at=NOW)
    province.refresh_from_db()
    assert (province.full_name, name_on(province, BEFORE)) == ("thành phố Sơn Hải", "tỉnh Sơn Hải")
    with pytest.raises(CannotArrange, match="chọn lại loại"):
        rename_place(actor=MAKER, place=province, name="Sơn Hải", kind="xã", act=ACT, at=NOW)


def test_a_commune_moves_to_another_province(commune: Place, dung: User) -> None:
    other = open_fictional(actor=MAKER, code="98", kind="tỉnh", name="Thượng Giang", parent=None, at=NOW)
    change = move_place(actor=MAKER, place=commune, province=other, act=ACT, at=NOW)
    commune.refresh_from_db()
    assert commune.parent == other
    assert "99001" not in [place.code for place in list_places(viewer_of(dung))]
    assert list_changes(commune)[0].words == "Từ tỉnh Sơn Hải sang tỉnh Thượng Giang"
    with pytest.raises(CannotArrange, match="đang thuộc tỉnh này"):
        move_place(actor=MAKER, place=commune, province=other, act=ACT, at=NOW)
    undo_change(actor=MAKER, change=change, at=NOW)
    assert "99001" in [place.code for place in list_places(viewer_of(dung))]


def test_a_merged_commune_lies_in_the_other_with_its_villages(
    commune: Place, other_commune: Place, villages: tuple[Unit, ...], police: Unit
) -> None:
    office = make_unit(
        actor=MAKER, place=other_commune, kind="police", name="Công an", relation="vertical", at=NOW
    )
    merge_places(
        actor=MAKER, into=commune, parts=[other_commune], named=Naming("Hạ Tầm", "phường"), act=ACT, at=NOW
    )
    commune.refresh_from_db()
    other_commune.refresh_from_db()
    assert (commune.full_name, other_commune.until) == ("phường Hạ Tầm", MAY)
    assert names(commune, BEFORE) == ["Thôn 1", "Thôn 2"]
    assert names(commune, MAY) == ["Thôn 1", "Thôn 1 (Bến Tầm)", "Thôn 2"]
    assert (names(other_commune, BEFORE), names(other_commune, MAY)) == (["Thôn 1"], [])
    office.refresh_from_db()
    assert office.until == MAY
    assert list_places_within(commune, BEFORE) == (commune,)
    assert list_places_within(commune, MAY) == (commune, other_commune)
    assert say_places_within(commune, MAY) == "phường Bến Tầm (01/05/2026)"
    moved = Unit.objects.get(name="Thôn 1 (Bến Tầm)")
    assert trace_villages(commune, MAY)[villages[2].pk] == {moved.pk}
    assert name_on(commune, BEFORE) == "xã Đồng Hạ"
    words = "phường Bến Tầm sáp nhập vào phường Hạ Tầm"
    assert [line.words for line in list_changes(commune)] == [words]
    assert [line.words for line in list_changes(other_commune)] == [words]
    assert [act.verb for act in get_history(other_commune)] == ["places.open", "places.merged"]


def test_who_works_in_the_whole_reads_what_was_merged_into_it(
    commune: Place, other_commune: Place, lan: User, hoa: User
) -> None:
    assert [place.code for place in list_places(viewer_of(lan))] == ["99001"]
    merge_places(actor=MAKER, into=commune, parts=[other_commune], named=AS_IT_IS, act=ACT, at=NOW)
    assert {place.code for place in list_places(viewer_of(lan))} == {"99001", "99002"}
    assert [place.code for place in list_places(viewer_of(hoa))] == ["99002"]


def test_a_merger_of_communes_is_taken_back(
    commune: Place, other_commune: Place, villages: tuple[Unit, ...]
) -> None:
    change = merge_places(
        actor=MAKER, into=commune, parts=[other_commune], named=Naming("Hạ Tầm", "xã"), act=ACT, at=NOW
    )
    undo_change(actor=MAKER, change=change, at=NOW)
    commune.refresh_from_db()
    other_commune.refresh_from_db()
    assert (commune.full_name, other_commune.until) == ("xã Đồng Hạ", None)
    assert (names(commune, MAY), names(other_commune, MAY)) == (["Thôn 1", "Thôn 2"], ["Thôn 1"])
    assert list_places_within(commune, MAY) == (commune,)


def test_a_merger_whose_villages_have_work_stays(
    commune: Place, other_commune: Place, villages: tuple[Unit, ...], minh: User
) -> None:
    change = merge_places(actor=MAKER, into=commune, parts=[other_commune], named=AS_IT_IS, act=ACT, at=NOW)
    moved = Unit.objects.get(name="Thôn 1 (Bến Tầm)")
    minh.roles.create(kind="unit_member", place=commune, unit=moved, since=MAY)
    with pytest.raises(CannotArrange, match="đã có Vai trò"):
        undo_change(actor=MAKER, change=change, at=NOW)
    other_commune.refresh_from_db()
    assert other_commune.until == MAY


def test_a_commune_is_not_merged_with_itself(commune: Place, other_commune: Place, province: Place) -> None:
    for parts in ([], [commune], [commune, other_commune]):
        with pytest.raises(CannotArrange, match="với chính nó"):
            merge_places(actor=MAKER, into=commune, parts=parts, named=AS_IT_IS, act=ACT, at=NOW)
    with pytest.raises(CannotArrange, match="Chỉ sáp nhập được"):
        merge_places(actor=MAKER, into=commune, parts=[province], named=AS_IT_IS, act=ACT, at=NOW)
    act = Act(date(2026, 5, 21))
    with pytest.raises(CannotArrange, match="chưa đến"):
        merge_places(actor=MAKER, into=commune, parts=[other_commune], named=AS_IT_IS, act=act, at=NOW)
    assert not Change.objects.exists()


def test_two_communes_of_one_name_are_apart_by_their_provinces(commune: Place, other_commune: Place) -> None:
    with pytest.raises(CannotArrange, match="Trong tỉnh đã có xã Đồng Hạ"):
        rename_place(actor=MAKER, place=other_commune, name="Đồng Hạ", kind="xã", act=ACT, at=NOW)
    far = open_fictional(actor=MAKER, code="98", kind="tỉnh", name="Thượng Giang", parent=None, at=NOW)
    twin = open_fictional(actor=MAKER, code="98001", kind="xã", name="Đồng Hạ", parent=far, at=NOW)
    assert twin.full_name == commune.full_name


def test_a_commune_is_divided(commune: Place, villages: tuple[Unit, ...]) -> None:
    change = split_place(
        actor=MAKER, place=commune, villages=villages[:1], named=Naming("Đồng Mới", "xã", "99003"),
        act=ACT, at=NOW,
    )  # fmt: skip
    new = Place.objects.get(code="99003")
    assert (names(commune, BEFORE), names(commune, MAY)) == (["Thôn 1", "Thôn 2"], ["Thôn 2"])
    assert (names(new, BEFORE), names(new, MAY)) == ([], ["Thôn 1"])
    assert set(trace_villages(new, MAY)) >= {villages[0].pk}
    assert list_changes(new)[0].words == "xã Đồng Mới tách ra từ xã Đồng Hạ"
    undo_change(actor=MAKER, change=change, at=NOW)
    assert (names(commune, MAY), Place.objects.filter(code="99003").exists()) == (["Thôn 1", "Thôn 2"], False)


def test_a_division_needs_villages_on_both_sides_and_a_free_code(
    commune: Place, villages: tuple[Unit, ...]
) -> None:
    for chosen, code, said in (
        ((), "99003", "để lại ít nhất một thôn"),
        (villages[:2], "99003", "để lại ít nhất một thôn"),
        (villages[2:], "99003", "để lại ít nhất một thôn"),
        (villages[:1], "99002", "đã dùng"),
        (villages[:1], "10945", "đã dùng"),
        (villages[:1], "9900", "5 chữ số"),
        (villages[:1], "９９００３", "5 chữ số"),
    ):
        with pytest.raises(CannotArrange, match=said):
            split_place(
                actor=MAKER, place=commune, villages=chosen, named=Naming("Đồng Mới", "xã", code),
                act=ACT, at=NOW,
            )  # fmt: skip
    assert names(commune, MAY) == ["Thôn 1", "Thôn 2"]


@pytest.mark.parametrize("name", ["", "🌾", "x" * 101])
def test_a_commune_needs_a_name(commune: Place, name: str) -> None:
    with pytest.raises(CannotArrange, match="1 đến 100"):
        rename_place(actor=MAKER, place=commune, name=name, kind="xã", act=ACT, at=NOW)


def test_an_agency_code_is_kept_as_it_was_typed(commune: Place) -> None:
    set_agency_code(actor=MAKER, place=commune, code=" 000.00.12.H40 ", at=NOW)
    commune.refresh_from_db()
    assert commune.agency_code == "000.00.12.H40"
    with pytest.raises(CannotArrange, match="35"):
        set_agency_code(actor=MAKER, place=commune, code="x" * 36, at=NOW)


def test_the_lists_own_changes_come_with_the_place() -> None:
    ward = open_commune(actor=MAKER, code="07294", at=datetime(2026, 10, 1, tzinfo=UTC))
    assert (ward.kind, name_on(ward, date(2026, 9, 19)).split()[0]) == ("phường", "xã")
    assert ward.parent is not None
    assert name_on(ward.parent, date(2026, 9, 19)) == "tỉnh Bắc Ninh"
    assert [line.source for line in list_changes(ward)] == ["388/NQ-UBTVQH16"]


def test_opened_places_follow_a_newer_list(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(national, "changes", lambda: ())
    place = open_commune(actor=MAKER, code="10945", at=NOW)
    newer = (national.Change("10945", "xã", "phường", MAY, "1/NQ-UBTVQH"),)
    monkeypatch.setattr(national, "changes", lambda: newer)
    assert follow_national_list(actor=MAKER, at=datetime(2026, 4, 1, tzinfo=UTC)) == 0
    assert follow_national_list(actor=MAKER, at=NOW) == 1
    assert follow_national_list(actor=MAKER, at=NOW) == 0
    place.refresh_from_db()
    assert (place.kind, name_on(place, BEFORE)) == ("phường", "xã Kẻ Sặt")
    assert get_history(place)[-1].verb == "places.follow_list"
