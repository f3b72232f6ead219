"""Who did what to a plan, and when: the journal in words."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy

from songhanh.journal.queries import Act, get_history, tell
from songhanh.people.queries import get_names
from songhanh.plans.models import Item, Plan

COMMAND = gettext_lazy("Lệnh trên máy chủ")


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One act: when, who, what, and on which words."""

    at: datetime
    who: str
    what: str
    about: str


def get_plan_history(plan: Plan) -> tuple[HistoryLine, ...]:
    """All acts on a plan and its document, the newest first."""
    acts = [*get_history(plan.reading.document), *get_history(plan)]
    acts.sort(key=lambda act: act.at)
    acts.reverse()
    names = get_names(act.actor_id for act in acts if act.actor_kind == "person")
    texts = _texts(plan, acts)
    return tuple(
        HistoryLine(
            act.at,
            names.get(act.actor_id, "") if act.actor_kind == "person" else str(COMMAND),
            tell(act.verb, act.note),
            texts.get(act.note.get("item", ""), "") or _count(act),
        )
        for act in acts
    )


def _texts(plan: Plan, acts: list[Act]) -> dict[str, str]:
    wanted = {int(act.note["item"]) for act in acts if act.note.get("item", "").isdecimal()}
    rows = Item.objects.filter(plan=plan, pk__in=wanted).order_by("pk").values_list("pk", "kind", "text")
    kinds = dict(Item.Kind.choices)
    return {str(pk): f"{kinds[kind]}: {text}" for pk, kind, text in rows}


def _count(act: Act) -> str:
    kind, count = act.note.get("kind", ""), act.note.get("count", "")
    return f"{dict(Item.Kind.choices).get(kind, '')} ({count})".strip() if count else ""
