"""`songhanh evaluate --json`: the shape of the contract, and one sentence for what is wrong."""

import json
from decimal import Decimal

import pytest

from songhanh import cli
from songhanh.config import commands
from songhanh.evaluation.queries import AnswerLine
from songhanh.evaluation.queries.contract import write_answer
from songhanh.kernel.quantities import Answer, Ratio, answer_ratio
from songhanh.places.models import Place
from songhanh.plans.models import Plan

pytestmark = pytest.mark.django_db


def test_the_command_answers_in_the_shape_of_the_contract(
    commune: Place, small: Plan, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(commands.prepare, "set_up", lambda: None)
    assert commands.evaluate_targets("99001", 2026, upto="2026-09-30", as_json=True) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["place"] == {"code": "99001", "name": "xã Đồng Hạ"}
    assert (answer["year"], answer["upto"]) == (2026, "2026-09-30")
    first = answer["targets"][0]
    assert set(first) == {
        "plan", "line", "ref", "text", "measures", "verdict", "exceeded", "why", "responsible", "cause",
        "difficulty", "proposal",
    }  # fmt: skip
    (measure,) = first["measures"]
    assert measure["value"] == "4"
    assert measure["indicator"] == "communication.items"
    assert [one["period"] for one in measure["answers"]] == ["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"]
    assert measure["answers"][0] == {
        "period": "2026-Q1", "state": "not_reported", "value": None, "numerator": None, "denominator": None,
        "stage": None, "reported_by": 0, "expected_from": 1,
    }  # fmt: skip


@pytest.mark.parametrize(("code", "upto"), [("12345", None), ("99001", "30/9/2026")])
def test_the_command_says_what_is_wrong(
    commune: Place, code: str, upto: str | None, capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(commands.prepare, "set_up", lambda: None)
    words = ["evaluate", "--place", code, "--year", "2026", "--json", *(["--upto", upto] if upto else [])]
    assert cli.main(words) == 1
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n")) == ("", 1)


@pytest.mark.parametrize(
    ("said", "value"),
    [
        (answer_ratio(Ratio(Decimal(18), Decimal(24))), "75"),
        (answer_ratio(Ratio(Decimal(2), Decimal(3))), "66.666667"),
        (answer_ratio(Ratio(Decimal(0), Decimal(399)), base=100_000), "0"),
        (answer_ratio(Ratio(Decimal(109), Decimal(100)), base=1), "1.09"),
    ],
)
def test_a_share_is_told_with_its_figure_and_both_counts(said: Answer, value: str) -> None:
    told = write_answer(AnswerLine("2026", "năm 2026", True, said, "met", None, (), None, 1, 1))
    assert said.ratio is not None
    counts = str(said.ratio.numerator), str(said.ratio.denominator)
    assert (told["value"], told["numerator"], told["denominator"]) == (value, *counts)
