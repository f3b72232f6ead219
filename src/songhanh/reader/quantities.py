"""Figures of a promise that count something: told from dates, ages, numbers of instruments, time limits."""

import re
from decimal import Decimal

from songhanh.kernel.quantities import Comparator, Measure, MeasureKind
from songhanh.reader.figures import FIGURE, to_decimal

_WORDED = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10,
}  # fmt: skip
# What a plan counts "12/14" of; another word after such a pair leaves it a day.
_MEMBERS = (
    r"(?:số )?(?:thôn|ấp|bản|buôn|làng|khóm|khu|tổ|sóc|xã|phường|trường|cơ quan|đơn vị|phòng|cơ sở|chi bộ"
    r"|chi hội|đồng chí|người|hộ|doanh nghiệp|hợp tác xã|câu lạc bộ|trạm|ban|lớp|địa bàn|chợ|mô hình|điểm"
    r"|nhà|ủy viên|đại biểu|lãnh đạo|cán bộ|hội viên|đoàn viên|cộng tác viên|trưởng|chức danh|vị trí"
    r"|công trình|bon|phum|phụ nữ|trẻ em|bà mẹ|học sinh|nạn nhân|lao động|gia đình|cặp|vụ)\b"
)
_PEOPLE = re.compile(r"\s*(?:số )?(?:phụ nữ|trẻ em|bà mẹ|học sinh|nạn nhân|lao động|gia đình)\b")
_ON_A_DAY = re.compile(r"(?:ngày|dịp|kỷ niệm|và|đến|,|-)\s*(?:ngày )?$")
_OF_NAMED = re.compile(r"(?:\b(?:đạt|là|có|còn|được)(?: ít nhất| tối thiểu)?|:) $")
_TENTHS, _MONTHS = 10, 12
_NO_MONTH = r"(?:1[3-9]|[2-9]\d|1[1-9]\d)\b(?!\s+(?:giờ|h)\b)"  # "12/14" of anything: a day it cannot be
QUANTITY = re.compile(
    rf"(?<![\w/.,-])(?P<value>{FIGURE})"
    rf"(?P<of>\s?/\s?\d{{1,3}}(?=\s+(?:{_MEMBERS}|số [^\W\d]))|\s?/\s?{_NO_MONTH}(?=\s+[^\W\d]|[.;,)]|$))?"
    rf"(?:\s*%?\s*(?:-|đến)\s*(?P<upper>{FIGURE})(?=\s*(?:%|phần trăm|[^\W\d])))?"
    rf"(?:\s*(?P<percent>%|phần trăm\b|phần nghìn\b|‰)"
    rf"|(?P<left>(?: [^\d\s/,.;:()]+){{0,6}})\s*(?:/|\btrên\b)\s*(?P<base>1[.]?0{{2,3}}(?:[.]?000)?)(?!\d"
    rf")(?P<right>(?: [^\W\d]+){{0,4}}))?"
)
_WORD_QUANTITY = re.compile(
    r"(?:ít nhất|tối thiểu|không dưới|\bcó|duy trì|xây dựng|thành lập|tổ chức|thêm|khoảng"
    rf"|mỗi năm)\s+(?P<value>{'|'.join(_WORDED)})\s+(?!nửa|số\b|phần|cách|vài|bộ phận)(?=[^\W\d])"
)
_NOT_BEFORE = re.compile(
    r"(?:\bsố|đường dây nóng|điện thoại|tổng đài"
    r"|(?<!mỗi )(?<!hằng )(?<!hàng )\b(?:năm|tháng|quý)|\bngày|\bkhóa|\bnhiệm kỳ|\bthứ|chỉ tiêu"
    r"|mục tiêu|\bđiều"
    r"|\bkhoản|\bmục|giai đoạn|\bcấp"
    r"|\btừ đủ|\btuổi(?: từ)?|\btrong|\btrong vòng|\btrong thời gian|\bsau"
    r"|\btrên tổng số|(?<!mỗi )(?<!từng )\b(?:lớp|phường|tổ|thôn|khu phố|quận|đợt)|phụ lục|\bbiểu"
    r"|chương trình|\bluật|\blần thứ)\s*$"
)
_NOT_AFTER = re.compile(
    r"\s*(?:tuổi|không\b|giờ/ngày|ngày/(?:tuần|năm)|giờ/tuần|ngày trong tuần|/\d|-\s?(?:ct|nq|kh)"
    r"|ngày kể|tháng tuổi|cấp\b"
    r"|năm\b(?! (?:một|1) lần)|người/hộ)"
)
# A figure that a word leads to may stand without its unit: "đến năm 2030 là 02", "từ 23 xuống dưới 18".
_LED = re.compile(
    r"(?:20\d\d (?:là|đạt|có|còn)|\b(?:xuống|lên|còn))\s*"
    r"(?:là |đạt |còn |dưới |mức |ít nhất |khoảng |trên )*$"
)
_SAME_SHARE = re.compile(r"\d\s?/\s?\d+ [^\d(;.]{2,40}[(,]\s*(?:đạt |bằng |tương đương |chiếm |tỷ lệ )*$")
_SAME_COUNT = re.compile(r"%[^;.(]{0,60}\((?:tương đương|tức(?: là)?|bằng)(?: với)?(?: khoảng)? $")
_SAME_PART = re.compile(r"%[^;.()]{2,80}\($")  # "100% cán bộ (42/42 người)"
_MONEY = re.compile(r"\s*(?:triệu|tỷ|nghìn|ngàn)?\s*đồng\b")
_EACH_SUM = re.compile(r"(?:mức|trị giá|giá trị|số tiền|suất|kinh phí|dự toán|hỗ trợ)\b[^\d;.]{0,40}$")
# "100 phụ nữ khởi nghiệp với 3 tỷ đồng", "50 phụ nữ vay 2,5 tỷ đồng": the sum goes to those counted.
_SUM_FOR_THEM = re.compile(
    r"\d[^\d;.]{2,60}\b(?:với|vay|vay vốn|nguồn vốn|vốn vay|được|gồm|hết|cần)(?: trên| khoảng)? $"
)
_AT_PLACES = re.compile(r"\d(?:(?!mỗi |từng )[^\d;.]){2,60} (?:tại|ở|trên địa bàn) $")
_PLACES = re.compile(
    r"\s*(?:thôn|ấp|bản|buôn|bon|khóm|khu phố|khu dân cư|tổ dân phố|xã|phường|trường|điểm|địa bàn)\b"
)
_GROWN = re.compile(r"[,(]\s*(?:tăng|giảm|vượt)(?: thêm| ít nhất| khoảng)?\s*$")
_THAN_BEFORE = re.compile(r"[^,;.]{0,30}\bso (?:với )?(?:cùng kỳ|năm)\b")
_RISE_FIRST = re.compile(
    r"\b(?:tăng|giảm)\b[^;.]{0,40}\bso (?:với )?(?:cùng kỳ|năm)[^;.,]{0,20},"
    r" (?:đạt|còn|chiếm) (?:[^\W\d]+ )?$"
)
NEAR = 300  # characters before and after a figure that may bear on it
_SMALLEST_COUNT = 4  # a denominator up to this is a fraction, not a count of all there are
_MOST = 40  # figures of one promise; what has more is no target
RIGHT_END = re.compile(r"(?:^|\s)(?:sinh ra|xuống|giảm|dưới|còn|được|trong|vào|năm|của|và|so)\b")


