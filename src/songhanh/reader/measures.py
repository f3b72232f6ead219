"""Figures that a target promises, read from its words: comparator, value, unit, per what, by when."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from songhanh.kernel.quantities import Measure, MeasureKind
from songhanh.reader.baselines import Baseline, baseline_of, told_aside
from songhanh.reader.comparators import comparator_of, said_before
from songhanh.reader.figures import to_decimal
from songhanh.reader.frequencies import YEARLY_THING, per_after, times_a_period, with_leading_per
from songhanh.reader.members import for_each_member, is_of_each_before
from songhanh.reader.quantities import RIGHT_END, around, find_quantities, part_of_all, rate_of, value_of

_YEAR = re.compile(
    r"(?:đến (?:hết |cuối )?(?:năm )?|vào (?:cuối )?năm |trong năm |năm |hết năm "
    r"|cuối năm )(20\d{2})()(?!\s*[-/–]\s*\d)"
)
_YEAR_ALONE = re.compile(
    r"(?:(?<=[(;,] )|(?<=\())(20\d{2})(?=\s*:)|(?<=[%\w] \()(20\d{2})(?=\))"
)  # "(2028: 33%; …)"
_ANY_YEAR = re.compile(r"(?<![\d/])20\d\d(?![\d/])")
_LEADS_ON = re.compile(r"\s*(?:là|đạt|có|còn|:) (?:[^\W\d]+ ){0,2}\d")  # the year of the next figure
_COMMITMENTS = re.compile(r";|\.\s+(?=[^\W\d_])|\.\s*$")
_MILESTONE = re.compile(r"\s*(?:và )?(?:đến|vào) (?:hết |cuối )?năm 20\d\d\b")
_SPELLED = re.compile(
    r"(?<=\d )\((?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)(?: [^\W\d]+){0,3}\)"
)  # 02 (hai)
_OF_ALL = re.compile(r"\d+\s?/\s?\d")
_COMPARED = re.compile(r"so (?:với )?(?:cùng kỳ )?$")
_TURNS = ("tháng", "quý", "năm")  # "03 tháng/lần"
_LISTED = re.compile(r"(?: [^\W\d]+){1,6}(?:,| và|, và) (?:ít nhất )?")
_OF_A_SHARE = re.compile(r"^\s*(?:phấn đấu |nâng |tăng |giảm )?(?:tỷ lệ|tỉ lệ) (?:(?!đạt\b)[^,;])*$")
_EACH = re.compile(r"\b(?:mỗi|từng) (?!năm|quý|tháng)[^,;.]{0,40}$")
# "60% đơn vị có từ 30% nữ trở lên": which of them count.
_HAVING = re.compile(
    r"[^\W\d](?<!\bvà) (?:(?:nếu|nơi|mà|khi|đang) )?có "
    r"(?:(?:tỷ lệ|tỉ lệ) (?:[^\W\d]+ ){0,8}|(?:từ|ít nhất|tối thiểu|trên|không dưới) )$"
)
_OF_THOSE = re.compile(r"\s*(?:(?:ở|tại|trong|với|đối với|những|các) )*(?:nơi|cơ quan|đơn vị|địa phương)\b")
_SHARE = re.compile(r"tỷ lệ|tỉ lệ|tỷ trọng|cơ cấu|\bchiếm (?:[^\W\d]+ ){0,3}$")
_MONEY = re.compile(r"\s*(?P<scale>triệu|tỷ|nghìn|ngàn)?\s*đồng\b")
_SCALES = {"triệu": 10**6, "tỷ": 10**9, "nghìn": 1000, "ngàn": 1000}
_UNIT_END = re.compile(
    r"\s*(?:[;.:()/]|,(?! (?:bài|tin|lớp|buổi|cuộc|phóng sự)\b)|\b"
    r"(?:(?:và|hoặc) (?:[^\W\d]+ ){0,3}\d+|về|tại|trong|vào"
    r"|cho|được"
    r"|trên|để|nhằm|với|của|mỗi|hằng|hàng|cung cấp|phòng|tuyên truyền"
    r"|dự|tham dự|tham gia|thu hút|nghe|vay|vay vốn|mở rộng|bị|nhận|được|biết|hiểu|tiếp cận|sử dụng"
    r"|hoàn thành|cùng|đạt|đều|triển khai|thực hiện|trở|đến|từ|và đạt|do|theo|ở|có|là|liên quan|so với"
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


def read_measures(key: str, by: int | None, since: int | None = None) -> Figures:
    """All measures in the folded words of one target.

    `by`: the year that holds where the words name none. `since`: the first year of the plan; what the words
    tell of an earlier one is where a promise starts from.
    """
    key = _SPELLED.sub(lambda said: " " * len(said[0]), key)
    key, told = told_aside(key, since or by, by)
    found: list[Measure] = []
    unclear: list[Unclear] = []
    commitment = 0
    for start, end in _clauses(key):
        measures = _started(_read_clause(key, start, end, unclear), told, start, end)
        if not measures:
            continue
        first = len(found)
        if found and is_of_each_before(key, start, end) and all(one.unit != "%" for one in measures):
            found.extend(_as_thresholds(found, measures, by))
            continue
        measures = for_each_member(key[start:end], measures)
        if found and _MILESTONE.match(key, start, end) and _is_alike(found[0], measures[0]):
            measures = _as_milestones(found[0], measures)
            commitment = found[0].commitment
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


def _started(measures: list[Measure], told: list[Baseline], start: int, end: int) -> list[Measure]:
    """ "đạt 50% (năm 2025 là 42,9%)": where the promise of a clause starts from, if it counts the same."""
    found = next((one for one in told if start <= one.at < end), None)
    if found is None or not measures or measures[0].baseline is not None:
        return measures
    if found.unit.split(" ")[:1] != measures[0].unit.split(" ")[:1]:
        return measures
    return [replace(measures[0], baseline=found.value, baseline_year=found.year), *measures[1:]]


def _as_thresholds(found: list[Measure], measures: list[Measure], by: int | None) -> list[Measure]:
    """ "100% ấp có tổ tư vấn; mỗi tổ có 03 thành viên": a clause of its own says who counts."""
    last = found[-1].commitment
    whole = next(index for index, one in enumerate(found) if one.commitment == last and one.qualifies is None)
    until = found[whole].by or by
    return [
        replace(one, qualifies=whole, commitment=last, kind="count", by=one.by or until) for one in measures
    ]


def _as_milestones(first: Measure, measures: list[Measure]) -> list[Measure]:
    """ "đến năm 2028 ít nhất 01 nữ …; đến năm 2030 là 02": the later clause speaks of the same thing."""
    return [replace(one, unit=first.unit, kind=first.kind) if not one.unit else one for one in measures]


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
    baseline = baseline_of(clause)
    placed: list[tuple[int, int, Measure]] = []
    for found in find_quantities(clause):
        at, word = found.start("value"), found["value"]
        if baseline and at == baseline.at:
            if not found.groupdict().get("upper"):
                continue
            word = found["upper"]
        value = value_of(word)
        if value is None:
            unclear.append(Unclear(word, start + at, start + at + len(word)))
            continue
        measure = _measure(clause, found, value)
        placed.append((at, _end_of(found), _risen(measure) if word != found["value"] else measure))
    placed = _share_first(clause, placed)
    measures = _alike(clause, placed, _with_years(clause, placed, baseline))
    measures = _led_period(clause, placed, measures)
    if baseline and measures:
        unit = baseline.unit if measures[0].unit in baseline.unit else ""
        first = replace(measures[0], baseline=baseline.value, baseline_year=baseline.year)
        measures[0] = replace(first, unit=unit or first.unit)
    return _qualified(clause, [at for at, _, _ in placed], measures)


def _alike(clause: str, placed: list[tuple[int, int, Measure]], measures: list[Measure]) -> list[Measure]:
    """ "còn 1,5 lần so với … năm 2028 và 1,4 lần năm 2030": a later milestone binds as the first does."""
    done = list(measures)
    for index in range(1, len(done)):
        first, later = done[0], done[index]
        before, _ = around(clause, placed[index][0], placed[index][1])
        promised = first.comparator != "between" and later.comparator == ">="
        if promised and _is_alike(first, later) and not said_before(before):
            done[index] = replace(later, comparator=first.comparator, kind=first.kind, unit=first.unit)
        elif not later.unit:
            done[index] = replace(later, unit=first.unit)
    return _shared_period(clause, placed, done)


def _is_alike(first: Measure, later: Measure) -> bool:
    """Whether two figures of different years count the same thing."""
    same = not later.unit or first.unit.split(" ")[:1] == later.unit.split(" ")[:1]
    return same and first.by != later.by


def _shared_period(
    clause: str, placed: list[tuple[int, int, Measure]], measures: list[Measure]
) -> list[Measure]:
    """ "02 trường và 03 thôn mỗi năm": the period holds for both."""
    done = list(measures)
    for index in range(len(done) - 1, 0, -1):
        if done[index - 1].per is None and done[index].per and _is_listed(clause, placed, index):
            done[index - 1] = replace(done[index - 1], per=done[index].per)
    return done


def _led_period(
    clause: str, placed: list[tuple[int, int, Measure]], measures: list[Measure]
) -> list[Measure]:
    """ "mỗi năm 01 cuộc giám sát, 02 cuộc kiểm tra": the same where the period leads."""
    done = with_leading_per(clause, [at for at, _, _ in placed], measures)
    for index in range(1, len(done)):
        led = done[index - 1].per is not None and measures[index - 1].per is None
        if led and done[index].per is None and _is_listed(clause, placed, index):
            done[index] = replace(done[index], per=done[index - 1].per)
    return done


def _is_listed(clause: str, placed: list[tuple[int, int, Measure]], index: int) -> bool:
    """Whether a count stands beside the one before it, in one list."""
    both = placed[index - 1][2].kind == placed[index][2].kind == "count"
    return both and bool(_LISTED.fullmatch(clause[placed[index - 1][1] : placed[index][0]]))


def _share_first(clause: str, placed: list[tuple[int, int, Measure]]) -> list[tuple[int, int, Measure]]:
    """ "Tỷ lệ … khám đủ 4 lần … đạt 92%": the share is promised, the count before it says of what."""
    shares = [index for index, (_, _, one) in enumerate(placed) if one.unit == "%"]
    if shares[:2] == [0, 1] and _OF_THOSE.match(clause) and _HAVING.search(clause[: placed[0][0]]):
        return [placed[1], placed[0], *placed[2:]]
    if len(shares) != 1 or not shares[0] or not _OF_A_SHARE.match(clause[: placed[shares[0] - 1][0]]):
        return placed
    return [placed[shares[0]], *(one for index, one in enumerate(placed) if index != shares[0])]


def _end_of(found: re.Match[str]) -> int:
    """Where a quantity ends; the words after a rate's base may not all be its own."""
    right = found.groupdict().get("right")
    if not right:
        return found.end()
    return found.start("right") + len(RIGHT_END.split(right, maxsplit=1)[0])


