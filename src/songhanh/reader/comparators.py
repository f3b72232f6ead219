"""What a promise demands of its figure: at least, at most, exactly, about."""

import re
from decimal import Decimal

from songhanh.catalogue.vocabulary import comparisons
from songhanh.kernel.quantities import Comparator
from songhanh.reader.quantities import around

_BEFORE = tuple((one.sign, re.compile(one.before)) for one in comparisons())
_NEAR = 60  # characters; no word of comparison with what may stand behind it is longer
_MORE_AFTER = re.compile(r"\s*(?:[^\W\d]+ ){0,5}?(?:trở lên|hoặc hơn)")
_LESS_AFTER = re.compile(r"\s*(?:[^\W\d]+ ){0,3}?trở xuống")
_LOWER_IS_BETTER = re.compile(
    r"tỷ số giới tính khi sinh|tử vong|tảo hôn"
    r"|(?:sinh|mang thai|có thai|phá thai)\b[^;.,:]{0,30}vị thành niên"
    r"|vị thành niên (?:[^\W\d]+ ){0,2}(?:sinh|mang thai|có thai|phá thai|kết hôn)\b"
    r"|mất cân bằng|hôn nhân cận huyết|nạo phá thai"
    r"|tỷ lệ (?:hộ )?nghèo|số vụ|suy dinh dưỡng|thất nghiệp|\bgiảm\b|chênh lệch|bỏ học"
)
# "số vụ … hòa giải thành đạt 80%": what is done about it may be much.
_DONE_WELL = re.compile(
    r"\b(?:hòa giải|xử lý|giải quyết|can thiệp|hỗ trợ|tư vấn|tiếp cận|sàng lọc)\b[^;.]{0,60}$"
)
_KEPT = re.compile(
    r"(?:duy trì|giữ)(?: vững| ổn định)?(?: ở)?(?: mức)?\s*$|\b(?:duy trì|giữ)\b[^;,.\d]{0,80}\bở mức\s*$"
)
_NOT_ABOVE = re.compile(r"\bkhông (?:để|cho|được)\b[^;.,]{0,60}\b(?:vượt|trên|quá)(?: quá)?(?: mức)? $")
_AT_LEVEL = re.compile(r"(?:ở mức|đạt|là|:|còn|xuống|dưới)\s*$")


def said_before(before: str) -> Comparator | None:
    """The comparator that the words right before a figure name."""
    near = before[-_NEAR:]
    return next((comparator for comparator, pattern in _BEFORE if pattern.search(near)), None)


def comparator_of(clause: str, found: re.Match[str], value: Decimal) -> Comparator:
    """What a clause demands of one of its figures, said or understood."""
    before, after = around(clause, found.start("value"), found.end())
    if _MORE_AFTER.match(after):
        return ">="
    if _LESS_AFTER.match(after):
        return "<="
    if _NOT_ABOVE.search(before):
        return "<="
    return said_before(before) or _unsaid(before, value if found.groupdict().get("percent") else None)


def _unsaid(before: str, share: Decimal | None) -> Comparator:
    """What holds where no word says so: all or none exactly, what is kept exactly, what is bad at most."""
    if share in (0, 100) or _KEPT.search(before):
        return "="
    low = None if _DONE_WELL.search(before) else _LOWER_IS_BETTER.search(before)
    named = low and low[0] != "giảm" and before.rstrip(" :").endswith(low[0])
    return "<=" if low and (named or _AT_LEVEL.search(before)) else ">="
