"""Verdicts of a place reckoned anew from stored rows: items, entries, closures, typed figures, remarks.

Written from `contracts/commands.md` in the plainest way; neither counts, answers nor the judge of the product
are used: registers are counted row after row (`tests.registers.by_hand`). Which indicator speaks for a
measure is taken from what `evaluate` prints; what an indicator counts is read from the catalogue's file.
"""

import tomllib
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import songhanh.catalogue
from songhanh.evaluation.models import Binding, Remark
from songhanh.indicators.models import Value
from songhanh.places.models import Place
from songhanh.plans.models import Item
from songhanh.registers.kinds.base import Figure
from songhanh.registers.models import REGISTERS, Closure
from tests.evaluation import naive
from tests.registers import by_hand

Json = Mapping[str, Any]
Days = tuple[date, date]  # first and last, both included

_FILE = Path(songhanh.catalogue.__file__).parent / "data" / "indicators.toml"
CATALOGUE = {one["code"]: one for one in tomllib.loads(_FILE.read_text(encoding="utf-8"))["indicator"]}


def quarter_days(year: int, number: int) -> Days:
    first = date(year, 3 * number - 2, 1)
    following = date(year + 1, 1, 1) if number == 4 else date(year, 3 * number + 1, 1)
    return first, following - timedelta(days=1)


def days_of(code: str) -> Days:
    """The days of "2026", "2026-Q3" or "2026-08"."""
    year = int(code[:4])
    if "Q" in code:
        return quarter_days(year, int(code[-1]))
    last = dict(naive.periods("month" if len(code) > 4 else None, year))[code]
    return date(year, last.month if len(code) > 4 else 1, 1), last


class Rows:
    """Everything that is stored of a place, read once."""

    def __init__(self, place: Place, year: int) -> None:
        self.place, self.year = place, year
        self.texts = list(REGISTERS["communication"].model.objects.filter(place=place, state="standing"))
        self.sent = {text.pk: list(text.broadcasts.all()) for text in self.texts}
        self.sessions = list(REGISTERS["sessions"].model.objects.filter(place=place, state="standing"))
        self.reached = {one.pk: {unit.pk for unit in one.villages.all()} for one in self.sessions}
        self.villages = list(place.units.filter(kind="village"))
        self.closed = {
            (closure.register, closure.period)
            for closure in Closure.objects.filter(place=place)
            if closure.reopened_at is None and closure.unit_id is None
        }
        self._entries: dict[str, list[Any]] = {}
        self.values = list(Value.objects.filter(place=place).order_by("pk"))
        self.remarks = {str(one.line): one for one in Remark.objects.filter(place=place, year=year)}
        self.bindings = {(str(one.line), one.measure): one for one in Binding.objects.filter(place=place)}

    def counted(self, indicator: Json, days: Days, at_least: int) -> Fraction | None:
        """What the registers hold for these days; None where there is no village to reach."""
        since, last = days
        source = indicator["register"]
        wanted = dict(one.split("=") for one in indicator.get("where", ()))
        if source.startswith("communication"):
            return self._communication(source, since, last, wanted)
        held = [
            one
            for one in self.sessions
            if since <= one.on_day <= last and one.kind in wanted.get("kind", one.kind).split(",")
        ]
        if indicator.get("reached"):
            return self._share_of_villages(held, last, at_least)
        if source == "sessions.held":
            return Fraction(len(held))
        column = {"sessions.persons": "persons_total", "sessions.women": "persons_women"}[source]
        return Fraction(sum(getattr(one, column) or 0 for one in held))

    def _communication(self, source: str, since: date, last: date, wanted: Json) -> Fraction:
        number = 0
        for text in self.texts:
            sent = [one for one in self.sent[text.pk] if wanted.get("channel", one.channel) == one.channel]
            if source == "communication.broadcasts":
                number += sum(one.times for one in sent if since <= one.on_day <= last)
            elif since <= text.on_day <= last and (sent or not wanted):
                number += 1
        return Fraction(number)

    def kept(self, indicator: Json, days: Days) -> Fraction | None:
        """What a register that speaks once it is closed holds for these days; None: the whole is empty."""
        if indicator.get("reached"):
            named = {unit.pk for one in self._kept_rows(indicator["counts"], indicator, days)[1]
                     for unit in one.villages.all()}  # fmt: skip
            there = {unit.pk for unit in self._villages_on(days[1])}
            return Fraction(100 * len(named & there), len(there)) if there else None
        part = by_hand.add(*self._kept_rows(indicator["counts"], indicator, days))
        if not indicator.get("whole"):
            return Fraction(part)
        whole = sum(by_hand.add(*self._kept_rows(one, indicator, days)) for one in indicator["whole"])
        return Fraction(part * int(indicator.get("base", 100)), whole) if whole else None

    def _kept_rows(self, source: str, indicator: Json, days: Days) -> tuple[Figure, list[Any]]:
        code, _dot, name = source.partition(".")
        register = REGISTERS[code]
        figure = next(one for one in register.figures if one.code == name)
        if code not in self._entries:
            every = register.model.objects.filter(place=self.place, state="standing")
            self._entries[code] = list(every.order_by("pk"))
        rows = self._entries[code]
        for narrow in indicator.get("where", ()):
            column, _equals, wanted = narrow.partition("=")
            rows = [one for one in rows if getattr(one, column) in wanted.split(",")]
        since, last = days
        if indicator.get("standing"):
            return figure, by_hand.rows_on(figure, rows, last, since)
        return figure, by_hand.rows_in(register, figure, rows, since, last + timedelta(days=1))

    def _villages_on(self, last: date) -> list[Any]:
        return [
            unit for unit in self.villages if unit.since <= last and (not unit.until or unit.until > last)
        ]

    def _share_of_villages(self, held: Iterable[Any], last: date, at_least: int) -> Fraction | None:
        there = [unit.pk for unit in self._villages_on(last)]
        if not there:
            return None
        held = list(held)
        often = [sum(unit in self.reached[one.pk] for one in held) for unit in there]
        return Fraction(100 * sum(times >= at_least for times in often), len(there))

    def typed(self, indicator: str, line: str, measure: int, code: str, upto: date) -> Value | None:
        """The figure said last for a period; for one still open, of those taken by the day."""
        said = [
            value
            for value in self.values
            if value.period == code
            and value.indicator == indicator
            and (indicator or (str(value.line), value.measure) == (line, measure))
            and (days_of(code)[1] <= upto or value.taken_on <= upto)
        ]
        return said[-1] if said else None


