"""One-time links: made, printed, used once, withdrawn, over, guessed, opened by another; odd names."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from songhanh.people.actions import (
    Answer,
    CannotGiveRole,
    CannotInvite,
    CannotMakeAccount,
    Grant,
    Invite,
    accept_invitation,
    invite_person,
    renew_access,
    withdraw_invitation,
)
from songhanh.people.models import Invitation, SecondFactor, Try, User
from songhanh.people.queries import build_viewer, get_open_invitation
from songhanh.places.models import Place, Unit
from tests.conftest import NOW, PASSWORD, actor_of
from tests.people.test_pages import once_of, try_sign_in

pytestmark = pytest.mark.django_db
NEW = "con-duong-ra-dong"


def invite(
    lan: User, place: Place, unit: Unit | None = None, kind: str = "reader", **days: Any
) -> Invitation:
    grant = Grant(kind=kind, place=place, unit=unit, **days)
    return invite_person(
        actor=actor_of(lan), invite=Invite(full_name="Lê Thị Nga", grant=grant), at=timezone.now()
    )


def open_link(client: Client, invitation: Invitation, **changes: str) -> Any:
    address = f"/welcome/{invitation.token()}/"
    page = client.get(address)
    if page.status_code != 200:
        return page
    said = {"full_name": "Lê Thị Nga", "username": "nga.le", "password": NEW, "again": NEW, **changes}
    return client.post(address, {**said, "once": once_of(page.content)})


def test_an_officer_invites_and_prints_a_sheet(lan: User, commune: Place, police: Unit, sign_in) -> None:
    client = sign_in(lan)
    page = client.get("/p/99001/people/invite/")
    said = {"full_name": " Lê  Thị Nga ", "kind": "unit_member", "unit": police.pk, "until": "31/12/2099"}
    made = client.post("/p/99001/people/invite/", {**said, "once": once_of(page.content)})
    invitation = Invitation.objects.get()
    assert made.headers["Location"] == f"/p/99001/people/invitations/{invitation.pk}/"
    sheet = client.get(made.headers["Location"]).content.decode()
    assert f"/welcome/{invitation.token()}/" in sheet
    assert "Lê Thị Nga" in sheet
    assert "<svg" in sheet
    assert "style=" not in sheet
    assert invitation.token() not in str(Invitation.objects.values())


def test_the_link_makes_an_account_with_the_role_and_its_days(
    lan: User, commune: Place, police: Unit, client: Client
) -> None:
    invitation = invite(lan, commune, police, "unit_member")
    page = client.get(f"/welcome/{invitation.token()}/").content.decode()
    assert 'value="nga.le"' in page
    assert "Công an xã" in page
    assert open_link(client, invitation).headers["Location"] == "/"
    nga = User.objects.get(username="nga.le")
    (scope,) = build_viewer(nga, timezone.localdate()).scopes
    assert (scope.role, scope.place, scope.unit) == ("unit_member", "99001", police.pk)
    assert nga.full_name == "Lê Thị Nga"


def test_used_withdrawn_over_and_guessed_read_the_same(lan: User, commune: Place, client: Client) -> None:
    used, withdrawn, over = (invite(lan, commune) for _ in range(3))
    open_link(Client(), used)
    withdraw_invitation(actor=actor_of(lan), invitation=withdrawn, at=timezone.now())
    Invitation.objects.filter(pk=over.pk).update(expires_at=timezone.now() - timedelta(seconds=1))
    pages = [client.get(f"/welcome/{token}/") for token in (
        used.token(), withdrawn.token(), over.token(), "a" * 32)]  # fmt: skip
    assert [page.status_code for page in pages] == [410] * 4
    bodies = {re.sub(rb'value="[^"]*"|x-csrftoken[^}]*', b"", page.content) for page in pages}
    assert len(bodies) == 1
    assert User.objects.filter(full_name="Lê Thị Nga").count() == 1


def test_a_link_used_twice_makes_one_account(lan: User, commune: Place) -> None:
    invitation = invite(lan, commune)
    answer = Answer(password=NEW, username="nga")
    accept_invitation(token=invitation.token(), answer=answer, at=timezone.now())
    with pytest.raises(CannotMakeAccount, match="đã dùng"):
        accept_invitation(
            token=invitation.token(), answer=Answer(password=NEW, username="nga2"), at=timezone.now()
        )
    with pytest.raises(CannotInvite, match="đã được dùng"):
        withdraw_invitation(actor=actor_of(lan), invitation=invitation, at=timezone.now())


def test_guessing_links_is_slowed(client: Client, lan: User, commune: Place) -> None:
    invitation = invite(lan, commune)
    for number in range(30):
        assert client.get(f"/welcome/guess-{number}/").status_code == 410
    assert client.get(f"/welcome/{invitation.token()}/").status_code == 429
    assert Client(REMOTE_ADDR="10.1.1.1").get(f"/welcome/{invitation.token()}/").status_code == 200
    Try.objects.update(at=timezone.now() - timedelta(minutes=16))
    assert client.get(f"/welcome/{invitation.token()}/").status_code == 200


def test_who_is_signed_in_already_does_not_take_anothers_link(
    lan: User, minh: User, commune: Place, sign_in
) -> None:
    invitation = invite(lan, commune)
    page = sign_in(minh).get(f"/welcome/{invitation.token()}/")
    assert page.status_code == 409
    assert "dành cho Lê Thị Nga" in page.content.decode()
    assert sign_in(minh).post(f"/welcome/{invitation.token()}/", {}).status_code == 409
    assert invitation.is_open(timezone.now())
    assert minh.roles.count() == 1


def test_the_same_person_takes_a_role_into_the_account_that_they_have(
    lan: User, hoa: User, commune: Place, sign_in
) -> None:
    grant = Grant(kind="reader", place=commune)
    invitation = invite_person(
        actor=actor_of(lan), invite=Invite(full_name="PHẠM THỊ HOA", grant=grant), at=timezone.now()
    )
    client = sign_in(hoa)
    assert "Nhận vai trò vào tài khoản này" in client.get(f"/welcome/{invitation.token()}/").content.decode()
    client.post(f"/welcome/{invitation.token()}/", {})
    assert {role.kind for role in hoa.roles.all()} == {"officer", "reader"}
    invitation.refresh_from_db()
    assert invitation.used_by == hoa


@pytest.mark.parametrize(
    "name", ["x" * 121, "Lan 😀", "<b>Lan</b>", "12345", "", "   ", "Lan; DROP TABLE", "…"]
)
def test_a_name_that_is_none_is_refused(lan: User, commune: Place, name: str) -> None:
    with pytest.raises(CannotMakeAccount) as refusal:
        invite_person(
            actor=actor_of(lan), invite=Invite(full_name=name, grant=Grant(kind="reader", place=commune)),
            at=NOW,
        )  # fmt: skip
    assert refusal.value.field == "full_name"
    assert not Invitation.objects.exists()


@pytest.mark.parametrize("name", ["H'Hen Niê", "Nguyễn Thị Ánh Nguyệt-Hồng", "Y Ban Mlô", "K’Sor H’Blin"])
def test_names_of_all_peoples_are_names(lan: User, commune: Place, name: str) -> None:
    invitation = invite_person(
        actor=actor_of(lan), invite=Invite(full_name=name, grant=Grant(kind="reader", place=commune)), at=NOW
    )
    assert invitation.full_name == name


def test_the_page_says_what_is_wrong_and_keeps_what_was_typed(lan: User, commune: Place, sign_in) -> None:
    client = sign_in(lan)
    page = client.get("/p/99001/people/invite/")
    said = {"full_name": "Lan 😀", "kind": "unit_member", "once": once_of(page.content)}
    answer = client.post("/p/99001/people/invite/", said)
    assert answer.status_code == 422
    assert 'value="Lan 😀"' in answer.content.decode()
    assert "Hãy chọn đơn vị" in answer.content.decode()


def test_a_unit_abolished_meanwhile_refuses_the_role_and_makes_no_account(
    lan: User, commune: Place, police: Unit
) -> None:
    invitation = invite(lan, commune, police, "unit_member")
    Unit.objects.filter(pk=police.pk).update(until=timezone.localdate())
    with pytest.raises(CannotMakeAccount, match="thôi hoạt động"):
        accept_invitation(
            token=invitation.token(), answer=Answer(password=NEW, username="nga"), at=timezone.now()
        )
    assert not User.objects.filter(username="nga").exists()
    with pytest.raises(CannotGiveRole, match="thôi hoạt động"):
        invite(lan, commune, Unit.objects.get(pk=police.pk), "unit_member")


def test_an_officer_gives_no_roles_that_are_not_theirs_to_give(lan: User, commune: Place, sign_in) -> None:
    client = sign_in(lan)
    page = client.get("/p/99001/people/invite/")
    for kind in ("operator", "province_officer"):
        said = {"full_name": "Lê Thị Nga", "kind": kind, "once": once_of(page.content)}
        assert client.post("/p/99001/people/invite/", said).status_code == 422
    assert not Invitation.objects.exists()


def test_a_lost_password_is_renewed_by_a_link_and_the_second_factor_goes(
    lan: User, tam: User, khoa: User, commune: Place, sign_in, client: Client
) -> None:
    officer = sign_in(lan)
    person = officer.get(f"/p/99001/people/{tam.pk}/").content.decode()
    assert "Cấp đường dẫn đặt lại" not in person  # the officer does not open a leader's account
    assert officer.post(f"/p/99001/people/{tam.pk}/renew/", {}).status_code == 403
    seated = sign_in(tam)
    assert seated.get("/account/").status_code == 200
    assert sign_in(khoa).post(f"/p/99001/people/{tam.pk}/renew/", {}).status_code == 302
    invitation = Invitation.objects.get()
    sheet = f"/p/99001/people/invitations/{invitation.pk}/"
    assert officer.get(sheet).status_code == 404  # nor the sheet that would open it
    assert sign_in(khoa).get(sheet).status_code == 200
    address = f"/welcome/{invitation.token()}/"
    said = {"password": NEW, "again": NEW, "once": once_of(client.get(address).content)}
    assert client.post(address, said).headers["Location"] == "/"
    assert not SecondFactor.objects.filter(user=tam).exists()
    assert seated.get("/account/").status_code == 302
    assert client.get("/account/").status_code == 200
    assert client.get("/p/99001/2026/").headers["Location"].startswith("/account/second-factor/")
    assert try_sign_in(Client(), "tam", NEW).status_code == 302
    assert try_sign_in(Client(), "tam", PASSWORD).status_code == 200


def test_a_newer_renewal_ends_those_before(lan: User, minh: User, commune: Place) -> None:
    first, second = (
        renew_access(actor=actor_of(lan), user=minh, place=commune, at=timezone.now()) for _ in range(2)
    )
    assert get_open_invitation(first.token(), timezone.now()) is None
    assert get_open_invitation(second.token(), timezone.now()) == second
