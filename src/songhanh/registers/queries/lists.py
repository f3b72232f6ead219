"""A register as a list: sought by period, unit, village, choice or word; its totals; one entry."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.paginator import Page, Paginator
from django.db import models
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from songhanh.files.models import StoredFile
from songhanh.journal.actor import Viewer
from songhanh.kernel.numbers import official_count, write_number
from songhanh.kernel.periods import Period, quarters
from songhanh.kernel.periods import year as whole_year
from songhanh.kernel.text import search_key
from songhanh.places.models import Place, Unit
from songhanh.registers.kinds.base import Column, Entry, Figure, Register, add_latest, part_field, total_of
from songhanh.registers.queries.closures import title_period
from songhanh.registers.queries.told import (
    Told,
    differences,
    get_told,
    say,
    say_entry,
    sum_of,
)

PAGE = 50
SHOWN = 3  # photos beside an entry
_BY_LINK = Q(recorder__startswith="link:")
WRITERS = {  # who wrote an entry down, as a list is narrowed by it
    "unit": Q(on_behalf_of="") & ~_BY_LINK,
    "village": _BY_LINK,
    "behalf": ~Q(on_behalf_of=""),
}


@dataclass(frozen=True, slots=True)
class Sought:
    """What a list is narrowed to. `chosen` holds a code for each filtered column, "" for all.

    `on` is the day on which something stood, where entries last; None is all that stood in the period.
    `writer` is one of `WRITERS`, "" for all.
    """

    period: Period
    on: date | None = None
    is_open: bool = False
    words: str = ""
    unit: str = ""
    village: str = ""
    writer: str = ""
    state: str = Entry.State.STANDING
    chosen: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a list."""

    label: str
    text: str
    is_number: bool
    is_heading: bool


@dataclass(frozen=True, slots=True)
class EntryLine:
    """An entry as a list shows it; `before` is what the line that it corrects said otherwise."""

    entry: Entry
    cells: tuple[Cell, ...]
    proofs: str
    before: tuple[tuple[str, str], ...]
    year: int = 0
    photos: tuple[StoredFile, ...] = ()

    @property
    def written_for(self) -> str:
        """How it came in, where that is not plain: "thôn tự ghi", "ghi thay"."""
        return say_written_for(self.entry)

    @property
    def heading(self) -> str:
        return next(cell.text for cell in self.cells if cell.is_heading)


@dataclass(frozen=True, slots=True)
class EntryList:
    """One page of a register, and what the whole of the list comes to, in words."""

    page: "Page[Any]"
    lines: tuple[EntryLine, ...]
    totals: tuple[str, ...]


def list_entries(viewer: Viewer, place: Place, register: Register, sought: Sought, page: str) -> EntryList:
    """The entries that were sought, the latest first. The number of queries does not grow with them."""
    found = find_entries(viewer, place, register, sought)
    shown = Paginator(fetch(register, found), PAGE).get_page(page)
    walled = frozenset(column.name for column in register.columns if column.walled)
    year = sought.period.since.year
    lines = tuple(make_line(register, entry, walled, year) for entry in shown.object_list)
    return EntryList(shown, lines, list_totals(viewer, place, register, sought))


def find_entries(viewer: Viewer, place: Place, register: Register, sought: Sought) -> QuerySet[Any]:
    """Entries of the period that was sought, the latest first."""
    return _of_days(_narrowed(viewer, place, register, sought), sought).order_by("-on_day", "-pk")


def _of_days(rows: Any, sought: Sought) -> QuerySet[Any]:
    """Of the period; of what lasts, on the day that was asked for."""
    found: QuerySet[Any] = (
        rows.on(sought.on) if sought.on else rows.of_days(sought.period.since, sought.period.until)
    )
    return found


def _narrowed(viewer: Viewer, place: Place, register: Register, sought: Sought) -> Any:
    rows = register.model.objects.visible_to(viewer).filter(place=place, state=sought.state)
    for word in search_key(sought.words).split():
        rows = rows.filter(search_key__contains=word)
    rows = rows.filter(WRITERS.get(sought.writer, Q()))
    if sought.unit.isdecimal():
        rows = rows.filter(unit=int(sought.unit))
    if sought.village.isdecimal() and register.has_villages():
        rows = rows.filter(villages=int(sought.village))
    if sought.is_open:
        rows = rows.filter(is_open(register))
    own = {column.name: column for column in register.columns if column.filtered}
    for name, code in sought.chosen.items():
        if code and name in own:
            rows = rows.filter(_chosen(own[name], code))
    wanted = _of_lines(register, sought)
    if wanted and register.part is not None:
        rows = rows.filter(Exists(register.part.model.objects.filter(wanted, entry=OuterRef("pk"))))
    return rows


