"""The words of a declaration: a kind of register is one `Register`, its table and its columns, said once.

Its table is an `Entry` (with `Lasting` where it is a state with a beginning and an end rather than an event),
and a `Line` where an entry has several lines. Form, list, grid, filters, search, sheets, closing, open items
and counts read the declaration; none knows a kind by name. `tables` and `rules` hold what kinds share.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.db.models import F, Q, Window
from django.db.models.functions import RowNumber
from django.utils.translation import gettext_lazy as _

from songhanh.registers.kinds.rules import (
    AddsUp,
    Among,
    Jump,
    Needs,
    NotBefore,
    Odd,
    Range,
    Rule,
    Wrong,
    check_persons,
)
from songhanh.registers.kinds.tables import (
    Asked,
    AtVillages,
    Entry,
    EntryQuerySet,
    Lasting,
    Line,
    WithPersons,
    became_on,
    count_men,
)
from songhanh.registers.kinds.village import Ask, ForVillages

__all__ = [
    "END_REASON", "UNTIL", "AddsUp", "Among", "Ask", "Asked", "AtVillages", "Column", "Entry",
    "EntryQuerySet", "Figure", "ForVillages", "Group", "Jump", "Lasting", "Line", "Needs", "NotBefore", "Odd",
    "Part", "Range", "Register", "Rule", "Waiting", "WithPersons", "Wrong", "add_latest", "became_on",
    "check_persons", "count_men", "find_latest", "part_field", "total_of",
]  # fmt: skip


class Group(models.TextChoices):
    """What registers are found by, in the order of the index."""

    OUTREACH = "outreach", _("Truyền thông và tập huấn")
    OVERSIGHT = "oversight", _("Kiểm tra, đơn thư")
    PEOPLE = "people", _("Con người và tổ chức")
    SERVICES = "services", _("Dịch vụ, mô hình")
    LIFE = "life", _("Số liệu đời sống")
    MEANS = "means", _("Kinh phí, thi đua, văn bản")


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: a field of the table, or what is `computed` from an entry and only shown; where it appears.

    The field says what is filled: choices, a day, a count (`IntegerField`), whole đồng (`BigIntegerField`),
    yes or no (`BooleanField`; with `null=True` also "not known"), a body (`ForeignKey` to Unit), several
    villages (`ManyToManyField`), words. `codes` are the choices of a field that holds several of them.
    A `walled` column names the act that one must have to see it (`people.access.ACTS`, "registers.walled"):
    it stands in no list, search, sheet, grid or journal.
    """

    name: str
    label: Any
    short: bool = False  # in the short form
    listed: bool = False
    filtered: bool = False
    searched: bool = False
    remembered: bool = False  # the next entry of the same person begins with it
    past: bool = False  # a day that must have come; `on_day` is always one
    least: int | None = None  # the smallest number
    begins: Any = None  # what a new entry, or the first of its lines, begins with
    help: Any = ""
    codes: type[models.TextChoices] | None = None
    computed: Callable[[Any], Any] | None = None
    blank: Callable[[Mapping[str, Any]], Any] | None = None  # what a list says where nothing was told
    offers: str = ""  # the register of which entries are offered, by their headings; kept as words
    walled: str = ""
    added: bool = True  # false of a number that is a state at a moment, or of each: never added over entries
    width: int = 14  # characters, in the sheet
    span: int = 0  # twelfths of the form's width; 0 follows from `width`

    def __post_init__(self) -> None:
        if self.walled and (self.listed or self.filtered or self.searched or self.remembered):
            raise ValueError(f"{self.name} is walled and would be shown")


