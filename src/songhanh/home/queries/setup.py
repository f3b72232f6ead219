"""Where a new commune stands on its way from nothing to work. Derived each time: stopping loses nothing."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from songhanh.catalogue.indicators import Indicator, indicators
from songhanh.catalogue.units import unit_kinds, village_kind
from songhanh.indicators.models import Value
from songhanh.kernel.text import nfc, search_key
from songhanh.people.models import Invitation, Role
from songhanh.places.models import Place, Unit
from songhanh.places.queries.sheet import is_head
from songhanh.plans.models import Document

LONGEST_NAME = 200
LONGEST_NUMBER = 3
_NUMBERING = re.compile(r"^\s*(?:\d{1,3}\s*[.)]\s+|[-–•*+]\s+)")
_STRANGE = re.compile(r"[^\w\s.,'’/()&-]")


@dataclass(frozen=True, slots=True)
class Setup:
    """How far it is: counts of each step, and whether the choice of the commune can still be taken back."""

    units: int
    villages: int
    people: int
    invitations: int
    figures: int
    documents: int
    can_undo: bool

    @property
    def has_people(self) -> bool:
        return self.people > 1 or self.invitations > 0

    @property
    def next_step(self) -> int:
        """The first of the five steps that has nothing yet; 0 where all have something."""
        done = (self.units, self.villages, self.has_people, self.figures, self.documents)
        return next((number for number, step in enumerate(done, start=1) if not step), 0)


@dataclass(frozen=True, slots=True)
class UsualUnit:
    """A unit that communes have, under the name that this one would give it."""

    kind: str
    name: str
    relation: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class VillageLine:
    """One line of a pasted list: the village, or why it is none."""

    number: int
    name: str
    why: str = ""


def get_setup(place: Place, today: date, now: datetime) -> Setup:
    """Where the commune stands."""
    units = Unit.objects.on(today).filter(place=place)
    villages = units.filter(kind="village").count()
    people = Role.objects.on(today).filter(place=place).values("user").distinct().count()
    open_ones = Invitation.objects.filter(
        place=place, used_at__isnull=True, withdrawn_at__isnull=True, expires_at__gt=now
    )
    others = units.exclude(kind="village").count()
    documents = Document.objects.filter(place=place).count()
    figures = Value.objects.filter(place=place, period=str(today.year - 1)).count()
    nothing = not (villages or others or documents or figures or open_ones.exists())
    return Setup(
        units=others, villages=villages, people=people, invitations=open_ones.count(), figures=figures,
        documents=documents, can_undo=nothing and people <= 1,
    )  # fmt: skip


def list_usual_units(place: Place, today: date) -> tuple[UsualUnit, ...]:
    """What communes of this kind have and this one does not name yet, in the order of the papers."""
    known = set(Unit.objects.on(today).filter(place=place).values_list("kind", flat=True))
    in_english = (get_language() or "").startswith("en")
    is_ward = place.kind in {Place.Kind.WARD, Place.Kind.SPECIAL_ZONE}
    return tuple(
        UsualUnit(
            kind.code,
            (kind.ward_name if is_ward and kind.ward_name else kind.usual).format(kind=place.kind),
            kind.relation,
            kind.english if in_english else kind.name,
        )
        for kind in unit_kinds()
        if kind.usual and kind.code not in known
    )


def read_villages(place: Place, text: str, word: str, today: date) -> tuple[VillageLine, ...]:
    """The villages of a list, one a line; of a row from Excel the first cell that holds a name.

    Blank lines, a first row of titles and numbering are left out; `word` goes before names that say no kind.
    What is doubled, known already, too long, or no name says why.
    """
    known = dict(Unit.objects.on(today).filter(place=place).values_list("search_key", "name"))
    seen: dict[str, int] = {}
    lines: list[VillageLine] = []
    for number, line in enumerate(nfc(text).splitlines(), start=1):
        cells = [cell for cell in (" ".join(cell.split()) for cell in line.split("\t")) if cell]
        name = _name_of(cells)
        if not name or (not lines and is_head(cells)):
            continue
        whole = _with_word(name, word)
        why = _why_not(name, whole, word) or _doubled(whole, seen, known)
        seen.setdefault(search_key(whole), number)
        lines.append(VillageLine(number, whole if not why else name, why))
    return tuple(lines)


def _name_of(cells: Sequence[str]) -> str:
    named = [cell for cell in cells if any(c.isalpha() for c in cell)]
    name = (named or [*cells, ""])[0]
    return _NUMBERING.sub("", name).strip(" ;,.")


def _with_word(name: str, word: str) -> str:
    folded = search_key(name)
    says_kind = any(folded.startswith(search_key(kind) + " ") for kind in village_kind().prefixes)
    return name if not word or says_kind else f"{word} {name}"


def _why_not(name: str, whole: str, word: str) -> str:
    if len(whole) > LONGEST_NAME:
        return _("tên dài quá 200 ký tự")
    if _STRANGE.search(name):
        return _("có ký tự lạ, hình vẽ")
    is_number = not any(c.isalpha() for c in name)
    if is_number and not (word and name.isdecimal() and len(name) <= LONGEST_NUMBER):
        return _("chỉ có số, không có tên")
    return ""


def _doubled(whole: str, seen: dict[str, int], known: dict[str, str]) -> str:
    key = search_key(whole)
    if key in known:
        return _("đã có trong danh sách")
    if key in seen:
        return _("trùng với dòng %(n)s (không kể dấu)") % {"n": seen[key]}
    return ""


def list_typed_indicators(place: Place, year: int) -> tuple[Indicator, ...]:
    """What a commune itself measures and no register counts, without those told for the year already."""
    told = set(Value.objects.filter(place=place, period=str(year)).values_list("indicator", flat=True))
    return tuple(
        one for one in indicators() if not one.register and one.measured_here != "no" and one.code not in told
    )


def usual_word(place: Place) -> str:
    """What stands before the names of villages here, unless somebody says otherwise."""
    kind = village_kind()
    return kind.ward_prefix if place.kind == Place.Kind.WARD else kind.prefixes[0]


def names_to_make(lines: Iterable[VillageLine]) -> tuple[str, ...]:
    """The names of lines that are villages."""
    return tuple(line.name for line in lines if not line.why)
