"""A draft as JSON in the shape of the contract for structured plans, and back.

Every key of the contract is always there. What a draft knows beyond it ("asked" of a unit, "goal" of a
target, "ref" of an aim, "upper" and "baseline_year" of a measure, the head's "span") is written only where
it says something, so that `from_json(to_json(draft)) == draft`, spans included.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from songhanh.kernel.quantities import Measure
from songhanh.reader.plan import (
    Aim,
    Coverage,
    Deadline,
    Doubt,
    Draft,
    Head,
    Heading,
    KeyDate,
    Locality,
    Passage,
    Period,
    Reference,
    Responsible,
    Signer,
    Source,
    Span,
    Target,
    Task,
    Unit,
    When,
)  # fmt: skip

__all__ = ["from_json", "to_json"]  # an export is read back by whoever receives it

Json = dict[str, Any]


def to_json(draft: Draft) -> Json:
    """The draft in the contract's shape, ready for `json.dumps`."""
    return {
        "source": _source(draft.source),
        "document": _head(draft.head),
        "references": [_reference(each) for each in draft.references],
        "headings": [
            {"ref": each.ref, "text": each.text, "level": each.level, "span": [*each.span]}
            for each in draft.headings
        ],
        "aims": [
            _with({"text": each.text, "span": [*each.span]}, ref=each.ref or None) for each in draft.aims
        ],
        "units": [
            _with({"kind": each.kind, "name": each.name, "span": [*each.span]}, asked=each.asked)
            for each in draft.units
        ],
        "targets": [_target(each) for each in draft.targets],
        "tasks": [_task(each) for each in draft.tasks],
        "key_dates": [
            {"name": each.name, "start": each.start, "end": each.end, "span": [*each.span]}
            for each in draft.key_dates
        ],
        "report_deadlines": [_deadline(each) for each in draft.deadlines],
        "community_models": [*draft.models],
        "funding_sources": [*draft.funding],
        "recipients": [*draft.recipients],
        "coverage": {
            "words": draft.coverage.words,
            "placed": draft.coverage.placed,
            "furniture": draft.coverage.furniture,
        },
        "map": [{"span": [*each.span], "as": each.kind, "ref": each.ref} for each in draft.map],
        "doubts": [_doubt(each) for each in draft.doubts],
    }


def _with(entry: Json, **more: object) -> Json:
    """The entry and, of what goes beyond the contract, that which says something."""
    return entry | {key: value for key, value in more.items() if value is not None and value is not False}


