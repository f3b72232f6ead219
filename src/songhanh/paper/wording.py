"""What an office writes by habit around the words it is given: numbers, days, "./.", ";", "Kèm theo …".

Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II and III.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from itertools import groupby

from songhanh.kernel.text import nfc
from songhanh.paper.layout import Element, element
from songhanh.paper.values import (
    Article,
    Authority,
    Basis,
    Block,
    Bullet,
    Division,
    Head,
    Heading,
    Paper,
    Picture,
    Table,
    Text,
    Words,
)

NATIONAL_NAME = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
RECIPIENTS = "Nơi nhận:"
ADDRESSEES = "Kính gửi:"
ABOUT = "V/v"
OPEN = "\u00a0" * 6  # room for a figure that the clerk will write
CLOSING = "./."
# XML 1.0 has no place for these; a pasted text may hold them.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_MARKS = " ;,."


def clean(text: str) -> str:
    """NFC, without what XML cannot hold, tabs as spaces."""
    return nfc(_FORBIDDEN.sub("", text).replace("\t", " ").replace("\r\n", "\n").replace("\r", "\n"))


def number_line(head: Head) -> str:
    """ "Số: 05/KH-UBND"; open: "Số:      /KH-UBND". Numbers under 10 take a zero."""
    return f"Số: {_figure(head)}/{head.symbol}" if head.number else f"Số:{OPEN}/{head.symbol}"


def day_words(printed: str) -> str:
    """ "ngày 05 tháng 01 năm 2026" from 2026-01-05; what the precision leaves out stays open.

    A day that no calendar has, read from a plan as it was printed, is printed again.
    """
    year, month, day = (*printed.split("-"), "", "", "")[:3]
    if month:
        month = f"{int(month):02d}" if int(month) < 3 else str(int(month))
    return _joined(f"ngày {day or OPEN} tháng {month or OPEN} năm {year or OPEN}")


def short_day(day: date | str) -> str:
    """ "05/01/2026", "24/3/2026": days under 10 and the first two months take a zero, others none."""
    year, month, number = (day if isinstance(day, str) else day.isoformat()).split("-")
    return f"{number}/{month if int(month) < 3 else int(month)}/{year}"


def place_line(head: Head) -> str:
    """ "Đồng Hạ, ngày 05 tháng 01 năm 2026"."""
    return f"{head.place}, {day_words(head.date)}"


def issuer_name(head: Head) -> str:
    """The issuer inside a sentence: "Ủy ban nhân dân xã Đồng Hạ"."""
    if head.issuer_name:
        return head.issuer_name
    lines = " ".join(head.issuer)
    for kind in ("ĐẶC KHU", "PHƯỜNG", "XÃ", "TỈNH", "THÀNH PHỐ"):
        body, found, place = lines.partition(f" {kind} ")
        if found:
            return f"{body.capitalize()} {kind.lower()} {place.title()}"
    return lines.capitalize()


def attached_to(paper: Paper) -> str:
    """ "Kèm theo Kế hoạch số 05/KH-UBND ngày … tháng … năm … của Ủy ban nhân dân xã …" of its annexes."""
    if paper.head is None:
        return ""
    number = number_line(paper.head).removeprefix("Số:").strip(" ")
    kind = paper.type_name.capitalize() or "Công văn"
    return f"Kèm theo {kind} số {number} {day_words(paper.head.date)} của {issuer_name(paper.head)}"


def bracketed(note: str) -> str:
    return f"({note.strip().removeprefix('(').removesuffix(')')})" if note.strip() else ""


def recipient_lines(recipients: Iterable[str]) -> tuple[str, ...]:
    """ "- Sở Nội vụ (b/c);" … "- Lưu: VT, VHXH.": each ends in ";", the last in "."."""
    bare = [line.strip().removeprefix("-").strip(_MARKS) for line in recipients]
    return tuple(f"- {line}{'.' if at == len(bare) - 1 else ';'}" for at, line in enumerate(bare))


def basis_lines(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks with each căn cứ ended by ";" and the last of a row by "."."""
    done: list[Block] = []
    for at, block in enumerate(blocks):
        if isinstance(block, Basis):
            goes_on = at + 1 < len(blocks) and isinstance(blocks[at + 1], Basis)
            done.append(Basis(block.text.strip().rstrip(_MARKS) + (";" if goes_on else ".")))
        else:
            done.append(block)
    return tuple(done)


