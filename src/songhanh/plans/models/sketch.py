"""A plan of a year while it is being drafted: from what it is drafted, and what people wrote themselves."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from songhanh.journal.actor import Viewer
from songhanh.places.models import Place
from songhanh.plans.models.plans import Plan


class SketchQuerySet(models.QuerySet["Sketch"]):
    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(place__in=Place.objects.visible_to(viewer))


class Sketch(models.Model):
    """A draft of the year's own plan. What nobody rewrote is drafted anew from its sources each time.

    `before` is last year's plan, `above` the series of the plans that it carries out; `verdicts` how last
    year's targets stood on `upto`, by line: [verdict, why, solution]. `texts` are parts as people wrote them.
    `plan` is what became of it.
    """

    class State(models.TextChoices):
        OPEN = "open", _("Đang soạn")
        SENT = "sent", _("Đã đưa vào rà soát")
        DROPPED = "dropped", _("Đã bỏ")

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=16, choices=State.choices, default=State.OPEN)
    before = models.ForeignKey(Plan, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    above = models.JSONField(default=list)
    verdicts = models.JSONField(default=dict)
    upto = models.DateField()
    texts = models.JSONField(default=dict)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)
    version = models.PositiveIntegerField(default=1)

    objects = SketchQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["place", "year"],
                condition=models.Q(state="open"),
                name="a_year_is_drafted_once_at_a_time",
            ),
        ]
