"""Who acts, and who looks: two frozen values that every verb and every read takes."""

from dataclasses import dataclass, field
from typing import Literal

ActorKind = Literal["person", "link", "token", "command", "citizen"]


@dataclass(frozen=True, slots=True)
class Actor:
    """Who does something, as the journal keeps it: a kind and an id, no foreign key."""

    kind: ActorKind
    id: str
    label: str
    on_behalf_of: str = ""
    place: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Scope:
    """One role at work: what it is, where it holds ("" is the whole installation), and for which unit."""

    role: str
    place: str
    unit: int | None = None


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who looks: reads start from `visible_to(viewer)`. Somebody without a role sees nothing."""

    id: int
    scopes: tuple[Scope, ...] = field(default=())
