"""Doubts about what is promised: by whom, how much, whether it can be known here, whether sums fit."""

import re
from collections.abc import Iterator
from decimal import Decimal

from songhanh.catalogue.strategy import strategy_targets
from songhanh.kernel.numbers import write_number
from songhanh.reader.doubts.raised import Read, doubt
from songhanh.reader.figures import FIGURE, to_decimal
from songhanh.reader.plan import Doubt, Target

_DOWN = re.compile(r"(xuống |còn |mức )?\bdưới \d")
_FALL_WITHOUT_WORD = re.compile(rf"\bgiảm từ\s+(?:{FIGURE})[^;]*?\bdưới\s+(?:{FIGURE})")
_ABOVE = (
    (re.compile(r"trường sư phạm|hệ thống giáo dục quốc dân"), "trung ương"),
    (re.compile(r"cơ sở trợ giúp xã hội công lập"), "tỉnh"),
    *((re.compile(one.said), "tỉnh") for one in strategy_targets() if one.measurable == "above" and one.said),
)
_SURVEYED = tuple(
    re.compile(one.said)
    for one in strategy_targets()
    if one.said and (one.measurable == "survey" or one.number == "6.1")
)
_FEW = tuple(
    re.compile(one.said)
    for one in strategy_targets()
    if one.said and one.measurable == "counts" and one.number != "6.1"
)
_OWN_BODY = re.compile(r"\b(?:trạm|trung tâm|đài|trường|phòng)\b[^,;.]{0,30} (?:xã|phường|đặc khu)\b(?!,)")
# "20 thành viên, gồm 12 nữ và 7 nam"; "trong đó" names some of the whole.
_WHOLE = re.compile(
    rf"(?P<total>{FIGURE})\s+(?:(?!mỗi )[^\d;.:()%]){{2,60}}?,?\s*[(:]?\s*"
    r"(?P<how>gồm|bao gồm|chia ra|trong đó)(?: có)?\s*:?\s*"
    r"(?P<parts>\d[^;.)]{3,160})"
)
_PART = re.compile(rf"(?:^|,\s*|\s+và\s+)(?P<part>{FIGURE})(?!\s*(?:%|tuổi|/))\s+[^\W\d]")


def doubt_promises(read: Read) -> Iterator[Doubt]:
    """All doubts about targets, and sums wherever they stand."""
    yield from _answerable(read)
    yield from _figures(read)
    if read.draft.head.locality.level not in (None, "tỉnh", "thành phố"):
        for target in read.draft.targets:
            yield from _measurable(target)
    yield from _cut_targets(read)
    yield from _sums(read)


def _answerable(read: Read) -> Iterator[Doubt]:
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


def _measurable(target: Target) -> Iterator[Doubt]:
    """Whether a commune can know it: promises of higher levels, of surveys, of rates with too few cases."""
    key = target.text.lower()
    counted = ";".join(clause for clause in key.split(";") if re.search(r"\d", clause))
    level = next((level for pattern, level in _ABOVE if pattern.search(key)), None)
    if level and not _is_own(target):
        yield doubt("target_of_higher_level", target.span, target.ref, level=level)
    elif any(pattern.search(key) for pattern in _SURVEYED):
        yield doubt("target_needs_survey", target.span, target.ref)
    elif any(pattern.search(counted) for pattern in _FEW) and any(
        one.kind in ("ratio", "rate", "share", "coverage") for one in target.measures
    ):
        yield doubt("target_small_numbers", target.span, target.ref)


def _is_own(target: Target) -> bool:
    """ "Trạm Y tế xã có ít nhất 02 nhân viên …" is this level's own to do, and to count."""
    counted = all(measure.kind in ("count", "existence") for measure in target.measures)
    return counted and bool(_OWN_BODY.search(target.text.lower()))


def _cut_targets(read: Read) -> Iterator[Doubt]:
    """ "giảm từ 23 … dưới 18": the word that leads down is missing."""
    for target in read.draft.targets:
        falls = any(measure.baseline is not None and measure.comparator == "<" for measure in target.measures)
        down = _DOWN.search(target.text.lower()) if falls else None
        if down and not down[1]:
            found = _FALL_WITHOUT_WORD.search(target.text.lower())
            words = target.text[slice(*found.span())] if found else target.text
            yield doubt("comparator_lost", target.span, target.ref, words=words)


def _sums(read: Read) -> Iterator[Doubt]:
    for block in read.inner.with_any("gồm", "trong đó", "chia ra"):
        for found in _WHOLE.finditer(block.key):
            total = to_decimal(found["total"])
            parts = [to_decimal(one["part"]) for one in _PART.finditer(found["parts"])]
            known = [one for one in parts if one is not None]
            if total is None or len(known) < len(parts) or not _contradict(found["how"], total, known):
                continue
            span = block.words.span(*found.span())
            yield doubt("sum_mismatch", span, None, sum=_shown(sum(known, Decimal(0))), total=_shown(total))


def _contradict(how: str, total: Decimal, parts: list[Decimal]) -> bool:
    """Parts that make up the whole must add up to it; some of it may not be more."""
    if how == "trong đó":
        return bool(parts) and max(parts) > total
    return len(parts) > 1 and sum(parts) != total


def _shown(value: Decimal) -> str:
    return write_number(value)
