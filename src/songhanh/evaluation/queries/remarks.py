"""What people said of targets."""

from collections.abc import Sequence
from uuid import UUID

from songhanh.evaluation.models import Remark
from songhanh.places.models import Place


def read_remarks(place: Place, lines: Sequence[UUID], year: int) -> dict[str, Remark]:
    """The remarks of a year on these lines; one query."""
    rows = Remark.objects.filter(place=place, line__in=lines, year=year).order_by("pk")
    return {str(row.line): row for row in rows}


def find_remark(place: Place, line: UUID, year: int) -> Remark | None:
    """The remark on one line."""
    return Remark.objects.filter(place=place, line=line, year=year).first()