def find_quantities(clause: str) -> list[re.Match[str]]:
    """The figures of a clause that are quantities, in order."""
    found: list[re.Match[str]] = []
    for match in QUANTITY.finditer(clause):
        if _counts(clause, match) and not (found and _is_aside(clause, match)):
            if (
                found
                and _RISE_FIRST.search(clause[: match.start()])
                and found[-1]["percent"] == match["percent"]
            ):
                found.pop()  # "tăng 3% so với năm 2025, đạt 62%" promises the second
            found.append(match)
    taken = [match.span() for match in found]
    worded = [
        match
        for match in _WORD_QUANTITY.finditer(clause)
        if not any(a <= match.start("value") < b for a, b in taken)
    ]
    return sorted(found + worded, key=lambda match: match.start("value"))[:_MOST]


def _is_aside(clause: str, match: re.Match[str]) -> bool:
    """Promised already: the share of "12/14 thôn (85,7%)", the sum of "30 hộ vay, mức 50 triệu đồng",
    the growth of "1.200 lượt người, tăng 10% so với năm 2025".
    """
    before, after = around(clause, match.start(), match.end())
    if _GROWN.search(before) and _THAN_BEFORE.match(after):
        return True
    if match["percent"]:
        return bool(_SAME_SHARE.search(before))
    if _AT_PLACES.search(before) and _PLACES.match(after):
        return True  # "03 mô hình tại 03 phường"
    if _SAME_COUNT.search(before) or (match["of"] and _SAME_PART.search(before)):
        return True
    return bool(_MONEY.match(after) and (_EACH_SUM.search(before) or _SUM_FOR_THEM.search(before)))


