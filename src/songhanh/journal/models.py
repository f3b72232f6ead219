"""Acts as they happened: one hash chain per place ("" is the installation's), cut into months."""

from django.db import models


class Chain(models.Model):
    """A chain that has begun. Whoever adds a line locks this row first: lines of a chain stand in a queue."""

    code = models.CharField(max_length=16, unique=True)


class ChainMonth(models.Model):
    """The head of one chain in one month: kept when the month's lines go, so that the rest still verifies."""

    chain = models.CharField(max_length=16, blank=True)
    month = models.CharField(max_length=7)
    entries = models.PositiveIntegerField(default=0)
    first_previous = models.CharField(max_length=64, blank=True)
    head = models.CharField(max_length=64, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["chain", "month"], name="a_chain_has_one_head_a_month"),
        ]


class Entry(models.Model):
    """One act: ids and codes only, no personal text. Triggers: never changed, gone with its month."""

    chain = models.CharField(max_length=16, blank=True)
    month = models.CharField(max_length=7)
    number = models.PositiveIntegerField()
    verb = models.CharField(max_length=64)
    actor_kind = models.CharField(max_length=16)
    actor_id = models.CharField(max_length=64)
    on_behalf_of = models.CharField(max_length=64, blank=True)
    address = models.CharField(max_length=45, blank=True)
    thing_kind = models.CharField(max_length=64)
    thing_id = models.CharField(max_length=64)
    note = models.JSONField(default=dict)
    at = models.DateTimeField()
    previous = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["chain", "month", "number"], name="lines_of_a_month_are_numbered_once"
            ),
            models.CheckConstraint(condition=models.Q(number__gte=1), name="lines_of_a_month_count_from_one"),
        ]
        indexes = [
            models.Index(fields=["thing_kind", "thing_id"], name="journal_by_thing"),
            models.Index(fields=["chain", "at"], name="journal_by_place_and_time"),
        ]
