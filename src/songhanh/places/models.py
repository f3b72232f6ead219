"""Where work is done: places of the national list and their units, both dated; rules that hold in a place."""

from datetime import date
from hashlib import sha256
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from songhanh.journal.actor import Viewer
from songhanh.kernel.text import search_key, sort_key

# a ligature becomes three letters in a key: keys are cut, the name is not
SEARCH_LENGTH, SORT_LENGTH = 400, 1500
AGENCY_CODE_LENGTH = 35


def in_force(day: date) -> Q:
    """Rows that hold on a day: half-open, [since, until)."""
    return Q(since__lte=day) & (Q(until__isnull=True) | Q(until__gt=day))


def version_of(*values: object) -> str:
    """A short word for these values, another for any others."""
    return sha256("\x1f".join(map(str, values)).encode()).hexdigest()[:16]


# a commune may be merged again and again: what it has become, so many times over
_MERGED_INTO = tuple("__".join(["successors"] * times) for times in range(1, 5))


class PlaceQuerySet(models.QuerySet["Place"]):
    def visible_to(self, viewer: Viewer) -> Self:
        """Where the viewer holds a role, what lies below, what was merged into it; all for the operator."""
        codes = [scope.place for scope in viewer.scopes]
        if "" in codes:
            return self.all()
        below = Q(code__in=codes) | Q(parent__code__in=codes) | Q(parent__parent__code__in=codes)
        became = Q()
        for path in _MERGED_INTO:
            became |= Q(**{f"{path}__code__in": codes})
        merged = self.model.objects.filter(became, until__isnull=False)
        return self.filter(below | Q(pk__in=merged.values("pk")))

    def on(self, day: date) -> Self:
        return self.filter(in_force(day))


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
    agency_code = models.CharField(max_length=AGENCY_CODE_LENGTH, blank=True)
    search_key = models.CharField(max_length=SEARCH_LENGTH, editable=False)
    sort_key = models.CharField(max_length=SORT_LENGTH, editable=False)

    objects = PlaceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gt=F("since")), name="a_place_ends_after_it_begins"
            ),
        ]

    def save(self, *args: object, **kwargs: object) -> None:
        """Keys follow the name, whoever writes it."""
        self.search_key = search_key(f"{self.kind} {self.name}")[:SEARCH_LENGTH]
        self.sort_key = sort_key(self.name)[:SORT_LENGTH]
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    @property
    def version(self) -> str:
        """What a page showed of it: another once somebody has changed it."""
        return version_of(self.kind, self.name, self.parent_id, self.until, self.agency_code)

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
    agency_code = models.CharField(max_length=AGENCY_CODE_LENGTH, blank=True)
    search_key = models.CharField(max_length=SEARCH_LENGTH, editable=False)
    sort_key = models.CharField(max_length=SORT_LENGTH, editable=False)

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
        self.make_keys()
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    def make_keys(self) -> None:
        """By which it is sought and sorted; for rows that are made many at once."""
        self.search_key = search_key(self.name)[:SEARCH_LENGTH]
        self.sort_key = sort_key(self.name)[:SORT_LENGTH]

    @property
    def version(self) -> str:
        """What a page showed of it: another once somebody has changed it."""
        return version_of(self.kind, self.name, self.relation, self.until, self.agency_code)


class ChangeQuerySet(models.QuerySet["Change"]):
    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(place__in=Place.objects.visible_to(viewer))

    def in_force(self) -> Self:
        return self.filter(undone_at__isnull=True)


class Change(models.Model):
    """An act by which places or units became others, on a day. Undone, it stays and says so.

    `place` is where it is told: a commune's own, or that of the units. `unit` is the one that it is about:
    the renamed, the ended, the divided, the one that came out of a merger. `before` and `after` hold names,
    kinds, codes and ids, enough to say what was and to take it back.
    """

    class Verb(models.TextChoices):
        RENAME = "rename", _("Đổi tên, đổi loại")
        MOVE = "move", _("Chuyển tỉnh")
        MERGE = "merge", _("Sáp nhập")
        SPLIT = "split", _("Chia tách")
        END = "end", _("Kết thúc")

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="changes")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="changes")
    verb = models.CharField(max_length=10, choices=Verb.choices)
    day = models.DateField()
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    source = models.CharField(max_length=300, blank=True)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.CharField(max_length=200, blank=True)

    objects = ChangeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(undone_at__isnull=True) | ~Q(undone_by=""), name="an_undone_change_says_by_whom"
            ),
        ]
        indexes = [models.Index(fields=["place", "day"], name="changes_by_place_and_day")]


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
