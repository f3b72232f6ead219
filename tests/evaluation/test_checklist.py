"""A target without a measure: the reviewer's word, its paper and its checklist, kept and shown as one."""

from io import BytesIO

import lxml.html
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from songhanh.evaluation.actions import CannotRemark, Words, record_remark
from songhanh.evaluation.models import Remark
from songhanh.evaluation.queries.checklist import Criterion
from songhanh.files.queries import read_content
from songhanh.journal.models import Entry
from songhanh.people.models import User
from songhanh.places.models import Place
from songhanh.plans.models import Item, Plan
from tests.conftest import NOW, actor_of
from tests.evaluation.test_pages import SignIn, address, send, verdict_of, words_of
from tests.plans.factories import item_of
from tests.repo.site import form_data

pytestmark = pytest.mark.django_db


@pytest.fixture
def model(demo_plans: tuple[Plan, Plan]) -> Item:
    """A target without a measure."""
    return next(one for one in demo_plans[0].items.filter(kind="target") if not one.payload["measures"])


CHECKED = {"text-0": "Sinh hoạt đều mỗi tháng", "state-0": "met", "note-0": "12/12 thôn"}
PAPER = {"document": "Biên bản 12/BB-UBND", "document_on": "02/03/2025"}


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"text-0": "Có quy chế", "state-0": "not_met", "evidence": "Đã xem"}, "“Có quy chế” chưa đạt"),
        ({"text-0": "Có quy chế"}, "cần có căn cứ"),
        ({"note-1": "Đã xem", "evidence": "Đã xem"}, "chưa ghi tiêu chí"),
        ({"document": "Biên bản"}, "ngày của văn bản"),
        ({"document_on": "02/03/2025", "evidence": "Đã xem"}, "chưa ghi văn bản"),
        (PAPER | {"document_on": "02/03/2199"}, "chưa tới"),
    ],
)
def test_a_word_without_what_it_rests_on_or_against_it_is_refused(
    sign_in: SignIn, lan: User, model: Item, typed: dict[str, str], sentence: str
) -> None:
    refused = send(sign_in(lan), address("remark", model.line), judgement="met", **typed)
    assert refused.status_code == 422
    assert sentence in words_of(refused)
    assert not Remark.objects.exists()


def test_a_checklist_and_a_paper_carry_a_word_and_are_shown(
    sign_in: SignIn, lan: User, commune: Place, model: Item
) -> None:
    client, page = sign_in(lan), address("remark", model.line)
    unclear = {"text-5": "Người dân đón nhận"}
    assert send(client, page, judgement="met", **CHECKED, **unclear).status_code == 302
    assert send(client, page, **PAPER).status_code == 302
    remark = Remark.objects.get()
    assert [one["state"] for one in remark.checklist] == ["met", "unclear"]
    assert remark.version == 2
    found = verdict_of(commune, model)
    assert (found.verdict, found.why) == ("met", None)
    assert found.basis == "Biên bản 12/BB-UBND ngày 02/03/2025; đạt 1/2 tiêu chí"
    shown = words_of(client.get(address("target", model.line)))
    assert "Sinh hoạt đều mỗi thángĐạt12/12 thônNgười dân đón nhậnChưa rõ" in shown


def test_papers_and_photos_behind_a_word_are_kept_shown_and_taken_off(
    sign_in: SignIn, lan: User, sen: User, hoa: User, model: Item
) -> None:
    client, page = sign_in(lan), address("remark", model.line)
    picture = BytesIO()
    Image.new("RGB", (8, 8), "white").save(picture, "JPEG", exif=b"Exif\0\0" + b"MM\0*\0\0\0\x08\0\0\0\0\0\0")
    files = [
        SimpleUploadedFile("bien-ban.pdf", b"%PDF-1.7 bb"), SimpleUploadedFile("anh.jpg", picture.getvalue()),
        SimpleUploadedFile("la.exe", b"MZ\0\0"),
    ]  # fmt: skip
    sent = send(client, page, judgement="met", proofs=files, **PAPER)
    assert sent.status_code == 302
    kept = list(Remark.objects.get().proofs.order_by("pk"))
    assert [(one.name, one.door) for one in kept] == [("bien-ban.pdf", "original"), ("anh.jpg", "photo")]
    assert b"Exif" not in read_content(kept[1])
    target = address("target", model.line)
    shown = client.get(target)
    assert "“la.exe” không phải ảnh" in shown.content.decode()
    links = [f"{target}proofs/{one.pk}/" for one in kept]
    assert all(f'href="{link}"' in sign_in(sen).get(target).content.decode() for link in links)
    assert b"".join(sign_in(sen).get(links[0]).streaming_content) == b"%PDF-1.7 bb"
    assert [sign_in(hoa).get(link).status_code for link in links] == [404, 404]
    off = f"{links[0]}detach/"
    assert sign_in(sen).post(off).status_code == 403
    once = form_data(sign_in(lan).get(target), off)
    assert sign_in(lan).post(off, once).status_code == 302
    assert [one.name for one in Remark.objects.get().proofs.all()] == ["anh.jpg"]
    assert read_content(kept[0]) == b"%PDF-1.7 bb"
    assert sign_in(lan).get(links[0]).status_code == 404
    acts = Entry.objects.filter(verb__in=("evaluation.attach", "evaluation.detach")).order_by("pk")
    assert [one.verb for one in acts] == ["evaluation.attach", "evaluation.detach"]


def test_two_who_write_one_checklist_see_both_lines(
    sign_in: SignIn, lan: User, tam: User, model: Item
) -> None:
    page = address("remark", model.line)
    officer, chair = sign_in(lan), sign_in(tam)
    first, second = form_data(officer.get(page), page), form_data(chair.get(page), page)
    assert officer.post(page, first | CHECKED | {"judgement": "", "text-4": "Có quy chế"}).status_code == 302
    conflict = chair.post(page, second | {"judgement": "", "text-0": "Có sổ ghi"})
    assert conflict.status_code == 409
    assert {"Sinh hoạt đều mỗi tháng", "Có quy chế", "Có sổ ghi"} <= set(
        lxml.html.document_fromstring(conflict.content.decode()).xpath(
            "//div[@class='stored']/p/text() | //div[@class='typed']//input/@value"
        )
    )


def test_a_target_with_a_measure_takes_no_checklist(lan: User, small: Plan) -> None:
    share, words = item_of(small, "target2"), Words(checklist=(Criterion("Có quy chế", "met"),))
    with pytest.raises(CannotRemark, match="bằng số liệu"):
        record_remark(actor=actor_of(lan), item=share, year=2026, words=words, at=NOW)
