"""The table of gender statistics as a sheet to take away."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from songhanh.indicators.queries import StatisticLine, StatisticsOfGroup
from songhanh.kernel.dates import write_date
from songhanh.paper.grid import GridColumn, GridSheet
from songhanh.places.models import Place


def make_sheet(place: Place, year: int, groups: Sequence[StatisticsOfGroup], upto: date) -> GridSheet:
    """One row for each line; a figure that nobody has said stays blank and says so."""
    titles = (
        (_("Nhóm"), 26), (_("Số liệu"), 44), (_("Đơn vị tính"), 12), (_("Tổng số"), 10), (_("Nam"), 10),
        (_("Trong đó nữ"), 12), (_("Tỷ lệ nữ (%)"), 14), (_("Giai đoạn số liệu"), 18),
        (_("Nguồn số liệu"), 34), (_("Đơn vị cung cấp"), 30), (_("Cách hiểu, nguồn sổ sách ở đây"), 34),
    )  # fmt: skip
    return GridSheet(
        name=_("Thống kê giới"),
        title=_("Thống kê giới năm %(year)s, %(place)s") % {"year": year, "place": place.full_name},
        lead=_("Số liệu đến %(day)s.") % {"day": write_date(upto)},
        columns=tuple(GridColumn(str(title), width) for title, width in titles),
        rows=[_row(group.name, line) for group in groups for line in group.lines],
    )


def _row(group: str, line: StatisticLine) -> tuple[str | int | Decimal | None, ...]:
    if line.register:
        stage, source = _("đến nay, chưa chốt sổ") if line.is_open else _("đã chốt sổ"), _("Sổ theo dõi")
    elif line.typed is not None:
        stage, source = line.typed.stage_label, line.typed.source
    else:
        stage, source = _("Chưa có số liệu"), ""
    return (
        group, line.name, line.unit, line.total, line.men, line.women, _share(line), str(stage), source,
        line.provider, line.note,
    )  # fmt: skip


def _share(line: StatisticLine) -> Decimal | str | None:
    """Of women in all, as the page shows it: not of nobody, nor of few."""
    if line.total is None:
        return None
    if line.share is None:
        return _("ít người, chỉ nêu số") if line.is_small else _("Không phát sinh")
    return line.share
