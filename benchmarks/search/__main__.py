"""Search without dấu over the whole country: `python -m benchmarks.search [--most 50]`.

Opens all 34 provinces and 3,321 communes on a throw-away installation, on SQLite or on the PostgreSQL that
DATABASE_URL names (`scripts/postgres .venv/bin/python -m benchmarks.search`), and 500 villages in a commune.
Asks for every commune by its name without dấu, in capitals, in NFD and with one wrong letter, and says which
is not on the first page of answers. Then milliseconds by the clock of a sample of those questions, beside the
floor in the same run: the bare statement (`search_key LIKE`) that finds nothing of a slip. Fails where a
commune is lost or p95 is above the limit.
"""

import argparse
import os
import sys
import time
import unicodedata
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from random import Random
from string import ascii_lowercase
from typing import TYPE_CHECKING

from benchmarks.pages.__main__ import installed

from songhanh.catalogue.places import AdministrativeUnit, communes, find, province_of, provinces
from songhanh.kernel.text import search_key

if TYPE_CHECKING:
    from songhanh.places.models import Place

FIRST_PAGE = 20
VILLAGES = 500
SAMPLE = 200
AT = datetime(2026, 1, 5, 2, tzinfo=UTC)


def with_a_wrong_letter(key: str, chance: Random) -> str:
    at = chance.choice([place for place, letter in enumerate(key) if letter != " "])
    return key[:at] + chance.choice([one for one in ascii_lowercase if one != key[at]]) + key[at + 1 :]


def ways(unit: AdministrativeUnit, chance: Random) -> tuple[str, ...]:
    """How somebody types a name: without dấu, in capitals, in NFD, with one wrong letter."""
    key = unit.search_key
    nfd = unicodedata.normalize("NFD", unit.name)
    return key, unit.name.upper(), nfd, with_a_wrong_letter(key, chance)


def open_all() -> "Place":
    """The whole national list as rows, and villages in the first commune; answers that commune."""
    from songhanh.places.models import Place, Unit  # noqa: PLC0415 -- after Django's set-up

    def row(unit: AdministrativeUnit, parent: Place | None) -> Place:
        place = Place(
            code=unit.code, level=unit.level, kind=unit.kind, name=unit.name, since=unit.since, parent=parent
        )
        place.save()
        return place

    above = {unit.code: row(unit, None) for unit in provinces()}
    first, *_others = [row(unit, above[province_of(unit).code]) for unit in communes()]
    names = {u.search_key: f"Thôn {u.name}" for u in communes()}  # keys differ, as a commune wants it
    for name in sorted(names.values())[:VILLAGES]:
        Unit.objects.create(place=first, kind="village", name=name, relation="own", since=date(2025, 7, 1))
    return first


def lost_of_all(chance: Random) -> list[str]:
    """Every commune, every way: those that the first page of answers lacks."""
    return [
        f"{text} ({unit.title}, {province_of(unit).title})"
        for unit in communes()
        for text in ways(unit, chance)
        if unit not in find(text, limit=FIRST_PAGE)
    ]


def times_of(act: Callable[[str], object], texts: Iterable[str]) -> list[float]:
    """Milliseconds by the clock of each question, sorted."""
    spent = []
    for text in texts:
        start = time.perf_counter()
        act(text)
        spent.append((time.perf_counter() - start) * 1000)
    return sorted(spent)


def run(most: float) -> bool:
    from django.db import connection, transaction  # noqa: PLC0415 -- after Django's set-up

    from songhanh.places.models import Place  # noqa: PLC0415 -- the same
    from songhanh.places.queries.units import list_open_places, list_unit_groups  # noqa: PLC0415 -- the same

    with transaction.atomic():
        commune = open_all()
    chance = Random(7)  # noqa: S311 -- a seeded sample
    lost = lost_of_all(chance)
    print(f"{len(communes())} communes, {4 * len(communes())} questions, not on the first page: {len(lost)}")
    print("\n".join(lost[:20]))
    texts = [text for unit in chance.sample(communes(), SAMPLE) for text in ways(unit, chance)]
    acts: dict[str, Callable[[str], object]] = {
        "floor: search_key LIKE": lambda text: list(
            Place.objects.filter(search_key__contains=search_key(text))
        ),
        "national list": find,
        "places that are open": list_open_places,
        "500 villages of a commune": lambda text: list_unit_groups(commune, AT.date(), text),
    }
    print(f"\n{connection.vendor}\n{'':28}{'p50':>8}{'p95':>8}{'most':>8}  ms")
    fit = not lost
    for name, act in acts.items():
        act("bat dau")
        spent = times_of(act, texts)
        middle, high = spent[len(spent) // 2], spent[len(spent) * 95 // 100]
        fit = fit and high <= most
        print(f"{name:28}{middle:8.1f}{high:8.1f}{spent[-1]:8.1f}{'' if high <= most else '  TOO SLOW'}")
    return fit


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.search", description="finding places")
    parser.add_argument("--most", type=float, default=50.0, help="the highest p95 allowed, in milliseconds")
    options = parser.parse_args()
    database = os.environ.get("DATABASE_URL", "")
    return int(not installed(lambda: run(options.most), database=database))


if __name__ == "__main__":
    sys.exit(main())
