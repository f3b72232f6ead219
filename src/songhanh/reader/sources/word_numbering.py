"""Word's automatic numbering: the label that it would draw before each paragraph."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from lxml import etree

from songhanh.reader.sources.word_names import ILVL, NUM_ID, P_STYLE, VAL, W, draw_sign, is_on, read_count
from songhanh.reader.sources.word_styles import Styles

LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
          (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_UNITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")


def write_roman(number: int) -> str:
    written = ""
    for value, sign in _ROMAN:
        written += sign * (number // value)
        number %= value
    return written


def write_letter(number: int) -> str:
    """a … z, then aa, bb …: as Word counts, which has no đ."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if 0 < number < 780 else str(number)


def write_counting(number: int) -> str:
    """một, hai … as Word's Vietnamese counting has them, to 99; figures beyond."""
    tens, units = divmod(number, 10)
    if tens == 0 or number > 99:
        return _UNITS[units] if tens == 0 else str(number)
    first = "mười" if tens == 1 else f"{_UNITS[tens]} mươi"
    last = {0: "", 1: "một" if tens == 1 else "mốt", 5: "lăm"}.get(units, _UNITS[units])
    return f"{first} {last}".strip()


_WRITERS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": "{:02d}".format,
    "lowerRoman": write_roman,
    "upperRoman": lambda number: write_roman(number).upper(),
    "lowerLetter": write_letter,
    "upperLetter": lambda number: write_letter(number).upper(),
    "vietnameseCounting": write_counting,
    "none": lambda _number: "",
}


@dataclass(frozen=True, slots=True)
class Level:
    start: int = 1
    form: str = "decimal"
    text: str = ""
    legal: bool = False
    restarts_after: int | None = None  # levels from 1; 0 never; None after any higher one
    style: str | None = None


@dataclass(slots=True)
class _List:
    """A `w:num`: which counters it shares, how its levels look, which of them it starts anew."""

    counters: str
    levels: dict[int, Level]
    fresh: dict[int, int]


class Numbering:
    """Counts as the document is walked; ask once for each paragraph, in order."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._lists: dict[str, _List] = {}
        self._counters: dict[str, list[int | None]] = {}
        if root is None:
            return
        abstract = {str(each.get(W + "abstractNumId")): each for each in root.iterchildren(W + "abstractNum")}
        for element in root.iterchildren(W + "num"):
            self._lists[str(element.get(NUM_ID))] = self._read_list(element, abstract)
        self._follow_style_links(abstract, styles)

    @staticmethod
    def _read_list(element: etree._Element, abstract: dict[str, etree._Element]) -> _List:
        pointer = element.find(W + "abstractNumId")
        name = "" if pointer is None else str(pointer.get(VAL))
        levels = _read_levels(abstract.get(name))
        fresh = {}
        for override in element.iterchildren(W + "lvlOverride"):
            depth = _number(override.get(ILVL), 0)
            own, start = override.find(W + "lvl"), override.find(W + "startOverride")
            if own is not None:
                levels[depth] = _read_level(own)
            if start is not None:
                fresh[depth] = _number(start.get(VAL), 1)
                levels[depth] = replace(levels.get(depth, Level()), start=fresh[depth])
        return _List(name, levels, fresh)

    def _follow_style_links(self, abstract: dict[str, etree._Element], styles: Styles) -> None:
        """A list may borrow its looks from a numbering style."""
        for numbers in self._lists.values():
            element = abstract.get(numbers.counters)
            link = None if element is None else element.find(W + "numStyleLink")
            if link is None or numbers.levels:
                continue
            lender = self._lists.get(styles.get(str(link.get(VAL))).number or "")
            if lender is not None:
                numbers.levels = dict(lender.levels)

    def depth_of_style(self, number: str, style_id: str | None) -> int | None:
        """The depth in a list that is bound to a paragraph style."""
        numbers = self._lists.get(number)
        if numbers is None or style_id is None:
            return None
        return next((depth for depth, level in numbers.levels.items() if level.style == style_id), None)

    def label(self, number: str, depth: int) -> tuple[str, bool]:
        """The next label at this depth of this list, and whether it is a mere bullet."""
        numbers = self._lists.get(number)
        if numbers is None:
            return "", False
        level = numbers.levels.get(depth, Level())
        counters = self._counters.setdefault(numbers.counters, [None] * LEVELS)
        fresh = numbers.fresh.pop(depth, None)
        current = counters[depth]
        counters[depth] = fresh if fresh is not None else level.start if current is None else current + 1
        for deeper in range(depth + 1, LEVELS):
            after = numbers.levels.get(deeper, Level()).restarts_after
            if after is None or depth < after:
                counters[deeper] = None
        if level.form == "bullet":
            return "".join(draw_sign(ord(sign)) if sign >= "\ue000" else sign for sign in level.text), True
        return self._write(numbers, level, counters), False

    @staticmethod
    def _write(numbers: _List, level: Level, counters: list[int | None]) -> str:
        def written(place: re.Match[str]) -> str:
            depth = int(place[1]) - 1
            shown = numbers.levels.get(depth, Level())
            count = counters[depth]
            form = "decimal" if level.legal else shown.form
            return _WRITERS.get(form, str)(shown.start if count is None else count)

        return _PLACE.sub(written, level.text).strip()


def _read_levels(abstract: etree._Element | None) -> dict[int, Level]:
    if abstract is None:
        return {}
    return {_number(level.get(ILVL), 0): _read_level(level) for level in abstract.iterchildren(W + "lvl")}


def _read_level(element: etree._Element) -> Level:
    values = {child.tag: child.get(VAL) for child in element}
    restart = values.get(W + "lvlRestart")
    style = values.get(P_STYLE)
    return Level(
        start=_number(values.get(W + "start"), 1 if W + "start" in values else 0),
        form=str(values.get(W + "numFmt") or "decimal"),
        text=str(values.get(W + "lvlText") or ""),
        legal=W + "isLgl" in values and is_on(values[W + "isLgl"]),
        restarts_after=None if restart is None else _number(restart, 0),
        style=None if style is None else str(style),
    )


def _number(value: object, default: int) -> int:
    number = read_count(value, 32767)
    return default if number is None else number
