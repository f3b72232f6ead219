"""Figures that people typed, with source, stage and who said it, and indicators that an office made itself.

A later figure names the earlier; a later definition says from which day it holds."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from songhanh.files.models import StoredFile
from songhanh.journal.actor import Viewer
from songhanh.places.models import Place


class ValueQuerySet(models.QuerySet["Value"]):
    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(place__in=Place.objects.visible_to(viewer))


class Value(models.Model):
    """A figure for one period of an indicator, or of one measure of a plan's line where none is bound.

    Rows of one thing and period are a chain: each names the one that it corrects, or follows once that was
    settled. A share is two numbers. A settled row stays as it was sent. `proofs`: what it was taken from.
    """

    class State(models.TextChoices):
        NUMBER = "number", _("Số liệu")
        NONE_AROSE = "none_arose", _("Không phát sinh")
        NOT_MEASURED_HERE = "not_measured_here", _("Cấp xã không thu thập")

    class Stage(models.TextChoices):
        ESTIMATE = "estimate", _("Ước thực hiện")
        OFFICIAL = "official", _("Chính thức")

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    indicator = models.CharField(max_length=64, blank=True)
    line = models.UUIDField(null=True, blank=True)
    measure = models.PositiveSmallIntegerField(null=True, blank=True)
    period = models.CharField(max_length=32)
    state = models.CharField(max_length=20, choices=State.choices)
    value = models.DecimalField(max_digits=20, decimal_places=4, null=True, blank=True)
    numerator = models.DecimalField(max_digits=20, decimal_places=4, null=True, blank=True)
    denominator = models.DecimalField(max_digits=20, decimal_places=4, null=True, blank=True)
    stage = models.CharField(max_length=10, choices=Stage.choices)
    source = models.CharField(max_length=300)
    taken_on = models.DateField()
    corrects = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="correction"
    )
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=200)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.CharField(max_length=200, blank=True)
    proofs = models.ManyToManyField(StoredFile, related_name="+", blank=True)

    objects = ValueQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=(~Q(indicator="") & Q(line__isnull=True, measure__isnull=True))
                | Q(indicator="", line__isnull=False, measure__isnull=False),
                name="a_figure_is_of_an_indicator_or_of_a_measure",
            ),
            models.CheckConstraint(
                condition=Q(state="number") | Q(value__isnull=True, numerator__isnull=True),
                name="only_a_number_has_a_figure",
            ),
            models.CheckConstraint(
                condition=~Q(state="number")
                | Q(value__isnull=False, numerator__isnull=True, denominator__isnull=True)
                | Q(value__isnull=True, numerator__gte=0, denominator__gt=0),
                name="a_number_is_one_figure_or_a_part_of_a_whole",
            ),
            models.CheckConstraint(condition=~Q(source=""), name="a_figure_names_its_source"),
            models.UniqueConstraint(
                fields=["place", "indicator", "period"],
                condition=Q(corrects__isnull=True) & ~Q(indicator=""),
                name="figures_of_an_indicator_and_period_are_one_chain",
            ),
            models.UniqueConstraint(
                fields=["place", "line", "measure", "period"],
                condition=Q(corrects__isnull=True, indicator=""),
                name="figures_of_a_measure_and_period_are_one_chain",
            ),
            models.CheckConstraint(
                condition=Q(settled_at__isnull=True) | ~Q(settled_by=""), name="settled_figures_say_by_whom"
            ),
        ]
        indexes = [models.Index(fields=["place", "period"], name="values_by_place_and_period")]


class OwnIndicatorQuerySet(models.QuerySet["OwnIndicator"]):
    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(place__in=Place.objects.visible_to(viewer))


class OwnIndicator(models.Model):
    """An indicator that an office made from what a register counts; how is said by its definitions.

    What kind of figure it is never changes, nor whether it tells what stands on a day (`standing`).
    """

    class Kind(models.TextChoices):
        COUNT = "count", _("Số đếm, số cộng")
        SHARE = "share", _("Tỷ lệ (số đạt trên tổng số)")
        COVERAGE = "coverage", _("Độ bao phủ thôn, tổ dân phố")
        EXISTENCE = "existence", _("Có hoặc chưa có")

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    standing = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)
    retired_at = models.DateTimeField(null=True, blank=True)

    objects = OwnIndicatorQuerySet.as_manager()


class DefinitionQuerySet(models.QuerySet["Definition"]):
    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(indicator__place__in=Place.objects.visible_to(viewer))


class Definition(models.Model):
    """How an own indicator is reckoned from a day on; without one from the beginning. Never changed.

    Of two for the same day the later row holds, and the earlier is kept. `part` and `whole` are
    {"source": "sessions.held", "where": {"kind": "conference,thematic"}}; only a share has a `whole`.
    """

    class Direction(models.TextChoices):
        UP = "up", _("Càng cao càng tốt")
        DOWN = "down", _("Càng thấp càng tốt")

    indicator = models.ForeignKey(OwnIndicator, on_delete=models.PROTECT, related_name="definitions")
    since = models.DateField(null=True, blank=True)
    name = models.CharField(max_length=200)
    unit = models.CharField(max_length=60, blank=True)
    direction = models.CharField(max_length=4, choices=Direction.choices)
    part = models.JSONField()
    whole = models.JSONField(null=True, blank=True)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)

    objects = DefinitionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="an_own_indicator_has_a_name"),
        ]
