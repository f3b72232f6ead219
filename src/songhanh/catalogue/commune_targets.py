"""What communes promise themselves each year besides the strategy, and which indicator measures it."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from songhanh.catalogue.facts import Fact, read_facts


@dataclass(frozen=True, slots=True, kw_only=True)
class CommuneTarget(Fact):
    """`name` is its sentence, with {kind} for xã or phường and {village} for thôn or tổ dân phố.

    `when_any`: where there is nothing to answer for it is neither kept nor missed.
    """

    name: str
    english: str
    indicator: str
    kind: Literal["coverage", "count", "existence"]
    sign: Literal[">=", "="]
    value: int
    unit: str
    per: Literal["quarter", "year"] | None = None
    when_any: bool = False


@cache
def commune_targets() -> tuple[CommuneTarget, ...]:
    """In the order in which plans usually name them."""
    return read_facts(CommuneTarget, "commune_targets.toml", "target")
