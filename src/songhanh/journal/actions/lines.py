"""The one write of every act: a line, in the transaction of the act."""

from datetime import datetime

from django.db import models, transaction

from songhanh.journal.actor import Actor
from songhanh.journal.models import Chain, ChainMonth, Entry
from songhanh.journal.queries.chains import hash_entry, month_of, name_thing


def record(
    verb: str,
    *,
    actor: Actor,
    thing: models.Model | str,
    place: str,
    at: datetime,
    note: dict[str, str] | None = None,
) -> Entry:
    """Add one line to the chain of `place` (its code; "" is the installation).

    Called last in a verb's transaction, because it locks the chain. `note` holds ids and codes,
    never personal text. Raises RuntimeError outside a transaction: act and line stand or fall together.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("record() belongs into the transaction of its act")
    month = _lock_month(place, month_of(at))
    kind, pk = name_thing(thing)
    entry = Entry(
        chain=place, month=month.month, number=month.entries + 1, verb=verb, actor_kind=actor.kind,
        actor_id=actor.id, on_behalf_of=actor.on_behalf_of, address=actor.address, thing_kind=kind,
        thing_id=pk, note=note or {}, at=at, previous=month.head or month.first_previous,
    )  # fmt: skip
    entry.hash = hash_entry(entry)
    entry.save(force_insert=True)
    month.entries, month.head = entry.number, entry.hash
    month.save(update_fields=["entries", "head"])
    return entry


def _lock_month(chain: str, month: str) -> ChainMonth:
    """This month's head, with its chain locked until the transaction ends: lines stand in a queue.

    A clock set back writes on in the latest month: lines keep their order.
    """
    if Chain.objects.select_for_update().filter(code=chain).first() is None:
        Chain.objects.get_or_create(code=chain)  # two who begin it at once meet at this row
        Chain.objects.select_for_update().get(code=chain)
    latest = ChainMonth.objects.filter(chain=chain).order_by("-month").first()
    if latest is not None and latest.month >= month:
        return latest
    previous = latest.head if latest is not None else ""
    return ChainMonth.objects.create(chain=chain, month=month, first_previous=previous)
