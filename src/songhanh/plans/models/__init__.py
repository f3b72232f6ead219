"""Tables of the room: what was promised, and what people said of plans that follow each other."""

from songhanh.plans.models.chain import Kinship, Parentage
from songhanh.plans.models.plans import (
    Document,
    Doubt,
    Issue,
    Item,
    OwnWord,
    Plan,
    PlanQuerySet,
    Reading,
)
from songhanh.plans.models.sketch import Sketch

__all__ = [
    "Document",
    "Doubt",
    "Issue",
    "Item",
    "Kinship",
    "OwnWord",
    "Parentage",
    "Plan",
    "PlanQuerySet",
    "Reading",
    "Sketch",
]  # fmt: skip
