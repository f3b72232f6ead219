"""A list of people from Excel, looked through before anybody is invited: what each row is, what is wrong."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import override

from songhanh.kernel.dates import CannotReadDate, read_date
from songhanh.kernel.likeness import distance
from songhanh.kernel.text import nfc, search_key
from songhanh.paper.grid import GridColumn, GridSheet
from songhanh.people.access import roles_of
from songhanh.people.models import Invitation, Role
from songhanh.people.queries.names import find_name_fault, one_name
from songhanh.people.queries.words import KIND_WORDS, kind_words
from songhanh.places.models import Place, Unit

MOST_ROWS = 500
_SLIP = 2  # letters by which a unit's name may be off to be offered
_OTHER_WORDS = {
    "lanh dao": "leader", "chu tich": "leader", "pho chu tich": "leader", "cong chuc": "officer",
    "don vi": "unit_member", "thanh vien": "unit_member", "xem": "reader", "can bo tinh": "province_officer",
}  # fmt: skip

Rows = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class NewPerson:
    """Somebody as they will be invited."""

    full_name: str
    kind: str
    unit: Unit | None
    until: date | None


@dataclass(frozen=True, slots=True)
class BulkLine:
    """A row: its number, what stands in it, who it is, and why nobody is invited by it ("" invites).

    `cell` is where the fault lies: name, role, unit or until; "" for the row as a whole.
    """

    number: int
    name: str
    words: str
    unit: str
    until: date | None
    person: NewPerson | None
    why: str = ""
    cell: str = ""


@dataclass(frozen=True, slots=True)
class _Known:
    """What a row is held against."""

    units: dict[str, Unit]
    kinds: frozenset[str]
    taken: frozenset[tuple[str, str, int | None]]
    here: dict[str, str]


def rows_of_text(text: str) -> Rows:
    """Cells as they are pasted from Excel (tabs), or typed with semicolons."""
    lines = nfc(text).splitlines()
    return [[" ".join(cell.split()) for cell in line.split("\t" if "\t" in line else ";")] for line in lines]


def preview_people(place: Place, rows: Rows, kinds: Iterable[str], now: datetime) -> tuple[BulkLine, ...]:
    """Name, role, unit, end: columns in this order; a first row of titles and blank rows are passed over."""
    today = now.date()
    known = _known(place, frozenset(kinds), now)
    seen: dict[tuple[str, str, int | None], int] = {}
    lines: list[BulkLine] = []
    for number, row in enumerate(rows, start=1):
        cells = [*_without_number(row), "", "", "", ""]
        if not any(cells) or (not lines and _is_head(cells)):
            continue
        line = _line(number, cells[:4], known, today)
        if line.person is not None:
            key = _key(line.person)
            if key in seen:
                line = _refuse(line, _("Trùng với dòng %(n)s.") % {"n": seen[key]})
            elif why := _why_taken(key, known):
                line = _refuse(line, why)
            seen.setdefault(key, number)
        lines.append(line)
    return tuple(lines)


def _why_taken(key: tuple[str, str, int | None], known: _Known) -> str:
    """Somebody of this name is here: as the same, or as another: who is who, a person must tell."""
    if key in known.taken:
        return _("Người này đã có vai trò ấy, hoặc đã được mời.")
    if key[0] not in known.here:
        return ""
    return _(
        "Ở đây đã có người cùng tên, đang là “%(role)s”. Cùng một người thì giao thêm vai trò ở trang của "
        "người ấy; người khác thì mời riêng."
    ) % {"role": kind_words(known.here[key[0]])}


def _without_number(row: Sequence[str]) -> list[str]:
    """The cells of a row; a running number before the name ("STT") is passed over."""
    cells = [*map(str.strip, row)]
    first = cells[0] if cells else ""
    is_number = first.rstrip(".)").isdecimal() or search_key(first) in {"stt", "tt"}
    return cells[1:] if is_number and len(cells) > 1 else cells


def _is_head(cells: Sequence[str]) -> bool:
    return search_key(cells[0]) in {"ho va ten", "ho ten", "ten", "full name", "name"}


def _known(place: Place, kinds: frozenset[str], now: datetime) -> _Known:
    living = Unit.objects.on(now.date()).filter(place=place)
    roles = Role.objects.filter(**roles_of(place)).exclude(until__lte=now.date())
    held = {
        (search_key(name), kind, unit)
        for name, kind, unit in roles.values_list("user__full_name", "kind", "unit")
    }
    here = {name: kind for name, kind, _unit in sorted(held, key=str)}
    invited = Invitation.objects.filter(
        **roles_of(place), used_at__isnull=True, withdrawn_at__isnull=True, expires_at__gt=now
    )
    held |= {
        (search_key(name), kind, unit)
        for name, kind, unit in invited.values_list("full_name", "kind", "unit")
    }
    return _Known({unit.search_key: unit for unit in living}, kinds, frozenset(held), here)


def _line(number: int, cells: Sequence[str], known: _Known, today: date) -> BulkLine:
    name, role, unit_name, end = cells
    kind = _find_kind(role, unit_name)
    unit = known.units.get(search_key(unit_name)) if unit_name else None
    until, fault = _read_end(end, today)
    faults = {
        "name": find_name_fault(one_name(name)),
        "role": _wrong_kind(role, kind, known),
        "unit": _wrong_unit(kind, unit_name, unit, known),
        "until": fault,
    }
    cell, why = next(((cell, why) for cell, why in faults.items() if why), ("", ""))
    words = kind_words(kind) if kind else role
    person = None if why else NewPerson(name, kind, unit if kind == Role.Kind.UNIT_MEMBER else None, until)
    return BulkLine(number, name, words, unit.name if unit else unit_name, until, person, why, cell)


def _find_kind(role: str, unit: str) -> str:
    key = search_key(role)
    if not key:
        return "unit_member" if unit else ""
    with override("vi"):
        named = {search_key(str(words)): kind for kind, words in KIND_WORDS.items()}
    return named.get(key, "") or _OTHER_WORDS.get(key, "")


def _wrong_kind(role: str, kind: str, known: _Known) -> str:
    if not kind:
        return _("Không rõ vai trò “%(role)s”.") % {"role": role[:40]} if role else _("Thiếu vai trò.")
    if kind not in known.kinds:
        return _("Vai trò này không giao được ở đây.")
    return ""


def _wrong_unit(kind: str, typed: str, unit: Unit | None, known: _Known) -> str:
    if kind != Role.Kind.UNIT_MEMBER or unit is not None:
        return ""
    if not typed:
        return _("Thiếu đơn vị.")
    key = search_key(typed)
    near = min(known.units, key=lambda other: (distance(key, other, _SLIP), other), default="")
    if near and distance(key, near, _SLIP) <= _SLIP:
        said = {"unit": typed[:60], "near": known.units[near].name}
        return _("Không có đơn vị “%(unit)s”. Có phải “%(near)s”?") % said
    return _("Không có đơn vị “%(unit)s”.") % {"unit": typed[:60]}


def _read_end(text: str, today: date) -> tuple[date | None, str]:
    if not text:
        return None, ""
    try:
        until = read_date(text)
    except CannotReadDate as refusal:
        return None, _(refusal.template) % refusal.params
    return until, "" if until > today else _("Ngày hết vai trò đã qua.")


def _key(person: NewPerson) -> tuple[str, str, int | None]:
    return search_key(person.full_name), person.kind, person.unit.pk if person.unit else None


def _refuse(line: BulkLine, why: str) -> BulkLine:
    return BulkLine(line.number, line.name, line.words, line.unit, line.until, None, why)


def make_template(place: Place, kinds: Iterable[str], today: date) -> tuple[GridSheet, ...]:
    """The sheet to fill: four columns; beside it the units and roles as they must be written."""
    columns = (
        GridColumn(_("Họ và tên"), 28), GridColumn(_("Vai trò"), 26), GridColumn(_("Đơn vị"), 40),
        GridColumn(_("Đến ngày"), 14),
    )  # fmt: skip
    units = Unit.objects.on(today).filter(place=place).order_by("sort_key", "pk")
    lead = _("Mỗi người một dòng. Người của đơn vị thì ghi đúng tên đơn vị ở trang “Đơn vị”.")
    return (
        GridSheet(_("Người"), place.title, lead, columns, ()),
        GridSheet(_("Đơn vị"), place.title, "", (GridColumn(_("Đơn vị"), 40),), [[u.name] for u in units]),
        GridSheet(
            _("Vai trò"), place.title, "", (GridColumn(_("Vai trò"), 30),), [[kind_words(k)] for k in kinds]
        ),
    )
