"""Figures that a target promises, read from its words: comparator, value, unit, per what, by when."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from songhanh.kernel.quantities import Comparator, Measure, MeasureKind
from songhanh.reader.figures import FIGURE, to_decimal
from songhanh.reader.frequencies import YEARLY_THING, per_after, with_leading_per

_WORDED = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10,
}  # fmt: skip
_QUANTITY = re.compile(
    rf"(?<![\w/.,-])(?P<value>{FIGURE})"
    rf"(?:\s*%?\s*(?:-|đến)\s*(?P<upper>{FIGURE})(?=\s*(?:%|phần trăm|[^\W\d])))?"
    rf"(?:\s*(?P<percent>%|phần trăm\b|phần nghìn\b|‰)"
    rf"|(?P<left>(?: [^\d\s/,.;:()]+){{0,6}})\s*/\s*(?P<base>1[.]?0{{2,3}}(?:[.]?000)?)(?!\d"
    rf")(?P<right>(?: [^\W\d]+){{0,4}}))?"
)
_WORD_QUANTITY = re.compile(
    r"(?:ít nhất|tối thiểu|không dưới|\bcó|duy trì|xây dựng|thành lập|tổ chức|thêm|khoảng"
    rf"|mỗi năm)\s+(?P<value>{'|'.join(_WORDED)})\s+(?!nửa|số\b|phần|cách|vài|bộ phận)(?=[^\W\d])"
)
_NOT_BEFORE = re.compile(
    r"(?:\bsố|\bnăm|\bngày|\btháng|\bquý|\bkhóa|\bnhiệm kỳ|\bthứ|chỉ tiêu|mục tiêu|\bđiều"
    r"|\bkhoản|\bmục|giai đoạn|\bcấp"
    r"|\btừ đủ|\btrong|\btrên tổng số|\blớp|\bphường|\btổ|\bthôn|\bkhu phố|\bquận|\bđợt|phụ lục|\bbiểu"
    r"|chương trình|\bluật|\blần thứ)\s*$"
)
_NOT_AFTER = re.compile(
    r"\s*(?:tuổi|giờ/ngày|/\d|-\s?(?:ct|nq|kh)|ngày kể|tháng tuổi|cấp\b|năm\b(?! (?:một|1) lần)|người/hộ)"
)
_YEAR = re.compile(
    r"(?:đến (?:hết |cuối )?(?:năm )?|vào (?:cuối )?năm |trong năm |năm |hết năm "
    r"|cuối năm )(20\d{2})(?!\s*[-/–]\s*\d)"
)
_COMMITMENTS = re.compile(r";|\.\s+(?=[^\W\d_])|\.\s*$")
_SAID: tuple[tuple[Comparator, str], ...] = (
    (
        ">=",
        (
            r"(?:ít nhất|tối thiểu|không (?:dưới|ít hơn|thấp hơn)|bằng hoặc (?:trên|hơn)"
            r"|từ)\s*(?:là |đạt |có |trên )?$"
        ),
    ),
    ("<=", r"(?:không (?:quá|vượt quá|vượt|trên|nhiều hơn|cao hơn)|tối đa|nhiều nhất)\s*(?:là |còn )?$"),
    ("<", r"(?:dưới|thấp hơn|ít hơn|nhỏ hơn|chưa đến)\s*(?:mức )?$"),
    (">", r"(?:\btrên|\bhơn|vượt|cao hơn|lớn hơn)\s*(?:mức )?$"),
    ("~", r"(?:khoảng|xấp xỉ|\bgần|ước)\s*(?:đạt )?$"),
    ("<=", r"(?:\bcòn|giảm xuống|xuống|giảm còn|kéo giảm)\s*(?:mức |khoảng )?$"),
)
_BEFORE = tuple((comparator, re.compile(pattern)) for comparator, pattern in _SAID)
_MORE_AFTER = re.compile(r"\s*(?:[^\W\d]+ ){0,5}?(?:trở lên|hoặc hơn)")
_LESS_AFTER = re.compile(r"\s*(?:[^\W\d]+ ){0,3}?trở xuống")
_LOWER_IS_BETTER = re.compile(
    r"tỷ số giới tính khi sinh|tử vong|tảo hôn|sinh ở vị thành niên|vị thành niên"
    r"|mất cân bằng|hôn nhân cận huyết|nạo phá thai"
    r"|tỷ lệ (?:hộ )?nghèo|số vụ|suy dinh dưỡng|thất nghiệp|\bgiảm\b|chênh lệch|bỏ học"
)
_KEPT = re.compile(r"(?:duy trì|giữ)(?: vững| ổn định)?(?: ở)?(?: mức)?\s*$")
_AT_LEVEL = re.compile(r"(?:ở mức|đạt|là|:|còn|xuống|dưới|\bgiảm)\s*$")
_BASELINE = re.compile(rf"\b(?:giảm |tăng |nâng )?từ\s+(?:mức )?(?P<value>{FIGURE})")
_THEN = re.compile(r"\b(?:xuống|còn|lên|dưới|đến|thành|đạt)\b")
_ROSE = re.compile(r"\s*%?(?: năm 20\d\d)?\s+(?:lên|xuống)\b")
_NEAR = 300  # characters before and after a figure that may bear on it
_MOST = 40  # figures of one promise; what has more is no target
_RIGHT_END = re.compile(r"(?:^|\s)(?:sinh ra|xuống|giảm|dưới|còn|được|trong|vào|năm|của|và|so)\b")
_COMPARED = re.compile(r"so (?:với )?(?:cùng kỳ )?$")
_LISTED = re.compile(r"(?: [^\W\d]+){1,6} và (?:ít nhất )?")
_EACH = re.compile(r"\b(?:mỗi|từng) (?!năm|quý|tháng)[^,;.]{0,40}$")
_SHARE = re.compile(r"tỷ lệ|tỉ lệ|tỷ trọng|cơ cấu|\bchiếm (?:[^\W\d]+ ){0,3}$")
_MONEY = re.compile(r"\s*(?P<scale>triệu|tỷ|nghìn|ngàn)?\s*đồng\b")
_SCALES = {"triệu": 10**6, "tỷ": 10**9, "nghìn": 1000, "ngàn": 1000}
_UNIT_END = re.compile(
    r"\s*(?:[;.:()/]|,(?! (?:bài|tin|lớp|buổi|cuộc|phóng sự)\b)|\b(?:(?:và|hoặc) \d+|về|tại|trong|vào"
    r"|cho|được"
    r"|trên|để|nhằm|với|của|mỗi|hằng|hàng|cung cấp|phòng|tuyên truyền"
    r"|dự|tham dự|tham gia|thu hút|nghe|vay|vay vốn|mở rộng|bị|nhận|được|biết|hiểu|tiếp cận|sử dụng"
    r"|hoàn thành|cùng|đạt|triển khai|thực hiện|trở|đến|từ|và đạt|do|theo|ở|có|là|liên quan|so với"
    r"|nâng cao|bình đẳng giới)\b)"
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
                commitment=commitment + measure.commitment,
                qualifies=None if measure.qualifies is None else first + measure.qualifies,
                by=measure.by or by,
            )
            for measure in measures
        )
        commitment = found[-1].commitment + 1
    return Figures(tuple(found), tuple(unclear))


def _clauses(key: str) -> list[tuple[int, int]]:
    """Where one promise ends and the next begins; what stands in brackets is not cut."""
    edges = [0]
    depth = seen = 0
    for cut in _COMMITMENTS.finditer(key):
        depth += key.count("(", seen, cut.start()) - key.count(")", seen, cut.start())
        seen = cut.start()
        if depth == 0:
            edges.append(cut.end())
    return [(a, b) for a, b in pairwise([*edges, len(key)]) if b > a]


def _read_clause(key: str, start: int, end: int, unclear: list[Unclear]) -> list[Measure]:
    clause = key[start:end]
    baseline = _baseline(clause)
    placed: list[tuple[int, int, Measure]] = []
    for found in _quantities(clause):
        at, word = found.start("value"), found["value"]
        if baseline and at == baseline.at:
            if not found.groupdict().get("upper"):
                continue
            word = found["upper"]
        value = _value(word)
        if value is None:
            unclear.append(Unclear(word, start + at, start + at + len(word)))
            continue
        measure = _measure(clause, found, value)
        placed.append((at, _end_of(found), _risen(measure) if word != found["value"] else measure))
    measures = _alike(clause, placed, _with_years(clause, placed, baseline))
    measures = with_leading_per(clause, [at for at, _, _ in placed], measures)
    if baseline and measures:
        unit = (
            baseline.unit
            if baseline.unit.endswith(measures[0].unit) or measures[0].unit in baseline.unit
            else ""
        )
        first = replace(measures[0], baseline=baseline.value, baseline_year=baseline.year)
        measures[0] = replace(first, unit=unit or first.unit)
    return _qualified(clause, [at for at, _, _ in placed], measures)


def _alike(clause: str, placed: list[tuple[int, int, Measure]], measures: list[Measure]) -> list[Measure]:
    """ "còn 1,5 lần so với … năm 2028 và 1,4 lần năm 2030": a later milestone binds as the first does."""
    done = list(measures)
    for index in range(1, len(done)):
        first, later = done[0], done[index]
        before, _ = _around(clause, placed[index][0], placed[index][1])
        said = any(pattern.search(before) for _, pattern in _BEFORE)
        same = first.unit.split(" ")[:1] == later.unit.split(" ")[:1]
        if same and not said and first.by != later.by and later.comparator == ">=":
            done[index] = replace(later, comparator=first.comparator, kind=first.kind, unit=first.unit)
    return _shared_period(clause, placed, done)


def _shared_period(
    clause: str, placed: list[tuple[int, int, Measure]], measures: list[Measure]
) -> list[Measure]:
    """ "02 trường và 03 thôn mỗi năm": the period holds for both."""
    done = list(measures)
    for index in range(len(done) - 1, 0, -1):
        between = clause[placed[index - 1][1] : placed[index][0]]
        if done[index - 1].per is None and done[index].per and _LISTED.fullmatch(between):
            done[index - 1] = replace(done[index - 1], per=done[index].per)
    return done


def _end_of(found: re.Match[str]) -> int:
    """Where a quantity ends; the words after a rate's base may not all be its own."""
    right = found.groupdict().get("right")
    if not right:
        return found.end()
    return found.start("right") + len(_RIGHT_END.split(right, maxsplit=1)[0])


