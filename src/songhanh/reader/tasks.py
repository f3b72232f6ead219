"""Tasks: what is ordered, of whom, with whom, how often, by when; and the bodies that get work."""

import re
from datetime import date, timedelta
from typing import Literal

from songhanh.reader.dates import DAY, iso_of
from songhanh.reader.items import Item, bodies_in_title, is_asked_above, own_subject, title_key, unit_heading
from songhanh.reader.nodes import Node
from songhanh.reader.plan import Reference, Task, Unit, When
from songhanh.reader.units import bodies_of, partners, subject_of, unit_of_heading

Part = Literal["content", "organisation", "funding"]
Role = Literal["lead", "joint", "advise", "supervise"]
Recurs = Literal["ongoing", "month", "quarter", "year", "occasion"]

_SOFT = re.compile(
    r"^(?:(?:tiếp tục|chủ động|tăng cường|tích cực|thường xuyên|kịp thời|hằng năm|hàng năm"
    r"|định kỳ|theo chức năng, nhiệm vụ|chịu trách nhiệm"
    r"|có trách nhiệm|đẩy mạnh|thực hiện(?= phối hợp)),?\s+(?:công tác )?)+"
)
_JOINT = re.compile(r"^(?:phối hợp|tham gia|cùng )")
_ADVISE = re.compile(r"^(?:tham mưu|giúp (?:ủy ban|ubnd)|đề xuất)")
_SUPERVISE = re.compile(r"^(?:tổ chức )?(?:giám sát|kiểm tra,? giám sát|thực hiện (?:việc )?giám sát)")
_AT_CLAUSE = r"(?:^|[.;,:(]\s*|\bvà |định kỳ )"
_EACH = ("mỗi ", "hằng ", "hàng ", "/quý", "/năm")  # one of these must be there for the first four
# How often, a word that must be there, and what says so.
_ONCE = r"\s*(?:[,.;)]|$|(?:một|hai|0?\d)\s+(?:lần|kỳ|đợt|cuộc|buổi|phiên)\b)"
_EVERY: tuple[tuple[Recurs, str, re.Pattern[str]], ...] = (
    ("month", "tháng", re.compile(
        rf"{_AT_CLAUSE}(?:mỗi|hằng|hàng) tháng\b|\b(?:mỗi|hằng|hàng) tháng{_ONCE}"
    )),
    ("quarter", "quý", re.compile(
        rf"{_AT_CLAUSE}(?:mỗi|hằng|hàng) quý\b|\b(?:mỗi|hằng|hàng) quý{_ONCE}|/quý\b"
    )),
    ("year", "năm", re.compile(
        r" (?<!kế hoạch )(?<!chương trình )(?<!dự toán )(?<!ngân sách )(?<!xã hội )"
        r"(?:hằng|hàng) năm\s*(?:[.;)]|$)"
    )),
    ("year", "năm", re.compile(
        rf"{_AT_CLAUSE}(?:mỗi|hằng|hàng) năm\b(?! và giai)|\bđịnh kỳ (?:hằng|hàng) năm|/năm\b|\bmỗi năm\b"
    )),
)  # fmt: skip
_ONCE_IN_A_WHILE: tuple[tuple[Recurs, str, re.Pattern[str]], ...] = (
    ("occasion", "nhân", re.compile(
        # A letter first and its border behind it, so that the engine skips to it.
        r"n(?<!\w.)hân (?:(?:dịp|ngày|kỷ niệm|các (?:ngày|sự kiện|dịp)|tháng)\b|\"?tháng hành động)"
    )),
    ("occasion", "ngày", re.compile(r"ngày (?:lễ lớn|kỷ niệm)")),
    ("occasion", "dịp", re.compile(r"\bdịp\b")),
    ("occasion", "tháng hành động", re.compile("tháng hành động")),
    ("ongoing", "thường xuyên", re.compile(
        r"t(?<!\w.)(?<!chi .)(?<!phí .)(?<!cơ quan .)hường xuyên\b(?! (?:của|theo))"
    )),
)  # fmt: skip
_UNTIL = re.compile(
    r"(?:trước|chậm nhất(?: là)?(?: vào| trong)?|xong trong|đến hết|\bhết|hạn(?: cuối)?:?)"
    r"(?: \d{1,2} ?(?:giờ|h|g)(?: ?\d\d)?(?: phút)?,?)?\s*$"
)
_FROM = re.compile(r"(?:từ)\s+(?:ngày\s+)?(?=\d)")
_RANGE = re.compile(r"\s*(?:-|đến(?: hết)?)\s*")
_BESIDE = re.compile(r"\s*(?:,|;|và|, và)\s*")
_QUARTER = re.compile(r"q(?<!\w.)uý\s+(i{1,3}|iv|[1-4])\b(?:\s*[/,]?\s*(?:năm )?(20\d\d))?")
_IN_YEAR = re.compile(r"\b(?:hoàn thành|xong)\b[^.;,]{0,20}\b(?:trong|cuối|hết) năm (20\d\d)")
_MONTH = re.compile(r"\btháng\s+(\d{1,2})\s*(?:/|năm )\s*(20\d\d)")
_QUARTER_TOO = re.compile(
    r"\s*(?:,|và|-|đến)\s*(?:quý\s+)?(i{1,3}|iv|[1-4])\b(?:\s*[/,]?\s*(?:năm )?(20\d\d))?"
)
_HALF = re.compile(r"\b(?:0?6|sáu) tháng (đầu|cuối) năm (20\d\d)")
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_MONTHS = re.compile(
    r"\btháng\s+(\d{1,2})\s*(?:/\s*20\d\d|năm 20\d\d)?\s*(?:-|,|và|đến(?: hết)?)\s*(?:tháng\s+)?"
    r"(\d{1,2})\s*(?:/|năm )\s*(20\d\d)"
)
_TWO_DAYS = re.compile(r"\bngày (\d{1,2})\s*(?:-|và|đến)\s*(?=(?:ngày )?\d{1,2}\s?/\s?\d{1,2}\s?/\s?20\d\d)")
_DATED = re.compile(r"\d\s?/\d|\d-\d{1,2}-20\d\d|tháng \d|quý [i\d]|tháng (?:đầu|cuối) năm 20")
_REPORTING = re.compile(r"báo cáo")
_OF_REPORTS = re.compile(r"báo cáo|sơ kết|tổng kết|^\s*(?:gửi|tổng hợp|nộp|(?:hằng |hàng )?năm|0?6 tháng)\b")
_DUE = re.compile(r"\b(?:trước|chậm nhất|hoàn thành|xong|đến|hết|hạn)\b")
_TIMES = ("thời gian", "thời hạn", "tiến độ", "hoàn thành")  # what a line about an order's time begins with


