"""The draft of a year's plan with everything that its page shows. Papers are Vietnamese by law."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import translation
from django.utils.translation import gettext as _

from songhanh.kernel.dates import WEEKDAYS, write_date
from songhanh.kernel.text import search_key
from songhanh.paper.assignments import CitedPlan
from songhanh.paper.plan import phrases
from songhanh.paper.plan.compose import compose_plan
from songhanh.paper.plan.draft import draft_parts
from songhanh.paper.plan.moving import days_in, same_day, working_day_before
from songhanh.paper.plan.values import GAP, Due, Line, Part, PlanFacts
from songhanh.paper.values import Paper
from songhanh.places.models import Place
from songhanh.plans.models import Issue, Item, Plan, Sketch
from songhanh.plans.queries.chain.promises import promise_of
from songhanh.plans.queries.sketch.lines import (
    UNMET,
    Asked,
    Ground,
    draft_funding,
    draft_targets,
    draft_tasks,
    draft_units,
    fields_of,
)
from songhanh.plans.queries.sketch.sources import list_sources_of

_REPORTS = ("six_month", "nine_month", "annual")


@dataclass(frozen=True, slots=True)
class Note:
    """Something to look at before the paper goes on; `line` quotes what it is about."""

    words: str
    line: str = ""


@dataclass(frozen=True, slots=True)
class PartView:
    """A part as it stands: its text, whether a person wrote it, the lines with their origin."""

    code: str
    title: str
    text: str
    is_written: bool
    lines: tuple[Line, ...]

    @property
    def open_lines(self) -> tuple[str, ...]:
        return tuple(line.strip() for line in self.text.splitlines() if GAP in line)


@dataclass(frozen=True, slots=True)
class SketchPage:
    """Everything on the page *Lập kế hoạch năm*."""

    sketch: Sketch
    above: tuple[Plan, ...]
    parts: tuple[PartView, ...]
    notes: tuple[Note, ...]
    paper: Paper

    @property
    def unmet(self) -> int:
        return sum(said[0] in UNMET for said in self.sketch.verdicts.values())

    @property
    def open_count(self) -> int:
        return sum(len(part.open_lines) for part in self.parts)

    def part(self, code: str) -> PartView | None:
        return next((one for one in self.parts if one.code == code), None)


def get_sketch_page(sketch: Sketch) -> SketchPage:
    """The draft, in a constant number of queries."""
    above = list_sources_of(sketch)
    with translation.override("vi"):
        facts = gather_facts(sketch, above)
        parts = draft_parts(facts)
        paper = compose_plan(facts, parts, sketch.texts)
    views = tuple(_view(part, sketch.texts.get(part.code)) for part in parts)
    notes = (*_notes(sketch, views), *_late_note(sketch, above))
    return SketchPage(sketch, tuple(above), views, notes, paper)


def _view(part: Part, written: str | None) -> PartView:
    """Of lines that a person took out or rewrote the origin is told no more."""
    text = part.text if written is None else written
    kept = {search_key(line.lstrip("-+ ")) for line in text.splitlines()}
    lines = tuple(line for line in part.lines if search_key(line.text) in kept)
    return PartView(part.code, part.title, text, written is not None, lines)


def gather_facts(sketch: Sketch, above: Sequence[Plan]) -> PlanFacts:
    """What the draft is made from."""
    place, before = sketch.place, sketch.before
    ground = Ground(place, sketch.year, phrases.village_word_of(place.kind))
    by_plan = _items([*([before] if before else []), *above])
    own = by_plan[before.pk] if before is not None else []
    fields = fields_of(one for told in by_plan.values() for one in told)
    higher = [plan for plan in above if plan.place_id != place.pk]
    targets = [one for one in own if one.kind == Item.Kind.TARGET]
    promises = [Asked(promise_of(before, one), fields[str(one.line)]) for one in targets] if before else []
    asked = [
        Asked(promise_of(plan, one), fields[str(one.line)])
        for plan in above
        for one in by_plan[plan.pk]
        if one.kind == Item.Kind.TARGET and _is_asked(plan, one, sketch)
    ]
    return PlanFacts(
        head=phrases.head_of(place.full_name, place.name, sketch.year), year=sketch.year,
        body=phrases.body_of(place.full_name), place=place.full_name, level=place.kind,
        village_word=ground.village_word, above=phrases.department_of(_above(place)), basis=phrases.BASIS,
        parents=tuple(_cite(plan) for plan in higher if plan.until_year >= sketch.year),
        targets=draft_targets(ground, promises, asked, sketch.verdicts),
        tasks=draft_tasks(ground, before, own, sketch.verdicts), funding=draft_funding(ground, before, own),
        units=draft_units(ground, before, own, [(plan, by_plan[plan.pk]) for plan in higher]),
        due=tuple(_due(own, sketch.year)), recipients=_recipients(place, own, ground), signer=_signer(before),
    )  # fmt: skip


def _is_asked(plan: Plan, item: Item, sketch: Sketch) -> bool:
    """Of a plan of several years what must hold in this one; of a year's plan everything."""
    if plan.kind == Plan.Kind.ANNUAL:
        return True
    return any(one.get("by") == sketch.year for one in item.payload.get("measures") or ())


