"""From a reading to the items and doubts of a draft; one row for each thing understood."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.timezone import get_current_timezone
from django.utils.translation import override

from songhanh.kernel.text import search_key
from songhanh.plans.actions.recall import recall_names, settle_known_spellings
from songhanh.plans.models import Doubt, Item, Plan, Reading
from songhanh.plans.queries.doubts import find_doubts, is_settled_here
from songhanh.plans.queries.words import unit_words
from songhanh.reader.doubts.texts import doubt_text, severity_of

Entry = tuple[Item.Kind, dict[str, Any]]
LISTS: tuple[tuple[str, Item.Kind], ...] = (
    ("references", Item.Kind.REFERENCE),
    ("headings", Item.Kind.HEADING),
    ("aims", Item.Kind.AIM),
    ("units", Item.Kind.UNIT),
    ("targets", Item.Kind.TARGET),
    ("tasks", Item.Kind.TASK),
    ("key_dates", Item.Kind.KEY_DATE),
    ("report_deadlines", Item.Kind.DEADLINE),
)
PLAIN_LISTS: tuple[tuple[str, Item.Kind, str], ...] = (
    ("community_models", Item.Kind.MODEL, "task"),
    ("funding_sources", Item.Kind.FUNDING, "funding"),
    ("recipients", Item.Kind.RECIPIENT, "recipients"),
)
_COLUMNS = ("ref", "text", "span")
_NAME_OF = {Item.Kind.UNIT: "name", Item.Kind.KEY_DATE: "name"}
REF_LENGTH = 64


def fill_plan(plan: Plan, reading: Reading) -> None:
    """Make the items and doubts of a fresh draft from its reading."""
    items = [make_item(plan, reading, kind, entry) for kind, entry in _entries(reading)]
    items.sort(key=lambda item: (item.start, item.kind != Item.Kind.HEADING, item.end))
    for number, item in enumerate(items):
        item.position = number * 1000
    recalled = recall_names(plan.place, items)
    made = Item.objects.bulk_create(items)
    doubts = list(_doubts(plan, reading, made))
    doubts += [_doubt_of_name(plan, item, name, len(doubts) + n) for n, (item, name) in enumerate(recalled)]
    Doubt.objects.bulk_create(settle_known_spellings(plan, doubts))


def make_item(plan: Plan, reading: Reading, kind: Item.Kind, entry: dict[str, Any]) -> Item:
    """An item, not yet stored, from an entry in the contract's shape."""
    start, end = _clip(entry.get("span"), len(reading.text))
    text = str(entry.get("text") or "")
    if not text:
        text = str(entry.get(_NAME_OF.get(kind, ""), "")) or squeeze(reading.text[start:end])
    payload = {name: value for name, value in entry.items() if name not in _COLUMNS}
    item = Item(
        plan=plan, reading=reading, kind=kind, position=0, ref=str(entry.get("ref") or "")[:REF_LENGTH],
        text=text, start=start, end=end, payload=payload,
    )  # fmt: skip
    return derive(item)


def derive(item: Item) -> Item:
    """Set what follows from an item's words and payload: search key, unit."""
    item.search_key = search_key(f"{item.ref} {item.text}")
    unit = {Item.Kind.TASK: "unit", Item.Kind.UNIT: "kind"}.get(Item.Kind(item.kind), "")
    item.unit_kind = str(item.payload.get(unit) or "") if unit else ""
    return item


def squeeze(text: str) -> str:
    """The words with line wraps joined by one space."""
    return " ".join(text.split())


def _entries(reading: Reading) -> Iterator[Entry]:
    draft = reading.draft
    head = dict(draft.get("document") or {})
    yield (
        Item.Kind.HEAD,
        {**head, "text": head.get("title") or reading.document.name, "span": _head_span(draft)},
    )
    for name, kind in LISTS:
        for entry in draft.get(name) or ():
            yield kind, entry
    for name, kind, place in PLAIN_LISTS:
        yield from _locate(draft, reading.text, name, kind, place)


