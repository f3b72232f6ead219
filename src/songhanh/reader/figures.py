"""Numbers in running text, as offices write them: 1.234,5; what could be two numbers is none."""

import re
from decimal import Decimal

FIGURE = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?"


def to_decimal(text: str) -> Decimal | None:
    """1.234,5 → 1234.5; None for what could be two numbers ("60.5", "1.2.3")."""
    whole, comma, part = text.partition(",")
    if "." in whole and not re.fullmatch(r"[1-9]\d{0,2}(?:\.\d{3})+", whole):
        return None
    return Decimal(whole.replace(".", "") + ("." + part if comma else ""))
