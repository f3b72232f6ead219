"""Whom a plan means: by kind and name, as somebody said, made in one click."""

import pytest

from songhanh.assignments.actions import CannotMatch, make_meant_unit, match_units
from songhanh.assignments.queries.open import list_items_of
from songhanh.assignments.queries.units import PlanUnit, guess_units, list_plan_units, list_units_of_year
from songhanh.people.models import User
from songhanh.places.models import Place, Unit
from songhanh.plans.models import Plan
from songhanh.ui.versions import Conflict
from tests.conftest import NOW, actor_of, viewer_of

pytestmark = pytest.mark.django_db


def meant(lan: User, plan: Plan) -> dict[str, PlanUnit]:
    units = list_units_of_year(viewer_of(lan), plan.place, 2026)
    return {unit.kind: unit for unit in list_plan_units(plan, list_items_of([plan]), units)}


def test_units_are_matched_by_their_kind(lan: User, plan: Plan, police: Unit) -> None:
    found = meant(lan, plan)
    assert found["police"].units == (police,)
    assert (found["culture_society_office"].units, found["culture_society_office"].tasks) == ((), 2)


def test_a_name_tells_between_units_of_a_kind(villages: tuple[Unit, ...], police: Unit, office: Unit) -> None:
    assert guess_units("village", ["thôn gò cát"], villages) == villages[2:]
    assert guess_units("village", ["các thôn"], villages) == villages
    assert guess_units("all_agencies", [], [*villages, police, office]) == (police, office)
    assert guess_units("other", ["Công an xã"], [police, office]) == (police,)
    assert guess_units("other", ["Ai đó"], [police, office]) == ()


def test_what_somebody_said_holds_and_is_said_by_one_at_a_time(
    lan: User, plan: Plan, police: Unit, office: Unit
) -> None:
    match_units(actor=actor_of(lan), plan=plan, kind="police", units=[office], version=0, at=NOW)
    found = meant(lan, plan)["police"]
    assert (found.units, found.is_chosen, found.version) == ((office,), True, 1)
    with pytest.raises(Conflict):
        match_units(actor=actor_of(lan), plan=plan, kind="police", units=[police], version=0, at=NOW)
    match_units(actor=actor_of(lan), plan=plan, kind="police", units=[police], version=1, at=NOW)
    assert meant(lan, plan)["police"].units == (police,)


def test_a_unit_that_is_not_there_is_made_with_its_relation(lan: User, plan: Plan) -> None:
    name = meant(lan, plan)["culture_society_office"].name
    about = {"actor": actor_of(lan), "plan": plan, "kind": "culture_society_office", "name": name, "at": NOW}
    unit = make_meant_unit(version=0, **about)
    assert (unit.name, unit.relation) == ("Phòng Văn hóa - Xã hội", "own")
    assert meant(lan, plan)["culture_society_office"].units == (unit,)
    with pytest.raises(CannotMatch, match="đã có"):
        make_meant_unit(version=1, **about)


def test_units_of_others_are_not_meant(lan: User, plan: Plan, other_commune: Place) -> None:
    stranger = Unit.objects.create(
        place=other_commune, kind="police", name="Công an phường", relation="vertical", since=NOW.date()
    )
    with pytest.raises(CannotMatch, match="không thuộc"):
        match_units(actor=actor_of(lan), plan=plan, kind="police", units=[stranger], version=0, at=NOW)
