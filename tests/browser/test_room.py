"""The reading room under the hands: what is typed survives, a key pressed twice speaks to one item."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect
from pypdfium2 import PdfDocument
from pytest_django.live_server_helper import LiveServer

from songhanh.people.models import User
from songhanh.places.models import Place
from songhanh.plans.actions import Mending, mend_item
from songhanh.plans.actions.receive import Upload, receive_document
from songhanh.plans.models import Item, Plan
from tests.conftest import NOW, PASSWORD, actor_of
from tests.plans.factories import WORDS, doubt, item_of, make_plan
from tests.repo.world import as_docx, source

pytestmark = [pytest.mark.chromium, pytest.mark.django_db(transaction=True)]

KEPT = "Object.keys(sessionStorage).filter(key => key.startsWith('keep:'))"
REF = "Ký hiệu trong văn bản"
KEEP_WAITS = 250  # milliseconds; keep.js writes after 150

SitDown = Callable[[User | None], None]


@pytest.fixture
def plan(live_server: LiveServer, commune: Place, lan: User) -> Plan:
    doubts = (
        doubt("error", WORDS["target1"]),
        doubt("warning", WORDS["target2"]),
        doubt("notice", WORDS["task1"]),
        doubt("notice", WORDS["task1"], "Điểm nữa."),
    )
    return make_plan(commune, actor_of(lan), NOW, doubts=doubts)


@pytest.fixture
def room(page: Page, live_server: LiveServer, plan: Plan, lan: User, sit_down: SitDown) -> str:
    """Lan stands in the room; the answer is its address."""
    sit_down(lan)
    address = f"{live_server.url}/p/99001/2026/plans/{plan.pk}/review/"
    page.goto(address)
    return address


def open_panel(page: Page, item: Item) -> Locator:
    """The panel of an item, opened from its row."""
    row = page.locator(f"#i{item.pk}")
    group = page.locator(f"#g-{item.kind}")
    if group.get_attribute("open") is None:
        group.locator("summary").first.click()
    row.locator('[data-key="mend"]').click()
    panel = row.locator("form.panel")
    expect(panel).to_be_visible()
    return panel


def type_ref(page: Page, panel: Locator, words: str) -> None:
    panel.get_by_label(REF).fill(words)
    page.wait_for_timeout(KEEP_WAITS)


def test_typing_in_a_panel_survives_a_reload_and_is_that_items_own(page: Page, room: str, plan: Plan) -> None:
    type_ref(page, open_panel(page, item_of(plan, "task1")), "III.8")
    page.reload()
    expect(open_panel(page, item_of(plan, "task2")).get_by_label(REF)).not_to_have_value("III.8")
    again = open_panel(page, item_of(plan, "task1"))
    expect(again.get_by_label(REF)).to_have_value("III.8")
    expect(again.get_by_text("Đã lấy lại phần đang nhập dở.")).to_be_visible()
    again.get_by_role("button", name="Lưu").click()
    expect(page.locator(f"#i{item_of(plan, 'task1').pk}")).to_have_attribute("data-state", "mended")
    assert item_of(plan, "task1").ref == "III.8"
    assert page.evaluate(KEPT) == []


def test_typing_survives_a_session_that_ended(page: Page, room: str, plan: Plan) -> None:
    panel = open_panel(page, item_of(plan, "task1"))
    type_ref(page, panel, "III.8")
    page.context.clear_cookies(name="sessionid")
    panel.get_by_role("button", name="Lưu").click()
    page.get_by_label("Tên đăng nhập").wait_for()
    sign_in_here(page)
    page.goto(room)
    expect(open_panel(page, item_of(plan, "task1")).get_by_label(REF)).to_have_value("III.8")


def sign_in_here(page: Page) -> None:
    page.get_by_label("Tên đăng nhập").fill("lan")
    page.get_by_label("Mật khẩu", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    page.wait_for_url(lambda address: "sign-in" not in address)


def test_leaving_a_panel_forgets_all_its_kinds(page: Page, room: str, plan: Plan) -> None:
    item = item_of(plan, "task1")
    panel = open_panel(page, item)
    type_ref(page, panel, "III.8")
    panel.get_by_role("link", name="Ngày, đợt").or_(
        panel.locator("a.kind:not([aria-current])").first
    ).first.click()
    expect(page.locator(f"#mend-{item.pk}-task")).to_have_count(0)
    other = page.locator(f"#i{item.pk} form.panel")
    other.get_by_label(REF).fill("III.9")
    other.get_by_role("button", name="Thôi").click()
    expect(other).to_have_count(0)
    page.wait_for_timeout(KEEP_WAITS)
    assert page.evaluate(KEPT) == []
    expect(open_panel(page, item).get_by_label(REF)).to_have_value(item.ref)


def test_escape_only_shuts_the_panel(page: Page, room: str, plan: Plan) -> None:
    type_ref(page, open_panel(page, item_of(plan, "task1")), "III.8")
    page.keyboard.press("Escape")
    expect(page.locator("form.panel")).to_have_count(0)
    expect(open_panel(page, item_of(plan, "task1")).get_by_label(REF)).to_have_value("III.8")


def mend_meanwhile(plan: Plan, tam: User) -> None:
    item = item_of(plan, "task1")
    mend_item(
        actor=actor_of(tam), plan=plan, item=item, version=item.version, mending=Mending(ref="IV.1"), at=NOW
    )


def test_kept_words_meet_what_another_wrote(
    page: Page, complaints: list[str], room: str, plan: Plan, tam: User
) -> None:
    type_ref(page, open_panel(page, item_of(plan, "task1")), "III.8")
    mend_meanwhile(plan, tam)
    page.reload()
    panel = open_panel(page, item_of(plan, "task1"))
    expect(panel.get_by_label(REF)).to_have_value("III.8")
    panel.get_by_role("button", name="Lưu").click()
    expect(panel.locator("ins")).to_have_text("IV.1")
    assert item_of(plan, "task1").ref == "IV.1"

    page.reload()  # refused words are kept as well
    panel = open_panel(page, item_of(plan, "task1"))
    expect(panel.get_by_label(REF)).to_have_value("III.8")
    panel.get_by_role("button", name="Lưu").click()
    expect(panel).to_have_count(0)
    assert item_of(plan, "task1").ref == "III.8"
    assert [said for said in complaints if "409" not in said] == []
    complaints.clear()


def test_after_dropping_kept_words_the_form_stands_on_what_is_stored(
    page: Page, room: str, plan: Plan, tam: User
) -> None:
    type_ref(page, open_panel(page, item_of(plan, "task1")), "III.8")
    mend_meanwhile(plan, tam)
    page.reload()
    panel = open_panel(page, item_of(plan, "task1"))
    panel.get_by_role("button", name="Bỏ phần này").click()
    expect(panel.get_by_label(REF)).to_have_value("IV.1")
    panel.get_by_label(REF).fill("IV.2")
    panel.get_by_role("button", name="Lưu").click()
    expect(panel).to_have_count(0)
    assert item_of(plan, "task1").ref == "IV.2"


def test_a_reason_for_keeping_survives_a_reload(page: Page, room: str, plan: Plan) -> None:
    page.get_by_label("Lý do để nguyên").fill("Văn bản đúng như vậy")
    page.wait_for_timeout(KEEP_WAITS)
    page.reload()
    expect(page.get_by_label("Lý do để nguyên")).to_have_value("Văn bản đúng như vậy")
    page.get_by_role("button", name="Để nguyên").first.click()
    expect(page.locator(".item-done")).to_have_count(1)
    page.wait_for_timeout(KEEP_WAITS)
    assert page.evaluate(KEPT) == []


def test_b_twice_on_a_doubt_drops_and_takes_back_one_item(page: Page, room: str, plan: Plan) -> None:
    card = page.locator(f"#d{plan.doubts.get(severity='warning').pk}")
    before = dict(plan.items.values_list("pk", "state"))
    item = item_of(plan, "target2")
    card.focus()
    page.keyboard.press("b")
    expect(page.locator(f'#{card.get_attribute("id")}.item-done[aria-current="true"]')).to_be_focused()
    assert item_of(plan, "target2").state == "dropped"
    expect(card.get_by_role("button", name="Khôi phục")).to_be_visible()
    page.keyboard.press("b")
    expect(card.get_by_role("button", name="Khôi phục")).to_have_count(0)
    assert dict(plan.items.values_list("pk", "state")) == {**before, item.pk: "mended"}


def test_what_was_refused_stands_across_the_panel(
    page: Page, complaints: list[str], room: str, plan: Plan, picture: Callable[[str], None]
) -> None:
    panel = open_panel(page, item_of(plan, "task2"))
    panel.get_by_label("Từ ngày").fill("31/02/2026")
    panel.get_by_role("button", name="Lưu").click()
    summary = panel.locator("[data-refused]")
    expect(summary).to_be_visible()
    picture("panel-refused")
    fields = panel.locator(".item-fields").bounding_box()
    box = summary.bounding_box()
    assert fields
    assert box
    assert box["width"] >= fields["width"]
    assert [said for said in complaints if "422" not in said] == []
    complaints.clear()


@pytest.fixture
def in_force(live_server: LiveServer, commune: Place, lan: User) -> Plan:
    """A long plan of the demonstration, in force."""
    upload = Upload(as_docx(source("chien-luoc-2026-2030")), "chien-luoc.docx")
    receive_document(actor=actor_of(lan), place=commune, year=2026, upload=upload, at=NOW)
    Plan.objects.update(state=Plan.State.CONFIRMED, confirmed_at=NOW, confirmed_by="Nguyễn Thị Lan")
    return Plan.objects.get()


@pytest.mark.parametrize("lower", [120, 200])  # px that push a goal's heading to the foot of a page
def test_on_paper_no_heading_stands_alone_and_no_arrow_is_printed(
    page: Page, live_server: LiveServer, in_force: Plan, lan: User, sit_down: SitDown, lower: int
) -> None:
    sit_down(lan)
    page.goto(f"{live_server.url}/p/99001/{in_force.since_year}/plans/{in_force.pk}/")
    page.evaluate("lower => { document.querySelector('h1').style.marginBottom = `${lower}px`; }", lower)
    paper = PdfDocument(page.pdf(prefer_css_page_size=True))
    pages = [sheet.get_textpage().get_text_range().split("\r\n") for sheet in paper]
    assert len(pages) > 4
    assert [lines[-1] for lines in pages if lines[-1].startswith("Mục")] == []
    page.emulate_media(media="print")
    markers = "all => all.map(one => getComputedStyle(one).listStyleType)"
    assert set(page.locator("details > summary").evaluate_all(markers)) == {"none"}


def test_keys_jump_from_open_point_to_open_point_around_the_end(page: Page, room: str, plan: Plan) -> None:
    cards = page.locator(".doubts [data-doubt]:not(.item-done)")
    count = cards.count()
    assert count >= 4
    chosen = page.locator(".doubts [data-doubt][aria-current='true']")
    page.locator("#items").focus()
    seen = []
    for _ in range(count):
        seen.append(chosen.get_attribute("id"))
        page.keyboard.press("j")
    assert len(set(seen)) == count
    assert chosen.get_attribute("id") == seen[0]
    page.keyboard.press("k")
    assert chosen.get_attribute("id") == seen[-1]


def test_one_key_accepts_all_that_is_sure(page: Page, room: str, plan: Plan) -> None:
    doubtful = set(plan.doubts.filter(state="open", item__isnull=False).values_list("item", flat=True))
    page.locator("#items").focus()
    page.keyboard.press("c")
    expect(page.locator("[data-act='sure']")).to_have_count(0)
    assert set(plan.items.filter(state="read").values_list("pk", flat=True)) == doubtful


def test_a_task_is_split_and_merged_again_without_the_mouse(
    page: Page, room: str, plan: Plan, picture: Callable[[str], None]
) -> None:
    item = item_of(plan, "target3")  # "Duy trì 01 Địa chỉ tin cậy; mở 02 lớp học cho nam giới."
    page.locator(f"#i{item.pk}").focus()
    page.keyboard.press("t")
    word = page.locator("button.word:focus")
    expect(word).to_have_text("mở")  # what begins after a semicolon is offered first
    picture("split")
    page.keyboard.press("ArrowRight")
    expect(word).to_have_text("02")
    page.keyboard.press("ArrowLeft")
    expect(word).to_have_text("mở")
    page.keyboard.press("Enter")
    expect(page.locator(f"#i{item.pk} > div:first-child .quote")).to_have_text("Duy trì 01 Địa chỉ tin cậy;")
    second = plan.items.get(text="mở 02 lớp học cho nam giới.")
    expect(page.locator(f"#i{second.pk}")).to_be_focused()
    page.locator(f"#i{item.pk}").focus()
    page.keyboard.press("g")
    expect(page.get_by_role("button", name="Gộp thành một")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(f"#i{item.pk} > div:first-child .quote")).to_have_text(item.text)
    second.refresh_from_db()
    assert second.state == "dropped"
