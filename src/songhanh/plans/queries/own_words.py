"""What an office's own words are, for its page."""

from dataclasses import dataclass
from datetime import datetime

from songhanh.places.models import Place
from songhanh.plans.models import OwnWord
from songhanh.plans.queries.words import unit_words


@dataclass(frozen=True, slots=True)
class OwnLine:
    """One of them: what is written and what it means here."""

    pk: int
    kind: str
    words: str
    meaning: str
    learnt_at: datetime
    learnt_by: str


def list_own_words(place: Place) -> tuple[OwnLine, ...]:
    """What is remembered now: names of units first, each in the order of the alphabet."""
    known = OwnWord.objects.known().filter(place=place).order_by("-kind", "key", "pk")
    return tuple(
        OwnLine(
            word.pk, word.get_kind_display(), word.words, unit_words([word.meaning]) if word.meaning else "",
            word.learnt_at, word.learnt_by,
        )
        for word in known
    )  # fmt: skip
