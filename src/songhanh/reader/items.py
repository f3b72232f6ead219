"""What each paragraph of the body is: a target, a task, an aim, a lead-in, an order to report, a farewell."""

import re
from dataclasses import dataclass
from typing import Literal

from songhanh.reader.markers import ARABIC, PLAIN
from songhanh.reader.measures import read_measures
from songhanh.reader.nodes import Node, Outline
from songhanh.reader.orders import (
    completes,
    is_about,
    is_event,
    says_how,
    says_what,
    says_who_answers,
    says_who_or_when,
)
from songhanh.reader.parts import is_closing
from songhanh.reader.plan import MapKind
from songhanh.reader.units import COLLECTIVE, begins_order, bodies_of, is_asked, subject_of, unit_of_heading

Kind = Literal["heading", "target", "task", "aim", "purpose", "lead_in", "deadline", "closing", "context"]

_ENDS_OPEN = re.compile(r"(?::|như sau|sau đây|bao gồm|cụ thể|trong đó|đặc biệt là|gồm)\s*[.:]?$")
_TARGET_START = re.compile(
    r"^(?:(?:phấn đấu|bảo đảm|đảm bảo|duy trì|đạt|có|tỷ lệ|trên|ít nhất|tối thiểu|từ"
    r"|đến năm 20\d\d,?|hằng năm,?|hàng năm,?|năm 20\d\d,?)\s+){0,4}"
    r"\d{1,3}(?:[.,]\d+)?\s*(?:%|phần trăm)"
)
# A promise without a figure: that something happens no more.
_NO_MORE = re.compile(r"(?:phấn đấu |bảo đảm |đảm bảo )?không (?:để (?:xảy ra|phát sinh|có)|còn)\b")
_TARGET_NAME = re.compile(r"^chỉ tiêu(?:\s+(?:số\s+)?\d{1,2}(?:\.\d{1,2})?)?\s*[:.]\s*(?=\S)")
_GENERAL = re.compile(
    r"^(?:ủy ban nhân dân|ubnd)\b[^,.;]{0,60}?\b(?:đề nghị|yêu cầu|giao)\b"
    r"|^(?:yêu cầu|đề nghị|kính đề nghị) (?:các|thủ trưởng|trưởng)|^định kỳ|^(?:hằng|hàng) (?:năm|quý|tháng)"
    r"|^căn cứ (?:theo )?(?:nội dung|kế hoạch)|^(?:thủ trưởng )?các |^trên cơ sở"
)
_ENCLOSED = re.compile(
    r"^\(?(?:ban hành )?kèm theo (?:quyết định|kế hoạch|công văn|nghị quyết)\b"
    r"|^\([^()]{0,120}\b(?:phụ lục|biểu|bảng|danh sách|danh mục)\b[^()]{0,60}\)\.?$"
)
_ALL_REPORT = re.compile(
    r"^(?:(?:định kỳ|(?:hằng|hàng) (?:năm|quý|tháng)|trước ngày|chậm nhất)[^.;:]{0,120}?,? )?"
    r"(?:đề nghị |yêu cầu )?(?:thủ trưởng )?các [^.;:]{0,160}\bbáo cáo\b"
)
_REPORTS = re.compile(r"\bbáo cáo\b")
_SENDING = re.compile(r"(?:gửi|nơi gửi|địa chỉ|hình thức|thời gian|thời hạn)\b")  # where all reports go
_REVIEWS = re.compile(r"\b(?:sơ kết|tổng kết)\b")
_GENERAL_AIM = re.compile(r"\b(?:chung|tổng quát)\b")


@dataclass(frozen=True, slots=True)
class Item:
    """A node, or a lead-in with the phrases that complete it, and what it is."""

    kind: Kind
    nodes: tuple[Node, ...]
    unit: str | None = None
    asked: bool = False
    start: int = 0  # where its own words begin in the first node

    @property
    def node(self) -> Node:
        return self.nodes[0]

    @property
    def text(self) -> str:
        first = self.nodes[0].text[self.start :]
        return " ".join([first, *(node.text for node in self.nodes[1:])]) if len(self.nodes) > 1 else first

    @property
    def key(self) -> str:
        first = self.nodes[0].key[self.start :]
        return " ".join([first, *(node.key for node in self.nodes[1:])]) if len(self.nodes) > 1 else first

    @property
    def span(self) -> tuple[int, int]:
        start = self.nodes[0].block.words.place(self.start)
        last = self.nodes[-1].block.words
        return start, last.place(len(last.text), end=True)


