"""Doubts about the paper itself: its place, its years, what is still to be filled in."""

import re
from collections.abc import Iterator

from songhanh.reader.dates import YEAR, year_range
from songhanh.reader.doubts.raised import Read, doubt, first_line
from songhanh.reader.plan import Doubt, Period, Span

_PERIOD = re.compile(r"giai đoạn (20\d\d)\s*-\s*(20\d\d)")
_PROGRAMME = re.compile(r"(?:chương trình|chiến lược|đề án|kế hoạch)\s+[^.;:()]*$")
_CYCLES = (0, 5)
_STRATEGY_UP_TO = re.compile(
    r"chiến lược quốc gia (?:về )?bình đẳng giới(?! giai đoạn)[^.;,]{0,40}? (?:đến )?năm (20\d\d)"
)
_STRATEGY_MARKS = ("2025", "2030")  # catalogue/data/strategy.toml
# Where a plan names itself again: in its order and in its farewell.
_SPEAKS_OF_ITSELF = re.compile(r"(?:như sau|sau đây|nội dung sau|cụ thể)\s*:?\s*$")
_FAREWELL = "trên đây là "
_ITSELF = re.compile(
    r"(?:^trên đây là (?:nội dung )?|(?:ban hành|xây dựng|triển khai) )kế hoạch(?! số)\b[^.;]*"
)
_UP_TO = re.compile(r"\bđến (?:hết |cuối )?năm 20\d\d")


def doubt_names(read: Read) -> Iterator[Doubt]:
    """All doubts about place, years and particulars."""
    yield from _paper(read)
    yield from _place(read)
    yield from _periods(read)
    yield from _own_period(read)
    yield from _strategy_end(read)


def _paper(read: Read) -> Iterator[Doubt]:
    head = read.draft.head
    if not read.draft.tasks and not read.draft.targets:
        return
    lacks = (
        ("số", head.number is None),
        ("ngày ban hành", len(head.date or "") < len("2026-01-01")),
        ("người ký", head.signed_by is None),
    )
    missing = [name for name, lacking in lacks if lacking]
    if missing:
        yield doubt("paper_incomplete", first_line(read, head.span), None, missing=", ".join(missing))


def _place(read: Read) -> Iterator[Doubt]:
    place, head = read.place, read.draft.head
    level = head.locality.level or ""
    if place.others:
        shown = ", ".join(f"“{name}”" for name in place.others)
        yield doubt("name_spelled_differently", place.span, level=level, name=place.name, others=shown)
    if place.official and place.official != place.name:
        yield doubt("name_not_official", place.span, official=place.official, name=place.name)
    elif head.locality.code is None:
        yield doubt("place_unknown", place.span, level=level or "địa bàn", name=place.name or "…")


def _periods(read: Read) -> Iterator[Doubt]:
    known: dict[str, dict[str, Span]] = {}
    odd: dict[str, Span] = {}
    for block in read.paper.with_any("giai đoạn 20"):
        for found in _PERIOD.finditer(block.key):
            period = f"{found[1]}-{found[2]}"
            span = block.words.span(*found.span())
            if int(found[2]) % 5 not in _CYCLES or int(found[2]) <= int(found[1]):
                odd.setdefault(period, span)
                continue
            said = _PROGRAMME.search(block.key[max(0, found.start() - 160) : found.start()])
            if said:
                known.setdefault(_short(said[0]), {}).setdefault(period, span)
    for period, span in odd.items():
        yield doubt("period_unusual", span, period=period)
    for name, periods in known.items():
        if len(periods) > 1 and not _is_stretch_of(read.draft.head.period, periods):
            yield doubt(
                "period_mismatch", [*periods.values()][-1], programme=name, periods=", ".join(periods)
            )


def _is_stretch_of(own: Period, periods: dict[str, Span]) -> bool:
    """Whether two periods are the plan's own and the longer one that it lies in, as a title joins them."""
    mine = f"{own.since}-{own.until}"
    others = [period for period in periods if period != mine]
    if len(periods) != 2 or len(others) != 1 or own.since is None or own.until is None:
        return False
    first, last = map(int, others[0].split("-"))
    return first <= own.since and own.until <= last


def _short(name: str) -> str:
    """A programme by its last name and first words, so that the same one is known again."""
    last = re.split(r"\b(?=chương trình|chiến lược|đề án|kế hoạch)", name)[-1]
    last = re.sub(r"\b(?:về|và|tại|trên địa bàn\b.*|của\b.*)(?=\s|$)", " ", last)
    return " ".join(last.split()[:12])


def _own_period(read: Read) -> Iterator[Doubt]:
    """The order or the farewell that names other years than the title."""
    period = read.draft.head.period
    if period.since is None or period.until is None:
        return
    speaking = (
        block
        for block in read.blocks
        if block.key.startswith(_FAREWELL) or _SPEAKS_OF_ITSELF.search(block.key[-20:])
    )
    for block in speaking:
        for found in _ITSELF.finditer(block.key):
            said = _years_of(found[0])
            if said is not None and said != period and not _inside(said, period):
                span = block.words.span(*found.span())
                yield doubt("period_contradicts", span, None, period=_shown(period), other=_shown(said))
                return


def _strategy_end(read: Read) -> Iterator[Doubt]:
    """The strategy up to a year in which it neither ends nor is measured; once."""
    for block in read.inner.with_any("chiến lược quốc gia"):
        for found in _STRATEGY_UP_TO.finditer(block.key):
            if found[1] not in _STRATEGY_MARKS:
                yield doubt("strategy_end", block.words.span(*found.span()), None, year=found[1])
                return


def _years_of(key: str) -> Period | None:
    """The years at the end of a plan's own name: "giai đoạn 2026-2030", "năm 2026"."""
    key = _UP_TO.sub(" ", key)
    years = year_range(key)
    singles = [found for found in YEAR.finditer(key) if found[0].startswith("năm")]
    if years and not singles:
        return Period(*years)
    if not years and len({found[1] for found in singles}) == 1:
        return Period(int(singles[0][1]), int(singles[0][1]))
    return None


def _inside(said: Period, period: Period) -> bool:
    """A year of several, or the stretch that a year lies in: no contradiction."""
    a, b, c, d = said.since or 0, said.until or 0, period.since or 0, period.until or 0
    return (c <= a and b <= d) or (a <= c and d <= b)


def _shown(period: Period) -> str:
    return f"{period.since}" if period.since == period.until else f"{period.since}-{period.until}"
