"""Verdicts on whole plans are those that a plain reckoning gives, whatever the figures."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from songhanh.evaluation.models import Binding
from songhanh.evaluation.queries import TargetVerdict, evaluate_place
from songhanh.evaluation.queries.bindings import bind_target
from songhanh.indicators.models import Value
from songhanh.indicators.queries import Subject
from songhanh.places.models import Place
from songhanh.plans.models import Item, Plan
from tests.conftest import NOW
from tests.evaluation import naive
from tests.evaluation.conftest import Load, measures_of, targets_of

pytestmark = pytest.mark.django_db
DAYS = (date(2026, 2, 10), date(2026, 3, 31), date(2026, 7, 15), date(2026, 9, 30), date(2026, 12, 31))
Key = tuple[tuple[str, str, int], str]
Asked = dict[Key, tuple[Subject, Mapping[str, Any]]]


def unbind_registers(place: Place, items: list[Item]) -> None:
    """What a register would count is typed here: what registers give is tried by itself."""
    for item in items:
        for index, measure in enumerate(measures_of(item)):
            if measure.get("qualifies") is None and bind_target(item, index).subject.is_counted:
                Binding.objects.create(
                    place=place, line=item.line, measure=index, bound_at=NOW, bound_by="Lan"
                )


def asked(items: list[Item]) -> Asked:
    """Every figure that could be said: of what, for which period."""
    found: Asked = {}
    for item in items:
        for index, measure in enumerate(measures_of(item)):
            if measure.get("qualifies") is not None:
                continue
            subject = bind_target(item, index).subject
            for code, _last in naive.periods(measure.get("per"), 2026):
                found.setdefault((subject.key, code), (subject, measure))
    return found


@st.composite
def figures(draw: st.DrawFn, wanted: Asked) -> dict[Key, dict[str, Any]]:
    """For each of them nothing, that nothing arose, or a number near what was promised."""
    said: dict[Key, dict[str, Any]] = {}
    for key, (subject, measure) in wanted.items():
        state = draw(st.sampled_from(["number", "number", "number", "nothing", "none_arose"]))
        value = Decimal(str(measure.get("value") or 0))
        if state == "none_arose" and subject.is_quotient:
            said[key] = {"state": "none_arose"}
        elif state == "number" and subject.is_quotient:
            whole = Decimal(draw(st.sampled_from([1, 7, 24, 100, 1000])))
            promised = (value * whole / subject.base).to_integral_value()
            part = max(Decimal(0), promised + draw(st.integers(-3, 3)))
            said[key] = {"state": "number", "numerator": part, "denominator": whole}
        elif state == "number":
            said[key] = {"state": "number", "value": max(Decimal(0), value + draw(st.integers(-2, 2)))}
    return said


def store(place: Place, wanted: Asked, said: dict[Key, dict[str, Any]]) -> None:
    Value.objects.all().delete()
    Value.objects.bulk_create(
        Value(
            place=place, indicator=wanted[key][0].indicator, period=key[1], stage="estimate", source="thử",
            line=None if wanted[key][0].indicator else wanted[key][0].line,
            measure=None if wanted[key][0].indicator else wanted[key][0].measure,
            taken_on=date(2026, 1, 1), recorded_at=NOW, recorded_by="Lan", **numbers,
        )
        for key, numbers in said.items()
    )  # fmt: skip


def said_of(subject: Subject, code: str, said: dict[Key, dict[str, Any]]) -> naive.Said:
    """What the plain reckoning hears."""
    if subject.definition is not None and subject.definition.measured_here == "no":
        return "not_measured_here", None
    numbers = said.get((subject.key, code), {"state": "not_reported"})
    if numbers["state"] != "number":
        return numbers["state"], None
    if "value" in numbers:
        return "number", Fraction(numbers["value"])
    return "number", Fraction(numbers["numerator"]) * subject.base / Fraction(numbers["denominator"])


def expected(item: Item, said: dict[Key, dict[str, Any]], upto: date) -> tuple[str, bool]:
    """The verdict on a target, reckoned plainly."""
    measures = measures_of(item)
    commitments: dict[int, list[tuple[str, bool]]] = {}
    for index, measure in enumerate(measures):
        if not naive.decides(measures, index, 2026):
            continue
        subject = bind_target(item, index).subject
        definition = subject.definition
        falls = (
            definition.direction == "down"
            if definition
            else (measure.get("baseline") or 0) > measure["value"] or measure["comparator"] in ("<", "<=")
        )
        grows = definition.aggregation == "sum" if definition else measure["kind"] in ("count", "amount")
        heard = {code: said_of(subject, code, said) for code, _ in naive.periods(measure.get("per"), 2026)}
        verdict = naive.judge_measure(measure, heard, grows=grows, falls=falls, year=2026, upto=upto)
        commitments.setdefault(measure["commitment"], []).append(verdict)
    return naive.combine([naive.combine(own) for own in commitments.values()])


def compare(place: Place, plans: list[Plan], data: st.DataObject) -> list[TargetVerdict]:
    items = [item for plan in plans for item in targets_of(plan)]
    wanted = asked(items)
    said = data.draw(figures(wanted))
    upto = data.draw(st.sampled_from(DAYS))
    store(place, wanted, said)
    found = {target.line: target for target in evaluate_place(place, 2026, upto)}
    assert len(found) == len(items)
    for item in items:
        target = found[str(item.line)]
        assert (target.verdict, target.exceeded) == expected(item, said, upto), item.text
    return list(found.values())


SOME = settings(
    max_examples=25, deadline=None, suppress_health_check=[
        HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large,
        HealthCheck.large_base_example,
    ],
)  # fmt: skip


def test_the_demonstrations_plans_are_judged_as_a_plain_reckoning_does(
    commune: Place, demo_plans: tuple[Plan, Plan]
) -> None:
    plans = list(demo_plans)
    unbind_registers(commune, [item for plan in plans for item in targets_of(plan)])

    @SOME
    @given(data=st.data())
    def run(data: st.DataObject) -> None:
        compare(commune, plans, data)

    run()


@pytest.mark.shared
@pytest.mark.parametrize(
    "name", ["can-loc-2025", "ke-sat-2026", "ke-sat-2026-2030", "nam-gia-nghia-2026", "yen-nghia-2026"]
)
def test_the_real_plans_are_judged_as_a_plain_reckoning_does(
    commune: Place, load: Load, shared_plans: Path, name: str
) -> None:
    plan = load(f"{name}.docx", (shared_plans / f"{name}.docx").read_bytes())
    if plan.until_year < 2026:
        assert targets_of(plan) == []
        return
    unbind_registers(commune, targets_of(plan))

    @SOME
    @given(data=st.data())
    def run(data: st.DataObject) -> None:
        compare(commune, [plan], data)

    run()


def test_the_same_figures_in_another_order_say_the_same(
    commune: Place, demo_plans: tuple[Plan, Plan]
) -> None:
    items = [item for plan in demo_plans for item in targets_of(plan)]
    unbind_registers(commune, items)
    wanted = asked(items)

    @SOME
    @given(data=st.data())
    def run(data: st.DataObject) -> None:
        said = data.draw(figures(wanted))
        shuffled = dict(data.draw(st.permutations(list(said.items()))))
        verdicts = []
        for told in (said, shuffled):
            store(commune, wanted, told)
            verdicts.append(
                {t.line: (t.verdict, t.exceeded) for t in evaluate_place(commune, 2026, DAYS[-1])}
            )
        assert verdicts[0] == verdicts[1]

    run()


def test_blank_is_never_zero(commune: Place, demo_plans: tuple[Plan, Plan]) -> None:
    unbind_registers(commune, [item for plan in demo_plans for item in targets_of(plan)])
    for upto in DAYS:
        verdicts = {target.verdict for target in evaluate_place(commune, 2026, upto)}
        assert verdicts <= {"cannot_say", "measured_above"}
