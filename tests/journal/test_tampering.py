"""A thousand random tamperings, by somebody who may write into the tables as he likes: each is found."""

import random
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.db import models, transaction

from songhanh.journal.actions import record
from songhanh.journal.actor import Actor
from songhanh.journal.models import ChainMonth, Entry
from songhanh.journal.queries import export_heads, read_heads, verify_heads, verify_journal
from songhanh.journal.queries.chains import hash_entry
from tests.journal.triggers import without_triggers

pytestmark = pytest.mark.django_db
MAY = datetime(2026, 5, 20, 3, tzinfo=UTC)
CHAINS = ("", "99001", "99002")
COUNT = 1000


class Undone(Exception):
    pass


@pytest.fixture
def told(tmp_path: Path) -> Path:
    """Three chains over three months, whose heads are told; and no trigger."""
    actor = Actor("person", "7", "Lan", address="127.0.0.1")
    with transaction.atomic():
        for number in range(54):
            chain, month = CHAINS[number % 3], number // 18
            at = MAY + timedelta(days=31 * month, minutes=number)
            note = {"item": str(number)}
            record(f"tests.act{number % 4}", actor=actor, thing="tests", place=chain, at=at, note=note)
    export_heads(tmp_path, MAY.date())
    without_triggers()
    return tmp_path


def one_line(dice: random.Random) -> Entry:
    return dice.choice(list(Entry.objects.order_by("pk")))


def other(dice: random.Random, line: models.Model, column: str) -> object:
    """Another value for a column, of its kind."""
    old = getattr(line, column)
    if column == "at":
        return old + timedelta(microseconds=dice.choice([-1, 1, 10**9]))
    if column == "note":
        return dice.choice([{}, {"item": "-1"}, {**old, "x": "y"}])
    if isinstance(old, int):
        return old + dice.choice([100, 1000])
    return dice.choice([old[:-1] + ("x" if old[-1:] != "x" else "z"), "99003"])


COLUMNS = (
    "chain", "month", "number", "verb", "actor_kind", "actor_id", "on_behalf_of", "address", "thing_kind",
    "thing_id", "note", "at", "previous", "hash",
)  # fmt: skip


def change_a_line(dice: random.Random) -> None:
    line, column = one_line(dice), dice.choice(COLUMNS)
    Entry.objects.filter(pk=line.pk).update(**{column: other(dice, line, column)})


def change_and_hash_anew(dice: random.Random) -> None:
    line = one_line(dice)
    line.actor_id = "8"
    Entry.objects.filter(pk=line.pk).update(actor_id="8", hash=hash_entry(line))


def remove_a_line(dice: random.Random) -> None:
    Entry.objects.filter(pk=one_line(dice).pk).delete()


def remove_a_line_and_close_the_gap(dice: random.Random) -> None:
    line = one_line(dice)
    Entry.objects.filter(pk=line.pk).delete()
    later = Entry.objects.filter(chain=line.chain, month=line.month, number__gt=line.number)
    for one in later.order_by("number"):
        Entry.objects.filter(pk=one.pk).update(number=one.number - 1)
    ChainMonth.objects.filter(chain=line.chain, month=line.month).update(entries=models.F("entries") - 1)


def swap_two_lines(dice: random.Random) -> None:
    line = one_line(dice)
    month = Entry.objects.filter(chain=line.chain, month=line.month).exclude(pk=line.pk)
    twin = dice.choice(list(month.order_by("pk")))
    for pk, number in ((line.pk, 999), (twin.pk, line.number), (line.pk, twin.number)):
        Entry.objects.filter(pk=pk).update(number=number)


def add_a_line(dice: random.Random) -> None:
    line = one_line(dice)
    month = ChainMonth.objects.get(chain=line.chain, month=line.month)
    line.pk, line.number, line.previous = None, month.entries + 1, month.head
    line.hash = hash_entry(line)
    line.save(force_insert=True)


def remove_a_month(dice: random.Random) -> None:
    line = one_line(dice)
    Entry.objects.filter(chain=line.chain, month=line.month).delete()
    if dice.random() < 0.5:
        ChainMonth.objects.filter(chain=line.chain, month=line.month).delete()


def change_a_head(dice: random.Random) -> None:
    heads = list(ChainMonth.objects.order_by("pk"))
    head, column = dice.choice(heads), dice.choice(["chain", "month", "entries", "first_previous", "head"])
    ChainMonth.objects.filter(pk=head.pk).update(**{column: other(dice, head, column)})


def rewrite_a_chain(dice: random.Random) -> None:
    """All of it anew from one line on, hashes and heads: only what was told outside knows better."""
    line = one_line(dice)
    changed = False
    previous = ""
    for month in ChainMonth.objects.filter(chain=line.chain).order_by("month"):
        month.first_previous = previous
        for one in Entry.objects.filter(chain=line.chain, month=month.month).order_by("number"):
            changed = changed or one.pk == line.pk
            one.actor_id = "8" if changed else one.actor_id
            one.previous = previous
            one.hash = previous = hash_entry(one)
            values = {"actor_id": one.actor_id, "previous": one.previous, "hash": one.hash}
            Entry.objects.filter(pk=one.pk).update(**values)
        values = {"first_previous": month.first_previous, "head": previous}
        ChainMonth.objects.filter(pk=month.pk).update(**values)


def cut_off_the_end(dice: random.Random) -> None:
    """The last lines of a chain gone, and the head set back to fit."""
    chain = dice.choice(CHAINS)
    month = ChainMonth.objects.filter(chain=chain).order_by("-month")[0]
    kept = dice.randrange(1, month.entries)
    Entry.objects.filter(chain=chain, month=month.month, number__gt=kept).delete()
    head = Entry.objects.get(chain=chain, month=month.month, number=kept).hash
    ChainMonth.objects.filter(pk=month.pk).update(entries=kept, head=head)


TAMPERINGS: tuple[Callable[[random.Random], None], ...] = (
    change_a_line, change_a_line, change_a_line, change_and_hash_anew, remove_a_line,
    remove_a_line_and_close_the_gap, swap_two_lines, add_a_line, remove_a_month, change_a_head,
    rewrite_a_chain, cut_off_the_end,
)  # fmt: skip


def test_a_thousand_random_tamperings_are_each_found(told: Path) -> None:
    heads = read_heads(told)
    assert len(heads) == 3
    assert (verify_journal(), verify_heads(heads)) == ((), ())
    unseen = []
    for seed in range(COUNT):
        dice = random.Random(seed)  # noqa: S311 -- each tampering can be played again
        tamper = dice.choice(TAMPERINGS)
        try:
            with transaction.atomic():
                tamper(dice)
                found = verify_journal() or verify_heads(heads)
                raise Undone
        except Undone:
            if not found:
                unseen.append((seed, tamper.__name__))
    assert unseen == []
    assert (verify_journal(), verify_heads(heads)) == ((), ())


@pytest.mark.parametrize("tamper", [rewrite_a_chain, cut_off_the_end])
def test_the_heads_told_outside_are_what_finds_a_chain_written_anew(
    told: Path, tamper: Callable[[random.Random], None]
) -> None:
    tamper(random.Random(5))  # noqa: S311 -- the same every time
    assert verify_journal() == ()
    said = "lines told" if tamper is cut_off_the_end else "another line than the one told"
    assert [found.why.split(" on ")[0] for found in verify_heads(read_heads(told))] == [said]
