"""What rests on a place or a unit: rows of any room that name it."""

from django.db import models
from django.utils.translation import gettext as _

from songhanh.journal.queries import tell_about
from songhanh.places.models import Change, Place, Unit


def what_rests_on(thing: Place | Unit) -> str:
    """The kind of things that name it, in plain words; "" where nothing does.

    Asked of every table there is, whichever room it belongs to; not of what only tells how it came to be.
    """
    for relation in thing._meta.get_fields(include_hidden=True):
        if not (isinstance(relation, models.ManyToOneRel) and relation.auto_created):
            continue
        table = relation.related_model
        if table in (Change, Unit.successors.through, Place.successors.through):
            continue
        rows = table._base_manager.filter(**{relation.field.name: thing})
        if rows.exists():
            return tell_about(table._meta.label_lower) or _("dữ liệu khác")
    return ""
