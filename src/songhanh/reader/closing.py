"""The closing lines: to whom the paper goes."""

import re

from songhanh.reader.blocks import Block
from songhanh.reader.markers import PLAIN

_HEAD = re.compile(r"^nơi nhận\s*:?\s*")
_SIGNING = re.compile(r"\s*\b(?:TM\. ỦY BAN|TM\. UBND|KT\. CHỦ TỊCH|Q\. CHỦ TỊCH|PHÓ CHỦ TỊCH|CHỦ TỊCH)\b.*$")


def split_closing(closing: tuple[Block, ...]) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """The blocks of the recipients and those of the signature."""
    inside = False
    mine: list[Block] = []
    other: list[Block] = []
    for block in closing:
        if _HEAD.match(block.key):
            inside = True
            mine.append(block)
        elif inside and (block.marker.rank != PLAIN or block.text[-1:] in ";."):
            mine.append(block)
        else:
            inside = False
            other.append(block)
    return tuple(mine), tuple(other)


def read_recipients(closing: tuple[Block, ...]) -> tuple[str, ...]:
    """The lines under "Nơi nhận", without bullets and final stops."""
    blocks, _ = split_closing(closing)
    found: list[str] = []
    for block in blocks:
        text = block.text
        if head := _HEAD.match(block.key):
            text = text[head.end() :]
        text = _SIGNING.sub("", text).strip(" ;.,-")
        if text:
            found.append(text)
    return tuple(found)
