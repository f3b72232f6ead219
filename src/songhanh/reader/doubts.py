"""What a careful colleague would ask about a plan, after all of it has been read."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from songhanh.catalogue.observances import observances
from songhanh.kernel.text import search_key
from songhanh.reader.blocks import Block
from songhanh.reader.dates import DAY, iso_of
from songhanh.reader.doubt_texts import doubt_text, severity_of
from songhanh.reader.items import Item
from songhanh.reader.outline import Outline
from songhanh.reader.places import Named
from songhanh.reader.plan import Doubt, Draft, Period, Span, Target
from songhanh.reader.slips import find_slips
from songhanh.reader.targets import Placed
from songhanh.reader.tasks import when_of
from songhanh.reader.tiers import find_wrong_tiers

_ORDER = {"error": 0, "warning": 1, "notice": 2}
_PERIOD = re.compile(r"giai đoạn (20\d\d)\s*-\s*(20\d\d)")
_PROGRAMME = re.compile(r"(?:chương trình|chiến lược|đề án|kế hoạch)\s+[^.;:()]*$")
_CYCLES = (0, 5)
_ENDS = {"six_month": "06-01", "nine_month": "09-01", "annual": "10-01"}
_REPORTS = {"campaign": "Tháng hành động", "six_month": "6 tháng", "nine_month": "9 tháng", "annual": "năm"}
_SKIPS = {("d", "e"), ("D", "E")}  # not everybody counts đ
_DOWN = re.compile(r"(xuống |còn |mức )?\bdưới \d")
_SINCE = re.compile(r"\b(?:từ|sau|kể từ|sau ngày)\s*$")
_ABOVE = (
    (re.compile(r"trường sư phạm|hệ thống giáo dục quốc dân"), "trung ương"),
    (re.compile(r"đồng tính|song tính|chuyển giới"), "tỉnh"),
    (re.compile(r"đài (?:phát thanh|truyền hình|phát thanh và truyền hình)\b.*chuyên (?:mục|đề)"), "tỉnh"),
)

_OWN_BODY = re.compile(r"\b(?:trạm|trung tâm|đài|trường|phòng)\b[^,;.]{0,30} (?:xã|phường|đặc khu)\b(?!,)")


@dataclass(frozen=True, slots=True)
class Read:
    """All that was read, for those who doubt it."""

    draft: Draft
    blocks: tuple[Block, ...]
    body: tuple[Block, ...]
    outline: Outline
    items: tuple[Item, ...]
    placed: tuple[Placed, ...]
    place: Named


def doubt(kind: str, span: Span, ref: str | None = None, **arguments: str) -> Doubt:
    """One doubt, its sentence made from its kind and arguments."""
    return Doubt(kind, severity_of(kind), ref or None, arguments, doubt_text(kind, arguments), span)


def raise_doubts(read: Read) -> tuple[Doubt, ...]:
    """All doubts, the gravest first, then in the order of the text."""
    found = [one for check in _CHECKS for one in check(read)]
    return tuple(sorted(found, key=lambda one: (_ORDER[one.severity], one.span)))


def _whole(read: Read) -> Iterator[Doubt]:
    draft = read.draft
    if not draft.targets and not draft.tasks:
        yield doubt("nothing_understood", (0, 0))
    elif not draft.head.title:
        yield doubt("title_missing", draft.head.span)
    dated = any(deadline.due for deadline in draft.deadlines)
    if draft.tasks and not dated:
        spans = [deadline.span for deadline in draft.deadlines if deadline.report == "annual"]
        yield doubt("no_report_deadline", spans[0] if spans else (0, 0))


def _targets(read: Read) -> Iterator[Doubt]:
    targets = read.draft.targets
    if targets and not any(target.responsible for target in targets):
        yield doubt("targets_without_unit", targets[0].span, targets[0].ref, count=str(len(targets)))
    else:
        for target in targets:
            if not target.responsible:
                yield doubt("target_without_unit", target.span, target.ref)


def _figures(read: Read) -> Iterator[Doubt]:
    unclear = {one.target.span for one in read.placed if one.unclear}
    for one in read.placed:
        for number, span in one.unclear:
            yield doubt("number_unclear", span, one.target.ref, number=number)
    for target in read.draft.targets:
        if not target.measures and target.span not in unclear:
            yield doubt("measure_missing", target.span, target.ref)


def _higher_targets(read: Read) -> Iterator[Doubt]:
    if read.draft.head.locality.level in (None, "tỉnh", "thành phố"):
        return
    for target in read.draft.targets:
        for pattern, level in _ABOVE:
            if pattern.search(target.text.lower()) and not _is_own(target):
                yield doubt("target_of_higher_level", target.span, target.ref, level=level)
                break


def _is_own(target: Target) -> bool:
    """ "Trạm Y tế xã có ít nhất 02 nhân viên …" is this level's own to do, and to count."""
    counted = all(measure.kind in ("count", "existence") for measure in target.measures)
    return counted and bool(_OWN_BODY.search(target.text.lower()))


def _tasks(read: Read) -> Iterator[Doubt]:
    for task in read.draft.tasks:
        if task.part == "organisation" and task.unit is None:
            yield doubt("task_without_unit", task.span, task.ref)


def _campaign_end(read: Read) -> str | None:
    """The last day of the campaign, where the plan says it once."""
    draft = read.draft
    ends = {date.end for date in draft.key_dates if date.start != date.end}
    ends |= {
        task.when.end[-5:]
        for task in draft.tasks
        if task.when.start and task.when.end and "tháng hành động" in task.text.lower()
    }
    if "tháng hành động" in draft.head.title.lower():
        timed = (block.key for block in read.body if block.key.startswith("thời gian"))
        ends |= {end[-5:] for key in timed if (end := when_of(key).end)}
    return ends.pop() if len(ends) == 1 else None


