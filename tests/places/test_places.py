"""Places: who sees which, and what may be opened."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404

from songhanh.journal.queries import get_history
from songhanh.people.models import User
from songhanh.places.access import get_place_for
from songhanh.places.actions import CannotMakeUnit, CannotOpen, make_unit, open_commune, open_fictional
from songhanh.places.models import Place, Unit
from songhanh.places.queries import find_communes, list_places, list_units
from tests.conftest import MAKER, NOW, viewer_of

pytestmark = pytest.mark.django_db


def test_opening_a_commune_opens_its_province_and_the_nation() -> None:
    place = open_commune(actor=MAKER, code="10945", at=NOW)
    assert place.parent is not None
    assert place.parent.parent is not None
    assert (place.full_name, place.parent.full_name, place.parent.parent.code) == (
        "xã Kẻ Sặt",
        "thành phố Hải Phòng",
        "VN",
    )
    assert [act.verb for act in get_history(place)] == ["places.open"]


def test_opening_a_commune_twice_is_once() -> None:
    assert open_commune(actor=MAKER, code="10945", at=NOW) == open_commune(actor=MAKER, code="10945", at=NOW)


@pytest.mark.parametrize("code", ["99001", "31", "", "10945 "])
def test_a_code_that_is_no_commune_is_refused(code: str) -> None:
    with pytest.raises(CannotOpen, match="chọn lại"):
        open_commune(actor=MAKER, code=code, at=NOW)


def test_a_real_code_is_never_used_for_practice() -> None:
    with pytest.raises(CannotOpen, match="có thật"):
        open_fictional(actor=MAKER, code="10945", kind="xã", name="Kẻ Sặt", parent=None, at=NOW)


def test_a_place_is_seen_from_itself_and_from_above(
    lan: User, hoa: User, dung: User, commune: Place, other_commune: Place, province: Place
) -> None:
    assert [p.code for p in list_places(viewer_of(lan))] == ["99001"]
    assert [p.code for p in list_places(viewer_of(dung))] == ["99", "99002", "99001"]
    assert get_place_for(viewer_of(dung), "99001") == commune
    for code in ("99002", "99", "12345"):
        with pytest.raises(Http404):
            get_place_for(viewer_of(lan), code)


def test_the_units_of_a_place_stand_in_vietnamese_order(lan: User, hoa: User, commune: Place) -> None:
    for name in ("Đoàn Thanh niên", "Trạm Y tế", "Ban Chỉ huy Quân sự", "Thôn 10", "Thôn 2"):
        make_unit(actor=MAKER, place=commune, kind="other", name=name, relation="own", at=NOW)
    names = [unit.name for unit in list_units(viewer_of(lan), commune, NOW.date())]
    assert names == ["Ban Chỉ huy Quân sự", "Đoàn Thanh niên", "Thôn 2", "Thôn 10", "Trạm Y tế"]
    assert list_units(viewer_of(hoa), commune, NOW.date()) == ()


@pytest.mark.parametrize("name", ["", "  ", "x" * 201])
def test_a_unit_without_a_fitting_name_is_refused(commune: Place, name: str) -> None:
    with pytest.raises(CannotMakeUnit, match="1 đến 200"):
        make_unit(actor=MAKER, place=commune, kind="other", name=name, relation="own", at=NOW)


def test_two_living_units_differ_by_more_than_dau(commune: Place) -> None:
    make_unit(actor=MAKER, place=commune, kind="village", name="Thôn Bến Vạn", relation="own", at=NOW)
    with pytest.raises(CannotMakeUnit, match="đã có"):
        make_unit(actor=MAKER, place=commune, kind="village", name="thon  BEN VAN", relation="own", at=NOW)


def test_a_unit_ends_after_it_begins(commune: Place) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Unit.objects.create(
            place=commune,
            kind="other",
            name="x",
            relation="own",
            since=date(2026, 1, 2),
            until=date(2026, 1, 2),
        )


def test_a_commune_is_found_without_dau() -> None:
    found = find_communes("ke sat")
    assert (found[0].code, found[0].title, found[0].province) == ("10945", "Xã Kẻ Sặt", "Thành phố Hải Phòng")
    assert find_communes("") == ()
    assert find_communes("   ") == ()
