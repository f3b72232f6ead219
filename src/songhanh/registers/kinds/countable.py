"""What a register can be counted by without a line of code: figures, entries, numbers, bodies, villages.

Beside the figures that a register declares each of its numbers can be added up ("sum:disabled" of an entry,
"line:minutes" of its lines), its entries and bodies counted. Nothing walled is counted or narrowed by, and a
number that is a state at a moment (`Column.added` is false) is not added.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Any

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from songhanh.catalogue.units import unit_kinds
from songhanh.registers.kinds.base import Column, Figure, Register, part_field

ENTRIES, UNITS, VILLAGES = "entries", "units", "villages"
_NO_BODY = ("all_agencies", "other")  # kinds that no unit has
_PLACE_OF_NUMBER = re.compile(r"\s*%\(count\)s\s*")


@dataclass(frozen=True, slots=True)
class CountedLine:
    """An entry behind a figure: where it stands, what it was, how much of the figure it is, who wrote it."""

    register: str
    pk: int
    on_day: date
    text: str
    unit: str
    number: int
    recorded_by: str
    recorded_at: object


@dataclass(frozen=True, slots=True)
class Part:
    """One choice of a column and how much of a figure it is: "loudspeaker", "Đài truyền thanh cấp xã", 84."""

    code: str
    label: str
    number: int


@dataclass(frozen=True, slots=True)
class Countable:
    """One thing that can be counted: the second half of a source, and what it is called."""

    code: str
    label: str
    is_money: bool = False


@dataclass(frozen=True, slots=True)
class Narrowing:
    """A column by which a count is narrowed to one of its choices or several."""

    name: str
    label: str
    choices: tuple[tuple[str, Any], ...]


def list_countables(register: Register) -> tuple[Countable, ...]:
    """Everything that can be counted, the register's own figures first. Villages are reached, not added."""
    declared = [Countable(one.code, _say(one.label), one.is_money) for one in register.figures]
    added = [Countable(one.code, str(one.label), one.is_money) for one in _list_added(register)]
    villages = [Countable(VILLAGES, str(_("Thôn, tổ dân phố được tới")))] if register.has_villages() else []
    return (*declared, *added, *villages)


def find_figure(register: Register, code: str) -> Figure | None:
    """A figure of the register by its code, declared or not."""
    every = chain(register.figures, (_count_entries(),), _list_added(register))
    return next((one for one in every if one.code == code), None)


def list_narrowings(register: Register) -> tuple[Narrowing, ...]:
    """Columns with choices, yes or no, of entries and of their lines, nothing walled; which bodies wrote."""
    found = [_narrow(column, register.field(column)) for column in register.open_columns()]
    if register.part is not None:
        part = register.part
        found += [_narrow(column, part_field(part, column)) for column in part.columns]
    own = tuple({one.name: one for one in reversed([one for one in found if one])}.values())[::-1]
    return (*own, _by_unit_kind())


def _by_unit_kind() -> Narrowing:
    """Which kinds of bodies the entries are of, in the language of the page."""
    english = (get_language() or "vi").startswith("en")
    kinds = ((one.code, one.english if english else one.name) for one in unit_kinds())
    return Narrowing(
        "unit_kind", str(_("Loại đơn vị")), tuple(one for one in kinds if one[0] not in _NO_BODY)
    )


def _narrow(column: Column, behind: Any) -> Narrowing | None:
    if column.codes is not None:
        choices = column.codes.choices
    elif isinstance(behind, models.BooleanField):
        choices = [("yes", str(_("Có"))), ("no", str(_("Không")))]
    elif behind is not None and behind.choices:
        choices = [(code, label) for code, label in behind.flatchoices if code]
    else:
        return None
    return Narrowing(
        column.name, str(column.label), tuple((str(code), str(label)) for code, label in choices)
    )


def _say(label: Any) -> str:
    """ "trong đó nữ %(count)s" → "Trong đó nữ"."""
    said = _PLACE_OF_NUMBER.sub(" ", str(label)).strip()
    return said[:1].upper() + said[1:]


def _count_entries() -> Figure:
    return Figure(code=ENTRIES, label=_("Số lượt ghi"))


def _list_added(register: Register) -> Iterator[Figure]:
    """What no figure says yet: entries, their bodies, their numbers, their lines and what these hold."""
    own = [one for one in register.figures if not one.of_part]
    if not any(_is_plain(one) for one in own):
        yield _count_entries()
    yield Figure(code=UNITS, label=_("Số đơn vị có lượt ghi"), distinct="unit")
    told = {one.of for one in own if not one.where}
    for column in register.open_columns():
        behind = register.field(column)
        if _is_number(column, behind) and column.name not in told:
            yield _add(f"sum:{column.name}", column, behind, latest_by=_readings(own))
    part = register.part
    if part is None:
        return
    told = {one.of for one in register.figures if one.of_part and not one.where}
    if "" not in told:
        yield Figure(code="lines", label=part.label, of_part=True)
    for column in part.columns:
        behind = part_field(part, column)
        if _is_number(column, behind) and column.name not in told:
            yield _add(f"line:{column.name}", column, behind, of_part=True)


def _is_plain(one: Figure) -> bool:
    return not (one.of or one.where or one.distinct or one.latest_by or one.day)


def _is_number(column: Column, behind: Any) -> bool:
    return column.added and isinstance(behind, models.IntegerField) and not behind.choices


def _readings(own: list[Figure]) -> tuple[str, ...]:
    """By what entries are alike, where all that a register adds up are readings."""
    found = {one.latest_by for one in own if one.of}
    return found.pop() if len(found) == 1 else ()


def _add(
    code: str, column: Column, behind: Any, *, of_part: bool = False, latest_by: tuple[str, ...] = ()
) -> Figure:
    is_money = isinstance(behind, models.BigIntegerField)
    return Figure(
        code=code, label=column.label, of=column.name, of_part=of_part, is_money=is_money,
        latest_by=latest_by,
    )  # fmt: skip