def _deadlines(read: Read) -> Iterator[Doubt]:
    campaign = _campaign_end(read)
    for deadline in read.draft.deadlines:
        end = _ENDS.get(deadline.report) or (campaign if deadline.report == "campaign" else None)
        if deadline.due and end and deadline.due < end:
            shown = f"{deadline.due[3:]}/{deadline.due[:2]}"
            yield doubt(
                "deadline_before_period_ends", deadline.span, date=shown, report=_REPORTS[deadline.report]
            )


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
    for block in read.blocks:
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
        if len(periods) > 1:
            yield doubt(
                "period_mismatch", [*periods.values()][-1], programme=name, periods=", ".join(periods)
            )


def _short(name: str) -> str:
    """A programme by its last name and first words, so that the same one is known again."""
    last = re.split(r"\b(?=chương trình|chiến lược|đề án|kế hoạch)", name)[-1]
    last = re.sub(r"\b(?:về|và|tại|trên địa bàn\b.*|của\b.*)(?=\s|$)", " ", last)
    return " ".join(last.split()[:12])


def _days(read: Read) -> Iterator[Doubt]:
    """Days that no calendar has, and days of other years than the plan's."""
    period = read.draft.head.period
    seen: set[str] = set()
    dated = (block for block in read.body if "/" in block.key or " tháng " in block.key)
    for block, found in ((one, day) for one in dated for day in DAY.finditer(one.key)):
        span = block.words.span(*found.span())
        shown = found[0].removeprefix("ngày").strip()
        if iso_of(found) is None:
            if "/" in found[0] and ("ngày" in found[0] or found["year"]):
                yield doubt("date_impossible", span, date=shown)
        elif (
            _is_outside(found, period)
            and not _SINCE.search(block.key[: found.start()][-12:])
            and shown not in seen
            and not _is_cited(block.key, found.start())
        ):
            seen.add(shown)
            years = str(period.since) if period.since == period.until else f"{period.since}-{period.until}"
            yield doubt("day_outside_period", span, date=shown, period=years)


def _is_outside(found: re.Match[str], period: Period) -> bool:
    """Whether a day with a year lies before the plan or more than a year after it."""
    if not found["year"] or not period.since or not period.until:
        return False
    return not period.since <= int(found["year"]) <= period.until + 1


def _is_cited(key: str, at: int) -> bool:
    """Whether a day belongs to an instrument ("Quyết định số … ngày …")."""
    return bool(
        re.search(r"[a-zđ]\s*,?\s*$|/[a-zđ&-]+\s*,?\s*$", key[max(0, at - 30) : at])
        and re.search(r"\d\s?[/-]\s?[a-zđ]|luật|nghị|quyết định|chỉ thị|thông tư", key[max(0, at - 60) : at])
    )


def _observances(read: Read) -> Iterator[Doubt]:
    known = {search_key(one.name): one for one in observances()}
    for date in read.draft.key_dates:
        name = search_key(date.name)
        one = known.get(name) or next((one for key, one in known.items() if name.startswith(key)), None)
        if one is not None and (one.start, one.end) != (date.start, date.end):
            yield doubt(
                "observance_date", date.span, name=one.name, expected=_shown(one.start, one.end),
                date=_shown(date.start, date.end),
            )  # fmt: skip


def _shown(start: str, end: str) -> str:
    first, last = f"{start[3:]}/{start[:2]}", f"{end[3:]}/{end[:2]}"
    return first if start == end else f"{first} - {last}"


def _numbering(read: Read) -> Iterator[Doubt]:
    last: dict[tuple[int, int], tuple[int, str]] = {}
    for node in read.outline.nodes:
        marker = node.block.marker
        if not marker.order:
            continue
        place = (id(node.parent), marker.rank)
        order, name = last.get(place, (0, ""))
        if name and marker.order == order:
            yield doubt("numbering_repeated", node.block.span, node.ref, number=marker.name)
        elif name and marker.order > order + 1 and (name, marker.name) not in _SKIPS:
            yield doubt("numbering_gap", node.block.span, node.ref, before=name, after=marker.name)
        last[place] = (marker.order, marker.name)


def _words(read: Read) -> Iterator[Doubt]:
    seen: set[tuple[str, str]] = set()
    for block, slip in find_slips(read.blocks, read.draft.head.locality.level):
        same = (slip.kind, slip.arguments.get("found") or slip.arguments["words"])
        if same not in seen:
            seen.add(same)
            yield doubt(slip.kind, block.words.span(slip.start, slip.end), None, **slip.arguments)


def _cut_targets(read: Read) -> Iterator[Doubt]:
    """ "giảm từ 23 … dưới 18": the word that leads down is missing."""
    for target in read.draft.targets:
        falls = any(measure.baseline is not None and measure.comparator == "<" for measure in target.measures)
        down = _DOWN.search(target.text.lower())
        if falls and down and not down[1]:
            yield doubt("sentence_cut", target.span, target.ref, words=_end_of(target.text))


def _end_of(text: str) -> str:
    return " ".join(text.split()[-6:])


def _tiers(read: Read) -> Iterator[Doubt]:
    for found in find_wrong_tiers(read.blocks, read.body, read.draft):
        yield doubt(found.kind, found.span, None, **found.arguments)


_CHECKS: tuple[Callable[[Read], Iterable[Doubt]], ...] = (
    _whole, _targets, _figures, _higher_targets, _tasks, _deadlines, _place, _periods, _days, _observances,
    _numbering, _words, _cut_targets, _tiers,
)  # fmt: skip
