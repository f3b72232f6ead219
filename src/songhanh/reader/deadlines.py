"""Duties to report: which report, by when, who owes it, to whom it goes and on to whom."""

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from songhanh.reader.dates import DAY, short_of
from songhanh.reader.folding import fold
from songhanh.reader.items import Item
from songhanh.reader.plan import Deadline, Head
from songhanh.reader.units import units_in

_SENTENCE = re.compile(r"[^.;]*(?:\.(?=\d|\S)[^.;]*|;(?![^.]*$)[^.;]*)*", re.DOTALL)
_KINDS: tuple[tuple[str, str], ...] = (
    ("nine_month", r"(?:0?9|chín) tháng(?: đầu năm)?"),
    ("six_month", r"(?:0?6|sáu) tháng(?: (?:đầu|cuối) năm)?|giữa năm"),
    ("quarterly", (
        r"(?:hằng|hàng|mỗi|từng|theo|báo cáo|định kỳ|các) quý|\bquý (?:i{1,3}|iv|[1-4])\b"
        r"|kết quả quý|cuối quý"
    )),
    ("monthly", r"(?:hằng|hàng|mỗi) tháng|báo cáo tháng\b(?! hành động)"),
    ("campaign", r"tháng hành động|đợt cao điểm|chiến dịch|tháng cao điểm"),
    ("mid_term_review", (
        r"sơ kết(?! (?:(?:0?6|0?9|sáu|chín) tháng|(?:hằng |hàng |cuối )?(?:quý|năm|đợt|tháng)\b(?! 20)))"
        r"|giữa kỳ|giữa giai đoạn"
    )),
    ("final_review", (
        r"tổng kết(?! (?:công tác )?(?:cuối |hằng |hàng )?năm)|cuối kỳ|kết thúc giai đoạn"
        r"|(?:(?<=20\d\d, )|(?<=20\d\d và )|(?<=20\d\d; ))tổng kết năm 20\d\d"  # "sơ kết năm 2028, …"
    )),
    ("thematic", r"chuyên đề(?! mục)"),
    ("ad_hoc", r"đột xuất"),
    ("annual", (
        r"(?:hằng|hàng|mỗi|01|1|một|cả|báo cáo|định kỳ|kết quả|cuối|tổng kết|công tác) năm\b(?! tháng)"
        r"|\bnăm 20\d\d\b"
        r"|(?<=\()năm(?=\))"
        r"|(?:(?<=[,;] )|(?<=và ))năm(?=\s*(?:[(,;.]|trước|về|gửi|chậm nhất|theo|hoặc|và đột xuất|$))"
    )),
)  # fmt: skip
_KIND = re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _KINDS))
_CAMPAIGN = "tháng hành động"
_OF_YEAR = re.compile(r"\b(?:hằng|hàng|cả|cuối|báo cáo|công tác|định kỳ) năm\b")
_SAID_AFTER = re.compile(r"\s*,?\s*(?:đối với|là báo cáo|cho báo cáo)\b")
_AT_HOUR = r"(?: \d{1,2} ?(?:giờ|h|g)(?: ?\d\d)?(?: phút)?,?)?"  # "trước 17 giờ 00 ngày 15/11"
_BEFORE = re.compile(rf"trước{_AT_HOUR}(?: ngày)?\s*$")
_CUT_OFF = re.compile(
    r"(?:\btính|số liệu|\bchốt|\bmốc)\b[^.;)\d]{0,24}(?:[\d/]+,? đến (?:hết )?(?:ngày )?)?$"
)  # up to when figures count
_OR_BEFORE = re.compile(
    r"(?:trước hoặc (?:vào|đúng)|chậm nhất.{0,20}|không (?:muộn|chậm|quá).{0,12}|vào"
    r"|hạn.{0,20}|đến)\s*(?:ngày)?\s*$"
)
_TO = re.compile(
    r"(?:về|đến|cho|tới)\s+"
    r"(?P<to>(?:cơ quan|ủy ban|ubnd|phòng|văn phòng|sở|bộ phận|ban |thường trực|trung tâm)[^.;]{2,120}?\)?)"
    r"(?=\s*(?:\(?trước|,|\.|;|để|theo|chậm nhất|định kỳ|$))"
)
_TO_DIRECT = re.compile(
    r"báo cáo (?P<to>(?:sở|bộ(?! phận)|ủy ban|ubnd|phòng|tỉnh|thành phố|cấp trên|cơ quan|lãnh đạo"
    r"|chủ tịch|thường trực)\b[^.;]{0,110}?)"
    r"(?=\s*(?:theo|về|trước|để|,|\.|;|định kỳ|kết quả|số liệu|$))"
)
_THEN = re.compile(
    r"(?:để|nhằm)\s+(?:phòng[^,.;]{0,50}\s)?(?:theo dõi,?\s*)?(?:tổng hợp|báo cáo"
    r"|tham mưu)(?:[, ]+(?:báo cáo|tham mưu|trình))*\s+"
    r"(?P<then>[^.;]{3,160}?)(?=\s*(?:theo|đúng|\.|;|trước|kịp thời|$|/\.))"
)
_FROM = re.compile(
    r"(?:yêu cầu|đề nghị|giao|^|[.;]\s*+"
    r"|\)\s*+,?+\s*+)(?P<who>[^.;]{3,220}?)\s*+(?:,\s*+)?+(?:có trách nhiệm\s*"
    r"|tổ chức triển khai[^.;]*?;\s*|thực hiện\s*|xây dựng\s*|gửi\s*)?(?:gửi\s*)?báo cáo"
)
_SENDER = re.compile(r"(?P<who>[^.;]{3,160}?)\s+(?:gửi|nộp|lập|có trách nhiệm)\b")
_CUSTOMARY = re.compile(
    r"(?:định kỳ|đột xuất)[^.;]{0,90}\bbáo cáo\b|\bbáo cáo(?: công tác)?,? (?:định kỳ|đột xuất)"
    r"|chế độ (?:thông tin,? )?báo cáo"
    r"|\bbáo cáo [^.;]{0,40}\bđịnh kỳ (?:hằng |hàng )?(?:tháng|quý|0?6 tháng|năm)\b"
    r"|(?:^|[.;]\s*)báo cáo (?:tháng(?! hành động)|quý)\b[^.;]{0,80}\b(?:trước|chậm nhất|vào) (?:ngày )?\d"
    r"|(?:^|[.;]\s*)(?:hằng|hàng|mỗi) (?:tháng|quý),?\s(?:[^\W\d]+[ ,]+){0,6}?báo cáo\b"
    r"|(?:^|[.;]\s*)(?:[^\W\d]+[ ,]+){0,3}?báo cáo\b[^.;]{0,80}\b(?:hằng|hàng|mỗi) quý\b"
)
_CUSTOMS = ("định kỳ", "đột xuất", "chế độ", "tháng", "quý")  # one of them stands wherever it is customary
# What to do in trouble is no duty to report.
_TROUBLE = ("khó khăn", "vướng mắc", "phát sinh")
_REPORTING = ("báo cáo", "thống kê")
_OWN = re.compile(r"(?:báo cáo|thống kê)\b")
_PERIODIC = re.compile(
    r"định kỳ|đột xuất|(?:gửi|nộp)\b[^.;]{0,40}báo cáo|báo cáo[^.;]{0,120}\b(?:về|gửi"
    r"|cho)\b|sơ kết|tổng kết|chế độ báo cáo"
)
_SUBJECT = re.compile(
    r"báo cáo (?:kết quả |tình hình )?(?:thực hiện "
    r"|triển khai )?(?P<what>(?:tháng hành động|chuyên đề)[^,.;(]{0,140}?)"
    r"(?=\s*(?:[,.;(]|$|\b(?:về (?:ubnd|ủy ban|phòng)|trước|gửi)\b))"
)


