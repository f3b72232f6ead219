"""Paragraphs as a tree: headings with their refs, what stands under them, and in which section."""

import re
from itertools import zip_longest

from songhanh.reader.blocks import Block
from songhanh.reader.folding import is_shouted, nfc
from songhanh.reader.markers import ARABIC, BRACKET, DASH, DECIMAL, LETTER, PART, PLAIN, PLUS, ROMAN, UPPER
from songhanh.reader.nodes import Node, Outline
from songhanh.reader.orders import completes
from songhanh.reader.sections import Section, section_of, section_of_slip
from songhanh.reader.units import begins_order, name_end, names_body, run_in_unit, unit_of_heading

_GOAL = re.compile(r"^(?:mục tiêu|chỉ tiêu|nhiệm vụ)\s+(?:số\s+)?(\d{1,2})\s*[:.]")
_RUN_IN = re.compile(r"^(?:[^.;:()]|\([^.;:()]*\)){3,80}:\s+(?=\S)")
_RUN_IN_STOPPED = re.compile(r"^[^.;:]{3,80}\.\s+(?=[^\W\d_])")  # "4. Công an xã. Tuần tra …"
_RUN_IN_BODIES = re.compile(r"^[^.:]{3,120}:\s+(?=\S)")
_MEETS = re.compile(r"^(?:thực hiện|bảo đảm|đảm bảo) [^.;:]{0,30}(?:chỉ|mục) tiêu\b")
_MONEY = re.compile(
    r"kinh phí (?:thực hiện|tổ chức|hoạt động|triển khai|lấy|từ|do|được)\b"
)  # of the whole plan
_LONG = 170
_OVER_TABLES = ("content", "organisation", "target")  # what a part is called that may hold a table alone


def build_outline(blocks: tuple[Block, ...]) -> Outline:
    """The body as a tree. Refs are made of the numbers on the way down: II.3.c."""
    nodes: list[Node] = []
    stack: list[Node] = []
    numbered = any(block.marker.rank <= ARABIC for block in blocks)
    closed: set[int] = set()
    for block, after in zip_longest(blocks, blocks[1:]):
        if nodes and block.marker.rank != PLAIN and _is_closed(nodes[-1]):
            closed.add(nodes[-1].rank)
        depth = _depth(block, numbered=numbered)
        if depth == PLAIN and after is not None and _heads_bullets(block, after):
            depth = LETTER - 1
        if depth == DASH and after is not None and _heads_other_bullets(block, after):
            depth = BRACKET
        node = _place(block, depth, stack, closed)
        nodes.append(node)
        if node.parent is not None:
            node.parent.children.append(node)
    _judge(nodes)
    return Outline(tuple(nodes))


def _depth(block: Block, *, numbered: bool) -> int:
    """How deep a block stands. Unnumbered titles stand between numbers and letters, where there are such."""
    rank = block.marker.rank
    if is_appendix(block):
        return PART
    if rank != PLAIN:
        return rank
    if _GOAL.match(block.key) and not block.key.startswith("chỉ tiêu"):
        return LETTER - 1
    if not is_unnumbered_title(block):
        return PLAIN
    if is_shouted(block.text):
        return ROMAN
    if numbered:
        return LETTER - 1
    level = block.lines[0].level if block.heading else 0
    return min(ROMAN + level, LETTER - 1) if level else ROMAN if section_of(block.key) else LETTER - 1


def is_appendix(block: Block) -> bool:
    """PHỤ LỤC, numbered or not: what follows belongs to it and to no part of the plan."""
    first = block.lines[0].text
    if first[0] not in "pP*#_ ":  # seldom anything else
        return False
    return nfc(first.lstrip("*#_ "))[:7].casefold() == "phụ lục" and len(block.text) < _LONG


def is_unnumbered_title(block: Block) -> bool:
    """A short line in capitals or bold that ends without a stop."""
    if block.marker.rank != PLAIN or not 5 < len(block.text) < 120 or block.text[-1] in ".;,":
        return False
    return is_shouted(block.text) or ((block.bold or block.heading) and block.text[:1].isupper())


def _heads_bullets(block: Block, after: Block) -> bool:
    """The name of a body alone on a line, with bullets under it: a heading without number or emphasis.

    Behind a colon its paragraphs may also stand without bullets.
    """
    led = block.text.endswith(":") and after.marker.rank == PLAIN and not after.text.endswith(":")
    if not (led or after.marker.rank in (DASH, PLUS)) or not _is_name_of_body(block):
        return False
    return block.text[:1].isupper() and block.text[-1] not in ".;,"


def _heads_other_bullets(block: Block, after: Block) -> bool:
    """ "* Công an xã:" over lines with "-": a bullet of another sign stands over them."""
    if after.marker.rank < DASH or not block.text.endswith(":"):
        return False
    signs = {line.label or line.text[:1] for line in (block.lines[0], after.lines[0])}
    return (len(signs) > 1 and after.marker.rank == DASH) or _opens_section(block)


