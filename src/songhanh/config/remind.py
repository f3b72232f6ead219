"""`songhanh remind`: what units owe that is late or due, the letter to each, and that they were reminded."""

import contextlib
import json
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from songhanh.config import prepare
from songhanh.config.commands import find_place_or_refuse, read_day, say


def remind_units(code: str | None, at: str | None, *, now: datetime, dry_run: bool, as_json: bool) -> int:
    """Print the letters of one commune, or of all, as of a day, and write down that each unit was reminded.

    Nothing is sent: the product sends no mail. `dry_run` writes nothing down.
    """
    prepare.open_installation()
    from songhanh.home.queries.reminders import Reminder, list_reminders  # noqa: PLC0415 -- after django.setup()
    from songhanh.places.queries import list_communes_on  # noqa: PLC0415 -- the same

    day = read_day(at, timezone.localtime(now).date())
    places = [find_place_or_refuse(code)] if code else list_communes_on(day)
    found: list[tuple[Any, tuple[Reminder, ...]]] = [(place, list_reminders(place, day)) for place in places]
    tasks = [] if dry_run else [one.tasks for _place, letters in found for one in letters]
    written = sum(_write_down(group, now) for group in tasks)
    if as_json:
        say(json.dumps(_as_json(found, day, written), ensure_ascii=False, indent=1))
    else:
        _print(found)
    return 0


def _write_down(tasks: Sequence[int], now: datetime) -> int:
    """How many tasks were reminded of: none twice within the hour, none that has just been reported."""
    from songhanh.assignments.actions import CannotGive, remind_unit  # noqa: PLC0415 -- after django.setup()
    from songhanh.assignments.models import Assignment  # noqa: PLC0415 -- the same
    from songhanh.journal.actor import Actor  # noqa: PLC0415 -- the same

    written = 0
    for pk in tasks:
        with contextlib.suppress(CannotGive):
            actor = Actor("command", "remind", "songhanh remind")
            remind_unit(actor=actor, task=Assignment(pk=pk), at=now)
            written += 1
    return written


def _as_json(found: Sequence[tuple[Any, Sequence[Any]]], day: date, written: int) -> dict[str, Any]:
    return {
        "at": day.isoformat(),
        "written_down": written,
        "places": [
            {
                "place": {"code": place.code, "name": place.full_name},
                "reminders": [
                    {"units": list(one.units), "late": one.late, "due": one.due, "text": one.text}
                    for one in letters
                ],
            }
            for place, letters in found
        ],
    }


def _print(found: Sequence[tuple[Any, Sequence[Any]]]) -> None:
    for place, letters in found:
        say(f"{place.code}  {place.full_name}: {len(letters)} lời đôn đốc, nhắc việc")
        for one in letters:
            say(f"\n{one.text}")
        say("")