@dataclass(frozen=True, slots=True)
class _Due:
    kind: str
    due: str | None
    bound: str
    start: int
    end: int


def read_deadlines(items: tuple[Item, ...], head: Head) -> tuple[Deadline, ...]:
    """Orders to report to all, then duties that tasks mention; the same duty once."""
    found: list[Deadline] = []
    campaign = _CAMPAIGN in fold(head.title)
    for item in items:
        if item.kind == "deadline" or (item.kind in ("closing", "task") and _is_of_reports(item.key)):
            dues = _deadlines_of(item)
            found.extend(_of_campaign(dues) if campaign and not _OF_YEAR.search(item.key) else dues)
    return _once(found)


def _of_campaign(dues: list[Deadline]) -> list[Deadline]:
    """What the plan of a campaign has reported is the campaign, where no word says otherwise."""
    return [replace(one, report="campaign") if one.report == "annual" else one for one in dues]


def _is_of_reports(key: str) -> bool:
    return any(word in key for word in _REPORTING) and bool(_OWN.search(key))


def _once(found: list[Deadline]) -> tuple[Deadline, ...]:
    """One duty a kind and day; an undated one gives way to a dated one of its kind."""
    dated = {one.report for one in found if one.due}
    kept: list[Deadline] = []
    for one in found:
        if one.due is None and (one.report in dated or any(known.report == one.report for known in kept)):
            continue
        if any(
            (known.report, known.due, known.owed_by) == (one.report, one.due, one.owed_by) for known in kept
        ):
            continue
        kept.append(one)
    return tuple(kept)


