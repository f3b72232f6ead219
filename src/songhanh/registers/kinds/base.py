"""What every register is made of: the abstract tables of its entries, and the words of its declaration.

A kind of register is one `Register`: its table (an `Entry`, and a `Line` where one has several lines) and
its columns. Form, list, filters, search, sheet and counts read the declaration; none knows a kind by name.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Self

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from songhanh.files.models import StoredFile
from songhanh.journal.actor import Viewer
from songhanh.places.models import Place, Unit


class EntryQuerySet(models.QuerySet[Any]):
    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(place__in=Place.objects.visible_to(viewer))

    def standing(self) -> Self:
        """What counts: neither corrected by a later line nor withdrawn."""
        return self.filter(state=Entry.State.STANDING)


class Entry(models.Model):
    """What a unit did on a day. Never changed: a correction is a new line that names the old one."""

    class State(models.TextChoices):
        STANDING = "standing", _("Đang dùng")
        CORRECTED = "corrected", _("Đã đính chính")
        WITHDRAWN = "withdrawn", _("Đã bỏ")

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    on_day = models.DateField()
    programme = models.CharField(max_length=200, blank=True)
    note = models.TextField(max_length=1000, blank=True)
    proofs = models.ManyToManyField(StoredFile, related_name="+", blank=True)
    state = models.CharField(max_length=16, choices=State.choices, default=State.STANDING)
    version = models.PositiveIntegerField(default=1)
    corrects = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="correction"
    )
    reason = models.CharField(max_length=500, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.CharField(max_length=200, blank=True)
    withdrawn_reason = models.CharField(max_length=500, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=200)
    recorder = models.CharField(max_length=80)
    on_behalf_of = models.CharField(max_length=64, blank=True)
    search_key = models.TextField(editable=False)

    objects = EntryQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(corrects__isnull=True) | ~Q(reason=""),
                name="%(class)s_a_correction_gives_its_reason",
            ),
            models.CheckConstraint(
                condition=~Q(state="withdrawn") | (Q(withdrawn_at__isnull=False) & ~Q(withdrawn_reason="")),
                name="%(class)s_what_is_withdrawn_says_when_and_why",
            ),
        ]
        indexes = [models.Index(fields=["place", "state", "on_day"], name="%(class)s_by_day")]


class AtVillages(models.Model):
    """Something that reached villages; none is named where it was for the whole commune."""

    villages = models.ManyToManyField(Unit, related_name="+", blank=True)

    class Meta:
        abstract = True


class WithPersons(models.Model):
    """Attendances, as every state form asks: all, and women among them. Blank is not 0."""

    persons_total = models.PositiveIntegerField(null=True, blank=True)
    persons_women = models.PositiveIntegerField(null=True, blank=True)
    not_split = models.BooleanField(default=False)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(persons_women__isnull=True) | Q(persons_women__lte=models.F("persons_total")),
                name="%(class)s_women_are_among_all",
            ),
            models.CheckConstraint(
                condition=Q(not_split=False) | Q(persons_women__isnull=True),
                name="%(class)s_what_is_not_split_has_no_women",
            ),
        ]


def count_men(entry: Any) -> int | None:
    """All but the women; None where attendances are not told or not split."""
    if entry.persons_total is None or entry.persons_women is None:
        return None
    return int(entry.persons_total - entry.persons_women)


class Line(models.Model):
    """One of several lines of an entry; `entry` leads to it, under the name of the register's part."""

    position = models.PositiveSmallIntegerField()

    class Meta:
        abstract = True


class Wrong(Exception):
    """What was told does not hold together: the column at fault, and one sentence that says what to do."""

    def __init__(self, column: str, sentence: str) -> None:
        self.column = column
        super().__init__(sentence)


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: a field of the table, or what is `computed` from an entry and only shown; where it appears.

    `codes` are the choices of a field that holds several of them at once.
    """

    name: str
    label: Any
    short: bool = False  # in the short form
    listed: bool = False
    filtered: bool = False
    searched: bool = False
    remembered: bool = False  # the next entry of the same person begins with it
    help: Any = ""
    codes: type[models.TextChoices] | None = None
    computed: Callable[[Any], Any] | None = None
    blank: Callable[[Mapping[str, Any]], Any] | None = None  # what a list says where nothing was told
    width: int = 14  # characters, in the sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The lines of an entry: their table, their columns, after which column they are shown."""

    name: str
    label: Any
    add: Any
    model: type[Any]
    columns: tuple[Column, ...]
    after: str
    least: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """What the register counts: entries (`of` is ""), a column of theirs, or a column of their lines.

    A line with a day of its own counts on that day. `label` is a sentence with `%(count)s`.
    """

    code: str
    label: Any
    of: str = ""
    of_part: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """A kind of register, declared once."""

    code: str
    model: type[Any]
    title: Any
    tab: Any
    thing: Any  # what one entry is, in a sentence: "tin, bài"
    heading: str  # the column that names an entry
    columns: tuple[Column, ...]
    figures: tuple[Figure, ...]
    part: Part | None = None
    check: Callable[[Mapping[str, Any]], None] = lambda _told: None

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

    def typed_columns(self) -> tuple[Column, ...]:
        """The columns that a person fills."""
        return tuple(column for column in self.columns if self.field(column) is not None)


def _field(model: type[models.Model], name: str) -> "models.Field[Any, Any] | None":
    try:
        found = model._meta.get_field(name)
    except FieldDoesNotExist:
        return None
    return found if isinstance(found, models.Field) else None


def part_field(part: Part, column: Column) -> "models.Field[Any, Any]":
    """The field behind a column of lines."""
    found = _field(part.model, column.name)
    if found is None:
        raise LookupError(column.name)
    return found


def check_persons(told: Mapping[str, Any]) -> None:
    """Women are among all; who came is split, or said not to be. Raises Wrong."""
    total, women, not_split = told["persons_total"], told["persons_women"], told["not_split"]
    if women is not None and not_split:
        raise Wrong(
            "not_split", str(_("Đã ghi số nữ thì không đánh dấu “Chưa tách nam, nữ”. Hãy giữ một trong hai."))
        )
    if women is not None and total is None:
        raise Wrong("persons_total", str(_("Có số nữ mà chưa có tổng số. Hãy ghi tổng số người dự.")))
    if women is not None and women > total:
        raise Wrong("persons_women", str(_("Số nữ lớn hơn tổng số. Hãy xem lại hai số này.")))
    if total is not None and women is None and not not_split:
        sentence = _("Chưa có số nữ. Hãy ghi số nữ (không có thì ghi 0), hoặc đánh dấu “Chưa tách nam, nữ”.")
        raise Wrong("persons_women", str(sentence))
