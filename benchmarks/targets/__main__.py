"""The page of targets at five years of entries: `python -m benchmarks.targets [--entries 100000]`.

A commune with the 40 targets of a year and so many entries, spread over five years and two registers; the
page by turns with a bare signed-in page that runs the very same queries (`benchmarks.pages`). Fails where it
sends more queries than with ten entries, or costs more than three times the bare one.
"""

import argparse
import sys
from datetime import timedelta
from typing import TYPE_CHECKING

from benchmarks.pages.__main__ import PAGES, Measured, installed, measure, report

if TYPE_CHECKING:
    from benchmarks.pages.made import Commune

    from songhanh.registers.kinds.base import Register

YEARS, MOST = 5, 3.0


def fill(commune: "Commune", entries: int) -> None:
    """Half of the entries in each register, a fifth of them in each year."""
    from benchmarks.pages.made import fill_register  # noqa: PLC0415 -- after Django's set-up

    from songhanh.registers.models import REGISTERS  # noqa: PLC0415 -- the same

    for kind in ("communication", "sessions"):
        register = REGISTERS[kind]
        fill_register(commune, register, entries // 2)
        every = list(register.model.objects.filter(place=commune.place).order_by("pk"))
        for back in range(1, YEARS):
            _move(register, [one.pk for one in every[back::YEARS]], timedelta(days=365 * back))


def _move(register: "Register", entries: list[int], back: timedelta) -> None:
    """So many days earlier, with their lines; five hundred at a time."""
    from django.db.models import F  # noqa: PLC0415 -- after Django's set-up

    lines = [(register.part.model, "entry__in")] if register.part else []
    for start in range(0, len(entries), 500):
        for table, of in ((register.model, "pk__in"), *lines):
            own = table.objects.filter(**{of: entries[start : start + 500]})
            own.update(on_day=F("on_day") - back)


def run(entries: int, rounds: int) -> bool:
    from benchmarks.pages.floor import floor_client  # noqa: PLC0415 -- after Django's set-up
    from benchmarks.pages.made import TARGETS, make_commune  # noqa: PLC0415 -- the same
    from benchmarks.pages.papers import page_client  # noqa: PLC0415 -- the same
    from django.db import transaction  # noqa: PLC0415 -- the same

    found = []
    for number, rows in enumerate((10, entries), 1):
        with transaction.atomic():
            commune = make_commune(f"{99000 + number}", 10, TARGETS)
            if rows > 10:
                fill(commune, rows)
        place = Measured(rows, commune, page_client(commune), floor_client(commune.officer))
        address = PAGES["targets"].format(code=commune.place.code)
        found.append(measure("targets", address, place, rounds))
    return report(found, MOST)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.targets", description="milliseconds, medians")
    parser.add_argument("--entries", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    return int(not installed(lambda: run(options.entries, options.rounds)))


if __name__ == "__main__":
    sys.exit(main())
