"""Who may do what: one table from roles to acts, and the places that a role covers."""

from songhanh.journal.actor import Scope, Viewer
from songhanh.places.models import Place

ACTS: dict[str, frozenset[str]] = {
    "officer": frozenset({
        "assignments.view", "assignments.edit", "assignments.report",
        "plans.view", "plans.edit", "plans.confirm", "plans.issue",
        "registers.view", "registers.edit", "registers.close", "indicators.edit", "evaluation.remark",
    }),
    "leader": frozenset({
        "assignments.view", "plans.view", "plans.confirm", "registers.view", "evaluation.remark",
    }),
    "clerk": frozenset({"assignments.view", "plans.view", "plans.issue", "registers.view"}),
    "unit_member": frozenset({
        "assignments.view", "assignments.report", "plans.view",
        "registers.view", "registers.edit", "registers.close",
    }),
    "reader": frozenset({"assignments.view", "plans.view", "registers.view"}),
    "province_officer": frozenset({"assignments.view", "plans.view", "registers.view"}),
    "operator": frozenset({"places.open"}),
}  # fmt: skip


def may(viewer: Viewer, act: str, place: Place | None) -> bool:
    """Whether one of the viewer's roles allows this act in this place (None: in the installation)."""
    return any(act in ACTS[scope.role] and _covers(scope, place) for scope in viewer.scopes)


def _covers(scope: Scope, place: Place | None) -> bool:
    if scope.place == "" or place is None:
        return scope.place == ""
    while place is not None:
        if place.code == scope.place:
            return True
        place = place.parent
    return False
