"""Behind a village's link: what it sees, what it sends, and every way in which the door stays shut."""

import gzip
import re
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from PIL import Image

from songhanh.assignments.models import Report
from songhanh.kernel.periods import quarters
from songhanh.people.actions import make_links, withdraw_link
from songhanh.people.models import Try, User, VillageLink
from songhanh.places.actions import make_unit
from songhanh.places.models import Place, Unit
from songhanh.registers.actions import close_period, correct_entry, version_of
from songhanh.registers.models import REGISTERS
from songhanh.registers.queries.told import get_told
from songhanh.registers.queries.village import list_village_registers
from tests.conftest import MAKER, NOW, actor_of
from tests.people.test_pages import once_of
from tests.registers.test_proofs import photo
from tests.repo.site import form_data
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


MEETING = {
    "on_day": "01/05/2026", "kind": "village_meeting", "persons_total": "46", "persons_women": "28",
    "topic": "family",
}  # fmt: skip
ANSWERS: dict[str, dict[str, str]] = {
    "sessions": MEETING,
    "communication": {"title": "Chia việc nhà", "on_day": "02/05/2026", "line-channel": "loudspeaker",
                      "line-times": "6", "topic": "family"},
    "households": {"kind": "conduct", "on_day": "03/05/2026", "signed": "80", "households": "120"},
    "legal_aid": {"from_day": "01/04/2026", "on_day": "30/04/2026", "matters": "3", "succeeded": "2"},
    "services": {"title": "Nhà văn hóa thôn", "on_day": "04/05/2026",
                 "checked_on": "08/05/2026", "works": "on"},
    "contacts": {"title": "Trần Thị Nhận", "kind": "union", "sex": "female", "telephone": "0912 000 000",
                 "on_day": "05/05/2026"},
}  # fmt: skip


def page_of(link: VillageLink, kind: str = "sessions") -> str:
    return f"{door(link)}registers/{kind}/"


@pytest.mark.parametrize("kind", [register.code for register, _asks in list_village_registers()])
def test_what_a_village_writes_is_the_villages_shown_again_and_mended_by_itself(
    kind: str, link: VillageLink, village: Unit, client: Client
) -> None:
    model, said = REGISTERS[kind].model, ANSWERS[kind]
    saved = send(client, page_of(link, kind), **said).headers["Location"]
    entry = model.objects.get()
    assert saved == f"{page_of(link, kind)}{entry.pk}/"
    assert (entry.unit, entry.recorder, entry.recorded_by) == (village, f"link:{link.pk}", "Thôn Cồn Cát")
    assert [*entry.villages.all()] == [village]
    page = client.get(saved).content.decode()
    assert "Đã ghi vào sổ" in page
    assert getattr(entry, REGISTERS[kind].heading) in page
    assert getattr(entry, REGISTERS[kind].heading) in client.get(door(link)).content.decode()
    mending = f"{saved}correct/"
    data = form_data(client.get(mending), mending)
    assert {name: data[name] for name in said} == said
    assert client.post(mending, {**data, "on_day": "06/05/2026", "reason": "0"}).status_code == 302
    new = model.objects.get(state="standing")
    assert (new.corrects, new.reason, f"{new.on_day}") == (entry, "Ghi nhầm", "2026-05-06")
    assert client.get(saved).headers["Location"] == f"{page_of(link, kind)}{new.pk}/"


def test_a_list_tells_the_answers_in_words(link: VillageLink, client: Client) -> None:
    for kind, said in ANSWERS.items():
        send(client, page_of(link, kind), **said)
    page = " ".join(client.get(door(link)).content.decode().split())
    for words in (
        "Họp Thôn Cồn Cát", "46 lượt người, nữ 28", "6 lượt",
        "Bộ tiêu chí ứng xử trong gia đình, Thôn Cồn Cát", "80 hộ đăng ký, cam kết, trong 120 hộ",
        "Hòa giải ở Thôn Cồn Cát", "3 vụ, việc, thành 2", "kiểm tra 08/05/2026", "điện thoại 0912 000 000",
    ):  # fmt: skip
        assert words in page, words