def _risen(measure: Measure) -> Measure:
    """ "tăng từ 20% đến 25%" promises the second figure."""
    return replace(measure, comparator=">=", upper=None)


def _with_years(
    clause: str, placed: list[tuple[int, int, Measure]], baseline: "Baseline | None"
) -> list[Measure]:
    """Each figure with its year: the one right behind it, else the one before it, else a last one for all."""
    years = [
        (int(found[1]), found.start(), found.end())
        for found in _YEAR.finditer(clause)
        if not (baseline and baseline.at <= found.start() < baseline.end)
        and not _COMPARED.search(clause[: found.start()])
        and not (found[0].startswith("năm") and YEARLY_THING.search(_around(clause, found.start(), 0)[0]))
    ]
    done: list[Measure] = []
    for index, (at, end, measure) in enumerate(placed):
        border = placed[index + 1][0] if index + 1 < len(placed) else len(clause)
        behind = [
            year for year, a, _ in years if end <= a < border and not re.search(r"[,;]| và ", clause[end:a])
        ]
        before = [year for year, _, b in years if b <= at]
        last = [year for year, a, _ in years if a >= placed[-1][1]]
        found = behind[:1] or before[-1:] or last[:1]
        done.append(replace(measure, by=found[0]) if found else measure)
    return done


