"""Units and villages of a commune: the list with how it changed, and every act on it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from songhanh.places.access import (
    Visit,
    get_arranged_place,
    get_change_for,
    get_place_for,
    get_unit_for,
    may_arrange,
)
from songhanh.places.actions import (
    CannotArrange,
    end_unit,
    make_unit,
    merge_units,
    rename_unit,
    set_unit_code,
    split_unit,
    undo_change,
)
from songhanh.places.forms.acts import ActForm, AgencyCodeForm, MergeUnitsForm, RenameUnitForm, SplitUnitForm
from songhanh.places.forms.units import SearchForm, UnitForm
from songhanh.places.models import Place, Unit
from songhanh.places.queries import list_changes, say_villages
from songhanh.places.queries.units import get_unit_page, list_living, list_unit_groups
from songhanh.places.views.acting import Page, answer
from songhanh.ui.forms import Act, Conflict
from songhanh.ui.once import once


def _list(place: Place) -> str:
    return reverse("places:units", args=[place.code])


def _of(unit: Unit) -> str:
    return reverse("places:unit", args=[unit.place.code, unit.pk])


@require_GET
def show_units(request: Visit, code: str) -> HttpResponse:
    """All units, villages first; `?q=` narrows without dấu."""
    place, today = get_place_for(request.viewer, code), timezone.localdate()
    form = SearchForm(request.GET)
    sought = form.cleaned_data["q"] if form.is_valid() else ""
    context = {
        "place": place, "form": form, "sought": sought,
        "groups": list_unit_groups(place, today, sought),
        "changes": list_changes(place),
        "said": say_villages(place, today.year),
        "may_arrange": may_arrange(request.viewer, place),
    }  # fmt: skip
    return render(request, "places/units.html", context)


@require_GET
def show_unit(request: Visit, code: str, pk: int) -> HttpResponse:
    """One unit: what it was and is, what it came out of and went into."""
    place = get_place_for(request.viewer, code)
    unit = get_unit_for(request.viewer, place, pk)
    context = {
        "place": place, "unit": unit, "page": get_unit_page(unit),
        "may_arrange": may_arrange(request.viewer, place) and unit.until is None,
    }  # fmt: skip
    return render(request, "places/unit.html", context)


@require_http_methods(["GET", "POST"])
def new_unit(request: Visit, code: str) -> HttpResponse:
    place = get_arranged_place(request.viewer, code)
    form = UnitForm(request.POST or None)
    page = Page(_("Thêm thôn, đơn vị"), place.title, _list(place), _("Thêm"), _("Đã thêm."))
    return answer(
        request, form, page,
        lambda: make_unit(actor=request.actor, place=place, **form.values(), at=timezone.now()),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def rename(request: Visit, code: str, pk: int) -> HttpResponse:
    unit = get_unit_for(request.viewer, get_arranged_place(request.viewer, code), pk)
    form = RenameUnitForm(request.POST or None, unit=unit, today=timezone.localdate())
    title = _("Đổi tên") if unit.kind == "village" else _("Đổi tên, đổi loại")
    page = Page(title, unit.name, _of(unit), _("Đổi"), _("Đã đổi; tên cũ vẫn giữ trong lịch sử."))
    return answer(
        request, form, page,
        lambda: rename_unit(
            actor=request.actor, unit=unit, name=form.cleaned_data["name"], sort=form.sort(), act=form.act(),
            at=timezone.now(),
        ),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def unit_code(request: Visit, code: str, pk: int) -> HttpResponse:
    unit = get_unit_for(request.viewer, get_arranged_place(request.viewer, code), pk)
    form = AgencyCodeForm(
        request.POST or None, initial={"agency_code": unit.agency_code}, version=unit.version
    )
    page = Page(_("Mã cơ quan"), unit.name, _of(unit), _("Lưu"), _("Đã lưu."))
    return answer(
        request, form, page,
        lambda: set_unit_code(
            actor=request.actor, unit=unit, code=form.cleaned_data["agency_code"], at=timezone.now()
        ),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def split(request: Visit, code: str, pk: int) -> HttpResponse:
    unit = get_unit_for(request.viewer, get_arranged_place(request.viewer, code), pk)
    form = SplitUnitForm(request.POST or None, version=unit.version, today=timezone.localdate())
    lead = _("%(name)s kết thúc, các đơn vị mới bắt đầu từ cùng ngày.") % {"name": unit.name}
    page = Page(_("Chia tách"), lead, _list(unit.place), _("Chia tách"), _("Đã chia tách."))
    return answer(
        request, form, page,
        lambda: split_unit(
            actor=request.actor, unit=unit, names=form.parts(), act=form.act(), at=timezone.now()
        ),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def end(request: Visit, code: str, pk: int) -> HttpResponse:
    unit = get_unit_for(request.viewer, get_arranged_place(request.viewer, code), pk)
    form = ActForm(request.POST or None, version=unit.version, today=timezone.localdate())
    lead = _("%(name)s không còn từ ngày này. Việc đã ghi trước đó vẫn giữ nguyên.") % {"name": unit.name}
    page = Page(_("Kết thúc"), lead, _list(unit.place), _("Kết thúc"), _("Đã kết thúc."))
    return answer(
        request, form, page,
        lambda: end_unit(actor=request.actor, unit=unit, act=form.act(), at=timezone.now()),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def merge(request: Visit, code: str) -> HttpResponse:
    place = get_arranged_place(request.viewer, code)
    form = MergeUnitsForm(request.POST or None, units=list_living(place), today=timezone.localdate())
    lead = _(
        "Các thôn được chọn kết thúc, một thôn mới bắt đầu; hoạt động đã ghi ở thôn cũ tính cho thôn mới."
    )
    page = Page(_("Sáp nhập"), lead, _list(place), _("Sáp nhập"), _("Đã sáp nhập."))
    return answer(
        request, form, page,
        lambda: merge_units(
            actor=request.actor, units=form.chosen(), name=form.cleaned_data["name"], act=form.act(),
            at=timezone.now(),
        ),
    )  # fmt: skip


@require_POST
def undo(request: Visit, code: str, pk: int) -> HttpResponse:
    """Take a change back; of units for the officer, of the commune itself for the operator."""
    place = get_place_for(request.viewer, code)
    change = get_change_for(request.viewer, place, pk)
    form = Act(request.POST, version=int(change.undone_at is not None))
    back = (
        redirect("places:units", code)
        if may_arrange(request.viewer, place)
        else redirect("places:place", code)
    )

    def act() -> HttpResponse:
        undo_change(actor=request.actor, change=change, at=timezone.now())
        messages.success(request, _("Đã hoàn tác."))
        return back

    try:
        return once(request, form, act)
    except (CannotArrange, Conflict) as refusal:
        messages.error(request, str(refusal))
    return back
