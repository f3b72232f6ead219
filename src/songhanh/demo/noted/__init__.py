"""What a commune wrote in its other registers through a year. None of it is real.

The two communes lead the same kinds of lives; names and sizes are their own (`Facts`).
"""

from collections.abc import Iterator

from songhanh.demo.noted.facts import Facts
from songhanh.demo.noted.life import tell_life
from songhanh.demo.noted.means import tell_means
from songhanh.demo.noted.outreach import tell_outreach
from songhanh.demo.noted.oversight import tell_oversight
from songhanh.demo.noted.people import tell_people
from songhanh.registers.demo import Noted

__all__ = ["Facts", "tell_year"]


def tell_year(facts: Facts) -> tuple[Noted, ...]:
    """The year of a commune in all of those registers."""
    return tuple(_tell(facts))


def _tell(facts: Facts) -> Iterator[Noted]:
    for tell in (tell_outreach, tell_oversight, tell_people, tell_life, tell_means):
        yield from tell(facts)
