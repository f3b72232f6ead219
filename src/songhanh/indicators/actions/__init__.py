"""Writes of the room."""

from songhanh.indicators.actions.values import (
    CannotRecordValue,
    CannotSettle,
    Figure,
    record_value,
    settle_value,
)

__all__ = ["CannotRecordValue", "CannotSettle", "Figure", "record_value", "settle_value"]