def sort_items(outline: Outline, *, titled: bool) -> tuple[Item, ...]:
    """Every node of the body, in order, each in exactly one item.

    A text that neither calls itself a plan (`titled`) nor has a heading orders nothing.
    """
    if not titled and not any(node.heading or node.title for node in outline.nodes):
        return tuple(Item("context", (node,)) for node in outline.nodes)
    items: list[Item] = []
    nodes = outline.nodes
    last_unit = max((i for i, node in enumerate(nodes) if _names_unit(node)), default=-1)
    at = 0
    while at < len(nodes):
        item = _item(nodes, at, last=at > last_unit)
        items.append(item)
        at += len(item.nodes)
    return tuple(items)


def _item(nodes: tuple[Node, ...], at: int, *, last: bool) -> Item:
    node = nodes[at]
    if kind := _plain_kind(node):
        return Item(kind, (node,))
    followers = _followers(nodes, at)
    if node.section in ("aim", "target", "purpose"):
        return _promise(node, followers)
    if _TARGET_NAME.match(node.key) or (node.section in ("content", None) and _TARGET_START.match(node.key)):
        return _target(node, followers)
    if _is_report_order(node, last=last):
        return Item("deadline", (node,))
    return _task(node, followers)


def _plain_kind(node: Node) -> Kind | None:
    """What neither promises nor orders: titles, farewells, what is told."""
    arranged = _is_arranged(node)
    if (node.heading and not arranged) or (arranged and _what_of(node)):
        return "heading"
    if is_closing(node.key):
        return "closing"
    if node.parent and _is_arranged(node.parent):
        return None if _what_of(node.parent) is node else "context"
    return "context" if _is_told(node) else None


def _is_told(node: Node) -> bool:
    """What only tells: results, what a plan comes with, who answers for the target above."""
    key = _whole_key(node)
    if node.section in ("content", "target", None) and (says_who_answers(key) or says_how(key)):
        return True
    return node.section == "context" or bool(_ENCLOSED.match(node.key))


def _is_arranged(node: Node) -> bool:
    """An order with nothing under it but when, where, for whom and by whom."""
    if node.section not in ("content", None) or node.rank < ARABIC or not node.children:
        return False
    keys = [_whole_key(child) for child in node.children]
    ordered = begins_order(node.key) or is_event(node.key) or any(map(says_who_or_when, keys))
    return ordered and all(map(is_about, keys))


def _what_of(node: Node) -> Node | None:
    """The line under the name of some work that orders it."""
    return next((child for child in node.children if says_what(_whole_key(child))), None)


def _whole_key(node: Node) -> str:
    """A node's words, those of its run-in title before them."""
    return f"{node.title.key} {node.key}" if node.title is not None else node.key


def _promise(node: Node, followers: tuple[Node, ...]) -> Item:
    """Aims, targets, purposes."""
    if _TARGET_NAME.match(node.key):
        return _target(node, followers)
    if _ENDS_OPEN.search(node.key) and (followers or node.text.endswith(":")):
        return Item("lead_in", (node,))
    if node.section == "target":
        return _target(node, ())
    if node.section == "aim":
        general = any(_GENERAL_AIM.search(above.key) for above in node.above() if above.heading)
        figures = read_measures(node.key, None).measures
        promised = figures or _NO_MORE.match(node.key)
        return _target(node, ()) if promised and not general else Item("aim", (node,))
    return _target(node, ()) if _TARGET_START.match(node.key) else Item("purpose", (node,))


def _target(node: Node, followers: tuple[Node, ...]) -> Item:
    named = _TARGET_NAME.match(node.key)
    deeper = tuple(child for child in followers if child.rank > node.rank) if named else ()
    return Item("target", (node, *deeper), start=named.end() if named else 0)


def _task(node: Node, followers: tuple[Node, ...]) -> Item:
    unit, asked, start = _unit_of(node)
    if _is_arranged(node):
        return Item("task", (node,), unit, asked, start)
    if followers and _ENDS_OPEN.search(node.key):
        if all(_completes(follower) for follower in followers):
            return Item("task", (node, *followers), unit, asked, start)
        return Item("lead_in", (node,), unit, asked)
    return Item("task", (node,), unit, asked, start)


def _completes(node: Node) -> bool:
    """A noun phrase that completes the order before it, and orders nothing by itself."""
    return completes(node.key) and not node.children


def _followers(nodes: tuple[Node, ...], at: int) -> tuple[Node, ...]:
    """What a lead-in leads to: its own bullets, or the paragraphs right after it."""
    node = nodes[at]
    if node.children:
        return tuple(node.children)
    if not node.text.endswith(":"):
        return ()
    found: list[Node] = []
    bulleted = at + 1 < len(nodes) and nodes[at + 1].rank != node.rank
    for later in nodes[at + 1 :]:
        if later.parent is not node.parent or later.heading or (bulleted and later.rank == node.rank):
            break
        found.append(later)
        if not bulleted and later.text.endswith("."):
            break
    return tuple(found)


