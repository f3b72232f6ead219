"""What must hold together in an entry: what has to be mended, what passes with one line that explains it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Protocol

from django.utils.translation import gettext as _

from songhanh.kernel.dates import write_date
from songhanh.kernel.numbers import write_number

Values = Mapping[str, Any]
_FLOOR = 10  # a jump from 1 to 8 says nothing


class Wrong(Exception):
    """What was told does not hold together: the column at fault, and one sentence that says what to do."""

    def __init__(self, column: str, sentence: str) -> None:
        self.column = column
        super().__init__(sentence)


class Odd(Wrong):
    """What was told may be right, and looks like a slip: it passes with one line that explains it."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a rule may ask: how a column is called; what was told last (values, day) by same columns."""

    label: Callable[[str], str]
    last: Callable[[tuple[str, ...]], tuple[Values, date] | None] = lambda _same: None


class Rule(Protocol):
    """A rule over the columns of an entry, or of one of its lines."""

    def look(self, told: Values, about: Setting) -> None:
        """Raises Wrong or Odd."""


@dataclass(frozen=True, slots=True)
class Among:
    """A part is not more than its whole, and needs it: nữ among tổng số, hộ nghèo among all borrowers."""

    part: str
    whole: str

    def look(self, told: Values, about: Setting) -> None:
        part, whole = told[self.part], told[self.whole]
        if part is None:
            return
        said = {"part": about.label(self.part), "whole": about.label(self.whole)}
        if whole is None:
            raise Wrong(
                self.whole,
                _("Có “%(part)s” mà chưa có “%(whole)s”. Hãy ghi “%(whole)s”.") % said,
            )
        if part > whole:
            said |= {"few": write_number(whole), "many": write_number(part)}
            sentence = _("“%(part)s” (%(many)s) lớn hơn “%(whole)s” (%(few)s). Hãy xem lại hai số này.")
            raise Wrong(self.part, sentence % said)


@dataclass(frozen=True, slots=True)
class AddsUp:
    """Parts that are told add up to the whole; blank parts are left alone."""

    parts: tuple[str, ...]
    whole: str

    def look(self, told: Values, about: Setting) -> None:
        numbers = [told[name] for name in self.parts]
        if told[self.whole] is None or any(number is None for number in numbers):
            return
        if sum(numbers) != told[self.whole]:
            said = {
                "parts": " + ".join(f"“{about.label(name)}”" for name in self.parts),
                "sum": write_number(sum(numbers)),
                "whole": about.label(self.whole),
                "number": write_number(told[self.whole]),
            }
            sentence = _("%(parts)s là %(sum)s, khác “%(whole)s” (%(number)s). Hãy xem lại các số này.")
            raise Wrong(self.whole, sentence % said)


@dataclass(frozen=True, slots=True)
class Range:
    """A number lies within; outside it has to be explained, or, where `strict`, mended."""

    column: str
    least: int | None = None
    most: int | None = None
    strict: bool = False

    def look(self, told: Values, about: Setting) -> None:
        number = told[self.column]
        if number is None:
            return
        kind = Wrong if self.strict else Odd
        said = {"what": about.label(self.column), "number": write_number(number)}
        if self.least is not None and number < self.least:
            said["least"] = write_number(self.least)
            raise kind(self.column, _("“%(what)s” là %(number)s, ít hơn %(least)s.") % said)
        if self.most is not None and number > self.most:
            said["most"] = write_number(self.most)
            raise kind(self.column, _("“%(what)s” là %(number)s, nhiều hơn %(most)s.") % said)


@dataclass(frozen=True, slots=True)
class NotBefore:
    """A day is not before another."""

    column: str
    other: str = "on_day"

    def look(self, told: Values, about: Setting) -> None:
        day, other = told[self.column], told[self.other]
        if day is not None and other is not None and day < other:
            said = {
                "what": about.label(self.column), "day": write_date(day),
                "other": about.label(self.other), "other_day": write_date(other),
            }  # fmt: skip
            sentence = _("“%(what)s” (%(day)s) trước “%(other)s” (%(other_day)s). Hãy xem lại hai ngày này.")
            raise Wrong(self.column, sentence % said)


@dataclass(frozen=True, slots=True)
class Needs:
    """Where one column is told, another must be: a donor where it was given, a day where it was mended."""

    column: str
    needs: str

    def look(self, told: Values, about: Setting) -> None:
        if told[self.column] not in (None, "", (), False) and told[self.needs] in (None, "", ()):
            said = {"what": about.label(self.column), "needs": about.label(self.needs)}
            raise Wrong(self.needs, _("Đã ghi “%(what)s” thì ghi cả “%(needs)s”.") % said)


@dataclass(frozen=True, slots=True)
class Jump:
    """A number that is many times that of the last period, or a small part of it, has to be explained.

    `same` are the columns that make two entries comparable.
    """

    column: str
    times: int = 8
    same: tuple[str, ...] = ("unit",)

    def look(self, told: Values, about: Setting) -> None:
        number = told[self.column]
        last = about.last(self.same) if number is not None else None
        if last is None or last[0].get(self.column) is None:
            return
        before, day = last[0][self.column], last[1]
        said = {
            "what": about.label(self.column), "number": write_number(number), "day": write_date(day),
            "before": write_number(before),
        }  # fmt: skip
        if max(number, before) < _FLOOR:
            return
        if before and number >= self.times * before:
            said["times"] = write_number(Decimal(number) / Decimal(before), 0)
            sentence = _("“%(what)s” là %(number)s, gấp %(times)s lần kỳ trước (%(before)s, ngày %(day)s).")
            raise Odd(self.column, sentence % said)
        if before >= self.times * max(number, 1):
            sentence = _("“%(what)s” là %(number)s, ít hơn hẳn kỳ trước (%(before)s, ngày %(day)s).")
            raise Odd(self.column, sentence % said)


def check_persons(told: Values) -> None:
    """Women are among all; who came is split, or said not to be. Raises Wrong."""
    total, women, not_split = told["persons_total"], told["persons_women"], told["not_split"]
    if women is not None and not_split:
        raise Wrong(
            "not_split", str(_("Đã ghi số nữ thì không đánh dấu “Chưa tách nam, nữ”. Hãy giữ một trong hai."))
        )
    if women is not None and total is None:
        raise Wrong("persons_total", str(_("Có số nữ mà chưa có tổng số. Hãy ghi tổng số người dự.")))
    if women is not None and women > total:
        raise Wrong("persons_women", str(_("Số nữ lớn hơn tổng số. Hãy xem lại hai số này.")))
    if total is not None and women is None and not not_split:
        sentence = _("Chưa có số nữ. Hãy ghi số nữ (không có thì ghi 0), hoặc đánh dấu “Chưa tách nam, nữ”.")
        raise Wrong("persons_women", str(sentence))