def test_sent_twice_it_is_recorded_once(link: VillageLink, client: Client) -> None:
    said = {**MEETING, "once": once_of(client.get(page_of(link)).content)}
    client.post(page_of(link), said)
    client.post(page_of(link), said)
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
    answer = send(client, page_of(link), **{**MEETING, **changes})
    assert answer.status_code == 422
    assert sentence.lower() in answer.content.decode().lower()
    assert 'value="46"' in answer.content.decode()
    assert not SESSIONS.objects.exists()


def test_what_looks_like_a_slip_passes_with_one_line(link: VillageLink, client: Client) -> None:
    send(client, page_of(link, "legal_aid"), **ANSWERS["legal_aid"])
    again = send(client, page_of(link, "legal_aid"), **ANSWERS["legal_aid"])
    assert "Giải thích một dòng" in again.content.decode()
    assert "Giải thích một dòng" not in client.get(page_of(link, "legal_aid")).content.decode()
    send(client, page_of(link, "legal_aid"), **ANSWERS["legal_aid"], explanation="Hai tổ hòa giải")
    assert REGISTERS["legal_aid"].model.objects.count() == 2


def test_what_the_office_wrote_or_mended_a_village_only_reads(
    link: VillageLink, lan: User, client: Client
) -> None:
    saved = send(client, page_of(link), **MEETING).headers["Location"]
    own = SESSIONS.objects.get()
    told = get_told(REGISTERS["sessions"], own)
    told = replace(told, values={**told.values, "persons_total": 47})
    new = correct_entry(
        actor=actor_of(lan),
        entry=own,
        version=version_of(own),
        told=told,
        reason="Đếm lại",
        at=timezone.now(),
    )
    answer = client.get(f"{saved}correct/", follow=True)
    assert "Lượt ghi này do xã ghi hoặc đã sửa. Cần đổi thì báo xã." in answer.content.decode()
    assert answer.redirect_chain[-1][0] == f"{page_of(link)}{new.pk}/"
    assert "47" in answer.content.decode()
    assert f"{new.pk}/correct/" not in client.get(door(link)).content.decode()


def test_a_village_takes_back_what_it_wrote_twice(link: VillageLink, client: Client) -> None:
    saved = send(client, page_of(link), **MEETING).headers["Location"]
    address = f"{saved}withdraw/"
    assert client.post(address, form_data(client.get(address), address)).status_code == 422
    client.post(address, {**form_data(client.get(address), address), "reason": "0"})
    entry = SESSIONS.objects.get()
    assert (entry.state, entry.withdrawn_reason, entry.withdrawn_by) == (
        "withdrawn", "Ghi hai lần", "Thôn Cồn Cát",
    )  # fmt: skip
    assert "46 lượt người" not in client.get(door(link)).content.decode()
    assert "Ghi hai lần" in client.get(saved).content.decode()
    assert client.get(address).headers["Location"] == saved


def test_what_a_script_has_sent_is_told_where_to_go(link: VillageLink, client: Client) -> None:
    said = {**MEETING, "once": once_of(client.get(page_of(link)).content)}
    sent = client.post(page_of(link), said, headers={"x-send": "1"})
    assert (sent.status_code, sent.content) == (204, b"")
    assert sent.cookies["songhanh-done"].value == said["once"]
    assert "Đã ghi vào sổ" in client.get(sent.headers["X-Location"]).content.decode()


def test_two_phones_of_a_village_on_one_line(link: VillageLink, client: Client) -> None:
    saved = send(client, page_of(link), **MEETING).headers["Location"]
    first, second = (form_data(client.get(f"{saved}correct/"), f"{saved}correct/") for _ in range(2))
    client.post(f"{saved}correct/", {**first, "persons_total": "50", "reason": "0"})
    answer = client.post(f"{saved}correct/", {**second, "persons_total": "60", "reason": "1"})
    page = answer.content.decode()
    assert "Vừa có người sửa lượt ghi này (đang lưu: Bao nhiêu lượt người dự? 50). Xem lại rồi gửi." in page
    assert 'value="60"' in page
    client.post(f"{saved}correct/", {**form_data(answer, f"{saved}correct/")})
    assert SESSIONS.objects.get(state="standing").persons_total == 60


