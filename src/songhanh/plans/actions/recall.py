"""The office's own words: what mending a draft teaches, and what the next draft makes of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from songhanh.journal.actor import Actor
from songhanh.kernel.text import search_key
from songhanh.places.models import Place
from songhanh.plans.models import Doubt, Item, OwnWord, Plan
from songhanh.plans.queries.panels import find_subject

UNKNOWN = (None, "", "other")
LONGEST = 120
SLIP = "possible_slip"


@dataclass(frozen=True, slots=True)
class Name:
    """Words that stand for a kind of unit."""

    words: str
    meaning: str


def name_of(item: Item, before: dict[str, Any]) -> Name | None:
    """What mending says of a name that the reader did not know: a unit's heading, a task's subject."""
    if item.kind == Item.Kind.UNIT and before.get("kind") in UNKNOWN:
        name, meaning = str(item.payload.get("name") or item.text), item.payload.get("kind")
    elif item.kind == Item.Kind.TASK and before.get("unit") in UNKNOWN:
        name, meaning = find_subject(item.text), item.payload.get("unit")
    else:
        return None
    name = " ".join(name.split()).strip(" .:;,")
    return Name(name, str(meaning)) if meaning not in UNKNOWN and 1 < len(name) <= LONGEST else None


def learn_name(actor: Actor, plan: Plan, name: Name, at: datetime) -> OwnWord:
    """Remember a name within the act that taught it; what it stood for before is forgotten."""
    return learn(actor, plan.place, OwnWord.Kind.UNIT, name, at)


def recall_names(place: Place, items: Iterable[Item]) -> list[tuple[Item, str]]:
    """Give units and tasks that the reader did not know the meaning that their names have here.

    Answers the items that a person should look at for it, each with the name: tasks that only stand under a
    recalled heading are not among them. The items are not stored yet.
    """
    known = {word.key: word.meaning for word in _known(place, OwnWord.Kind.UNIT)}
    found: list[tuple[Item, str]] = []
    above = ""
    for item in sorted(items, key=lambda each: each.start) if known else ():
        name = ""
        if item.kind == Item.Kind.UNIT:
            name, above = str(item.payload.get("name") or item.text), ""
        elif item.kind == Item.Kind.TASK and item.payload.get("unit") in UNKNOWN:
            name = find_subject(item.text)
        meaning = known.get(_key(name), "") if name and _is_unknown(item) else ""
        if item.kind == Item.Kind.UNIT:
            above = meaning
        if meaning:
            found.append((item, name))
        elif item.kind == Item.Kind.TASK and above and item.payload.get("unit") == "other":
            meaning = above
        if meaning:
            item.payload[_PART[Item.Kind(item.kind)]] = item.unit_kind = meaning
    return found


def settle_known_spellings(plan: Plan, doubts: Iterable[Doubt]) -> list[Doubt]:
    """The same doubts, not yet stored; those about a spelling that is the office's own are settled."""
    known = {word.key: word for word in _known(plan.place, OwnWord.Kind.SPELLING)}
    settled = []
    for doubt in doubts:
        word = known.get(_key(str(doubt.arguments.get("found") or ""))) if doubt.kind == SLIP else None
        if word is not None:
            doubt.state, doubt.reason = Doubt.State.KEPT, _("cách viết riêng, đã ghi nhớ")
            doubt.settled_at, doubt.settled_by = plan.created_at, word.learnt_by
        settled.append(doubt)
    return settled


_PART = {Item.Kind.UNIT: "kind", Item.Kind.TASK: "unit"}


def _is_unknown(item: Item) -> bool:
    return item.payload.get(_PART[Item.Kind(item.kind)]) in UNKNOWN


def _known(place: Place, kind: str) -> Iterable[OwnWord]:
    return OwnWord.objects.known().filter(place=place, kind=kind).order_by("pk")


def _key(words: str) -> str:
    return search_key(words)[:LONGEST]


def learn(actor: Actor, place: Place, kind: str, name: Name, at: datetime) -> OwnWord:
    """Remember words of a place within the act that taught them."""
    same = OwnWord.objects.known().filter(place=place, kind=kind, key=_key(name.words)).first()
    if same is not None and same.meaning == name.meaning:
        return same
    if same is not None:
        same.forgotten_at = at
        same.save(update_fields=["forgotten_at"])
    return OwnWord.objects.create(
        place=place, kind=kind, words=name.words, key=_key(name.words), meaning=name.meaning, learnt_at=at,
        learnt_by=actor.label,
    )  # fmt: skip
