"""What people said of targets."""

from collections.abc import Sequence
from uuid import UUID

from songhanh.evaluation.models import Remark
from songhanh.files.models import StoredFile
from songhanh.places.models import Place


def read_remarks(place: Place, lines: Sequence[UUID], year: int) -> dict[str, Remark]:
    """The remarks of a year on these lines; one query."""
    rows = Remark.objects.filter(place=place, line__in=lines, year=year).order_by("pk")
    return {str(row.line): row for row in rows}


def list_proofs(place: Place, line: UUID, year: int) -> tuple[StoredFile, ...]:
    """The papers and photos behind a reviewer's word, in the order in which they came."""
    remarks = Remark.objects.filter(place=place, line=line, year=year)
    return tuple(StoredFile.objects.filter(pk__in=remarks.values("proofs")).order_by("pk"))


def find_remark(place: Place, line: UUID, year: int) -> Remark | None:
    """The remark on one line."""
    return Remark.objects.filter(place=place, line=line, year=year).first()
