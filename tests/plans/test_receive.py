"""Receiving documents: kept byte for byte, read at once, each refusal one sentence and nothing lost."""

import io
import json
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from songhanh.files.models import StoredFile
from songhanh.files.queries import read_content
from songhanh.people.models import User
from songhanh.places.models import Place
from songhanh.plans.actions import (
    CannotReceive,
    Upload,
    confirm_plan,
    drop_draft,
    load_plan,
    read_kept,
    receive_document,
    redraft_plan,
    settle_doubt,
)
from songhanh.plans.models import Document, Item, Plan
from tests.conftest import actor_of
from tests.plans.factories import TEXT

SignIn = Callable[[User | None], Client]
CONTENT = TEXT.encode()


def receive(
    place: Place, user: User, now: datetime, content: bytes = CONTENT, name: str = "ke-hoach.txt"
) -> Plan | None:
    upload = Upload(content, name)
    return receive_document(actor=actor_of(user), place=place, year=2026, upload=upload, at=now).plan


def make_scan() -> bytes:
    """A page that is a picture, without text."""
    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.drawInlineImage(Image.new("L", (600, 800), 200), 0, 0, 595, 842)
    canvas.save()
    return out.getvalue()


def drop(client: Client, content: bytes, name: str = "ke-hoach.txt", key: str = "") -> object:
    data = {"file": SimpleUploadedFile(name, content), "once": key or str(uuid4())}
    return client.post("/p/99001/2026/plans/", data)


def test_a_document_becomes_a_draft_with_every_word(commune: Place, lan: User, now: datetime) -> None:
    plan = receive(commune, lan, now)
    assert plan is not None
    assert (plan.state, plan.since_year, plan.until_year) == ("draft", 2026, 2026)
    assert plan.reading.text.split() == TEXT.split()
    coverage = plan.reading.draft["coverage"]
    assert coverage["placed"] == coverage["words"] > 100
    assert plan.items.filter(kind=Item.Kind.TASK).exists()


def test_the_original_is_kept_byte_for_byte(commune: Place, lan: User, now: datetime) -> None:
    plan = receive(commune, lan, now)
    assert plan is not None
    assert read_content(plan.reading.document.file) == CONTENT


def test_the_same_bytes_are_read_once_in_a_place(commune: Place, lan: User, now: datetime) -> None:
    plan = receive(commune, lan, now)
    with pytest.raises(CannotReceive, match="đã đọc rồi") as refusal:
        receive(commune, lan, now, name="ten-khac.txt")
    assert refusal.value.plan == plan
    assert Document.objects.count() == 1


def test_another_place_may_bring_the_same_bytes(
    commune: Place, other_commune: Place, lan: User, hoa: User, now: datetime
) -> None:
    receive(commune, lan, now)
    assert receive(other_commune, hoa, now) is not None


def test_a_thrown_away_draft_may_be_brought_again(commune: Place, lan: User, now: datetime) -> None:
    plan = receive(commune, lan, now)
    assert plan is not None
    drop_draft(actor=actor_of(lan), plan=plan, at=now)
    assert receive(commune, lan, now) is not None


def test_reading_anew_sets_the_earlier_draft_aside(commune: Place, lan: User, now: datetime) -> None:
    plan = receive(commune, lan, now)
    assert plan is not None
    fresh = redraft_plan(actor=actor_of(lan), plan=plan, upload=read_kept(plan.reading.document), at=now)
    plan.refresh_from_db()
    assert (plan.state, fresh.state) == ("dropped", "draft")
    assert fresh.reading.document == plan.reading.document
    assert fresh.reading_id != plan.reading_id


def test_a_scan_is_kept_and_waits(commune: Place, lan: User, now: datetime, sign_in: SignIn) -> None:
    client = sign_in(lan)
    answer = drop(client, make_scan(), "ban-quet.pdf")
    assert answer.status_code == 302
    document = Document.objects.get()
    assert (document.unread, Plan.objects.count()) == ("scan_without_text", 0)
    page = client.get("/p/99001/2026/plans/").content.decode()
    assert "ban-quet.pdf" in page
    assert "Nhận dạng chữ sẽ có sau" in page
    original = client.get(f"/p/99001/2026/plans/documents/{document.pk}/original/")
    assert original.getvalue() == read_content(document.file)


