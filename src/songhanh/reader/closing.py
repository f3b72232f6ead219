"""The closing lines: to whom the paper goes."""

import re

from songhanh.reader.blocks import Block
from songhanh.reader.folding import is_shouted, starts_small
from songhanh.reader.header import NAME
from songhanh.reader.markers import PLAIN
from songhanh.reader.parts import is_signing_line

_HEAD = re.compile(r"^nơi nhận\s*:?\s*")
_SIGNING = re.compile(r"\s*\b(?:TM\. ỦY BAN|TM\. UBND|KT\. CHỦ TỊCH|Q\. CHỦ TỊCH|PHÓ CHỦ TỊCH|CHỦ TỊCH)\b.*$")


def split_closing(closing: tuple[Block, ...]) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """The blocks of the recipients and those of the signature; a page's end may have mixed them."""
    inside = False
    mine: list[Block] = []
    other: list[Block] = []
    for block in closing:
        if _HEAD.match(block.key):
            inside = True
        if inside and not _is_signing(block):
            mine.append(block)
        else:
            other.append(block)
    return tuple(mine), tuple(other)


def _is_signing(block: Block) -> bool:
    if block.marker.rank != PLAIN or _HEAD.match(block.key):
        return False
    return (
        is_shouted(block.text)
        or is_signing_line(block.key)
        or (block.text[-1:] not in ";.," and bool(NAME.fullmatch(block.text)))
    )


def read_recipients(closing: tuple[Block, ...]) -> tuple[str, ...]:
    """The lines under "Nơi nhận", without bullets and final stops."""
    blocks, _ = split_closing(closing)
    found: list[str] = []
    ended = True
    for block in blocks:
        text = block.text
        if head := _HEAD.match(block.key):
            text = text[head.end() :]
        text = _SIGNING.sub("", text).strip(" ;.,-")
        if re.match(r"\(?\s*đã ký", text.lower()):
            continue
        if text and found and block.marker.rank == PLAIN and (starts_small(text) or not ended):
            found[-1] += " " + text
        elif text:
            found.append(text)
        ended = block.text[-1:] in ";.:"
    return tuple(found)
