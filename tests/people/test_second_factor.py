"""Two steps at the door: set up, asked, each code once, recovery codes, lost; who must have it."""

from datetime import UTC, datetime, timedelta

import pyotp
import pytest
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from songhanh.people.actions import (
    CannotConfirm,
    begin_second_factor,
    check_code,
    confirm_second_factor,
    make_recovery_codes,
)
from songhanh.people.models import RecoveryCode, SecondFactor, User
from tests.conftest import PASSWORD, actor_of
from tests.people.test_pages import once_of, try_sign_in

pytestmark = pytest.mark.django_db
AT = datetime(2026, 5, 20, 3, 0, 5, tzinfo=UTC)


def code_of(user: User, at: datetime = AT) -> str:
    return pyotp.TOTP(SecondFactor.objects.get(user=user).secret()).at(at)


def enter_code(client: Client, code: str):
    page = client.get("/sign-in/code/")
    return client.post("/sign-in/code/", {"code": code, "once": once_of(page.content)})


def test_a_leader_comes_in_by_password_and_code(tam: User, client: Client) -> None:
    first = try_sign_in(client, "tam", next="/p/99001/2026/")
    assert first.headers["Location"] == "/sign-in/code/"
    assert client.get("/").headers["Location"].startswith("/sign-in/")  # half a sign-in opens nothing
    wrong = enter_code(client, "000000")
    assert "chưa đúng" in wrong.content.decode()
    assert client.get("/").headers["Location"].startswith("/sign-in/")
    right = enter_code(client, code_of(tam, timezone.now()))
    assert right.headers["Location"] == "/p/99001/2026/"
    assert client.get("/p/99001/2026/").status_code == 200


def test_six_wrong_codes_pause_and_a_password_alone_waits_ten_minutes(tam: User, client: Client) -> None:
    try_sign_in(client, "tam")
    for _ in range(6):
        assert enter_code(client, "000000").status_code == 200
    assert enter_code(client, code_of(tam, timezone.now())).status_code == 429
    session = client.session
    waiting = session["waiting"]
    session["waiting"] = {**waiting, "until": timezone.now().timestamp() - 1}
    session.save()
    assert client.get("/sign-in/code/").headers["Location"] == "/sign-in/"


def test_each_code_is_taken_once_and_only_near_its_time(tam: User) -> None:
    code = code_of(tam)
    assert not check_code(user=tam, code=code, at=AT + timedelta(minutes=2))
    assert check_code(user=tam, code=f"{code[:3]} {code[3:]}", at=AT)
    assert not check_code(user=tam, code=code, at=AT)
    assert check_code(user=tam, code=code_of(tam, AT + timedelta(seconds=30)), at=AT)


@pytest.mark.parametrize("code", ["", "12345", "1234567", "abcdef", "１２３４５６", "-", "'; --"])
def test_what_is_no_code_fits_nothing(tam: User, code: str) -> None:
    assert not check_code(user=tam, code=code, at=AT)


def test_a_lost_phone_is_answered_by_a_recovery_code_once(tam: User, client: Client) -> None:
    codes = make_recovery_codes(actor=actor_of(tam), user=tam, at=AT)
    assert len(set(codes)) == 10
    assert codes[0].replace("-", "") not in str(RecoveryCode.objects.values())
    try_sign_in(client, "tam")
    assert enter_code(client, codes[0].upper().replace("-", " ")).headers["Location"] == "/"
    other = Client()
    try_sign_in(other, "tam")
    assert enter_code(other, codes[0]).status_code == 200
    assert enter_code(other, codes[1]).status_code == 302


def test_a_clock_set_back_takes_no_code_twice_and_recovery_codes_still_work(tam: User) -> None:
    codes = make_recovery_codes(actor=actor_of(tam), user=tam, at=AT)
    assert check_code(user=tam, code=code_of(tam), at=AT)
    earlier = AT - timedelta(hours=1)
    assert not check_code(user=tam, code=code_of(tam, earlier), at=earlier)
    assert check_code(user=tam, code=codes[0], at=earlier)


def test_new_recovery_codes_end_the_old(tam: User) -> None:
    old = make_recovery_codes(actor=actor_of(tam), user=tam, at=AT)
    make_recovery_codes(actor=actor_of(tam), user=tam, at=AT)
    assert not check_code(user=tam, code=old[0], at=AT)


def test_nothing_holds_before_a_code_has_confirmed_it(lan: User, client: Client) -> None:
    begin_second_factor(actor=actor_of(lan), user=lan, at=AT)
    assert try_sign_in(client, "lan").headers["Location"] == "/"
    with pytest.raises(CannotConfirm, match="chưa đúng"):
        confirm_second_factor(actor=actor_of(lan), user=lan, code="000000", at=AT)
    confirm_second_factor(actor=actor_of(lan), user=lan, code=code_of(lan), at=AT)
    assert try_sign_in(Client(), "lan").headers["Location"] == "/sign-in/code/"


def test_the_secret_is_not_in_the_database(tam: User) -> None:
    factor = SecondFactor.objects.get(user=tam)
    assert factor.secret() not in str(SecondFactor.objects.values())
    other = SecondFactor(nonce="1" * 32)
    assert other.secret() != factor.secret()


@pytest.mark.parametrize(("rule", "status"), [("required", 302), ("offered", 200)])
def test_a_leader_without_it_is_led_to_it_where_it_is_required(
    tam: User, sign_in, settings: Settings, rule: str, status: int
) -> None:
    settings.SECOND_FACTOR = rule
    SecondFactor.objects.all().delete()
    client = sign_in(tam)
    assert client.get("/p/99001/2026/").status_code == status
    assert client.get("/account/").status_code == 200
    assert client.get("/account/second-factor/").status_code == 200
    assert client.post("/sign-out/").status_code == 302


def test_whoever_neither_operates_nor_signs_is_asked_nothing(lan: User, sign_in) -> None:
    assert sign_in(lan).get("/p/99001/2026/").status_code == 200


def test_setting_up_shows_a_code_to_scan_then_recovery_codes_once(lan: User, sign_in) -> None:
    client = sign_in(lan)
    page = client.get("/account/second-factor/?next=/p/99001/2026/")
    assert "<svg" in page.content.decode()
    said = {"code": code_of(lan, timezone.now()), "next": "/p/99001/2026/", "once": once_of(page.content)}
    shown = client.post("/account/second-factor/", said).content.decode()
    assert shown.count("<li>") >= 10
    assert 'href="/p/99001/2026/"' in shown
    assert client.get("/account/second-factor/").headers["Location"] == "/account/"


def test_a_changed_password_makes_half_a_sign_in_worthless(tam: User, client: Client) -> None:
    try_sign_in(client, "tam", PASSWORD)
    tam.set_password("mot-cau-khac-han")
    tam.save()
    assert client.get("/sign-in/code/").headers["Location"] == "/sign-in/"
