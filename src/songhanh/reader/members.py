"""What is promised of each member of a group: "mỗi thôn có ít nhất 01 tổ", "mỗi lớp 40 người"."""

import re
from dataclasses import replace
from decimal import Decimal

from songhanh.catalogue.vocabulary import village_words
from songhanh.kernel.quantities import Measure

_OF_EACH = re.compile(r"\s*(?:trong đó,? )?(?:mỗi|từng) (?!năm|quý|tháng|tuần)(?P<member>[^\W\d]+)")
_PERSONS = (
    r"\b(?:người|phụ nữ|nữ|cán bộ|công chức|viên chức|hội viên|đảng viên|đoàn viên|thành viên|cộng tác viên"
    r"|lao động|học sinh|nạn nhân|đại biểu)\b"
)
# Bodies and places: that each of them has something is a promise about all of them. The contract has no word
# of its own for "mỗi thôn có ít nhất 01 tổ", but says that a quantity inside a coverage is the threshold for
# each member and tells who counts: so this is its "100% tổ dân phố … ít nhất 01 lần/năm" in other words.
_ALL = re.compile(
    r"\s*(?:(?:mục tiêu|chỉ tiêu)(?: số)? \d+: )?"
    r"(?:(?:phấn đấu|bảo đảm|đảm bảo|duy trì|đến năm 20\d\d,?|hằng năm,?|hàng năm,?) )*(?:mỗi|từng) "
    rf"(?:{village_words()}|xã|phường|đặc khu|trường|cơ quan|đơn vị|chi hội|chi bộ|chi đoàn|trạm|ngành"
    r"|hợp tác xã|phòng|trung tâm|ban)\b"
)


def is_of_each_before(key: str, start: int, end: int) -> bool:
    """Whether a clause speaks of each of those that the clauses before it have named."""
    found = _OF_EACH.match(key, start, end)
    if found is None:
        return False
    known = _PERSONS if found["member"] == "người" else rf"\b{found['member']}\b"
    return re.search(known, key[:start]) is not None


def for_each_member(clause: str, measures: list[Measure]) -> list[Measure]:
    """ "Mỗi thôn có ít nhất 01 tổ": all villages are promised, and the count says which of them has it."""
    counted = all(one.kind in ("count", "existence") for one in measures)
    if not counted or not _ALL.match(clause):
        return measures
    whole = Measure("coverage", "=", Decimal(100), "%", by=measures[0].by)
    return [whole, *(replace(one, kind="count", qualifies=0, commitment=0) for one in measures)]