def around(clause: str, start: int, end: int) -> tuple[str, str]:
    """The words near a figure, as far as they can bear on it."""
    return clause[max(0, start - NEAR) : start], clause[end : end + NEAR]


def _counts(clause: str, match: re.Match[str]) -> bool:
    """Whether a figure is a quantity, not a date, an age, a number of an instrument, a year."""
    before, after = around(clause, match.start(), match.end())
    if match["of"] and _PEOPLE.match(after) and int(match["of"].strip("/ ")) <= _MONTHS:
        return not _ON_A_DAY.search(before)  # "9/10 phụ nữ mang thai", but "dịp 20/10 phụ nữ toàn xã"
    if match["of"] and not after[:1].isspace():
        return bool(_OF_NAMED.search(before))  # "số xã … đạt 66/96."
    if match["percent"] or match["base"] or match["of"]:
        return True
    if (
        _NOT_BEFORE.search(before[-24:])
        or _NOT_AFTER.match(after)
        or re.match(r"\s*[-/]\s*\d|/[a-zđ]{2}", after)
    ):
        return False
    if re.fullmatch(r"(?:19|20)\d\d", match["value"]):
        return False
    if re.match(r"\s*(?:[.,;)]|$|và\b)", after) and _LED.search(before):
        return True
    return bool(re.match(r"\s*[^\W\d]", after))


def value_of(text: str) -> Decimal | None:
    """A figure or a number word; None for what could be two numbers."""
    return Decimal(_WORDED[text]) if text in _WORDED else to_decimal(text)


def part_of_all(found: re.Match[str], after: str) -> Decimal | None:
    """ "1/4 số buôn", "2/3 thôn", "9/10 phụ nữ" is a share in percent; "12/14 thôn" counts them."""
    whole = found["of"].strip("/ ")
    people = _PEOPLE.match(after) and int(whole) <= _TENTHS
    if not people and ("0" in whole or (int(whole) > _SMALLEST_COUNT and not after.startswith(" số "))):
        return None
    part = to_decimal(found["value"])
    if part is None:
        return None
    share = (part * 100 / int(whole)).quantize(Decimal("0.01"))
    return share.quantize(Decimal(1)) if share == share.to_integral_value() else share.normalize()


def rate_of(groups: dict[str, str | None], comparator: Comparator, value: Decimal) -> Measure:
    """ "109 bé trai/100 bé gái" is a ratio, "18/1.000 phụ nữ" a rate."""
    base, left, right = groups["base"] or "", (groups["left"] or "").strip(), (groups["right"] or "").strip()
    right = RIGHT_END.split(right, maxsplit=1)[0].strip()
    hundred = base.replace(".", "") == "100"
    unit = f"{left}/{base}" + (f" {right}" if right else "")
    kind: MeasureKind = "ratio" if hundred and left else "rate"
    return Measure(kind, comparator, value, unit)