def test_a_scan_may_be_typed_in(commune: Place, lan: User, sign_in: SignIn) -> None:
    client = sign_in(lan)
    drop(client, make_scan(), "ban-quet.pdf")
    document = Document.objects.get()
    url = f"/p/99001/2026/plans/documents/{document.pk}/"
    assert client.post(url, {"text": "  ", "once": str(uuid4())}).status_code == 422
    answer = client.post(url, {"text": TEXT, "once": str(uuid4())})
    plan = Plan.objects.get()
    assert answer["Location"] == f"/p/99001/2026/plans/{plan.pk}/review/"
    assert plan.reading.document == document
    assert client.get(f"/p/99001/2026/plans/{plan.pk}/original/").getvalue() == read_content(document.file)
    assert client.post(url, {"text": TEXT, "once": str(uuid4())}).status_code == 422
    assert Plan.objects.count() == 1


def test_what_was_typed_in_beside_a_scan_is_read_anew(commune: Place, lan: User, sign_in: SignIn) -> None:
    client = sign_in(lan)
    drop(client, make_scan(), "ban-quet.pdf")
    document = Document.objects.get()
    page = f"/p/99001/2026/plans/documents/{document.pk}/"
    client.post(page, {"text": TEXT, "once": str(uuid4())})
    plan = Plan.objects.get()
    answer = client.post(f"/p/99001/2026/plans/{plan.pk}/redraft/", {"once": str(uuid4())})
    fresh = Plan.objects.get(state="draft")
    assert answer["Location"] == f"/p/99001/2026/plans/{fresh.pk}/review/"
    assert fresh.pk != plan.pk
    assert fresh.reading.text == plan.reading.text
    assert fresh.items.count() == plan.items.count() > 10
    assert fresh.reading.document == document


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("word/document.xml", b" " * 400_000_000)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (b"", "trong.docx", "trống"),
        (b"   \n ", "trong.txt", "không có chữ nào"),
        (b"\x00\x01\x02" * 50, "anh.bin", "không phải là văn bản"),
        (b"%PDF-1.7 hong", "hong.pdf", ".pdf bị hỏng"),
        (b"PK\x03\x04 hong", "hong.docx", ".docx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "cu.doc", ".doc"),
    ],
)
def test_what_cannot_be_read_is_one_sentence_and_stores_nothing(
    commune: Place, lan: User, sign_in: SignIn, content: bytes, name: str, sentence: str
) -> None:
    answer = drop(sign_in(lan), content, name)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert (Document.objects.count(), StoredFile.objects.count(), Plan.objects.count()) == (0, 0, 0)


def test_a_zip_bomb_is_not_opened(commune: Place, lan: User, sign_in: SignIn) -> None:
    answer = drop(sign_in(lan), bomb(), "bom.docx")
    assert answer.status_code == 422
    assert "bung ra lớn bất thường" in answer.content.decode()


def test_a_file_over_the_limit_is_one_sentence(
    commune: Place, lan: User, sign_in: SignIn, settings: Any
) -> None:
    settings.UPLOAD_LIMIT = 1024 * 1024
    answer = drop(sign_in(lan), b"a" * (1024 * 1024 + 1))
    assert answer.status_code == 422
    assert "lớn hơn mức 1 MB" in answer.content.decode()
    assert not StoredFile.objects.exists()


@pytest.mark.parametrize(
    "name", ["../../etc/passwd.txt", "C:\\tam\\ke hoach.txt", "kế hoạch\x00.txt", "a" * 300 + ".txt"]
)
def test_a_name_that_would_break_paths_is_only_a_label(
    commune: Place, lan: User, now: datetime, sign_in: SignIn, name: str
) -> None:
    plan = receive(commune, lan, now, name=name)
    assert plan is not None
    stored = plan.reading.document.name
    assert not {"/", "\\", "\x00"} & set(stored)
    assert len(stored) <= 120
    answer = sign_in(lan).get(f"/p/99001/2026/plans/{plan.pk}/original/")
    assert "attachment" in answer["Content-Disposition"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer.getvalue() == CONTENT


def test_dropping_a_plan_opens_the_reading_room(commune: Place, lan: User, sign_in: SignIn) -> None:
    answer = drop(sign_in(lan), CONTENT)
    plan = Plan.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"/p/99001/2026/plans/{plan.pk}/review/")