def _deadlines_of(item: Item) -> list[Deadline]:
    key = _without_trouble(item.key)
    if item.kind == "closing" and not _PERIODIC.search(key) and not _bound_days(key):
        return []
    title = item.node.title.key if item.node.title is not None and item.kind == "deadline" else ""
    dues = _dues(f"{title} {key}" if title else key, strict=item.kind == "task")
    if not dues:
        return []
    to = _to(item, key)
    then = _then(item, key)
    owed = _owed(item, key)
    block = item.node.block
    return [
        Deadline(
            report=due.kind,
            due=due.due,
            bound="before" if due.bound == "before" else "by",
            owed_by=owed,
            to=to,
            then_to=then,
            subject=_subject(item, key) if due.kind in ("campaign", "thematic") else None,
            span=item.span if len(item.nodes) > 1 else block.words.span(item.start, len(block.text)),
        )
        for due in dues
    ]


def _without_trouble(key: str) -> str:
    """The words as long as before, with blanks where a sentence says what to do in trouble."""
    if not any(word in key for word in _TROUBLE):
        return key
    sentences = re.split(r"([.;])", key)
    return "".join(
        " " * len(one) if any(word in one for word in _TROUBLE) and "trách nhiệm" not in one else one
        for one in sentences
    )


def _dues(key: str, *, strict: bool) -> list[_Due]:
    """The reports that a paragraph orders, each with its day if it has one."""
    days = _bound_days(key)
    if strict and not days and not _is_customary(key):
        return []
    kinds = [(str(one.lastgroup), one.start(), one.end()) for one in _KIND.finditer(key)]
    dues: list[_Due] = []
    previous = 0
    for index, (day, bound) in enumerate(days):
        border = days[index + 1][0].start() if index + 1 < len(days) else len(key)
        kind = _kind_for(key, kinds, previous, day, border)
        dues.append(_Due(kind, short_of(day), bound, day.start(), day.end()))
        previous = day.end()
    if len(days) > 1 and (listed := _in_turn(kinds, days)):
        dues = [
            _Due(kind, due.due, due.bound, due.start, due.end) for kind, due in zip(listed, dues, strict=True)
        ]
    if len(dues) == 2 and all(due.kind == "annual" for due in dues):
        dues = [_by_month(due) for due in dues]
    if dues and strict and not _near_report(key, dues):
        return []
    return dues + _undated(key, kinds, dues, strict=strict)


def _is_customary(key: str) -> bool:
    return any(word in key for word in _CUSTOMS) and bool(_CUSTOMARY.search(key))


def _by_month(due: _Due) -> _Due:
    """ "trước 15/6 và trước 15/12": of two days without a name the one in the midst is of the half year."""
    half = due.due is not None and due.due[:2] in ("05", "06", "07")
    return _Due("six_month" if half else due.kind, due.due, due.bound, due.start, due.end)


def _bound_days(key: str) -> list[tuple[re.Match[str], str]]:
    """The days by which something is due; one that follows another at once shares its bound."""
    days: list[tuple[re.Match[str], str]] = []
    for day in DAY.finditer(key):
        bound = _bound(key, day.start())
        if (
            bound is None
            and days
            and re.fullmatch(
                r"\s*(?:\([^()]{1,20}\))?\s*(?:,|và|, và)\s*", key[days[-1][0].end() : day.start()]
            )
        ):
            bound = days[-1][1]
        if bound is not None:
            days.append((day, bound))
    return days


def _near_report(key: str, dues: list[_Due]) -> bool:
    after = key[dues[0].end : dues[0].end + 60].partition(";")[0]
    return "báo cáo" in key[max(0, dues[0].start - 160) : dues[0].end] + after


def _bound(key: str, at: int) -> str | None:
    window = key[max(0, at - 40) : at]
    if _CUT_OFF.search(key[max(0, at - 60) : at]):
        return None
    if _BEFORE.search(window):
        return "before"
    return "by" if _OR_BEFORE.search(window) else None


