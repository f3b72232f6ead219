"""Which indicator speaks for which measure, and what people say of a target; both point at a line."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from songhanh.files.models import StoredFile
from songhanh.journal.actor import Viewer
from songhanh.places.models import Place


class BindingQuerySet(models.QuerySet["Binding"]):
    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(place__in=Place.objects.visible_to(viewer))


class Binding(models.Model):
    """An officer's word on what measures a measure; without a row what is offered and sure holds.

    An empty indicator says that none fits: the figure is typed for the line itself. `filters` narrows a
    register; "at_least" in it is how often a village must be reached.
    """

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    line = models.UUIDField()
    measure = models.PositiveSmallIntegerField()
    indicator = models.CharField(max_length=64, blank=True)
    filters = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=1)
    bound_at = models.DateTimeField()
    bound_by = models.CharField(max_length=200)

    objects = BindingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["place", "line", "measure"], name="a_measure_is_bound_to_one_indicator"
            ),
        ]


class RemarkQuerySet(models.QuerySet["Remark"]):
    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(place__in=Place.objects.visible_to(viewer))


class Remark(models.Model):
    """What the office says of a target in a year: cause, difficulty, proposal.

    `judgement` is a reviewer's word on a target that has no measure; it rests on evidence in words, a paper
    (`document`, its day) or a `checklist`: lines of the office's own as `queries.checklist` writes them.
    `proofs` are the papers and photos themselves.
    """

    class Proposal(models.TextChoices):
        NONE = "", _("Không đề xuất")
        SOLUTION = "solution", _("Giải pháp")
        ADJUST = "adjust", _("Điều chỉnh chỉ tiêu")
        PETITION = "petition", _("Kiến nghị cấp trên")

    class Judgement(models.TextChoices):
        NONE = "", _("Chưa nhận xét")
        MET = "met", _("Đạt")
        NOT_MET = "not_met", _("Chưa đạt")

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    line = models.UUIDField()
    year = models.PositiveSmallIntegerField()
    cause = models.TextField(blank=True)
    difficulty = models.TextField(blank=True)
    proposal = models.TextField(blank=True)
    proposal_kind = models.CharField(max_length=12, choices=Proposal.choices, blank=True)
    judgement = models.CharField(max_length=12, choices=Judgement.choices, blank=True)
    evidence = models.TextField(blank=True)
    document = models.CharField(max_length=200, blank=True)
    document_on = models.DateField(null=True, blank=True)
    checklist = models.JSONField(default=list, blank=True)
    proofs = models.ManyToManyField(StoredFile, related_name="+", blank=True)
    version = models.PositiveIntegerField(default=1)
    written_at = models.DateTimeField()
    written_by = models.CharField(max_length=200)

    objects = RemarkQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["place", "line", "year"], name="a_target_has_one_remark_a_year"),
            models.CheckConstraint(
                condition=Q(proposal="", proposal_kind="") | (~Q(proposal="") & ~Q(proposal_kind="")),
                name="a_proposal_says_what_it_is",
            ),
            models.CheckConstraint(
                condition=Q(judgement="") | ~Q(evidence="") | ~Q(document="") | ~Q(checklist=[]),
                name="a_reviewers_word_rests_on_evidence",
            ),
            models.CheckConstraint(
                condition=Q(document="", document_on=None) | (~Q(document="") & Q(document_on__isnull=False)),
                name="a_paper_behind_a_word_has_its_day",
            ),
        ]