def closed(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks with the last words ended by "./."; a table keeps its own end."""
    last = blocks[-1] if blocks else None
    if last is None or isinstance(last, Table | Picture | Division):
        return blocks
    return (*blocks[:-1], replace(last, text=close(last.text)))


def close(text: str) -> str:
    """ "….": "…./."."""
    return re.sub(r"\s*[.;:,]*\s*(\./\.)?\s*$", "", text) + CLOSING


def look_of(block: Words) -> Element:
    """The element of the decree's table that a block is; of a Chương or Mục that of its first line."""
    match block:
        case Heading(level=level):
            return element(f"heading_{level}")
        case Division(kind=kind):
            return element(kind)
        case Article(titled=titled):
            return element("article" if titled else "text")
        case Basis():
            return element("basis")
        case Authority():
            return element("authority")
        case _:
            return element("text")


def holds_next(block: Words) -> bool:
    """It must not be the last line of a page: a heading, and what announces what follows (":")."""
    if isinstance(block, Heading | Authority | Division):
        return True
    return (isinstance(block, Article) and block.titled) or block.text.rstrip().endswith(":")


def lines_of(block: Words) -> tuple[tuple[Element, str], ...]:
    """The lines of a block as printed, each with its element: one, of a Chương or Mục two."""
    if isinstance(block, Division):
        return (look_of(block), block.label), (element(f"{block.kind}_title"), block.title)
    return ((look_of(block), marked(block)),)


def marked(block: Words) -> str:
    """The text with its bullet's mark or its number."""
    match block:
        case Bullet(level=level):
            return f"{'-' if level == 1 else '+'} {block.text}"
        case Article(number=number):
            return f"Điều {number}. {block.text}"
        case Division():
            return f"{block.label}\n{block.title}"
        case _:
            return block.text


def bold_spans(block: Words) -> tuple[tuple[int, int], ...]:
    """Half-open spans of `marked(block)` that are bold beside what its element says."""
    if isinstance(block, Article) and not block.titled:
        return ((0, len(f"Điều {block.number}.")),)
    return block.bold if isinstance(block, Text) else ()


def cut(text: str, bold: tuple[tuple[int, int], ...]) -> tuple[tuple[str, bool], ...]:
    """The text in pieces, each bold or not; what a span has beyond the text is left out."""
    marks = [False] * len(text)
    for start, end in bold:
        for at in range(max(start, 0), min(end, len(text))):
            marks[at] = True
    pieces: list[tuple[str, bool]] = []
    for strong, letters in groupby(zip(text, marks, strict=True), key=lambda pair: pair[1]):
        pieces.append(("".join(letter for letter, _ in letters), strong))
    return tuple(pieces)


def about_line(subject: str) -> str:
    """ "V/v cung cấp số liệu" of a công văn, whose trích yếu begins small."""
    bare = subject.strip()
    return f"{ABOUT} {bare if bare[1:2].isupper() else bare[:1].lower() + bare[1:]}"


def addressee_lines(addressees: Iterable[str]) -> tuple[str, ...]:
    """ "Kính gửi: Sở Nội vụ." for one; "Kính gửi:", "- Sở Nội vụ;", "- Công an xã." for several."""
    bare = [line.strip().removeprefix("-").strip(_MARKS) for line in addressees]
    if len(bare) == 1:
        return (f"{ADDRESSEES} {bare[0]}.",)
    return (ADDRESSEES, *recipient_lines(bare)) if bare else ()


def body_lines(blocks: tuple[Block, ...], *, end: bool) -> tuple[Block, ...]:
    """The blocks as they are printed; `end`: the paper ends with them."""
    lines = basis_lines(blocks)
    return closed(lines) if end else lines


def _figure(head: Head) -> str:
    return head.number.zfill(2) if head.number.isdigit() else head.number


def _joined(text: str) -> str:
    return re.sub(rf" ?{OPEN} ?", OPEN, text)