def _chosen(column: Column, code: str) -> Q:
    return Q(**{f"{column.name}__contains": f",{code},"}) if column.codes else Q(**{column.name: code})


def is_open(register: Register) -> Q:
    """What makes an entry wait for something; nothing where the register knows no such thing."""
    waiting, part = register.waiting, register.part
    if waiting is None:
        return Q(pk__in=())
    if not waiting.of_part or part is None:
        return waiting.where
    return Q(Exists(part.model.objects.filter(waiting.where, entry=OuterRef("pk"))))


def _of_lines(register: Register, sought: Sought) -> Q:
    """What the lines of an entry are narrowed to."""
    if register.part is None:
        return Q()
    names = {column.name for column in register.part.columns}
    return Q(**{name: code for name, code in sought.chosen.items() if code and name in names})


def fetch(register: Register, rows: QuerySet[Any]) -> QuerySet[Any]:
    """The same entries with all that is said of them, in a fixed number of queries."""
    also = ["proofs"]
    for name in ("villages" if register.has_villages() else "", register.part.name if register.part else ""):
        also += [name, f"corrects__{name}"] if name else []
    return rows.select_related("unit", "corrects__unit").prefetch_related(*also)


_UNKNOWN = "unknown"


def list_totals(viewer: Viewer, place: Place, register: Register, sought: Sought) -> tuple[str, ...]:
    """What was sought comes to, each figure with its meaning. Lines count on their own day (`counts`)."""
    return _total(register, _narrowed(viewer, place, register, sought), sought)


def _total(register: Register, rows: Any, sought: Sought) -> tuple[str, ...]:
    entries, part = _of_days(rows, sought).order_by(), register.part
    own = [figure for figure in register.figures if not figure.of_part]
    plain = {
        f"n_{figure.code}": total_of(figure) for figure in own if not figure.latest_by and not figure.day
    }
    found: dict[str, Any] = entries.aggregate(**plain) if plain else {}
    found |= _add_apart(own, rows, entries, sought)
    if part is not None:
        sums = {f"n_{figure.code}": total_of(figure) for figure in register.figures if figure.of_part}
        lines = part.model.objects.filter(_of_lines(register, sought))
        if register.lasts:
            lines = lines.filter(entry__in=entries)
        else:
            days = {f"{part.day()}__gte": sought.period.since, f"{part.day()}__lt": sought.period.until}
            lines = lines.filter(entry__in=rows.order_by(), **days)
        found |= lines.aggregate(**sums)
    has_any = _UNKNOWN not in found.values() or entries.exists()
    return tuple(_say_total(figure, found[f"n_{figure.code}"], has_any) for figure in register.figures)


def _say_total(figure: Figure, number: Any, has_any: bool) -> str:
    """A figure in its sentence; of readings that leave it blank it is not known, which is not 0."""
    if number == _UNKNOWN and has_any:
        return str(figure.label) % {"count": _("chưa rõ")}
    return str(figure.label) % {"count": write_number(Decimal(0 if number == _UNKNOWN else number or 0))}


def _add_apart(
    figures: Sequence[Figure], rows: QuerySet[Any], entries: QuerySet[Any], sought: Sought
) -> dict[str, Any]:
    """Readings of which the last counts, and what counts on a day of its own."""
    found: dict[str, Any] = {}
    for alike in {figure.latest_by for figure in figures if figure.latest_by}:
        own = [figure for figure in figures if figure.latest_by == alike]
        read = add_latest(own, entries)
        found |= {f"n_{code}": _UNKNOWN if number is None else number for code, number in read.items()}
    for figure in figures:
        if figure.day:
            days = {f"{figure.day}__gte": sought.period.since, f"{figure.day}__lt": sought.period.until}
            found |= rows.filter(**days).order_by().aggregate(**{f"n_{figure.code}": total_of(figure)})
    return found


@dataclass(frozen=True, slots=True)
class QuarterLine:
    """A quarter of a register: what it comes to, and what of it still waits for a result, in a sentence."""

    code: str
    name: str
    until: date
    totals: tuple[str, ...]
    waiting: str


def list_quarters(
    viewer: Viewer, place: Place, register: Register, year: int, unit: Unit | None
) -> tuple[QuarterLine, ...]:
    """The quarters of a year and what each comes to; with a unit, its part."""
    pk = str(unit.pk) if unit else ""
    lines = []
    rows = _narrowed(viewer, place, register, Sought(whole_year(year), unit=pk))
    for period in quarters(year):
        on = period.last if register.lasts else None
        sought = Sought(period, on=on, unit=pk)
        totals = _total(register, rows, sought)
        waiting = _say_waiting(viewer, place, register, sought)
        lines.append(QuarterLine(period.code, title_period(period.code), period.until, totals, waiting))
    return tuple(lines)


