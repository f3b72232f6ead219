"""Verdicts reckoned anew from the contract's table, in the plainest way: nothing of the judge is used."""

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

ORDER = ("not_met", "behind", "cannot_say", "on_track", "met")
Said = tuple[str, Fraction | None]  # a state, and the figure of a number
Json = Mapping[str, Any]


def periods(per: str | None, year: int) -> list[tuple[str, date]]:
    """Codes and last days."""
    if per == "quarter":
        ends = [date(year, 3, 31), date(year, 6, 30), date(year, 9, 30), date(year, 12, 31)]
        return [(f"{year}-Q{number}", end) for number, end in enumerate(ends, start=1)]
    if per == "month":
        lasts = (31, 29 if year % 4 == 0 else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
        return [(f"{year}-{month:02d}", date(year, month, last)) for month, last in enumerate(lasts, start=1)]
    return [(str(year), date(year, 12, 31))]


def decides(measures: Sequence[Json], index: int, year: int) -> bool:
    """No condition, no milestone of another year, something to reach."""
    one = measures[index]
    if one.get("qualifies") is not None or one.get("value") is None:
        return False
    if one.get("per") or not one.get("by"):
        return True
    rivals = [
        m["by"]
        for m in measures
        if m.get("qualifies") is None
        and m["commitment"] == one["commitment"]
        and not m.get("per")
        and m.get("by")
    ]
    later = [by for by in rivals if by >= year]
    return bool(one["by"] == (min(later) if later else max(rivals)))


def holds(one: Json, figure: Fraction, falls: bool) -> tuple[bool, bool]:
    """Whether the promise is kept, and more than kept."""
    value = Fraction(str(one["value"]))
    sign = one["comparator"]
    if sign == "~":
        slack = value * 5 / 100
        better = value - figure if falls else figure - value
        return better >= -slack, better > slack
    if sign == "between":
        return value <= figure <= Fraction(str(one["upper"])), False
    kept = {
        ">=": figure >= value, ">": figure > value, "<=": figure <= value, "<": figure < value,
        "=": figure == value,
    }[sign]  # fmt: skip
    return kept, kept and sign in (">=", "<=") and figure != value


def judge_one(one: Json, said: Said, *, over: bool, grows: bool, falls: bool, year: int) -> tuple[str, bool]:
    state, figure = said
    if figure is None:
        return {"none_arose": "none_arose", "not_measured_here": "measured_above"}.get(
            state, "cannot_say"
        ), False
    kept, more = holds(one, figure, falls)
    sign = one["comparator"]
    if over:
        return ("met", more) if kept else ("not_met", False)
    if kept and (sign in (">=", ">") or not grows):
        return "met", more
    downward = sign in ("<", "<=") or (sign == "~" and falls)
    path = None if one.get("per") else path_of(one, year)
    if kept:
        return "on_track", False
    if path is not None:
        fine = figure <= path if downward else figure >= path
        return ("on_track" if fine else "behind"), False
    ceiling = Fraction(str(one["upper"] if one.get("upper") is not None else one["value"]))
    passed = figure >= ceiling if sign == "<" else figure > ceiling
    lost = grows and (downward or sign in ("=", "between")) and passed
    return ("behind" if lost else "on_track"), False


def path_of(one: Json, year: int) -> Fraction | None:
    """Where the way from the baseline should be at the end of the year."""
    start, since, by = one.get("baseline"), one.get("baseline_year"), one.get("by")
    if start is None or since is None or by is None:
        return None
    value = Fraction(str(one["value"]))
    if year >= by or by <= since:
        return value
    first = Fraction(str(start))
    return first + (value - first) * Fraction(max(0, year - since), by - since)


def combine(verdicts: Sequence[tuple[str, bool]]) -> tuple[str, bool]:
    for verdict in ORDER:
        same = [more for found, more in verdicts if found == verdict]
        if same:
            return verdict, verdict == "met" and all(same)
    if not verdicts:
        return "cannot_say", False
    return ("measured_above" if ("measured_above", False) in verdicts else "none_arose"), False


def judge_measure(
    one: Json, said: Mapping[str, Said], *, grows: bool, falls: bool, year: int, upto: date
) -> tuple[str, bool]:
    """From its periods: those that are over decide, an open one only while none is."""
    judged = []
    for code, last in periods(one.get("per"), year):
        over = last <= upto and (bool(one.get("per")) or not one.get("by") or one["by"] <= year)
        found = judge_one(
            one, said.get(code, ("not_reported", None)), over=over, grows=grows, falls=falls, year=year
        )
        judged.append((over, found))
    return combine([found for over, found in judged if over] or [found for _over, found in judged])
