"""Pages of the room."""

from songhanh.evaluation.views.figures import bind, record_figure, settle
from songhanh.evaluation.views.remarks import remark
from songhanh.evaluation.views.statistics import (
    download_statistics,
    record_statistic,
    show_statistics,
)
from songhanh.evaluation.views.targets import show_target, show_targets

__all__ = [
    "bind", "download_statistics", "record_figure", "record_statistic", "remark", "settle", "show_statistics",
    "show_target", "show_targets",
]  # fmt: skip
