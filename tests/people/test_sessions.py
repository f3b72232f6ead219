"""Sessions listed and ended; what asks for the password again; passwords; tries that lock nobody else out."""

import re
import unicodedata
from datetime import timedelta

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.test import Client
from django.utils import timezone

from songhanh.people.actions import CannotMakeAccount, make_account
from songhanh.people.models import Session, Try, User
from tests.conftest import MAKER, NOW, PASSWORD
from tests.people.test_pages import once_of, try_sign_in

pytestmark = pytest.mark.django_db
PHONE = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/129.0 Mobile Safari/537.36"
NEW = "con-duong-ra-dong"


def two_machines() -> tuple[Client, Client]:
    office, phone = Client(REMOTE_ADDR="10.0.0.1"), Client(REMOTE_ADDR="10.0.0.2", HTTP_USER_AGENT=PHONE)
    for client in (office, phone):
        assert try_sign_in(client).status_code == 302
        client.get("/account/")
    return office, phone


def test_sessions_are_listed_without_their_keys_and_ended_one_by_one(lan: User) -> None:
    office, phone = two_machines()
    page = office.get("/account/").content.decode()
    assert "Chrome · Android" in page
    assert "10.0.0.2" in page
    assert not any(key in page for key in Session.objects.values_list("session_key", flat=True))
    (handle,) = {h for h in re.findall(r"/account/sessions/(\w+)/end/", page) if h != "others"}
    office.post(f"/account/sessions/{handle}/end/", {})
    assert phone.get("/").headers["Location"].startswith("/sign-in/")
    assert office.get("/account/").status_code == 200


def test_nobody_ends_anothers_session(lan: User, minh: User, sign_in) -> None:
    two_machines()
    page = sign_in(lan).get("/account/").content.decode()
    handle = next(h for h in re.findall(r"/account/sessions/(\w+)/end/", page) if h != "others")
    count = Session.objects.filter(user=lan).count()
    assert sign_in(minh).post(f"/account/sessions/{handle}/end/", {}).status_code == 404
    assert Session.objects.filter(user=lan).count() == count


def test_a_new_password_ends_all_other_sessions(lan: User) -> None:
    office, phone = two_machines()
    page = office.get("/account/password/")
    said = {"old": PASSWORD, "password": NEW, "again": NEW, "once": once_of(page.content)}
    assert office.post("/account/password/", said).headers["Location"] == "/account/"
    assert phone.get("/").headers["Location"].startswith("/sign-in/")
    assert office.get("/account/").status_code == 200
    assert try_sign_in(Client(), password=NEW).status_code == 302


def test_the_old_password_is_asked_and_guessing_it_is_slowed(lan: User) -> None:
    client = Client()
    try_sign_in(client)
    said = {"old": "sai", "password": NEW, "again": NEW}
    for _ in range(6):
        assert client.post("/account/password/", said).status_code == 422
    assert client.post("/account/password/", {**said, "old": PASSWORD}).status_code == 429


def test_an_act_that_matters_asks_for_the_password_after_half_an_hour(lan: User, sign_in) -> None:
    client = sign_in(lan)
    assert client.get("/p/99001/people/invite/").status_code == 200
    for proved in (timezone.now().timestamp() - 31 * 60, timezone.now().timestamp() + 3600):
        session = client.session
        session["proved"] = proved  # long ago; or in the future, by a clock that was set back since
        session.save()
        asked = client.get("/p/99001/people/invite/?a=1")
        assert asked.headers["Location"] == "/prove/?next=%2Fp%2F99001%2Fpeople%2Finvite%2F%3Fa%3D1"
        assert client.post("/p/99001/people/invite/", {}).status_code == 302
    wrong = client.post("/prove/", {"password": "sai", "next": "/p/99001/people/invite/"})
    assert "chưa đúng" in wrong.content.decode()
    right = client.post("/prove/", {"password": PASSWORD, "next": "/p/99001/people/invite/"})
    assert right.headers["Location"] == "/p/99001/people/invite/"
    assert client.get("/p/99001/people/invite/").status_code == 200


def test_whatever_opens_a_door_or_moves_a_right_asks_for_it(lan: User, minh: User, sign_in) -> None:
    """Links and their sheets, roles, accounts, the second factor; withdrawing a link need not wait."""
    here, client = "/p/99001/people", sign_in(lan)
    role, person = minh.roles.get().pk, minh.pk
    pages = [
        f"{here}/invite/", f"{here}/invite/list/", f"{here}/merged/", f"{here}/sheets/",
        f"{here}/villages/sheets/", f"{here}/roles/{role}/end/", f"{here}/{person}/give/",
        f"{here}/{person}/hand-over/", "/account/second-factor/",
    ]  # fmt: skip
    presses = [
        f"{here}/{person}/renew/", f"{here}/{person}/close/", f"{here}/{person}/sign-out/",
        f"{here}/villages/1/renew/", "/account/recovery-codes/", "/account/second-factor/remove/",
    ]  # fmt: skip
    session = client.session
    session["proved"] = timezone.now().timestamp() - 31 * 60
    session.save()
    asked = [client.get(page) for page in pages] + [client.post(page) for page in (*pages, *presses)]
    assert [one.headers.get("Location", "")[:7] for one in asked] == ["/prove/"] * len(asked)


