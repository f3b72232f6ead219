"""What people say of the chain of plans: which plan follows which, which lines are one promise."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from songhanh.catalogue.strategy import strategy_targets
from songhanh.journal.actions import record
from songhanh.journal.actor import Actor
from songhanh.plans.models import Item, Kinship, Parentage, Plan
from songhanh.plans.queries.chain.parents import IN_FORCE, find_family, list_above
from songhanh.plans.queries.chain.promises import STRATEGY


class CannotFollow(Exception):
    """A plan that another cannot follow."""


class CannotTell(Exception):
    """Two lines of which this cannot be said."""


@transaction.atomic
def follow_plan(*, actor: Actor, plan: Plan, parent: str, stands: bool, at: datetime) -> Parentage:
    """Say that a plan follows another (the series of that one, or "strategy"), or that it does not.

    Raises CannotFollow: itself, a later year, another branch of the tree, a cycle, a plan not in force.
    """
    plan = (
        Plan.objects.select_for_update(of=("self",)).select_related("place__parent__parent").get(pk=plan.pk)
    )
    if stands and parent != STRATEGY:
        _refuse_parent(plan, _find_parent(parent))
    said, _made = Parentage.objects.update_or_create(
        series=plan.series,
        parent=parent,
        defaults={"place": plan.place, "stands": stands, "said_at": at, "said_by": actor.label},
    )
    note = {"parent": parent, "stands": "1" if stands else "0"}
    record("plans.follow", actor=actor, thing=plan, place=plan.place.code, at=at, note=note)
    return said


def _find_parent(series: str) -> Plan:
    try:
        wanted = UUID(series)
    except ValueError as error:
        raise CannotFollow(_("Thao tác chưa rõ. Hãy mở lại trang.")) from error
    plans = Plan.objects.filter(series=wanted).select_related("place__parent__parent")
    known = plans.exclude(state=Plan.State.DROPPED).order_by("-number").first()
    if known is None:
        raise CannotFollow(_("Không còn kế hoạch này. Hãy mở lại trang để xem danh sách hiện có."))
    return plans.filter(state__in=IN_FORCE).first() or known


def _refuse_parent(plan: Plan, parent: Plan) -> None:
    if parent.series == plan.series:
        raise CannotFollow(_("Một kế hoạch không thể là cấp trên của chính nó."))
    if parent.place_id not in {place.pk for place in list_above(plan.place)}:
        raise CannotFollow(
            _("“%(title)s” là của %(place)s, không phải cấp trên của nơi này.")
            % {"title": parent.title, "place": parent.place.full_name}
        )
    if parent.state not in IN_FORCE:
        raise CannotFollow(
            _("“%(title)s” chưa được xác nhận hoặc không còn hiệu lực.") % {"title": parent.title}
        )
    if parent.since_year > plan.until_year:
        raise CannotFollow(
            _("“%(title)s” bắt đầu từ năm %(year)s, sau kế hoạch này. Hãy chọn kế hoạch cùng thời gian.")
            % {"title": parent.title, "year": parent.since_year}
        )
    if _leads_back(parent, plan.series, {plan.series}):
        raise CannotFollow(
            _("“%(title)s” lại dựa trên kế hoạch này: hai kế hoạch không thể là cấp trên của nhau.")
            % {"title": parent.title}
        )


def _leads_back(parent: Plan, series: UUID, seen: set[UUID]) -> bool:
    """Whether following the parents of a plan ends where it began."""
    if parent.series in seen:
        return False
    seen.add(parent.series)
    above = [one.plan for one in find_family(parent).parents if one.plan is not None]
    said = set(Parentage.objects.filter(series=parent.series, stands=True).values_list("parent", flat=True))
    return str(series) in said or any(one.series == series or _leads_back(one, series, seen) for one in above)


@transaction.atomic
def tell_kin(*, actor: Actor, plan: Plan, item: Item, parent: str, same: bool, at: datetime) -> Kinship:
    """Say that a target keeps the promise of a parent's line ("strategy:…" of the strategy), or does not.

    Raises CannotTell: no target of this plan, or no such line of its parents.
    """
    plan = (
        Plan.objects.select_for_update(of=("self",)).select_related("place__parent__parent").get(pk=plan.pk)
    )
    if item.plan.place_id != plan.place_id or item.kind != Item.Kind.TARGET:
        raise CannotTell(_("Chỉ nối được với một chỉ tiêu của nơi này."))
    if not _is_line_of_parents(plan, parent):
        raise CannotTell(_("Chỉ tiêu này không thuộc kế hoạch cấp trên nào của kế hoạch này."))
    if same:
        others = Kinship.objects.filter(place=plan.place, parent=parent, same=True).exclude(line=item.line)
        others.update(same=False, said_at=at, said_by=actor.label)
    said, _made = Kinship.objects.update_or_create(
        line=item.line,
        parent=parent,
        defaults={"place": plan.place, "same": same, "said_at": at, "said_by": actor.label},
    )
    note = {"item": str(item.pk), "parent": parent, "same": "1" if same else "0"}
    record("plans.tell_kin", actor=actor, thing=plan, place=plan.place.code, at=at, note=note)
    return said


def _is_line_of_parents(plan: Plan, key: str) -> bool:
    if key.startswith(f"{STRATEGY}:"):
        return key.removeprefix(f"{STRATEGY}:") in {one.code for one in strategy_targets()}
    try:
        line = UUID(key)
    except ValueError:
        return False
    above = [one.plan for one in find_family(plan).parents if one.plan is not None]
    return Item.objects.filter(plan__in=above, kind=Item.Kind.TARGET, line=line).exists()
