"""Pages against bare pages: `python -m benchmarks.pages [--rows 10 1000 10000] [--rounds 9] [--most 3]`.

Fills a throw-away installation and asks each list page through the test client with the real middleware, by
turns with a bare signed-in Django page that runs the very same queries and prints every row in a table
(`benchmarks/pages/floor.py`). Milliseconds of the processor, SQLite's included; medians of the rounds. Fails
where a page sends more queries for more rows, or costs more than so many times the bare one. Then the
report of the commune and a register as .xlsx, in seconds of the processor.
"""

import argparse
import gc
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from benchmarks.pages.made import Commune
    from django.test import Client

PAGES = {
    "desk": "/p/{code}/2026/",
    "plans": "/p/{code}/2026/plans/",
    "tasks": "/p/{code}/2026/tasks/",
    "tasks, last page": "/p/{code}/2026/tasks/?page=last",
    "tasks, sought": "/p/{code}/2026/tasks/?q=phap+luat",
    "tasks, to print": "/p/{code}/2026/tasks/print/",
    "units of the plan": "/p/{code}/2026/tasks/units/",
    "communication": "/p/{code}/2026/registers/communication/",
    "communication, last": "/p/{code}/2026/registers/communication/?page=last",
    "communication, sought": "/p/{code}/2026/registers/communication/?q=viec+nha",
    "sessions": "/p/{code}/2026/registers/sessions/",
    "closing": "/p/{code}/2026/registers/sessions/close/",
    "targets": "/p/{code}/2026/targets/",
    "reports": "/p/{code}/2026/reports/",
    "people": "/p/{code}/people/",
    "villages": "/p/{code}/people/villages/",
}


@dataclass(frozen=True)
class Measured:
    """A commune with so many rows, its officer at the product, and the same person at the bare page."""

    rows: int
    commune: "Commune"
    client: "Client"
    bare: "Client"


@dataclass(frozen=True)
class Figures:
    rows: int
    page: str
    queries: int
    bare: float  # milliseconds, as the page
    cost: float

    @property
    def ratio(self) -> float:
        return self.cost / self.bare


def measure(page: str, address: str, place: "Measured", rounds: int) -> Figures:
    """A page and its floor, taking turns, both warmed."""
    from benchmarks.pages.floor import ask, keeping, listening, reads  # noqa: PLC0415 -- after Django's set-up

    client, bare = place.client, place.bare
    client.get(address)
    with listening() as sent, keeping() as queries:
        assert client.get(address).status_code == 200, address
    ask(queries)
    with listening() as sent_again:
        assert bare.get("/floor/").status_code == 200
    assert reads(sent_again) == reads(sent), "the bare page must ask the same"
    times: tuple[list[float], list[float]] = ([], [])
    gc.collect()
    for _ in range(rounds):
        for visit, spent in zip((bare.get, client.get), times, strict=True):
            start = time.process_time()
            visit(address if spent is times[1] else "/floor/")
            spent.append((time.process_time() - start) * 1000)
    middle = [statistics.median(spent) for spent in times]
    return Figures(place.rows, page, len(sent), *middle)


def report(found: list[Figures], most: float) -> bool:
    """The table; True where queries stay as many and no page costs too much."""
    fit = True
    print(f"{'page':32}{'rows':>7}{'queries':>9}{'bare':>9}{'page':>9}{'ratio':>8}")
    for page in dict.fromkeys(one.page for one in found):
        own = [one for one in found if one.page == page]
        for one in own:
            grown = one.queries > own[0].queries
            dear = one.ratio > most
            said = f"  {'MORE QUERIES ' if grown else ''}{'TOO DEAR' if dear else ''}".rstrip()
            print(
                f"{page:32}{one.rows:7}{one.queries:9}{one.bare:9.1f}{one.cost:9.1f}{one.ratio:7.1f}×{said}"
            )
            fit = fit and not grown and not dear
    print(f"{'worst':66}{max(one.ratio for one in found):7.1f}×")
    return fit


def run(sizes: list[int], rounds: int, most: float) -> bool:
    """A commune for each size, measured; then the papers of the largest."""
    from benchmarks.pages.floor import floor_client  # noqa: PLC0415 -- after Django's set-up
    from benchmarks.pages.made import TARGETS, make_commune  # noqa: PLC0415 -- the same
    from benchmarks.pages.papers import page_client, report_papers  # noqa: PLC0415 -- the same
    from django.db import transaction  # noqa: PLC0415 -- the same

    found: list[Figures] = []
    for number, rows in enumerate(sorted(sizes), 1):
        with transaction.atomic():
            commune = make_commune(f"{99000 + number}", rows, rows)
        place = Measured(rows, commune, page_client(commune), floor_client(commune.officer))
        code = commune.place.code
        found += [measure(name, page.format(code=code), place, rounds) for name, page in PAGES.items()]
    fit = report(found, most)
    with transaction.atomic():  # the papers are of a plan as communes have them
        commune = make_commune("99099", max(sizes), TARGETS)
    return report_papers(commune, page_client(commune)) and fit


def installed(act: Callable[[], bool], database: str = "") -> bool:
    """Act on an installation that is there for this run alone, on SQLite or on the database of an address."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["SONGHANH_HOME"] = home
        os.environ.pop("DATABASE_URL", None)
        os.environ |= {"DATABASE_URL": database} if database else {}
        from songhanh.config import prepare  # noqa: PLC0415 -- the home is named first

        prepare.set_up()
        prepare.migrate()
        prepare.collect_assets()
        from django.test import override_settings  # noqa: PLC0415 -- after Django's set-up

        with override_settings(ROOT_URLCONF="benchmarks.pages.floor"):
            return act()


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.pages", description="milliseconds, medians")
    parser.add_argument("--rows", type=int, nargs="+", default=[10, 1_000, 10_000])
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--most", type=float, default=3.0, help="the highest ratio allowed")
    options = parser.parse_args()
    return int(not installed(lambda: run(options.rows, options.rounds, options.most)))


if __name__ == "__main__":
    sys.exit(main())