def read_tasks(items: tuple[Item, ...], references: tuple[Reference, ...]) -> tuple[Task, ...]:
    """The tasks in the order of the text."""
    return tuple(_task(item, references) for item in items if item.kind == "task")


def _task(item: Item, references: tuple[Reference, ...]) -> Task:
    key = item.key
    span = item.span
    order = key
    others: list[str] = []
    if item.unit and (heading := unit_heading(item.node)) and heading[1] == item.unit:
        others = [kind for kind, _, _ in bodies_in_title(heading[0])]
    if item.unit and (subject := own_subject(item.node)):
        order = key[subject[3] :]
        others += [kind for kind, _, _ in bodies_of(key[: subject[2]])]
    elif item.unit and (said := subject_of(key)) and said[0] == item.unit:
        order = key[said[3] :]  # the body over it, named again
    return Task(
        ref=item.node.ref,
        text=item.text,
        part=part_of(item),
        unit=item.unit,
        role=role_of(order),
        asked=item.asked,
        joint=tuple(kind for kind in dict.fromkeys((*others, *partners(key))) if kind != item.unit),
        when=_arranged(item) or when_of(key),
        programmes=_programmes(item, references),
        span=span,
    )


def _arranged(item: Item) -> When | None:
    """When the line "Thời gian: …" under an order says that it is done."""
    beside = item.node.parent.children if item.node.parent and not item.node.children else ()
    told = [*item.node.children, *(beside if item.node.title is not None else ())]
    keys = (f"{child.title.key} {child.key}" if child.title else child.key for child in told)
    when = next((_held(key) for key in keys if key.startswith(_TIMES)), None)
    return when if when is not None and when != When() else None


