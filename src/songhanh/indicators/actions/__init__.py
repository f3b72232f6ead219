"""Writes of the room."""

from songhanh.indicators.actions.own import (
    CannotDefine,
    Wording,
    check_wording,
    define_indicator,
    redefine_indicator,
    retire_indicator,
)
from songhanh.indicators.actions.values import (
    CannotRecordValue,
    CannotSettle,
    Figure,
    attach_proofs,
    record_value,
    settle_value,
)

__all__ = [
    "CannotDefine", "CannotRecordValue", "CannotSettle", "Figure", "Wording", "attach_proofs",
    "check_wording", "define_indicator", "record_value", "redefine_indicator",
    "retire_indicator", "settle_value",
]  # fmt: skip
