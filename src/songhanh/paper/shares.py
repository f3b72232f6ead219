"""A part of a whole in percent, divided last and rounded once, as papers print it."""

from decimal import ROUND_HALF_UP, Decimal


def percent(part: int, whole: int) -> Decimal:
    """To one decimal, half up, without an idle zero: 58.5, 100. The whole is not 0."""
    exact = Decimal(part) * 100 / Decimal(whole)
    rounded = exact.quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)
    return rounded.quantize(Decimal(1)) if rounded == rounded.to_integral_value() else rounded