def _opens_section(block: Block) -> bool:
    """ "* Biện pháp thực hiện:" over what is to be done for the targets beside it."""
    return len(block.text) < _LONG / 2 and section_of(block.key) in ("content", "target")


def _is_name_of_body(block: Block) -> bool:
    return len(block.key) < _LONG / 2 and _lists_bodies(block.key.rstrip(" .:;"))


def _is_closed(node: Node) -> bool:
    """A lettered sentence; where such stand alone, a paragraph after one of them is not its own."""
    return node.rank in (LETTER, BRACKET) and node.text.endswith(".")


def _place(block: Block, depth: int, stack: list[Node], closed: set[int]) -> Node:
    if depth == PLAIN:
        while stack and (_lets_go(stack[-1]) or (stack[-1].rank in closed and _is_closed(stack[-1]))):
            stack.pop()
    else:
        while stack and stack[-1].depth >= depth:
            stack.pop()
    parent = stack[-1] if stack else None
    node = Node(block, _ref(block, parent), parent, depth=depth)
    if depth != PLAIN:
        stack.append(node)
    return node


def _lets_go(node: Node) -> bool:
    """Bullets do not hold the paragraphs after them, unless they end in a colon and hold nothing yet."""
    if node.depth < DASH:
        return False
    return not node.text.endswith(":") or any(child.rank != PLAIN for child in node.children)


def _ref(block: Block, parent: Node | None) -> str:
    base = parent.ref if parent else ""
    name = block.marker.name
    if block.marker.rank == PLAIN and (found := _GOAL.match(block.key)):
        name = found[1]
    if block.marker.rank >= DASH and (found := _GOAL.match(block.key)):
        name = found[1]
    if not name:
        return base
    if DECIMAL <= block.marker.rank < LETTER:
        base = _base_of_decimal(parent)
    return f"{base}.{name}" if base else name


def _base_of_decimal(parent: Node | None) -> str:
    """A decimal number repeats the numbers above it, down to the last Roman one."""
    while parent is not None and ARABIC <= parent.rank < LETTER:
        parent = parent.parent
    return parent.ref if parent else ""


def _judge(nodes: list[Node]) -> None:
    """Tell headings from items, cut off run-in titles, hand sections down."""
    organised = False
    for index, node in enumerate(nodes):
        node.level = node.parent.level + node.parent.heading if node.parent else 1
        node.heading = _is_heading(node)
        if not node.heading:
            _cut_title(node)
        if node.heading or node.title is not None:
            node.own_section = _section_of(node)
        if is_appendix(node.block):
            node.own_section = section_of(node.key) or "context"
        if node.rank == PART and not node.text and index + 1 < len(nodes):
            node.own_section = _section_of_title(nodes[index + 1])
        node.section = node.own_section or (node.parent.section if node.parent else None)
        if node.own_section == "target" and node.parent is not None and node.parent.section == "organisation":
            node.section = "organisation"
        if node.own_section is None and _organises(node, organised=organised):
            node.section = "organisation"
        organised = organised or node.section == "organisation"
        node.section = _without_money(node)


def _without_money(node: Node) -> Section | None:
    """The section of a node; what is said of the money among the bodies is no work of the last of them."""
    paid = node.section == "organisation" and node.rank == PLAIN and _MONEY.match(node.key)
    return "funding" if paid else node.section


def _section_of(node: Node) -> Section | None:
    """What a title opens; an order that speaks of targets ("Giao chỉ tiêu đến từng xã") opens none."""
    key = node.title.key if node.title is not None else node.key
    named = section_of(key)
    if named is None and node.rank <= ROMAN and node.title is None and is_shouted(node.text):
        named = section_of_slip(key)
    ordered = named == "target" and node.rank >= ARABIC and begins_order(key) and not _MEETS.match(key)
    beneath = node.section_above() == "organisation" and named in ("organisation", "funding")
    shared = beneath and unit_of_heading(key) is not None
    return None if ordered or shared else named  # "1. Trách nhiệm của Công an xã" is a body's own heading


def _section_of_title(after: Node) -> Section | None:
    """ "Phần thứ hai" stands alone on its line; its title is the next one."""
    return section_of(after.key) if is_unnumbered_title(after.block) else None


def _organises(node: Node, *, organised: bool) -> bool:
    """A part that gives each body a number organises the work; so do the parts after the organisation."""
    if node.heading and organised and node.parent is None:
        return True
    if node.section not in ("content", None) or node.parent is None or node.rank >= DASH:
        return False
    if node.title is None and not names_body(node.key):
        return False
    if node.parent.shared is None:  # asked once for all that stand under it
        node.parent.shared = _shares_out(node.parent.children)
    return node.parent.shared


def _shares_out(children: list[Node]) -> bool:
    """Whether more than one of some numbers bears the name of a body."""
    titles = (child.title.key if child.title is not None else child.key for child in children)
    named = (child.rank < DASH and names_body(key) for child, key in zip(children, titles, strict=True))
    return sum(named) > 1


