"""Plain text and Markdown: which encoding, which lines, which headings."""

import codecs
import re
import unicodedata
from itertools import pairwise

from songhanh.reader.errors import CannotRead
from songhanh.reader.limits import Limits
from songhanh.reader.sources.lines import LineBuilder, Look, clean

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_HEADING = re.compile(r"(#{1,6})\s+\S")
_LIST = re.compile(r"(\s*)[-+*•–]\s+\S")
_ROW = re.compile(r"\s*\|(?:[^|\n]*\|){2,40}\s*")
_WHOLE_ROW = re.compile(r"\s*\|[^|\n]*\|\s*")  # one cell that goes over all columns
_BAR = re.compile(r"(?<!\\)\|")
_UNDER_HEAD = re.compile(r"[\s|:\-–=]+")
_BOLD_SIGN = re.compile(r"\*{2,3}|__")
_PARAGRAPH = re.compile(r"(?:[^\n]+\n?)+")
# Words that hardly any Vietnamese page lacks: the proof that a single-byte guess was right.
_COMMON = frozenset(
    [
        "và",
        "của",
        "các",
        "về",
        "đến",
        "trong",
        "năm",
        "công",
        "tác",
        "được",
        "kế",
        "hoạch",
        "nhân",
        "dân",
        "theo",
    ]
)
_MODERN = re.compile("[\u1ea0-\u1ef9\u0300-\u0323]")
# "Céng hoµ x· héi" (TCVN3) and "Coäng hoøa xaõ hoäi" (VNI): signs that stand in no Unicode word.
_OLD_WORD = re.compile("[A-Za-z][µ¸¶·¹¨©ª«¬®§]|[µ¸¶¹¨©ª«¬®][a-z]|[aeiouyAEIOUY][ùøûõïåäÙØÛÕÏÅÄ]")
_FEWEST_WORDS = 10
_PAGE_NUMBER = re.compile(r"(?:trang\s*)?[-–—\s]*\d{1,3}(?:\s*/\s*\d{1,3})?[-–—\s]*", re.IGNORECASE)
_RUNNING = 3  # lines at the end of a page and the head of the next
_MOST_BYTES = 4  # that one character takes in any of the encodings


def is_in_old_letters(text: str) -> bool:
    """Whether a text was written for the fonts of TCVN3 or VNI, so that its letters mean others."""
    if _MODERN.search(text):
        return False
    words = text.split()[:3000]
    old = sum(_OLD_WORD.search(word) is not None for word in words)
    return len(words) >= _FEWEST_WORDS and old * 5 > len(words)


def decode(content: bytes) -> str:
    """The text of a plain file, whichever of the usual encodings it is in.

    Raises CannotRead: not_a_document, or old_encoding for single-byte Vietnamese other than cp1258.
    """
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            return _decode_strictly(content, encoding)
    if len(_BINARY.findall(content, 0, 65536)) > len(content[:65536]) // 200:
        raise CannotRead("not_a_document")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_damaged(content)


def _decode_strictly(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        raise CannotRead("not_a_document") from None


def _decode_damaged(content: bytes) -> str:
    """UTF-8 with a few torn bytes, or the single-byte page of Vietnamese Windows, or nothing."""
    torn = content.decode("utf-8", "replace")
    letters = sum(ord(sign) > 0x7F for sign in torn)
    if torn.count("\ufffd") * 20 < letters:
        return torn
    if _BINARY.search(content):
        raise CannotRead("not_a_document")
    try:
        # cp1258 writes tone marks apart; the file holds no Unicode form to be kept, so they are joined.
        guess = unicodedata.normalize("NFC", content.decode("cp1258"))
    except UnicodeDecodeError:
        raise CannotRead("old_encoding") from None
    words = guess.casefold().split()
    if sum(word in _COMMON for word in words) * 25 < len(words):
        raise CannotRead("old_encoding")
    return guess


def read_text(content: bytes, limits: Limits) -> tuple[LineBuilder, int]:
    """The lines of a .txt or .md file and its pages (form feeds count). Markdown's signs stay in the text."""
    if len(content) > _MOST_BYTES * limits.characters:
        raise CannotRead("too_many_pages")
    raw = decode(content)
    if len(raw) > limits.characters:
        raise CannotRead("too_many_pages")
    pages = raw.rstrip("\x0c\r\n ").count("\x0c") + 1
    text = clean(raw)
    builder = LineBuilder(limits.characters)
    bold = _bold_places(text)
    start = tables = rows = 0
    between: list[str] = []  # what stands between a row and the next
    for piece in text.split("\n"):
        if _ROW.fullmatch(piece) or (rows and not between and _WHOLE_ROW.fullmatch(piece)):
            rows = rows if not between or _is_page_break(between) else 0
            tables += rows == 0
            builder.add_cells(piece, _cells(piece), Look(style="cell"), (tables, rows))
            rows += 1
            between = []
        else:
            builder.add(piece, _look_of(piece, start, bold))
            between += [piece.strip()] if piece.strip() else []
        start += len(piece) + 1
    return builder, pages


def _is_page_break(between: list[str]) -> bool:
    """A page's number, perhaps with a running head: a table goes on behind it."""
    return len(between) <= _RUNNING and any(_PAGE_NUMBER.fullmatch(line) for line in between)


def _cells(piece: str) -> list[tuple[int, int]]:
    """Where the cells of a row between bars begin and end; the line under a head has none."""
    bars = [found.start() for found in _BAR.finditer(piece)]
    if _UNDER_HEAD.fullmatch(piece):
        return []
    return [(first + 1, last) for first, last in pairwise(bars)]


def _bold_places(text: str) -> bytearray:
    """One byte for each character: 1 where Markdown makes it bold. Bold does not pass a blank line."""
    places = bytearray(len(text))
    for paragraph in _PARAGRAPH.finditer(text):
        begun = None
        for sign in _BOLD_SIGN.finditer(text, paragraph.start(), paragraph.end()):
            if begun is None:
                begun = None if text[sign.end() : sign.end() + 1].isspace() else sign
            elif sign[0] == begun[0] and not text[sign.start() - 1].isspace():
                places[begun.start() : sign.end()] = b"\x01" * (sign.end() - begun.start())
                begun = None
    return places


def _look_of(piece: str, start: int, bold: bytearray) -> Look:
    look = Look()
    heading, listed = _HEADING.match(piece), _LIST.match(piece)
    body = 0
    if heading:
        look.style, look.level = "heading", len(heading[1])
        body = heading.end() - 1
    elif listed:
        look.style, look.level = "list", 1 + len(listed[1].expandtabs(4)) // 2
        body = listed.end() - 1
    inked = [place for place in range(body, len(piece)) if not piece[place].isspace()]
    look.bold = bool(inked) and all(bold[start + place] for place in inked)
    return look
