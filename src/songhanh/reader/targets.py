"""Targets: what is promised, in which field, with which figures, answered for by whom."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from songhanh.reader.items import Item
from songhanh.reader.measures import Unclear, read_measures
from songhanh.reader.nodes import Node
from songhanh.reader.orders import says_who_answers
from songhanh.reader.plan import Head, Responsible, Span, Target
from songhanh.reader.units import unit_of_heading

_FIELDS: tuple[tuple[str, str], ...] = (
    ("family_violence", r"gia đình|bạo lực|mua bán người|nạn nhân|xâm hại|bị mua bán"),
    ("politics", r"chính trị|lãnh đạo|quản lý(?! nhà nước)|cấp ủy|đại biểu|chủ chốt"),
    ("economy", (
        r"kinh tế|lao động|việc làm|doanh nghiệp|hợp tác xã|vay vốn|tín dụng|hộ nghèo|khởi sự|thu nhập"
    )),
    ("health", r"y tế|sức khỏe|dân số|sinh sản|giới tính khi sinh|thai sản|vị thành niên"),
    ("communication", r"thông tin|truyền thông|tuyên truyền"),
    ("inspection", r"kiểm tra|giám sát|thanh tra|phản ánh|khiếu nại"),
    ("education", r"giáo dục|đào tạo|trường học|học sinh"),
    ("institution", (
        r"chính sách|pháp luật|thể chế|kiện toàn|bộ máy|năng lực|quản lý nhà nước|lồng ghép"
        r"|văn bản|cán bộ, công chức"
    )),
)  # fmt: skip
_FIELD = re.compile("|".join(f"(?P<{field}>{pattern})" for field, pattern in _FIELDS))
_GOAL = re.compile(r"^mục tiêu\s+(?:số\s+)?(\d{1,2})\s*[:.]?")
_NUMBERED = re.compile(r"^chỉ tiêu\s+(?:số\s+)?(?:\d{1,2}\.)?(\d{1,2})\b")
_BY = re.compile(r"đến (?:hết |cuối )?(?:năm )?(20\d{2})|năm (20\d{2})")


@dataclass(frozen=True, slots=True)
class Placed:
    """A target with the numbers by which the plan speaks of it: its goal's and its own."""

    target: Target
    goal: int | None
    number: int
    unclear: tuple[tuple[str, Span], ...] = ()


def read_targets(items: tuple[Item, ...], head: Head) -> tuple[Placed, ...]:
    """The targets in order; nobody answers for them yet."""
    found: list[Placed] = []
    counts: dict[object, int] = {}
    said: list[Node] = []  # the node of each target that was found
    for item in items:
        if item.kind != "target":
            _say_above(found, said, item)
            continue
        goal = _goal_node(item.node)
        place = id(goal) if goal else item.node.ref.rpartition(".")[0]
        counts[place] = counts.get(place, 0) + 1
        named = _NUMBERED.match(item.node.key)
        number = int(named[1]) if named else counts[place]
        figures = read_measures(item.key, _year_above(item.node) or head.period.until, head.period.since)
        target = Target(
            ref=item.node.ref,
            text=item.text,
            field=field_of(item),
            measures=figures.measures,
            responsible=(),
            goal=_title(goal),
            span=item.span,
        )
        unclear = tuple((one.text, _span(item, one)) for one in figures.unclear)
        found.append(Placed(target, _goal_number(goal), number, unclear))
        said.append(item.node)
    return tuple(found)


def _say_above(found: list[Placed], said: list[Node], item: Item) -> None:
    """A line that names who answers names it for the target over it, or for all of a goal that nobody has."""
    kind = _answering(item)
    parent = item.node.parent
    if parent is not None and parent.own_section == "content":  # below the work for the targets
        parent = parent.parent
    for index in range(len(found) - 1 if kind else -1, -1, -1):
        target = found[index].target
        above = (said[index], *said[index].above())
        if target.responsible or (parent not in above if parent else len(above) > 1):
            return
        found[index] = replace(found[index], target=replace(target, responsible=(Responsible(kind or ""),)))
        if parent is said[index]:
            return


def _answering(item: Item) -> str | None:
    """The kind of the body that a line names as answerable ("Cơ quan chủ trì: Sở Nội vụ")."""
    key = f"{item.node.title.key} {item.key}" if item.node.title is not None else item.key
    who = says_who_answers(key)
    return unit_of_heading(who) if who else None


def _span(item: Item, unclear: Unclear) -> Span:
    length = len(item.node.text) - item.start
    if unclear.end > length:
        return item.span
    return item.node.block.words.span(item.start + unclear.start, item.start + unclear.end)


def _goal_node(node: Node) -> Node | None:
    return next((above for above in node.above() if _GOAL.match(above.key)), None)


def _goal_number(node: Node | None) -> int | None:
    found = _GOAL.match(node.key) if node else None
    return int(found[1]) if found else None


def _title(node: Node | None) -> str | None:
    return node.text.rstrip(" :") if node else None


def _year_above(node: Node) -> int | None:
    """The year that a heading or lead-in sets: "Mục tiêu cụ thể đến năm 2030"."""
    for above in node.above():
        if year := _last_year(above.key):
            return year
    return None


@lru_cache(maxsize=1024)
def _last_year(key: str) -> int | None:
    """The last year by which folded words say that something holds; asked of one heading for all below it."""
    years = _BY.findall(key) if "20" in key else ()
    return int(years[-1][0] or years[-1][1]) if years else None


def field_of(item: Item) -> str:
    """The field of the nearest heading that names one; else of the target's own words."""
    for above in item.node.above():
        if above.heading and above.own_section in (None, "target") and (field := _field_in(above.key)):
            return field
    return field_of_words(item.key)


@lru_cache(maxsize=1024)
def _field_in(key: str) -> str | None:
    """The first field that a folded title speaks of; asked again for all that stands under it."""
    return found.lastgroup if (found := _FIELD.search(key)) else None


def field_of_words(key: str) -> str:
    """The first field that folded words speak of."""
    found = _FIELD.search(key)
    return str(found.lastgroup) if found else "other"
