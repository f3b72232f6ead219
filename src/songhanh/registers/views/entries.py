"""The list of a register with its short form; one entry; a new one, a correction, a withdrawal."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from songhanh.people.http import SignedInRequest
from songhanh.places.models import Place, Unit
from songhanh.registers.access import (
    acts_for_another,
    get_entry_for,
    get_hidden,
    get_own_units,
    get_place_of_registers,
    get_register,
    may_for,
    require_any,
    require_for,
)
from songhanh.registers.actions import (
    CannotProve,
    CannotRecord,
    NeedsExplanation,
    correct_entry,
    record_entry,
    version_of,
    withdraw_entry,
)
from songhanh.registers.forms.acts import ProofForm, ReasonForm
from songhanh.registers.forms.entries import (
    EntryForm,
    Page,
    count_rows,
    entry_form,
    initial_of,
    initial_of_new,
)
from songhanh.registers.forms.seek import sought_form
from songhanh.registers.kinds.base import Entry, Register
from songhanh.registers.queries.bodies import list_strange_bodies
from songhanh.registers.queries.closures import list_closures
from songhanh.registers.queries.entries import get_last_told, get_standing, list_history, say_facts
from songhanh.registers.queries.index import list_neighbours
from songhanh.registers.queries.lists import list_entries, list_headings, list_units_of_year
from songhanh.registers.queries.offered import list_offered
from songhanh.registers.queries.open import list_waiting_of
from songhanh.registers.queries.told import Told, get_told, list_line_facts
from songhanh.registers.views.proofs import prove
from songhanh.ui.forms import Conflict, Form
from songhanh.ui.once import once
from songhanh.ui.pages import show_conflict, show_form


@require_GET
def show_list(request: SignedInRequest, code: str, year: int, kind: str) -> HttpResponse:
    """A register in a year: what was sought, what it comes to, and the short form."""
    place, register = get_place_of_registers(request.viewer, code), get_register(kind)
    page = make_page(request, place, register, year)
    asked = sought_form(register, page.units, year, page.offered)(request.GET, auto_id="seek_%s")
    sought = asked.sought(register, year, timezone.localdate())
    found = list_entries(request.viewer, place, register, sought, request.GET.get("page", ""))
    closed = [line for line in list_closures(request.viewer, place, kind, year) if line.is_closed]
    context = about(place, register, year) | {
        "list": found,
        "on": sought.on,
        "headings": list_headings(register),
        "asked": asked,
        "is_narrowed": any(request.GET.get(name) for name in asked.fields),
        "form": _new_form(request, place, register, page) if page.doers else None,
        "closed": sorted((line for line in closed if not line.unit), key=lambda line: line.period),
    }
    return render(request, "registers/list.html", context)


def about(place: Place, register: Register, year: int) -> dict[str, Any]:
    """What every page of a register says of itself."""
    return {
        "place": place,
        "code": place.code,
        "year": year,
        "register": register,
        "registers": list_neighbours(register),
        "group": register.group.label,
    }


def make_page(request: SignedInRequest, place: Place, register: Register, year: int) -> Page:
    """What the form of a register knows in the hands of this person."""
    units = list_units_of_year(request.viewer, place, year)
    own = get_own_units(request.viewer, "registers.edit", place)
    doers = units if own is None else tuple(unit for unit in units if unit.pk in own)
    return Page(
        year=year, units=units, doers=doers, place_name=place.name,
        hidden=get_hidden(request.viewer, place, register),
        offered=list_offered(request.viewer, place, register, year),
    )  # fmt: skip


def _new_form(request: SignedInRequest, place: Place, register: Register, page: Page) -> EntryForm:
    data = request.POST if request.method == "POST" else None
    last = get_last_told(request.viewer, place, register, f"{request.actor.kind}:{request.actor.id}")
    initial = initial_of_new(register, last, timezone.localdate(), page.year)
    if len(page.doers) == 1:
        initial["unit"] = str(page.doers[0].pk)
    made = entry_form(register, page, rows=count_rows(register, data, None), correcting=False)
    return made(data, request.FILES if data is not None else None, initial=initial)


@require_http_methods(["GET", "POST"])
def add(request: SignedInRequest, code: str, year: int, kind: str) -> HttpResponse:
    """A new entry."""
    place, register = get_place_of_registers(request.viewer, code), get_register(kind)
    require_any(request.viewer, "registers.edit", place)
    form = _new_form(request, place, register, make_page(request, place, register, year))

    def act() -> HttpResponse:
        told = form.told()
        actor = actor_for(request, told.values["unit"])
        at = timezone.now()
        entry = record_entry(actor=actor, register=register, place=place, told=told, at=at)
        messages.success(request, _("Đã ghi “%(name)s”.") % {"name": told.values[register.heading]})
        _tell_strangers(request, register, place, told)
        prove(request, actor, entry, form.cleaned_data["proofs"], at)
        return redirect("registers:list", code, year, kind)

    answer = _try(request, form, act) if form.is_valid() else None
    context = about(place, register, year) | {"title": _("Ghi sổ"), "entry": None}
    return answer or show_form(request, "registers/write.html", form, context)


def _tell_strangers(request: SignedInRequest, register: Register, place: Place, told: Told) -> None:
    """Whoever has to act and has no desk here: somebody else has to tell them."""
    strangers = list_strange_bodies(register, place, told)
    if strangers:
        sentence = _(
            "%(names)s không có trong danh sách đơn vị của địa phương: việc không đến được trang "
            "Việc của tôi của nơi ấy. Hãy báo riêng, hoặc đính chính tên đơn vị."
        )
        messages.info(request, sentence % {"names": ", ".join(f"“{name}”" for name in strangers)})


def actor_for(request: SignedInRequest, unit: Unit) -> Any:
    """Who writes; for a unit that is not their own, the journal says for which."""
    if not acts_for_another(request.viewer, unit):
        return request.actor
    return replace(request.actor, on_behalf_of=f"unit:{unit.pk}")


def _try(request: SignedInRequest, form: EntryForm, act: Callable[[], HttpResponse]) -> HttpResponse | None:
    """The answer of the act; None where it was refused, and the form says why. Raises Conflict."""
    try:
        return once(request, form, act)
    except CannotRecord as refusal:
        form.refuse(refusal.column, str(refusal), is_odd=isinstance(refusal, NeedsExplanation))
    except CannotProve as refusal:
        form.refuse("proofs", str(refusal))
    return None


@require_GET
def show_entry(request: SignedInRequest, code: str, year: int, kind: str, pk: int) -> HttpResponse:
    """All that an entry says, its proof, and what it said before."""
    place, register = get_place_of_registers(request.viewer, code), get_register(kind)
    entry = get_entry_for(request.viewer, place, register, year, pk)
    standing, hidden = get_standing(entry), get_hidden(request.viewer, place, register)
    may_edit = entry.state == Entry.State.STANDING and may_for(
        request.viewer, "registers.edit", place, entry.unit_id
    )
    told = get_told(register, entry)
    context = about(place, register, year) | {
        "entry": entry,
        "standing": standing if standing != entry else None,
        "facts": say_facts(register, entry, hidden),
        "lines": list_line_facts(register, told),
        "history": list_history(register, entry, hidden),
        "proofs": entry.proofs.order_by("pk"),
        "proof_form": ProofForm(),
        "why_no_proof": register.no_proof(told.values),
        "may_edit": may_edit,
        "may_end": may_edit and register.lasts and told.values["until"] is None,
        "may_settle": may_edit and bool(list_waiting_of(register, entry)),
    }
    return render(request, "registers/entry.html", context)


@require_http_methods(["GET", "POST"])
def correct(request: SignedInRequest, code: str, year: int, kind: str, pk: int) -> HttpResponse:
    """A new line in the place of an old one. Two people on one line: the second sees both."""
    place, register = get_place_of_registers(request.viewer, code), get_register(kind)
    entry = get_standing(get_entry_for(request.viewer, place, register, year, pk))
    require_for(request.viewer, "registers.edit", place, entry.unit_id)
    if entry.state == Entry.State.WITHDRAWN:
        messages.error(request, _("Lượt ghi này đã bỏ, không đính chính được nữa."))
        return redirect("registers:entry", code, year, kind, entry.pk)
    form = _correction_form(request, register, make_page(request, place, register, year), entry)

    def act() -> HttpResponse:
        told, at = form.told(), timezone.now()
        actor = actor_for(request, told.values["unit"])
        reason = form.cleaned_data["reason"]
        new = correct_entry(
            actor=actor, entry=entry, version=form.seen_version, told=told, reason=reason, at=at
        )
        messages.success(request, _("Đã đính chính. Lượt ghi cũ vẫn được giữ."))
        _tell_strangers(request, register, place, told)
        prove(request, actor, new, form.cleaned_data["proofs"], at)
        return redirect("registers:entry", code, year if register.lasts else new.on_day.year, kind, new.pk)

    try:
        answer = _try(request, form, act) if form.is_valid() else None
    except Conflict:
        fresh = get_standing(get_entry_for(request.viewer, place, register, year, pk))
        back = redirect("registers:entry", code, year, kind, fresh.pk).url
        stored = initial_of(register, get_told(register, fresh))
        return show_conflict(request, form, back=back, version=version_of(fresh), stored=stored)
    context = about(place, register, year) | {"title": _("Đính chính"), "entry": entry}
    return answer or show_form(request, "registers/write.html", form, context)


def _correction_form(request: SignedInRequest, register: Register, page: Page, entry: Entry) -> EntryForm:
    data = request.POST if request.method == "POST" else None
    told = get_told(register, entry)
    rows = max(count_rows(register, data, told), len(told.lines))
    made = entry_form(register, page, rows=rows, correcting=True, stored=told)
    files = request.FILES if data is not None else None
    return made(data, files, initial=initial_of(register, told), version=version_of(entry))


@require_http_methods(["GET", "POST"])
def withdraw(request: SignedInRequest, code: str, year: int, kind: str, pk: int) -> HttpResponse:
    """Take an entry out of the counts, with the reason."""
    place, register = get_place_of_registers(request.viewer, code), get_register(kind)
    entry = get_entry_for(request.viewer, place, register, year, pk)
    require_for(request.viewer, "registers.edit", place, entry.unit_id)
    form = ReasonForm(request.POST or None, version=version_of(entry))

    def act() -> HttpResponse:
        withdraw_entry(
            actor=request.actor, entry=entry, version=form.seen_version, reason=form.cleaned_data["reason"],
            at=timezone.now(),
        )  # fmt: skip
        messages.success(request, _("Đã bỏ lượt ghi, không tính vào số liệu nữa."))
        return redirect("registers:entry", code, year, kind, pk)

    back = redirect("registers:entry", code, year, kind, pk).url
    try:
        if form.is_valid():
            return once(request, form, act)
    except Conflict:
        return show_conflict(request, form, back=back)
    except CannotRecord as refusal:
        form.add_error(None, str(refusal))
    sentence = _(
        "Dùng khi ghi hai lần hoặc việc không diễn ra. Lượt ghi vẫn xem được, nhưng không tính vào số liệu."
    )
    return ask_reason(request, form, about(place, register, year) | {
        "title": _("Bỏ lượt ghi"), "sentence": sentence, "button": _("Bỏ lượt ghi"), "back": back,
        "what": getattr(entry, register.heading),
    })  # fmt: skip


def ask_reason(request: SignedInRequest, form: Form, context: dict[str, Any]) -> HttpResponse:
    """The page that asks why."""
    return show_form(request, "registers/reason.html", form, context)
