"""Whole plans live a year: given, recorded, bound, typed, and judged as a reckoning from raw rows judges."""

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from songhanh.assignments.actions import Told as Said
from songhanh.assignments.actions import accept_result, give_tasks, report_work
from songhanh.assignments.models import Assignment
from songhanh.assignments.queries.open import list_items_of
from songhanh.assignments.queries.units import list_plan_units
from songhanh.demo.commune import list_sources
from songhanh.demo.dong_ha import FACTS
from songhanh.demo.noted import tell_year
from songhanh.evaluation.actions import Choice, Words, bind_measure, record_remark
from songhanh.evaluation.queries import evaluate_place, to_json
from songhanh.evaluation.queries.bindings import bind_target
from songhanh.indicators.actions import Figure, record_value
from songhanh.indicators.queries import Subject, find_figure, offer
from songhanh.kernel.periods import quarters
from songhanh.people.models import User
from songhanh.places.actions import make_unit
from songhanh.places.models import Place, Unit
from songhanh.plans.models import Item, Plan
from songhanh.registers.actions import close_period, record_entry
from songhanh.registers.demo import Story, fill_registers
from songhanh.registers.models import REGISTERS
from tests.conftest import MAKER, actor_of
from tests.evaluation import raw
from tests.evaluation.conftest import Load, measures_of, targets_of
from tests.registers.conftest import LAST_YEAR, item, line, session
from tests.repo.world import as_docx

pytestmark = pytest.mark.django_db
YEAR = 2026
DAYS = tuple(date(YEAR, *day) for day in ((3, 31), (5, 10), (8, 31), (9, 30), (11, 22), (12, 31)))
WRITTEN = datetime(2027, 1, 8, tzinfo=UTC)
REAL = ("can-loc-2025", "ke-sat-2026", "ke-sat-2026-2030", "nam-gia-nghia-2026", "yen-nghia-2026")
OF_A_PROVINCE = {"son-hai-2026"}  # its tasks go to departments and communes, not to units of a commune
COUNTED = sorted({one["counts"].partition(".")[0] for one in raw.CATALOGUE.values() if one.get("counts")})
OURS = tuple(name for name, _text in list_sources() if name not in OF_A_PROVINCE)


def check(place: Place, year: int, upto: date) -> Counter[str]:
    """Every verdict of a place on a day, beside the one reckoned from raw rows."""
    printed = to_json(place, year, upto, evaluate_place(place, year, upto))
    rows = raw.Rows(place, year)
    items = {str(one.line): one for one in Item.objects.filter(plan__place=place, plan__state="confirmed")}
    for target in printed["targets"]:
        spoken = {index: one["indicator"] or "" for index, one in enumerate(target["measures"])}
        reckoned = raw.judge(rows, items[target["line"]], spoken, upto)
        assert (target["verdict"], target["exceeded"]) == reckoned, (upto, target["text"])
    return Counter(target["verdict"] for target in printed["targets"])


def play(plan: Plan, officer: User, style: int) -> None:
    """Give everything, record a year, close three quarters, bind what can be bound, type figures."""
    units = make_units(plan)
    give(plan, officer, units)
    keep_registers(plan.place, officer, units, style)
    for number, target in enumerate(targets_of(plan)):
        bind(target, officer)
        if measures_of(target):
            for index in range(len(measures_of(target))):
                type_figure(target, index, officer, (number + index + style) % 7)
        elif number % 2:
            words = Words(judgement="met", evidence="Biên bản họp")
            record_remark(actor=actor_of(officer), item=target, year=plan_year(plan), words=words, at=WRITTEN)


def plan_year(plan: Plan) -> int:
    return max(plan.since_year, min(plan.until_year, YEAR))


def make_units(plan: Plan) -> list[Unit]:
    named = [
        (unit.kind, unit.name, unit.relation)
        for unit in list_plan_units(plan, list_items_of([plan]), ())
        if unit.kind not in ("village", "all_agencies")
    ] or [("culture_society_office", "Phòng Văn hóa - Xã hội", "own")]
    named += [("village", f"Tổ dân phố {number}", "own") for number in range(1, 6)]
    return [
        make_unit(actor=MAKER, place=plan.place, kind=kind, name=name[:200], relation=relation, at=LAST_YEAR)
        for kind, name, relation in named
    ]