def _risen(measure: Measure) -> Measure:
    """ "tăng từ 20% đến 25%" promises the second figure."""
    return replace(measure, comparator=">=", upper=None)


def _with_years(
    clause: str, placed: list[tuple[int, int, Measure]], baseline: Baseline | None
) -> list[Measure]:
    """Each figure with its year: the one right behind it, else the one before it, else a last one for all."""
    years = [
        (int(found[1] or found[2]), found.start(), found.end())
        for found in ((*_YEAR.finditer(clause), *_YEAR_ALONE.finditer(clause)) if "20" in clause else ())
        if not (baseline and baseline.at <= found.start() < baseline.end)
        and not _COMPARED.search(clause[: found.start()])
        and not (found[0].startswith("năm") and YEARLY_THING.search(around(clause, found.start(), 0)[0]))
    ]
    if (listed := _in_turn(clause)) and len(listed) == len(placed):
        return [replace(measure, by=year) for (_, _, measure), year in zip(placed, listed, strict=True)]
    done: list[Measure] = []
    for index, (at, end, measure) in enumerate(placed):
        border = placed[index + 1][0] if index + 1 < len(placed) else len(clause)
        behind = [
            year
            for year, a, b in years
            if end <= a < border
            and not re.search(r"[,;]| và ", clause[end:a])
            and not _LEADS_ON.match(clause, b)
        ]
        before = [year for year, _, b in years if b <= at]
        last = [year for year, a, _ in years if a >= placed[-1][1]]
        found = behind[:1] or before[-1:] or last[:1]
        done.append(replace(measure, by=found[0]) if found else measure)
    return done


