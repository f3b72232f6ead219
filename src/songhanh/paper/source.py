"""Papers from plain text: the form in which our own plans are kept as source.

A file is TOML between two lines `+++`, then the body:

    +++
    issuer = ["ỦY BAN NHÂN DÂN", "XÃ ĐỒNG HẠ"]   # the lines as printed
    governing = []                                # the body above, mostly none: may be left out
    number = "/KH-UBND"                           # "05/KH-UBND"; without a figure it stays open
    place = "Đồng Hạ"
    date = "2026-05"                              # 2026-05-07, 2026-05 or 2026: the rest stays open
    type = "KẾ HOẠCH"
    subject = "Triển khai công tác … năm 2026"
    recipients = ["Sở Nội vụ (b/c)", "Các thôn", "Lưu: VT, VHXH"]

    [signer]
    capacity = ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]
    name = "Trần Văn An"
    +++
    Căn cứ Luật Bình đẳng giới …;

    Ủy ban nhân dân xã ban hành Kế hoạch …

    # I. MỤC ĐÍCH, YÊU CẦU
    ## 1. Mục đích
    - a bullet
    + a bullet below it
    ### a) điểm
    | TT | Chỉ tiêu | Năm 2026 |
    |:--:|----------|---------:|
    | 1  | …        | 80%      |

    === Phụ lục I (ngang)
    DANH MỤC CHỈ TIÊU

Lines that follow each other without a mark are one paragraph; an empty line ends it. Before the first
heading, a paragraph that begins with "Căn cứ" or ends with ";" is a basis. A line `: …` before a table is its
caption. `===` begins an annex, "(ngang)" turns its page; its first paragraph is its title.
"""

import re
import tomllib
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from songhanh.kernel.text import nfc
from songhanh.paper.values import (
    About,
    Annex,
    Basis,
    Block,
    Bullet,
    CellAlign,
    Column,
    Head,
    Heading,
    Paper,
    Row,
    Signature,
    Table,
    Text,
)

_FENCE = "+++"
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_NUMBER = re.compile(r"(?P<figure>[^/]*)/(?P<symbol>\S+)")
_SIDEWAYS = "(ngang)"
_KNOWN = {
    "issuer", "governing", "number", "place", "date", "type", "subject", "recipients", "signer",
    "issuer_name", "author", "created",
}  # fmt: skip


class CannotReadSource(ValueError):
    """A source that is not in the form above; says the line."""


def read_source(text: str) -> Paper:
    """The paper that a source text describes. Raises `CannotReadSource`."""
    lines = nfc(text.removeprefix("\ufeff")).splitlines()
    fences = [at for at, line in enumerate(lines) if line.strip() == _FENCE][:2]
    if len(fences) < 2 or any(line.strip() for line in lines[: fences[0]]):
        raise CannotReadSource("Tệp nguồn phải mở đầu bằng phần thông tin giữa hai dòng +++.")
    data = _front("\n".join(lines[fences[0] + 1 : fences[1]]))
    flow = _Flow(first_line=fences[1] + 2)
    for line in lines[fences[1] + 1 :]:
        flow.take(line)
    body, annexes = flow.done()
    return Paper(
        head=_head(data),
        type_name=_words(data, "type"),
        subject=_words(data, "subject"),
        body=body,
        signature=_signature(data.get("signer")),
        recipients=_lines(data.get("recipients", [])),
        annexes=annexes,
        about=_about(data),
    )


def _front(text: str) -> dict[str, Any]:
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise CannotReadSource(f"Phần thông tin giữa hai dòng +++ không phải TOML: {error}.") from error
    unknown = sorted(set(data) - _KNOWN)
    if unknown:
        raise CannotReadSource(f"Phần thông tin có mục không hiểu được: {', '.join(unknown)}.")
    return data


def _head(data: dict[str, Any]) -> Head:
    issuer = _lines(data.get("issuer", []))
    if not issuer:
        raise CannotReadSource("Phần thông tin thiếu mục issuer.")
    found = _NUMBER.fullmatch(_words(data, "number"))
    if not found:
        raise CannotReadSource("Mục number phải có dạng “05/KH-UBND” hoặc “/KH-UBND”.")
    day = str(data.get("date", ""))
    if day and not _DATE.fullmatch(day):
        raise CannotReadSource("Mục date phải có dạng 2026-05-07, 2026-05 hoặc 2026.")
    return Head(
        issuer=issuer,
        governing=_lines(data.get("governing", [])),
        number=found["figure"].strip(),
        symbol=found["symbol"],
        place=_words(data, "place"),
        date=day,
        issuer_name=str(data.get("issuer_name", "")),
    )


def _words(data: dict[str, Any], key: str) -> str:
    value = data.get(key)
    if not isinstance(value, str) or not value.strip():
        raise CannotReadSource(f"Phần thông tin thiếu mục {key}.")
    return " ".join(value.split())


