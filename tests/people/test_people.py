"""Accounts, the first link, roles and what they allow."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from songhanh.journal.models import Entry
from songhanh.people.access import ACTS, may
from songhanh.people.actions import (
    Answer,
    CannotBegin,
    CannotMakeAccount,
    accept_invitation,
    begin_in_commune,
    grant_role,
    invite_first,
    make_account,
)
from songhanh.people.models import Invitation, Role, User
from songhanh.people.queries import build_viewer, get_open_invitation, list_accounts
from songhanh.people.queries.words import ACT_WORDS
from songhanh.places.models import Place
from tests.conftest import MAKER, NOW, actor_of, viewer_of

pytestmark = pytest.mark.django_db
GOOD = "mua-xuan-nam-ay"


def accept(token: str, **changes: str) -> User:
    said = {
        "username": "hanh",
        "full_name": "Nguyễn Thị Hạnh",
        "password": GOOD,
        "address": "127.0.0.1",
        **changes,
    }
    return accept_invitation(token=token, answer=Answer(**said), at=NOW)


def test_the_first_link_makes_the_first_account_once() -> None:
    token = invite_first(actor=MAKER, at=NOW)
    user = accept(token)
    assert [role.kind for role in user.roles.all()] == ["operator"]
    with pytest.raises(CannotMakeAccount, match="đã dùng"):
        accept(token, username="khac")
    with pytest.raises(CannotMakeAccount, match="Đã có người dùng"):
        invite_first(actor=MAKER, at=NOW)


def test_a_link_ends_after_two_days_and_when_a_newer_one_is_made() -> None:
    old, token = invite_first(actor=MAKER, at=NOW), invite_first(actor=MAKER, at=NOW)
    assert get_open_invitation(old, NOW) is None
    assert get_open_invitation(token, NOW + timedelta(hours=47)) is not None
    assert get_open_invitation(token, NOW + timedelta(hours=48)) is None
    assert get_open_invitation("guess", NOW) is None


def test_a_token_is_kept_only_as_its_hash() -> None:
    token = invite_first(actor=MAKER, at=NOW)
    assert token not in str(Invitation.objects.values())


@pytest.mark.parametrize(
    ("changes", "field", "sentence"),
    [
        ({"username": "hạnh"}, "username", "không dấu"),
        ({"username": "x"}, "username", "2–60"),
        ({"password": "ngan"}, "password", "10"),
        ({"password": "1234567890"}, "password", "ật khẩu"),
        ({"password": "hanh.nguyen", "username": "hanh.nguyen"}, "password", "ật khẩu"),
    ],
)
def test_a_refused_account_says_which_field_and_uses_up_nothing(
    changes: dict[str, str], field: str, sentence: str
) -> None:
    token = invite_first(actor=MAKER, at=NOW)
    with pytest.raises(CannotMakeAccount, match=sentence) as refusal, transaction.atomic():
        accept(token, **changes)
    assert refusal.value.field == field
    assert User.objects.count() == 0
    accept(token)


def test_a_sign_in_name_is_held_once(lan: User) -> None:
    with pytest.raises(CannotMakeAccount, match="đã có người dùng"):
        make_account(actor=MAKER, username=" LAN ", full_name="Lan khác", password=GOOD, at=NOW)


def test_the_first_account_begins_in_one_commune() -> None:
    user = accept(invite_first(actor=MAKER, at=NOW))
    place = begin_in_commune(actor=actor_of(user), user=user, code="10945", at=NOW)
    assert {(s.role, s.place) for s in build_viewer(user, date(2026, 5, 20)).scopes} == {
        ("operator", ""),
        ("officer", "10945"),
    }
    assert place.full_name == "xã Kẻ Sặt"
    with pytest.raises(CannotBegin, match="đã có xã"):
        begin_in_commune(actor=actor_of(user), user=user, code="18406", at=NOW)


def test_a_role_given_twice_is_held_once(lan: User, commune: Place) -> None:
    grant_role(actor=MAKER, user=lan, kind="officer", place=commune, at=NOW)
    assert lan.roles.count() == 1
    with pytest.raises(IntegrityError), transaction.atomic():
        Role.objects.create(user=lan, kind="officer", place=commune, since=date(2026, 1, 1))


def test_only_the_operator_has_no_place(lan: User, commune: Place) -> None:
    for kind, place in (("officer", None), ("operator", commune)):
        with pytest.raises(IntegrityError), transaction.atomic():
            Role.objects.create(user=lan, kind=kind, place=place, since=date(2026, 1, 1))


def test_a_role_holds_from_its_first_day_to_the_day_before_its_end(lan: User) -> None:
    role = lan.roles.get()
    role.until = date(2026, 6, 1)
    role.save(update_fields=["until"])
    assert build_viewer(lan, date(2026, 5, 31)).scopes != ()
    assert build_viewer(lan, date(2026, 6, 1)).scopes == ()
    assert build_viewer(lan, date(2025, 6, 30)).scopes == ()


def test_every_act_has_its_words() -> None:
    assert set(ACT_WORDS) == set().union(*ACTS.values())


def test_every_kind_of_role_has_its_acts() -> None:
    assert set(ACTS) == set(Role.Kind.values)


def test_roles_allow_their_acts_in_their_places_only(
    lan: User, minh: User, tam: User, van: User, hoa: User, dung: User, khoa: User, commune: Place
) -> None:
    allowed = {
        act: [u.username for u in (lan, minh, tam, van, hoa, dung, khoa) if may(viewer_of(u), act, commune)]
        for act in ("plans.view", "plans.edit", "plans.confirm", "plans.issue", "places.open")
    }
    assert allowed == {
        "plans.view": ["lan", "minh", "tam", "van", "dung"],
        "plans.edit": ["lan"],
        "plans.confirm": ["lan", "tam"],
        "plans.issue": ["lan", "van"],
        "places.open": ["khoa"],
    }
    assert not may(viewer_of(lan), "places.open", None)
    assert may(viewer_of(khoa), "places.open", None)


def test_accounts_of_a_place_are_listed(lan: User, tam: User, hoa: User) -> None:
    assert list_accounts("99001", date(2026, 5, 20)) == (
        ("lan", "Nguyễn Thị Lan", "officer"),
        ("tam", "Lê Thị Tâm", "leader"),
    )


def test_acts_about_people_are_in_the_journal(lan: User) -> None:
    assert list(Entry.objects.filter(thing_kind="people.role").values_list("verb", "chain")) == [
        ("people.grant_role", "99001")
    ]


def test_names_sort_by_the_last_word() -> None:
    names = ["Trần Văn An", "Nguyễn Thị Đào", "Lê Thị Ánh", "Đỗ Văn Dũng"]
    for number, name in enumerate(names):
        User.objects.create(username=f"u{number}", full_name=name, joined_at=datetime(2026, 1, 1, tzinfo=UTC))
    assert list(User.objects.order_by("sort_key").values_list("full_name", flat=True)) == [
        "Trần Văn An", "Lê Thị Ánh", "Đỗ Văn Dũng", "Nguyễn Thị Đào",
    ]  # fmt: skip