def _quantities(clause: str) -> list[re.Match[str]]:
    found = [match for match in _QUANTITY.finditer(clause) if _counts(clause, match)]
    taken = [match.span() for match in found]
    worded = [
        match
        for match in _WORD_QUANTITY.finditer(clause)
        if not any(a <= match.start("value") < b for a, b in taken)
    ]
    return sorted(found + worded, key=lambda match: match.start("value"))[:_MOST]


def _around(clause: str, start: int, end: int) -> tuple[str, str]:
    """The words near a figure, as far as they can bear on it."""
    return clause[max(0, start - _NEAR) : start], clause[end : end + _NEAR]


def _counts(clause: str, match: re.Match[str]) -> bool:
    """Whether a figure is a quantity, not a date, an age, a number of an instrument, a year."""
    before, after = _around(clause, match.start(), match.end())
    groups = match.groupdict()
    if groups.get("percent") or groups.get("base"):
        return True
    if (
        _NOT_BEFORE.search(before[-24:])
        or _NOT_AFTER.match(after)
        or re.match(r"\s*[-/]\s*\d|/[a-zđ]{2}", after)
    ):
        return False
    if re.fullmatch(r"(?:19|20)\d\d", match["value"]):
        return False
    return bool(re.match(r"\s*[^\W\d]", after))


def _value(text: str) -> Decimal | None:
    return Decimal(_WORDED[text]) if text in _WORDED else to_decimal(text)


def _measure(clause: str, found: re.Match[str], value: Decimal) -> Measure:
    groups = found.groupdict()
    _, after = _around(clause, 0, found.end())
    comparator = _comparator(clause, found, value)
    upper = to_decimal(groups["upper"]) if groups.get("upper") else None
    if upper is not None:
        comparator = "between"
    if groups.get("percent"):
        return Measure(
            _share_kind(clause, found.start()), comparator, value, "%", upper=upper, per=per_after(after)
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
            per=per_after(after[money.end() :]),
        )
    unit, rest = _unit(after)
    kind = _count_kind(clause, found.start("value"), value, rest)
    return Measure(kind, comparator, value, unit, upper=upper, per=per_after(rest))


