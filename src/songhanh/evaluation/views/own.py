"""*Chỉ số tự lập*: an office makes an indicator from what its registers count, looks, and changes it."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from songhanh.evaluation.access import get_place_of_targets, require
from songhanh.evaluation.forms import ChooseRegisterForm, OtherRegisterForm, OwnForm, latest_day
from songhanh.evaluation.queries.own import (
    OwnLook,
    list_formulas,
    list_known,
    list_own,
    list_own_targets,
    look_at,
    try_formula,
)
from songhanh.indicators.access import get_own_for
from songhanh.indicators.actions import (
    CannotDefine,
    Wording,
    check_wording,
    define_indicator,
    redefine_indicator,
    retire_indicator,
)
from songhanh.indicators.models import OwnIndicator
from songhanh.indicators.queries import PREFIX, Formula, Own, read_own
from songhanh.people.access import may
from songhanh.people.http import SignedInRequest
from songhanh.places.access import may_set_rules
from songhanh.places.models import Place
from songhanh.registers import counts
from songhanh.registers.counts import Told
from songhanh.ui.forms import Act, Conflict
from songhanh.ui.once import once
from songhanh.ui.pages import show_conflict, show_form


@dataclass(frozen=True, slots=True)
class Asked:
    """What is being made or changed: of which kind, from which registers, and what is known of it."""

    place: Place
    year: int
    kind: str
    standing: bool
    part: Told
    whole: Told | None
    indicator: OwnIndicator | None = None
    own: Own | None = None

    @property
    def upto(self) -> date:
        return latest_day(timezone.localdate(), self.year)

    def look(self, wording: Wording, since: date | None) -> OwnLook:
        """What it would hold."""
        formula = Formula(since, wording.name, wording.unit, wording.direction, wording.part, wording.whole)
        return look_at(
            self.place, try_formula(self.own, self.kind, self.standing, formula), self.year, self.upto
        )


@require_GET
def show_indicators(request: SignedInRequest, code: str, year: int) -> HttpResponse:
    """The office's own indicators with the figure of the year, and the catalogue's with their sheets."""
    place = get_place_of_targets(request.viewer, code)
    upto = latest_day(timezone.localdate(), year)
    context = {
        "place": place, "code": code, "year": year, "upto": upto, "lines": list_own(place, year, upto),
        "may_make": may(request.viewer, "indicators.edit", place),
        "known": list_known(place, upto), "may_set": may_set_rules(request.viewer, place),
    }  # fmt: skip
    return render(request, "evaluation/own_list.html", context)


@require_GET
def show_indicator(request: SignedInRequest, code: str, year: int, pk: int) -> HttpResponse:
    """One own indicator: how it is reckoned since when, its figures with their entries, its targets."""
    place = get_place_of_targets(request.viewer, code)
    indicator = get_own_for(request.viewer, place, pk)
    own, upto = _own_of(indicator), latest_day(timezone.localdate(), year)
    context = {
        "place": place, "code": code, "year": year, "upto": upto, "indicator": indicator, "own": own,
        "formulas": list_formulas(own), "look": look_at(place, own, year, upto),
        "targets": list_own_targets(place, own, year),
        "may_make": may(request.viewer, "indicators.edit", place),
    }  # fmt: skip
    return render(request, "evaluation/own.html", context)


def _own_of(indicator: OwnIndicator) -> Own:
    return next(own for own in read_own(indicator.place).values() if own.pk == indicator.pk)


@require_http_methods(["GET", "POST"])
def make_indicator(request: SignedInRequest, code: str, year: int) -> HttpResponse:
    """First of which kind and from which register; then what is counted, with a look before saving."""
    place = get_place_of_targets(request.viewer, code)
    require(request.viewer, "indicators.edit", place)
    choose = ChooseRegisterForm(request.GET or None)
    context = {"code": code, "year": year, "choose": choose, "extra": _target_asked(request)}
    if not request.GET.get("register") or not choose.is_valid():
        return render(request, "evaluation/own_choose.html", context)
    part, whole = choose.registers()
    kind, standing = choose.cleaned_data["kind"], choose.cleaned_data["standing"]
    return _write(request, Asked(place, year, kind, standing, part, whole))


@require_http_methods(["GET", "POST"])
def change_indicator(request: SignedInRequest, code: str, year: int, pk: int) -> HttpResponse:
    """Reckon it in another way from a day on; `?register= whole=`: from another register."""
    place = get_place_of_targets(request.viewer, code)
    require(request.viewer, "indicators.edit", place)
    indicator = get_own_for(request.viewer, place, pk)
    own = _own_of(indicator)
    last = own.formulas[-1]
    other = OtherRegisterForm(request.GET or None, is_share=last.whole is not None)
    asked = other.cleaned_data if request.GET.get("register") and other.is_valid() else {}
    part = _register(asked.get("register") or last.part.register)
    whole = _register(asked.get("whole") or last.whole.register) if last.whole else None
    return _write(request, Asked(place, year, own.kind, own.standing, part, whole, indicator, own), other)


def _register(code: str) -> Told:
    found = counts.tell_register(code)
    if found is None:
        raise LookupError(code)  # a register is never taken away
    return found


def _target_asked(request: SignedInRequest) -> dict[str, str]:
    """For which measure it is being made, where a target's page asked for it."""
    line, index = request.GET.get("line", ""), request.GET.get("index", "")
    return {"line": line, "index": index} if _is_uuid(line) and index.isdecimal() else {}


