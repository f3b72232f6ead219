"""Where a promise starts from: "từ 28% lên 45%", "giảm từ 23 ca … xuống dưới 18 ca"."""

import re
from dataclasses import dataclass
from decimal import Decimal

from songhanh.reader.figures import FIGURE, to_decimal
from songhanh.reader.quantities import QUANTITY, rate_of

_BASELINE = re.compile(rf"\b(?:giảm |tăng |nâng )?từ\s+(?:mức )?(?P<value>{FIGURE})")
_THEN = re.compile(r"\b(?:xuống|còn|lên|dưới|đến|thành|đạt)\b")
_ROSE = re.compile(r"\s*%?(?:,? (?:cuối |của )?năm 20\d\d| hiện (?:nay|tại|có))?,?\s+(?:lên|xuống)\b")


_WHEN = r"(?:đến |cuối |hết |ước |thực hiện |kết quả )*"
_THERE = (
    r"\s*(?:là|đạt|có|chiếm|ở mức|mới đạt|còn|xảy ra|ghi nhận|phát hiện|:|,|-)?\s*"
    r"(?:khoảng |trên |mới |đạt |là )?"
)
# "(năm 2025 là 42,9%)", "(42,9% năm 2025)", "so với 42,9% của năm 2025"
_TOLD = re.compile(
    rf"\(\s*{_WHEN}(?:năm (?P<year>20\d\d)|hiện(?: nay| tại| có)?|cùng kỳ(?: năm 20\d\d)?|năm trước)"
    rf"{_THERE}(?P<value>{FIGURE})\s*(?P<unit>[^()\d]{{0,60}})\)"
    rf"|\(\s*(?P<value2>{FIGURE})\s*(?P<unit2>[^()\d,;]{{0,40}}?),?\s*(?:vào |của |trong )?"
    rf"{_WHEN}năm (?P<year2>20\d\d)\s*\)"
    rf"|\bso với (?:mức )?(?P<value3>{FIGURE})\s*(?P<unit3>[^()\d,.;]{{0,40}}?)\s*(?:vào |của |trong )?"
    rf"{_WHEN}năm (?P<year3>20\d\d)"
)


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
    found = _BASELINE.search(clause) if "từ" in clause else None
    if found is None:
        return None
    rest = clause[found.end() :]
    moved = re.search(r"\b(?:giảm|tăng|nâng|hạ)\b[^;.]{0,60}$", clause[: found.start() + 5])
    moved = moved or _ROSE.match(rest)
    if (
        not moved
        or "so với" in clause[: found.start()]
        or not QUANTITY.search(rest)
        or not _THEN.search(rest)
        or "trở lên" in rest
    ):
        return None
    value = to_decimal(found["value"])
    if value is None:
        return None
    year = re.match(r"(?:(?!xuống|còn|lên|dưới|đến)[^;,]){0,40}?(?:\bnăm |\()(20\d\d)", rest)
    end = found.end() + (year.end() if year else 0)
    rate = QUANTITY.match(clause, found.start("value"))
    unit = rate_of(rate.groupdict(), ">=", value).unit if rate and rate["base"] else ""
    return Baseline(value, found.start("value"), end, int(year[1]) if year else None, unit)


def told_aside(key: str, since: int | None, until: int | None) -> "tuple[str, list[Baseline]]":
    """The words with blanks where they tell what an earlier year reached, and what that was.

    `since`: the first year that is promised for; a later one in brackets is a promise ("(năm 2028: 60%)"),
    and so is the first, unless the plan runs beyond it and the words tell what is ("(năm 2026 là 18,5%)").
    """
    found: list[Baseline] = []
    if "năm" not in key and "hiện" not in key and "cùng kỳ" not in key:
        return key, found
    for told in _TOLD.finditer(key):
        groups = told.groupdict()
        year = next((int(groups[name]) for name in ("year", "year2", "year3") if groups[name]), None)
        number = next(name for name in ("value", "value2", "value3") if groups[name])
        value = to_decimal(groups[number])
        begun = year == since != until and " là " in told[0]
        if value is None or (year and since and year >= since and not begun):
            continue
        unit = groups[number.replace("value", "unit")].strip(" .")
        found.append(Baseline(value, told.start(number), told.end(), year, unit))
        key = f"{key[: told.start()]}{' ' * len(told[0])}{key[told.end() :]}"
    return key, found