def _rate(groups: dict[str, str | None], comparator: Comparator, value: Decimal) -> Measure:
    base, left, right = groups["base"] or "", (groups["left"] or "").strip(), (groups["right"] or "").strip()
    right = _RIGHT_END.split(right, maxsplit=1)[0].strip()
    hundred = base.replace(".", "") == "100"
    unit = f"{left}/{base}" + (f" {right}" if right else "")
    kind: MeasureKind = "ratio" if hundred and left else "rate"
    return Measure(kind, comparator, value, unit)


def _share_kind(clause: str, at: int) -> MeasureKind:
    return "share" if _SHARE.search(_around(clause, at, at)[0]) else "coverage"


def _count_kind(clause: str, at: int, value: Decimal, rest: str) -> MeasureKind:
    exists = re.search(
        r"(?:\bcó|duy trì|thành lập|xây dựng)(?: [^\W\d]+){0,3} (?:ít nhất |tối thiểu )?$",
        _around(clause, at, at)[0],
    )
    return "existence" if value == 1 and exists and per_after(rest) is None else "count"


def _comparator(clause: str, found: re.Match[str], value: Decimal) -> Comparator:
    before, after = _around(clause, found.start("value"), found.end())
    if _MORE_AFTER.match(after):
        return ">="
    if _LESS_AFTER.match(after):
        return "<="
    said = next((comparator for comparator, pattern in _BEFORE if pattern.search(before)), None)
    return said or _unsaid(before, value if found.groupdict().get("percent") else None)


def _unsaid(before: str, share: Decimal | None) -> Comparator:
    """What holds where no word says so: all or none exactly, what is kept exactly, what is bad at most."""
    if share in (0, 100) or _KEPT.search(before):
        return "="
    return "<=" if _LOWER_IS_BETTER.search(before) and _AT_LEVEL.search(before) else ">="


def _unit(after: str) -> tuple[str, str]:
    """The thing counted, and what follows it: "tin, bài" of "04 tin, bài tuyên truyền về …"."""
    lead = re.match(r"\s*(?:trong (?:các|số các|số|\d+) |các |loại )?", after)
    start = lead.end() if lead else 0
    stop = _UNIT_END.search(after, start + 1)
    end = stop.start() if stop else len(after)
    words = after[start:end].split()
    kept = " ".join(words[:8]).strip(" ,")
    return kept, after[end:]


@dataclass(frozen=True, slots=True)
class Baseline:
    """ "giảm từ 23 … xuống dưới 18": where it starts from, in which year, and where that stands."""

    value: Decimal
    at: int
    end: int
    year: int | None = None
    unit: str = ""


def _baseline(clause: str) -> Baseline | None:
    found = _BASELINE.search(clause)
    if found is None:
        return None
    rest = clause[found.end() :]
    moved = re.search(r"\b(?:giảm|tăng|nâng|hạ)\b[^;.]{0,60}$", clause[: found.start() + 5])
    moved = moved or _ROSE.match(rest)
    if not moved or not _QUANTITY.search(rest) or not _THEN.search(rest) or "trở lên" in rest:
        return None
    value = to_decimal(found["value"])
    if value is None:
        return None
    year = re.match(r"(?:(?!xuống|còn|lên|dưới|đến)[^;,]){0,40}?\bnăm (20\d\d)", rest)
    end = found.end() + (year.end() if year else 0)
    rate = _QUANTITY.match(clause, found.start("value"))
    unit = _rate(rate.groupdict(), ">=", value).unit if rate and rate["base"] else ""
    return Baseline(value, found.start("value"), end, int(year[1]) if year else None, unit)


def _qualified(clause: str, places: list[int], measures: list[Measure]) -> list[Measure]:
    """What belongs to which promise of a clause.

    Inside a coverage, and after "mỗi", a count is the threshold for each member; it is never judged alone.
    Figures of several years are milestones of one promise; two of one year are two promises.
    """
    done: list[Measure] = []
    first = 0  # where the present promise begins
    years: set[int | None] = set()
    for index, measure in enumerate(measures):
        whole = done[first] if done else None
        counts = measure.kind in ("count", "existence")
        before = _around(clause, places[index], places[index])[0]
        if whole and counts and (whole.kind in ("coverage", "share") or _EACH.search(before)):
            done.append(replace(measure, qualifies=first, kind="count", commitment=whole.commitment))
            continue
        if whole and measure.by in years:
            first, years = index, set()
        years.add(measure.by)
        done.append(replace(measure, commitment=whole.commitment + (first == index) if whole else 0))
    return done
