"""What an office writes by habit around the words it is given: numbers, days, "./.", ";", "Kèm theo …".

Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II and III.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from songhanh.kernel.text import nfc
from songhanh.paper.layout import Element, element
from songhanh.paper.values import Basis, Block, Bullet, Head, Heading, Paper, Table, Text

NATIONAL_NAME = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
RECIPIENTS = "Nơi nhận:"
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
    kind = paper.type_name.capitalize() or "Văn bản"
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
    if not blocks or isinstance(blocks[-1], Table):
        return blocks
    last = blocks[-1]
    return (*blocks[:-1], replace(last, text=close(last.text)))


def close(text: str) -> str:
    """ "….": "…./."."""
    return re.sub(r"\s*[.;:,]*\s*(\./\.)?\s*$", "", text) + CLOSING


def look_of(block: Text | Bullet | Basis | Heading) -> Element:
    """The element of the decree's table that a block is."""
    if isinstance(block, Heading):
        return element(f"heading_{block.level}")
    return element("basis" if isinstance(block, Basis) else "text")


def holds_next(block: Text | Bullet | Basis | Heading) -> bool:
    """It must not be the last line of a page: a heading, and what announces what follows (":")."""
    return isinstance(block, Heading) or block.text.rstrip().endswith(":")


def marked(block: Text | Bullet | Basis | Heading) -> str:
    """The text with its bullet's mark."""
    if isinstance(block, Bullet):
        return f"{'-' if block.level == 1 else '+'} {block.text}"
    return block.text


def body_lines(blocks: tuple[Block, ...], *, end: bool) -> tuple[Block, ...]:
    """The blocks as they are printed; `end`: the paper ends with them."""
    lines = basis_lines(blocks)
    return closed(lines) if end else lines


def _figure(head: Head) -> str:
    return head.number.zfill(2) if head.number.isdigit() else head.number


def _joined(text: str) -> str:
    return re.sub(rf" ?{OPEN} ?", OPEN, text)
