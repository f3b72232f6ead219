"""Who may do what: one table from roles to acts, the places that a role covers, and who gives which role."""

from django.core.exceptions import PermissionDenied
from django.http import Http404

from songhanh.journal.actor import Scope, Viewer
from songhanh.people.models import Invitation, Role, User, VillageLink
from songhanh.places.access import get_place_for
from songhanh.places.models import Place, Unit

ACTS: dict[str, frozenset[str]] = {
    "officer": frozenset({
        "assignments.view", "assignments.edit", "assignments.report",
        "plans.view", "plans.edit", "plans.confirm", "plans.issue",
        "registers.view", "registers.edit", "registers.close", "registers.walled",
        "indicators.edit", "evaluation.remark",
        "people.view", "people.edit", "people.links", "places.setup", "places.units",
        "journal.view",
        "reports.view", "reports.draft", "reports.edit", "reports.sign", "reports.issue",
    }),
    "leader": frozenset({
        "assignments.view", "plans.view", "plans.confirm", "registers.view", "registers.walled",
        "evaluation.remark", "people.view", "reports.view", "reports.draft", "reports.sign", "journal.view",
    }),
    "clerk": frozenset({
        "assignments.view", "plans.view", "plans.issue", "registers.view",
        "reports.view", "reports.draft", "reports.sign", "reports.issue",
    }),
    "unit_member": frozenset({
        "assignments.view", "assignments.report", "plans.view",
        "registers.view", "registers.edit", "registers.close", "reports.view",
    }),
    "reader": frozenset({"assignments.view", "plans.view", "registers.view", "reports.view"}),
    "province_officer": frozenset({
        "assignments.view", "plans.view", "plans.edit", "plans.confirm", "plans.issue",
        "registers.view", "people.view", "people.edit", "reports.view",
    }),
    "operator": frozenset({"places.open", "places.communes", "people.view", "people.edit", "people.links"}),
}  # fmt: skip

# what is promised in a place is written there: a role above looks, and writes its own place's plans
HOME_ONLY = frozenset({"plans.edit", "plans.confirm", "plans.issue"})

# which roles exist at a level, in the order in which they are offered
KINDS: dict[str, tuple[str, ...]] = {
    Place.Level.COMMUNE: ("officer", "unit_member", "leader", "clerk", "reader"),
    Place.Level.PROVINCE: ("province_officer", "reader"),
    Place.Level.NATION: ("operator",),
}
# who gives and ends which roles; who may open a lost account anew, because they could give all that it holds
GIVES: dict[str, frozenset[str]] = {
    "officer": frozenset({"officer", "leader", "clerk", "unit_member", "reader"}),
    "province_officer": frozenset({"province_officer", "officer", "reader"}),
    "operator": frozenset({kind for kinds in KINDS.values() for kind in kinds}),
}
RENEWS: dict[str, frozenset[str]] = {
    "officer": frozenset({"clerk", "unit_member", "reader"}),
    "province_officer": frozenset({"officer", "unit_member", "clerk", "reader"}),
    "operator": frozenset({kind for kinds in KINDS.values() for kind in kinds}),
}
NEEDS_SECOND_FACTOR = frozenset({"operator", "leader"})


def may(viewer: Viewer, act: str, place: Place | None) -> bool:
    """Whether one of the viewer's roles allows this act in this place (None: in the installation)."""
    return any(
        act in ACTS[scope.role]
        and _covers(scope, place)
        and not (act in HOME_ONLY and _is_above(scope, place))
        for scope in viewer.scopes
    )


def _is_above(scope: Scope, place: Place | None) -> bool:
    """Whether a role holds above a place, and not in it."""
    step = place.parent if place is not None else None
    while step is not None:
        if step.code == scope.place:
            return True
        step = step.parent
    return False


def _covers(scope: Scope, place: Place | None) -> bool:
    if scope.place == "" or place is None:
        return scope.place == ""
    if place.until is not None and scope.place in _became(place):
        return True  # what was merged into a place is looked after by those who work there
    while place is not None:
        if place.code == scope.place:
            return True
        place = place.parent
    return False


def _became(place: Place) -> set[str]:
    """The codes of what a place was merged into, however many steps ago."""
    found: set[str] = set()
    frontier = [place]
    while frontier:
        after = Place.objects.filter(predecessors__in=frontier).exclude(code__in=found).distinct()
        frontier = list(after.order_by("code"))
        found |= {one.code for one in frontier}
    return found


def list_givable(viewer: Viewer, place: Place) -> tuple[str, ...]:
    """The kinds of role that the viewer may give and end here; the nation stands for the installation."""
    return tuple(kind for kind in KINDS[place.level] if _reaches(viewer, GIVES, kind, place))


def may_renew(viewer: Viewer, person: User, roles: tuple[Role, ...]) -> bool:
    """Whether the viewer may open this account anew: for each role that it holds, and not for themselves."""
    return (
        viewer.id != person.pk
        and bool(roles)
        and all(_reaches(viewer, RENEWS, role.kind, role.place) for role in roles)
    )


def _reaches(viewer: Viewer, table: dict[str, frozenset[str]], kind: str, place: Place | None) -> bool:
    return any(kind in table.get(scope.role, ()) and _covers(scope, place) for scope in viewer.scopes)


def get_place_of_people(viewer: Viewer, code: str, act: str = "people.view") -> Place:
    """The place, for somebody who may do this act with its people. Raises Http404, PermissionDenied."""
    place = get_place_for(viewer, code)
    if not may(viewer, act, place):
        raise PermissionDenied
    return place


def roles_of(place: Place) -> dict[str, Place | None]:
    """How the roles of a place are found: those of the nation are the installation's own."""
    return {"place": None if place.level == Place.Level.NATION else place}


def get_person_for(place: Place, pk: int) -> User:
    """Somebody who holds or held a role in a place that the viewer already has. Raises Http404."""
    person = User.objects.filter(pk=pk, roles__in=Role.objects.filter(**roles_of(place))).distinct().first()
    if person is None:
        raise Http404
    return person


def get_role_for(place: Place, pk: int) -> Role:
    """A role that was given in a place that the viewer already has. Raises Http404."""
    role = Role.objects.filter(**roles_of(place), pk=pk).select_related("user", "unit", "place").first()
    if role is None:
        raise Http404
    return role


def get_invitation_for(place: Place, pk: int) -> Invitation:
    """An invitation or renewal of a place that the viewer already has. Raises Http404."""
    found = Invitation.objects.filter(**roles_of(place), pk=pk).exclude(purpose=Invitation.Purpose.FIRST)
    invitation = found.select_related("unit", "place", "user").first()
    if invitation is None:
        raise Http404
    return invitation


def get_village_for(place: Place, pk: int) -> Unit:
    """A village of a place that the viewer already has. Raises Http404."""
    unit = Unit.objects.filter(place=place, pk=pk, kind="village").first()
    if unit is None:
        raise Http404
    return unit


def get_link_for(place: Place, pk: int) -> VillageLink:
    """The link of a village of a place that the viewer already has. Raises Http404."""
    link = VillageLink.objects.filter(unit__place=place, pk=pk).select_related("unit").first()
    if link is None:
        raise Http404
    return link
