"""Tables of work that was given: whom a plan means, tasks of units, what they reported, what was reminded."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from songhanh.files.models import StoredFile
from songhanh.journal.actor import Viewer
from songhanh.places.models import Place, Unit
from songhanh.plans.models import Item, Plan


class UnitMatch(models.Model):
    """Whom a plan means by one of its units, where somebody said so; else kind and name tell.

    Stands on the plan's series, so that a later version keeps it.
    """

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    series = models.UUIDField()
    kind = models.CharField(max_length=32)
    units = models.ManyToManyField(Unit, related_name="+", blank=True)
    matched_at = models.DateTimeField()
    matched_by = models.CharField(max_length=200)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["place", "series", "kind"], name="a_unit_of_a_plan_is_matched_once"
            ),
        ]


class Carrier(models.Model):
    """A general task of a plan is done with another one: "thực hiện tại IV.1"."""

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    line = models.UUIDField()
    by_line = models.UUIDField()
    chosen_at = models.DateTimeField()
    chosen_by = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["place", "line"], name="a_task_is_carried_by_one_other"),
            models.CheckConstraint(condition=~Q(line=models.F("by_line")), name="no_task_carries_itself"),
        ]


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(place__in=Place.objects.visible_to(viewer))

    def standing(self) -> Self:
        """All but what was taken back."""
        return self.exclude(state=Assignment.State.WITHDRAWN)

    def standing_on(self, day: date) -> Self:
        """What had been given by a day and was not yet taken back on it."""
        return self.filter(given_at__date__lte=day).exclude(withdrawn_at__date__lte=day)

    def promised(self) -> Self:
        """Work whose promise still holds: its line stands in a confirmed plan."""
        living = Item.objects.filter(line=OuterRef("line"), plan__state=Plan.State.CONFIRMED)
        return self.filter(Exists(living.exclude(state=Item.State.DROPPED)))

    def in_force(self) -> Self:
        """Work that was not taken back and whose promise still holds."""
        return self.standing().promised()

    def in_year(self, year: int) -> Self:
        """Due in a year, or without a day in a year of the plan, or left over from years before."""
        without_day = Q(due_on=None, plan__since_year__lte=year, plan__until_year__gte=year)
        left_over = Q(due_on__year__lt=year, state__in=Assignment.OPEN)
        return self.filter(Q(due_on__year=year) | without_day | left_over)


class Assignment(models.Model):
    """What one unit does for one line of a plan ("Việc cụ thể"). Without a day it is never late."""

    class State(models.TextChoices):
        GIVEN = "given", _("Chưa thực hiện")
        UNDER_WAY = "under_way", _("Đang thực hiện")
        REPORTED = "reported", _("Chờ tiếp nhận")
        RETURNED = "returned", _("Cần bổ sung")
        DONE = "done", _("Hoàn thành")
        WITHDRAWN = "withdrawn", _("Đã rút lại")

    WITH_UNIT = (State.GIVEN, State.UNDER_WAY, State.RETURNED)
    OPEN = (*WITH_UNIT, State.REPORTED)

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="+")
    line = models.UUIDField()
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    text = models.TextField(max_length=1000)
    due_on = models.DateField(null=True, blank=True)
    output = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=16, choices=State.choices, default=State.GIVEN)
    given_at = models.DateTimeField()
    given_by = models.CharField(max_length=200)
    done_on = models.DateField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    search_key = models.TextField(editable=False)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="done") | Q(done_on__isnull=False), name="work_that_is_done_says_when"
            ),
            models.CheckConstraint(
                condition=Q(state="withdrawn", withdrawn_at__isnull=False)
                | (~Q(state="withdrawn") & Q(withdrawn_at__isnull=True)),
                name="work_taken_back_says_when",
            ),
            models.CheckConstraint(condition=~Q(text=""), name="work_that_is_given_says_what"),
        ]
        indexes = [
            models.Index(fields=["place", "state", "due_on"], name="work_by_state_and_day"),
            models.Index(fields=["place", "unit"], name="work_by_unit"),
            models.Index(fields=["line"], name="work_by_line"),
        ]


class Report(models.Model):
    """What a unit said about its work, in a line or two, and what became of it. Never changed."""

    class Stage(models.TextChoices):
        PROGRESS = "progress", _("Đang làm, báo tiến độ")
        RESULT = "result", _("Đã xong, gửi kết quả")

    class Answer(models.TextChoices):
        NONE = "", _("Chưa trả lời")
        ACCEPTED = "accepted", _("Đã tiếp nhận, đưa vào tổng hợp")
        RETURNED = "returned", _("Cần bổ sung")

    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="reports")
    stage = models.CharField(max_length=16, choices=Stage.choices)
    text = models.TextField(max_length=1000)
    proofs = models.ManyToManyField(StoredFile, related_name="+", blank=True)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)
    on_behalf_of = models.CharField(max_length=64, blank=True)
    answer = models.CharField(max_length=16, choices=Answer.choices, blank=True)
    note = models.CharField(max_length=500, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(answer="") | (Q(answered_at__isnull=False) & ~Q(answered_by="")),
                name="an_answer_says_by_whom_and_when",
            ),
            models.CheckConstraint(
                condition=~Q(answer="returned") | ~Q(note=""), name="what_is_returned_says_why"
            ),
        ]


class Reminder(models.Model):
    """A unit was urged (own units) or reminded (all others)."""

    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="reminders")
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)
