"""Wrong guesses, counted by hashed keys: who guesses is slowed, who is guessed at is not locked out.

Each door has several keys with a limit of their own, all within a quarter of an hour. A machine that has
signed in as somebody before (a signed cookie says so) is counted apart from strangers, so that strangers who
use up the tries of a name or of an office's shared address never stop its owner (OWASP's device cookies).
"""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Count

from songhanh.people.models import Try
from songhanh.people.queries import hash_token

WINDOW = timedelta(minutes=15)
LIMITS: Mapping[str, int] = {
    "device": 10,  # a known machine of this name
    "pair": 8,  # a name from an address
    "name": 40,  # a name from anywhere, strangers only
    "address": 100,  # an address with any names, strangers only
    "code": 6,  # second factor, recovery code or password asked again, of one person from one address
    "link": 30,  # links that do not exist, from an address
    "village": 60,  # reports over one village link
}
Keys = Mapping[str, str]


def is_paused(keys: Keys, at: datetime) -> bool:
    """Whether one of these keys has used up its tries. `keys`: limit's name → what is counted."""
    hashed = {_hash(door, key): door for door, key in keys.items()}
    counts = (
        Try.objects.filter(key__in=hashed, door__in=keys, at__gt=at - WINDOW)
        .order_by()
        .values_list("key")
        .annotate(n=Count("pk"))
    )
    return any(n >= LIMITS[hashed[key]] for key, n in counts)


@transaction.atomic
def note_try(keys: Keys, at: datetime) -> None:
    """Count one wrong guess under each key; what is older than a day is let go."""
    Try.objects.bulk_create(Try(door=door, key=_hash(door, key), at=at) for door, key in keys.items())
    Try.objects.filter(at__lt=at - timedelta(days=1)).delete()


@transaction.atomic
def forget_tries(keys: Keys) -> None:
    """The right answer came: these keys begin anew."""
    Try.objects.filter(key__in=[_hash(door, key) for door, key in keys.items()]).delete()


def _hash(door: str, key: str) -> str:
    return hash_token(f"{door}\0{key}")
