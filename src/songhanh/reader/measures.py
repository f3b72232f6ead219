"""Figures that a target promises, read from its words: comparator, value, unit, per what, by when."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from songhanh.kernel.quantities import Comparator, Measure, MeasureKind, Per

_WORDED = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10,
}  # fmt: skip
_FIGURE = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?"
_QUANTITY = re.compile(
    rf"(?<![\w/.,-])(?P<value>{_FIGURE})"
    rf"(?:\s*(?:-|đến)\s*(?P<upper>{_FIGURE})(?=\s*(?:%|phần trăm)))?"
    rf"(?:\s*(?P<percent>%|phần trăm\b|phần nghìn\b|‰)"
    rf"|(?P<left>(?: [^\d\s/,.;:()]+){{0,6}})\s*/\s*(?P<base>1[.]?0{{2,3}}(?:[.]?000)?)(?!\d)(?P<right>(?: [^\W\d]+){{0,4}}))?"
)
_WORD_QUANTITY = re.compile(
    rf"(?:ít nhất|tối thiểu|không dưới|\bcó|duy trì|xây dựng|thành lập|tổ chức|thêm|khoảng|mỗi năm)\s+(?P<value>{'|'.join(_WORDED)})\s+(?=[^\W\d])"
)
_NOT_BEFORE = re.compile(
    r"(?:\bsố|\bnăm|\bngày|\btháng|\bquý|\bkhóa|\bnhiệm kỳ|\bthứ|chỉ tiêu|mục tiêu|\bđiều|\bkhoản|\bmục|giai đoạn|\bcấp"
    r"|\btừ đủ|\blớp|\bphường|\btổ|\bthôn|\bkhu phố|\bquận|\bđợt|phụ lục|\bbiểu|chương trình|\bluật|\blần thứ)\s*$"
)
_NOT_AFTER = re.compile(
    r"\s*(?:tuổi|giờ/ngày|/\d|-\s?(?:ct|nq|kh)|ngày kể|tháng tuổi|cấp\b|năm\b(?! (?:một|1) lần)|người/hộ)"
)
_YEAR = re.compile(
    r"(?:đến (?:hết |cuối )?(?:năm )?|vào (?:cuối )?năm |trong năm |năm |hết năm |cuối năm )(20\d{2})(?!\s*[-/–]\s*\d)"
)
_COMMITMENTS = re.compile(r";|\.\s+(?=[^\W\d_])|\.\s*$")
_PER_UNITS: tuple[tuple[Per, str], ...] = (("month", "tháng"), ("quarter", "quý"), ("year", "năm"))
_PER_AFTER = re.compile(
    r"\s*(?:/\s*(?:01 |1 |một )?|(?:trong )?(?:mỗi|một|hằng|hàng|trên|/) )(?P<per>tháng|quý|năm)\b"
)
_PER_ANY = re.compile(r"\b(?:mỗi|hằng|hàng|định kỳ hằng) (?P<per>tháng|quý|năm)\b")
_TWICE_A_YEAR = re.compile(r"\s*/\s*(?:06|6) tháng")

_BEFORE: tuple[tuple[Comparator, re.Pattern[str]], ...] = tuple(
    (comparator, re.compile(pattern))
    for comparator, pattern in (
        (">=", r"(?:ít nhất|tối thiểu|không (?:dưới|ít hơn|thấp hơn)|bằng hoặc (?:trên|hơn)|từ)\s*(?:là |đạt |có |trên )?$"),
        ("<=", r"(?:không (?:quá|vượt quá|vượt|trên|nhiều hơn|cao hơn)|tối đa|nhiều nhất)\s*(?:là |còn )?$"),
        ("<", r"(?:dưới|thấp hơn|ít hơn|nhỏ hơn|chưa đến)\s*(?:mức )?$"),
        (">", r"(?:\btrên|\bhơn|vượt|cao hơn|lớn hơn)\s*(?:mức )?$"),
        ("~", r"(?:khoảng|xấp xỉ|\bgần|ước)\s*(?:đạt )?$"),
        ("<=", r"(?:\bcòn|giảm xuống|xuống|giảm còn|ở mức dưới|kéo giảm)\s*(?:mức |khoảng )?$"),
    )
)  # fmt: skip
_MORE_AFTER = re.compile(r"\s*(?:[^\W\d]+ ){0,5}?(?:trở lên|hoặc hơn)")
_LESS_AFTER = re.compile(r"\s*(?:[^\W\d]+ ){0,3}?trở xuống")
_LOWER_IS_BETTER = re.compile(
    r"tỷ số giới tính khi sinh|tử vong|tảo hôn|sinh ở vị thành niên|vị thành niên|mất cân bằng|hôn nhân cận huyết|nạo phá thai"
    r"|tỷ lệ (?:hộ )?nghèo|số vụ|suy dinh dưỡng|thất nghiệp|\bgiảm\b|chênh lệch|bỏ học"
)
_FALL = re.compile(r"\b(?:giảm|hạ|kéo giảm)\b")
_BASELINE = re.compile(rf"\b(?:giảm |tăng |nâng )?từ\s+(?:mức )?(?P<value>{_FIGURE})")
_THEN = re.compile(r"\b(?:xuống|còn|lên|dưới|đến|thành|đạt)\b")
_MONEY = re.compile(r"\s*(?P<scale>triệu|tỷ|nghìn|ngàn)?\s*đồng\b")
_SCALES = {"triệu": 10**6, "tỷ": 10**9, "nghìn": 1000, "ngàn": 1000}
_UNIT_END = re.compile(
    r"\s*(?:[;.:()/]|,(?! (?:bài|tin|lớp|buổi|cuộc|phóng sự)\b)|\b(?:về|tại|trong|cho|được|trên|để|nhằm|với|của|mỗi|hằng|hàng|cung cấp|phòng|tuyên truyền"
    r"|triển khai|thực hiện|trở|đến|từ|và đạt|do|theo|ở|có|là|liên quan|so với|nâng cao|bình đẳng giới)\b)"
)


@dataclass(frozen=True, slots=True)
class Unclear:
    """A figure that could be two: "60.5"."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Figures:
    """The measures of one target, and the figures that could not be read for sure."""

    measures: tuple[Measure, ...]
    unclear: tuple[Unclear, ...] = ()


