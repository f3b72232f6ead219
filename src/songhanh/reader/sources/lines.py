"""Text put together from lines, each of which knows where it stands."""

import re
from dataclasses import dataclass, field

from songhanh.reader.errors import CannotRead
from songhanh.reader.plan import Line

_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_DROPPED = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """Line ends as \\n; control characters and broken halves dropped; all else as the file has it."""
    return _DROPPED.sub("", _BREAKS.sub("\n", text))


@dataclass(slots=True)
class Look:
    """What the file knows of a line besides its words; see `Line`."""

    style: str = "body"
    level: int = 0
    label: str = ""
    bold: bool = False
    page: int = 1
    row: tuple[int, int, int] | None = None
    edges: tuple[float, float] | None = None
    deep: int = 1


@dataclass(slots=True)
class LineBuilder:
    """Collects lines in reading order; `text` is all of them, one on each line."""

    most: int
    lines: list[Line] = field(default_factory=list)
    _parts: list[str] = field(default_factory=list)
    _length: int = 0

    def add(self, raw: str, look: Look) -> None:
        """Add a piece of text (it may hold line ends); blank lines keep their place in the text alone."""
        for piece in raw.split("\n") if "\n" in raw else (raw,):
            words = piece.strip()
            if words:
                start = self._length + (piece.find(words) if words != piece else 0)
                self.lines.append(
                    Line(words, (start, start + len(words)), look.style, look.level, look.label,
                         look.bold, look.page, look.row, look.edges, look.deep)
                )  # fmt: skip
                look.label = ""
            self._parts.append(piece)
            self._length += len(piece) + 1
        if self._length > self.most:
            raise CannotRead("too_many_pages")

    def add_cells(self, raw: str, cells: list[tuple[int, int]], look: Look, at: tuple[int, int]) -> None:
        """Add one line of text that holds the cells of a row of a table; `at` is the table and the row."""
        for column, (first, last) in enumerate(cells):
            words = raw[first:last].strip()
            if words:
                start = self._length + first + len(raw[first:last]) - len(raw[first:last].lstrip())
                row = (*at, column)
                self.lines.append(
                    Line(words, (start, start + len(words)), look.style, page=look.page, row=row)
                )
        self._parts.append(raw)
        self._length += len(raw) + 1

    @property
    def text(self) -> str:
        return "\n".join(self._parts)