def give(plan: Plan, officer: User, units: list[Unit]) -> None:
    """Every task that stands under a unit is given to it; one is reported and accepted."""
    items, actor = list_items_of([plan]), actor_of(officer)
    for unit in list_plan_units(plan, items, units):
        tasks = [one for one in items if one.kind == Item.Kind.TASK and one.unit_kind == unit.kind]
        if tasks:
            assert unit.units, unit.name
            give_tasks(
                actor=actor, plan=plan, items=tasks, units=unit.units, year=plan_year(plan), at=WRITTEN
            )
    under = {one.line for one in items if one.kind == Item.Kind.TASK and one.unit_kind}
    assert {one.line for one in Assignment.objects.all()} == under
    task = Assignment.objects.order_by("pk").first()
    if task is not None:
        report_work(actor=actor, task=task, version=task.version, told=Said("Đã xong", True), at=WRITTEN)
        task.refresh_from_db()
        accept_result(actor=actor, task=task, version=task.version, at=WRITTEN)


def keep_registers(place: Place, officer: User, units: list[Unit], style: int) -> None:
    """Texts in every month but one, a session or two in most; the last quarter stays open."""
    villages = [unit for unit in units if unit.kind == "village"]
    year = YEAR
    for month in range(1, 12):
        for number in range(1 if month == 8 else 1 + (month + style) % 3):
            day = date(year, month, 3 + 5 * number)
            channel = "website" if month in (2 + style, 8) else "loudspeaker"
            lines = (line(channel=channel, on_day=day + timedelta(days=number), times=4 + month),)
            told = item(units[0], on_day=day, title=f"Tin {month}.{number}", lines=lines)
            record_entry(
                actor=actor_of(officer),
                register=REGISTERS["communication"],
                place=place,
                told=told,
                at=WRITTEN,
            )
        if month % 4 != 3 - style % 2:
            kind = ("conference", "village_meeting", "thematic")[month % 3]
            reached = tuple(villages[(month + at) % len(villages)] for at in range(1 + style % 2))
            told = session(units[0], on_day=date(year, month, 20), kind=kind, villages=reached)
            record_entry(
                actor=actor_of(officer), register=REGISTERS["sessions"], place=place, told=told, at=WRITTEN
            )
    closed = ["communication", "sessions"]
    if style:  # what the demonstration's commune wrote into all the others
        fill_registers(place, officer=actor_of(officer), story=Story((), (), (), noted=tell_year(FACTS)))
        closed += COUNTED
    close(place, officer, closed, 3 - style % 2)


def close(place: Place, officer: User, registers: Iterable[str], number: int) -> None:
    for register in registers:
        for period in quarters(YEAR)[:number]:
            close_period(
                actor=actor_of(officer), register=REGISTERS[register], place=place, period=period, at=WRITTEN
            )


def bind(target: Item, officer: User) -> None:
    """What nothing sure speaks for, the officer binds to the first that is offered."""
    for index in range(len(measures_of(target))):
        bound = bind_target(target, index)
        offers = offer(target.text, measures_of(target), index)
        if not bound.is_bound and offers and measures_of(target)[index].get("qualifies") is None:
            choice = Choice(indicator=offers[0].indicator, at_least=offers[0].at_least)
            bind_measure(actor=actor_of(officer), item=target, measure=index, choice=choice, at=WRITTEN)


def type_figure(target: Item, index: int, officer: User, manner: int) -> None:
    """Kept, missed, more than kept, nothing arose, by quarters, half-way through the year, or nothing."""
    measure = measures_of(target)[index]
    if measure.get("qualifies") is not None or measure.get("value") is None:
        return
    subject = bind_target(target, index).subject
    if subject.is_counted or find_figure(target.plan.place, subject, str(YEAR)) is not None:
        return
    shift = {0: 0, 1: -1, 2: 1, 4: 0, 5: 0}.get(manner)
    codes = [f"{YEAR}-Q{number}" for number in range(1, 5)] if manner == 4 else [str(YEAR)]
    taken_on = date(YEAR, 6, 20) if manner == 5 else date(YEAR, 12, 20)
    for code in codes:
        if manner == 3 and subject.is_quotient:
            say(target, subject, officer, figure_of(code, None, subject, taken_on))
        elif shift is not None:
            value = max(Decimal(0), Decimal(str(measure["value"])) + shift)
            say(target, subject, officer, figure_of(code, value, subject, taken_on))


