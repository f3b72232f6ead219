"""What people said of the chain of plans: which plan follows which, which lines are one promise.

Both speak of series and lines, never of a version's row: an amended plan keeps its parents and its answers.
"""

from django.db import models

from songhanh.places.models import Place

KEY_LENGTH = 48


class Parentage(models.Model):
    """That a plan follows another, or does not, as a person said. What a plan itself cites needs no row.

    `parent` is the series of the other plan, or "strategy".
    """

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    series = models.UUIDField()
    parent = models.CharField(max_length=KEY_LENGTH)
    stands = models.BooleanField()
    said_at = models.DateTimeField()
    said_by = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["series", "parent"], name="a_parent_is_spoken_of_once"),
        ]


class Kinship(models.Model):
    """That a line keeps the promise of a parent's line, or does not, as a person said.

    `parent` is the other line, or "strategy:3.2a".
    """

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    line = models.UUIDField()
    parent = models.CharField(max_length=KEY_LENGTH)
    same = models.BooleanField()
    said_at = models.DateTimeField()
    said_by = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["line", "parent"], name="two_lines_are_spoken_of_once"),
        ]
        indexes = [models.Index(fields=["place", "parent"], name="kin_by_place_and_parent")]
