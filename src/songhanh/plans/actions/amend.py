"""A later version of a plan: the amending or replacing document, and which line goes on."""

import uuid
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from songhanh.journal.actions import record
from songhanh.journal.actor import Actor
from songhanh.plans.actions.items import touch
from songhanh.plans.actions.receive import Following, Received, Upload, lock_draft, receive_document
from songhanh.plans.models import Item, Plan
from songhanh.plans.queries.compare import FOLLOWED

CARRIED_POSITION = 10_000_000


class CannotAmend(Exception):
    """A later version that cannot be made or decided so."""


@transaction.atomic
def amend_plan(*, actor: Actor, plan: Plan, relation: str, upload: Upload, at: datetime) -> Received:
    """Receive a document that amends or replaces a plan in force: a draft whose items know their lines.

    Raises CannotAmend where the plan is not in force or already has such a draft, or
    CannotReceive as any document.
    """
    plan = Plan.objects.select_for_update(of=("self",)).select_related("place").get(pk=plan.pk)
    if plan.state != Plan.State.CONFIRMED:
        raise CannotAmend(_("Chỉ kế hoạch đang thực hiện mới có bản điều chỉnh hoặc thay thế."))
    if relation not in (Plan.Relation.AMENDMENT, Plan.Relation.REPLACEMENT):
        raise CannotAmend(_("Hãy chọn: điều chỉnh, bổ sung hay thay thế."))
    if Plan.objects.filter(amends=plan, state=Plan.State.DRAFT).exists():
        raise CannotAmend(_("Đã có một bản điều chỉnh đang chờ rà soát. Hãy rà soát hoặc bỏ bản đó trước."))
    return receive_document(
        actor=actor,
        place=plan.place,
        year=plan.since_year,
        upload=upload,
        at=at,
        follows=Following(plan, relation),
    )


@transaction.atomic
def decide_line(*, actor: Actor, plan: Plan, item: Item, continues: Item | None, at: datetime) -> Item:
    """Say that an item continues a line of the plan before, or (None) that it is new."""
    plan = lock_draft(plan, CannotAmend)
    item = Item.objects.select_for_update(of=("self",)).get(plan=plan, pk=item.pk)
    if continues is not None:
        _refuse_line(plan, item, continues)
        item.continues, item.line = continues, continues.line
        item.match = Item.Match.SAME if item.text == continues.text else Item.Match.CHANGED
    else:
        if item.match in (Item.Match.SAME, Item.Match.CHANGED):
            item.line = uuid.uuid4()
        item.continues, item.match = None, Item.Match.NEW
    item.version += 1
    item.save(update_fields=["continues", "line", "match", "version"])
    touch(plan)
    note = {"item": str(item.pk), "line": str(item.line), "match": str(item.match)}
    record("plans.decide_line", actor=actor, thing=plan, place=plan.place.code, at=at, note=note)
    return item


@transaction.atomic
def accept_proposals(*, actor: Actor, plan: Plan, at: datetime) -> int:
    """Take every proposed continuation as it stands. Answers how many."""
    plan = lock_draft(plan, CannotAmend)
    proposed = list(Item.objects.filter(plan=plan, match=Item.Match.PROPOSED).select_related("continues"))
    for item in proposed:
        if item.continues is not None:
            item.line, item.match = item.continues.line, Item.Match.CHANGED
            item.version += 1
    Item.objects.bulk_update(proposed, ["line", "match", "version"])
    if proposed:
        touch(plan)
        note = {"count": str(len(proposed))}
        record("plans.accept_proposals", actor=actor, thing=plan, place=plan.place.code, at=at, note=note)
    return len(proposed)


@transaction.atomic
def end_line(*, actor: Actor, plan: Plan, before: Item, ends: bool, at: datetime) -> Plan:
    """Say whether a line of the plan before, which an amendment does not mention, ends with it or goes on."""
    plan = lock_draft(plan, CannotAmend)
    if before.plan_id != plan.amends_id:
        raise CannotAmend(_("Nội dung này không thuộc kế hoạch trước."))
    lines = [line for line in plan.ended_lines if line != str(before.line)]
    plan.ended_lines = [*lines, str(before.line)] if ends else lines
    plan.save(update_fields=["ended_lines"])
    touch(plan)
    note = {"line": str(before.line), "ends": "1" if ends else "0"}
    record("plans.end_line", actor=actor, thing=plan, place=plan.place.code, at=at, note=note)
    return plan


def carry_over(plan: Plan, before: Plan) -> int:
    """Copy into an amendment the promises that it leaves alone: same line, same words, their own paper."""
    _release_dropped(plan)
    lines = set(plan.items.exclude(state=Item.State.DROPPED).values_list("line", flat=True))
    ended = {uuid.UUID(line) for line in plan.ended_lines}
    kept = (
        before.items.filter(kind__in=FOLLOWED)
        .exclude(state=Item.State.DROPPED)
        .exclude(line__in=lines | ended)
    )
    copies = [_copy(plan, old) for old in kept.order_by("position", "pk")]
    return len(Item.objects.bulk_create(copies))


def _copy(plan: Plan, old: Item) -> Item:
    return Item(
        plan=plan,
        reading_id=old.reading_id,
        kind=old.kind,
        line=old.line,
        continues=old,
        match=Item.Match.CARRIED,
        position=CARRIED_POSITION + old.position,
        ref=old.ref,
        text=old.text,
        start=old.start,
        end=old.end,
        payload=old.payload,
        unit_kind=old.unit_kind,
        search_key=old.search_key,
        state=Item.State.ACCEPTED,
    )


def _release_dropped(plan: Plan) -> None:
    """What was dropped from the later version holds no line of the one before."""
    dropped = list(plan.items.filter(state=Item.State.DROPPED, continues__isnull=False))
    for item in dropped:
        item.line, item.continues, item.match = uuid.uuid4(), None, Item.Match.NONE
    Item.objects.bulk_update(dropped, ["line", "continues", "match"])


def _refuse_line(plan: Plan, item: Item, continues: Item) -> None:
    if continues.plan_id != plan.amends_id or continues.kind != item.kind:
        raise CannotAmend(_("Chỉ nối được với một nội dung cùng loại của kế hoạch trước."))
    if Item.objects.filter(plan=plan, line=continues.line).exclude(pk=item.pk).exists():
        raise CannotAmend(_("Nội dung ấy của kế hoạch trước đã có nội dung khác tiếp nối."))