def _in_turn(clause: str) -> list[int]:
    """ "lần lượt đạt 20%, 25%, 30% vào các năm 2026, 2028, 2030": a year for each figure, in order."""
    return [int(year) for year in _ANY_YEAR.findall(clause)] if "lần lượt" in clause else []


def _measure(clause: str, found: re.Match[str], value: Decimal) -> Measure:
    groups = found.groupdict()
    _, after = around(clause, 0, found.end())
    comparator = comparator_of(clause, found, value)
    upper = to_decimal(groups["upper"]) if groups.get("upper") else None
    if upper is not None:
        comparator = "between"
    if sign := groups.get("percent"):
        return _part(clause, found.start(), Measure("rate", comparator, value, sign, upper=upper), after)
    if groups.get("base"):
        return rate_of(groups, comparator, value)
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
    if groups.get("of") and (part := part_of_all(found, after)):
        return Measure("share", comparator, part, "%")
    unit, rest = _unit(after)
    if often := times_a_period(value, after, rest):
        times, per = often
        return Measure("count", comparator, times, "lần" if unit in _TURNS else unit, per=per)
    kind = _count_kind(clause, found.start("value"), value, rest)
    return Measure(kind, comparator, value, unit, upper=upper, per=per_after(rest))


def _part(clause: str, at: int, part: Measure, after: str) -> Measure:
    """So many in a hundred or, a rate, in a thousand."""
    if part.unit in ("‰", "phần nghìn"):
        return replace(part, unit="‰", per=per_after(after))
    return replace(part, kind=_share_kind(clause, at), unit="%", per=per_after(after))