def to_decimal(text: str) -> Decimal | None:
    """1.234,5 → 1234.5; None for what could be two numbers ("60.5", "1.2.3")."""
    whole, comma, part = text.partition(",")
    if "." in whole and not re.fullmatch(r"[1-9]\d{0,2}(?:\.\d{3})+", whole):
        return None
    return Decimal(whole.replace(".", "") + ("." + part if comma else ""))


def read_measures(key: str, by: int | None) -> Figures:
    """All measures in the folded words of one target. `by`: the year that holds where the words name none."""
    found: list[Measure] = []
    unclear: list[Unclear] = []
    commitment = 0
    for start, end in _clauses(key):
        measures = _read_clause(key, start, end, unclear)
        if not measures:
            continue
        first = len(found)
        found.extend(
            replace(
                measure,
                commitment=commitment,
                qualifies=None if measure.qualifies is None else first + measure.qualifies,
                by=measure.by or by,
            )
            for measure in measures
        )
        commitment += 1
    return Figures(tuple(found), tuple(unclear))


def _clauses(key: str) -> list[tuple[int, int]]:
    """Where one promise ends and the next begins."""
    edges = [0]
    for cut in _COMMITMENTS.finditer(key):
        if _depth(key, cut.start()) == 0:
            edges.append(cut.end())
    edges.append(len(key))
    return [(a, b) for a, b in zip(edges, edges[1:], strict=False) if b > a]


def _depth(key: str, at: int) -> int:
    return key.count("(", 0, at) - key.count(")", 0, at)


def _read_clause(key: str, start: int, end: int, unclear: list[Unclear]) -> list[Measure]:
    clause = key[start:end]
    years = [(int(found[1]), found.start()) for found in _YEAR.finditer(clause)]
    measures: list[tuple[int, Measure]] = []
    baseline = _baseline(clause)
    for found in _quantities(clause):
        if baseline and found.start("value") == baseline[1]:
            continue
        value = _value(found["value"])
        if value is None:
            at = start + found.start("value")
            unclear.append(Unclear(found["value"], at, at + len(found["value"])))
            continue
        measures.append((found.start("value"), _measure(clause, found, value)))
    found_measures = [
        replace(measure, by=_year_of(position, years, clause)) for position, measure in measures
    ]
    found_measures = _with_leading_per(clause, measures, found_measures)
    if baseline and found_measures:
        found_measures[0] = replace(found_measures[0], baseline=baseline[0])
    return _qualified(found_measures)