def _names_unit(node: Node) -> bool:
    key = node.title.key if node.title is not None else node.key
    return (
        node.section == "organisation"
        and (node.heading or node.title is not None)
        and _unit_kind(key) is not None
    )


def _unit_kind(key: str) -> str | None:
    return unit_of_heading(key)


def unit_heading(node: Node) -> tuple[Node, str] | None:
    """The heading of a body over a node of the organisation part, with its kind."""
    if not node.asked:  # the same for as long as the outline stands
        node.over, node.asked = _heading_over(node), True
    return node.over


def _heading_over(node: Node) -> tuple[Node, str] | None:
    if (
        node.title is not None
        and (kind := unit_of_heading(node.title.key))
        and node.section == "organisation"
    ):
        return node, kind
    for above in node.above():
        key = above.title.key if above.title is not None else above.key
        if not (above.heading or above.title is not None) or above.own_section is not None:
            continue
        if above.section == "organisation" and (kind := unit_of_heading(key)):
            return above, kind
    return None


def _unit_of(node: Node) -> tuple[str | None, bool, int]:
    """The body that an order is given to, whether it is asked, and where the order begins."""
    if node.section != "organisation":
        return None, False, 0
    subject = own_subject(node)
    if subject is not None:
        return subject[0], is_asked(node.key), 0
    found = unit_heading(node)
    if found is not None and not _leaves_unit(node):
        above, kind = found
        return kind, is_asked_above(above), 0
    return None, is_asked(node.key), 0


def own_subject(node: Node) -> tuple[str, int, int, int] | None:
    """The body that an item itself names as its subject, where no heading of one body stands over it."""
    if not node.told:
        node.subject, node.told = _subject_in(node), True
    return node.subject


def _subject_in(node: Node) -> tuple[str, int, int, int] | None:
    found = unit_heading(node)
    if found is not None and (found[0] is node or node.rank == PLAIN):
        return None
    subject = subject_of(node.key)
    if found is not None and found[1] not in COLLECTIVE:
        return subject if subject and subject[0] in _sharing(found) else None
    if subject is None or (found is not None and subject[0] in ("all_agencies", found[1])):
        return None
    return subject


def _sharing(heading: tuple[Node, str]) -> set[str]:
    """The bodies beside the first in a heading of several: their own bullets are theirs."""
    return {kind for kind, _, _ in bodies_in_title(heading[0])} - {heading[1]}


def bodies_in_title(node: Node) -> list[tuple[str, int, int]]:
    """The bodies that share a heading, with the places of their names in it."""
    if node.bodies is None:
        node.bodies = bodies_of(title_key(node))
    return node.bodies


def is_asked_above(node: Node) -> bool:
    """Whether a heading or one over it asks."""
    return any(is_asked(title_key(one)) for one in (node, *node.above()))


def title_key(node: Node) -> str:
    """The folded words of a node's title, run in or not."""
    return node.title.key if node.title is not None else node.key


def _leaves_unit(node: Node) -> bool:
    """A paragraph after the bullets of the last body that speaks to all."""
    return bool(re.match(r"^(?:ủy ban nhân dân|ubnd)\b[^,.;]{0,60}?\b(?:đề nghị|yêu cầu|giao)\b", node.key))


def _speaks_of_reports(key: str) -> bool:
    return "báo cáo" in key and bool(_REPORTS.search(key))


def _is_report_order(node: Node, *, last: bool) -> bool:
    """The paragraph that orders reports from all: it yields deadlines and is no task."""
    title = node.title.key if node.title is not None else ""
    if node.section == "report" and (_SENDING.match(node.key) or _REVIEWS.search(node.key)):
        return True
    if not _speaks_of_reports(node.key) and not _speaks_of_reports(title):
        return False
    if node.section == "report":
        return True
    if node.section not in ("organisation", "funding") or node.rank < 10:
        return False
    if _leaves_unit(node) or (last and node.rank == PLAIN and _ALL_REPORT.match(node.key)):
        return True
    if node.section == "funding":
        return False
    alone = unit_heading(node) is None
    return (alone or (last and _after_bullets(node))) and bool(_GENERAL.match(node.key))


def _after_bullets(node: Node) -> bool:
    siblings = node.parent.children if node.parent else []
    return any(sibling.rank < node.rank for sibling in siblings)


def map_kind(item: Item) -> MapKind:
    """What the map of the text calls an item."""
    if item.kind == "task" and item.node.section == "funding":
        return "funding"
    return item.kind
