"""Signing in and out, the one-time link and the choice of the commune, as pages."""

import re
from datetime import timedelta

import pyotp
import pytest
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from songhanh.config.commands import print_link
from songhanh.people.actions import invite_first
from songhanh.people.models import User
from songhanh.places.models import Place
from tests.conftest import MAKER, PASSWORD

pytestmark = pytest.mark.django_db


def once_of(page: bytes) -> str:
    found = re.search(rb'name="once" value="([0-9a-f-]{36})"', page)
    assert found
    return found[1].decode()


def try_sign_in(client: Client, username: str = "lan", password: str = PASSWORD, **more: str):
    return client.post("/sign-in/", {"username": username, "password": password, **more})


def set_up_second_factor(client: Client, user: User) -> tuple[str, ...]:
    """Whoever operates is led here first; answers the recovery codes."""
    assert client.get("/").headers["Location"] == "/account/second-factor/?next=%2F"
    page = client.get("/account/second-factor/")
    code = pyotp.TOTP(user.second_factor.secret()).now()
    said = {"code": code, "once": once_of(page.content)}
    shown = client.post("/account/second-factor/", said).content.decode()
    return tuple(re.findall(r"<li>([a-z2-9]{5}-[a-z2-9]{5})</li>", shown))


def test_lan_signs_in_and_comes_to_her_desk(lan: User, client: Client) -> None:
    response = client.post("/sign-in/", {"username": " LAN ", "password": PASSWORD}, follow=True)
    assert response.status_code == 200
    assert response.request["PATH_INFO"] == f"/p/99001/{timezone.localdate().year}/"
    assert "Việc của tôi" in response.content.decode()


def test_after_sign_in_one_comes_to_the_page_that_was_asked_for(lan: User, client: Client) -> None:
    asked = client.get("/p/99001/2026/")
    assert asked.headers["Location"] == "/sign-in/?next=/p/99001/2026/"
    assert try_sign_in(client, next="/p/99001/2026/").headers["Location"] == "/p/99001/2026/"


@pytest.mark.parametrize(
    "address", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)"]
)
def test_sign_in_never_leads_elsewhere(lan: User, client: Client, address: str) -> None:
    assert try_sign_in(client, next=address).headers["Location"] == "/"


def test_a_wrong_name_and_a_wrong_password_read_the_same(lan: User, client: Client) -> None:
    pages = [
        re.sub(
            rb'(?s)name="(once|csrfmiddlewaretoken|version)"[^>]*>|hx-headers=\'[^\']*\'|value="[^"]*"',
            b"",
            r.content,
        )
        for r in (try_sign_in(client, password="sai"), try_sign_in(client, username="lam"))
    ]
    assert "chưa đúng" in pages[0].decode()
    assert pages[0] == pages[1]


def test_many_wrong_tries_pause_this_address_and_name_only(lan: User, hoa: User, client: Client) -> None:
    for _ in range(8):
        assert try_sign_in(client, password="sai").status_code == 200
    assert try_sign_in(client).status_code == 429
    assert try_sign_in(client, username="hoa").status_code == 302
    assert try_sign_in(Client(REMOTE_ADDR="10.0.0.9")).status_code == 302


def test_signing_out_ends_the_session(lan: User, sign_in) -> None:
    client = sign_in(lan)
    assert client.get("/sign-out/").status_code == 405
    assert client.post("/sign-out/").headers["Location"] == "/sign-in/"
    assert client.get("/").headers["Location"].startswith("/sign-in/")