def _quantities(clause: str) -> list[re.Match[str]]:
    found = [match for match in _QUANTITY.finditer(clause) if _counts(clause, match)]
    taken = [match.span() for match in found]
    for match in _WORD_QUANTITY.finditer(clause):
        if not any(a <= match.start("value") < b for a, b in taken):
            found.append(match)
    return sorted(found, key=lambda match: match.start("value"))


def _counts(clause: str, match: re.Match[str]) -> bool:
    """Whether a figure is a quantity, not a date, an age, a number of an instrument, a year."""
    before, after = clause[: match.start()], clause[match.end() :]
    groups = match.groupdict()
    if groups.get("percent") or groups.get("base"):
        return True
    if _NOT_BEFORE.search(before) or _NOT_AFTER.match(after) or re.match(r"\s*[-/]\s*\d|/[a-zđ]{2}", after):
        return False
    if re.fullmatch(r"(?:19|20)\d\d", match["value"]):
        return False
    return bool(re.match(r"\s*[^\W\d]", after))


def _value(text: str) -> Decimal | None:
    return Decimal(_WORDED[text]) if text in _WORDED else to_decimal(text)


def _measure(clause: str, found: re.Match[str], value: Decimal) -> Measure:
    groups = found.groupdict()
    after = clause[found.end() :]
    comparator = _comparator(clause, found, value)
    upper = to_decimal(groups["upper"]) if groups.get("upper") else None
    if upper is not None:
        comparator = "between"
    if groups.get("percent"):
        return Measure(
            _share_kind(clause, found.start()), comparator, value, "%", upper=upper, per=_per_after(after)
        )
    if groups.get("base"):
        return _rate(groups, comparator, value)
    if ratio := re.match(r"\s*lần(?= so với)", after):
        return Measure("ratio", comparator, value, ratio[0].strip())
    if money := _MONEY.match(after):
        return Measure(
            "amount",
            comparator,
            value * _SCALES.get(money["scale"] or "", 1),
            "đồng",
            per=_per_after(after[money.end() :]),
        )
    unit, rest = _unit(after)
    kind = _count_kind(clause, found.start("value"), value, rest)
    return Measure(kind, comparator, value, unit, per=_per_after(rest))


def _rate(groups: dict[str, str | None], comparator: Comparator, value: Decimal) -> Measure:
    base, left, right = groups["base"] or "", (groups["left"] or "").strip(), (groups["right"] or "").strip()
    right = re.sub(r"\s+(?:sinh ra|xuống|giảm|dưới|còn|được|trong|vào).*$", "", right)
    hundred = base.replace(".", "") == "100"
    unit = f"{left}/{base}" + (f" {right}" if right else "")
    kind: MeasureKind = "ratio" if hundred and left else "rate"
    return Measure(kind, comparator, value, unit)


def _share_kind(clause: str, at: int) -> MeasureKind:
    return "share" if re.search(r"tỷ lệ|tỉ lệ|tỷ trọng|cơ cấu", clause[:at]) else "coverage"


def _count_kind(clause: str, at: int, value: Decimal, rest: str) -> MeasureKind:
    exists = re.search(
        r"(?:\bcó|duy trì|thành lập|xây dựng)(?: [^\W\d]+){0,3} (?:ít nhất |tối thiểu )?$", clause[:at]
    )
    return "existence" if value == 1 and exists and _per_after(rest) is None else "count"


def _comparator(clause: str, found: re.Match[str], value: Decimal) -> Comparator:
    before, after = clause[: found.start("value")], clause[found.end() :]
    if _MORE_AFTER.match(after):
        return ">="
    if _LESS_AFTER.match(after):
        return "<="
    for comparator, pattern in _BEFORE:
        if pattern.search(before):
            return comparator
    if found.group(0).startswith(("ít nhất", "tối thiểu", "không dưới")):
        return ">="
    if found.groupdict().get("percent") and value in (0, 100):
        return "="
    if re.search(r"(?:duy trì|giữ)(?: vững| ổn định)?(?: ở)?(?: mức)?\s*$", before):
        return "="
    if _LOWER_IS_BETTER.search(before) and re.search(r"(?:ở mức|đạt|là|:|còn|xuống|dưới|\bgiảm)\s*$", before):
        return "<="
    return ">="


