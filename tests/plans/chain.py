"""Invented promises and plans that follow each other."""

from datetime import date, datetime
from typing import Any

from songhanh.journal.actor import Actor
from songhanh.places.models import Place
from songhanh.plans.actions import Particulars, confirm_plan, record_issue
from songhanh.plans.actions.receive import make_draft
from songhanh.plans.models import Item, Plan
from songhanh.plans.queries.chain.promises import Promise
from tests.plans.factories import TEXT, make_document, make_json, measure, span_of


def share(value: float, comparator: str = ">=", **more: object) -> dict[str, Any]:
    return measure(comparator, value, "%", kind="coverage", **more)


def promise(text: str, *measures: dict[str, Any], key: str = "", **more: Any) -> Promise:
    """A promise of one year's plan."""
    years = {"since": 2026, "until": 2026} | more
    return Promise(key=key or text, ref="", text=text, measures=measures, source="Kế hoạch", **years)


def target(text: str, *measures: dict[str, Any]) -> dict[str, Any]:
    """A target in the contract's shape; its words need not stand in the text."""
    return {
        "ref": "I.1", "text": text, "field": "other", "measures": list(measures), "responsible": [],
        "span": span_of("1. Mỗi quý"),
    }  # fmt: skip


def bring(
    place: Place, actor: Actor, at: datetime, targets: list[dict[str, Any]], *,
    years: tuple[int, int] = (2026, 2026),
    number: str = "", references: list[dict[str, Any]] | None = None, confirmed: bool = True, name: str = "",
) -> Plan:  # fmt: skip
    """A plan of a place with these targets, in force and numbered."""
    draft = make_json(TEXT)
    draft["targets"], draft["references"] = targets, references or []
    draft["document"]["period"] = {"from": years[0], "to": years[1]}
    draft["document"]["title"] = name or f"Kế hoạch của {place.name} {years[0]}"
    content = f"{place.code} {number} {years} {len(targets)} {name}".encode()
    plan = make_draft(make_document(place, actor, at, content), draft, at)
    if not confirmed:
        return plan
    plan = confirm_plan(actor=actor, plan=plan, version=plan.version, at=at)
    if number:
        particulars = Particulars(number, date(min(years[0], at.year), 1, 12), "Lê Thị Tâm")
        record_issue(actor=actor, plan=plan, particulars=particulars, at=at)
    return plan


def cite(
    number: str, day: str | None = "2026-01-12", issuer: str = "Ủy ban nhân dân tỉnh Sơn Hải"
) -> dict[str, Any]:
    return {
        "number": number, "type": "Kế hoạch", "date": day, "issuer": issuer, "role": "basis",
        "span": span_of("Kế hoạch số 31/KH-UBND"),
    }  # fmt: skip


def only(plan: Plan, text: str) -> Item:
    return plan.items.get(kind="target", text=text)
