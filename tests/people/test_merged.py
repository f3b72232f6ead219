"""Who worked in a merged commune: the same role in the whole, given by a person who may, in one go."""

from datetime import timedelta

import pytest
from django.utils import timezone

from songhanh.journal.queries import get_history
from songhanh.people.actions import CannotGiveRole, Grant, carry_roles, end_role, give_role
from songhanh.people.models import User
from songhanh.people.queries import build_viewer
from songhanh.people.queries.merged import list_waiting
from songhanh.places.actions import Act, Naming, make_unit, merge_places, undo_change
from songhanh.places.models import Change, Place, Unit
from tests.conftest import MAKER, NOW, actor_of, make_person

pytestmark = pytest.mark.django_db
KINDS = ("officer", "unit_member", "leader", "clerk", "reader")


@pytest.fixture
def school(other_commune: Place) -> Unit:
    return make_unit(actor=MAKER, place=other_commune, kind="school", name="Trường A", relation="own", at=NOW)


@pytest.fixture
def merger(commune: Place, other_commune: Place, police: Unit, hoa: User, school: Unit) -> Change:
    """The ward has an officer, a policeman, a nurse (no such office in the whole) and a teacher."""
    for number, kind in enumerate(("police", "health_station"), 1):
        body = make_unit(
            actor=MAKER, place=other_commune, kind=kind, name=f"Đơn vị {number}", relation="own", at=NOW
        )
        make_person(
            f"body{number}",
            f"Người thứ {'một' if number == 1 else 'hai'}",
            "unit_member",
            other_commune,
            body,
        )
    make_person("teacher", "Cô Giáo", "unit_member", other_commune, school)
    return merge_places(
        actor=MAKER, into=commune, parts=[other_commune], named=Naming(commune.name, commune.kind),
        act=Act(timezone.localdate() - timedelta(days=1)), at=timezone.now(),
    )  # fmt: skip


def test_who_waits_is_shown_chosen_and_given(
    lan: User, hoa: User, merger: Change, police: Unit, sign_in
) -> None:
    today, client = timezone.localdate(), sign_in(lan)
    commune = merger.place
    waiting = list_waiting(commune, KINDS, today)
    assert [(one.role.user.username, one.unit) for one in waiting] == [("hoa", None), ("body1", police)]
    assert "2 người của nơi đã sáp nhập" in client.get("/p/99001/people/").content.decode()
    page = client.get("/p/99001/people/merged/").content.decode()
    assert "Phạm Thị Hoa: Công chức phụ trách (phường Bến Tầm)" in page
    assert "Người thứ một: Người của đơn vị, Công an xã (phường Bến Tầm)" in page
    refused = client.post("/p/99001/people/merged/", {"once": "one"})
    assert (refused.status_code, "Chưa chọn ai" in refused.content.decode()) == (422, True)
    client.post("/p/99001/people/merged/", {"roles": [waiting[0].role.pk]})
    assert [one.role.user.username for one in list_waiting(commune, KINDS, today)] == ["body1"]
    assert get_history(commune)[-1].verb == "people.carry_roles"
    assert sign_in(hoa).get("/").headers["Location"] == f"/p/99001/{today.year}/"


def test_a_teacher_goes_on_with_the_school(merger: Change, school: Unit) -> None:
    teacher = User.objects.get(username="teacher")
    places = {scope.place for scope in build_viewer(teacher, timezone.localdate()).scopes}
    assert places == {"99002", "99001"}


def test_a_role_that_no_longer_waits_is_refused(hoa: User, merger: Change) -> None:
    (role,), now = hoa.roles.all(), timezone.now()
    end_role(actor=MAKER, role=role, on=timezone.localdate(), at=now)
    with pytest.raises(CannotGiveRole, match="mở lại trang"):
        carry_roles(actor=MAKER, place=merger.place, roles=[role], at=now)
    assert hoa.roles.count() == 1


def test_an_officer_of_elsewhere_hears_what_became_of_the_place(hoa: User, merger: Change, sign_in) -> None:
    page = sign_in(hoa).get("/", follow=True).content.decode()
    assert "Phường Bến Tầm đã sáp nhập" in page
    assert "hãy đề nghị người phụ trách ở đó giao vai trò" in page


def test_nothing_is_given_any_more_in_a_place_that_was_merged(lan: User, merger: Change) -> None:
    ended = Place.objects.get(code="99002")
    with pytest.raises(CannotGiveRole, match="đã sáp nhập"):
        give_role(actor=actor_of(lan), user=lan, grant=Grant(kind="reader", place=ended), at=timezone.now())


def test_taken_back_the_merger_leaves_everybody_where_they_were(hoa: User, merger: Change) -> None:
    (role,), now = hoa.roles.all(), timezone.now()
    carry_roles(actor=MAKER, place=merger.place, roles=[role], at=now)
    undo_change(actor=MAKER, change=merger, at=now)
    assert {scope.place for scope in build_viewer(hoa, timezone.localdate()).scopes} == {"99001", "99002"}
    assert Place.objects.get(code="99002").until is None