def _per_after(text: str) -> Per | None:
    found = _PER_AFTER.match(text)
    return _per(found["per"]) if found else None


def _per(word: str) -> Per | None:
    return next((per for per, name in _PER_UNITS if name == word), None)


def _unit(after: str) -> tuple[str, str]:
    """The thing counted, and what follows it: "tin, bài" of "04 tin, bài tuyên truyền về …"."""
    lead = re.match(r"\s*(?:trong (?:các|số các|số) |các |loại )?", after)
    start = lead.end() if lead else 0
    stop = _UNIT_END.search(after, start + 1)
    end = stop.start() if stop else len(after)
    words = after[start:end].split()
    kept = " ".join(words[:8]).strip(" ,")
    return kept, after[end:]


def _baseline(clause: str) -> tuple[Decimal, int] | None:
    """ "giảm từ 23 … xuống dưới 18": where it starts from, and where that figure stands."""
    found = _BASELINE.search(clause)
    if found is None:
        return None
    rest = clause[found.end() :]
    later = [
        match
        for match in _QUANTITY.finditer(rest)
        if match.groupdict().get("percent") or match.groupdict().get("base") or True
    ]
    moved = re.search(r"\b(?:giảm|tăng|nâng|hạ)\b[^;.]{0,60}$", clause[: found.start() + 5])
    if not moved or not later or not _THEN.search(rest) or "trở lên" in rest:
        return None
    value = to_decimal(found["value"])
    return (value, found.start("value")) if value is not None else None


def _year_of(position: int, years: list[tuple[int, int]], clause: str) -> int | None:
    """The year that belongs to a figure: the one before it, unless another figure stands between; else the next."""
    if not years:
        return None
    before = [year for year, at in years if at < position]
    after = [year for year, at in years if at > position]
    if (
        len(years) > 1
        and after
        and re.match(r"[^;,]{0,40}?(?:vào|đến|trong) (?:cuối |hết )?(?:năm )?20", clause[position:])
        and not (
            before
            and years[0][1] < position
            and len(before) > 0
            and clause[:position].rstrip().endswith(("đạt", "là", "còn"))
        )
    ):
        return after[0]
    return before[-1] if before else after[0]


def _with_leading_per(
    clause: str, placed: list[tuple[int, Measure]], measures: list[Measure]
) -> list[Measure]:
    """ "Mỗi quý … 04 tin" and "… hằng tháng": a period that stands apart from its figure."""
    done = list(measures)
    for found in _PER_ANY.finditer(clause):
        per = _per(found["per"])
        leads = not clause[: found.start()].strip(" ,-") or clause[: found.start()].rstrip().endswith(
            (",", ":", "định kỳ", "đấu")
        )
        trails = not clause[found.end() :].strip(" ,.;)")
        if not (leads or trails):
            continue
        order = range(len(done)) if leads else range(len(done) - 1, -1, -1)
        index = next(
            (i for i in order if done[i].per is None and (not leads or placed[i][0] > found.start())), None
        )
        if index is not None and all(measure.per is None for measure in done):
            index = _best_for_period(done, index, leads=leads)
            done[index] = replace(done[index], per=per)
    return done


def _best_for_period(measures: list[Measure], index: int, *, leads: bool) -> int:
    """A leading period counts things rather than shares."""
    counts = [i for i, measure in enumerate(measures) if measure.kind in ("count", "existence")]
    return counts[0] if leads and counts else index


def _qualified(measures: list[Measure]) -> list[Measure]:
    """Inside a coverage a count is the threshold for each member; it is never judged alone."""
    done = list(measures)
    for index, measure in enumerate(done):
        if index == 0 or measure.kind not in ("count", "existence"):
            continue
        first = done[0]
        if first.kind in ("coverage", "share") and first.qualifies is None:
            done[index] = replace(measure, qualifies=0, kind="count")
    return done
