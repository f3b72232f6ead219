"""Everything that is known of a place and a period, gathered for the draft of a report.

Entries count from the cut-off before the period to the one in it (Nghị định 09/2019/NĐ-CP, Điều 12); targets
are judged by the calendar. Papers are Vietnamese by law, whatever language the page has.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import translation

from songhanh.assignments.queries.done import Standing, list_done, sum_up
from songhanh.catalogue.reports import report_kinds
from songhanh.catalogue.units import unit_kinds
from songhanh.evaluation.queries import TargetVerdict, evaluate_place
from songhanh.evaluation.queries.charts import choose_charts
from songhanh.kernel.periods import Period, label, read_period, reporting_window
from songhanh.paper.assignments import CitedPlan
from songhanh.paper.report.values import Deed, LateTask, ReportFacts, TaskTally
from songhanh.paper.values import Head
from songhanh.places.models import Place, Unit
from songhanh.plans.models import Issue, Item, Plan
from songhanh.reports.queries.outreach import gather_occasions, gather_outreach
from songhanh.reports.queries.registered import gather_registered
from songhanh.reports.queries.results import result_of

_PERIODS = {"annual": "{year}", "nine_month": "{year}-9M", "six_month": "{year}-H1"}


@dataclass(frozen=True, slots=True)
class Known:
    """The facts of a report, with the verdicts that they come from and the plans in force, by their items."""

    facts: ReportFacts
    targets: tuple[TargetVerdict, ...]
    plans: tuple[Plan, ...]
    period: Period
    window: Period


def period_of(kind: str, year: int) -> Period:
    """The calendar period that a kind of report speaks of."""
    return read_period(_PERIODS[kind].format(year=year))


def window_of(kind: str, year: int) -> Period:
    """The days whose entries a report counts; by the calendar where no law cuts them off."""
    found = next(one for one in report_kinds() if one.code == kind)
    return reporting_window(period_of(kind, year), found.cut_off or 1)


def list_plans_of(place: Place, year: int) -> tuple[Plan, ...]:
    """The plans that hold in a year, the year's own first."""
    held = Plan.objects.in_year(year).filter(place=place, state__in=[Plan.State.CONFIRMED, Plan.State.ENDED])
    return tuple(held.order_by("-since_year", "until_year", "title", "pk").defer("head"))


def gather(place: Place, kind: str, year: int, upto: date) -> Known:
    """What is known on a day. The number of queries does not grow with entries, tasks or targets."""
    period, window = period_of(kind, year), window_of(kind, year)
    day = min(upto, period.last)
    until = max(window.since, min(window.until, day + timedelta(days=1)))
    with translation.override("vi"):
        plans = list_plans_of(place, year)
        targets = evaluate_place(place, year, day)
        return Known(_facts(place, plans, targets, period, (window.since, until), day), targets, plans,
                     period, window)  # fmt: skip


def _facts(
    place: Place, plans: Sequence[Plan], targets: Sequence[TargetVerdict], period: Period,
    days: tuple[date, date], day: date,
) -> ReportFacts:  # fmt: skip
    year = period.since.year
    items = list(
        Item.objects.filter(plan__in=_own_plans(plans), kind__in=[Item.Kind.MODEL, Item.Kind.FUNDING])
        .exclude(state=Item.State.DROPPED)
        .order_by("plan__until_year", "position", "pk")
    )
    standing = sum_up(place, year, day)
    return ReportFacts(
        head=head_of(place, year),
        body=f"Ủy ban nhân dân {place.full_name}",
        place=place.full_name,
        period=_lowered(label(period)),
        next_period=f"năm {year + 1}" if period.span == "year" else f"các tháng cuối năm {year}",
        upto=day,
        is_estimate=day < period.last,
        village_word=village_word(place, day),
        plans=cite_plans(plans),
        tasks=_tally(standing),
        deeds=_list_deeds(place, *days),
        late=tuple(LateTask(text=text, unit=unit, due_on=due) for text, unit, due in standing.late),
        outreach=gather_outreach(place, *days, reached=True),
        occasions=gather_occasions(place, *days),
        action_month=gather_outreach(place, *days, occasion="action_month"),
        registered=gather_registered(place, *days),
        models=_texts(items, Item.Kind.MODEL),
        funding=_texts(items, Item.Kind.FUNDING),
        targets=tuple(result_of(one) for one in targets),
        charts=choose_charts(place, targets, day),
    )  # fmt: skip


def _tally(standing: Standing) -> TaskTally:
    counts = {name: getattr(standing, name) for name in TaskTally.__dataclass_fields__}
    return TaskTally(**counts | {"late": len(standing.late)})


def _own_plans(plans: Sequence[Plan]) -> Sequence[Plan]:
    """The plans of the year alone; those of several years where it has none of its own."""
    return [plan for plan in plans if plan.kind == Plan.Kind.ANNUAL] or plans


def _list_deeds(place: Place, since: date, until: date) -> tuple[Deed, ...]:
    """Finished tasks, each with the plan's sentence behind it (the latest version's)."""
    done = list_done(place, since, until)
    rows = Item.objects.filter(line__in={one.line for one in done}).order_by("pk").values_list("line", "text")
    promises = {str(line): text for line, text in rows}
    return tuple(
        Deed(
            line=one.line, promise=promises.get(one.line, ""), text=one.text, unit=one.unit,
            is_village=one.unit_kind == "village", result=one.result, done_on=one.done_on,
        )
        for one in done
    )  # fmt: skip


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]


def _texts(items: Sequence[Item], kind: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(item.text for item in items if item.kind == kind))


def head_of(place: Place, year: int) -> Head:
    """The head of a report of the People's Committee; number and day are open."""
    return Head(
        issuer=("ỦY BAN NHÂN DÂN", place.full_name.upper()), symbol="BC-UBND", place=place.name,
        date=str(year), issuer_name=f"Ủy ban nhân dân {place.full_name}",
    )  # fmt: skip


def cite_plans(plans: Sequence[Plan]) -> tuple[CitedPlan, ...]:
    """The plans as papers cite them: with number and day where the clerk gave them."""
    issues = {
        issue.plan_id: issue
        for issue in Issue.objects.filter(plan__in=plans, correction__isnull=True).order_by("pk")
    }
    return tuple(_cite(plan, issues.get(plan.pk)) for plan in plans)


def _cite(plan: Plan, issue: Issue | None) -> CitedPlan:
    if issue is None:
        return CitedPlan(plan.title)
    number, _stroke, symbol = issue.number.partition("/")
    return CitedPlan(plan.title, number.strip(), symbol.strip() or "KH-UBND", issue.issued_on.isoformat())


def village_word(place: Place, day: date) -> str:
    """What villages are called here: "thôn", "tổ dân phố", "ấp" … as the names of most begin."""
    village = next(kind for kind in unit_kinds() if kind.code == "village")
    words = sorted({"thôn", *(name.lower() for name in village.names)}, key=len, reverse=True)
    names = Unit.objects.on(day).filter(place=place, kind="village").values_list("name", flat=True)
    counted = {word: sum(name.lower().startswith(f"{word} ") for name in names) for word in words}
    best = max(words, key=lambda word: counted[word])
    return best if counted[best] else "thôn"