def test_a_closed_quarter_sends_a_village_to_the_office(
    link: VillageLink, lan: User, commune: Place, client: Client
) -> None:
    close_period(
        actor=actor_of(lan), register=REGISTERS["sessions"], place=commune, period=quarters(2026)[1],
        at=timezone.now(),
    )  # fmt: skip
    page = send(client, page_of(link), **MEETING).content.decode()
    assert "đã chốt ngày" in page
    assert "Cần ghi thêm hay sửa thì báo xã." in page
    assert "mở lại sổ" not in page


def test_photos_come_with_a_meeting_and_after_it(link: VillageLink, client: Client) -> None:
    bad = SimpleUploadedFile("hop.jpg", b"day la chu")
    saved = send(client, page_of(link), **MEETING, proofs=[SimpleUploadedFile("1.jpg", photo()), bad])
    page = client.get(saved.headers["Location"]).content.decode()
    assert "Tệp “hop.jpg” không phải ảnh JPEG, PNG" in page
    stored = SESSIONS.objects.get().proofs.get()
    address = f"{saved.headers['Location']}proofs/{stored.pk}/"
    assert f"{address}?small" in page
    with Image.open(BytesIO(b"".join(client.get(f"{address}?small").streaming_content))) as small:
        assert small.size == (208, 208)
    attach = f"{saved.headers['Location']}proofs/"
    said = {"once": once_of(page.encode()), "proofs": [SimpleUploadedFile("2.jpg", photo("blue"))]}
    assert client.post(attach, said).status_code == 302
    assert SESSIONS.objects.get().proofs.count() == 2


def test_a_village_reaches_no_other_register_entry_or_village(
    link: VillageLink, commune: Place, client: Client
) -> None:
    other = make_unit(actor=MAKER, place=commune, kind="village", name="Thôn Khác", relation="own", at=NOW)
    (door_of_other,) = make_links(actor=MAKER, units=[other], at=timezone.now())
    theirs = send(client, page_of(door_of_other), **MEETING).headers["Location"]
    pk = SESSIONS.objects.get().pk
    assert client.get(theirs).status_code == 200
    for address in (f"{page_of(link)}{pk}/", f"{page_of(link)}{pk}/correct/", f"{page_of(link, 'training')}",
                    f"{page_of(link, 'services')}{pk}/", f"{page_of(link, 'khong-co')}"):  # fmt: skip
        assert client.get(address).status_code == 404
    assert client.post(f"{page_of(link)}{pk}/proofs/", {}).status_code == 404


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
    posted = client.post(page_of(new), MEETING)
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
        client.post(page_of(link), {})
    assert send(client, page_of(link), **MEETING).status_code == 429
    Try.objects.update(at=timezone.now() - timedelta(minutes=16))
    assert send(client, page_of(link), **MEETING).status_code == 302


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


LIMIT = 30 * 1024


def weigh(client: Client, address: str) -> int:
    """Bytes over the line of a first load, as gzip sends them: the page, and all that it loads at once."""
    response = client.get(address, headers={"accept-encoding": "gzip"})
    assert response.headers["Content-Encoding"] == "gzip"
    total = len(response.content)
    page = gzip.decompress(response.content).decode()
    loaded = re.findall(r'(?:href|src)="/static/([^"]+)"', page)
    assert {"ui/songhanh.css", "ui/keep.js"} <= set(loaded)
    for path in loaded:
        found = finders.find(path)
        assert isinstance(found, str)
        total += len(gzip.compress(Path(found).read_bytes()))
    return total


def test_a_first_load_is_light(world: World, client: Client) -> None:
    """At most 30 KB compressed, nothing left out: page, style, scripts, mark; no typeface is loaded."""
    link = world.people.link
    addresses = [door(link), *(page_of(link, kind) for kind in ANSWERS)]
    weights = {address: weigh(client, address) for address in addresses}
    assert max(weights.values()) < LIMIT, weights
    assert "/face" not in client.get(door(link)).content.decode()
