"""What a PDF prints on every page without its being text: page numbers and running heads."""

import re
from collections import Counter

from songhanh.reader.sources.pdf_pages import PdfLine

_NUMBER = re.compile(r"(?:trang|page)?\s*[-–—]?\s*(\d{1,4})\s*[-–—]?(?:\s*/\s*\d{1,4})?", re.IGNORECASE)
_FIGURES = re.compile(r"\d+")
_EDGE = 2  # lines at the head and at the foot of a page that may be running ones
_FEWEST = 3
_LONGEST = 80


def mark_running(pages: list[list[PdfLine]]) -> None:
    """Give the style "running" to page numbers and to heads and feet that most pages share."""
    seen = [
        [(line, _NUMBER.fullmatch(line.text), _FIGURES.sub("#", line.text)) for line in _edges(page)]
        for page in pages
    ]
    offsets = Counter(
        int(found[1]) - number for number, edges in enumerate(seen) for _, found, _ in edges if found
    )
    offset, times = offsets.most_common(1)[0] if offsets else (0, 0)
    shared = Counter(shape for edges in seen for shape in {shape for _, _, shape in edges})
    for number, edges in enumerate(seen):
        for line, found, shape in edges:
            numbered = found is not None and times > 1 and int(found[1]) - number == offset
            repeated = found is None and shared[shape] >= max(_FEWEST, 0.6 * len(pages))
            if numbered or repeated:
                line.style = "running"


def _edges(page: list[PdfLine]) -> list[PdfLine]:
    lines = page if len(page) <= 2 * _EDGE else page[:_EDGE] + page[-_EDGE:]
    return [line for line in lines if line.row is None and len(line.text) <= _LONGEST]
