"""Roles for a span of days, ended and handed over; what a person sees of what they may do, and why."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from songhanh.journal.models import Entry
from songhanh.people.actions import (
    CannotEndRole,
    CannotGiveRole,
    Grant,
    close_account,
    end_role,
    give_role,
    grant_role,
    hand_over,
)
from songhanh.people.models import Role, User
from songhanh.people.queries import build_viewer
from songhanh.people.queries.own import get_own_page, list_rights
from songhanh.places.actions import Act, Naming, merge_places, merge_units, open_fictional, split_unit
from songhanh.places.models import Place, Unit
from tests.conftest import MAKER, NOW, actor_of
from tests.people.test_pages import once_of
from tests.repo.world import make_world

pytestmark = pytest.mark.django_db
TODAY = date(2026, 5, 20)


def roles_on(user: User, day: date) -> set[str]:
    return {scope.role for scope in build_viewer(user, day).scopes}


def test_a_role_holds_for_its_span_of_days(van: User, commune: Place) -> None:
    grant = Grant(kind="reader", place=commune, since=date(2026, 6, 1), until=date(2026, 7, 1))
    give_role(actor=MAKER, user=van, grant=grant, at=NOW)
    assert [roles_on(van, day) for day in (date(2026, 5, 31), date(2026, 6, 30), date(2026, 7, 1))] == [
        {"clerk"}, {"clerk", "reader"}, {"clerk"},
    ]  # fmt: skip


def test_a_role_ended_today_ends_at_once_even_one_given_today(van: User, commune: Place) -> None:
    wrong = grant_role(actor=MAKER, user=van, kind="reader", place=commune, at=NOW)
    assert "reader" in roles_on(van, TODAY)
    end_role(actor=MAKER, role=wrong, on=TODAY, at=NOW)
    assert roles_on(van, TODAY) == {"clerk"}
    with pytest.raises(CannotEndRole, match="đã hết"):
        end_role(actor=MAKER, role=wrong, on=TODAY, at=NOW)
    lines = Entry.objects.filter(thing_kind="people.role", thing_id=str(wrong.pk)).order_by("pk")
    assert [line.verb for line in lines] == ["people.grant_role", "people.end_role"]


def test_no_role_ends_in_the_past(van: User) -> None:
    with pytest.raises(CannotEndRole, match="từ hôm nay"):
        end_role(actor=MAKER, role=van.roles.get(), on=TODAY - timedelta(days=1), at=NOW)


@pytest.mark.parametrize(
    ("since", "until"), [(None, TODAY), (date(2026, 9, 1), date(2026, 8, 1)), (None, date(2020, 1, 1))]
)
def test_days_in_the_wrong_order_are_refused(
    van: User, commune: Place, since: date | None, until: date
) -> None:
    with pytest.raises(CannotGiveRole) as refusal:
        give_role(
            actor=MAKER, user=van, at=NOW, grant=Grant(kind="reader", place=commune, since=since, until=until)
        )
    assert refusal.value.field == "until"


def test_a_unit_of_elsewhere_is_refused(van: User, other_commune: Place, police: Unit) -> None:
    with pytest.raises(CannotGiveRole, match="không thuộc"):
        grant_role(actor=MAKER, user=van, kind="unit_member", place=other_commune, unit=police, at=NOW)


def test_a_role_in_an_abolished_unit_holds_no_longer_and_says_so(minh: User, police: Unit, sign_in) -> None:
    Unit.objects.filter(pk=police.pk).update(until=timezone.localdate())
    assert roles_on(minh, timezone.localdate() - timedelta(days=1)) == {"unit_member"}
    client = sign_in(minh)
    assert client.get("/p/99001/2026/").status_code == 404
    page = client.get("/account/").content.decode()
    assert "đã thôi hoạt động" in page
    assert "Hiện chưa được làm gì" in page


def test_a_role_in_a_merged_unit_holds_in_what_it_became(
    lan: User, minh: User, police: Unit, commune: Place, sign_in
) -> None:
    """Merged twice: the role follows; divided then between two, it waits for a person to say which."""
    today = timezone.localdate()
    for number, name in enumerate(("Công an vùng", "Công an liên xã"), 2):
        day = today - timedelta(days=10 - number)
        other = Unit.objects.create(
            place=commune, kind="police", name=f"Đồn {number}", relation="vertical", since=date(2025, 7, 1)
        )
        change = merge_units(
            actor=MAKER, units=[police, other], name=name, act=Act(day), at=timezone.now()
        )  # fmt: skip
        assert change.unit is not None
        police = change.unit
    scopes = build_viewer(minh, today).scopes
    assert police.pk in {scope.unit for scope in scopes}
    assert sign_in(minh).get(f"/p/99001/{today.year}/").status_code == 200
    assert (
        "Công an xã, nay là Công an liên xã"
        in sign_in(lan).get(f"/p/99001/people/{minh.pk}/").content.decode()
    )
    split_unit(actor=MAKER, unit=police, names=["Đông", "Tây"], act=Act(today), at=timezone.now())
    assert build_viewer(minh, today).scopes == ()


def test_who_has_a_role_in_a_commune_sees_all_that_was_merged_into_it_however_often(
    commune: Place, other_commune: Place, lan: User, tam: User
) -> None:
    day = timezone.localdate() - timedelta(days=5)
    third = open_fictional(
        actor=MAKER, code="99003", kind="xã", name="Ba Trại", parent=commune.parent, at=NOW
    )
    first = Naming(other_commune.name, other_commune.kind)
    merge_places(actor=MAKER, into=other_commune, parts=[third], named=first, act=Act(day), at=timezone.now())
    merge_places(
        actor=MAKER, into=commune, parts=[other_commune], named=Naming(commune.name, commune.kind),
        act=Act(day + timedelta(days=1)), at=timezone.now(),
    )  # fmt: skip
    seen = Place.objects.visible_to(build_viewer(lan, timezone.localdate()))
    assert {place.code for place in seen} == {"99001", "99002", "99003"}


def test_the_last_operator_cannot_end_their_own_role(khoa: User, van: User, sign_in) -> None:
    role, today = khoa.roles.get(), timezone.localdate()
    with pytest.raises(CannotEndRole, match="cuối cùng"):
        end_role(actor=actor_of(khoa), role=role, on=today, at=timezone.now())
    with pytest.raises(CannotEndRole, match="cuối cùng"):
        close_account(actor=actor_of(khoa), user=khoa, at=timezone.now())
    khoa.refresh_from_db()
    assert khoa.is_active
    other = grant_role(actor=MAKER, user=van, kind="operator", place=None, at=timezone.now())
    end_role(actor=actor_of(khoa), role=role, on=today, at=timezone.now())
    assert roles_on(khoa, today) == set()
    with pytest.raises(CannotEndRole, match="cuối cùng"):
        end_role(actor=MAKER, role=other, on=today + timedelta(days=1), at=timezone.now())


def test_an_operator_about_to_leave_is_no_successor(khoa: User, van: User) -> None:
    grant = Grant(kind="operator", place=None, until=timezone.localdate() + timedelta(days=9))
    give_role(actor=MAKER, user=van, grant=grant, at=timezone.now())
    with pytest.raises(CannotEndRole, match="cuối cùng"):
        end_role(actor=MAKER, role=khoa.roles.get(), on=timezone.localdate(), at=timezone.now())


def test_a_hand_over_moves_roles_from_a_day_on(lan: User, minh: User, police: Unit, commune: Place) -> None:
    (given,) = hand_over(
        actor=actor_of(lan), roles=(minh.roles.get(),), successor=lan, on=date(2026, 6, 1), at=NOW
    )
    assert (given.unit, given.since, given.user) == (police, date(2026, 6, 1), lan)
    assert roles_on(minh, date(2026, 5, 31)) == {"unit_member"}
    assert roles_on(minh, date(2026, 6, 1)) == set()
    assert roles_on(lan, date(2026, 6, 1)) == {"officer", "unit_member"}


def test_whoever_takes_over_finds_the_drafts_and_the_tasks(
    lan: User, van: User, minh: User, commune: Place, sign_in
) -> None:
    world = make_world(commune, actor_of(lan), NOW)
    client = sign_in(lan)
    address = f"/p/99001/people/{lan.pk}/hand-over/"
    role = lan.roles.get()
    page = client.get(address)
    said = {"roles": [role.pk], "successor": van.pk, "on": timezone.localdate().strftime("%d/%m/%Y")}
    assert client.post(address, {**said, "once": once_of(page.content)}).status_code == 302
    desk = sign_in(van).get("/p/99001/2026/").content.decode()
    assert f"/p/99001/2026/plans/{world.draft.pk}/review/" in desk
    assert "chưa giao cho đơn vị nào" in desk
    assert client.get("/p/99001/2026/").status_code == 302  # the leaver's sessions have ended


def test_nobody_hands_over_to_themselves_or_to_a_closed_account(lan: User, minh: User) -> None:
    for successor in (minh, lan):
        User.objects.filter(pk=lan.pk).update(is_active=False)
        lan.refresh_from_db()
        with pytest.raises(CannotGiveRole, match="Người nhận"):
            hand_over(actor=MAKER, roles=(minh.roles.get(),), successor=successor, on=TODAY, at=NOW)
    assert roles_on(minh, TODAY) == {"unit_member"}


def test_a_closed_account_opens_nothing(lan: User, minh: User, sign_in) -> None:
    seated = sign_in(minh)
    seated.get("/")
    sign_in(lan).post(f"/p/99001/people/{minh.pk}/close/", {})
    minh.refresh_from_db()
    assert (minh.is_active, roles_on(minh, timezone.localdate())) == (False, set())
    assert seated.get("/").headers["Location"].startswith("/sign-in/")
    shown = sign_in(lan).get("/p/99001/people/").content.decode()
    assert "tài khoản đã đóng" in shown


def test_a_person_sees_what_they_may_do_and_why(lan: User, van: User, commune: Place, sign_in) -> None:
    grant_role(actor=actor_of(lan), user=van, kind="reader", place=commune, at=timezone.now())
    page = get_own_page(van, "", timezone.now(), timezone.localdate())
    reasons = {right.words: [role.words for role in right.because] for right in page.rights}
    assert reasons["Ghi số, ngày ban hành, bản quét"] == ["Văn thư"]
    assert reasons["Xem kế hoạch"] == ["Người xem", "Văn thư"]
    assert "Giao việc, đôn đốc, tiếp nhận kết quả" not in reasons
    shown = sign_in(van).get("/account/").content.decode()
    assert "Nguyễn Thị Lan giao ngày" in shown


def test_only_living_roles_are_a_reason(van: User) -> None:
    page = get_own_page(van, "", timezone.now(), timezone.localdate())
    Role.objects.filter(user=van).update(until=timezone.localdate())
    later = get_own_page(van, "", timezone.now(), timezone.localdate())
    assert page.rights != ()
    assert list_rights(later.roles) == ()


def test_an_officer_asks_nothing_of_another_commune(hoa: User, minh: User, sign_in) -> None:
    client: Client = sign_in(hoa)
    role = minh.roles.get()
    for address in (f"{minh.pk}/", f"{minh.pk}/give/", f"roles/{role.pk}/end/"):
        assert client.get(f"/p/99001/people/{address}").status_code == 404
        assert client.get(f"/p/99002/people/{address}").status_code == 404
