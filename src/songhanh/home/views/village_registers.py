"""What a village writes into registers behind its link, sees there of itself, and mends of its own."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Concatenate, ParamSpec

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from songhanh.files.views import send_stored
from songhanh.home.queries.village import list_urgent
from songhanh.home.views.village import enter, show_village_form
from songhanh.journal.actor import Actor
from songhanh.people.http import address_of
from songhanh.people.models import VillageLink
from songhanh.people.queries.links import build_link_actor, list_recorders
from songhanh.registers.access import get_proof_of
from songhanh.registers.actions import (
    CannotProve,
    CannotRecord,
    NeedsExplanation,
    QuarterIsClosed,
    correct_entry,
    record_entry,
    version_of,
    withdraw_entry,
)
from songhanh.registers.forms.acts import ProofForm
from songhanh.registers.forms.village import TakeBackForm, VillageForm, initial_of_village, village_form
from songhanh.registers.kinds.base import Entry, Register
from songhanh.registers.queries.entries import get_standing, say_facts
from songhanh.registers.queries.told import get_told
from songhanh.registers.queries.village import find_village_entry, find_village_register
from songhanh.registers.views.proofs import prove
from songhanh.ui.forms import Conflict
from songhanh.ui.once import once


@dataclass(frozen=True, slots=True)
class Visit:
    """Somebody who came through a village's link, and the register that they opened."""

    request: HttpRequest
    token: str
    link: VillageLink
    register: Register

    @property
    def actor(self) -> Actor:
        return build_link_actor(self.link, address_of(self.request))

    def entry(self, pk: int) -> Entry:
        """An entry of this village. Raises Http404."""
        found = find_village_entry(self.register, self.link.unit, pk)
        if found is None:
            raise Http404
        return found

    def is_own(self, entry: Entry) -> bool:
        """Whether the village wrote this line itself, and it stands."""
        return entry.state == Entry.State.STANDING and entry.recorder in list_recorders(self.link.unit)

    def own_entry(self, pk: int) -> Entry:
        """The line that stands and that this village may mend. Raises Http404, and MendedAbove."""
        entry = get_standing(self.entry(pk))
        if not self.is_own(entry):
            raise MendedAbove(entry)
        return entry

    def context(self, **about: Any) -> dict[str, Any]:
        """What every page of a register says of itself behind the link."""
        return {
            "link": self.link,
            "token": self.token,
            "register": self.register,
            "calls": list_urgent(self.link.unit.place, timezone.localdate()),
            **about,
        }

    def to_entry(self, entry: Entry) -> HttpResponse:
        return redirect("home:village_entry", self.token, self.register.code, entry.pk)


class MendedAbove(Exception):
    """An entry of the village that the office has written, mended or taken back."""

    def __init__(self, entry: Entry) -> None:
        self.entry = entry
        super().__init__(_("Lượt ghi này do xã ghi hoặc đã sửa. Cần đổi thì báo xã."))


P = ParamSpec("P")
Page = Callable[Concatenate[Visit, P], HttpResponseBase]