def test_a_form_sent_twice_is_received_once(commune: Place, lan: User, sign_in: SignIn) -> None:
    client, key = sign_in(lan), str(uuid4())
    first, second = drop(client, CONTENT, key=key), drop(client, CONTENT, key=key)
    assert first["Location"] == second["Location"]
    assert Plan.objects.count() == 1


def test_the_same_plan_again_is_named_with_a_way_to_it(commune: Place, lan: User, sign_in: SignIn) -> None:
    client = sign_in(lan)
    drop(client, CONTENT)
    answer = drop(client, CONTENT)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "đã đọc rồi" in page
    assert f'href="/p/99001/2026/plans/{Plan.objects.get().pk}/"' in page


@pytest.mark.parametrize("who", ["tam", "van", "minh", "dung"])
def test_only_the_officer_drops_plans(
    commune: Place, who: str, sign_in: SignIn, request: pytest.FixtureRequest
) -> None:
    client = sign_in(request.getfixturevalue(who))
    page = client.get("/p/99001/2026/plans/").content.decode()
    assert 'type="file"' not in page
    assert drop(client, CONTENT).status_code == 403
    assert not StoredFile.objects.exists()


def test_the_list_of_another_commune_is_not_there(commune: Place, hoa: User, sign_in: SignIn) -> None:
    client = sign_in(hoa)
    assert client.get("/p/99001/2026/plans/").status_code == 404
    assert drop(client, CONTENT).status_code == 404


def test_a_plan_is_loaded_by_command_and_confirmed(commune: Place, lan: User, now: datetime) -> None:
    plan = load_plan(
        actor=actor_of(lan),
        place=commune,
        upload=Upload(CONTENT, "a.txt"),
        at=now,
        confirm=True,
        reason="thử",
    )
    assert (plan.state, plan.confirmed_by) == ("confirmed", "Nguyễn Thị Lan")


def test_a_command_refuses_a_scan_that_nobody_would_look_for(
    commune: Place, lan: User, now: datetime
) -> None:
    with pytest.raises(CannotReceive, match="bản quét"):
        load_plan(actor=actor_of(lan), place=commune, upload=Upload(make_scan(), "a.pdf"), at=now)
    assert not Document.objects.exists()


REAL = [
    f"{name}.{suffix}"
    for name in (
        "can-loc-2025",
        "ke-sat-2026",
        "ke-sat-2026-2030",
        "nam-gia-nghia-2026",
        "yen-nghia-2026",
    )
    for suffix in ("docx", "pdf", "txt")
]


@pytest.mark.shared
@pytest.mark.parametrize("name", REAL)
def test_a_real_plan_goes_all_the_way(
    shared_plans: Path, commune: Place, lan: User, now: datetime, sign_in: SignIn, name: str
) -> None:
    content = (shared_plans / name).read_bytes()
    client = sign_in(lan)
    opened = drop(client, content, name)
    assert opened.status_code == 302
    plan = Plan.objects.get()
    assert client.get(opened["Location"]).status_code == 200
    plan = load_confirmed(plan, lan, now)
    home = f"/p/99001/{plan.since_year}/plans/{plan.pk}/"
    for rest in ("", "paper/", "history/", "?q=bao+luc"):
        assert client.get(home + rest).status_code == 200
    assert client.get(home + "original/").getvalue() == content
    exported = json.loads(client.get(home + "plan.json").getvalue())
    assert len(exported["tasks"]) == plan.items.filter(kind="task").count() > 0
    for suffix in ("docx", "xlsx"):
        assert client.get(f"{home}assignments.{suffix}").getvalue().startswith(b"PK")


def load_confirmed(plan: Plan, lan: User, now: datetime) -> Plan:
    for doubt in plan.doubts.filter(severity="error").order_by("pk"):
        settle_doubt(actor=actor_of(lan), plan=plan, doubt=doubt, reason="như văn bản", at=now)
    plan.refresh_from_db()
    return confirm_plan(actor=actor_of(lan), plan=plan, version=plan.version, at=now)