def base_of(measure: Json, indicator: Json | None) -> int:
    if indicator is not None:
        return int(indicator.get("base", 100))
    if measure["kind"] in ("share", "coverage") or "/100 " in f"{measure['unit']} ".replace("/ ", "/"):
        return 100
    if "‰" in measure["unit"]:
        return 1000
    tail = "".join(c for c in measure["unit"].partition("/")[2] if c.isdigit() or c == ".").strip(".")
    return int(tail.replace(".", "")) if tail else 1


def figure_of(value: Value, base: int) -> naive.Said:
    if value.state != "number":
        return value.state, None
    if value.numerator is not None and value.denominator is not None:
        return "number", Fraction(value.numerator) * base / Fraction(value.denominator)
    return "number", Fraction(value.value or 0)


def at_least_of(rows: Rows, item: Item, index: int) -> int:
    """How often each village must be reached: as the officer said, else as the sentence says."""
    said = rows.bindings.get((str(item.line), index))
    if said is not None:
        return int(said.filters.get("at_least", 1))
    measures = item.payload["measures"]
    inner = [one for one in measures if one.get("qualifies") == index and one["comparator"] in (">=", "=")]
    return int(inner[0]["value"]) if inner else 1


def hear(rows: Rows, item: Item, index: int, code: str, asked: tuple[str, date]) -> naive.Said:
    """The answer for one measure and period, by the contract's table of answers."""
    spoken, upto = asked
    measure, indicator = item.payload["measures"][index], CATALOGUE.get(spoken)
    if indicator is not None and indicator.get("register"):
        return _hear_register(rows, item, index, code, asked)
    base = base_of(measure, indicator)
    value = rows.typed(spoken, str(item.line), index, code, upto)
    said = _hear_typed(rows, indicator, base, code, upto, value)
    if indicator is not None and indicator.get("counts"):
        return _hear_kept(rows, indicator, code, upto, said, value)
    return said


def _hear_typed(
    rows: Rows, indicator: Json | None, base: int, code: str, upto: date, value: Value | None
) -> naive.Said:
    if indicator is not None and indicator["measured_here"] == "no":
        return "not_measured_here", None
    if value is not None:
        return figure_of(value, base)
    if indicator is None or len(code) > 4:
        return "not_reported", None
    return _hear_quarters(rows, indicator, base, upto)


