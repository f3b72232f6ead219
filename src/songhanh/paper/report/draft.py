"""The sections of a report, each drafted from the facts by a rule of its own."""

from collections.abc import Callable, Sequence

from songhanh.catalogue.outline import sections
from songhanh.kernel.numbers import official_count
from songhanh.paper.assignments import CitedPlan
from songhanh.paper.report.deeds import deed_lines, sentence
from songhanh.paper.report.judged import (
    cause_lines,
    outlook_lines,
    petition_lines,
    result_lines,
    shortcoming_lines,
    strength_lines,
)
from songhanh.paper.report.outreach import month_lines, outreach_lines
from songhanh.paper.report.registered import (
    committee_lines,
    document_lines,
    inspection_lines,
    life_lines,
    mainstreaming_lines,
    model_lines,
    money_lines,
    people_lines,
    training_lines,
)
from songhanh.paper.report.values import ReportFacts, Section
from songhanh.paper.wording import short_day

Rule = Callable[[ReportFacts], list[str]]


def draft_sections(facts: ReportFacts) -> tuple[Section, ...]:
    """Every section of the outline with what the facts tell; the same facts give the same words."""
    deeds = deed_lines(facts.deeds, facts.village_word)
    return tuple(
        Section(one.code, one.part, one.title, _text(one.code, facts, deeds.get(one.code, ())))
        for one in sections()
    )


def _text(code: str, facts: ReportFacts, deeds: Sequence[str]) -> str:
    rule = _RULES.get(code)
    lines = rule(facts) if rule else []
    return "\n".join([*lines, *deeds])


def _documents(facts: ReportFacts) -> list[str]:
    return [*_plan_lines(facts), *document_lines(facts)]


def _plan_lines(facts: ReportFacts) -> list[str]:
    if not facts.plans:
        return []
    if len(facts.plans) == 1:
        return [f"{facts.body} đã ban hành và tổ chức thực hiện {cite(facts.plans[0])}."]
    count = official_count(len(facts.plans))
    return [
        f"{facts.body} đã ban hành và tổ chức thực hiện {count} kế hoạch:",
        *(f"- {cite(plan)}." for plan in facts.plans),
    ]


def cite(plan: CitedPlan) -> str:
    """ "Kế hoạch số 18/KH-UBND ngày 24/02/2026 về công tác …"; what is still open is left out."""
    kind = plan.type_name.capitalize()
    number = f" số {plan.number}/{plan.symbol}" if plan.number else ""
    day = f" ngày {short_day(plan.date)}" if plan.date.count("-") == 2 else ""
    title = plan.title if plan.title[1:2].isupper() else f"{plan.title[:1].lower()}{plan.title[1:]}"
    return f"{kind}{number}{day} về {title}"


def _organisation(facts: ReportFacts) -> list[str]:
    return [*_task_lines(facts), *people_lines(facts)]


def _task_lines(facts: ReportFacts) -> list[str]:
    tasks = facts.tasks
    if not tasks.given:
        return []
    whom = [f"{official_count(tasks.units)} cơ quan, đơn vị"] if tasks.units else []
    whom += [f"{official_count(tasks.villages)} {facts.village_word}"] if tasks.villages else []
    stands = [f"hoàn thành {official_count(tasks.done)} việc" + _late_part(tasks.done_late)]
    if tasks.under_way:
        stands.append(f"đang thực hiện {official_count(tasks.under_way)} việc")
    if tasks.late:
        stands.append(f"quá hạn {official_count(tasks.late)} việc")
    given = f"Đã phân công {official_count(tasks.given)} việc cụ thể cho {' và '.join(whom)}"
    return [f"{given}. Đến ngày {short_day(facts.upto)}, {'; '.join(stands)}."]


def _late_part(done_late: int) -> str:
    return f" (trong đó {official_count(done_late)} việc hoàn thành sau hạn)" if done_late else ""


def _funding(facts: ReportFacts) -> list[str]:
    planned = [f"- {sentence(words)}" for words in facts.funding]
    return [*(["Nguồn kinh phí theo kế hoạch:", *planned] if planned else []), *money_lines(facts)]


def _models(facts: ReportFacts) -> list[str]:
    names = "; ".join(f"“{name}”" for name in facts.models)
    planned = [f"Các mô hình nêu trong kế hoạch: {names}."] if names else []
    return [*planned, *model_lines(facts)]


_RULES: dict[str, Rule] = {
    "documents": _documents,
    "organisation": _organisation,
    "funding": _funding,
    "communication": outreach_lines,
    "training": training_lines,
    "mainstreaming": mainstreaming_lines,
    "programmes": life_lines,
    "committee": committee_lines,
    "inspection": inspection_lines,
    "targets": result_lines,
    "action_month": month_lines,
    "models": _models,
    "strengths": strength_lines,
    "shortcomings": shortcoming_lines,
    "causes": cause_lines,
    "outlook": outlook_lines,
    "petitions": petition_lines,
}
