"""Pages of the room."""

from songhanh.evaluation.views.figures import bind, record_figure, settle
from songhanh.evaluation.views.remarks import remark
from songhanh.evaluation.views.targets import show_target, show_targets

__all__ = ["bind", "record_figure", "remark", "settle", "show_target", "show_targets"]