def _held(key: str) -> When:
    """When a line says that something is held: a day alone is the day of it, no day by which it is due."""
    when = when_of_cell(key)
    due = when.start or _DUE.search(key)
    return when if due else When(when.recurs, when.end, when.end)


def _programmes(item: Item, references: tuple[Reference, ...]) -> tuple[str, ...]:
    if not references or "/" not in item.text:
        return ()
    text = re.sub(r"\s+", "", item.text)
    return tuple(one.number for one in references if one.number in text)


def part_of(item: Item) -> Part:
    """The part of the plan that a task stands in."""
    section = item.node.section
    if section == "funding":
        return "funding"
    return "organisation" if section in ("organisation", "report") else "content"


def role_of(key: str) -> Role:
    """What a body is to do in it: "phối hợp với X tổ chức …" lets X lead."""
    bare = key[found.end() :] if (found := _SOFT.match(key)) else key
    if _JOINT.match(bare):
        return "joint"
    if _ADVISE.match(bare):
        return "advise"
    return "supervise" if _SUPERVISE.match(bare) else "lead"


def when_of(key: str) -> When:
    """How often, and between which days, as far as the words say so."""
    ways = (*_EVERY, *_ONCE_IN_A_WHILE) if any(map(key.__contains__, _EACH)) else _ONCE_IN_A_WHILE
    recurs = next((name for name, word, pattern in ways if word in key and pattern.search(key)), None)
    start, end = _days(key)
    return When(recurs, start, end or (None if start else _end_of_year(key)))


def ends_of(key: str) -> list[re.Match[str]]:
    """All days by which an order is to be done: "trước ngày 05/6 và ngày 20/11" has two."""
    ends: list[re.Match[str]] = []
    for day in DAY.finditer(key):
        beside = bool(ends) and _BESIDE.fullmatch(key[ends[-1].end() : day.start()]) is not None
        if beside or _UNTIL.search(key[max(0, day.start() - 30) : day.start()]):
            ends.append(day)
    return ends


def when_of_cell(key: str) -> When:
    """The same for the cell of a table that holds nothing but a time: its last day is the day it is due."""
    when = when_of(key)
    days = [iso_of(day) for day in DAY.finditer(key)] if when.end is None else []
    return When(when.recurs, when.start, days[-1]) if days else when


def _days(key: str) -> tuple[str | None, str | None]:
    if not ("/" in key or "tháng " in key or "quý " in key or "-20" in key) or not _DATED.search(key):
        return None, None
    if _REPORTING.search(key) and not _FROM.search(key):
        key = ";".join(clause for clause in key.split(";") if not _OF_REPORTS.search(clause))
    if (two := _TWO_DAYS.search(key)) and (last := DAY.match(key, two.end())) and (end := iso_of(last)):
        return f"{end[:-2]}{int(two[1]):02d}", end
    for first in DAY.finditer(key):
        between = _RANGE.match(key, first.end())
        last = DAY.match(key, between.end()) if between else None
        if last is not None:
            return _pair(first, last)
        if _UNTIL.search(key[max(0, first.start() - 30) : first.start()]):
            return None, iso_of(first)
    return _stretch(key)


def _stretch(key: str) -> tuple[str | None, str | None]:
    """A month, a half year, a quarter or several: from its first day to its last, or only up to one."""
    if months := _MONTHS.search(key):
        return _month(int(months[1]), int(months[3]))[0], _month(int(months[2]), int(months[3]))[1]
    if month := _MONTH.search(key):
        start, end = _month(int(month[1]), int(month[2]))
        before = key[max(0, month.start() - 24) : month.start()]
        if _UNTIL.search(before):
            return None, _day_before(start) if before.rstrip().endswith("trước") else end
        return start, end
    if half := _HALF.search(key):
        return (
            (f"{half[2]}-01-01", f"{half[2]}-06-30")
            if half[1] == "đầu"
            else (f"{half[2]}-07-01", f"{half[2]}-12-31")
        )
    if quarter := _QUARTER.search(key):
        last = _QUARTER_TOO.match(key, quarter.end()) or quarter
        year = quarter[2] or last[2]
        return _quarter(_QUARTERS[quarter[1]], year)[0], _quarter(_QUARTERS[last[1]], year)[1]
    return None, None