def _share_kind(clause: str, at: int) -> MeasureKind:
    return "share" if _SHARE.search(around(clause, at, at)[0]) else "coverage"


def _count_kind(clause: str, at: int, value: Decimal, rest: str) -> MeasureKind:
    exists = re.search(
        r"(?:\bcó|duy trì|thành lập|xây dựng)(?: [^\W\d]+){0,3} (?:ít nhất |tối thiểu )?$",
        around(clause, at, at)[0],
    )
    return "existence" if value == 1 and exists and per_after(rest) is None else "count"


def _unit(after: str) -> tuple[str, str]:
    """The thing counted, and what follows it: "tin, bài" of "04 tin, bài tuyên truyền về …"."""
    lead = re.match(r"\s*(?:trong (?:tổng )?(?:số )?(?:các |\d+ )?|các |loại )?", after)
    start = lead.end() if lead else 0
    stop = _UNIT_END.search(after, start + 1)
    end = stop.start() if stop else len(after)
    words = after[start:end].split()
    kept = " ".join(words[:8]).strip(" ,.;:")
    return kept, after[end:]


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
        before = around(clause, places[index], places[index])[0]
        if whole and counts and (_is_covered(clause, places[first], whole) or _EACH.search(before)):
            done.append(replace(measure, qualifies=first, kind="count", commitment=whole.commitment))
            continue
        if whole and whole.kind == "coverage" and whole.by == measure.by and _HAVING.search(before):
            done.append(replace(measure, qualifies=first, commitment=whole.commitment))
            continue
        if whole and measure.by in years:
            first, years = index, set()
        years.add(measure.by)
        done.append(replace(measure, commitment=whole.commitment + (first == index)) if whole else measure)
    return done


def _is_covered(clause: str, at: int, whole: Measure) -> bool:
    """Whether a promise is made of members: "100% tổ dân phố", "12/14 thôn"."""
    return whole.kind in ("coverage", "share") or bool(_OF_ALL.match(clause, at))
