"""The menu that the base template shows: what this person can open in this place and year."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from songhanh.journal.actor import Viewer
from songhanh.people.access import may
from songhanh.places.models import Place
from songhanh.places.queries import list_places


@dataclass(frozen=True, slots=True)
class MenuItem:
    """One entry of the menu."""

    label: str
    url: str
    current: bool


def menu(request: HttpRequest) -> dict[str, object]:
    """Context of every page: `menu`, and the `menu_place` and `menu_year` that the address names."""
    match = request.resolver_match
    code = str(match.kwargs.get("code", "")) if match else ""
    viewer: Viewer = getattr(request, "viewer", Viewer(0))
    user = getattr(request, "user", None)  # none yet where a page says that something failed on the way
    if user is None or not user.is_authenticated:
        return {"menu": (), "menu_place": None, "menu_year": None}
    if not code:
        return {
            "menu": (),
            "menu_place": None,
            "menu_year": None,
            "person_links": _own(request, viewer, None),
        }
    place = next((p for p in list_places(viewer) if p.code == code), None)
    year = int(match.kwargs.get("year", timezone.localdate().year)) if match else timezone.localdate().year
    own = {"person_links": _own(request, viewer, place)}
    if place is None:
        return {"menu": (), "menu_place": None, "menu_year": None, **own}
    return {"menu": _items(request, place, year), "menu_place": place, "menu_year": year, **own}


def _own(request: HttpRequest, viewer: Viewer, place: Place | None) -> tuple[MenuItem, ...]:
    """What stands under the person's name: the own account, and the people of this place."""
    here = request.resolver_match.view_name if request.resolver_match else ""
    account = MenuItem(_("Tài khoản của tôi"), reverse("people:me"), here == "people:me")
    pages: tuple[tuple[str, str, bool], ...] = ()
    if place is not None:
        is_commune = place.level == Place.Level.COMMUNE
        pages = (
            (_("Người dùng"), "people:people", may(viewer, "people.view", place)),
            (_("Thôn và đơn vị"), "places:units", is_commune),
            (_("Quy định riêng"), "places:own_rules", place.level != Place.Level.NATION),
            (_("Nhật ký"), "home:journal", may(viewer, "journal.view", place)),
            (_("Thiết lập ban đầu"), "home:setup", is_commune and may(viewer, "places.setup", place)),
        )
    of_place = [
        MenuItem(label, reverse(page, args=[place.code]), here == page)
        for label, page, shown in pages
        if shown and place is not None
    ]
    if may(viewer, "places.communes", None):
        of_place.append(MenuItem(_("Địa bàn"), reverse("places:places"), here == "places:places"))
    return (account, *of_place)


def _is_desk(request: HttpRequest) -> bool:
    here = request.resolver_match
    return here is not None and here.app_name == "home" and here.url_name not in {"journal", "history"}


def _items(request: HttpRequest, place: Place, year: int) -> tuple[MenuItem, ...]:
    here = request.resolver_match.app_name if request.resolver_match else ""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    desk = MenuItem(_("Việc của tôi"), reverse("home:desk", args=[place.code, year]), _is_desk(request))
    rooms: tuple[tuple[str, str, str], ...] = (
        (_("Kế hoạch"), "plans:list", "plans.view"),
        (_("Nhiệm vụ"), "assignments:list", "assignments.view"),
        (_("Sổ theo dõi"), "registers:home", "registers.view"),
        (_("Chỉ tiêu"), "evaluation:targets", "plans.view"),
        (_("Báo cáo"), "reports:list", "reports.view"),
    )
    if place.level != Place.Level.COMMUNE:
        rooms = rooms[:1]
    return (
        desk,
        *(
            MenuItem(label, reverse(page, args=[place.code, year]), here == page.partition(":")[0])
            for label, page, act in rooms
            if may(viewer, act, place)
        ),
    )