def _day_before(start: str | None) -> str | None:
    return (date.fromisoformat(start) - timedelta(days=1)).isoformat() if start else None


def _end_of_year(key: str) -> str | None:
    """ "hoàn thành trong năm 2027" is due on its last day."""
    found = _IN_YEAR.search(key) if "hoàn thành" in key or "xong" in key else None
    return f"{found[1]}-12-31" if found else None


def _pair(first: re.Match[str], last: re.Match[str]) -> tuple[str | None, str | None]:
    start, end = iso_of(first), iso_of(last)
    if start and end and len(end) > len(start):
        start = f"{end[:5]}{start}" if start <= end[5:] else start
    return start, end


_ENDS = ("", "31", "28", "31", "30", "31", "30", "31", "31", "30", "31", "30", "31")


def _month(month: int, year: int) -> tuple[str | None, str | None]:
    if not 1 <= month <= 12:
        return None, None
    last = "29" if month == 2 and year % 4 == 0 else _ENDS[month]
    return f"{year}-{month:02d}-01", f"{year}-{month:02d}-{last}"


def _quarter(quarter: int, year: str | None) -> tuple[str | None, str | None]:
    head = f"{year}-" if year else ""
    return f"{head}{quarter * 3 - 2:02d}-01", f"{head}{quarter * 3:02d}-{_ENDS[quarter * 3]}"


def read_units(items: tuple[Item, ...], tabled: tuple[Unit, ...] = ()) -> tuple[Unit, ...]:
    """The bodies with a heading of their own in the organisation part, subjects of their own bullets, and
    those that a table gives work to and no heading has named."""
    found: list[Unit] = []
    for item in items:
        for unit in _heading_units(item) or _subject_units(item):
            if not any(_is_same(unit, known) for known in found):
                found.append(unit)
    kinds = {unit.kind for unit in found} - {"other"}
    names = {unit.name.casefold() for unit in found}
    return (*found, *(one for one in tabled if one.kind not in kinds and one.name.casefold() not in names))


def _is_same(unit: Unit, known: Unit) -> bool:
    """Whether a body is named again; a place has one Committee, whichever of its members are headed."""
    both = unit.kind == known.kind == "advancement_committee"
    return both or unit.name.casefold() == known.name.casefold()


def _heading_units(item: Item) -> list[Unit]:
    node = item.node
    if node.section != "organisation" or node.own_section is not None:
        return []
    block = node.title if node.title is not None else node.block if node.heading else None
    if block is None:
        return []
    over = len(node.children) > 1 and all(map(_is_headed, node.children))
    if over and unit_of_heading(block.key) == "all_agencies":
        return []  # "I. Trách nhiệm của các cơ quan" over the bodies themselves
    asked = block.key.startswith("kính") or is_asked_above(node)
    return [
        Unit(kind, block.text[start:end], asked, block.words.span(start, end))
        for kind, start, end in bodies_of(block.key)
    ]


def _is_headed(node: Node) -> bool:
    return (node.heading or node.title is not None) and unit_of_heading(title_key(node)) is not None


def _subject_units(item: Item) -> list[Unit]:
    if item.kind != "task" or item.node.section != "organisation":
        return []
    subject = own_subject(item.node)
    if subject is None:
        return []
    kind, start, end, _ = subject
    heading = unit_heading(item.node)
    if heading and any(kind == known for known, _, _ in bodies_in_title(heading[0])):
        return []
    node = item.node
    together = [one for one in bodies_of(node.key[:end]) if one[0] != kind]
    named = [(kind, start, together[0][1] if together else end), *together]
    return [
        Unit(body, name, item.asked, node.block.words.span(first, first + len(name)))
        for body, first, last in named
        if (name := re.sub(r"[\s,;]+(?:và\s*)?$", "", node.text[first:last]))
    ]
