"""Tables of reports. A draft holds only what people wrote; a submission holds the paper as it was."""

from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from songhanh.files.models import StoredFile
from songhanh.journal.actor import Viewer
from songhanh.places.models import Place


class ReportQuerySet(models.QuerySet["Report"]):
    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(place__in=Place.objects.visible_to(viewer))

    def living(self) -> Self:
        """All but what was thrown away and what was replaced."""
        return self.exclude(state__in=[Report.State.DROPPED, Report.State.REPLACED])


class Report(models.Model):
    """A report of a place on a period. `upto` is the day on which its figures are taken, None for "today"."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Dự thảo")
        SUBMITTED = "submitted", _("Trình ký")
        SIGNED = "signed", _("Đã ký, chờ số")
        ISSUED = "issued", _("Đã ban hành")
        SENT = "sent", _("Đã gửi")
        REPLACED = "replaced", _("Được thay thế")
        DROPPED = "dropped", _("Đã bỏ")

    FROZEN = (State.ISSUED, State.SENT, State.REPLACED)

    class Kind(models.TextChoices):
        ANNUAL = "annual", _("Báo cáo năm")
        NINE_MONTH = "nine_month", _("Báo cáo 9 tháng")
        SIX_MONTH = "six_month", _("Báo cáo 6 tháng")

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=16, choices=Kind.choices)
    year = models.PositiveSmallIntegerField()
    period = models.CharField(max_length=16)
    state = models.CharField(max_length=16, choices=State.choices, default=State.DRAFT)
    replaces = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaced_by"
    )
    upto = models.DateField(null=True, blank=True)
    subject = models.CharField(max_length=300, blank=True)
    addressee = models.CharField(max_length=200, blank=True)
    capacity = models.JSONField(default=list)
    signer = models.CharField(max_length=200, blank=True)
    recipients = models.JSONField(default=list)
    started_at = models.DateTimeField()
    started_by = models.CharField(max_length=200)
    version = models.PositiveIntegerField(default=1)

    objects = ReportQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["place", "kind", "period"],
                condition=Q(state__in=["draft", "submitted", "signed"]),
                name="one_report_on_a_period_is_being_written",
            ),
            models.UniqueConstraint(
                fields=["place", "kind", "period"], condition=Q(state__in=["issued", "sent"]),
                name="one_report_on_a_period_holds",
            ),
            models.CheckConstraint(
                condition=Q(replaces__isnull=True) | ~Q(replaces=F("pk")), name="no_report_replaces_itself"
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["place", "year"], name="reports_by_place_and_year")]

    @property
    def is_frozen(self) -> bool:
        return self.state in self.FROZEN


class Passage(models.Model):
    """A section as the office wrote it; `drafted` is what the facts said then, to tell when they change."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="passages")
    section = models.CharField(max_length=24)
    text = models.TextField(blank=True)
    drafted = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    written_at = models.DateTimeField()
    written_by = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["report", "section"], name="a_section_of_a_report_is_written_once"
            ),
        ]


class Submission(models.Model):
    """The paper as it went to signature, as values and as files, and what became of it."""

    class Answer(models.TextChoices):
        NONE = "", _("Chờ ký")
        SIGNED = "signed", _("Đã ký")
        RETURNED = "returned", _("Trả lại để bổ sung")

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="submissions")
    number = models.PositiveSmallIntegerField()
    paper = models.JSONField()
    annex = models.JSONField()
    figures = models.JSONField(default=list)
    docx = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    xlsx = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    submitted_at = models.DateTimeField()
    submitted_by = models.CharField(max_length=200)
    answer = models.CharField(max_length=16, choices=Answer.choices, blank=True)
    note = models.CharField(max_length=1000, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["report", "number"], name="submissions_of_a_report_are_numbered"),
            models.CheckConstraint(
                condition=Q(answer="") | (Q(answered_at__isnull=False) & ~Q(answered_by="")),
                name="an_answered_submission_says_by_whom",
            ),
            models.CheckConstraint(
                condition=~Q(answer="returned") | ~Q(note=""), name="a_returned_report_says_why"
            ),
        ]


class Issue(models.Model):
    """Number and day as the clerk gave them, the paper with both, the signed file; added to by a new row."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="issues")
    corrects = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="correction"
    )
    number = models.CharField(max_length=64)
    issued_on = models.DateField()
    signer = models.CharField(max_length=200)
    docx = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    signed_file = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(number="") & ~Q(signer=""), name="an_issued_report_has_number_and_signer"
            ),
        ]


class Sending(models.Model):
    """That the issued report went out: to whom, on which day, by which way."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="sendings")
    to = models.CharField(max_length=300)
    by = models.CharField(max_length=200)
    sent_on = models.DateField()
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=200)