def _is_heading(node: Node) -> bool:
    block = node.block
    rank = node.rank
    if is_appendix(block) or _is_bare_body(node):
        return True
    if is_shouted(block.text) or is_unnumbered_title(block):
        return len(block.text) < 250
    if rank == PLAIN and node.children and block.key.startswith("mục tiêu") and _GOAL.match(block.key):
        return True
    if rank >= DASH:
        return rank <= PLUS and _heads_below(node)
    if (block.heading or (block.bold and not block.text.endswith("."))) and not _names_and_orders(node):
        return True
    if (rank in (PART, UPPER) and len(block.text) < _LONG) or _may_head_a_table(block):
        return True
    return _titles_what_follows(node)


def _heads_below(node: Node) -> bool:
    """A bullet before a colon: the name of a body, or what the bullets of another sign under it are."""
    below = node.children and node.depth < DASH and _opens_section(node.block)
    return node.text.endswith(":") and (run_in_unit(node.key) or bool(below))


def _may_head_a_table(block: Block) -> bool:
    """ "II/ Nội dung, phân công thực hiện" with nothing under it but the cells of a table."""
    if block.marker.rank != ROMAN or len(block.text) > _LONG / 2 or block.text[-1:] in ".;":
        return False
    return section_of(block.key) in _OVER_TABLES


def _is_bare_body(node: Node) -> bool:
    """A number with the name of a body and nothing else, in the part that gives bodies their work."""
    if node.rank == PLAIN and node.depth == LETTER - 1 and node.children and _is_name_of_body(node.block):
        return True
    if node.rank >= DASH or node.children or len(node.text) > _LONG / 2 or node.text[-1:] in ".;":
        return False
    organised = node.parent is not None and node.parent.section == "organisation"
    return organised and _lists_bodies(node.key)


def _titles_what_follows(node: Node) -> bool:
    text = node.text
    if not node.children or _is_sentence(text) or _orders_with(node):
        return False
    if _names_and_orders(node) or _ends_its_list(node):
        return False
    return len(text) < 400


def _names_and_orders(node: Node) -> bool:
    """ "7. Các khu phố: Họp khu phố …": a body and its order on one line."""
    found = _RUN_IN.match(node.text)
    if found is None or _lists_bodies(node.key[found.end() :]):
        return False
    title = node.key[: found.end()].rstrip(" :")
    return run_in_unit(title) or section_of(title) in ("report", "funding")


def _lists_bodies(key: str) -> bool:
    """ "Các ngành: Công an, Quân sự, Y tế": names and no order."""
    return names_body(key) and name_end(key, 0) == len(key.rstrip(" .:;"))


def _ends_its_list(node: Node) -> bool:
    """The last sentence of a list, with paragraphs after it that speak to all: no title of theirs."""
    beside = node.parent.children if node.parent else []
    if len(beside) < 2 or beside[-1] is not node or not node.text.endswith("."):
        return False
    alone = all(one.rank == node.rank and not one.children and one.text.endswith(".") for one in beside[:-1])
    return alone and all(child.rank == PLAIN for child in node.children)


def _orders_with(node: Node) -> bool:
    """ "Tổ chức các hoạt động:" over bullets that are things: an order that they complete, no title."""
    if not node.text.endswith(":") or node.rank < ARABIC or not begins_order(node.key):
        return False
    return all(completes(child.key) and not child.children for child in node.children)


def _is_sentence(text: str) -> bool:
    return text.endswith((".", "./.")) and (len(text) > 100 or ". " in text or ";" in text)


def _run_in(block: Block, *, works: bool) -> re.Match[str] | None:
    """The title that a text begins with: up to a colon, or a body's whole name up to a full stop."""
    if found := _RUN_IN.match(block.text) or (
        _RUN_IN_BODIES.match(block.text) if names_body(block.key) else None
    ):
        return found
    stopped = _RUN_IN_STOPPED.match(block.text) if works else None
    return stopped if stopped and _lists_bodies(block.key[: stopped.end()].rstrip()) else None


def _cut_title(node: Node) -> None:
    """A title that runs into its text: "1. Mục đích: Tiếp tục …", "2. Công an xã: Phối hợp …"."""
    block = node.block
    works = node.section_above() == "organisation" and names_body(block.key)
    if node.rank >= PLAIN and not works and not is_shouted(block.text.split(":", 1)[0]):
        return
    found = _run_in(block, works=works)
    if found is None or _lists_bodies(block.key[found.end() :]):
        return
    title = block.text[: found.end()].rstrip(" :.")
    named = section_of(block.key[: len(title)])
    if named is None and not is_shouted(title) and not run_in_unit(block.key[: len(title)]):
        return
    if _GOAL.match(block.key) or (named == "funding" == node.section_above()):
        return  # "- Ngân sách phường: 45 triệu đồng" under KINH PHÍ opens nothing
    node.title = block.part(0, len(title) + 1)
    node.block = block.part(found.end())