def test_no_browser_keeps_a_page_of_somebody_signed_in(lan: User, sign_in) -> None:
    page = sign_in(lan).get("/p/99001/2026/")
    assert page.headers["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize(("key", "age"), [("seen", 121), ("began", 12 * 60 + 1)])
def test_a_session_ends_when_idle_or_too_old(
    lan: User, sign_in, settings: Settings, key: str, age: int
) -> None:
    client = sign_in(lan)
    client.get("/")
    session = client.session
    session[key] = (timezone.now() - timedelta(minutes=age)).timestamp()
    session.save()
    assert client.get("/").headers["Location"].startswith("/sign-in/")


def test_a_press_after_the_session_ended_leads_the_whole_page_to_sign_in(client: Client) -> None:
    htmx = {"HX-Request": "true", "HX-Current-URL": "http://testserver/p/99001/2026/plans/1/review/"}
    response = client.post("/p/99001/2026/plans/1/review/act/", headers=htmx)
    assert response.status_code == 204
    assert response.headers["HX-Redirect"] == "/sign-in/?next=%2Fp%2F99001%2F2026%2Fplans%2F1%2Freview%2F"


def test_somebody_without_a_role_is_told_so(client: Client) -> None:
    user = User.objects.create(username="moi", full_name="Người mới", joined_at=timezone.now())
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    assert "chưa được giao vai trò" in client.get("/").content.decode()


def test_the_one_time_link_leads_to_the_choice_of_the_commune(client: Client) -> None:
    token = invite_first(actor=MAKER, at=timezone.now())
    page = client.get(f"/welcome/{token}/")
    said = {"full_name": "Nguyễn Thị Hạnh", "username": "hanh", "password": PASSWORD, "again": PASSWORD}
    made = client.post(f"/welcome/{token}/", {**said, "once": once_of(page.content)})
    assert made.headers["Location"] == "/"
    set_up_second_factor(client, User.objects.get())
    assert client.get("/").headers["Location"] == "/begin/"

    found = client.get("/begin/", {"q": "ke sat"})
    assert "Xã Kẻ Sặt" in found.content.decode()
    chosen = client.post("/begin/", {"code": "10945", "once": once_of(found.content)}, follow=True)
    assert chosen.request["PATH_INFO"] == "/p/10945/setup/"
    assert Place.objects.get(code="10945").full_name == "xã Kẻ Sặt"
    assert client.get("/begin/").status_code == 404


def test_two_different_passwords_are_told_at_their_field(client: Client) -> None:
    token = invite_first(actor=MAKER, at=timezone.now())
    said = {"full_name": "Hạnh", "username": "hanh", "password": PASSWORD, "again": "khac-mot-chut"}
    assert "chưa giống nhau" in client.post(f"/welcome/{token}/", said).content.decode()
    assert not User.objects.exists()


@pytest.mark.parametrize("token", ["guess", "../../etc", "x" * 500])
def test_a_link_that_is_not_open_says_what_to_do(client: Client, token: str) -> None:
    response = client.get(f"/welcome/{token}/")
    assert response.status_code in {404, 410}


def test_only_the_operator_of_an_empty_installation_may_begin(lan: User, khoa: User, sign_in) -> None:
    assert sign_in(lan).get("/begin/").status_code == 404
    assert sign_in(khoa).get("/begin/").status_code == 404


def test_no_page_lets_foreign_scripts_in_or_itself_be_framed(lan: User, client: Client) -> None:
    headers = client.get("/sign-in/").headers
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


def test_communes_of_one_name_are_told_apart_by_their_provinces(khoa: User, sign_in) -> None:
    page = sign_in(khoa).get("/begin/", {"q": "xa tan tien"}).content.decode()
    named = re.findall(r"<b>Xã Tân Tiến</b> <span class=\"soft\">([^<]+)</span>", page)
    assert len(named) > 1
    assert len(set(named)) == len(named)


def test_behind_a_proxy_of_ours_the_caller_counts(lan: User, client: Client, settings: Settings) -> None:
    settings.TRUSTED_PROXIES = 1
    for _ in range(8):
        client.post(
            "/sign-in/",
            {"username": "lan", "password": "sai"},
            headers={"x-forwarded-for": "1.1.1.1, 9.9.9.9"},
        )
    said = {"username": "lan", "password": PASSWORD}
    assert client.post("/sign-in/", said, headers={"x-forwarded-for": "8.8.8.8, 9.9.9.9"}).status_code == 429
    assert client.post("/sign-in/", said, headers={"x-forwarded-for": "9.9.9.9, 2.2.2.2"}).status_code == 302


def test_without_a_proxy_nobody_chooses_an_address(lan: User, client: Client) -> None:
    for number in range(8):
        client.post(
            "/sign-in/",
            {"username": "lan", "password": "sai"},
            headers={"x-forwarded-for": f"1.1.1.{number}"},
        )
    assert try_sign_in(client).status_code == 429


def test_the_command_opens_a_lost_account_anew(
    khoa: User, client: Client, capsys: pytest.CaptureFixture[str], settings: Settings
) -> None:
    assert print_link("khong.co") == 1
    assert print_link(" KHOA ") == 0
    address = capsys.readouterr().out.strip()
    assert address.startswith(f"{settings.SONGHANH_URL}/welcome/")
    assert "Bùi Đăng Khoa" in client.get(address.removeprefix(settings.SONGHANH_URL)).content.decode()