def test_a_session_from_the_future_has_ended(lan: User, sign_in) -> None:
    client = sign_in(lan)
    client.get("/")
    session = client.session
    session["began"] = (timezone.now() + timedelta(hours=3)).timestamp()
    session.save()
    assert client.get("/").headers["Location"].startswith("/sign-in/")


def test_strangers_who_use_up_the_tries_of_a_name_do_not_lock_its_owner_out(lan: User) -> None:
    office = Client(REMOTE_ADDR="10.0.0.1")
    assert try_sign_in(office).status_code == 302  # this machine is known for this name now
    office.post("/sign-out/")
    for number in range(45):
        try_sign_in(Client(REMOTE_ADDR=f"10.9.0.{number}"), password="sai")
    assert try_sign_in(Client(REMOTE_ADDR="10.9.9.9")).status_code == 429
    assert try_sign_in(office).status_code == 302


def test_a_colleague_at_the_same_address_does_not_lock_others_out(lan: User, minh: User) -> None:
    for machine in (known := Client(), Client()):
        try_sign_in(machine, "minh")
        machine.post("/sign-out/")
    for number in range(101):
        try_sign_in(Client(), f"name{number}", "sai")
    assert try_sign_in(Client(), "lan").status_code == 429
    assert try_sign_in(known, "minh").status_code == 302


def test_a_known_machine_is_counted_too(lan: User) -> None:
    office = Client()
    try_sign_in(office)
    office.post("/sign-out/")
    for _ in range(10):
        assert try_sign_in(office, password="sai").status_code == 200
    assert try_sign_in(office).status_code == 429
    Try.objects.update(at=timezone.now() - timedelta(minutes=16))
    assert try_sign_in(office).status_code == 302


def test_a_forged_device_is_a_stranger(lan: User) -> None:
    client = Client()
    client.cookies["songhanh-device"] = '["lan"]:forged:signature'
    for _ in range(8):
        try_sign_in(client, password="sai")
    assert try_sign_in(client).status_code == 429


def test_names_that_do_not_exist_are_paused_alike(lan: User) -> None:
    for _ in range(8):
        try_sign_in(Client(), "khong.co", "sai")
    assert try_sign_in(Client(), "khong.co", "sai").status_code == 429


def test_a_name_that_does_not_exist_takes_as_much_work(lan: User, monkeypatch: pytest.MonkeyPatch) -> None:
    worked = []
    encode = MD5PasswordHasher.encode
    monkeypatch.setattr(
        MD5PasswordHasher, "encode", lambda *args, **more: worked.append(1) or encode(*args, **more)
    )
    counts = []
    closed = User.objects.create(username="dong", full_name="Đã Đóng", joined_at=NOW, is_active=False)
    closed.set_password(PASSWORD)
    closed.save()
    for username in ("lan", "khong.co", "dong"):
        worked.clear()
        try_sign_in(Client(), username, "sai")
        counts.append(len(worked))
    assert counts == [1, 1, 1]


@pytest.mark.parametrize(
    "password",
    ["matkhau123", "M@tkhau2026", "Mật khẩu 123", "hanoi@2026", "anhyeuem520520", "Ubndxa2025!",
     "abababababab", "qwertyuiop123", "songhanh-2026", "1111111111", "congan113114115"],
)  # fmt: skip
def test_passwords_that_everybody_guesses_are_refused(password: str, db: None) -> None:
    with pytest.raises(CannotMakeAccount) as refusal:
        make_account(actor=MAKER, username="moi", full_name="Người Mới", password=password, at=NOW)
    assert refusal.value.field == "password"


@pytest.mark.parametrize(
    "password", [PASSWORD, NEW, "mèo nằm trên mái", "dong-ha-cung-nhau", "Tr0ng c@y mua thu"]
)
def test_a_short_sentence_is_a_good_password(password: str, db: None) -> None:
    make_account(actor=MAKER, username="moi", full_name="Người Mới", password=password, at=NOW)


def test_a_password_with_marks_is_the_same_from_every_keyboard(db: None, client: Client) -> None:
    make_account(actor=MAKER, username="moi", full_name="Người Mới", password="mèo nằm trên mái", at=NOW)
    apart = unicodedata.normalize("NFD", "mèo nằm trên mái")
    assert try_sign_in(client, "moi", apart).status_code == 302
