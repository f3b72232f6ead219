"""A plan as data: the contract's shape with what people made of it."""

from typing import Any

from songhanh.plans.models import Doubt, Issue, Item, Plan
from songhanh.plans.queries.plan import list_items

_LISTS = {
    Item.Kind.REFERENCE: "references",
    Item.Kind.HEADING: "headings",
    Item.Kind.AIM: "aims",
    Item.Kind.UNIT: "units",
    Item.Kind.TARGET: "targets",
    Item.Kind.TASK: "tasks",
    Item.Kind.KEY_DATE: "key_dates",
    Item.Kind.DEADLINE: "report_deadlines",
}
_PLAIN = {
    Item.Kind.MODEL: "community_models",
    Item.Kind.FUNDING: "funding_sources",
    Item.Kind.RECIPIENT: "recipients",
}
_WITH_TEXT = {Item.Kind.HEADING, Item.Kind.AIM, Item.Kind.TARGET, Item.Kind.TASK}
_WITH_REF = {Item.Kind.HEADING, Item.Kind.TARGET, Item.Kind.TASK}


def export_plan(plan: Plan) -> dict[str, Any]:
    """The structured plan of a draft or confirmed plan, each item with its line, and the plan's own facts."""
    items = list_items(plan)
    reading = plan.reading
    exported: dict[str, Any] = {
        "source": {**reading.draft["source"], "text": reading.text},
        "document": {name: value for name, value in plan.head.items() if name != "span"},
        **{name: [] for name in (*_LISTS.values(), *_PLAIN.values())},
        "coverage": reading.draft["coverage"],
        "map": reading.draft["map"],
        "doubts": [_doubt(doubt) for doubt in plan.doubts.order_by("position")],
        "plan": _facts(plan),
    }
    for item in items:
        kind = Item.Kind(item.kind)
        if kind in _LISTS:
            exported[_LISTS[kind]].append(_entry(plan, item))
        elif kind in _PLAIN:
            exported[_PLAIN[kind]].append(item.text)
    return exported


def _entry(plan: Plan, item: Item) -> dict[str, Any]:
    entry: dict[str, Any] = {}
    if item.ref or item.kind in _WITH_REF:
        entry["ref"] = item.ref
    if item.kind in _WITH_TEXT:
        entry["text"] = item.text
    entry |= item.payload
    entry["span"] = [item.start, item.end]
    entry["line"] = str(item.line)
    if item.reading_id != plan.reading_id:
        entry["carried_over"] = True
    return entry


def _doubt(doubt: Doubt) -> dict[str, Any]:
    return {
        "kind": doubt.kind,
        "severity": doubt.severity,
        "ref": doubt.ref or None,
        "span": [doubt.start, doubt.end],
        "arguments": doubt.arguments,
        "text": doubt.text,
        "state": doubt.state,
        "reason": doubt.reason or None,
    }


def _facts(plan: Plan) -> dict[str, Any]:
    issue = Issue.objects.filter(plan=plan, correction__isnull=True).order_by("-pk").first()
    return {
        "place": plan.place.code,
        "series": str(plan.series),
        "version": plan.number,
        "relation": plan.relation or None,
        "state": plan.state,
        "since": plan.since_year,
        "until": plan.until_year,
        "confirmed_at": plan.confirmed_at.isoformat() if plan.confirmed_at else None,
        "number": issue.number if issue else None,
        "issued_on": issue.issued_on.isoformat() if issue else None,
    }
