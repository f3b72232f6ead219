"""The page of targets: by goal, with a tally, filtered, a hundred at a time."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from django.core.paginator import Page, Paginator
from django.utils.translation import gettext as _

from songhanh.evaluation.queries.lines import AnswerLine, MeasureVerdict, TargetVerdict
from songhanh.evaluation.queries.words import (
    CHANCE,
    VERDICTS,
    answer_words,
    change_words,
    is_unsure,
    verdict_words,
)
from songhanh.kernel.numbers import write_number
from songhanh.plans.queries.words import UNIT_KINDS

PAGE = 100  # more than any commune has promised in a year: what is longer is turned over
ATTENTION = ("not_met", "behind", "cannot_say")
_MARKS = {
    "met": "met", "not_met": "not-met", "on_track": "on-track", "behind": "behind",
    "cannot_say": "cannot-say", "none_arose": "", "measured_above": "measured-above",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class FigureCell:
    """What was done, for one period or all on one line; `share` in hundredths for the bar, or None."""

    text: str
    note: str
    share: int | None


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """One judged measure on the page."""

    index: int
    words: str
    cell: FigureCell
    indicator: str
    is_offered: bool
    is_bound: bool
    is_counted: bool
    may_type: bool
    is_above: bool
    mark: str
    word: str
    changed: str


@dataclass(frozen=True, slots=True)
class TargetRow:
    """One target on the page; `abolished`: what became of bodies that answer for it and are gone."""

    target: TargetVerdict
    measures: tuple[MeasureRow, ...]
    mark: str
    word: str
    abolished: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoalRows:
    """The targets of one goal of one plan."""

    plan: int
    plan_title: str
    title: str
    rows: tuple[TargetRow, ...]


@dataclass(frozen=True, slots=True)
class TallyLine:
    """How many targets have one verdict."""

    verdict: str
    word: str
    mark: str
    count: int
    exceeded: int


@dataclass(frozen=True, slots=True)
class TargetsPage:
    """Everything on the page *Chỉ tiêu*: `total` of all targets, the goals as filtered and on this page."""

    total: int
    shown: int
    attention: int
    unbound: int
    tally: tuple[TallyLine, ...]
    goals: tuple[GoalRows, ...]
    page: Page[TargetVerdict]


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What the page is narrowed to: a verdict ("attention": what needs action; "unbound": what no indicator
    measures), a unit, a plan, a goal.

    `action_first` sets what needs action before the rest of its goal.
    """

    verdict: str = ""
    unit: str = ""
    plan: str = ""
    goal: str = ""
    action_first: bool = False


