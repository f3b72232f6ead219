"""What helps whoever writes a part of the year's plan: usual targets that it lacks, programmes that hold."""

from collections.abc import Iterable

from songhanh.catalogue.commune_targets import CommuneTarget, commune_targets
from songhanh.catalogue.programmes import Programme, programmes
from songhanh.catalogue.spoken import list_fits
from songhanh.paper.plan import phrases
from songhanh.places.models import Place


def list_usual(place: Place, text: str) -> tuple[str, ...]:
    """Sentences of targets that communes usually set themselves, of which no line of `text` speaks."""
    lines = [line for line in text.splitlines() if line.strip()]
    village = phrases.village_word_of(place.kind)
    missing = [one for one in commune_targets() if not _is_told(one, lines)]
    return tuple(one.name.format(kind=place.kind, village=village) for one in missing)


def _is_told(one: CommuneTarget, lines: Iterable[str]) -> bool:
    fits = (found.code for line in lines for found, _rule in list_fits(one.kind, line, line))
    return one.indicator in fits


def list_programmes(year: int) -> tuple[Programme, ...]:
    """Programmes that a plan of this year may rest on."""
    return tuple(one for one in programmes() if one.holds_in(year))
