"""Communes and provinces on this installation, for the operator: opened, renamed, moved, merged, divided."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from songhanh.places.access import Visit, get_ruled_place, may_rule
from songhanh.places.actions import (
    CannotOpen,
    follow_national_list,
    merge_places,
    move_place,
    open_commune,
    rename_place,
    set_agency_code,
    split_place,
)
from songhanh.places.actions.communes import KINDS
from songhanh.places.forms.acts import (
    AgencyCodeForm,
    MergePlacesForm,
    MoveForm,
    NamingForm,
    SplitPlaceForm,
    kind_key,
)
from songhanh.places.forms.communes import CommuneSearchForm, OpenForm
from songhanh.places.models import Place
from songhanh.places.queries import find_communes, list_changes, list_pending_changes, list_villages
from songhanh.places.queries.units import MOST_SHOWN, list_neighbours, list_open_places, list_provinces
from songhanh.places.views.acting import Page, answer
from songhanh.ui.forms import Act
from songhanh.ui.once import once


def _of(place: Place) -> str:
    return reverse("places:place", args=[place.code])


@require_GET
def show_places(request: Visit) -> HttpResponse:
    """What is open here, and `?q=` what may be opened of the national list."""
    if not may_rule(request.viewer):
        raise Http404
    form = CommuneSearchForm(request.GET)
    sought = form.cleaned_data["q"] if form.is_valid() else ""
    opened = list_open_places(sought)
    codes = {line.code for line in opened}
    found = [choice for choice in find_communes(sought) if choice.code not in codes]
    context = {"form": form, "sought": sought, "places": opened, "found": found}
    context["pending"] = list_pending_changes(timezone.localdate())
    context["more"] = len(opened) >= MOST_SHOWN
    return render(request, "places/places.html", context)


@require_POST
def open_place(request: Visit) -> HttpResponse:
    """Open a commune of the national list on this installation."""
    if not may_rule(request.viewer):
        raise Http404
    form = OpenForm(request.POST)

    def act() -> HttpResponse:
        place = open_commune(actor=request.actor, code=form.cleaned_data["code"], at=timezone.now())
        messages.success(request, _("Đã mở %(place)s.") % {"place": place.full_name})
        return redirect("places:place", place.code)

    try:
        return once(request, form, act) if form.is_valid() else redirect("places:places")
    except CannotOpen as refusal:
        messages.error(request, str(refusal))
        return redirect("places:places")


@require_POST
def follow(request: Visit) -> HttpResponse:
    """Open places become what the national list of this version says."""
    if not may_rule(request.viewer):
        raise Http404
    form = Act(request.POST)

    def act() -> HttpResponse:
        count = follow_national_list(actor=request.actor, at=timezone.now())
        messages.success(request, _("Đã cập nhật %(n)s thay đổi theo danh mục.") % {"n": count})
        return redirect("places:places")

    return once(request, form, act) if form.is_valid() else redirect("places:places")


@require_GET
def show_place(request: Visit, code: str) -> HttpResponse:
    """One place: its names and kinds through time, and what may be done."""
    place = get_ruled_place(request.viewer, code)
    context = {
        "place": place,
        "changes": list_changes(place),
        "is_commune": place.level == Place.Level.COMMUNE,
    }
    return render(request, "places/place.html", context)


@require_http_methods(["GET", "POST"])
def rename(request: Visit, code: str) -> HttpResponse:
    place = get_ruled_place(request.viewer, code)
    form = NamingForm(
        request.POST or None, version=place.version,
        initial={"name": place.name, "kind": kind_key(place.kind)},
        kinds=KINDS[Place.Level(place.level)], today=timezone.localdate(),
    )  # fmt: skip
    page = Page(_("Đổi tên, đổi loại"), place.title, _of(place), _("Đổi"), _("Đã đổi; mã giữ nguyên."))

    def act() -> None:
        said = form.naming()
        rename_place(
            actor=request.actor,
            place=place,
            name=said.name,
            kind=said.kind,
            act=form.act(),
            at=timezone.now(),
        )

    return answer(request, form, page, act)


@require_http_methods(["GET", "POST"])
def move(request: Visit, code: str) -> HttpResponse:
    place = _commune(request, code)
    form = MoveForm(
        request.POST or None, version=place.version, provinces=list_provinces(), today=timezone.localdate()
    )
    page = Page(_("Chuyển sang tỉnh khác"), place.title, _of(place), _("Chuyển"), _("Đã chuyển."))
    return answer(
        request, form, page,
        lambda: move_place(
            actor=request.actor, place=place, province=form.chosen(), act=form.act(), at=timezone.now()
        ),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def merge(request: Visit, code: str) -> HttpResponse:
    place = _commune(request, code)
    form = MergePlacesForm(
        request.POST or None, version=place.version,
        initial={"name": place.name, "kind": kind_key(place.kind)},
        kinds=KINDS[Place.Level.COMMUNE], places=list_neighbours(place), today=timezone.localdate(),
    )  # fmt: skip
    lead = _(
        "%(place)s giữ mã của mình. Các xã được chọn kết thúc; thôn và trường của các xã ấy tiếp tục ở đây, "
        "các cơ quan kết thúc. Sau đó giao vai trò cho người của các xã ấy ở trang Người dùng."
    )
    page = Page(
        _("Nhận xã khác sáp nhập vào"), lead % {"place": place.title}, _of(place), _("Sáp nhập"),
        _("Đã sáp nhập. Còn việc giao vai trò cho người của nơi cũ: ở trang Người dùng."),
    )  # fmt: skip
    return answer(
        request, form, page,
        lambda: merge_places(
            actor=request.actor, into=place, parts=form.chosen(), named=form.naming(), act=form.act(),
            at=timezone.now(),
        ),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def split(request: Visit, code: str) -> HttpResponse:
    place, today = _commune(request, code), timezone.localdate()
    form = SplitPlaceForm(
        request.POST or None, initial={"kind": kind_key(place.kind)}, version=place.version,
        kinds=KINDS[Place.Level.COMMUNE], villages=list_villages(place, today), today=today,
    )  # fmt: skip
    lead = _("Một số thôn tách thành xã mới; %(place)s còn lại các thôn khác.") % {"place": place.title}
    page = Page(_("Chia tách"), lead, _of(place), _("Chia tách"), _("Đã chia tách."))
    return answer(
        request, form, page,
        lambda: split_place(
            actor=request.actor, place=place, villages=form.chosen(), named=form.naming(), act=form.act(),
            at=timezone.now(),
        ),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def agency_code(request: Visit, code: str) -> HttpResponse:
    place = get_ruled_place(request.viewer, code)
    form = AgencyCodeForm(
        request.POST or None, initial={"agency_code": place.agency_code}, version=place.version
    )
    page = Page(_("Mã cơ quan"), place.title, _of(place), _("Lưu"), _("Đã lưu."))
    return answer(
        request, form, page,
        lambda: set_agency_code(
            actor=request.actor, place=place, code=form.cleaned_data["agency_code"], at=timezone.now()
        ),
    )  # fmt: skip


def _commune(request: Visit, code: str) -> Place:
    place = get_ruled_place(request.viewer, code)
    if place.level != Place.Level.COMMUNE:
        raise Http404
    return place
