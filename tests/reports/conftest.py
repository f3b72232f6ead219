"""A commune with a plan in force, a few entries, tasks and figures: enough to report on."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest

from songhanh.assignments.actions import Part, Told, accept_result, give_task, report_work
from songhanh.assignments.models import Assignment
from songhanh.assignments.queries.open import version_of_line
from songhanh.evaluation.actions import Words, record_remark
from songhanh.evaluation.queries.bindings import bind_target
from songhanh.indicators.actions import Figure, record_value
from songhanh.indicators.models import Value
from songhanh.journal.actor import Actor
from songhanh.people.models import User
from songhanh.places.actions import make_unit
from songhanh.places.models import Place, Unit
from songhanh.plans.models import Item, Plan
from songhanh.registers.actions import record_entry
from songhanh.registers.models import REGISTERS
from songhanh.reports.actions import start_report
from songhanh.reports.models import Report
from tests.conftest import NOW, actor_of
from tests.plans.factories import make_confirmed
from tests.registers.conftest import item, line, session


@dataclass(frozen=True)
class Year:
    """What happened until May."""

    place: Place
    plan: Plan
    officer: Actor
    police: Unit
    figure: Value


@pytest.fixture
def year(commune: Place, lan: User, police: Unit) -> Year:
    officer = actor_of(lan)
    plan = make_confirmed(commune, officer, NOW)
    villages = [
        make_unit(actor=officer, place=commune, kind="village", name=f"Thôn {name}", relation="own", at=NOW)
        for name in ("Bến Vạn", "Cồn Dâu")
    ]
    told = item(police, lines=[line(times=6), line(channel="website", times=1)], occasion="womens_day")
    record_entry(actor=officer, register=REGISTERS["communication"], place=commune, told=told, at=NOW)
    held = session(police, persons_total=40, persons_women=25, villages=(villages[0],))
    record_entry(actor=officer, register=REGISTERS["sessions"], place=commune, told=held, at=NOW)
    do_task(plan, police, officer)
    return Year(commune, plan, officer, police, say(plan, officer))


def do_task(plan: Plan, unit: Unit, actor: Actor) -> None:
    """One task given, reported and accepted."""
    task = plan.items.filter(kind="task").exclude(state="dropped").order_by("position", "pk")[0]
    parts = [Part("Mở lớp tập huấn cho trưởng thôn", (unit,), date(2026, 5, 1))]
    (given,) = give_task(actor=actor, item=task, parts=parts, version=version_of_line(task), at=NOW)
    report_work(
        actor=actor, task=given, version=1, told=Told("Đã mở lớp cho 42 người.", is_result=True), at=NOW
    )
    given = Assignment.objects.get(pk=given.pk)
    if given.state == Assignment.State.REPORTED:
        accept_result(actor=actor, task=given, version=given.version, at=NOW)


def say(plan: Plan, actor: Actor) -> Value:
    """A share, both numbers of it, and what the office has to say of its target."""
    share = plan.items.get(kind="target", text__startswith="100% thôn")
    figure = Figure(
        period="2026", numerator=Decimal(1), denominator=Decimal(2), source="Sổ", taken_on=date(2026, 5, 1)
    )
    value = record_value(
        actor=actor, place=plan.place, subject=bind_target(share, 0).subject, figure=figure, at=NOW
    )
    words = Words(cause="Một thôn vừa sáp nhập", proposal="Bầu đầu mối mới", proposal_kind="solution")
    record_remark(actor=actor, item=share, year=2026, words=words, at=NOW)
    return value


def target(plan: Plan, words: str) -> Item:
    return plan.items.get(kind="target", text__startswith=words)


@pytest.fixture
def draft(year: Year) -> Report:
    """The year's report, begun."""
    return start_report(actor=year.officer, place=year.place, kind="annual", year=2026, at=NOW)