def _hear_kept(
    rows: Rows, indicator: Json, code: str, upto: date, said: naive.Said, value: Value | None
) -> naive.Said:
    """The register where each quarter that is over is closed, unless an official figure was settled; else
    what was typed."""
    since, last = days_of(code)
    typed = value is not None or said[0] not in ("not_reported", "not_measured_here")
    settled = value is not None and value.settled_at is not None and value.stage == "official"
    over = _quarters_over(rows, since, last, upto)
    closed = bool(over) and all((indicator["counts"].split(".")[0], name) in rows.closed for name in over)
    if settled or since > upto or (typed and not closed):
        return said
    if not closed:
        above = said[0] == "not_measured_here" and not rows.kept(indicator, (since, min(last, upto)))
        return said if above else ("not_reported", None)
    held = rows.kept(indicator, (since, min(last, upto)))
    return ("none_arose", None) if held is None else ("number", held)


def _quarters_over(rows: Rows, since: date, last: date, upto: date) -> list[str]:
    quarters = [(f"{rows.year}-Q{number}", *quarter_days(rows.year, number)) for number in range(1, 5)]
    return [
        name for name, first, end in quarters if first <= last and since <= end and min(end, last) <= upto
    ]


def _hear_quarters(rows: Rows, indicator: Json, base: int, upto: date) -> naive.Said:
    """A year of which only quarters were said: the latest of them, or all four added up."""
    codes = [f"{rows.year}-Q{number}" for number in range(1, 5)]
    said = [one for code in codes if (one := rows.typed(indicator["code"], "", -1, code, upto))]
    if said and indicator["aggregation"] == "latest":
        return figure_of(said[-1], base)
    if len(said) < 4:
        return "not_reported", None
    numbers = [one for one in said if one.state == "number"]
    if not numbers:
        return "none_arose", None
    if numbers[0].denominator is None:
        return "number", sum((Fraction(one.value or 0) for one in numbers), Fraction(0))
    part, whole = (
        sum((Fraction(getattr(one, name)) for one in numbers), Fraction(0))
        for name in ("numerator", "denominator")
    )
    return "number", part * base / whole


def _hear_register(rows: Rows, item: Item, index: int, code: str, asked: tuple[str, date]) -> naive.Said:
    """A number once every quarter that is over is closed, or once enough is there: silence is not 0."""
    spoken, upto = asked
    measure, indicator = item.payload["measures"][index], CATALOGUE[spoken]
    since, last = days_of(code)
    known_last = min(last, upto)
    if known_last < since:
        figure: Fraction | None = None if indicator.get("reached") and not rows.villages else Fraction(0)
    else:
        figure = rows.counted(indicator, (since, known_last), at_least_of(rows, item, index))
    if figure is None:
        return "none_arose", None
    over = _quarters_over(rows, since, last, upto)
    register = indicator["register"].split(".")[0]
    closed = bool(over) and all((register, name) in rows.closed for name in over)
    enough = measure["comparator"] == ">=" or (
        measure["comparator"] == "=" and measure["kind"] in ("share", "coverage") and measure["value"] == 100
    )
    if closed or (enough and figure >= Fraction(str(measure["value"]))):
        return "number", figure
    return "not_reported", None


def judge(rows: Rows, item: Item, spoken: Mapping[int, str], upto: date) -> tuple[str, bool]:
    """The verdict on a target; `spoken`: measure → indicator ("" for none)."""
    measures = item.payload.get("measures") or []
    commitments: dict[int, list[tuple[str, bool]]] = {}
    for index, measure in enumerate(measures):
        if not naive.decides(measures, index, rows.year):
            continue
        indicator = CATALOGUE.get(spoken[index])
        asked = (spoken[index], upto)
        heard = {
            code: hear(rows, item, index, code, asked)
            for code, _ in naive.periods(measure.get("per"), rows.year)
        }
        if indicator is not None:
            falls, grows = indicator["direction"] == "down", indicator["aggregation"] == "sum"
        else:
            lower = measure.get("baseline") is not None and measure["baseline"] > measure["value"]
            falls = lower or measure["comparator"] in ("<", "<=")
            grows = measure["kind"] in ("count", "amount")
        verdict = naive.judge_measure(measure, heard, grows=grows, falls=falls, year=rows.year, upto=upto)
        commitments.setdefault(measure["commitment"], []).append(verdict)
    remark = rows.remarks.get(str(item.line))
    if not commitments and remark is not None and remark.judgement:
        return ("met" if remark.judgement == "met" else "not_met"), False
    return naive.combine([naive.combine(own) for own in commitments.values()])
