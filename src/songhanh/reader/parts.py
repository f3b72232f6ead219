"""Where the head of a paper ends, where its body begins, and where the closing lines stand."""

import re
from dataclasses import dataclass

from songhanh.reader.blocks import Block
from songhanh.reader.folding import is_shouted
from songhanh.reader.markers import DASH, PART, PLAIN
from songhanh.reader.sections import section_of

_TYPE = re.compile(r"^(?:dự thảo\s+)?(?:kế hoạch|chương trình|đề án|chương trình hành động)(?=\s*$|\s)")
_ORDER = re.compile(r"^quyết định\s*:?$")
_ENCLOSED = re.compile(r"^\(?\s*(?:ban hành )?kèm theo\b")
_RECIPIENTS = re.compile(r"^nơi nhận\b")
_SIGNING = re.compile(
    r"^(?:t/?m|k/?t|q|tl|tuq)\.?\s?(?:ủy ban|ubnd|chủ tịch|quyền|trưởng)|^q\. ?chủ tịch|^(?:phó )?chủ tịch$"
    r"|^quyền chủ tịch$"
)
_AS_FOLLOWS = re.compile(r"(?:như sau|sau đây|nội dung sau)\s*:?$")
_APPENDIX = re.compile(r"^phụ lục\b|^biểu (?:số|mẫu)\b")
_CLOSING = re.compile(
    r"^trên đây là\b|^kế hoạch này (?:thay thế|có hiệu lực)|^(?:trong"
    r"|quá) .{0,20}quá trình (?:triển khai|tổ chức|thực hiện)"
    r"|^trong quá trình (?:triển khai|tổ chức|thực hiện)"
    r"|^yêu cầu (?:các|thủ trưởng|trưởng|giám đốc|chủ tịch|chánh văn phòng).{0,200}nghiêm túc"
)


@dataclass(frozen=True, slots=True)
class Parts:
    """The blocks of a paper: letterhead with title, preamble, body, closing (recipients and signature)."""

    letterhead: tuple[Block, ...]
    type_line: Block | None
    title: tuple[Block, ...]
    preamble: tuple[Block, ...]
    body: tuple[Block, ...]
    closing: tuple[Block, ...]


_PREAMBLE = re.compile(
    r"^-?\s*(?:căn cứ|thi hành|thực hiện (?:theo )?(?:kế hoạch|nghị quyết|quyết định"
    r"|chỉ thị|công văn|văn bản|chương trình"
    r"|thông báo|hướng dẫn|luật|kết luận)\b.{0,80}?(?:\bsố\b|\d+\s*[/-])|để |nhằm |theo "
    r"|xét |trên cơ sở|ủy ban nhân dân|ubnd"
    r"|tiếp tục thực hiện .{0,60}\bsố\b|triển khai .{0,60}\bsố\b)"
)


def split_parts(blocks: tuple[Block, ...]) -> Parts:
    """Head, body and closing, each possibly empty; appendices after the signature belong to the body.

    A plan attached to a decision: the decision gives letterhead, bases and signature, the plan the rest.
    """
    at = _attached(blocks)
    if not at:
        return _split(blocks)
    order, plan = _split(blocks[:at]), _split(blocks[at:])
    preamble = (*order.title, *order.preamble, *order.body, *plan.preamble)
    letterhead = (*order.letterhead, *plan.letterhead)
    return Parts(letterhead, plan.type_line, plan.title, preamble, plan.body, order.closing + plan.closing)


def _attached(blocks: tuple[Block, ...]) -> int:
    """Where the plan begins that a decision ahead of it issues; 0 where there is none."""
    ordered = False
    for index, block in enumerate(blocks):
        ordered = ordered or (_ORDER.match(block.key) is not None and is_shouted(block.text))
        if ordered and is_type_line(block) and is_shouted(block.text):
            return index
    return 0


