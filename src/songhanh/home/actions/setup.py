"""Units, villages and last year's figures of a new commune, each list in one go: all of it or nothing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from songhanh.home.queries.setup import UsualUnit
from songhanh.indicators.actions import CannotRecordValue, Figure, record_value
from songhanh.indicators.queries import subject_of
from songhanh.journal.actor import Actor
from songhanh.places.actions import CannotMakeUnit, make_unit
from songhanh.places.models import Place, Unit


class CannotSetUp(Exception):
    """A list that cannot be taken; `field` is the field of the form that must change ("" is none)."""

    def __init__(self, sentence: str, field: str = "") -> None:
        super().__init__(sentence)
        self.field = field


@dataclass(frozen=True, slots=True)
class LastYear:
    """One figure of last year: the indicator's code, and its number or the two of a share."""

    code: str
    figure: Figure


@transaction.atomic
def make_units(*, actor: Actor, place: Place, units: Iterable[UsualUnit], at: datetime) -> tuple[Unit, ...]:
    """Make the units under the names that were confirmed. Raises CannotSetUp, with the one at fault."""
    made = []
    for unit in units:
        try:
            made.append(
                make_unit(
                    actor=actor, place=place, kind=unit.kind, name=unit.name, relation=unit.relation, at=at
                )
            )
        except CannotMakeUnit as refusal:
            raise CannotSetUp(str(refusal), unit.kind) from refusal
    return tuple(made)


@transaction.atomic
def make_villages(*, actor: Actor, place: Place, names: Iterable[str], at: datetime) -> tuple[Unit, ...]:
    """Make villages under these names. Raises CannotSetUp when there is none."""
    villages = [UsualUnit("village", name, Unit.Relation.OWN) for name in names]
    if not villages:
        raise CannotSetUp(_("Chưa có thôn nào để thêm. Hãy dán danh sách, mỗi dòng một tên."), "names")
    return make_units(actor=actor, place=place, units=villages, at=at)


@transaction.atomic
def record_last_year(*, actor: Actor, place: Place, figures: Iterable[LastYear], at: datetime) -> int:
    """Store official figures of the year before; answers how many. Raises CannotSetUp, with what is wrong."""
    stored = 0
    for told in figures:
        try:
            record_value(actor=actor, place=place, subject=subject_of(told.code), figure=told.figure, at=at)
        except CannotRecordValue as refusal:
            raise CannotSetUp(str(refusal), told.code) from refusal
        stored += 1
    if not stored:
        raise CannotSetUp(_("Chưa nhập số liệu nào. Có số nào nhập số ấy, còn lại để sau."))
    return stored
