"""What an office holds a target without a measure against: a few lines of its own, each with its state."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

MOST_CRITERIA = 6


class CriterionState(models.TextChoices):
    """Where a criterion stands; nothing said is unclear, never met."""

    UNCLEAR = "unclear", gettext_lazy("Chưa rõ")
    MET = "met", gettext_lazy("Đạt")
    NOT_MET = "not_met", gettext_lazy("Chưa đạt")


_MARKS = {CriterionState.UNCLEAR: "cannot-say", CriterionState.MET: "met", CriterionState.NOT_MET: "not-met"}


@dataclass(frozen=True, slots=True)
class Criterion:
    """One line of a checklist, as the office wrote it."""

    text: str
    state: str = CriterionState.UNCLEAR.value
    note: str = ""

    @property
    def is_blank(self) -> bool:
        """Nothing was said in this line."""
        return not (self.text or self.note) and self.state == CriterionState.UNCLEAR

    @property
    def word(self) -> str:
        """The state in words."""
        return str(CriterionState(self.state).label)

    @property
    def mark(self) -> str:
        """The shape beside the word."""
        return _MARKS[CriterionState(self.state)]


def read_checklist(stored: Iterable[Mapping[str, str]]) -> tuple[Criterion, ...]:
    """A checklist as a remark keeps it."""
    return tuple(Criterion(one["text"], one["state"], one["note"]) for one in stored)


def write_checklist(criteria: Iterable[Criterion]) -> list[dict[str, str]]:
    """A checklist for keeping; blank lines are left out."""
    return [asdict(one) for one in criteria if not one.is_blank]


def checklist_words(criteria: Sequence[Criterion]) -> str:
    """How many criteria are met: "đạt 2/3 tiêu chí"; "" without any."""
    if not criteria:
        return ""
    met = sum(one.state == CriterionState.MET for one in criteria)
    return _("đạt %(met)s/%(all)s tiêu chí") % {"met": met, "all": len(criteria)}
