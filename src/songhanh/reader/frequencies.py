"""How often a figure is promised: a month, a quarter, a year."""

import re
from dataclasses import replace
from decimal import Decimal
from itertools import zip_longest

from songhanh.kernel.quantities import Measure, Per

_PER_UNITS: tuple[tuple[Per, str], ...] = (("month", "tháng"), ("quarter", "quý"), ("year", "năm"))
_PER_AFTER = re.compile(
    r"\s*(?:(?:trở lên|trở xuống) )?"
    r"(?:/\s*(?:01 |1 |một )?|(?:trong )?(?:mỗi|một|hằng|hàng|trên|/) |trong (?=năm\b(?! 20\d\d| học)))"
    r"(?P<per>tháng|quý|năm)\b"
)
_PER_ANY = re.compile(r"\b(?:mỗi|hằng|hàng|định kỳ hằng) (?P<per>tháng|quý|năm)\b")
_LEADING = re.compile(
    r"\s*(?:giảm|tăng|có|tổ chức|mở|thêm|ít nhất|tối thiểu|đào tạo|phấn đấu|duy trì)\b|\s*\d"
)
_MONTHS_A_TIME = re.compile(r"\s*tháng\s*/\s*(?:0?1 |một )?lần\b")
_PERIOD_A_TIME = re.compile(r"\s*(?P<per>quý|năm)\s*/\s*(?:0?1 |một )?lần\b")
_A_TIME_IN_MONTHS = re.compile(r"\s*/\s*(?:mỗi )?0?(?P<months>[36]) tháng\b")
# so many months between two times: how often in which period
_OFTEN: dict[int, tuple[int, Per]] = {1: (1, "month"), 3: (1, "quarter"), 6: (2, "year"), 12: (1, "year")}
YEARLY_THING = re.compile(r"\b(?:kế hoạch|chương trình|dự toán|báo cáo)\b[^,;]{0,40}$")


def per_after(text: str) -> Per | None:
    """The period right after a thing counted: "/năm", "mỗi quý", "trong năm"."""
    found = _PER_AFTER.match(text)
    return _per(found["per"]) if found else None


def times_a_period(value: Decimal, after: str, rest: str) -> tuple[Decimal, Per] | None:
    """ "03 tháng/lần" is once a quarter, "02 lần/6 tháng" four times a year; None for another quantity.

    `after` is what follows the figure, `rest` what follows the thing counted.
    """
    if (found := _PERIOD_A_TIME.match(after)) and value == 1 and (per := _per(found["per"])):
        return Decimal(1), per
    if _MONTHS_A_TIME.match(after) and value in _OFTEN:
        times, per = _OFTEN[int(value)]
        return Decimal(times), per
    if found := _A_TIME_IN_MONTHS.match(rest):
        times, per = _OFTEN[int(found["months"])]
        return value * times, per
    return None


def _per(word: str) -> Per | None:
    return next((per for per, name in _PER_UNITS if name == word), None)


def with_leading_per(clause: str, places: list[int], measures: list[Measure]) -> list[Measure]:
    """ "Mỗi quý … 04 tin" and "… hằng tháng": a period that stands apart from its figure."""
    done = list(measures)
    periods = list(_PER_ANY.finditer(clause))
    for found, following in zip_longest(periods, periods[1:]):
        before, after = clause[: found.start()].rstrip(), clause[found.end() :]
        leads = (
            bool(_LEADING.match(after))
            or not before.strip(" ,-")
            or before.endswith((",", ":", "định kỳ", "đấu", "tối thiểu", "ít nhất"))
        )
        if not leads and (after.strip(" ,.;)") or YEARLY_THING.search(before)):
            continue
        border = following.start() if following else len(clause)
        later = [index for index, place in enumerate(places) if found.start() < place < border]
        alone = len(periods) == 1 and all(measure.per is None for measure in done)
        led = [index for index in later if done[index].per is None]
        if not done or not (alone or (leads and led and led[0] == later[0])):
            continue
        index = _best_for_period(done, later) if leads and later else len(done) - 1
        done[index] = replace(done[index], per=_per(found["per"]))
    return done


def _best_for_period(measures: list[Measure], later: list[int]) -> int:
    """A leading period counts things rather than shares."""
    return next((index for index in later if measures[index].kind in ("count", "existence")), later[0])
