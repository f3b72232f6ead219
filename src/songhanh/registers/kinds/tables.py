"""The abstract tables of entries, their lines, and what several kinds have alike."""

from datetime import date, timedelta
from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from songhanh.files.models import StoredFile
from songhanh.journal.actor import Viewer
from songhanh.places.models import Place, Unit
from songhanh.registers.kinds.fields import day, words


class EntryQuerySet(models.QuerySet[Any]):
    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(place__in=Place.objects.visible_to(viewer))

    def standing(self) -> Self:
        """What counts: neither corrected by a later line nor withdrawn."""
        return self.filter(state=Entry.State.STANDING)

    def of_days(self, since: date, until: date) -> Self:
        """What happened from `since` to the day before `until`; of what lasts, all that stood on some day."""
        if not issubclass(self.model, Lasting):
            return self.filter(on_day__gte=since, on_day__lt=until)
        return self.filter(Q(until__isnull=True) | Q(until__gt=since), on_day__lt=until)

    def on(self, day: date) -> Self:
        """What stood on a day, of what lasts."""
        return self.of_days(day, day + timedelta(days=1))


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
    explanation = models.CharField(max_length=500, blank=True)
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
        indexes = [
            models.Index(fields=["place", "state", "on_day"], name="%(class)s_by_day"),
            models.Index(fields=["place", "recorder", "recorded_at"], name="%(class)s_by_writer"),
        ]


class Lasting(models.Model):
    """Something that stands from `on_day` to the day before `until`; blank is still so. Ending is a verb."""

    until = models.DateField(null=True, blank=True)
    end_reason = models.CharField(max_length=500, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gt=models.F("on_day")),
                name="%(class)s_ends_after_it_began",
            ),
            models.CheckConstraint(
                condition=Q(end_reason="") | Q(until__isnull=False),
                name="%(class)s_a_reason_to_end_has_its_day",
            ),
        ]


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


class Asked(Line):
    """What was asked of somebody, by when, and what became of it; the kind has a column for the day of that.

    `became_on` makes the constraint and the index that such a line has.
    """

    text = models.CharField(max_length=500)
    body = words(200)
    due_on = day()
    result = words(500)

    class Meta:
        abstract = True


def became_on(column: str, name: str) -> tuple[models.CheckConstraint, models.Index]:
    """What became of something asked has its day; the index finds what waits."""
    constraint = models.CheckConstraint(
        condition=Q(result="") | Q(**{f"{column}__isnull": False}),
        name=f"what_became_of_a_{name}_has_its_day",
    )
    return constraint, models.Index(fields=[column, "due_on"], name=f"{name}_by_due")
