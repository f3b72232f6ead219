"""Charts of a target: its periods against the minimum, its way to a milestone, its villages, women and men.

A chart is drawn where a person would rather look than read; its sentence follows from the figures by rule.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from django.utils.translation import gettext as _

from songhanh.evaluation.queries.lines import AnswerLine, MeasureVerdict, TargetVerdict
from songhanh.evaluation.queries.measures import read_measure
from songhanh.evaluation.queries.words import answer_words, is_unsure, verdict_words
from songhanh.indicators.queries import Answers, Subject, list_own_villages
from songhanh.kernel.numbers import write_number, write_percent
from songhanh.kernel.periods import Period, read_period
from songhanh.kernel.periods import year as whole_year
from songhanh.kernel.quantities import Answer, Measure
from songhanh.kernel.verdicts import expected_by
from songhanh.paper.charts import (
    Bar,
    Chart,
    Persons,
    Point,
    Road,
    Tile,
    Words,
    draw_bars,
    draw_path,
    draw_sexes,
    draw_tiles,
)
from songhanh.places.models import Place
from songhanh.places.queries import Land, list_villages
from songhanh.registers import counts

MOST_PICTURES = 4  # of a report
MOST_YEARS = 9  # of a path, before the year that is drawn
MOST_TILES = 60  # more villages than any commune has
_SIGNS = {">=": "≥ ", "<=": "≤ ", ">": "> ", "<": "< ", "=": "", "~": "≈ ", "between": ""}


def draw_measure(place: Place, one: MeasureVerdict, upto: date) -> tuple[Chart, ...]:
    """The charts of one judged measure, as known on a day; none where words say it all."""
    measure, key = read_measure(one.measure), f"m{one.index}"
    year = read_period(one.answers[0].period).since.year if one.answers else upto.year
    drawn = [_draw_periods(one, measure, key), _draw_path(place, one, measure, key, year)]
    source = one.subject.definition.register if one.subject.definition else ""
    if source and one.answers and read_period(one.answers[0].period).since <= upto:
        drawn += _draw_counted(place, one, key, _span(one.answers, upto))
    return tuple(chart for chart in drawn if chart is not None)


def choose_charts(
    place: Place, targets: Sequence[TargetVerdict], upto: date
) -> tuple[tuple[str, Chart], ...]:
    """What a report shows, each with its promise: targets that fall short first, villages once, a handful."""
    weight = {verdict: at for at, verdict in enumerate(("not_met", "behind", "on_track"))}
    found: list[tuple[str, Chart]] = []
    with_villages = False
    for target in sorted(targets, key=lambda one: weight.get(one.verdict, len(weight))):
        for one in target.judged:
            measure, key = read_measure(one.measure), f"h{len(found)}"
            chart = _draw_path(place, one, measure, key, upto.year) or _draw_periods(one, measure, key)
            if chart is None and not with_villages and one.answers and _reaches(one):
                chart = next(iter(draw_measure(place, one, upto)), None)  # none where there is no village
                with_villages = chart is not None
            if chart is not None and len(found) < MOST_PICTURES:
                found.append((_one_line(target.text), chart))
    return tuple(found)


def _reaches(one: MeasureVerdict) -> bool:
    return bool(one.subject.definition and one.subject.definition.reached and one.subject.is_counted)


def _one_line(text: str) -> str:
    return " ".join(text.split()).rstrip(" .;")


def _span(answers: Sequence[AnswerLine], upto: date) -> Period:
    """From the first period asked for to the day that is known."""
    first, last = read_period(answers[0].period), read_period(answers[-1].period)
    return Period(first.since, min(last.until, upto + timedelta(days=1)))


def _shown(line: AnswerLine) -> Answer:
    return line.so_far if line.so_far is not None else line.answer


def say_value(value: Fraction, measure: Measure) -> str:
    """A figure as it stands on a chart: "75%", "5", a tenth at most."""
    rounded = Decimal(f"{float(value):.1f}").normalize() + 0
    is_percent = measure.unit.strip().startswith("%") or measure.kind in ("share", "coverage")
    return write_percent(rounded) if is_percent else write_number(rounded)


def _draw_periods(one: MeasureVerdict, measure: Measure, key: str) -> Chart | None:
    if len(one.answers) < 2 or not any(_shown(line).figure is not None for line in one.answers):
        return None
    bars = [_bar(line, measure) for line in one.answers]
    limits = [(Fraction(measure.value), _("Mức %(limit)s") % {"limit": _limit(measure, measure.value)})]
    if measure.upper is not None:
        limits.append((Fraction(measure.upper), _limit(measure, measure.upper)))
    figures = "; ".join(f"{line.label}: {bar.said}" for line, bar in zip(one.answers, bars, strict=True))
    words = Words(
        f"{key}-periods", _find_in_periods(one.answers),
        _("%(what)s theo kỳ; đường mảnh là mức phải đạt, cột viền đứt là kỳ chưa chốt sổ")
        % {"what": _name(one)},
        figures,
    )  # fmt: skip
    return draw_bars(words, bars, limits, (_("Kỳ"), _("Thực hiện"), _("Mức phải đạt")))


def _limit(measure: Measure, value: Decimal) -> str:
    return f"{_SIGNS[measure.comparator]}{say_value(Fraction(value), measure)}"


def _name(one: MeasureVerdict) -> str:
    return one.indicator_name or one.words


def _bar(line: AnswerLine, measure: Measure) -> Bar:
    figure, period = _shown(line).figure, read_period(line.period)
    is_month = period.span == "month"
    number = str(period.since.month) if is_month else ("I", "II", "III", "IV")[period.since.month // 3]
    label = number if is_month else _("Quý %(number)s") % {"number": number}
    said = "–" if figure is None else say_value(figure, measure)
    is_open = line.so_far is not None
    note = _("chưa chốt") if is_open and not is_month else ""
    return Bar(label, figure, said, not is_open and figure is not None, note)


def _find_in_periods(answers: Sequence[AnswerLine]) -> str:
    """How many periods reach the figure, which do not, and of which nothing can be said."""
    met = [line for line in answers if line.verdict == "met"]
    missed = [line for line in answers if line.verdict in ("not_met", "behind") and line.is_over]
    silent = [line for line in answers if line.is_over and line not in met and line not in missed]
    said = [_("%(met)s/%(all)s kỳ đã đủ mức") % {"met": len(met), "all": len(answers)}]
    if missed:
        said.append(_("chưa đạt: %(periods)s") % {"periods": _list(missed)})
    if silent:
        said.append(_("chưa nói được: %(periods)s") % {"periods": _list(silent)})
    return "; ".join(said) + "."


def _list(lines: Sequence[AnswerLine]) -> str:
    return ", ".join(line.label[:1].lower() + line.label[1:] for line in lines)


def _draw_path(place: Place, one: MeasureVerdict, measure: Measure, key: str, year: int) -> Chart | None:
    expected = expected_by(measure, year)
    if expected is None or measure.baseline is None or measure.baseline_year is None or measure.by is None:
        return None
    if measure.by <= measure.baseline_year or not one.answers:
        return None
    road = Road(
        _point(measure.baseline_year, Fraction(measure.baseline), measure),
        _point(measure.by, Fraction(measure.value), measure),
        Point(year, expected, _("cần %(value)s") % {"value": say_value(expected, measure)}),
        _list_earlier(place, one.subject, (measure.baseline_year, year)),
    )
    shown = _shown(one.answers[-1])
    said = answer_words(shown, "%", one.subject.kind)
    few = said if is_unsure(shown, one.subject.kind) else ""  # too few for a place on the way: counts alone
    done = Point(year, shown.figure, said) if shown.figure is not None and not few else None
    figures = _(
        "Số gốc năm %(start_year)s: %(start)s. Năm %(year)s: %(done)s, lộ trình %(due)s."
        " Năm %(by)s: %(goal)s."
    ) % {
        "start_year": measure.baseline_year, "start": road.start.said, "year": year,
        "done": few or (done.said if done else _("chưa có số liệu")), "due": road.expected.said,
        "by": measure.by, "goal": road.goal.said,
    }  # fmt: skip
    if road.earlier:
        figures += " " + "; ".join(f"{point.year}: {point.said}" for point in road.earlier) + "."
    words = Words(
        f"{key}-path", _find_on_path(one, road, done, measure, few),
        _("%(what)s; đường chấm là lộ trình từ số gốc, nét đậm là thực hiện") % {"what": _name(one)}, figures,
    )  # fmt: skip
    return draw_path(words, road, done, (_("Năm"), _("Lộ trình"), _("Thực hiện")))


def _list_earlier(place: Place, subject: Subject, between: tuple[int, int]) -> tuple[Point, ...]:
    """Figures of the years between the baseline and the one drawn, where the installation knows them."""
    baseline, year = between
    found = []
    for past in range(max(baseline + 1, year - MOST_YEARS), year):
        answer = Answers(place, past, date(past, 12, 31)).tell(subject, whole_year(past)).answer
        if answer.figure is not None and not is_unsure(answer, subject.kind):
            found.append(Point(past, answer.figure, answer_words(answer, "%", subject.kind)))
    return tuple(found)


def _point(year: int, value: Fraction, measure: Measure) -> Point:
    return Point(year, value, say_value(value, measure))


def _find_on_path(one: MeasureVerdict, road: Road, done: Point | None, measure: Measure, few: str) -> str:
    said = {
        "goal": road.goal.said, "by": road.goal.year, "due": road.expected.said, "year": road.expected.year,
        "verdict": verdict_words(one.verdict or "cannot_say", exceeded=one.exceeded),
        "value": say_value(done.value, measure) if done else "",
    }  # fmt: skip
    if few:
        return _("Mẫu số nhỏ, chỉ nêu số: %(few)s; đến năm %(by)s phải đạt %(goal)s.") % {**said, "few": few}
    if done is None:
        return _("Chưa có số liệu để so với lộ trình; đến năm %(by)s phải đạt %(goal)s.") % said
    return (
        _("%(verdict)s: %(value)s, lộ trình năm %(year)s %(due)s; đến năm %(by)s phải đạt %(goal)s.") % said
    )


def _draw_counted(place: Place, one: MeasureVerdict, key: str, span: Period) -> list[Chart | None]:
    definition = one.subject.definition
    if definition is None or (one.subject.own and not definition.reached):
        return []
    where = dict(pair.split("=", 1) for pair in definition.where) | dict(one.subject.where)
    if definition.reached:
        return [_draw_villages(place, one, key, span, where)]
    if definition.register.startswith("sessions."):
        return [_draw_persons(place, key, span, where)]
    return []


def _draw_villages(
    place: Place, one: MeasureVerdict, key: str, span: Period, where: dict[str, str]
) -> Chart | None:
    villages = list_villages(place, span.last)
    if not 0 < len(villages) <= MOST_TILES:
        return None
    reached = _list_reached(place, one.subject, span, where)
    yes, no = _("Đã có"), _("Chưa có")
    tiles = [
        Tile(_short(village.name), village.name, village.pk in reached, yes if village.pk in reached else no)
        for village in villages
    ]
    lacking = [village.name for village in villages if village.pk not in reached]
    done = {"done": len(villages) - len(lacking), "all": len(villages)}
    finding = _("Đủ %(done)s/%(all)s thôn, tổ dân phố.") % done
    if lacking:
        named = ", ".join(lacking[:5]) + (" …" if len(lacking) > 5 else "")
        finding = _("%(done)s/%(all)s thôn, tổ dân phố đã có; còn thiếu %(count)s: %(names)s.") % {
            **done, "count": len(lacking), "names": named,
        }  # fmt: skip
    note = _("Mỗi ô một thôn, tổ dân phố; ô đậm là đã có, ô viền đứt là chưa có")
    words = Words(f"{key}-villages", finding, note, "; ".join(f"{tile.name}: {tile.said}" for tile in tiles))
    return draw_tiles(words, tiles, (_("Thôn, tổ dân phố"), _("Trong năm")))


def _list_reached(place: Place, subject: Subject, span: Period, where: dict[str, str]) -> frozenset[int]:
    if subject.own is not None:
        return list_own_villages(subject.own, Land(place), (span.since, span.until), subject.at_least)
    register = subject.definition.register if subject.definition else ""
    return counts.list_units_reached(
        register, place=place, since=span.since, until=span.until, at_least=subject.at_least, where=where
    )


def _short(name: str) -> str:
    for kind in ("Tổ dân phố", "Khu phố", "Thôn", "Ấp", "Bản", "Buôn", "Làng", "Khóm"):
        if name.startswith(f"{kind} "):
            return name.removeprefix(f"{kind} ")
    return name


def _draw_persons(place: Place, key: str, span: Period, where: dict[str, str]) -> Chart | None:
    """Attendances of the sessions in which women and men were counted apart."""
    asked = {"place": place, "since": span.since, "until": span.until}
    split = where | {"not_split": "no"}
    total = counts.count("sessions.persons", **asked, where=split)  # type: ignore[arg-type]
    women = counts.count("sessions.women", **asked, where=split)  # type: ignore[arg-type]
    return draw_persons(key, total, women) if total else None


def draw_persons(key: str, total: int, women: int) -> Chart:
    """Women and men of so many attendances."""
    share = write_percent(Decimal(f"{women / total * 100:.1f}").normalize() + 0)
    band = Persons(
        "", women, total - women,
        _("nữ %(count)s (%(share)s)") % {"count": write_number(women), "share": share},
        _("nam %(count)s") % {"count": write_number(total - women)},
    )  # fmt: skip
    said = {"total": write_number(total), "women": write_number(women), "share": share}
    finding = _("%(total)s lượt người, trong đó nữ %(women)s (%(share)s).") % said
    note = _("Lượt người ở các buổi có tách nam, nữ; phần đậm là nữ, phần viền đứt là nam")
    figures = f"{band.said_women}; {band.said_men}"
    return draw_sexes(
        Words(f"{key}-sexes", finding, note, figures), [band], ("", _("Nữ"), _("Nam"), _("Tổng số"))
    )
