"""Entries for any register, made from its declaration: every column filled, every choice in turn."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from benchmarks.pages.made import AT, YEAR, Commune
from django.db import models

from songhanh.kernel.text import search_key
from songhanh.places.models import Unit
from songhanh.registers.kinds.base import Column, Register

_BATCH = 10_000


def fill_register(commune: Commune, register: Register, rows: int) -> None:
    """So many standing entries over the year, straight into the tables."""
    for start in range(0, rows, _BATCH):
        numbers = range(start, min(start + _BATCH, rows))
        made = [_entry(commune, register, number) for number in numbers]
        register.model.objects.bulk_create(made)
        if register.has_villages():
            through = register.model.villages.through
            owner = f"{register.model._meta.model_name}_id"
            through.objects.bulk_create(
                through(**{owner: entry.pk, "unit_id": village.pk})
                for number, entry in zip(numbers, made, strict=True)
                for village in commune.villages[number % 14 : number % 14 + number % 3]
            )
        part = register.part
        if part is not None:
            part.model.objects.bulk_create(
                part.model(
                    entry=entry, position=at, **_values(commune, part.model, part.columns, number + at)
                )
                for number, entry in zip(numbers, made, strict=True)
                for at in range(1, 2 + number % 2)
            )


def _entry(commune: Commune, register: Register, number: int) -> Any:
    values = _values(commune, register.model, register.typed_columns(), number)
    unit: Unit = values["unit"]
    values[register.heading] = f"Chuyện chia việc nhà, kỳ {number}"
    values |= {"until": None, "end_reason": ""} if register.lasts else {}
    return register.model(
        place=commune.place, recorded_at=AT, recorded_by="Nguyễn Thị Lan",
        recorder=f"user:{commune.officer.pk}",
        search_key=search_key(f"{values[register.heading]} {unit.name}"), **values,
    )  # fmt: skip


def _values(commune: Commune, model: Any, columns: tuple[Column, ...], number: int) -> dict[str, Any]:
    return dict(_each(commune, model, columns, number))


def _each(
    commune: Commune, model: Any, columns: tuple[Column, ...], number: int
) -> Iterator[tuple[str, Any]]:
    """A value for each column; counts are alike, so that every part is within its whole."""
    for column in columns:
        behind = model._meta.get_field(column.name)
        if isinstance(behind, models.ManyToManyField):
            continue
        if column.codes is not None:
            yield column.name, f",{column.codes.values[number % len(column.codes.values)]},"
        elif behind.choices:
            codes = [code for code, _label in behind.flatchoices]
            yield column.name, codes[number % len(codes)]
        elif isinstance(behind, models.ForeignKey):
            yield column.name, commune.units[number % len(commune.units)]
        else:
            yield column.name, _plain(behind, number)


def _plain(behind: Any, number: int) -> Any:
    if isinstance(behind, models.DateField):
        return date(YEAR, 1, 1) + timedelta(days=number * 7 % 320)
    if isinstance(behind, models.BooleanField):
        return False
    if isinstance(behind, models.URLField):
        return ""
    if isinstance(behind, models.IntegerField | models.DecimalField):
        return 20 + number % 60
    return f"Ghi {number % 500}"[: behind.max_length or 20]