def make_page(
    targets: Sequence[TargetVerdict],
    to: Narrowed,
    *,
    number: str = "",
    item: str = "",
    abolished: Mapping[str, str] = MappingProxyType({}),
) -> TargetsPage:
    """The page of these targets, narrowed: the one of this number, or else the one that an item stands on."""
    shown = [one for one in targets if _is_asked(one, to)]
    if to.action_first:
        shown = _put_action_first(shown)
    at = next((at for at, one in enumerate(shown) if str(one.item) == item), 0)
    page = Paginator(shown, PAGE).get_page(number or at // PAGE + 1)
    goals: dict[tuple[int, str, str], list[TargetRow]] = {}
    for target in page.object_list:
        goals.setdefault((target.plan, target.plan_title, target.goal), []).append(_row(target, abolished))
    return TargetsPage(
        total=len(targets),
        shown=len(shown),
        attention=sum(1 for one in targets if one.verdict in ATTENTION),
        unbound=sum(1 for one in targets if is_unbound(one)),
        tally=_tally(targets),
        goals=tuple(GoalRows(*key, tuple(rows)) for key, rows in goals.items()),
        page=page,
    )


def _put_action_first(targets: Sequence[TargetVerdict]) -> list[TargetVerdict]:
    """Goals in the order of the paper; in each what is missed, then late, then not known, then the rest."""
    goals = {key: at for at, key in enumerate(dict.fromkeys((one.plan, one.goal) for one in targets))}
    weight = {verdict: at for at, verdict in enumerate(ATTENTION)}
    return sorted(
        targets, key=lambda one: (goals[one.plan, one.goal], weight.get(one.verdict, len(ATTENTION)))
    )


def is_unbound(target: TargetVerdict) -> bool:
    """Whether a measure that decides has no indicator, so that its figure can only be typed for itself."""
    return any(not one.is_bound for one in target.judged)


_ASKED: dict[str, Callable[[TargetVerdict], bool]] = {
    "attention": lambda target: target.verdict in ATTENTION,
    "exceeded": lambda target: target.exceeded,
    "unbound": is_unbound,
}


def _is_asked(target: TargetVerdict, to: Narrowed) -> bool:
    if to.verdict in _ASKED and not _ASKED[to.verdict](target):
        return False
    if to.verdict in VERDICTS and target.verdict != to.verdict:
        return False
    if to.goal and target.goal != to.goal:
        return False
    return (not to.unit or to.unit in target.responsible) and (not to.plan or str(target.plan) == to.plan)


def _tally(targets: Iterable[TargetVerdict]) -> tuple[TallyLine, ...]:
    every = list(targets)
    counts = Counter(one.verdict for one in every)
    exceeded = sum(1 for one in every if one.exceeded)
    order = ("met", "on_track", "behind", "not_met", "cannot_say", "none_arose", "measured_above")
    return tuple(
        TallyLine(
            verdict, str(VERDICTS[verdict]), _MARKS[verdict], counts[verdict],
            exceeded if verdict == "met" else 0,
        )
        for verdict in order if counts[verdict]
    )  # fmt: skip


def _row(target: TargetVerdict, abolished: Mapping[str, str]) -> TargetRow:
    return TargetRow(
        target,
        tuple(make_measure_row(one) for one in target.judged),
        mark_of(target.verdict, exceeded=target.exceeded, neutral=target.is_neutral),
        verdict_words(target.verdict, exceeded=target.exceeded),
        tuple(abolished[kind] for kind in target.responsible if kind in abolished),
    )


def mark_of(verdict: str, *, exceeded: bool, neutral: bool) -> str:
    """The shape of a verdict; without colour where a commune has too few cases to be judged by them."""
    if neutral and verdict in ("met", "not_met", "on_track", "behind"):
        return "neutral"
    return f"{_MARKS[verdict]} mark-exceeded" if exceeded else _MARKS[verdict]


def make_measure_row(one: MeasureVerdict) -> MeasureRow:
    """One measure with its figure in words."""
    verdict = one.verdict or "cannot_say"
    definition = one.subject.definition
    return MeasureRow(
        index=one.index, words=one.words, cell=_cell(one), indicator=one.indicator_name,
        is_offered=one.is_offered, is_bound=one.is_bound, is_counted=one.subject.is_counted,
        may_type=not one.subject.is_counted,
        is_above=bool(definition and definition.measured_here == "no"),
        mark=mark_of(verdict, exceeded=one.exceeded, neutral=one.is_neutral),
        word=verdict_words(verdict, exceeded=one.exceeded), changed=_changed(one.answers),
    )  # fmt: skip


def _changed(answers: Sequence[AnswerLine]) -> str:
    return change_words(sorted({day for one in answers for day in one.changed_on}))


def _cell(one: MeasureVerdict) -> FigureCell:
    unit = str(one.measure.get("unit") or "")
    if len(one.answers) > 1:
        return _cell_of_periods(one.answers, one.subject.kind)
    answer = one.answers[0]
    shown = answer.so_far if answer.so_far is not None else answer.answer
    kind = one.subject.kind
    said = answer_words(shown, _short_unit(unit), kind)
    return FigureCell(said, _note(answer, kind), _share(answer, kind))


def _short_unit(unit: str) -> str:
    """A unit that is long is half a sentence: it stands in the promise already."""
    return unit if len(unit) <= 24 else ""


def _cell_of_periods(answers: Sequence[AnswerLine], kind: str) -> FigureCell:
    """ "5 · 4 · 6 · 3": periods in a row; no answer yet is a dash, or what a register holds so far."""
    begun = [one for one in answers if one.is_over or _shown(one) is not None]
    text = " · ".join(_brief(one, kind) for one in begun) or str(answer_words(answers[0].answer))
    open_ones = [one for one in begun if one.answer.state == "not_reported"]
    first, last = (begun or answers)[0].label, (begun or answers)[-1].label
    note = first if first == last else _("%(first)s đến %(last)s") % {"first": first, "last": last}
    if open_ones:
        note += "; " + _("chưa chốt: %(count)s kỳ") % {"count": len(open_ones)}
    changed = _changed(answers)
    note += f"; {changed}" if changed else ""
    return FigureCell(text, note, None)


def _shown(one: AnswerLine) -> object:
    return one.so_far if one.so_far is not None and one.so_far.figure else one.answer.figure


def _brief(one: AnswerLine, kind: str) -> str:
    shown = one.so_far if one.so_far is not None else one.answer
    return answer_words(shown, kind=kind) if shown.state == "number" else "–"


def _note(answer: AnswerLine, kind: str) -> str:
    said: list[str] = []
    if answer.so_far is not None:
        said.append(_("đến nay, chưa chốt sổ"))
    figure = answer.figure
    if figure is not None and answer.answer.state == "not_measured_here":
        value = write_number(figure.value or Decimal(0))
        said.append(_("số liệu cấp trên: %(value)s, %(source)s") % {"value": value, "source": figure.source})
    elif figure is not None:
        said += [figure.stage_label, figure.source]
    if is_unsure(answer.so_far or answer.answer, kind):
        said.append(_("mẫu số nhỏ, xem số tuyệt đối"))
    return " · ".join([*said, *filter(None, [change_words(answer.changed_on)])])


def _share(answer: AnswerLine, kind: str) -> int | None:
    shown = answer.so_far or answer.answer
    if shown.ratio is None or kind in CHANCE or shown.base != 100 or shown.figure is None:
        return None
    return min(100, int(shown.figure))


def plan_choices(targets: Iterable[TargetVerdict]) -> list[tuple[str, str]]:
    """The plans that the targets stand in."""
    return list(dict.fromkeys((str(one.plan), one.plan_title) for one in targets))


def goal_choices(targets: Iterable[TargetVerdict]) -> list[tuple[str, str]]:
    """The goals that the targets stand under, as the papers name them."""
    return [(goal, goal) for goal in dict.fromkeys(one.goal for one in targets) if goal]


def unit_choices(targets: Iterable[TargetVerdict]) -> list[tuple[str, str]]:
    """The kinds of units that answer for the targets."""
    kinds = dict.fromkeys(kind for one in targets for kind in one.responsible)
    return [(kind, str(UNIT_KINDS.get(kind, kind))) for kind in kinds]