def _kind_for(
    key: str, kinds: list[tuple[str, int, int]], start: int, day: re.Match[str], border: int
) -> str:
    """The report that a day belongs to: named in brackets after it, or last before it, or next after it."""
    after = [kind for kind, a, _ in kinds if day.end() <= a < border]
    if after and re.match(r"\s*\((?!qua)", key[day.end() :]):
        return after[0]
    if after and _SAID_AFTER.match(key, day.end()):
        return after[0]
    before = [(kind, a) for kind, a, _ in kinds if start <= a < day.start()]
    specific = [kind for kind, _ in before if kind not in ("ad_hoc", "annual")]
    if specific and specific[-1].endswith("_review") and key.startswith("năm 20", before[-1][1]):
        return specific[-1]
    if before:
        return before[-1][0] if before[-1][0] != "ad_hoc" else (specific or ["annual"])[-1]
    if after and re.match(r"\s*báo cáo", key[day.end() :]):
        return after[0]
    return "annual" if start == 0 or not after else after[0]


def _in_turn(kinds: list[tuple[str, int, int]], days: list[tuple[re.Match[str], str]]) -> list[str] | None:
    """ "báo cáo 6 tháng, năm trước ngày 10/6 và 10/12": as many kinds as days, all named before."""
    before = [kind for kind, a, _ in kinds if a < days[0][0].start() and kind != "ad_hoc"]
    apart = [kind for kind, a, _ in kinds if days[0][0].start() < a < days[-1][0].start()]
    gaps = not apart and all(b[0].start() - a[0].end() < 25 for a, b in pairwise(days))
    return before[-len(days) :] if gaps and len(before) >= len(days) else None


def _undated(key: str, kinds: list[tuple[str, int, int]], dues: list[_Due], *, strict: bool) -> list[_Due]:
    """Duties without a day are still duties."""
    if strict and not _CUSTOMARY.search(key):
        return []
    named = list(dict.fromkeys(kind for kind, a, b in kinds if _is_duty(key, kind, a, b)))
    known = {due.kind for due in dues}
    if strict:
        named = [
            kind
            for kind in named
            if kind in ("ad_hoc", "monthly", "quarterly", "six_month", "nine_month", "annual")
            and kind not in known
        ]
    if not named and not dues and not strict:
        named = ["annual"]
    return [_Due(kind, None, "by", 0, len(key)) for kind in named if kind not in known]


def _is_duty(key: str, kind: str, start: int, end: int) -> bool:
    """Whether a period is said of a report and not of the plan ("năm 2026", "kế hoạch hằng năm")."""
    around = key[max(0, start - 45) : end + 45]
    if key[start:end] == "năm":  # "6 tháng, năm"
        return "báo cáo" in key or "định kỳ" in key
    if kind == "annual":
        return bool(
            re.search(r"báo cáo[^,.;]{0,20}$|định kỳ[^.;]{0,12}$|^", key[max(0, start - 30) : start])
        ) and bool(
            re.search(
                (
                    r"(?:định kỳ (?:hằng|hàng) năm|báo cáo (?:hằng |hàng )?năm\b(?! 20)"
                    r"|(?:hằng|hàng) năm[^.;]{0,40}báo cáo|báo cáo[^.;]{0,30}(?:hằng"
                    r"|hàng) năm)"
                ),
                around,
            )
        )
    if kind in ("mid_term_review", "final_review"):
        return True
    if kind == "ad_hoc":
        return "báo cáo" in key[max(0, start - 110) : end + 60] or "định kỳ" in around
    return "báo cáo" in around


def _original(item: Item, start: int, end: int) -> str:
    return item.text[start:end].strip(" ,;.")


def _to(item: Item, key: str) -> str:
    found = _TO.search(key) or _TO_DIRECT.search(key)
    return _original(item, *found.span("to")) if found else ""


def _then(item: Item, key: str) -> tuple[str, ...]:
    found = _THEN.search(key)
    if found is None:
        return ()
    parts = re.split(r"\s*,\s*|\s+và\s+(?=[A-ZĐ])", _original(item, *found.span("then")))
    return tuple(part for part in parts if part)


def _owed(item: Item, key: str) -> tuple[str, ...]:
    if item.unit is not None:
        return (item.unit,)
    kinds: list[str] = []
    clauses = list(_FROM.finditer(key))
    if not clauses and (sender := _SENDER.match(key)):
        clauses = [sender]
    for clause in clauses:
        for kind, _, _ in units_in(clause["who"]):
            shown = kind
            if shown not in kinds:
                kinds.append(shown)
    return tuple(kinds) or ("all_agencies",)


def _subject(item: Item, key: str) -> str | None:
    found = _SUBJECT.search(key)
    return _original(item, *found.span("what")) if found else None
