"""The frame of every page, and the pages of errors."""

import gzip
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.test.utils import override_settings

from songhanh.people.models import User
from songhanh.ui import views

pytestmark = [pytest.mark.urls("tests.ui.urls"), pytest.mark.django_db]

ROOM = Path(views.__file__).parent
TEMPLATES = sorted((ROOM / "templates").rglob("*.html"))


class Item:
    def __init__(self, label: str, *, current: bool = False) -> None:
        self.label, self.url, self.current = label, "/", current


class Place:
    full_name = "xã Đồng Hạ"


def base(**context: object) -> str:
    request = RequestFactory().get("/p/99001/2026/")
    return render_to_string("ui/base.html", {"csrf_token": "t", **context}, request)


def test_the_bar_names_place_year_menu_and_person() -> None:
    person = User(pk=7, username="lan", full_name="Nguyễn Thị Lan")
    page = base(
        menu=(Item("Việc của tôi", current=True), Item("Kế hoạch")),
        menu_place=Place(),
        menu_year=2026,
        user=person,
    )
    assert "<b>Xã Đồng Hạ</b> Năm 2026" in page
    assert '<a href="/" aria-current="page">Việc của tôi</a>' in page
    assert page.count('aria-current="page"') == 1
    assert "Nguyễn Thị Lan" in page
    assert 'data-person="7"' in page


def test_signing_out_is_a_post_that_forgets_what_was_typed() -> None:
    page = base(user=User(pk=7, username="lan", full_name="Nguyễn Thị Lan"))
    form = page[page.index('action="/sign-out/"') - 40 : page.index("Đăng xuất")]
    assert 'method="post"' in form
    assert "csrfmiddlewaretoken" in form
    assert 'name="once"' in form
    assert 'data-forget="all"' in form


def test_somebody_who_is_not_signed_in_sees_neither_menu_nor_sign_out() -> None:
    page = base()
    assert "Đăng xuất" not in page
    assert "Mục lục" not in page
    assert "English" in page


def test_a_keyboard_comes_to_the_content_first() -> None:
    page = base()
    assert page.index('class="skip" href="#content"') < page.index('class="brand"')
    assert '<main class="page" id="content" tabindex="-1">' in page


def test_htmx_neither_writes_styles_nor_evaluates() -> None:
    found = re.search(r'name="htmx-config" content="([^"]+)"', base())
    assert found
    config = json.loads(found[1].replace("&quot;", '"'))
    assert config["includeIndicatorStyles"] is False
    assert config["allowEval"] is False
    shown = [rule["code"] for rule in config["responseHandling"] if rule["swap"]]
    assert any(re.fullmatch(code, "409") for code in shown)
    assert not any(re.fullmatch(code, "500") for code in shown)


@pytest.mark.parametrize(
    ("address", "status", "says"),
    [
        ("/khong-co/", 404, "Không có trang này"),
        ("/refuse/", 403, "Chỉ lãnh đạo ký được văn bản này."),
        ("/forbid/", 403, "không được giao việc ở đây"),
        ("/drown/", 413, "lớn hơn mức cho phép"),
        ("/too-large/", 413, "Mỗi tệp chỉ được đến 30 MB"),
        ("/fall/", 500, "Lỗi này là của hệ thống"),
    ],
)
def test_each_error_says_what_happened_and_leads_on(address: str, status: int, says: str) -> None:
    client = Client(raise_request_exception=False)
    answer = client.get(address)
    page = answer.content.decode()
    assert answer.status_code == status
    assert says in page
    assert 'href="/"' in page
    assert "data-refused" in page


def test_a_form_that_was_open_too_long_is_told_how_to_go_on() -> None:
    answer = Client(enforce_csrf_checks=True).post("/ui/language/", {"language": "en"})
    assert answer.status_code == 403
    assert "Trang đã mở quá lâu" in answer.content.decode()


def test_the_page_of_a_fault_asks_nothing_of_the_database(django_assert_num_queries: object) -> None:
    with django_assert_num_queries(0):  # type: ignore[operator]
        page = views.broken(RequestFactory().get("/"))
    assert page.status_code == 500
    assert "no-cache" in page.headers["Cache-Control"]


def test_the_sheet_of_components_is_for_development_only(client: Client, khoa: User) -> None:
    client.force_login(khoa, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get("/ui/components/").status_code == 404
    with override_settings(SHOW_COMPONENTS=True):
        assert client.get("/ui/components/").status_code == 200
        assert "tháng này có 28 ngày" in client.get("/ui/components/?wrong").content.decode()
        assert client.get("/ui/components/?two").status_code == 409


class Inline(HTMLParser):
    """What a strict Content-Security-Policy would refuse."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = dict(attrs)
        if tag == "style" or (tag == "script" and not names.get("src")):
            self.found.append(tag)
        self.found += [name for name in names if name == "style" or name.startswith(("on", "hx-on"))]


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_templates_hold_no_inline_style_or_script(template: Path) -> None:
    parser = Inline()
    parser.feed(template.read_text("utf-8"))
    assert parser.found == []


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_templates_load_no_tags_of_higher_rooms(template: Path) -> None:
    loaded = {
        name
        for names in re.findall(r"{% load ([^%]+) %}", template.read_text("utf-8"))
        for name in names.split()
    }
    assert loaded <= {"i18n", "static", "django_htmx", "partials", "songhanh"}


def test_the_style_sheet_knows_only_what_the_oldest_browser_knows() -> None:
    sheet = (ROOM / "static/ui/songhanh.css").read_text("utf-8")
    rules = re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
    assert "color-mix" not in rules
    assert "light-dark" not in rules
    assert not re.search(r"[{;]\s*&", rules)
    assert "http" not in rules


def test_a_first_visit_is_light(client: Client) -> None:
    page = client.get("/khong-co/").content
    named = re.findall(rb'(?:src|href)="/static/([^"]+\.(?:js|css))"', page)
    pieces = [Path(str(finders.find(name.decode()))).read_bytes() for name in named]
    weight = sum(len(gzip.compress(piece)) for piece in [page, *pieces])
    assert weight < 30 * 1024  # without fonts: a slow line, an old machine
