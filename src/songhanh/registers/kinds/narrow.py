"""Which rows of a register count: their days, their places, by what they are narrowed."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef, Q, QuerySet

from songhanh.places.models import Place
from songhanh.registers.kinds.base import Entry, Figure, Register, find_latest, part_field

Where = Mapping[str, str]
_YES_NO = {"yes": "True", "no": "False"}


def choose_rows(
    register: Register,
    figure: Figure,
    places: Sequence[Place] | None,
    days: tuple[date, date] | date,
    where: Where,
) -> QuerySet[Any]:
    """Entries, or their lines where the figure is one of lines, that count and lie in the days and places;
    with one day only, those that last and stood on it."""
    table = register.part.model if figure.of_part and register.part else register.model
    lead = "entry__" if figure.of_part else ""
    day = register.part.day() if figure.of_part and register.part else figure.day or "on_day"
    if isinstance(days, tuple):
        held = Q(**{f"{day}__gte": days[0], f"{day}__lt": days[1]})
        if figure.day and register.lasts:
            held &= Q(until__isnull=True) | Q(until__gte=days[1])
    else:
        ended = Q(**{f"{lead}until__isnull": True}) | Q(**{f"{lead}until__gt": days})
        held = ended & Q(**{f"{lead}on_day__lte": days})
        if figure.day:
            held &= Q(**{f"{lead}{figure.day}__isnull": False})
    rows: QuerySet[Any] = table._default_manager.filter(held, **{f"{lead}state": Entry.State.STANDING})
    if places is not None:
        rows = rows.filter(**{f"{lead}place__in": places})
    rows = find_latest(figure, rows).filter(**figure.where)
    for name, wanted in where.items():
        rows = rows.filter(_narrow(register, figure, name, wanted.split(",")))
    return rows


def _narrow(register: Register, figure: Figure, name: str, wanted: list[str]) -> Q:
    lead = "entry__" if figure.of_part else ""
    column = next((column for column in register.columns if column.name == name), None)
    if name == "unit_kind":
        return Q(**{f"{lead}unit__kind__in": wanted})
    if name == "village" and register.has_villages():
        villages = register.model.villages.through._default_manager.filter(unit__in=wanted)
        owner = f"{register.model._meta.model_name}_id"
        return Q(Exists(villages.filter(**{owner: OuterRef("entry_id" if figure.of_part else "pk")})))
    if column is not None and column.codes is not None:
        matches = [Q(**{f"{lead}{name}__contains": f",{code},"}) for code in wanted]
        return Q(*matches, _connector=Q.OR)
    if column is not None and is_choice(register.field(column)):
        return Q(**{f"{lead}{name}__in": [_YES_NO.get(one, one) for one in wanted]})
    return _narrow_lines(register, figure, name, wanted)


def is_choice(behind: Any) -> bool:
    """Whether a column can be narrowed to some of its values: choices, yes or no, a unit."""
    is_plain = isinstance(behind, models.BooleanField | models.ForeignKey)
    return behind is not None and (bool(behind.choices) or is_plain)


def _narrow_lines(register: Register, figure: Figure, name: str, wanted: list[str]) -> Q:
    part = register.part
    if part is None or name not in {c.name for c in part.columns if is_choice(part_field(part, c))}:
        raise ValueError(f"{register.code} cannot be narrowed by {name}")
    if figure.of_part:
        return Q(**{f"{name}__in": wanted})
    lines = part.model._default_manager.filter(entry=OuterRef("pk"), **{f"{name}__in": wanted})
    return Q(Exists(lines))
