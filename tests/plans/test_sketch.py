"""The year's own plan drafted from what is there: origins, what people write, read again as it was meant."""

from collections.abc import Callable
from datetime import date, datetime
from uuid import uuid4

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from songhanh.catalogue.commune_targets import commune_targets
from songhanh.files.models import StoredFile
from songhanh.paper.lint import lint_docx
from songhanh.paper.word import write_docx
from songhanh.people.models import User
from songhanh.places.models import Place, Unit
from songhanh.plans.actions import CannotSketch, drop_sketch, send_sketch, start_sketch, write_part
from songhanh.plans.models import Plan, Sketch
from songhanh.plans.queries.sketch.hints import list_programmes, list_usual
from songhanh.plans.queries.sketch.page import SketchPage, get_sketch_page
from songhanh.ui.versions import Conflict
from tests.conftest import actor_of
from tests.plans.chain import bring, only, share, target
from tests.plans.factories import measure
from tests.plans.test_chain import CONTACT, MODELS, NEWS, TRAINED, WAGES

SignIn = Callable[[User | None], Client]
OPEN = "Nâng tỷ lệ nữ là trưởng thôn, tổ trưởng tổ dân phố; mức phấn đấu do từng xã, phường đặt ra."


@pytest.fixture
def before(commune: Place, lan: User, now: datetime) -> Plan:
    targets = [
        target(NEWS.format("04"), measure(">=", 4, "tin, bài", per="quarter")),
        target(MODELS, measure(">=", 2, "mô hình")), target(TRAINED, share(40)),
    ]  # fmt: skip
    return bring(commune, actor_of(lan), now, targets)


@pytest.fixture
def above(province: Place, dung: User, now: datetime) -> Plan:
    targets = [
        target(NEWS.format("05"), measure(">=", 5, "tin, bài", per="quarter")),
        target(CONTACT, share(100, "=")),
        target(WAGES, share(54, "~")), target(OPEN),
    ]  # fmt: skip
    return bring(province, actor_of(dung), now, targets, years=(2027, 2027), number="31/KH-UBND")


@pytest.fixture
def sketch(before: Plan, above: Plan, lan: User, now: datetime) -> Sketch:
    verdicts = {str(only(before, TRAINED).line): ("not_met", "Ít lớp", "Cử thêm nữ đi học.")}
    start_sketch(
        actor=actor_of(lan), place=before.place, year=2027, verdicts=verdicts, upto=date(2026, 12, 31), at=now
    )
    return Sketch.objects.select_related("place__parent", "before").get()


def origins(page: SketchPage, code: str) -> dict[str, str]:
    part = page.part(code)
    assert part is not None
    return {line.text: line.origin for line in part.lines}


def test_each_line_says_where_it_comes_from(sketch: Sketch) -> None:
    page = get_sketch_page(sketch)
    assert origins(page, "targets") == {
        NEWS.format("05"): "raised", MODELS: "own", TRAINED: "unmet", CONTACT: "above",
        "Nâng tỷ lệ nữ là trưởng thôn, mức phấn đấu: ….": "above",
    }  # fmt: skip
    assert origins(page, "tasks") == {"Cử thêm nữ đi học.": "solution"}
    assert origins(page, "units")["Tổ chức hoạt động Tháng hành động từ ngày 15/11 đến ngày 15/12."] == "own"
    assert "Kế hoạch số 31/KH-UBND" in page.parts[0].text
    assert (page.unmet, page.open_count) == (1, 1)
    assert [note.line for note in page.notes if "Còn chỗ trống" in note.words] == [
        "- Nâng tỷ lệ nữ là trưởng thôn, mức phấn đấu: …."
    ]


