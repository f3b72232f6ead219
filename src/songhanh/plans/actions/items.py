"""Looking through a draft: accept, mend, drop and restore what was understood."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from songhanh.journal.actions import record
from songhanh.journal.actor import Actor
from songhanh.plans.actions.drafting import REF_LENGTH, derive, squeeze
from songhanh.plans.actions.recall import learn_name, name_of
from songhanh.plans.actions.receive import TITLE_LENGTH, lock_draft, years_of
from songhanh.plans.models import Doubt, Item, Plan
from songhanh.ui.versions import check_version

SETTLED_BY_LOOKING = (Doubt.Severity.WARNING, Doubt.Severity.NOTICE)


class CannotMend(Exception):
    """A change to a draft that is refused, with one sentence that says what to do."""


@dataclass(frozen=True, slots=True)
class Mending:
    """How an item is to be understood: its payload in the contract's shape; None leaves a part as it is.

    `span` moves the item to other words of the text; its own words follow from the text, never from typing.
    """

    payload: dict[str, Any] | None = None
    kind: str | None = None
    ref: str | None = None
    span: tuple[int, int] | None = None


@transaction.atomic
def accept_item(*, actor: Actor, plan: Plan, item: Item, version: int, at: datetime) -> Item:
    """Say that an item was understood right. Its doubts are settled, but for errors (mended or explained)."""
    plan, item = lock_item(plan, item, version)
    if item.state == Item.State.DROPPED:
        raise CannotMend(_("Nội dung này đã bỏ. Hãy khôi phục trước khi xác nhận là đúng."))
    if item.state == Item.State.READ:
        item.state = Item.State.ACCEPTED
    save_item(item, "state")
    _settle(item, actor, at, SETTLED_BY_LOOKING)
    touch(plan)
    record("plans.accept_item", actor=actor, thing=plan, place=plan.place.code, at=at, note=note_of(item))
    return item


@transaction.atomic
def accept_items(*, actor: Actor, plan: Plan, kind: str, at: datetime) -> int:
    """Accept what nobody has looked at of one kind ("" for all), but for doubtful items: how many."""
    plan = lock_draft(plan, CannotMend)
    doubtful = Doubt.objects.filter(plan=plan, state=Doubt.State.OPEN, item__isnull=False).values("item")
    waiting = Item.objects.filter(plan=plan, state=Item.State.READ).exclude(pk__in=doubtful)
    waiting = waiting.filter(kind=kind) if kind else waiting
    count = waiting.update(state=Item.State.ACCEPTED, version=F("version") + 1)
    if count:
        touch(plan)
        note = {"kind": kind, "count": str(count)}
        record("plans.accept_items", actor=actor, thing=plan, place=plan.place.code, at=at, note=note)
    return count


@transaction.atomic
def mend_item(*, actor: Actor, plan: Plan, item: Item, version: int, mending: Mending, at: datetime) -> Item:
    """Change how an item is understood; the plan's words stay as they are. It settles all its doubts."""
    plan, item = lock_item(plan, item, version)
    if mending.kind is not None and mending.kind != item.kind:
        if Item.Kind.HEAD in (mending.kind, item.kind):
            raise CannotMend(_("Thông tin chung của kế hoạch chỉ có một và không đổi thành loại khác."))
        item.kind = Item.Kind(mending.kind)
    before = item.payload
    _understand(item, mending)
    if item.state != Item.State.ADDED:
        item.state = Item.State.MENDED
    derive(item)
    save_item(item, "kind", "payload", "ref", "start", "end", "text", "unit_kind", "search_key", "state")
    if item.kind == Item.Kind.HEAD:
        _mend_head(plan, item)
    _settle(item, actor, at, Doubt.Severity.values)
    touch(plan)
    note = note_of(item)
    if name := name_of(item, before):
        note["learnt"] = str(learn_name(actor, plan, name, at).pk)
        _follow_heading(item)
    record("plans.mend_item", actor=actor, thing=plan, place=plan.place.code, at=at, note=note)
    return item


