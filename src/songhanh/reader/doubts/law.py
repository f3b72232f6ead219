"""Doubts that the law raises: instruments, terms and bodies that have passed."""

import re
from collections.abc import Iterator
from datetime import date

from songhanh.catalogue.law import bodies, instruments, terms
from songhanh.reader.blocks import Block
from songhanh.reader.doubts.raised import Read, doubt
from songhanh.reader.plan import Doubt, Draft, Span

_REFORM = date(2025, 7, 1)
_SAID = tuple((one, re.compile(one.said) if one.said else None) for one in instruments())
_TERMS = tuple((one, re.compile(rf"\b(?:{one.said})\b")) for one in terms())
_ABOLISHED = tuple((one, re.compile(rf"\b(?:{one.said})(?!\w)")) for one in bodies())
# A plan may well sum up or replace what has passed.
_SUMMED_UP = re.compile(r"\b(?:tổng kết|sơ kết|đánh giá|thay thế|bãi bỏ|thay cho|kết quả)\b")
_AROUND = 120


def doubt_law(read: Read) -> Iterator[Doubt]:
    """All doubts about what the law has replaced."""
    day = _day_of(read.draft)
    if day is None:
        return
    yield from _instruments(read, day)
    yield from _terms(read)
    if day >= _REFORM:
        yield from _bodies(read)


def _day_of(draft: Draft) -> date | None:
    """The day from which the paper speaks: its own, as far as it is printed, else the start of its years."""
    printed = [int(part) for part in (draft.head.date or "").split("-") if part]
    year = printed[0] if printed else draft.head.period.since
    if year is None:
        return None
    month, day = (*printed[1:], 1, 1)[:2]
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _instruments(read: Read, day: date) -> Iterator[Doubt]:
    cited = {one.number: one.span for one in read.draft.references}
    for one, said in _SAID:
        span = cited.get(one.number)
        if one.since > day or (span is None and read.words.isdisjoint(one.words)):
            continue
        place = _cited_at(read, said, one.words, span)
        if place is None:
            continue
        shown = f"{one.since:%d/%m/%Y}"
        if one.instead:
            yield doubt("instrument_replaced", place, None, number=one.name, instead=one.instead, since=shown)
        else:
            yield doubt("instrument_expired", place, None, number=one.number, since=shown)


def _cited_at(
    read: Read, said: re.Pattern[str] | None, needed: tuple[str, ...], span: Span | None
) -> Span | None:
    """Where an instrument is leant on; where it is only summed up, nowhere."""
    text = read.draft.source.text
    if span is not None:
        return None if _SUMMED_UP.search(text[max(0, span[0] - _AROUND) : span[0]].lower()) else span
    if said is None:
        return None
    return next((place for _, place in _places(read.paper.with_any(*needed), said)), None)


def _places(blocks: list[Block], pattern: re.Pattern[str]) -> Iterator[tuple[str, Span]]:
    """Where a pattern stands: the words as written, and their place."""
    for block in blocks:
        for found in pattern.finditer(block.key):
            yield block.text[slice(*found.span())], block.words.span(*found.span())


def _terms(read: Read) -> Iterator[Doubt]:
    low = read.draft.head.locality.level in ("xã", "phường", "đặc khu")
    for one, said in _TERMS:
        if (one.level == "commune" and not low) or read.words.isdisjoint(one.words):
            continue
        found = next(_places(read.inner.with_any(*one.words), said), None)
        if found is not None:
            yield doubt("term_replaced", found[1], None, word=found[0], instead=one.instead)


def _bodies(read: Read) -> Iterator[Doubt]:
    seen: set[str] = set()
    for one, said in _ABOLISHED:
        if read.words.isdisjoint(one.words):
            continue
        for words, span in _places(read.inner.with_any(*one.words), said):
            if words.lower() not in seen:
                seen.add(words.lower())
                yield doubt("abolished_body", span, None, word=words)