def _behind_link(page: Page[P]) -> Callable[..., HttpResponseBase]:
    """Opens the door first; what the office has taken over is said in one sentence."""

    @never_cache
    @login_not_required
    def view(
        request: HttpRequest, token: str, kind: str, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponseBase:
        link = enter(request, token)
        if isinstance(link, HttpResponse):
            return link
        register = find_village_register(kind)
        if register is None:
            raise Http404
        visit = Visit(request, token, link, register)
        try:
            return page(visit, *args, **kwargs)
        except MendedAbove as refusal:
            messages.error(request, str(refusal))
            return visit.to_entry(refusal.entry)

    return view


def _write(visit: Visit) -> HttpResponseBase:
    """The few questions of one register; what was saved is then shown."""
    request, register, unit = visit.request, visit.register, visit.link.unit
    made = village_form(register, unit)
    initial = initial_of_village(register, None, timezone.localdate())
    form = made(request.POST or None, request.FILES or None, initial=initial)

    def act() -> HttpResponse:
        at = timezone.now()
        entry = record_entry(actor=visit.actor, register=register, place=unit.place, told=form.told(), at=at)
        return _say_saved(visit, form, entry, _("Đã ghi vào sổ. Xã đã nhận."))

    answer = _try(visit, form, act) if form.is_valid() else None
    return answer or show_village_form(request, "home/village_write.html", form, visit.context(entry=None))


def _say_saved(visit: Visit, form: VillageForm, entry: Entry, sentence: str) -> HttpResponse:
    messages.success(visit.request, sentence)
    prove(visit.request, visit.actor, entry, form.cleaned_data["proofs"], timezone.now())
    return visit.to_entry(entry)


def _try(visit: Visit, form: VillageForm, act: Callable[[], HttpResponse]) -> HttpResponse | None:
    """The answer of the act; None where it was refused, and the form says why. Raises Conflict."""
    try:
        return once(visit.request, form, act)
    except QuarterIsClosed as refusal:
        said = {"closed": refusal.closed}
        form.refuse("on_day", _("%(closed)s Cần ghi thêm hay sửa thì báo xã.") % said)
    except CannotRecord as refusal:
        form.refuse(refusal.column, str(refusal), is_odd=isinstance(refusal, NeedsExplanation))
    return None


def _correct(visit: Visit, *, pk: int) -> HttpResponseBase:
    """Mend what the village wrote itself; the old line is kept. Two at once: the second sees the first."""
    request, register, entry = visit.request, visit.register, visit.own_entry(pk)
    stored = get_told(register, entry)
    initial = initial_of_village(register, stored, timezone.localdate())
    made = village_form(register, visit.link.unit, stored=stored)
    form = made(request.POST or None, request.FILES or None, initial=initial, version=version_of(entry))

    def act() -> HttpResponse:
        new = correct_entry(
            actor=visit.actor, entry=entry, version=form.seen_version, told=form.told(),
            reason=form.reason(), at=timezone.now(),
        )  # fmt: skip
        return _say_saved(visit, form, new, _("Đã sửa. Lượt ghi cũ vẫn được giữ."))

    answer = None
    try:
        answer = _try(visit, form, act) if form.is_valid() else None
    except Conflict:
        _show_other(visit, form, visit.own_entry(pk))
    return answer or show_village_form(request, "home/village_write.html", form, visit.context(entry=entry))


def _show_other(visit: Visit, form: VillageForm, fresh: Entry) -> None:
    """Somebody of the village was faster: what stands now is said, what was typed stays."""
    stored = initial_of_village(visit.register, get_told(visit.register, fresh), timezone.localdate())
    form.renew(version=version_of(fresh), stored=stored)
    other = [
        f"{one.field.label} {one.stored or '–'}"
        for one in form.differences()
        if one.field.name in stored and one.differs
    ]
    said = {"other": "; ".join(other)}
    form.add_error(None, _("Vừa có người sửa lượt ghi này (đang lưu: %(other)s). Xem lại rồi gửi.") % said)


def _take_back(visit: Visit, *, pk: int) -> HttpResponseBase:
    """What was written twice, or did not happen: taken out of the counts, the line stays readable."""
    request, entry = visit.request, visit.own_entry(pk)
    form = TakeBackForm(request.POST or None, version=version_of(entry))

    def act() -> HttpResponse:
        withdraw_entry(
            actor=visit.actor, entry=entry, version=form.seen_version, reason=form.why(), at=timezone.now()
        )
        messages.success(request, _("Đã bỏ lượt ghi, không tính vào số liệu nữa."))
        return redirect("home:village", visit.token)

    try:
        if form.is_valid():
            return once(request, form, act)
    except QuarterIsClosed as refusal:
        form.add_error(None, _("%(closed)s Cần ghi thêm hay sửa thì báo xã.") % {"closed": refusal.closed})
    except Conflict:
        form.add_error(None, _("Vừa có người sửa lượt ghi này. Hãy mở lại trang rồi bỏ."))
    what = getattr(entry, visit.register.heading)
    return show_village_form(request, "home/village_end.html", form, visit.context(entry=entry, what=what))


def _show_entry(visit: Visit, *, pk: int) -> HttpResponseBase:
    """What was saved, in words, with its photos."""
    entry = visit.entry(pk)
    standing = get_standing(entry)
    if standing != entry:
        return visit.to_entry(standing)
    walled = frozenset(column.name for column in visit.register.columns if column.walled)
    facts = [(label, words) for label, words in say_facts(visit.register, entry, walled)]
    return render(visit.request, "home/village_entry.html", visit.context(
        entry=entry, facts=facts, heading=getattr(entry, visit.register.heading), is_own=visit.is_own(entry),
        proofs=entry.proofs.order_by("pk"), form=ProofForm(),
    ))  # fmt: skip


def _attach(visit: Visit, *, pk: int) -> HttpResponseBase:
    """Photos beside what the village has written."""
    entry = visit.own_entry(pk)
    form = ProofForm(visit.request.POST, visit.request.FILES)
    back = visit.to_entry(entry)
    if not form.is_valid():
        messages.error(visit.request, " ".join(str(one) for found in form.errors.values() for one in found))
        return back

    def act() -> HttpResponse:
        attached = prove(visit.request, visit.actor, entry, form.cleaned_data["proofs"], timezone.now())
        if attached.kept:
            messages.success(visit.request, _("Đã đính kèm %(count)s tệp.") % {"count": len(attached.kept)})
        return back

    try:
        return once(visit.request, form, act)
    except CannotProve as refusal:
        messages.error(visit.request, str(refusal))
        return back


def _show_proof(visit: Visit, *, pk: int, file_pk: int) -> HttpResponseBase:
    """A photo or paper of the village's own entry."""
    stored = get_proof_of(visit.entry(pk), file_pk)
    return send_stored(stored, small="small" in visit.request.GET)


write = require_http_methods(["GET", "POST"])(_behind_link(_write))
correct = require_http_methods(["GET", "POST"])(_behind_link(_correct))
take_back = require_http_methods(["GET", "POST"])(_behind_link(_take_back))
show_entry = require_GET(_behind_link(_show_entry))
attach = require_POST(_behind_link(_attach))
show_proof = require_GET(_behind_link(_show_proof))
