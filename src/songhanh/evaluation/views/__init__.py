"""Pages of the room."""

from songhanh.evaluation.views.figures import bind, figure_proof, record_figure, settle
from songhanh.evaluation.views.own import (
    change_indicator,
    make_indicator,
    retire,
    show_indicator,
    show_indicators,
)
from songhanh.evaluation.views.remarks import detach, proof, remark
from songhanh.evaluation.views.statistics import (
    download_statistics,
    record_statistic,
    show_statistics,
)
from songhanh.evaluation.views.targets import show_target, show_targets

__all__ = [
    "bind", "change_indicator", "detach", "download_statistics", "figure_proof", "make_indicator", "proof",
    "record_figure", "record_statistic", "remark", "retire", "settle", "show_indicator", "show_indicators",
    "show_statistics", "show_target", "show_targets",
]  # fmt: skip
