"""One table: the forms that were sent, so that a form sent twice is stored once."""

from datetime import timedelta

from django.db import models
from django.db.models.functions import Now

_KEPT = timedelta(days=7)
_SWEEP_EVERY = 200


class OnceKey(models.Model):
    """A form that was sent and done: by whom, where, and where its answer lies.

    The days come from the database's own clock: nothing here is shown, the sweep only wants an age.
    """

    key = models.CharField(max_length=64)
    actor = models.CharField(max_length=64)
    path = models.CharField(max_length=500)
    location = models.TextField(default="")
    created_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = (models.UniqueConstraint(fields=["key"], name="a_form_is_done_once"),)
        indexes = (models.Index(fields=["created_at"], name="once_keys_by_age"),)

    @classmethod
    def find(cls, key: str) -> "OnceKey | None":
        return cls.objects.filter(key=key).first()

    @classmethod
    def claim(cls, *, key: str, actor: str, path: str) -> "OnceKey":
        """Take the key for the act that follows in the same transaction.

        Raises IntegrityError when another has it; on PostgreSQL only after that one's transaction ended.
        """
        row = cls.objects.create(key=key, actor=actor, path=path[:500])
        if row.pk % _SWEEP_EVERY == 0:
            cls.objects.filter(created_at__lt=Now() - _KEPT).delete()
        return row

    def keep_location(self, location: str) -> None:
        self.location = location
        self.save(update_fields=["location"])