def _split(blocks: tuple[Block, ...]) -> Parts:
    closing_from, closing_to = _closing_range(blocks)
    main = blocks[:closing_from]
    start = _body_start(main)
    head, body = main[:start], main[start:] + blocks[closing_to:]
    at = next((i for i, block in enumerate(head) if is_type_line(block)), None)
    if at is None:
        letterhead, rest, type_line = _without_type(head)
    else:
        letterhead, rest, type_line = head[:at], head[at + 1 :], head[at]
    count = _title_length(rest, known=at is not None)
    return Parts(letterhead, type_line, rest[:count], rest[count:], body, blocks[closing_from:closing_to])


def is_type_line(block: Block) -> bool:
    """KẾ HOẠCH, alone or with the title after it."""
    return block.marker.rank == PLAIN and bool(_TYPE.match(block.key)) and is_shouted(block.text[:8])


def _without_type(head: tuple[Block, ...]) -> tuple[tuple[Block, ...], tuple[Block, ...], None]:
    at = 0
    while at < len(head) and _is_letterhead(head[at]):
        at += 1
    return head[:at], head[at:], None


def _is_letterhead(block: Block) -> bool:
    key = block.key
    return is_shouted(block.text) or bool(
        re.match(r"^số\s*:|^v/v|^độc lập|.{0,60}\bngày\b.{0,12}\btháng\b", key)
    )


def _title_length(rest: tuple[Block, ...], *, known: bool) -> int:
    """How many blocks after KẾ HOẠCH make the title."""
    count = 0
    for block in rest:
        first = count == 0 and known
        if len(block.text) > 350 or (not first and not _continues_title(block)):
            break
        if first and re.match(r"^-?\s*căn cứ\b", block.key):
            break
        count += 1
    return count if count < 6 else 1


def _continues_title(block: Block) -> bool:
    if block.marker.rank != PLAIN or _PREAMBLE.match(block.key) or _ENCLOSED.match(block.key):
        return False
    return block.text[-1:] not in ".;:," and len(block.text) < 250


def _body_start(blocks: tuple[Block, ...]) -> int:
    after_type = False
    for index, block in enumerate(blocks):
        if not after_type and is_type_line(block):
            after_type = True
            continue
        if block.marker.rank < DASH and not (block.marker.rank == PART and index < 3 and not after_type):
            return index
        if block.marker.rank == PLAIN and is_shouted(block.text) and section_of(block.key) and index > 1:
            return index
    for index, block in enumerate(blocks):
        if _AS_FOLLOWS.search(block.key):
            return index + 1
    return _no_headings(blocks)


def _no_headings(blocks: tuple[Block, ...]) -> int:
    """A text without any number: the head is what looks like one."""
    at = 0
    while at < len(blocks) and (_is_letterhead(blocks[at]) or _PREAMBLE.match(blocks[at].key)):
        at += 1
    return at + 1 if 0 < at < len(blocks) and is_type_line(blocks[at - 1]) else at


def _closing_range(blocks: tuple[Block, ...]) -> tuple[int, int]:
    """From "Nơi nhận" or the signing lines to the end, or to an appendix."""
    start = next((i for i, block in enumerate(blocks) if _RECIPIENTS.match(block.key)), None)
    half = len(blocks) // 2
    signing = next((i for i in range(half, len(blocks)) if _SIGNING.match(blocks[i].key)), None)
    if start is None or (signing is not None and half <= signing < start):
        start = signing if signing is not None else start
    if start is None:
        return len(blocks), len(blocks)
    end = next((i for i in range(start + 1, len(blocks)) if _APPENDIX.match(blocks[i].key)), len(blocks))
    return start, end


def is_signing_line(key: str) -> bool:
    """Whether a folded line says in what capacity somebody signs."""
    return bool(_SIGNING.match(key))


def is_closing(key: str) -> bool:
    """Whether a folded paragraph takes leave ("Trên đây là Kế hoạch …")."""
    return bool(_CLOSING.match(key))
