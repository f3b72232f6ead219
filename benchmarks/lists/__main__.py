"""Lists of a hundred thousand entries: `python -m benchmarks.lists [--rows 1000 100000] [--papers 10000]`.

Every page of the registers that grows, for six registers of different make, against a bare page that asks the
same and prints the same rows (`benchmarks.pages`); then, with so many entries in *every* register of the
product, the index and the papers of the commune.
"""

import argparse
import sys

from benchmarks.pages.__main__ import Figures, Measured, installed, measure, report

KINDS = ("communication", "sessions", "checks", "network", "pupils", "credit")
PAGES = {
    "{kind}": "registers/{kind}/",
    "{kind}, last page": "registers/{kind}/?page=last",
    "{kind}, sought": "registers/{kind}/?q=viec+nha+7",
    "{kind}, a unit's quarter": "registers/{kind}/?unit={unit}&period=2026-Q1",
    "{kind}, closing": "registers/{kind}/close/",
}


def run(sizes: list[int], rounds: int, most: float, papers: int) -> bool:
    """Whether every page keeps its bounds, and the report its."""
    from benchmarks.lists.made import fill_register  # noqa: PLC0415 -- after Django's set-up
    from benchmarks.pages.floor import floor_client  # noqa: PLC0415 -- the same
    from benchmarks.pages.made import TARGETS, Commune, make_commune  # noqa: PLC0415 -- the same
    from benchmarks.pages.papers import page_client, report_papers  # noqa: PLC0415 -- the same
    from django.db import connection, transaction  # noqa: PLC0415 -- the same

    from songhanh.registers.models import REGISTERS  # noqa: PLC0415 -- the same

    def make(code: str, rows: int, kinds: tuple[str, ...]) -> Commune:
        with connection.cursor() as cursor:  # rows that fill every column need not hold together
            cursor.execute("PRAGMA ignore_check_constraints = ON")
        with transaction.atomic():
            commune = make_commune(code, 0, TARGETS)
            for kind in kinds:
                fill_register(commune, REGISTERS[kind], rows)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        return commune

    def visit(commune: Commune, rows: int, kinds: tuple[str, ...]) -> list[Figures]:
        place = Measured(rows, commune, page_client(commune), floor_client(commune.officer))
        room = f"/p/{commune.place.code}/2026/"
        about = {"unit": commune.units[0].pk}
        found = [
            measure(name.format(kind=kind), room + page.format(kind=kind, **about), place, rounds)
            for kind in kinds
            for name, page in PAGES.items()
        ]
        return [*found, measure("index", f"{room}registers/", place, rounds)]

    found: list[Figures] = []
    for number, rows in enumerate(sorted(sizes), 1):
        found += visit(make(f"{99000 + number}", rows, KINDS), rows, KINDS)
    fit = report(found, most)
    if not papers:
        return fit
    commune = make("99099", papers, tuple(REGISTERS))
    print(f"\nEvery register of the product with {papers} entries")
    fit = report(visit(commune, papers, ()), most) and fit
    return report_papers(commune, page_client(commune)) and fit


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.lists", description="milliseconds, medians")
    parser.add_argument("--rows", type=int, nargs="+", default=[1_000, 100_000])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--most", type=float, default=3.0, help="the highest ratio allowed")
    parser.add_argument(
        "--papers", type=int, default=10_000, help="entries in every register; 0 leaves them out"
    )
    options = parser.parse_args()
    return int(not installed(lambda: run(options.rows, options.rounds, options.most, options.papers)))


if __name__ == "__main__":
    sys.exit(main())
