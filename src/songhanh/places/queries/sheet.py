"""A list of villages and units, looked through before it is taken in: what each row is, what is wrong."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from songhanh.catalogue.units import unit_kinds
from songhanh.kernel.text import search_key
from songhanh.places.models import Place, Unit

NAME_LENGTH = 200
OTHER = "other"
_CODE = re.compile(r"(?=.*[0-9])[0-9A-Za-z]+([.\-][0-9A-Za-z]+){2,}")  # 000.00.12.H40: of other systems
_HEAD = re.compile(r"(stt|tt|so tt|ten|ho ten|danh sach|thon to dan pho|don vi)( .*)?")
_RELATIONS = {
    "own": Unit.Relation.OWN, "truc thuoc": Unit.Relation.OWN, "thuoc ubnd": Unit.Relation.OWN,
    "peer": Unit.Relation.PEER, "doan the": Unit.Relation.PEER, "mat tran": Unit.Relation.PEER,
    "vertical": Unit.Relation.VERTICAL, "nganh doc": Unit.Relation.VERTICAL,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class NewUnit:
    """A unit as it will be made."""

    name: str
    kind: str
    relation: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class CodeChange:
    """A unit that is there already, and the code of its office before and after."""

    unit: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class SheetLine:
    """A row of the list: its number there, what it would be, and why it is not made ("" makes it)."""

    row: int
    text: str
    unit: NewUnit | None
    fault: str
    change: CodeChange | None = None

    @property
    def kind_words(self) -> str:
        """What it would be, in the language of the page."""
        return kind_words(self.unit.kind) if self.unit else ""


@dataclass(frozen=True, slots=True)
class SheetPreview:
    """What would be made, and what would not."""

    lines: tuple[SheetLine, ...]
    blank: int

    @property
    def units(self) -> tuple[NewUnit, ...]:
        return tuple(line.unit for line in self.lines if line.unit and not line.fault and not line.change)

    @property
    def codes(self) -> tuple[CodeChange, ...]:
        return tuple(line.change for line in self.lines if line.change)

    @property
    def good(self) -> int:
        return len(self.units) + len(self.codes)

    @property
    def faults(self) -> tuple[SheetLine, ...]:
        return tuple(line for line in self.lines if line.fault)


def kind_words(code: str) -> str:
    """The name of a kind of unit, in the language of the page."""
    kind = next((kind for kind in unit_kinds() if kind.code == code), None)
    if kind is None:
        return _("Đơn vị khác")
    return kind.english if (get_language() or "vi").startswith("en") else kind.name


def preview_units(place: Place, rows: Sequence[Sequence[str]]) -> SheetPreview:
    """Look through rows of cells: a running number, a name, perhaps the relation and the office's code;
    blank rows are passed over.

    Of two alike the first is made. What the place has already is not made again, but takes a
    code that is new.
    """
    living = {unit.search_key: unit for unit in Unit.objects.filter(place=place, until__isnull=True)}
    seen: dict[str, int] = {}
    lines: list[SheetLine] = []
    blank = 0
    for number, row in enumerate(rows, start=1):
        cells = [cell for cell in (" ".join(cell.split()) for cell in row) if cell]
        if not cells:
            blank += 1
            continue
        if not lines and is_head(cells):
            continue
        line = _line(number, cells, living, seen)
        lines.append(line)
        if line.unit and not line.fault:
            seen[search_key(line.unit.name)] = number
    return SheetPreview(tuple(lines), blank)


def is_head(cells: Sequence[str]) -> bool:
    """Whether a row only says what stands below it: "STT", "Tên thôn", "Ghi chú"."""
    return all(_HEAD.fullmatch(search_key(cell)) or search_key(cell) in _HEADS_OF_OTHERS for cell in cells)


_HEADS_OF_OTHERS = {
    "thon",
    "to",
    "ap",
    "ban",
    "khom",
    "khu pho",
    "quan he",
    "ghi chu",
    "loai",
    "ma co quan",
    "ma dinh danh",
    "xa",
    "phuong",
}


def _line(number: int, cells: Sequence[str], living: dict[str, Unit], seen: dict[str, int]) -> SheetLine:
    code = next((cell for cell in cells if _CODE.fullmatch(cell)), "")
    words = [cell for cell in cells if cell != code and any(letter.isalpha() for letter in cell)]
    text = " · ".join(cells)
    if not words:
        fault = _("Chỉ có số hoặc ký hiệu. Hãy ghi cả tên, ví dụ “Thôn %(n)s”.") % {"n": cells[0][:20]}
        return SheetLine(number, text, None, fault)
    name = words[0]
    unit = replace(_guess(name, words[1:]), code=code)
    key = search_key(name)
    if len(name) > NAME_LENGTH:
        return SheetLine(number, text, unit, _("Tên dài quá 200 ký tự. Hãy viết gọn lại."))
    if key in seen:
        return SheetLine(number, text, unit, _("Trùng với dòng %(n)s.") % {"n": seen[key]})
    if key in living and code not in ("", living[key].agency_code):
        change = CodeChange(living[key].pk, living[key].agency_code, code)
        return SheetLine(number, text, unit, "", change)
    if key in living:
        return SheetLine(number, text, unit, _("Đã có trong danh sách."))
    return SheetLine(number, text, unit, "")


def _guess(name: str, more: Sequence[str]) -> NewUnit:
    """What a name says that it is: "Ấp 3" a village, "Công an xã" the police, anything else another unit."""
    key = search_key(name)
    kind, relation = OTHER, str(Unit.Relation.OWN)
    longest = 0
    for one in unit_kinds():
        for known in (one.name, *one.names, *getattr(one, "prefixes", ())):
            start = search_key(known)
            if len(start) > max(longest, 1) and f"{key} ".startswith(f"{start} "):
                kind, relation, longest = one.code, one.relation, len(start)
    said = next((_RELATIONS[word] for word in map(search_key, more) if word in _RELATIONS), "")
    return NewUnit(name, kind, str(said or relation))