def figure_of(code: str, value: Decimal | None, subject: Subject, taken_on: date) -> Figure:
    if value is None:
        return Figure(period=code, state="none_arose", source="Sổ", taken_on=taken_on)
    if not subject.is_quotient:
        return Figure(period=code, value=value, source="Sổ", taken_on=taken_on)
    whole = Decimal(200 * subject.base)
    part = min(value * 200, whole) if subject.kind in ("share", "coverage") else value * 200
    return Figure(period=code, numerator=part, denominator=whole, source="Sổ", taken_on=taken_on)


def say(target: Item, subject: Subject, officer: User, figure: Figure) -> None:
    place = target.plan.place
    known = find_figure(place, subject, figure.period)
    if known is None:
        record_value(actor=actor_of(officer), place=place, subject=subject, figure=figure, at=WRITTEN)


@pytest.mark.shared
@pytest.mark.parametrize("name", REAL)
@pytest.mark.parametrize("style", [0, 1])
def test_a_real_plan_lives_a_year_and_is_judged_as_its_rows_say(
    lan: User, load: Load, shared_plans: Path, name: str, style: int
) -> None:
    plan = load(f"{name}.docx", (shared_plans / f"{name}.docx").read_bytes())
    live(plan, lan, style, targets={"ke-sat-2026-2030": 20, "nam-gia-nghia-2026": 13}.get(name, 0))


@pytest.mark.parametrize("name", OURS)
@pytest.mark.parametrize("style", [0, 1])
def test_a_plan_of_ours_lives_a_year_and_is_judged_as_its_rows_say(
    lan: User, load: Load, name: str, style: int
) -> None:
    plan = load(f"{name}.docx", as_docx(dict(list_sources())[name]))
    live(plan, lan, style, targets=len(targets_of(plan)))


def live(plan: Plan, officer: User, style: int, *, targets: int) -> None:
    assert plan.state == Plan.State.CONFIRMED
    play(plan, officer, style)
    for upto in DAYS:
        assert check(plan.place, YEAR, upto).total() == (targets if plan.until_year >= YEAR else 0)


def test_both_communes_of_the_demonstration_are_judged_as_their_rows_say(demonstration: None) -> None:
    seen: Counter[str] = Counter()
    for code, name, targets in (("99001", "hanh", 49), ("99002", "mai", 18)):
        place = Place.objects.get(code=code)
        for upto in DAYS:
            found = check(place, YEAR, upto)
            assert found.total() == targets
            seen += found
        close(place, User.objects.get(username=name), COUNTED, 3)
        for upto in (DAYS[2], DAYS[3]):
            assert check(place, YEAR, upto).total() == targets
    assert {"met", "not_met", "on_track", "behind", "cannot_say"} <= set(seen)
    heard = {
        spoken for place in Place.objects.filter(code__in=("99001", "99002")) for spoken in speaking(place)
    }
    assert {"own.inspections", "own.petitions", "own.contact_points", "strategy.4.1"} <= heard
    milestones = [
        one.measure for one in evaluate_place(Place.objects.get(code="99001"), YEAR, DAYS[-1])
        for one in one.judged if one.measure.get("by", YEAR) > YEAR and one.verdict in ("on_track", "behind")
    ]  # fmt: skip
    assert milestones  # a way to 2030, walked in 2026


def speaking(place: Place) -> set[str]:
    """Indicators whose number on 30/9 comes from a register that speaks once it is closed."""
    return {
        measure.subject.indicator
        for target in evaluate_place(place, YEAR, DAYS[3])
        for measure in target.judged
        if raw.CATALOGUE.get(measure.subject.indicator, {}).get("counts")
        and any(one.answer.state == "number" and one.figure is None for one in measure.answers)
    }