def _items(plans: Sequence[Plan]) -> dict[int, list[Item]]:
    found: dict[int, list[Item]] = {plan.pk: [] for plan in plans}
    living = Item.objects.filter(plan__in=found).exclude(state=Item.State.DROPPED).defer("search_key")
    for item in living.order_by("plan", "position", "pk"):
        found[item.plan_id].append(item)
    return found


def _above(place: Place) -> str:
    return place.parent.full_name if place.parent is not None else ""


def _cite(plan: Plan) -> str:
    issue = Issue.objects.filter(plan=plan, correction__isnull=True).order_by("-pk").first()
    number, _stroke, symbol = (issue.number if issue else "").partition("/")
    day = issue.issued_on.isoformat() if issue else ""
    return phrases.cite_of(CitedPlan(plan.title, number, symbol, day), plan.place.full_name)


def _due(items: Sequence[Item], year: int) -> Iterator[Due]:
    """Reports that units owed last year, on the same days."""
    seen: set[str] = set()
    for one in items:
        report, day = str(one.payload.get("report")), str(one.payload.get("due") or "")
        owed = set(one.payload.get("from") or ())
        if one.kind != Item.Kind.DEADLINE or report in seen or report not in _REPORTS:
            continue
        if owed & {"all_agencies", "village"}:
            seen.add(report)
            month, _stroke, number = day.partition("-")
            yield Due(report, same_day(year, int(month), int(number)) if day else None)  # type: ignore[arg-type]


def _signer(before: Plan | None) -> tuple[str, str]:
    """Name and position of whoever signed last year's plan, for somebody to look at."""
    if before is None:
        return "", ""
    issue = Issue.objects.filter(plan=before, correction__isnull=True).order_by("-pk").first()
    signed = before.head.get("signed_by") or {}
    if issue is not None:
        return issue.signer, issue.signer_position or str(signed.get("position") or "")
    return str(signed.get("name") or ""), str(signed.get("position") or "")


def _recipients(place: Place, items: Sequence[Item], ground: Ground) -> tuple[str, ...]:
    named = tuple(one.text for one in items if one.kind == Item.Kind.RECIPIENT)
    return phrases.with_copy(named) or phrases.recipients_of(_above(place), place.kind, ground.village_word)


def _notes(sketch: Sketch, parts: Sequence[PartView]) -> Iterator[Note]:
    for part in parts:
        for line in part.open_lines:
            yield Note(_("Còn chỗ trống “…”: hãy điền, hoặc bỏ dòng này."), line)
        for line in part.text.splitlines():
            yield from (_rest(day, line) for day in days_in(line) if day.weekday() > 4)
            if part.code in ("targets", "tasks", "units") and f" {sketch.year - 2}" in line:
                words = _("Dòng này nhắc năm %(year)s: hãy xem mức gốc, thời gian còn đúng không.")
                yield Note(words % {"year": sketch.year - 2}, line.strip())
    for part in parts:
        if part.code == "targets" and not part.text.strip():
            yield Note(
                _("Chưa có chỉ tiêu nào: không có kế hoạch năm trước hay kế hoạch cấp trên để lấy. Hãy viết.")
            )


def _rest(day: date, line: str) -> Note:
    words = {
        "day": write_date(day),
        "weekday": _(WEEKDAYS[day.weekday()]),
        "before": write_date(working_day_before(day)),
    }
    said = _("%(day)s là %(weekday)s: nên đặt vào ngày làm việc liền trước, %(before)s.") % words
    return Note(said, line.strip())


def _late_note(sketch: Sketch, above: Sequence[Plan]) -> Iterator[Note]:
    higher = [one for one in above if one.place_id != sketch.place_id]
    if not any(one.until_year >= sketch.year for one in higher):
        words = _(
            "Kế hoạch năm %(year)s của cấp trên chưa có trong hệ thống: khi có, hãy soạn lại để so mức."
        )
        yield Note(words % {"year": sketch.year})