def test_it_costs_the_same_however_much_there_is(
    sketch: Sketch, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(4):
        get_sketch_page(sketch)


def test_it_goes_into_the_reading_room_and_is_understood_as_it_was_meant(
    sketch: Sketch, lan: User, now: datetime
) -> None:
    page = get_sketch_page(sketch)
    plan = send_sketch(actor=actor_of(lan), sketch=sketch, at=now)
    items = list(plan.items.order_by("position"))
    told = [line.text for part in page.parts for line in part.lines if part.code == "targets"]
    assert [one.text for one in items if one.kind == "target"] == told
    told = [
        line.text for part in page.parts for line in part.lines if part.code in ("tasks", "funding", "units")
    ]
    assert [one.text for one in items if one.kind == "task"] == told
    assert [one.text for one in items if one.kind == "unit"] == ["Phòng Văn hóa - Xã hội", "Công an xã"]
    assert (plan.state, plan.since_year, plan.until_year) == ("draft", 2027, 2027)
    sketch.refresh_from_db()
    assert (sketch.state, sketch.plan) == ("sent", plan)
    with pytest.raises(CannotSketch, match="không còn đang soạn"):
        send_sketch(actor=actor_of(lan), sketch=sketch, at=now)


def test_the_paper_passes_our_linter(sketch: Sketch) -> None:
    found = lint_docx(write_docx(get_sketch_page(sketch).paper))
    assert {one.code for one in found} <= {"signer.missing"}


def test_a_part_is_written_and_left_to_the_rule_again(sketch: Sketch, lan: User, now: datetime) -> None:
    actor = actor_of(lan)
    write_part(actor=actor, sketch=sketch, code="targets", text=f"1. Một\n- {MODELS}", version=1, at=now)
    sketch.refresh_from_db()
    page = get_sketch_page(sketch)
    assert origins(page, "targets") == {MODELS: "own"}
    with pytest.raises(Conflict):
        write_part(actor=actor, sketch=sketch, code="targets", text="khác", version=1, at=now)
    write_part(actor=actor, sketch=sketch, code="targets", text=None, version=2, at=now)
    sketch.refresh_from_db()
    assert len(origins(get_sketch_page(sketch), "targets")) == 5


def test_a_first_year_has_units_and_gaps(commune: Place, police: Unit, lan: User, now: datetime) -> None:
    start_sketch(actor=actor_of(lan), place=commune, year=2026, verdicts={}, upto=now.date(), at=now)
    sketch = Sketch.objects.select_related("place__parent").get()
    page = get_sketch_page(sketch)
    units = page.part("units")
    assert units is not None
    assert units.text.startswith("1. Công an xã\n- Thực hiện các nội dung")
    assert any("Chưa có chỉ tiêu nào" in note.words for note in page.notes)
    assert any("cấp trên chưa có" in note.words for note in page.notes)
    assert "trước ngày …/…/2026" in page.parts[-1].text
    drop_sketch(actor=actor_of(lan), sketch=sketch, at=now)
    assert not StoredFile.objects.exists()


def test_a_year_is_drafted_once_at_a_time(sketch: Sketch, lan: User, now: datetime) -> None:
    with pytest.raises(CannotSketch, match="đang được soạn"):
        start_sketch(
            actor=actor_of(lan), place=sketch.place, year=2027, verdicts={}, upto=date(2026, 12, 31), at=now
        )


def test_the_pages_lead_from_step_to_step(
    before: Plan, above: Plan, lan: User, minh: User, sign_in: SignIn
) -> None:
    client, start = sign_in(lan), "/p/99001/2027/next-plan/"
    assert before.title in client.get(start).content.decode()
    assert sign_in(minh).get(start).status_code == 403
    begun = client.post(start, {"once": str(uuid4())})
    page = client.get(begun["Location"]).content.decode()
    assert "Nâng theo cấp trên" in page
    part = f"{begun['Location']}parts/purpose/"
    assert client.get(f"{begun['Location']}parts/nothing/").status_code == 404
    sent = {"text": "1. Mục đích\n- Làm gọn.", "version": "1", "once": str(uuid4())}
    assert client.post(part, sent).status_code == 302
    assert client.post(part, {**sent, "text": "khác", "once": str(uuid4())}).status_code == 409
    assert "Làm gọn." in client.get(begun["Location"]).content.decode()
    assert client.get(f"{begun['Location']}docx/").getvalue()[:2] == b"PK"
    assert client.post(start, {"once": str(uuid4())}).status_code == 422
    room = client.post(f"{begun['Location']}send/", {"once": str(uuid4())})
    assert "/review/" in room["Location"]
    assert client.get(room["Location"]).status_code == 200
    assert "Mở bản rà soát" in client.get(begun["Location"]).content.decode()


def test_usual_targets_that_the_draft_lacks_are_offered_and_programmes_that_hold(
    sketch: Sketch, commune: Place
) -> None:
    everything = list_usual(commune, "")
    assert len(everything) == len(commune_targets())
    assert "100% thôn được truyền thông trực tiếp ít nhất 01 lần/năm." in everything
    told = "1. Mục tiêu\n- 100% thôn được tuyên truyền trực tiếp.\n- Mỗi quý đăng 05 tin, bài."
    rest = list_usual(commune, told)
    assert len(rest) == len(everything) - 2
    assert list_usual(commune, "\n".join(everything)) == ()
    assert "2232/QĐ-TTg" not in [one.number for one in list_programmes(2026)]