def _figure(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _source(source: Source) -> Json:
    return {
        "name": source.name,
        "sha256": source.sha256,
        "pages": source.pages,
        "text": source.text,
        "text_sha256": source.text_sha256,
        "reader": source.reader,
    }


def _head(head: Head) -> Json:
    signer = head.signed_by
    entry: Json = {
        "title": head.title,
        "kind": head.kind,
        "number": head.number,
        "date": head.date,
        "issuer": head.issuer,
        "locality": {"level": head.locality.level, "name": head.locality.name, "code": head.locality.code},
        "period": {"from": head.period.since, "to": head.period.until},
        "signed_by": None if signer is None else {"name": signer.name, "position": signer.position},
    }
    return _with(entry, span=None if head.span == (0, 0) else [*head.span])


def _reference(reference: Reference) -> Json:
    return {
        "number": reference.number,
        "type": reference.type,
        "date": reference.date,
        "issuer": reference.issuer,
        "role": reference.role,
        "span": [*reference.span],
    }


def _target(target: Target) -> Json:
    entry: Json = {
        "ref": target.ref,
        "text": target.text,
        "field": target.field,
        "measures": [_measure(each) for each in target.measures],
        "responsible": [{"kind": each.kind, "scope": each.scope} for each in target.responsible],
        "span": [*target.span],
    }
    return _with(entry, goal=target.goal)


def _measure(measure: Measure) -> Json:
    entry: Json = {
        "commitment": measure.commitment,
        "qualifies": measure.qualifies,
        "kind": measure.kind,
        "comparator": measure.comparator,
        "value": _figure(measure.value),
        "unit": measure.unit,
        "per": measure.per,
        "baseline": _figure(measure.baseline),
        "by": measure.by,
    }
    return _with(entry, baseline_year=measure.baseline_year, upper=_figure(measure.upper))


def _task(task: Task) -> Json:
    return {
        "ref": task.ref,
        "text": task.text,
        "part": task.part,
        "unit": task.unit,
        "role": task.role,
        "asked": task.asked,
        "with": [*task.joint],
        "when": {"recurs": task.when.recurs, "start": task.when.start, "end": task.when.end},
        "programmes": [*task.programmes],
        "span": [*task.span],
    }


def _deadline(deadline: Deadline) -> Json:
    return {
        "report": deadline.report,
        "due": deadline.due,
        "bound": deadline.bound,
        "from": [*deadline.owed_by],
        "to": deadline.to,
        "then_to": [*deadline.then_to],
        "subject": deadline.subject,
        "span": [*deadline.span],
    }


def _doubt(doubt: Doubt) -> Json:
    return {
        "kind": doubt.kind,
        "severity": doubt.severity,
        "ref": doubt.ref,
        "span": [*doubt.span],
        "arguments": dict(doubt.arguments),
        "text": doubt.text,
    }


def from_json(data: Mapping[str, Any]) -> Draft:
    """The draft that `to_json` wrote. Raises KeyError or TypeError on data of another shape."""
    return Draft(
        source=Source(**data["source"]),
        head=_head_of(data["document"]),
        references=tuple(Reference(**_spanned(each)) for each in data["references"]),
        headings=tuple(Heading(**_spanned(each)) for each in data["headings"]),
        aims=tuple(Aim(**_spanned(each)) for each in data["aims"]),
        units=tuple(Unit(**_spanned(each)) for each in data["units"]),
        targets=tuple(_target_of(each) for each in data["targets"]),
        tasks=tuple(_task_of(each) for each in data["tasks"]),
        key_dates=tuple(KeyDate(**_spanned(each)) for each in data["key_dates"]),
        deadlines=tuple(_deadline_of(each) for each in data["report_deadlines"]),
        models=tuple(data["community_models"]),
        funding=tuple(data["funding_sources"]),
        recipients=tuple(data["recipients"]),
        map=tuple(Passage(_span(each), each["as"], each["ref"]) for each in data["map"]),
        coverage=Coverage(**data["coverage"]),
        doubts=tuple(Doubt(**_spanned(each)) for each in data["doubts"]),
    )


def _span(entry: Mapping[str, Any]) -> Span:
    start, end = entry["span"]
    return start, end


def _spanned(entry: Mapping[str, Any]) -> Json:
    return {**entry, "span": _span(entry)}


def _number(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def _head_of(data: Mapping[str, Any]) -> Head:
    period, signer = data["period"], data["signed_by"]
    parts = {
        "locality": Locality(**data["locality"]),
        "period": Period(period["from"], period["to"]),
        "signed_by": None if signer is None else Signer(**signer),
        "span": _span(data) if "span" in data else (0, 0),
    }
    return Head(**{**data, **parts})


def _target_of(data: Mapping[str, Any]) -> Target:
    parts = {
        "measures": tuple(_measure_of(each) for each in data["measures"]),
        "responsible": tuple(Responsible(**each) for each in data["responsible"]),
    }
    return Target(**{**_spanned(data), **parts})


def _measure_of(data: Mapping[str, Any]) -> Measure:
    figures = {key: _number(data.get(key)) for key in ("value", "baseline", "upper")}
    return Measure(**{**data, **figures})


def _task_of(data: Mapping[str, Any]) -> Task:
    entry = _spanned(data)
    entry["joint"] = tuple(entry.pop("with"))
    entry["when"] = When(**entry["when"])
    entry["programmes"] = tuple(entry["programmes"])
    return Task(**entry)


def _deadline_of(data: Mapping[str, Any]) -> Deadline:
    entry = _spanned(data)
    entry["owed_by"] = tuple(entry.pop("from"))
    entry["then_to"] = tuple(entry["then_to"])
    return Deadline(**entry)
