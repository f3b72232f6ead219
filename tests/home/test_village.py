"""Behind a village's link: what it sees, what it sends, and every way in which the door stays shut."""

import gzip
import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from django.utils import timezone

from songhanh.assignments.models import Report
from songhanh.people.actions import make_links, withdraw_link
from songhanh.people.models import Try, User, VillageLink
from songhanh.places.actions import make_unit
from songhanh.places.models import Place, Unit
from songhanh.registers.models import REGISTERS
from tests.conftest import MAKER, NOW, actor_of
from tests.people.test_pages import once_of
from tests.repo.world import World, make_world

pytestmark = pytest.mark.django_db
SESSIONS = REGISTERS["sessions"].model


@pytest.fixture
def village(commune: Place) -> Unit:
    return make_unit(actor=MAKER, place=commune, kind="village", name="Thôn Cồn Cát", relation="own", at=NOW)


@pytest.fixture
def link(village: Unit) -> VillageLink:
    (made,) = make_links(actor=MAKER, units=[village], at=timezone.now())
    return made


@pytest.fixture
def world(commune: Place, lan: User, minh: User) -> World:
    return make_world(commune, actor_of(lan), NOW)


def door(link: VillageLink) -> str:
    return f"/v/{link.token()}/"


def send(client: Client, address: str, **said: Any) -> Any:
    return client.post(address, {**said, "once": once_of(client.get(address).content)})


MEETING = {"on_day": "01/05/2026", "persons_total": "46", "persons_women": "28", "topic": "family"}


def test_a_meeting_is_recorded_in_the_name_of_the_village(
    link: VillageLink, village: Unit, client: Client
) -> None:
    assert send(client, door(link), **MEETING).headers["Location"] == door(link)
    entry = SESSIONS.objects.get()
    assert (entry.unit, entry.persons_total, entry.persons_women) == (village, 46, 28)
    assert (entry.recorder, entry.recorded_by) == (f"link:{link.pk}", "Thôn Cồn Cát")
    assert list(entry.villages.all()) == [village]
    page = client.get(door(link)).content.decode()
    assert "Xã đã nhận" in page
    assert "46 lượt người" in page


def test_sent_twice_it_is_recorded_once(link: VillageLink, client: Client) -> None:
    said = {**MEETING, "once": once_of(client.get(door(link)).content)}
    client.post(door(link), said)
    client.post(door(link), said)
    assert SESSIONS.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"persons_women": "47"}, "Số nữ lớn hơn tổng số"),
        ({"persons_women": ""}, "Chưa có số nữ"),
        ({"on_day": "01/01/2199"}, "chưa đến"),
        ({"on_day": "hôm qua"}, "ngày"),
        ({"topic": "khác"}, "chọn"),
    ],
)
def test_what_does_not_add_up_is_told_and_kept(
    link: VillageLink, client: Client, changes: dict[str, str], sentence: str
) -> None:
    answer = send(client, door(link), **{**MEETING, **changes})
    assert answer.status_code == 422
    assert sentence.lower() in answer.content.decode().lower()
    assert 'value="46"' in answer.content.decode()
    assert not SESSIONS.objects.exists()


def test_a_village_sees_its_own_tasks_alone_and_reports_them(world: World, client: Client) -> None:
    link, task = world.people.link, world.people.task
    page = client.get(door(link)).content.decode()
    assert "Họp thôn" in page
    assert "Lập sổ" not in page  # the task of the police
    assert client.get(f"{door(link)}tasks/{world.tasks.given.pk}/").status_code == 404
    answer = send(
        client, f"{door(link)}tasks/{task.pk}/", text="Đã họp ngày 1/5", stage="result", version=task.version
    )
    assert answer.status_code == 302
    report = Report.objects.get(assignment=task)
    assert (report.text, report.made_by) == ("Đã họp ngày 1/5", "Thôn Bến Vạn")
    task.refresh_from_db()
    assert task.state == "reported"


def test_a_village_reads_nothing_else(link: VillageLink, client: Client) -> None:
    client.get(door(link))
    for address in ("/p/99001/2026/", "/p/99001/people/", "/account/"):
        assert client.get(address).headers["Location"].startswith("/sign-in/")


def test_over_withdrawn_changed_abolished_and_guessed_read_the_same(
    link: VillageLink, village: Unit, client: Client
) -> None:
    old = door(link)
    (new,) = make_links(actor=MAKER, units=[village], at=timezone.now())
    pages = [client.get(old), client.get("/v/abcdefgh/"), client.get(f"/v/{'x' * 300}/")]
    assert client.get(door(new)).status_code == 200
    VillageLink.objects.filter(pk=new.pk).update(expires_at=timezone.now() - timedelta(seconds=1))
    pages.append(client.get(door(new)))
    VillageLink.objects.filter(pk=new.pk).update(expires_at=timezone.now() + timedelta(days=1))
    Unit.objects.filter(pk=village.pk).update(until=timezone.localdate())
    pages.append(client.get(door(new)))
    Unit.objects.filter(pk=village.pk).update(until=None)
    withdraw_link(actor=MAKER, link=new, at=timezone.now())
    pages.append(client.get(door(new)))
    assert [page.status_code for page in pages] == [410] * 6
    assert len({re.sub(rb'value="[^"]*"', b"", page.content) for page in pages}) == 1
    posted = client.post(door(new), MEETING)
    assert posted.status_code == 410
    assert not SESSIONS.objects.exists()


def test_guessing_is_slowed_by_address(link: VillageLink, client: Client) -> None:
    for number in range(30):
        client.get(f"/v/guess{number}/")
    assert client.get(door(link)).status_code == 429
    assert Client(REMOTE_ADDR="10.2.2.2").get(door(link)).status_code == 200


def test_one_link_sends_so_much_in_a_quarter_of_an_hour_and_no_more(
    link: VillageLink, client: Client
) -> None:
    for _ in range(60):
        client.post(door(link), {})
    assert send(client, door(link), **MEETING).status_code == 429
    Try.objects.update(at=timezone.now() - timedelta(minutes=16))
    assert send(client, door(link), **MEETING).status_code == 302


def test_the_token_can_be_printed_again_and_is_not_in_the_database(
    link: VillageLink, lan: User, sign_in
) -> None:
    assert link.token() not in str(VillageLink.objects.values())
    sheets = sign_in(lan).get("/p/99001/people/villages/sheets/").content.decode()
    assert door(link) in sheets
    assert "<svg" in sheets


def test_a_link_lasts_to_the_end_of_the_year_in_december_of_the_next(village: Unit) -> None:
    (may,) = make_links(actor=MAKER, units=[village], at=NOW)
    assert f"{may.last_on}" == "2026-12-31"
    (december,) = make_links(actor=MAKER, units=[village], at=NOW.replace(month=12, day=5))
    assert f"{december.last_on}" == "2027-12-31"


def test_the_first_load_is_light(world: World, client: Client) -> None:
    """At most 30 KB over the line, the typeface aside: page, style and scripts, compressed."""
    response = client.get(door(world.people.link), headers={"accept-encoding": "gzip"})
    assert response.headers["Content-Encoding"] == "gzip"
    total = len(response.content)
    page = gzip.decompress(response.content).decode()
    for path in re.findall(r'(?:href|src)="/static/([^"]+)"', page):
        if "face" in path:
            continue
        found = finders.find(path)
        assert isinstance(found, str)
        total += len(gzip.compress(Path(found).read_bytes()))
    assert total < 30 * 1024
