"""Walking a Word body in document order: paragraphs, tables, boxes, with labels and looks."""

from collections.abc import Callable

from lxml import etree

from songhanh.reader.sources.lines import LineBuilder, Look
from songhanh.reader.sources.word_names import MC, NUM_PR, OUTLINE, P_PR, P_STYLE, R_PR, VAL, W, read_count
from songhanh.reader.sources.word_numbering import Numbering
from songhanh.reader.sources.word_runs import Inline, chosen
from songhanh.reader.sources.word_styles import Styles, read_number, read_outline

Place = tuple[int, int, int] | None


class Body:
    """Adds everything below an element to `lines`. `style` is for parts whose lines are all of one kind."""

    def __init__(self, lines: LineBuilder, styles: Styles, numbering: Numbering) -> None:
        self._lines = lines
        self._styles = styles
        self._numbering = numbering
        self._inline = Inline(styles)
        self._tables = 0
        self._deep = 1
        self._joined: list[tuple[str, bool]] = []
        self.notes: list[tuple[str, str]] = []
        self.turns = 0
        self.breaks = 0
        self.style = ""
        self.label = ""
        self._handlers: dict[object, Callable[[etree._Element, Place], None]] = {
            W + "p": self._paragraph,
            W + "tbl": self._table,
            MC + "AlternateContent": self._alternatives,
            W + "del": self._pass_over,
            W + "moveFrom": self._pass_over,
            W + "sectPr": self._pass_over,
            W + "tcPr": self._pass_over,
            W + "sdtPr": self._pass_over,
        }

    def walk(self, parent: etree._Element, place: Place = None) -> None:
        """Take in the blocks below an element; wrappers (content controls, insertions) are looked into."""
        for child in parent:
            handler = self._handlers.get(child.tag)
            if handler is not None:
                handler(child, place)
            elif len(child):
                self.walk(child, place)

    def finish(self, place: Place = None) -> None:
        """Write what was to run on into a next paragraph and found none."""
        pieces, self._joined = self._joined, []
        if pieces:
            self._write(pieces, Look(row=place, style=self.style or ("cell" if place else "body")))

    def _pass_over(self, element: etree._Element, place: Place) -> None:
        """Nothing that a reader would see."""

    def _alternatives(self, element: etree._Element, place: Place) -> None:
        option = chosen(element)
        if option is not None:
            self.walk(option, place)

    def _table(self, table: etree._Element, _place: Place) -> None:
        self.finish()
        self._tables += 1
        number = self._tables
        depths = _depths(table)
        for index, row in enumerate(_below(table, W + "tr")):
            if row.find(f"{W}trPr/{W}del") is not None:
                continue
            before = row.find(f"{W}trPr/{W}gridBefore")
            column = _count(before, 0)
            for cell in _below(row, W + "tc"):
                if cell.find(f"{W}tcPr/{W}cellDel") is None:
                    self._deep = depths.get((index, column), 1)
                    self.walk(cell, (number, index, column))
                    self.finish((number, index, column))
                    self._deep = 1
                column += _count(cell.find(f"{W}tcPr/{W}gridSpan"), 1)

    def _paragraph(self, paragraph: etree._Element, place: Place) -> None:
        looks = paragraph.find(P_PR)
        inline = self._inline
        look = Look(row=place, deep=self._deep)
        bold = self._look_at(looks, look)
        inline.start(bold)
        inline.read(paragraph)
        self._joined += inline.finish()
        boxes = inline.boxes
        turns, breaks = self.turns + inline.early_turns, self.breaks + inline.early_breaks
        look.page = 1 + (turns or breaks)
        self.turns, self.breaks = self.turns + inline.turns, self.breaks + inline.breaks
        self.notes += inline.notes
        # Where the mark at its end was deleted it runs on into the next paragraph.
        if looks is None or looks.find(f"{R_PR}/{W}del") is None:
            pieces, self._joined = self._joined, []
            self._write(pieces, look)
        for box in boxes:
            self.walk(box, place)

    def _look_at(self, looks: etree._Element | None, look: Look) -> bool:
        """Style, level and label of a paragraph; returns whether its words are bold unless they say so."""
        style_id = number = depth = outline = None
        if looks is not None:
            named = looks.find(P_STYLE)
            style_id = None if named is None else str(named.get(VAL, ""))
            number, depth = read_number(looks.find(NUM_PR))
            outline = read_outline(looks.find(OUTLINE))
        style = self._styles.get(style_id)
        number = number or style.number
        if number not in (None, "0"):
            if depth is None:
                bound = self._numbering.depth_of_style(str(number), style_id)
                depth = bound if bound is not None else style.depth or 0
            look.label, _bullet = self._numbering.label(str(number), depth)
            look.style, look.level = "list", depth + 1
        self._name(look, outline or style.heading, style.title)
        return bool(style.bold)

    def _name(self, look: Look, heading: int | None, title: bool) -> None:
        if heading is not None:
            look.style, look.level = "heading", heading
        elif title:
            look.style, look.level = "title", 0
        if look.row is not None:
            look.style = "cell"
        if self.style:
            look.style, look.label, self.label = self.style, self.label or look.label, ""

    def _write(self, pieces: list[tuple[str, bool]], look: Look) -> None:
        """One paragraph; a soft break ends a line, which is bold if all its words are."""
        words = "".join(piece for piece, _bold in pieces)
        if "\n" not in words:
            look.bold = _all_bold(pieces)
            self._lines.add(words, look)
            return
        line: list[tuple[str, bool]] = []
        for piece, bold in [*pieces, ("\n", False)]:
            first, *others = piece.split("\n")
            line.append((first, bold))
            for other in others:
                look.bold = _all_bold(line)
                self._lines.add("".join(part for part, _bold in line), look)
                line = [(other, bold)]


def _all_bold(pieces: list[tuple[str, bool]]) -> bool:
    inked = [bold for piece, bold in pieces if piece.strip()]
    return bool(inked) and all(inked)


def _below(parent: etree._Element, tag: str) -> list[etree._Element]:
    """The rows of a table or cells of a row, those inside content controls and insertions among them."""
    found: list[etree._Element] = []
    for child in parent:
        if child.tag == tag:
            found.append(child)
        elif child.tag in (W + "sdt", W + "sdtContent", W + "customXml", W + "ins", W + "moveTo"):
            found += _below(child, tag)
    return found


def _depths(table: etree._Element) -> dict[tuple[int, int], int]:
    """How many rows the cells that are merged downwards cover, by row and column."""
    depths: dict[tuple[int, int], int] = {}
    open_at: dict[int, tuple[int, int]] = {}
    for index, row in enumerate(_below(table, W + "tr")):
        column = _count(row.find(f"{W}trPr/{W}gridBefore"), 0)
        for cell in _below(row, W + "tc"):
            merged = cell.find(f"{W}tcPr/{W}vMerge")
            if merged is None or merged.get(VAL) == "restart":
                open_at[column] = (index, column)
            elif column in open_at:
                first = open_at[column]
                depths[first] = index - first[0] + 1
            column += _count(cell.find(f"{W}tcPr/{W}gridSpan"), 1)
    return depths


def _count(element: etree._Element | None, default: int) -> int:
    count = None if element is None else read_count(element.get(VAL), 999)
    return default if count is None else count
