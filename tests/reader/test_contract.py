"""A draft is written in the contract's shape and read back without loss."""

import dataclasses
import json
from decimal import Decimal
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from songhanh.kernel.quantities import Measure
from songhanh.reader import plan
from songhanh.reader.contract import from_json, to_json

spans = st.tuples(st.integers(0, 10**6), st.integers(0, 10**6))
figures = st.decimals(-(10**6), 10**9, places=3, allow_nan=False)


def made(shape: type, **known: Any) -> st.SearchStrategy[Any]:
    """Any value of a dataclass, every field drawn, its spans and figures within reason."""
    for field in dataclasses.fields(shape):
        known.setdefault(field.name, spans if field.name == "span" else ...)
    return st.builds(shape, **known)


for each in (plan.Source, plan.Locality, plan.Period, plan.Signer, plan.When, plan.Responsible, plan.Coverage,
             plan.Reference, plan.Heading, plan.Aim, plan.Unit, plan.KeyDate, plan.Deadline, plan.Passage,
             plan.Doubt, plan.Task, plan.Target, plan.Head):  # fmt: skip
    st.register_type_strategy(each, made(each))
rare = st.none() | figures
st.register_type_strategy(Measure, made(Measure, value=figures, baseline=rare, upper=rare))
drafts = made(plan.Draft)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(drafts)
def test_nothing_is_lost_on_the_way_to_json_and_back(draft: plan.Draft) -> None:
    written = json.loads(json.dumps(to_json(draft), ensure_ascii=False))
    back = from_json(written)
    assert back == draft
    # Equality is blind to spans; the parts written out are not.
    assert dataclasses.asdict(back) == dataclasses.asdict(draft)


def a_draft() -> plan.Draft:
    return plan.Draft(
        source=plan.Source("ke-hoach.docx", "a" * 64, 2, "Một văn bản.", "b" * 64, "1.0"),
        head=plan.Head(
            title="Công tác bình đẳng giới năm 2026",
            locality=plan.Locality("xã", "Đồng Hạ", "99001"),
            period=plan.Period(2026, 2026),
            signed_by=plan.Signer("Lê Thị Tâm", "Chủ tịch"),
        ),
        targets=(
            plan.Target(
                "II.1",
                "Ít nhất 60,5% trở lên.",
                "politics",
                (Measure("share", ">=", Decimal("60.5"), "%", by=2026),
                 Measure("count", "=", Decimal("4.0"), "buổi", commitment=1, per="quarter")),
                (plan.Responsible("police"),),
                span=(0, 12),
            ),
        ),
        tasks=(plan.Task("III.1", "Mở sổ.", "organisation", "police", joint=("school",)),),
        deadlines=(plan.Deadline("annual", "11-25", "before", ("all_agencies",), "UBND xã", span=(3, 5)),),
        aims=(plan.Aim("Thu hẹp khoảng cách."),),
        units=(plan.Unit("police", "Công an xã"),),
        models=("Địa chỉ tin cậy",),
        funding=("ngân sách xã",),
        map=(plan.Passage((0, 12), "target", "II.1"),),
    )  # fmt: skip


def test_the_keys_are_those_of_the_contract() -> None:
    written = to_json(a_draft())
    assert list(written) == [
        "source", "document", "references", "headings", "aims", "units", "targets", "tasks", "key_dates",
        "report_deadlines", "community_models", "funding_sources", "recipients", "coverage", "map", "doubts",
    ]  # fmt: skip
    assert list(written["source"]) == ["name", "sha256", "pages", "text", "text_sha256", "reader"]
    assert written["document"]["period"] == {"from": 2026, "to": 2026}
    assert written["document"]["signed_by"] == {"name": "Lê Thị Tâm", "position": "Chủ tịch"}
    assert list(written["aims"][0]) == ["text", "span"]
    assert list(written["units"][0]) == ["kind", "name", "span"]
    assert written["tasks"][0]["with"] == ["school"]
    assert written["report_deadlines"][0]["from"] == ["all_agencies"]
    assert written["map"] == [{"span": [0, 12], "as": "target", "ref": "II.1"}]
    assert set(written["targets"][0]["measures"][0]) == {
        "commitment", "qualifies", "kind", "comparator", "value", "unit", "per", "baseline", "by",
    }  # fmt: skip


def test_figures_are_numbers_and_whole_ones_have_no_point() -> None:
    first, second = to_json(a_draft())["targets"][0]["measures"]
    assert first["value"] == 60.5
    assert json.dumps(second["value"]) == "4"


def test_what_is_not_known_is_null() -> None:
    written = to_json(plan.Draft(plan.Source("a", "", 1, "", "", "1.0"), plan.Head()))
    assert written["document"]["number"] is None
    assert written["document"]["signed_by"] is None
    assert written["document"]["locality"] == {"level": None, "name": "", "code": None}