UNTIL = Column(
    name="until", label=_("Kết thúc từ ngày"), listed=True, width=12,
    help=_("Ngày đầu tiên không còn nữa. Để trống là vẫn còn."),
)  # fmt: skip
END_REASON = Column(name="end_reason", label=_("Lý do kết thúc"), width=26)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The lines of an entry: their table, their columns, after which column they are shown.

    `rules` hold for each line by itself.
    """

    name: str
    label: Any
    add: Any
    model: type[Any]
    columns: tuple[Column, ...]
    after: str
    least: int = 0
    rules: tuple[Rule, ...] = ()

    def __post_init__(self) -> None:
        if any(column.walled for column in self.columns):
            raise ValueError(f"{self.name}: what is walled stands in the entry, not in its lines")

    def column(self, name: str) -> Column:
        return next(column for column in self.columns if column.name == name)

    def day(self) -> str:
        """Where the day of a line stands, seen from its table: its own, or that of its entry."""
        return "on_day" if _field(self.model, "on_day") is not None else "entry__on_day"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """What the register counts: entries (`of` is ""), a column of theirs, or a column of their lines.

    `where` narrows it for good, as Django's filters are written: {"sex": "female"}; of lines where
    `of_part` ({"entry__kind": …} reaches the entry). Lines themselves are counted with `of_part` and no `of`.
    A line with a day of its own counts on that day. `label` is a sentence with `%(count)s`.
    `is_money` figures are whole đồng. `distinct` counts the different values of a column (bodies,
    however many of their posts). `latest_by` are readings rather than events: of those alike in these columns
    only the last in the days that tells it counts. `day` names another column, on whose day it counts.
    """

    code: str
    label: Any
    of: str = ""
    of_part: bool = False
    where: Mapping[str, Any] = field(default_factory=dict)
    is_money: bool = False
    distinct: str = ""
    latest_by: tuple[str, ...] = ()
    day: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """What makes an entry open, or (`of_part`) one of its lines, and what closes it.

    `fills` are the columns that the act fills without a correction, the first of them a day or an answer;
    `due` is the column of the day by which it must be, `whose` that of the words which say who has to act.
    `label` a sentence with `%(count)s`, `act` a button.
    """

    where: Q
    label: Any
    act: Any
    fills: tuple[str, ...]
    due: str = ""
    whose: str = ""
    text: str = ""  # the column that says what is awaited; "" is the heading of the entry
    of_part: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """A kind of register, declared once. `same` are columns by which two entries would be one and the same:
    a second one has to be explained. `position` is its place in the group. `complete` fills what was left
    blank and follows from the rest. `no_proof` says why an entry takes no files; "" where it takes them."""

    code: str
    group: Group
    model: type[Any]
    title: Any
    tab: Any
    thing: Any  # what one entry is, in a sentence: "tin, bài"
    heading: str  # the column that names an entry
    columns: tuple[Column, ...]
    figures: tuple[Figure, ...]
    position: int = 50
    part: Part | None = None
    check: Callable[[Mapping[str, Any]], None] = lambda _told: None
    complete: Callable[[Mapping[str, Any]], Mapping[str, Any]] = lambda told: told
    rules: tuple[Rule, ...] = ()
    waiting: Waiting | None = None
    same: tuple[str, ...] = ()
    no_proof: Callable[[Mapping[str, Any]], str] = lambda _told: ""
    village: ForVillages | None = None
    _typed: tuple[Column, ...] = field(init=False, repr=False, compare=False, default=())
    _units: tuple[Column, ...] = field(init=False, repr=False, compare=False, default=())

    def __post_init__(self) -> None:
        typed = tuple(column for column in self.columns if self.field(column) is not None)
        object.__setattr__(self, "_typed", typed)
        naming = (models.ForeignKey, models.ManyToManyField)
        units = tuple(column for column in typed if isinstance(self.field(column), naming))
        object.__setattr__(self, "_units", units)
        names = {column.name for column in self.columns}
        if self.lasts and not {"until", "end_reason"} <= names:
            raise ValueError(f"{self.code} lasts and lacks UNTIL, END_REASON")
        if self.column(self.heading).walled:
            raise ValueError(f"{self.code} is named by what is walled")
        asked = self.village.names() if self.village else ()
        if not names.issuperset(asked) or any(self.column(name).walled for name in asked):
            raise ValueError(f"{self.code} asks villages for what it has not, or for what is walled")

    def column(self, name: str) -> Column:
        return next(column for column in self.columns if column.name == name)

    def field(self, column: Column) -> "models.Field[Any, Any] | None":
        """The field behind a column; None for one that is computed."""
        return _field(self.model, column.name)

    @property
    def journal_name(self) -> str:
        """What the journal calls an entry of it."""
        return str(self.model._meta.label_lower)

    def has_villages(self) -> bool:
        return _field(self.model, "villages") is not None

    @property
    def lasts(self) -> bool:
        """Whether entries are states with a beginning and an end."""
        return issubclass(self.model, Lasting)

    def typed_columns(self) -> tuple[Column, ...]:
        """The columns that a person fills."""
        return self._typed

    def unit_columns(self) -> tuple[Column, ...]:
        """Those that name a body, or several."""
        return self._units

    def open_columns(self) -> tuple[Column, ...]:
        """The columns that everybody sees who sees the register."""
        return tuple(column for column in self.columns if not column.walled)


def find_latest(figure: Figure, rows: models.QuerySet[Any]) -> models.QuerySet[Any]:
    """Of readings alike in the columns of `latest_by`, the last of each place that tells the figure; all rows
    of other figures. A reading that leaves it blank says nothing: what was told before holds."""
    if not figure.latest_by:
        return rows
    if figure.of:
        rows = rows.filter(**{f"{figure.of}__isnull": False})
    place_among_alike = Window(
        RowNumber(),
        partition_by=["place", *figure.latest_by],
        order_by=[F("on_day").desc(), F("pk").desc()],
    )
    last = rows.order_by().annotate(place_among_alike=place_among_alike).filter(place_among_alike=1)
    return rows.filter(pk__in=last.values("pk"))


def add_latest(figures: Sequence[Figure], rows: models.QuerySet[Any]) -> dict[str, Any]:
    """Readings that are alike by the same columns, added up by their codes; None where none tells a figure.

    One query; one more for each figure that the last of some readings leaves blank.
    """
    blank = {
        f"blank_{figure.code}": models.Count("pk", filter=Q(**{f"{figure.of}__isnull": True}))
        for figure in figures
        if figure.of
    }
    last = find_latest(replace(figures[0], of=""), rows).order_by()
    found = last.aggregate(**{f"n_{figure.code}": total_of(figure) for figure in figures}, **blank)
    for figure in figures:
        if found.get(f"blank_{figure.code}"):
            told = find_latest(figure, rows).order_by()
            found |= told.aggregate(**{f"n_{figure.code}": total_of(figure)})
    return {figure.code: found[f"n_{figure.code}"] for figure in figures}


def total_of(figure: Figure) -> Any:
    """What adds a figure up, as Django aggregates; narrowed to what it counts."""
    narrowed = Q(**figure.where) if figure.where else None
    if figure.distinct:
        return models.Count(figure.distinct, distinct=True, filter=narrowed)
    return models.Sum(figure.of, filter=narrowed) if figure.of else models.Count("pk", filter=narrowed)


def _field(model: type[models.Model], name: str) -> "models.Field[Any, Any] | None":
    return _field_of(model._meta, name)


@cache
def _field_of(meta: Any, name: str) -> "models.Field[Any, Any] | None":
    """Asked for every cell of every row, so it is remembered."""
    try:
        found = meta.get_field(name)
    except FieldDoesNotExist:
        return None
    return found if isinstance(found, models.Field) else None


def part_field(part: Part, column: Column) -> "models.Field[Any, Any]":
    """The field behind a column of lines."""
    found = _field(part.model, column.name)
    if found is None:
        raise LookupError(column.name)
    return found
