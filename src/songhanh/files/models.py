"""Files by hash: the bytes lie in the installation's home, a row says who brought what."""

from django.db import models


class StoredFile(models.Model):
    """Bytes that somebody brought. A hash is a name, never a right: each room checks who may read."""

    class Door(models.TextChoices):
        ORIGINAL = "original"
        PHOTO = "photo"

    place = models.CharField(max_length=16, blank=True)
    door = models.CharField(max_length=16, choices=Door.choices)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=128)
    name = models.CharField(max_length=200)
    kept_at = models.DateTimeField()
    kept_by = models.CharField(max_length=64)

    class Meta:
        indexes = [models.Index(fields=["place", "sha256"], name="files_by_place_and_hash")]
        constraints = [
            models.CheckConstraint(condition=models.Q(size__gt=0), name="a_kept_file_is_not_empty"),
        ]
