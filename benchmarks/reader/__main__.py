"""Reading against bare extraction: `python -m benchmarks.reader [FILES] [--rounds N] [--most 3]`.

In one process, both warmed, taking turns; medians of the rounds, in milliseconds of the processor. What the
reader remembers of headings is forgotten before each round: a plan is seldom read twice. Bare is
what a user of the libraries would write: python-docx's paragraphs and table cells, pypdfium2's page text.
Reading is `open_document` and `read_plan`. Pages with ruled tables take another way and are reported apart.
Without files it takes the demonstration's plans, made by our own writers, and the real ones in
../shared/plans where they are; then it also measures growth to some 500 pages, peak memory, the start of a
process of its own, and a province's plans in one call.
"""

import argparse
import gc
import inspect
import io
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import docx
import pypdfium2
from benchmarks.reader.apart import report_province, report_start
from benchmarks.reader.growth import report_growth, report_memory
from benchmarks.reader.made import demonstration, real_plans

from songhanh.reader import open_document, read_plan
from songhanh.reader.sources.pdf_tables import has_grid


@dataclass(frozen=True)
class Figures:
    name: str
    pages: int
    bare: float  # milliseconds, as all of them
    opening: float
    understanding: float
    ruled: bool

    @property
    def ratio(self) -> float:
        return (self.opening + self.understanding) / self.bare


def extract_docx(content: bytes) -> str:
    document = docx.Document(io.BytesIO(content))
    pieces = [paragraph.text for paragraph in document.paragraphs]
    pieces += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join(pieces)


def extract_pdf(content: bytes) -> str:
    return "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(content))


BARE: dict[str, Callable[[bytes], str]] = {".docx": extract_docx, ".pdf": extract_pdf}


def is_ruled(name: str, content: bytes) -> bool:
    return name.endswith(".pdf") and any(has_grid(page) for page in pypdfium2.PdfDocument(content))


def forget() -> None:
    """Empty every memory of the reader that grows with what is read."""
    for name, module in list(sys.modules.items()):
        for thing in vars(module).values() if name.startswith("songhanh.reader") else ():
            if hasattr(thing, "cache_clear") and inspect.signature(thing.__wrapped__).parameters:
                thing.cache_clear()


def measure(name: str, content: bytes, rounds: int) -> Figures:
    extract = BARE[Path(name).suffix]
    bare, opening, understanding = [], [], []
    gc.collect()
    for _ in range(rounds + 2):
        forget()
        start = time.process_time()
        extract(content)
        extracted = time.process_time()
        document = open_document(content, name)
        opened = time.process_time()
        read_plan(document)
        end = time.process_time()
        bare.append(extracted - start)
        opening.append(opened - extracted)
        understanding.append(end - opened)
    middle = [statistics.median(times[2:]) * 1000 for times in (bare, opening, understanding)]
    return Figures(name, document.source.pages, *middle, is_ruled(name, content))


def chosen(paths: list[Path]) -> dict[str, bytes]:
    if paths:
        return {path.name: path.read_bytes() for path in paths if path.suffix in BARE}
    return demonstration() | real_plans()


def report(title: str, rows: list[Figures]) -> None:
    if not rows:
        return
    print(f"\n{title}\n{'file':36}{'pages':>6}{'bare':>9}{'open':>9}{'read':>9}{'ratio':>8}")
    for row in rows:
        figures = f"{row.bare:9.1f}{row.opening:9.1f}{row.understanding:9.1f}{row.ratio:7.1f}×"
        print(f"{row.name[:35]:36}{row.pages:6}{figures}")
    print(f"{'worst':69}{max(row.ratio for row in rows):7.1f}×")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reader", description="milliseconds, medians")
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--most", type=float, default=3.0, help="the highest ratio allowed")
    options = parser.parse_args()
    rows = [measure(name, content, options.rounds) for name, content in chosen(options.files).items()]
    plain = [row for row in rows if not row.ruled]
    report("Reading against bare extraction", plain)
    report("With pages of ruled tables", [row for row in rows if row.ruled])
    held = [row.ratio <= options.most for row in plain]
    if not options.files:
        held += [report_growth(), report_memory()]
        report_start()
        report_province()
    return int(not all(held))


if __name__ == "__main__":
    sys.exit(main())
