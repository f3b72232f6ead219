"""Where work is done: places of the national list and their units, both dated; rules that hold in a place."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q

from songhanh.journal.actor import Viewer
from songhanh.kernel.text import search_key, sort_key


def in_force(day: date) -> Q:
    """Rows that hold on a day: half-open, [since, until)."""
    return Q(since__lte=day) & (Q(until__isnull=True) | Q(until__gt=day))


class PlaceQuerySet(models.QuerySet["Place"]):
    def visible_to(self, viewer: Viewer) -> Self:
        """Places where the viewer holds a role, and those below; all for the operator."""
        codes = [scope.place for scope in viewer.scopes]
        if "" in codes:
            return self.all()
        return self.filter(Q(code__in=codes) | Q(parent__code__in=codes) | Q(parent__parent__code__in=codes))


class Place(models.Model):
    """A commune, a province or the nation, under its code of the national list."""

    class Level(models.TextChoices):
        NATION = "nation"
        PROVINCE = "province"
        COMMUNE = "commune"

    class Kind(models.TextChoices):
        NATION = "cả nước"
        PROVINCE = "tỉnh"
        CITY = "thành phố"
        COMMUNE = "xã"
        WARD = "phường"
        SPECIAL_ZONE = "đặc khu"

    code = models.CharField(max_length=16, unique=True)
    level = models.CharField(max_length=16, choices=Level.choices)
    kind = models.CharField(max_length=16, choices=Kind.choices)
    name = models.CharField(max_length=200)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children"
    )
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    successors = models.ManyToManyField("self", symmetrical=False, blank=True, related_name="predecessors")
    agency_code = models.CharField(max_length=35, blank=True)
    search_key = models.CharField(max_length=400, editable=False)
    sort_key = models.CharField(max_length=1500, editable=False)

    objects = PlaceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gt=F("since")), name="a_place_ends_after_it_begins"
            ),
        ]

    def save(self, *args: object, **kwargs: object) -> None:
        """Keys follow the name, whoever writes it."""
        self.search_key, self.sort_key = search_key(f"{self.kind} {self.name}"), sort_key(self.name)
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    @property
    def full_name(self) -> str:
        """As in a sentence: "xã Đồng Hạ"."""
        return f"{self.kind} {self.name}"

    @property
    def title(self) -> str:
        """As at the head of a page: "Xã Đồng Hạ"."""
        return f"{self.kind[:1].upper()}{self.kind[1:]} {self.name}"


class UnitQuerySet(models.QuerySet["Unit"]):
    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(place__in=Place.objects.visible_to(viewer))

    def on(self, day: date) -> Self:
        return self.filter(in_force(day))


class Unit(models.Model):
    """A body that does work in a place; a village is one. Kinds: those of catalogue's units."""

    class Relation(models.TextChoices):
        OWN = "own"
        PEER = "peer"
        VERTICAL = "vertical"

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="units")
    kind = models.CharField(max_length=32)
    name = models.CharField(max_length=200)
    relation = models.CharField(max_length=16, choices=Relation.choices)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    successors = models.ManyToManyField("self", symmetrical=False, blank=True, related_name="predecessors")
    search_key = models.CharField(max_length=400, editable=False)
    sort_key = models.CharField(max_length=1500, editable=False)

    objects = UnitQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gt=F("since")), name="a_unit_ends_after_it_begins"
            ),
            models.UniqueConstraint(
                fields=["place", "search_key"],
                condition=Q(until__isnull=True),
                name="living_units_of_a_place_differ_by_name",
            ),
        ]

    def save(self, *args: object, **kwargs: object) -> None:
        """Keys follow the name, whoever writes it."""
        self.search_key, self.sort_key = search_key(self.name), sort_key(self.name)
        super().save(*args, **kwargs)  # type: ignore[arg-type]


class Rule(models.Model):
    """What a place sets over the catalogue's default; the nearest place wins on the day."""

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="rules")
    key = models.CharField(max_length=100)
    value = models.JSONField()
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=300)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gt=F("since")), name="a_rule_ends_after_it_begins"
            ),
            models.CheckConstraint(condition=~Q(source=""), name="a_rule_names_its_source"),
            models.UniqueConstraint(fields=["place", "key", "since"], name="a_place_sets_a_rule_once_a_day"),
        ]