def _lines(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        value = value.splitlines()
    if not isinstance(value, list) or not all(isinstance(line, str) for line in value):
        raise CannotReadSource("Các mục issuer, governing, recipients, capacity phải là danh sách dòng chữ.")
    return tuple(" ".join(line.split()) for line in value if line.strip())


def _signature(signer: object) -> Signature | None:
    if signer is None:
        return None
    if not isinstance(signer, dict):
        raise CannotReadSource("Mục signer phải là một bảng có capacity và name.")
    return Signature(_lines(signer.get("capacity", [])), str(signer.get("name", "")))


def _about(data: dict[str, Any]) -> About:
    created = data.get("created")
    if isinstance(created, date) and not isinstance(created, datetime):
        created = datetime(created.year, created.month, created.day)  # noqa: DTZ001 -- a file's day has no zone
    title = f"{data['type'].capitalize()} {data['subject'][:1].lower()}{data['subject'][1:]}"
    return About(title, str(data.get("author", "")), created)


@dataclass(slots=True)
class _Flow:
    """The body as it is read, line by line: blocks, and what is still open."""

    first_line: int
    blocks: list[Block] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    mark: str = ""
    rows: list[tuple[str, ...]] = field(default_factory=list)
    caption: str = ""
    headed: bool = False
    sheets: list[tuple[str, list[Block]]] = field(default_factory=list)
    at: int = 0

    def take(self, line: str) -> None:
        self.at += 1
        bare = line.strip()
        if bare.startswith("|"):
            self._end_words()
            self.rows.append(_cells(bare))
            return
        self._end_table()
        if not bare:
            self._end_words()
        elif bare.startswith("==="):
            self._begin_annex(bare.lstrip("= "))
        elif bare.startswith(": "):
            self._end_words()
            self.caption = bare[2:].strip()
        else:
            self._take_words(bare)

    def _take_words(self, bare: str) -> None:
        mark, _, words = bare.partition(" ")
        if mark in {"#", "##", "###"}:
            self._begin(mark, words)
            self._end_words()
            self.headed = True
        elif mark in {"-", "+"}:
            self._begin(mark, words)
        elif self.words:
            self.words.append(bare)
        else:
            self._begin("", bare)

    def _begin(self, mark: str, words: str) -> None:
        self._end_words()
        self.mark, self.words = mark, [words.strip()]

    def _end_words(self) -> None:
        if not self.words:
            return
        text = " ".join(self.words)
        self.words = []
        opening = not self.mark and not self.headed and not self.sheets
        if opening and (text.startswith("Căn cứ ") or text.endswith(";")):
            self.blocks.append(Basis(text.rstrip(" ;.")))
        else:
            self.blocks.append(_block(self.mark, text))

    def _end_table(self) -> None:
        if not self.rows:
            return
        self.blocks.append(_table(self.rows, self.caption, self.first_line + self.at - 1 - len(self.rows)))
        self.rows, self.caption = [], ""

    def _begin_annex(self, label: str) -> None:
        self._end_words()
        self.sheets.append((label, self.blocks))
        self.blocks = []

    def done(self) -> tuple[tuple[Block, ...], tuple[Annex, ...]]:
        """The body, and the annexes."""
        self.take("")
        labels = [label for label, _ in self.sheets]
        flows = [*(blocks for _, blocks in self.sheets), self.blocks]
        return tuple(flows[0]), tuple(_annex(*pair) for pair in zip(labels, flows[1:], strict=True))


def _block(mark: str, text: str) -> Block:
    match mark:
        case "#":
            return Heading(1, text)
        case "##":
            return Heading(2, text)
        case "###":
            return Heading(3, text)
        case "-":
            return Bullet(text, 1)
        case "+":
            return Bullet(text, 2)
        case _:
            return Text(text)


def _annex(label: str, blocks: list[Block]) -> Annex:
    if not blocks or not isinstance(blocks[0], Text):
        raise CannotReadSource(f"Dòng đầu của “{label}” phải là tên phụ lục.")
    title, body = blocks[0].text, tuple(blocks[1:])
    return Annex(title, body, label.replace(_SIDEWAYS, "").strip(), landscape=_SIDEWAYS in label)


def _cells(line: str) -> tuple[str, ...]:
    inner = line.removeprefix("|").removesuffix("|").replace("\\|", "\0")
    return tuple(cell.strip().replace("\0", "|").replace("<br>", "\n") for cell in inner.split("|"))


def _table(rows: list[tuple[str, ...]], caption: str, line: int) -> Table:
    if len(rows) < 2 or not all(re.fullmatch(r":?-+:?", cell) for cell in rows[1]):
        raise CannotReadSource(f"Dòng {line + 1}: dòng thứ hai của bảng phải là hàng kẻ, ví dụ |---|---|.")
    head, marks, *rest = rows
    for at, row in enumerate(rows):
        if len(row) != len(head):
            raise CannotReadSource(f"Dòng {line + at}: hàng này có {len(row)} ô, bảng có {len(head)} cột.")
    columns = tuple(Column(title, align=_align(mark)) for title, mark in zip(head, marks, strict=True))
    return Table(columns, tuple(Row(row) for row in rest), caption)


def _align(mark: str) -> CellAlign:
    if mark.startswith(":") and mark.endswith(":") and len(mark) > 1:
        return "center"
    return "right" if mark.endswith(":") else "left"
