"""Charts on a target's own page: drawn from the same answers as the verdict, with sentence and table."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import lxml.html
import pytest
from django.test import Client
from django.urls import reverse

from songhanh.evaluation.queries import MeasureVerdict, evaluate_place
from songhanh.evaluation.queries.charts import draw_measure
from songhanh.evaluation.queries.page import ATTENTION, Narrowed, make_page
from songhanh.indicators.actions import Figure, record_value
from songhanh.indicators.queries import subject_of
from songhanh.kernel.periods import quarters
from songhanh.kernel.quantities import Ratio, answer_ratio
from songhanh.people.models import User
from songhanh.places.models import Place, Unit
from songhanh.plans.models import Item, Plan
from songhanh.registers.actions import close_period
from songhanh.registers.models import REGISTERS
from tests.conftest import NOW, actor_of
from tests.plans.factories import item_of
from tests.registers.conftest import Record, item, record, session, union, villages

__all__ = ["record", "union", "villages"]  # fixtures of the registers
pytestmark = pytest.mark.django_db
SignIn = Callable[[User | None], Client]
END = date(2026, 12, 31)


def judged(place: Place, target: Item) -> MeasureVerdict:
    found = next(one for one in evaluate_place(place, 2026, END) if one.line == str(target.line))
    return found.judged[0]


def test_quarters_stand_against_the_minimum(
    sign_in: SignIn, lan: User, commune: Place, small: Plan, union: Unit, record: Record
) -> None:
    target = item_of(small, "target1")
    for _ in range(5):
        record(item(union))
    close_period(
        actor=actor_of(lan), register=REGISTERS["communication"], place=commune, period=quarters(2026)[0],
        at=NOW,
    )  # fmt: skip
    (chart,) = draw_measure(commune, judged(commune, target), END)
    assert chart.words.finding.startswith("1/4 kỳ đã đủ mức")
    assert "chưa đạt: quý I năm 2026" in chart.words.finding
    address = reverse("evaluation:target", args=["99001", 2026, target.line])
    page = sign_in(lan).get(f"{address}?upto=31/12/2026")
    (figure,) = lxml.html.document_fromstring(page.content.decode()).xpath("//figure")
    assert chart.words.finding in figure.text_content()
    assert [row[1] for row in chart.rows] == ["0", "5", "0", "0"]
    assert len(figure.xpath(".//tbody/tr")) == 4


def test_a_milestone_has_its_path(commune: Place, small: Plan) -> None:
    one = judged(commune, item_of(small, "target2"))
    milestone = {**one.measure, "baseline": "60", "baseline_year": 2025, "by": 2030, "value": 100}
    (chart,) = draw_measure(commune, replace(one, measure=milestone), END)
    assert chart.words.finding == "Chưa có số liệu để so với lộ trình; đến năm 2030 phải đạt 100%."
    assert chart.rows == (("2025", "60%", "60%"), ("2026", "cần 68%", "–"), ("2030", "100%", "–"))


def test_a_path_goes_through_the_years_that_are_known(commune: Place, small: Plan, lan: User) -> None:
    one = judged(commune, item_of(small, "target2"))
    for year, part in ((2023, 29), (2025, 30)):
        figure = Figure(
            period=str(year), numerator=Decimal(part), denominator=Decimal(40), source="Sổ",
            taken_on=date(year, 12, 31), stage="official",
        )  # fmt: skip
        record_value(actor=actor_of(lan), place=commune, subject=one.subject, figure=figure, at=NOW)
    milestone = {**one.measure, "baseline": "60", "baseline_year": 2023, "by": 2030, "value": 100}
    (chart,) = draw_measure(commune, replace(one, measure=milestone), END)
    assert chart.rows[:2] == (("2023", "60%", "60%"), ("2025", "–", "30/40 (75%)"))
    assert chart.words.figures.endswith("2025: 30/40 (75%).")
    svg = lxml.html.fromstring(chart.svg)
    assert [one.text for one in svg.xpath("//*[local-name()='text'][number(.) > 2000]")] == [
        "2023", "2025", "2026", "2030",
    ]  # fmt: skip


def test_a_rate_on_few_has_no_place_on_the_path(commune: Place, small: Plan) -> None:
    one = judged(commune, item_of(small, "target2"))
    few = replace(one.answers[-1], answer=answer_ratio(Ratio(Decimal(1), Decimal(12)), 1000))
    milestone = {**one.measure, "baseline": "21", "baseline_year": 2025, "by": 2030, "value": 18}
    about = {"measure": milestone, "subject": subject_of("strategy.4.3"), "answers": (few,)}
    (chart,) = draw_measure(commune, replace(one, **about), END)
    assert chart.words.finding.startswith("Mẫu số nhỏ, chỉ nêu số: 1/12; đến năm 2030")
    assert chart.rows[1][2] == "–"


def test_villages_are_tiles_and_those_lacking_are_named(
    commune: Place, small: Plan, union: Unit, villages: tuple[Unit, ...], record: Record
) -> None:
    one = replace(judged(commune, item_of(small, "target2")), subject=subject_of("sessions.villages"))
    record(session(union, kind="village_meeting", villages=(villages[0],)))
    (chart,) = draw_measure(commune, one, END)
    assert chart.words.finding.startswith("1/3 thôn, tổ dân phố đã có; còn thiếu 2: ")
    assert villages[1].name in chart.words.finding
    assert [row[1] for row in chart.rows] == ["Đã có", "Chưa có", "Chưa có"]


def test_persons_are_shown_where_women_were_counted_apart(
    commune: Place, small: Plan, union: Unit, record: Record
) -> None:
    one = replace(judged(commune, item_of(small, "target2")), subject=subject_of("sessions.held"))
    assert draw_measure(commune, one, END) == ()
    record(session(union, kind="conference", persons_total=40, persons_women=30))
    (chart,) = draw_measure(commune, one, END)
    assert chart.words.finding == "40 lượt người, trong đó nữ 30 (75%)."
    assert chart.rows == (("", "30", "10", "40"),)


def test_what_needs_action_comes_first_in_its_goal(sign_in: SignIn, lan: User, small: Plan) -> None:
    client, address = sign_in(lan), reverse("evaluation:targets", args=["99001", 2026])
    targets = evaluate_place(small.place, 2026, END)
    named = make_page(targets, Narrowed(goal=targets[0].goal, action_first=True))
    assert {goal.title for goal in named.goals} == {targets[0].goal}
    every = make_page(targets, Narrowed(action_first=True))
    for goal in every.goals:
        weights = [
            ATTENTION.index(row.target.verdict) if row.target.verdict in ATTENTION else 3 for row in goal.rows
        ]
        assert weights == sorted(weights)
    assert client.get(f"{address}?order=action&upto=31/12/2026").status_code == 200