def _say_waiting(viewer: Viewer, place: Place, register: Register, sought: Sought) -> str:
    """What of the sought entries waits: "2 kiến nghị chưa khắc phục"; "" where nothing does."""
    waiting, part = register.waiting, register.part
    if waiting is None:
        return ""
    rows = find_entries(viewer, place, register, sought).order_by()
    if waiting.of_part and part is not None:
        number = part.model.objects.filter(waiting.where, entry__in=rows).count()
    else:
        number = rows.filter(waiting.where).count()
    return str(waiting.label) % {"count": number} if number else ""


def make_line(register: Register, entry: Entry, hidden: frozenset[str], year: int = 0) -> EntryLine:
    """An entry as a list shows it, without the columns that are hidden; on the pages of a year."""
    told = get_told(register, entry)
    before: tuple[tuple[str, str], ...] = ()
    if entry.corrects is not None:
        before = differences(register, get_told(register, entry.corrects), told, hidden)
    return EntryLine(
        entry,
        _cells(register, told),
        say_proofs(entry),
        before,
        year if register.lasts else entry.on_day.year,
        list_photos(entry)[:SHOWN],
    )


def _cells(register: Register, told: Told) -> tuple[Cell, ...]:
    said = say_entry(register, told)
    cells: list[Cell] = []
    for column in register.typed_columns():
        text = said[column.name]
        if column.blank is not None and not text:
            text = str(column.blank(told.values))
        if column.listed:
            is_number = _is_number(register.field(column))
            cells.append(Cell(str(column.label), text, is_number, column.name == register.heading))
        if register.part is not None and column.name == register.part.after:
            cells += _cells_of_lines(register, told)
    return tuple(cells)


def _cells_of_lines(register: Register, told: Told) -> list[Cell]:
    """A column of lines in one cell: numbers added, words once each."""
    if register.part is None:
        return []
    cells = []
    for column in register.part.columns:
        behind = part_field(register.part, column)
        if not column.listed:
            continue
        values = [line[column.name] for line in told.lines]
        if _is_number(behind):
            text = say(column, behind, sum_of(values)) if values else ""
        else:
            text = "; ".join(dict.fromkeys(say(column, behind, value) for value in values))
        cells.append(Cell(str(column.label), text, _is_number(behind), False))
    return cells


def _is_number(behind: "models.Field[Any, Any] | None") -> bool:
    return isinstance(behind, models.IntegerField | models.DecimalField)


def list_headings(register: Register) -> tuple[Cell, ...]:
    """The heads of the columns of a list."""
    told = Told({column.name: _nothing(register, column) for column in register.typed_columns()})
    return _cells(register, told)


def _nothing(register: Register, column: Column) -> Any:
    several = column.codes is not None or isinstance(register.field(column), models.ManyToManyField)
    return () if several else None


def list_photos(entry: Entry) -> tuple[StoredFile, ...]:
    """The photos among the proofs of an entry, in the order in which they came."""
    photos = (stored for stored in entry.proofs.all() if stored.door == StoredFile.Door.PHOTO)
    return tuple(sorted(photos, key=lambda stored: stored.pk))


def say_written_for(entry: Entry) -> str:
    """A village behind its link, or somebody for another unit; "" where a unit wrote what is its own."""
    if entry.recorder.startswith("link:"):
        return _("thôn tự ghi")
    return _("ghi thay") if entry.on_behalf_of else ""


def say_proofs(entry: Entry) -> str:
    """ "02 ảnh, 01 tệp"."""
    files = [*entry.proofs.all()]
    photos = sum(stored.door == "photo" for stored in files)
    papers = len(files) - photos
    said = []
    if photos:
        said.append(ngettext("%(count)s ảnh", "%(count)s ảnh", photos) % {"count": official_count(photos)})
    if papers:
        said.append(ngettext("%(count)s tệp", "%(count)s tệp", papers) % {"count": official_count(papers)})
    return ", ".join(said)


def list_units_of_year(viewer: Viewer, place: Place, year: int) -> tuple[Unit, ...]:
    """Units that existed on some day of a year, villages last, in Vietnamese order."""
    found = Unit.objects.visible_to(viewer).filter(place=place, since__lte=date(year, 12, 31))
    found = found.filter(Q(until__isnull=True) | Q(until__gt=date(year, 1, 1)))
    return tuple(sorted(found.order_by("sort_key", "pk"), key=lambda unit: unit.kind == "village"))