def _is_uuid(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True


def _write(request: SignedInRequest, asked: Asked, other: OtherRegisterForm | None = None) -> HttpResponse:
    """The form of an indicator: looked at (`act=look`) as often as wanted, then saved."""
    indicator, own = asked.indicator, asked.own
    last = own.formulas[-1] if own else None
    form = OwnForm(
        request.POST or None, initial=OwnForm.initial_of(last, own is not None, timezone.localdate()),
        version=indicator.version if indicator else None, kind=asked.kind, part=asked.part,
        whole=asked.whole, changes=own is not None,
    )  # fmt: skip
    context = {"code": asked.place.code, "year": asked.year, "asked": asked, "indicator": indicator,
               "other": other}  # fmt: skip
    if request.method == "POST" and form.is_valid():
        try:
            if request.POST.get("act") == "look":
                check_wording(asked.place, asked.kind, asked.standing, form.wording(), but=indicator)
                context["look"] = asked.look(form.wording(), form.cleaned_data.get("since"))
            else:
                return once(request, form, lambda: _save(request, form, asked))
        except CannotDefine as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        except Conflict:
            fresh = get_own_for(request.viewer, asked.place, indicator.pk) if indicator else None
            return show_conflict(
                request, form, back=_back(asked.place.code, asked.year, indicator),
                version=fresh.version if fresh else None,
            )  # fmt: skip
    return show_form(request, "evaluation/own_form.html", form, context)


def _back(code: str, year: int, indicator: OwnIndicator | None) -> str:
    if indicator is None:
        return reverse("evaluation:indicators", args=[code, year])
    return reverse("evaluation:indicator", args=[code, year, indicator.pk])


def _save(request: SignedInRequest, form: OwnForm, asked: Asked) -> HttpResponse:
    if asked.indicator is not None:
        redefine_indicator(
            actor=request.actor, indicator=asked.indicator, since=form.cleaned_data["since"],
            wording=form.wording(), seen=form.seen_number, at=timezone.now(),
        )  # fmt: skip
        messages.success(request, _("Đã lưu cách tính mới."))
        return redirect(_back(asked.place.code, asked.year, asked.indicator))
    made = define_indicator(
        actor=request.actor, place=asked.place, kind=asked.kind, standing=asked.standing,
        wording=form.wording(), at=timezone.now(),
    )  # fmt: skip
    messages.success(request, _("Đã lập chỉ số theo dõi."))
    target = _target_asked(request)
    if target:
        to = reverse("evaluation:bind", args=[asked.place.code, asked.year, target["line"], target["index"]])
        return redirect(f"{to}?{urlencode({'indicator': f'{PREFIX}{made.pk}'})}")
    return redirect(_back(asked.place.code, asked.year, made))


@require_POST
def retire(request: SignedInRequest, code: str, year: int, pk: int) -> HttpResponse:
    """No longer offer it."""
    place = get_place_of_targets(request.viewer, code)
    require(request.viewer, "indicators.edit", place)
    indicator = get_own_for(request.viewer, place, pk)
    form, back = Act(request.POST), redirect(_back(code, year, indicator))

    def act() -> HttpResponse:
        retire_indicator(actor=request.actor, indicator=indicator, seen=form.seen_number, at=timezone.now())
        messages.success(request, _("Đã thôi dùng chỉ số này. Chỉ tiêu đang gắn vẫn giữ."))
        return back

    try:
        return once(request, form, act)
    except (CannotDefine, Conflict) as refusal:
        messages.error(request, str(refusal))
        return back