@transaction.atomic
def drop_item(*, actor: Actor, plan: Plan, item: Item, version: int, at: datetime) -> Item:
    """Say that these words are no such thing. The words stay in the paper; the item may be restored."""
    plan, item = lock_item(plan, item, version)
    if item.kind == Item.Kind.HEAD:
        raise CannotMend(_("Thông tin chung của kế hoạch thì không bỏ được, chỉ sửa được."))
    item.state = Item.State.DROPPED
    save_item(item, "state")
    _settle(item, actor, at, Doubt.Severity.values)
    touch(plan)
    record("plans.drop_item", actor=actor, thing=plan, place=plan.place.code, at=at, note=note_of(item))
    return item


@transaction.atomic
def restore_item(*, actor: Actor, plan: Plan, item: Item, version: int, at: datetime) -> Item:
    """Take a dropped item back."""
    plan, item = lock_item(plan, item, version)
    if item.state != Item.State.DROPPED:
        raise CannotMend(_("Nội dung này vẫn đang có trong bản đọc."))
    item.state = Item.State.MENDED
    save_item(item, "state")
    touch(plan)
    record("plans.restore_item", actor=actor, thing=plan, place=plan.place.code, at=at, note=note_of(item))
    return item


def lock_item(plan: Plan, item: Item, version: int) -> tuple[Plan, Item]:
    """The draft and its item, locked, as the person saw it. Raises CannotMend, ui.versions.Conflict."""
    plan = lock_draft(plan, CannotMend)
    locked = (
        Item.objects.select_for_update(of=("self",))
        .select_related("reading")
        .filter(plan=plan, pk=item.pk)
        .first()
    )
    if locked is None:
        raise CannotMend(_("Nội dung này không còn trong bản đọc. Hãy mở lại trang."))
    check_version(locked.version, version)
    return plan, locked


def save_item(item: Item, *fields: str) -> None:
    """Store these fields under the next version."""
    item.version += 1
    item.save(update_fields=[*fields, "version"])


def touch(plan: Plan) -> None:
    """The draft as a whole has changed: a confirmation that looks at the one before is asked again."""
    plan.version += 1
    plan.save(update_fields=["version"])


def check_span(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """A span that holds words of the text, without the blanks at its ends. Raises CannotMend."""
    start, end = span
    if not 0 <= start < end <= len(text) or not text[start:end].strip():
        raise CannotMend(_("Chưa chọn chữ nào trong văn bản. Hãy bôi đen một câu rồi thử lại."))
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())


def note_of(item: Item) -> dict[str, str]:
    """What the journal keeps of an item: ids and codes."""
    return {"item": str(item.pk), "kind": str(item.kind), "line": str(item.line)}


def _understand(item: Item, mending: Mending) -> None:
    if mending.payload is not None:
        item.payload = mending.payload
    if mending.ref is not None:
        item.ref = mending.ref.strip()[:REF_LENGTH]
    if mending.span is not None:
        item.start, item.end = check_span(item.reading.text, mending.span)
        item.text = squeeze(item.reading.text[item.start : item.end])


def _follow_heading(item: Item) -> None:
    """Tasks under the heading of a unit that nobody knew are that unit's, unless a person said otherwise."""
    if item.kind != Item.Kind.UNIT:
        return
    own = Item.objects.filter(plan_id=item.plan_id, reading_id=item.reading_id)
    later = own.filter(kind=Item.Kind.UNIT, start__gt=item.start).order_by("start").first()
    under = own.filter(kind=Item.Kind.TASK, start__gte=item.start, state=Item.State.READ, unit_kind="other")
    for task in under.filter(start__lt=later.start) if later else under:
        task.payload = {**task.payload, "unit": item.unit_kind}
        save_item(derive(task), "payload", "unit_kind", "search_key")


def _settle(item: Item, actor: Actor, at: datetime, severities: Iterable[str]) -> None:
    doubts = Doubt.objects.filter(item=item, state=Doubt.State.OPEN, severity__in=list(severities))
    doubts.update(state=Doubt.State.BY_ITEM, settled_at=at, settled_by=actor.label)


def _mend_head(plan: Plan, item: Item) -> None:
    plan.head = item.payload
    plan.title = str(item.payload.get("title") or plan.title)[:TITLE_LENGTH]
    plan.kind = item.payload.get("kind") or plan.kind
    plan.since_year, plan.until_year = years_of(item.payload, plan.since_year)
    plan.save(update_fields=["head", "title", "kind", "since_year", "until_year"])
