"""Changing what a draft consists of: add from the text, split one item in two, merge two into one."""

import uuid
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from songhanh.journal.actions import record
from songhanh.journal.actor import Actor
from songhanh.plans.actions.drafting import REF_LENGTH, derive, squeeze
from songhanh.plans.actions.items import CannotMend, check_span, lock_item, note_of, save_item, touch
from songhanh.plans.actions.receive import lock_draft
from songhanh.plans.models import Doubt, Item, Plan
from songhanh.plans.queries.panels import find_measures
from songhanh.ui.versions import check_version


@dataclass(frozen=True, slots=True)
class Seen:
    """An item and the version of it that a person saw."""

    item: Item
    version: int


@dataclass(frozen=True, slots=True)
class Addition:
    """Something the reader missed: where it stands in the text and what it is."""

    kind: str
    span: tuple[int, int]
    ref: str = ""
    payload: dict[str, Any] = field(default_factory=dict)


@transaction.atomic
def add_item(*, actor: Actor, plan: Plan, addition: Addition, at: datetime) -> Item:
    """Take words of the text for one more item. Raises CannotMend where no words were chosen."""
    plan = lock_draft(plan, CannotMend)
    if addition.kind == Item.Kind.HEAD:
        raise CannotMend(_("Thông tin chung của kế hoạch chỉ có một. Hãy sửa mục đã có."))
    start, end = check_span(plan.reading.text, addition.span)
    item = Item(
        plan=plan, reading=plan.reading, kind=Item.Kind(addition.kind), start=start, end=end,
        text=squeeze(plan.reading.text[start:end]), ref=addition.ref.strip()[:REF_LENGTH],
        payload=addition.payload, state=Item.State.ADDED, position=_position_at(plan, start),
        match=Item.Match.NEW if plan.amends_id else Item.Match.NONE,
    )  # fmt: skip
    derive(item).save(force_insert=True)
    touch(plan)
    record("plans.add_item", actor=actor, thing=plan, place=plan.place.code, at=at, note=note_of(item))
    return item


@transaction.atomic
def split_item(
    *, actor: Actor, plan: Plan, item: Item, version: int, offset: int, at: datetime
) -> tuple[Item, Item]:
    """Make two items of one, at a character of the text; the first keeps the line, the second has its own."""
    plan, item = lock_item(plan, item, version)
    if item.kind == Item.Kind.HEAD:
        raise CannotMend(_("Thông tin chung của kế hoạch thì không tách được."))
    text = item.reading.text
    if (
        not item.start < offset < item.end
        or not text[item.start : offset].strip()
        or not text[offset : item.end].strip()
    ):
        raise CannotMend(_("Chỗ tách phải nằm giữa hai từ của câu. Hãy chọn lại."))
    first, second = check_span(text, (item.start, offset)), check_span(text, (offset, item.end))
    other = Item(
        plan=plan, reading=item.reading, kind=item.kind, ref=item.ref, start=second[0], end=second[1],
        text=squeeze(text[slice(*second)]), payload=dict(item.payload), state=Item.State.ADDED,
        position=item.position + 1, line=uuid.uuid4(),
        match=Item.Match.NEW if plan.amends_id else Item.Match.NONE,
    )  # fmt: skip
    if item.kind == Item.Kind.TARGET:  # each half promises its own figures
        other.payload["measures"] = find_measures(other.text, plan.until_year)
        item.payload = {**item.payload, "measures": find_measures(text[slice(*first)], plan.until_year)}
    derive(other).save(force_insert=True)
    item.start, item.end = first
    item.text = squeeze(text[slice(*first)])
    item.state = Item.State.MENDED
    save_item(derive(item), "start", "end", "text", "payload", "search_key", "state")
    touch(plan)
    note = {**note_of(item), "into": str(other.pk)}
    record("plans.split_item", actor=actor, thing=plan, place=plan.place.code, at=at, note=note)
    return item, other


@transaction.atomic
def merge_items(*, actor: Actor, plan: Plan, item: Seen, other: Seen, at: datetime) -> Item:
    """Make one item of two of a kind: the hull of their words, the earlier one's line and understanding."""
    plan, one = lock_item(plan, item.item, item.version)
    first, second = sorted((one, _lock_other(plan, one, other)), key=lambda each: (each.start, each.position))
    first.start, first.end = min(first.start, second.start), max(first.end, second.end)
    first.text = squeeze(first.reading.text[first.start : first.end])
    if first.kind == Item.Kind.TARGET:
        first.payload = _merge_measures(first.payload, second.payload)
    first.state = Item.State.MENDED
    save_item(derive(first), "start", "end", "text", "payload", "search_key", "state")
    second.state = Item.State.DROPPED
    save_item(second, "state")
    Doubt.objects.filter(item=second, state=Doubt.State.OPEN).update(item=first)
    touch(plan)
    note = {**note_of(first), "from": str(second.pk)}
    record("plans.merge_items", actor=actor, thing=plan, place=plan.place.code, at=at, note=note)
    return first


def _lock_other(plan: Plan, item: Item, other: Seen) -> Item:
    found = (
        Item.objects.select_for_update(of=("self",))
        .select_related("reading")
        .filter(plan=plan, pk=other.item.pk)
        .first()
    )
    if found is None or found.pk == item.pk:
        raise CannotMend(_("Không còn nội dung kia để gộp. Hãy mở lại trang."))
    check_version(found.version, other.version)
    if found.kind != item.kind or found.reading_id != item.reading_id or item.kind == Item.Kind.HEAD:
        raise CannotMend(_("Chỉ gộp được hai nội dung cùng loại, đứng trong cùng một văn bản."))
    if Item.State.DROPPED in (found.state, item.state):
        raise CannotMend(_("Một trong hai nội dung đã bỏ. Hãy khôi phục trước khi gộp."))
    return found


def _merge_measures(first: dict[str, Any], second: dict[str, Any]) -> dict[str, Any]:
    """Measures of two targets as one target's: commitments and qualifiers of the second count on."""
    own = list(first.get("measures") or ())
    offset = len(own)
    commitments = 1 + max((measure.get("commitment") or 0 for measure in own), default=-1)
    for measure in second.get("measures") or ():
        qualifies = measure.get("qualifies")
        own.append({
            **measure,
            "commitment": (measure.get("commitment") or 0) + commitments,
            "qualifies": None if qualifies is None else qualifies + offset,
        })  # fmt: skip
    units = list(first.get("responsible") or ())
    units += [one for one in second.get("responsible") or () if one not in units]
    return {**first, "measures": own, "responsible": units}


def _position_at(plan: Plan, start: int) -> int:
    """After the last item that begins at or before these words."""
    before = (
        plan.items.filter(start__lte=start).order_by("-position").values_list("position", flat=True).first()
    )
    return 0 if before is None else before + 1
