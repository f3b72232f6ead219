"""The cast. The same few people in every test, each there for a reason, so that somebody must be refused.

Lan keeps gender-equality work in commune A; Minh, police of A; Tâm, chair of A, signs; Hoa, Lan's
counterpart in commune B, is the outsider; Dũng is the province; Vân gives numbers in A; Khoa operates.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.db.backends.sqlite3.base import DatabaseWrapper as Sqlite
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from songhanh.journal.actor import Actor, Viewer
from songhanh.people.access import NEEDS_SECOND_FACTOR
from songhanh.people.actions import grant_role
from songhanh.people.models import SecondFactor, User
from songhanh.people.queries import build_actor, build_viewer
from songhanh.places.actions import make_unit, open_fictional
from songhanh.places.models import Place, Unit
from tests.acts import watch_acts

pytest_plugins = ["tests.tools", "tests.demonstration", "tests.added"]

NOW = datetime(2026, 5, 20, 3, 0, tzinfo=UTC)  # 10:00 in Hà Nội
PASSWORD = "mua-xuan-nam-ay"
MAKER = Actor("command", "tests", "tests")


@pytest.fixture(autouse=True)
def _plain_installation(settings: Settings, tmp_path: Path) -> None:
    """Files of a test lie in its own folder, static files in the source; passwords are hashed quickly.

    Plans are read in the test's own process; tests/plans/test_apart.py is about reading apart.
    """
    settings.READER_APART = False
    settings.SONGHANH_HOME = tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True, scope="session")
def _nothing_guards_a_database_that_is_emptied() -> None:
    """Between tests a database of SQLite is emptied by DELETE: its triggers stand aside for that moment."""
    empty = Sqlite.ops_class.execute_sql_flush

    def unguarded(self: Any, sql_list: list[str]) -> None:
        with self.connection.cursor() as cursor:
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            triggers = cursor.fetchall()
        dropped = [f'DROP TRIGGER "{name}"' for name, _sql in triggers]
        empty(self, [*dropped, *sql_list, *(sql for _name, sql in triggers)])

    Sqlite.ops_class.execute_sql_flush = unguarded  # type: ignore[method-assign]


@pytest.fixture(autouse=True)
def _no_act_is_silent(monkeypatch: pytest.MonkeyPatch) -> None:
    watch_acts(monkeypatch)


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def province(db: None) -> Place:
    return open_fictional(actor=MAKER, code="99", kind="tỉnh", name="Sơn Hải", parent=None, at=NOW)


@pytest.fixture
def commune(province: Place) -> Place:
    return open_fictional(actor=MAKER, code="99001", kind="xã", name="Đồng Hạ", parent=province, at=NOW)


@pytest.fixture
def other_commune(province: Place) -> Place:
    return open_fictional(actor=MAKER, code="99002", kind="phường", name="Bến Tầm", parent=province, at=NOW)


@pytest.fixture
def police(commune: Place) -> Unit:
    return make_unit(
        actor=MAKER, place=commune, kind="police", name="Công an xã", relation="vertical", at=NOW
    )


def make_person(
    username: str, full_name: str, role: str, place: Place | None, unit: Unit | None = None
) -> User:
    """Somebody with one role since July 2025, and a second factor where it asks for one."""
    user = User(username=username, full_name=full_name, joined_at=NOW)
    user.set_password(PASSWORD)
    user.save()
    if role in NEEDS_SECOND_FACTOR:
        SecondFactor.objects.create(user=user, nonce="0" * 32, made_at=NOW, confirmed_at=NOW)
    grant_role(actor=MAKER, user=user, kind=role, place=place, unit=unit, at=datetime(2025, 7, 1, tzinfo=UTC))
    return user


@pytest.fixture
def lan(commune: Place) -> User:
    """The officer of commune A."""
    return make_person("lan", "Nguyễn Thị Lan", "officer", commune)


@pytest.fixture
def minh(commune: Place, police: Unit) -> User:
    """Police of commune A."""
    return make_person("minh", "Trần Văn Minh", "unit_member", commune, police)


@pytest.fixture
def tam(commune: Place) -> User:
    """The chair of commune A, who signs."""
    return make_person("tam", "Lê Thị Tâm", "leader", commune)


@pytest.fixture
def van(commune: Place) -> User:
    """The clerk (văn thư) of commune A."""
    return make_person("van", "Đỗ Thị Vân", "clerk", commune)


@pytest.fixture
def sen(commune: Place) -> User:
    """Of the People's Council of commune A: reads, and writes nothing."""
    return make_person("sen", "Võ Thị Sen", "reader", commune)


@pytest.fixture
def hoa(other_commune: Place) -> User:
    """The officer of commune B: the outsider."""
    return make_person("hoa", "Phạm Thị Hoa", "officer", other_commune)


@pytest.fixture
def dung(province: Place) -> User:
    """The officer of the province."""
    return make_person("dung", "Vũ Tiến Dũng", "province_officer", province)


@pytest.fixture
def khoa(db: None) -> User:
    """The operator of the installation."""
    return make_person("khoa", "Bùi Đăng Khoa", "operator", None)


@pytest.fixture
def nobody() -> None:
    """Somebody who is not signed in."""


def actor_of(user: User) -> Actor:
    return build_actor(user)


def viewer_of(user: User) -> Viewer:
    return build_viewer(user, NOW.date())


@pytest.fixture
def sign_in() -> Callable[[User | None], Client]:
    """`sign_in(lan)`: a client at whose keyboard Lan sits."""

    def _sign_in(user: User | None) -> Client:
        client = Client()
        if user is not None:
            client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
            session = client.session
            session["proved"] = timezone.now().timestamp()  # as whoever has just typed the password
            session.save()
        return client

    return _sign_in
