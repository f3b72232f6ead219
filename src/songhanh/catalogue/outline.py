"""The outline of a periodic report: its parts and sections, and where a finished task belongs."""

from dataclasses import dataclass
from functools import cache

from songhanh.catalogue.facts import Fact, read_facts
from songhanh.kernel.text import search_key

__all__ = ["OutlinePart", "Section", "parts", "section_of", "sections"]

_REST = "organisation"  # what no word places: work is given and done


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlinePart(Fact):
    """A part with a Roman number; "{next}" in its title is the year after the report's."""

    code: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Section(Fact):
    """A section of a part. `words` are search keys that place a task here; lower `rank` is asked first."""

    code: str
    part: str
    title: str
    rank: int = 0
    words: tuple[str, ...] = ()


@cache
def parts() -> tuple[OutlinePart, ...]:
    """I to V, in order."""
    return read_facts(OutlinePart, "outline.toml", "part")


@cache
def sections() -> tuple[Section, ...]:
    """All sections, in the order in which a report has them."""
    return read_facts(Section, "outline.toml", "section")


@cache
def _ranked() -> tuple[Section, ...]:
    return tuple(sorted((one for one in sections() if one.words), key=lambda one: one.rank))


def section_of(text: str) -> str:
    """The code of the section under which a finished task is told, from the words of the task."""
    key = f" {search_key(text)} "
    return next((one.code for one in _ranked() if any(f" {w} " in key for w in one.words)), _REST)
