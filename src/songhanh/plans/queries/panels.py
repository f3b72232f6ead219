"""What the panels of the reading room ask: words to cut at, the next item, a first understanding of words."""

import re
from dataclasses import asdict, dataclass
from typing import Any

from songhanh.kernel.quantities import Measure
from songhanh.plans.models import Item, Plan
from songhanh.reader.folding import fold
from songhanh.reader.measures import read_measures
from songhanh.reader.tasks import role_of, when_of
from songhanh.reader.units import subject_words


@dataclass(frozen=True, slots=True)
class Word:
    """A word of an item and where it begins in the text."""

    offset: int
    text: str
    is_first: bool
    is_likely: bool = False  # the word before ends a clause


def find_words_of(item: Item) -> tuple[Word, ...]:
    """The words of an item, each with its place in the text."""
    found = list(re.finditer(r"\S+", item.reading.text[item.start : item.end]))
    ended = [False, *(word.group()[-1] in ";." for word in found)]
    return tuple(
        Word(item.start + word.start(), word.group(), number == 0, ended[number])
        for number, word in enumerate(found)
    )


def find_next(item: Item) -> Item | None:
    """The next living item of the same kind in the same paper."""
    later = Item.objects.filter(plan_id=item.plan_id, kind=item.kind, reading_id=item.reading_id)
    later = later.exclude(state=Item.State.DROPPED).exclude(pk=item.pk).filter(position__gte=item.position)
    return later.select_related("reading").order_by("position", "pk").first()


def find_subject(words: str) -> str:
    """Whom a task names before its first order ("TTDVTH chủ trì …" → "TTDVTH"); "" where nobody is named."""
    start, end = subject_words(fold(words))
    return words[start:end]


def propose_payload(kind: str, words: str, plan: Plan) -> dict[str, Any]:
    """A first understanding of some words as a kind of item: what the reader sees in them alone."""
    if kind == Item.Kind.TARGET:
        return {"field": "other", "measures": find_measures(words, plan.until_year), "responsible": []}
    if kind == Item.Kind.TASK:
        key = fold(words)
        return {
            "unit": None, "role": role_of(key), "part": "content", "asked": False, "with": [],
            "programmes": [], "when": asdict(when_of(key)),
        }  # fmt: skip
    return {
        **_BLANK.get(kind, {}),
        **({"name": words[:200]} if kind in (Item.Kind.UNIT, Item.Kind.KEY_DATE) else {}),
    }


def find_measures(words: str, year: int) -> list[dict[str, Any]]:
    """The figures that these words promise, in the contract's shape."""
    return [_measure_json(measure) for measure in read_measures(fold(words), year).measures]


def _measure_json(measure: Measure) -> dict[str, Any]:
    entry = asdict(measure)
    for name in ("value", "baseline", "upper"):
        figure = entry[name]
        entry[name] = None if figure is None else (int(figure) if figure == int(figure) else float(figure))
    return {name: value for name, value in entry.items() if value is not None or name not in _BEYOND}


_BEYOND = ("upper", "baseline_year")
_BLANK: dict[str, dict[str, Any]] = {
    Item.Kind.UNIT: {"kind": "other", "asked": False},
    Item.Kind.KEY_DATE: {"start": None, "end": None},
    Item.Kind.REFERENCE: {"number": "", "type": "", "date": None, "issuer": "", "role": "cited"},
    Item.Kind.DEADLINE: {
        "report": "annual",
        "due": None,
        "bound": "before",
        "from": [],
        "to": "",
        "then_to": [],
        "subject": None,
    },
    Item.Kind.HEADING: {"level": 2},
}