def _locate(draft: dict[str, Any], text: str, name: str, kind: Item.Kind, place: str) -> Iterator[Entry]:
    """Entries that the contract gives as bare words, each found again in the text, in order."""
    zones = [passage["span"] for passage in draft.get("map") or () if passage["as"] == place]
    home = [zones[0][0], zones[-1][1]] if zones else [0, 0]
    searched = home[0] if kind != Item.Kind.MODEL else 0
    for words in draft.get(name) or ():
        span = find_words(text, words, searched) or find_words(text, words, 0)
        if span is not None:
            searched = span[1]
        yield kind, {"text": words, "span": span or home}


def find_words(text: str, words: str, since: int) -> tuple[int, int] | None:
    """Where these words stand at or after a position, whatever the wraps between them."""
    pieces = [re.escape(piece) for piece in words.split()]
    found = re.compile(r"\s+".join(pieces)).search(text, since) if pieces else None
    return found.span() if found else None


def _head_span(draft: dict[str, Any]) -> tuple[int, int]:
    span = (draft.get("document") or {}).get("span")
    if span:
        return span[0], span[1]
    spans = [passage["span"] for passage in draft.get("map") or () if passage["as"] == "head"]
    return (spans[0][0], spans[0][1]) if spans else (0, 0)


def _clip(span: Iterable[int] | None, length: int) -> tuple[int, int]:
    start, end = span or (0, 0)
    start = max(0, min(start, length))
    return start, max(start, min(end, length))


def _doubts(plan: Plan, reading: Reading, items: list[Item]) -> Iterator[Doubt]:
    day = reading.created_at.astimezone(get_current_timezone()).date()
    known = find_doubts(plan, reading.draft, day)
    said = [one for one in _doubts_of_text(plan, reading) if not is_settled_here(plan, one, day)]
    for number, entry in enumerate([*_doubts_of_place(plan), *said, *known]):
        start, end = _clip(entry.get("span"), len(reading.text))
        yield Doubt(
            plan=plan, item=find_item_of(entry, items), position=number, kind=entry["kind"],
            severity=entry["severity"], ref=str(entry.get("ref") or "")[:REF_LENGTH], text=entry["text"],
            arguments=entry.get("arguments") or {}, start=start, end=end,
        )  # fmt: skip


def _doubt_of_name(plan: Plan, item: Item, name: str, number: int) -> Doubt:
    """What an earlier draft taught is offered, never taken for granted."""
    kind = "own_name"
    with override("vi"):  # stored as all doubts are
        arguments = {"name": name, "unit": unit_words([item.unit_kind])}
    return Doubt(
        plan=plan, item=item, position=number, kind=kind, severity=severity_of(kind), ref=item.ref,
        text=doubt_text(kind, arguments), arguments=arguments, start=item.start, end=item.end,
    )  # fmt: skip


def _doubts_of_text(plan: Plan, reading: Reading) -> Iterator[dict[str, Any]]:
    """What the reader doubts, but not whether the place exists where it is the place at work."""
    named = search_key((plan.head.get("locality") or {}).get("name") or "")
    at_home = named == search_key(plan.place.name)
    for entry in reading.draft.get("doubts") or ():
        if not (at_home and entry["kind"] == "place_unknown"):
            yield entry


def _doubts_of_place(plan: Plan) -> Iterator[dict[str, Any]]:
    """A paper that names another place than the one it was brought to."""
    locality = plan.head.get("locality") or {}
    name, code = locality.get("name") or "", locality.get("code")
    other = code != plan.place.code if code else search_key(name) != search_key(plan.place.name)
    if name and other:
        level = locality.get("level") or ""
        arguments = {"theirs": f"{level} {name}".strip(), "ours": plan.place.full_name}
        yield {
            "kind": "place_other", "severity": severity_of("place_other"), "arguments": arguments,
            "text": doubt_text("place_other", arguments), "span": _head_span(plan.reading.draft),
        }  # fmt: skip


def find_item_of(entry: dict[str, Any], items: list[Item]) -> Item | None:
    """The item that a doubt speaks of: the smallest that holds its passage, else the first under its ref."""
    start, end = entry.get("span") or (0, 0)
    about = [item for item in items if item.kind != Item.Kind.HEADING]
    if end > start:
        exact = [item for item in about if (item.start, item.end) == (start, end)]
        holding = exact or [item for item in about if item.start <= start and end <= item.end]
        if holding:
            return min(holding, key=lambda item: (item.end - item.start, item.position))
    ref = entry.get("ref")
    return next((item for item in about if ref and item.ref == ref), None)
