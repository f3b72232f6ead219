"""What must hold of whatever the reader answers; a check that does not hold raises."""

import json
import re
from collections.abc import Callable
from contextlib import suppress

from songhanh.kernel.dates import CannotReadDate, read_date
from songhanh.kernel.numbers import CannotReadNumber, read_money, read_number
from songhanh.kernel.periods import CannotReadPeriod, read_period
from songhanh.kernel.text import nfc as kernel_nfc
from songhanh.kernel.text import one_spelling, search_key, slug, sort_key
from songhanh.reader import CannotRead, Reader, ReaderFailed, open_document, read_plan
from songhanh.reader.contract import from_json, to_json
from songhanh.reader.dates import DAY, iso_of, year_range
from songhanh.reader.folding import fold, is_shouted, nfc, starts_small
from songhanh.reader.markers import find_marker, marker_of_label, roman, to_roman
from songhanh.reader.measures import read_measures
from songhanh.reader.sections import section_of
from songhanh.reader.tasks import role_of, when_of
from songhanh.reader.units import bodies_of, partners, run_in_unit, subject_of, unit_of_heading, units_in
from songhanh.reader.widths import width


def check_folding(line: str) -> None:
    key = fold(line)
    assert len(key) == len(line)
    assert nfc(nfc(line)) == nfc(line)
    assert width(line) >= 0
    starts_small(line)
    is_shouted(line)
    assert search_key(search_key(line)) == search_key(line)
    assert one_spelling(one_spelling(line)) == one_spelling(line)
    assert kernel_nfc(line) == nfc(line)
    sort_key(line)
    slug(line)


def check_markers(line: str) -> None:
    found = find_marker(line)
    if found is not None:
        marker, taken = found
        assert 0 < taken <= len(line)
        assert marker.order >= 0
    marker_of_label(line)
    value = roman(line)
    assert value == 0 or to_roman(value) == line.upper()


def check_units(line: str) -> None:
    key = fold(nfc(line))
    end = 0
    for kind, start, stop in units_in(key):
        assert kind
        assert end <= start < stop <= len(key)
        end = stop
    unit_of_heading(key)
    run_in_unit(key)
    section_of(key)
    for _, start, stop in bodies_of(key):
        assert 0 <= start <= stop <= len(key)
    subject = subject_of(key)
    if subject is not None:
        assert 0 <= subject[1] <= subject[2] <= subject[3] <= len(key)
    assert len(set(partners(key))) == len(partners(key))


def check_figures(line: str) -> None:
    figures = read_measures(fold(nfc(line)), 2026)
    for number, measure in enumerate(figures.measures):
        assert measure.value is None or measure.value.is_finite()
        assert measure.qualifies is None or 0 <= measure.qualifies < len(figures.measures)
        assert measure.qualifies != number


def check_days(line: str) -> None:
    key = fold(nfc(line))
    for found in DAY.finditer(key):
        iso_of(found)
    stretch = year_range(key)
    assert stretch is None or stretch[0] < stretch[1]
    when_of(key)
    role_of(key)


def check_kernel(line: str) -> None:
    for read, refusal in (
        (read_number, CannotReadNumber),
        (read_money, CannotReadNumber),
        (read_date, CannotReadDate),
        (read_period, CannotReadPeriod),
    ):
        with suppress(refusal):
            read(line)


LINE_CHECKS: tuple[Callable[[str], None], ...] = (
    check_folding, check_markers, check_units, check_figures, check_days, check_kernel,
)  # fmt: skip


def check_text(text: str) -> str:
    """A whole text: a draft in which every word has a place, that survives its own JSON; how it went."""
    try:
        document = open_document(text.encode("utf-8", "replace"), "a.txt")
    except CannotRead as refusal:
        return refusal.kind
    draft = read_plan(document)
    assert read_plan(document) == draft
    whole, end = draft.source.text, 0
    for passage in draft.map:
        assert end <= passage.span[0] < passage.span[1] <= len(whole)
        end = passage.span[1]
    assert draft.coverage.placed == draft.coverage.words == len(re.findall(r"\S+", whole))
    items = (*draft.targets, *draft.tasks, *draft.headings, *draft.aims, *draft.deadlines, *draft.doubts)
    for item in items:
        assert 0 <= item.span[0] <= item.span[1] <= len(whole)
    assert from_json(json.loads(json.dumps(to_json(draft)))) == draft
    return "read"


def check_file(reader: Reader, name: str, content: bytes) -> str:
    """A damaged file, read apart: read or refused, never a fault of ours; how it went."""
    try:
        draft = reader.read(content, name)
    except CannotRead as refusal:
        return refusal.kind
    except ReaderFailed as fault:
        raise AssertionError(str(fault)) from fault
    assert draft["coverage"]["placed"] == draft["coverage"]["words"]
    return "read"
