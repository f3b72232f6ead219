"""Where a promise starts from: "từ 28% lên 45%", "giảm từ 23 ca … xuống dưới 18 ca"."""

import re
from dataclasses import dataclass
from decimal import Decimal

from songhanh.reader.figures import FIGURE, to_decimal
from songhanh.reader.quantities import QUANTITY, rate_of

_BASELINE = re.compile(rf"\b(?:giảm |tăng |nâng )?từ\s+(?:mức )?(?P<value>{FIGURE})")
_THEN = re.compile(r"\b(?:xuống|còn|lên|dưới|đến|thành|đạt)\b")
_ROSE = re.compile(r"\s*%?(?: năm 20\d\d)?\s+(?:lên|xuống)\b")


@dataclass(frozen=True, slots=True)
class Baseline:
    """ "giảm từ 23 … xuống dưới 18": where it starts from, in which year, and where that stands."""

    value: Decimal
    at: int
    end: int
    year: int | None = None
    unit: str = ""


def baseline_of(clause: str) -> Baseline | None:
    """The figure that a clause starts from, if it names one and where it leads."""
    found = _BASELINE.search(clause)
    if found is None:
        return None
    rest = clause[found.end() :]
    moved = re.search(r"\b(?:giảm|tăng|nâng|hạ)\b[^;.]{0,60}$", clause[: found.start() + 5])
    moved = moved or _ROSE.match(rest)
    if not moved or not QUANTITY.search(rest) or not _THEN.search(rest) or "trở lên" in rest:
        return None
    value = to_decimal(found["value"])
    if value is None:
        return None
    year = re.match(r"(?:(?!xuống|còn|lên|dưới|đến)[^;,]){0,40}?\bnăm (20\d\d)", rest)
    end = found.end() + (year.end() if year else 0)
    rate = QUANTITY.match(clause, found.start("value"))
    unit = rate_of(rate.groupdict(), ">=", value).unit if rate and rate["base"] else ""
    return Baseline(value, found.start("value"), end, int(year[1]) if year else None, unit)
