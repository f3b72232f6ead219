"""The journal of a place in plain words, sought by month, person, part of the work; one thing's history."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.core.paginator import Page, Paginator
from django.db.models import CharField, Q, TextField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from songhanh.journal.models import ChainMonth, Entry
from songhanh.journal.queries import tell, tell_about
from songhanh.people.queries import get_names
from songhanh.places.models import Place
from songhanh.registers.models import REGISTERS

PER_PAGE = 50
ROOMS: dict[str, Any] = {
    "plans": gettext_lazy("Kế hoạch"), "assignments": gettext_lazy("Nhiệm vụ"),
    "registers": gettext_lazy("Sổ theo dõi"), "evaluation": gettext_lazy("Chỉ tiêu"),
    "indicators": gettext_lazy("Số liệu"), "people": gettext_lazy("Người dùng"),
    "places": gettext_lazy("Thôn và đơn vị"), "reports": gettext_lazy("Báo cáo"),
    "files": gettext_lazy("Tệp"),
}  # fmt: skip
# by which field a thing is called; what is not here is told by its kind alone, and cases never by a name
CALLED: dict[str, str] = {
    "plans.plan": "title", "plans.document": "name", "plans.item": "text", "assignments.assignment": "text",
    "registers.item": "title", "registers.session": "title", "places.unit": "name", "places.place": "name",
    "people.user": "full_name", "people.role": "user__full_name", "people.invitation": "full_name",
    "people.villagelink": "unit__name", "files.storedfile": "name",
}  # fmt: skip
# what else belongs to the history of a thing: the kind, and how it names the thing
BELONGS: dict[str, tuple[tuple[str, str], ...]] = {
    "people.user": (("people.role", "user"), ("people.invitation", "user")),
    "places.unit": (("people.role", "unit"), ("people.villagelink", "unit")),
    "plans.item": (
        ("evaluation.binding", "line"), ("evaluation.remark", "line"), ("indicators.value", "line"),
    ),
}  # fmt: skip
LONGEST = 120
REGISTER_OF = {register.journal_name: register for register in REGISTERS.values()}


@dataclass(frozen=True, slots=True)
class Sought:
    """What is asked of the journal; "" asks for all."""

    month: str = ""
    who: str = ""
    room: str = ""


@dataclass(frozen=True, slots=True)
class JournalLine:
    """One act: when, who, from where, what, on what."""

    at: datetime
    who: str
    address: str
    what: str
    kind: str
    about: str


def list_journal(
    place: Place, sought: Sought, page: str | int
) -> tuple[tuple[JournalLine, ...], "Page[Entry]"]:
    """The acts of a place, the latest first; a page of them, and where it stands among the others."""
    lines = Entry.objects.filter(chain=place.code)
    if sought.month:
        lines = lines.filter(month=sought.month)
    if sought.who:
        lines = lines.filter(actor_kind="person", actor_id=sought.who)
    if sought.room:
        lines = lines.filter(verb__startswith=f"{sought.room}.")
    found = Paginator(lines.order_by("-at", "-pk"), PER_PAGE).get_page(page)
    return _tell(found.object_list), found


def list_history(place: Place, kind: str, pk: str) -> tuple[JournalLine, ...]:
    """The acts on one thing of a place and on what belongs to it, the latest first."""
    about = Q(thing_kind=kind, thing_id=pk)
    for other, path in BELONGS.get(kind, ()):
        about |= Q(thing_kind=other, thing_id__in=_belonging(place, kind, pk, (other, path)))
    lines = Entry.objects.filter(about, chain=place.code)
    return _tell(lines.order_by("-at", "-pk")[:100])


def _belonging(place: Place, kind: str, pk: str, what: tuple[str, str]) -> list[str]:
    """The ids of one kind that belong to a thing: by a foreign key, or by the line of a promise."""
    other, path = what
    thing = apps.get_model(kind)._default_manager.filter(pk=pk)
    found = apps.get_model(other)._default_manager.filter(place=place) if path == "line" else None
    if found is None:
        found = apps.get_model(other)._default_manager.filter(**{f"{path}__in": thing})
    else:
        found = found.filter(line__in=thing.values("line"))
    return [str(one) for one in found.values_list("pk", flat=True)]


def list_months(place: Place) -> tuple[str, ...]:
    """Months that have lines, the latest first."""
    months = ChainMonth.objects.filter(chain=place.code, entries__gt=0, removed_at__isnull=True)
    return tuple(months.order_by("-month").values_list("month", flat=True))


def list_actors(place: Place) -> tuple[tuple[str, str], ...]:
    """Who has acted in a place: id and name, in the order of names."""
    ids = Entry.objects.filter(chain=place.code, actor_kind="person").values_list("actor_id", flat=True)
    return tuple(sorted(get_names(ids.distinct()).items(), key=lambda pair: pair[1]))


def _tell(entries: Iterable[Entry]) -> tuple[JournalLine, ...]:
    rows = list(entries)
    names = get_names(row.actor_id for row in rows if row.actor_kind == "person")
    called = _called(rows)
    return tuple(
        JournalLine(
            row.at, _who(row, names), row.address, tell(row.verb, row.note), _kind_words(row.thing_kind),
            called.get((row.thing_kind, row.thing_id), ""),
        )
        for row in rows
    )  # fmt: skip


def _kind_words(kind: str) -> str:
    """What sort of thing it is; an entry of a register by the register's title."""
    register = REGISTER_OF.get(kind)
    return tell_about(kind) or (str(register.title) if register else "")


def _path_of_name(kind: str) -> str:
    """By which field a thing is called; an entry of a register by its heading, where that is words."""
    register = REGISTER_OF.get(kind)
    if kind in CALLED or register is None:
        return CALLED.get(kind, "")
    field = register.field(register.column(register.heading))
    return register.heading if isinstance(field, CharField | TextField) and not field.choices else ""


def _who(row: Entry, names: dict[str, str]) -> str:
    if row.actor_kind == "person":
        return names.get(row.actor_id, "")
    words = {"command": _("Lệnh trên máy chủ"), "link": _("Đường dẫn, mã QR"), "citizen": _("Người dân")}
    return words.get(row.actor_kind, _("Hệ thống khác"))


def _called(rows: Iterable[Entry]) -> dict[tuple[str, str], str]:
    """What things are called now, one query for each kind; what is gone has no name any more."""
    wanted: dict[str, set[int]] = {}
    for row in rows:
        if _path_of_name(row.thing_kind) and row.thing_id.isdecimal():
            wanted.setdefault(row.thing_kind, set()).add(int(row.thing_id))
    found: dict[tuple[str, str], str] = {}
    for kind, pks in wanted.items():
        table = apps.get_model(kind)._default_manager.filter(pk__in=pks)
        for pk, name in table.values_list("pk", _path_of_name(kind)):
            found[kind, str(pk)] = name if len(name) <= LONGEST else f"{name[:LONGEST]}…"
    return found
