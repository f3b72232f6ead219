"""The page *Chỉ tiêu*: verdicts in words and shapes, figures and remarks typed from it, nothing lost."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import lxml.html
import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from songhanh.evaluation.models import Binding, Remark
from songhanh.evaluation.queries import TargetVerdict, evaluate_place, get_verdicts
from songhanh.evaluation.queries.page import Narrowed, make_page
from songhanh.indicators.models import Value
from songhanh.kernel.periods import quarters
from songhanh.people.models import User
from songhanh.places.actions import make_unit
from songhanh.places.models import Place, Unit
from songhanh.places.queries import say_abolished
from songhanh.plans.models import Item, Plan
from songhanh.registers.actions import close_period
from songhanh.registers.models import REGISTERS
from tests.conftest import NOW, actor_of, viewer_of
from tests.plans.factories import item_of
from tests.registers.conftest import Record, item, record, session, union
from tests.repo.site import form_data

__all__ = ["record", "union"]  # fixtures of the registers
pytestmark = pytest.mark.django_db
SignIn = Callable[[User | None], Client]
END = date(2026, 12, 31)


def address(page: str, line: object = None, index: int | None = None, **more: object) -> str:
    words: dict[str, object] = {"code": "99001", "year": 2026, **more}
    words |= {"line": line} if line else {}
    words |= {"index": index} if index is not None else {}
    return reverse(f"evaluation:{page}", kwargs=words)


def words_of(response: Any) -> str:
    page = lxml.html.document_fromstring(response.content.decode())
    return " ".join(page.xpath("//main")[0].text_content().split())


def send(client: Client, page: str, **typed: object) -> Any:
    """Open the form, fill it, send it."""
    return client.post(page, form_data(client.get(page), page) | typed)


def verdict_of(place: Place, target: Item, upto: date = END) -> TargetVerdict:
    return next(one for one in evaluate_place(place, 2026, upto) if one.line == str(target.line))


@pytest.fixture
def share(small: Plan) -> Item:
    """100% thôn có người làm đầu mối."""
    return item_of(small, "target2")


def test_every_target_stands_with_its_sentence_its_measure_and_its_verdict(
    sign_in: SignIn, minh: User, small: Plan
) -> None:
    shown = words_of(sign_in(minh).get(address("targets") + "?upto=31/12/2026"))
    for target in small.items.filter(kind="target"):
        assert target.text in shown
    assert "≥ 04 tin, bài/quý" in shown
    assert "Không đánh giá được lý do: chưa chốt sổ quý I, II, III, IV" in shown
    assert "Ghi số liệu" not in shown


def test_a_sentence_leads_to_its_place_in_the_paper(sign_in: SignIn, lan: User, share: Item) -> None:
    client = sign_in(lan)
    page = lxml.html.document_fromstring(client.get(address("targets")).content.decode())
    (link,) = page.xpath(f"//tr[@id='t{share.pk}']//a[contains(@class, 'sentence')]/@href")
    assert client.get(link.partition("#")[0]).status_code == 200


def test_a_year_without_a_plan_says_so(sign_in: SignIn, lan: User) -> None:
    assert "chưa có kế hoạch" in words_of(sign_in(lan).get(address("targets")))


def test_a_share_is_typed_as_two_numbers_and_judged(
    sign_in: SignIn, lan: User, commune: Place, share: Item
) -> None:
    client, page = sign_in(lan), address("figure", share.line, 0)
    refused = send(client, page, numerator="18", source="Báo cáo thôn")
    assert refused.status_code == 422
    assert "cần cả hai số" in words_of(refused)
    alone = send(client, page, numerator="75%", source="Báo cáo thôn")
    assert "“75%” là tỷ lệ. Hãy ghi hai số" in words_of(alone)
    both = {"numerator": "18", "denominator": "24", "state": "none_arose", "source": "Báo cáo thôn"}
    assert "vẫn ghi số" in words_of(send(client, page, **both))
    stored = send(client, page, numerator="18", denominator="24", source="Báo cáo thôn")
    assert stored.status_code == 302
    assert "18/24 (75%)" in words_of(client.get(address("targets") + "?upto=31/12/2026"))
    assert verdict_of(commune, share).verdict == "not_met"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"numerator": "18"}, "Tỷ lệ cần cả hai số: số đạt và tổng số. Hãy ghi đủ."),
        ({"denominator": "24"}, "Tỷ lệ cần cả hai số: số đạt và tổng số. Hãy ghi đủ."),
        ({"numerator": "75%"}, "“75%”"),
        ({"numerator": "25", "denominator": "24"}, "Số đạt lớn hơn tổng số. Hãy xem lại hai số này."),
        ({"numerator": "3", "denominator": "0"}, "Số đạt"),
        ({"numerator": "18", "denominator": "24", "taken_on": "21/05/2099"}, "chưa tới"),
        ({"numerator": "18", "denominator": "24", "stage": "official"}, "Kỳ này chưa hết"),
    ],
)
def test_a_figure_that_cannot_stand_keeps_every_word(
    sign_in: SignIn, lan: User, share: Item, typed: dict[str, str], sentence: str
) -> None:
    page = address("figure", share.line, 0)
    with time_machine.travel(NOW, tick=False):
        refused = send(sign_in(lan), page, source="Báo cáo của 24 thôn", **typed)
    assert refused.status_code == 422
    assert sentence in words_of(refused)
    kept = form_data(refused, page)
    assert {name: kept.get(name) for name in typed} == typed
    assert kept["source"] == "Báo cáo của 24 thôn"
    assert not Value.objects.exists()


def test_an_open_period_is_never_not_met(sign_in: SignIn, lan: User, commune: Place, share: Item) -> None:
    send(sign_in(lan), address("figure", share.line, 0), numerator="18", denominator="24", source="Thôn")
    assert verdict_of(commune, share, date(2026, 12, 30)).verdict == "on_track"


def test_the_same_form_sent_twice_is_one_figure(sign_in: SignIn, lan: User, share: Item) -> None:
    client, page = sign_in(lan), address("figure", share.line, 0)
    typed = form_data(client.get(page), page) | {"numerator": "18", "denominator": "24", "source": "Thôn"}
    assert [client.post(page, typed).status_code for _ in range(2)] == [302, 302]
    assert Value.objects.count() == 1


def test_two_officers_who_type_one_figure_see_both(sign_in: SignIn, lan: User, share: Item) -> None:
    client, page = sign_in(lan), address("figure", share.line, 0)
    first, second = (form_data(client.get(page), page) for _ in range(2))
    client.post(page, first | {"numerator": "18", "denominator": "24", "source": "Thôn"})
    conflict = client.post(page, second | {"numerator": "20", "denominator": "24", "source": "Công an"})
    assert conflict.status_code == 409
    assert "Thôn" in words_of(conflict)
    assert "Công an" in conflict.content.decode()
    assert Value.objects.count() == 1


def test_two_who_write_one_remark_see_both_and_lose_neither(
    sign_in: SignIn, lan: User, tam: User, share: Item
) -> None:
    page = address("remark", share.line)
    officer, chair = sign_in(lan), sign_in(tam)
    first, second = form_data(officer.get(page), page), form_data(chair.get(page), page)
    assert officer.post(page, first | {"cause": "Hai thôn sáp nhập"}).status_code == 302
    conflict = chair.post(page, second | {"cause": "Thiếu người"})
    assert conflict.status_code == 409
    assert "Hai thôn sáp nhập" in conflict.content.decode()
    assert "Thiếu người" in conflict.content.decode()
    merged = form_data(conflict, page) | {"cause": "Hai thôn sáp nhập, thiếu người"}
    assert chair.post(page, merged).status_code == 302
    assert Remark.objects.get().cause == "Hai thôn sáp nhập, thiếu người"
    assert Remark.objects.get().version == 2


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"proposal": "Tăng thêm buổi"}, "chọn loại"),
        ({"proposal_kind": "solution"}, "chưa ghi nội dung"),
    ],
)
def test_half_a_proposal_is_refused(
    sign_in: SignIn, lan: User, share: Item, typed: dict[str, str], sentence: str
) -> None:
    refused = send(sign_in(lan), address("remark", share.line), **typed)
    assert refused.status_code == 422
    assert sentence in words_of(refused)


def test_cause_and_proposal_stand_beside_the_target(sign_in: SignIn, lan: User, share: Item) -> None:
    client = sign_in(lan)
    send(
        client, address("remark", share.line), cause="Hai thôn sáp nhập", proposal="Họp thôn ngày 22/11",
        proposal_kind="solution",
    )  # fmt: skip
    shown = words_of(client.get(address("targets")))
    assert "Hai thôn sáp nhập" in shown
    assert "Giải pháp: Họp thôn ngày 22/11" in shown


def test_a_target_without_a_measure_is_judged_by_a_word_with_its_evidence(
    sign_in: SignIn, lan: User, commune: Place, demo_plans: tuple[Plan, Plan]
) -> None:
    model = next(one for one in demo_plans[0].items.filter(kind="target") if not one.payload["measures"])
    client, page = sign_in(lan), address("remark", model.line)
    assert verdict_of(commune, model).verdict == "cannot_say"
    assert send(client, page, judgement="met").status_code == 422
    assert send(client, page, judgement="met", evidence="Biên bản họp 12 thôn").status_code == 302
    assert verdict_of(commune, model).verdict == "met"


def test_a_figure_of_a_register_opens_to_its_entries(
    sign_in: SignIn, lan: User, small: Plan, union: Unit, record: Record
) -> None:
    entry = record(item(union, title="Việc nhà chia đôi"))
    target = item_of(small, "target1")
    shown = sign_in(lan).get(address("target", target.line) + "?upto=31/12/2026")
    assert "Việc nhà chia đôi" in words_of(shown)
    assert f"/registers/communication/{entry.pk}/" in shown.content.decode()
    goes = sign_in(lan).get(address("figure", target.line, 0))
    assert goes.status_code == 302


def test_one_entry_decides_a_verdict(
    lan: User, commune: Place, small: Plan, union: Unit, record: Record
) -> None:
    later = datetime(2027, 1, 5, tzinfo=UTC)
    days = [date(2026, month, 5) for month in (1, 4, 7, 10) for _ in range(4)]
    for day in days[1:]:
        record(item(union, on_day=day), later)
    target = item_of(small, "target1")
    assert verdict_of(commune, target).why == "chưa chốt sổ quý I"
    record(item(union, on_day=days[0]), later)
    assert (verdict_of(commune, target).verdict, verdict_of(commune, target).exceeded) == ("met", False)


def test_a_closed_quarter_that_is_short_is_not_met_and_says_which(
    lan: User, commune: Place, small: Plan
) -> None:
    close_period(
        actor=actor_of(lan), register=REGISTERS["communication"], place=commune, period=quarters(2026)[0],
        at=datetime(2026, 4, 2, tzinfo=UTC),
    )  # fmt: skip
    found = verdict_of(commune, item_of(small, "target1"), date(2026, 5, 1))
    assert found.verdict == "not_met"
    assert found.why == "quý I năm 2026: 0"


def test_a_figure_is_settled_and_stays(sign_in: SignIn, lan: User, share: Item) -> None:
    client = sign_in(lan)
    send(client, address("figure", share.line, 0), numerator="18", denominator="24", source="Thôn")
    value = Value.objects.get()
    shown = client.get(address("target", share.line))
    page = address("settle", share.line, pk=value.pk)
    assert client.post(page, form_data(shown, page)).status_code == 302
    value.refresh_from_db()
    assert value.settled_by == lan.full_name


def test_a_figure_keeps_what_it_was_taken_from(
    sign_in: SignIn, lan: User, sen: User, hoa: User, share: Item
) -> None:
    client, page = sign_in(lan), address("figure", share.line, 0)
    told = {"numerator": "18", "denominator": "24", "source": "Báo cáo thôn"}
    files = [SimpleUploadedFile("so.pdf", b"%PDF-1.7 so"), SimpleUploadedFile("x.exe", b"MZ\0\0")]
    assert send(client, page, **told, proofs=files).status_code == 302
    value = Value.objects.get()
    stored = value.proofs.get()
    shown = client.get(address("target", share.line))
    link = f"{address('target', share.line)}figures/{value.pk}/proofs/{stored.pk}/"
    assert "“x.exe” không phải ảnh" in shown.content.decode()
    assert f'href="{link}"' in shown.content.decode()
    assert b"".join(sign_in(sen).get(link).streaming_content) == b"%PDF-1.7 so"
    assert sign_in(hoa).get(link).status_code == 404
    assert send(client, page, **told | {"numerator": "19"}).status_code == 302  # the file stays
    assert [one.proofs.count() for one in Value.objects.order_by("pk")] == [1, 0]


def test_the_officer_says_which_indicator_speaks(
    sign_in: SignIn, lan: User, commune: Place, small: Plan
) -> None:
    target = item_of(small, "target3")
    client, page = sign_in(lan), address("bind", target.line, 0)
    assert "cụm từ" in words_of(client.get(page))
    assert send(client, page, indicator="own.models").status_code == 302
    assert verdict_of(commune, target).measures[0].subject.indicator == "own.models"
    assert Binding.objects.get().bound_by == lan.full_name
    assert send(client, page, indicator="").status_code == 302
    assert verdict_of(commune, target).measures[0].subject.indicator == ""


def test_an_indicator_of_another_kind_is_no_choice(sign_in: SignIn, lan: User, small: Plan) -> None:
    page = address("bind", item_of(small, "target1").line, 0)
    assert send(sign_in(lan), page, indicator="own.contact_points").status_code == 422


def test_a_filter_narrows_and_the_tally_counts_all(sign_in: SignIn, lan: User, small: Plan) -> None:
    shown = words_of(sign_in(lan).get(address("targets") + "?verdict=met"))
    assert "Không có chỉ tiêu nào như đã chọn" in shown
    assert re.search(r"3 Không đánh giá được", shown)


def test_what_no_indicator_measures_is_listed(small: Plan) -> None:
    first, *others = evaluate_place(small.place, 2026, END)
    assert make_page([first, *others], Narrowed(verdict="unbound")).unbound == 0
    loose = replace(first, measures=tuple(replace(one, is_bound=False) for one in first.measures))
    page = make_page([loose, *others], Narrowed(verdict="unbound"))
    assert (page.unbound, [row.target.item for goal in page.goals for row in goal.rows]) == (1, [first.item])


def test_a_target_whose_body_is_gone_says_what_became_of_it(lan: User, commune: Place, small: Plan) -> None:
    old, heir = (
        make_unit(actor=actor_of(lan), place=commune, kind=kind, name=name, relation="own", at=NOW)
        for kind, name in (("health_station", "Trạm Y tế xã"), ("public_service_centre", "Trung tâm Dịch vụ"))
    )
    old.successors.add(heir)
    targets = [
        replace(one, responsible=("health_station", "police")) for one in evaluate_place(commune, 2026, END)
    ]

    def said(day: date) -> tuple[str, ...]:
        page = make_page(targets, Narrowed(), abolished=say_abolished(commune, day))
        return page.goals[0].rows[0].abolished

    assert said(END) == ()
    Unit.objects.filter(pk=old.pk).update(until=date(2026, 7, 1))
    gone = "Trạm Y tế xã đã thôi hoạt động từ ngày 01/07/2026, nay là Trung tâm Dịch vụ"
    assert (said(date(2026, 6, 30)), said(date(2026, 7, 1))) == ((), (gone,))
    again = make_unit(
        actor=actor_of(lan), place=commune, kind="health_station", name="Trạm Y tế", relation="own", at=NOW
    )
    assert again.kind not in say_abolished(commune, END)  # another of the kind does its work


def test_the_number_of_queries_does_not_grow_with_figures_and_entries(
    sign_in: SignIn, lan: User, small: Plan, union: Unit, record: Record
) -> None:
    client = sign_in(lan)

    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get(address("targets") + "?upto=31/12/2026")
        return len(queries)

    record(item(union))
    count()
    before = count()
    for _ in range(12):
        record(item(union))
    for target in small.items.filter(kind="target", text__contains="đầu mối"):
        send(client, address("figure", target.line, 0), numerator="18", denominator="24", source="Thôn")
    assert count() <= before


def test_somebody_of_another_commune_sees_no_verdict(hoa: User, small: Plan) -> None:
    assert get_verdicts(viewer_of(hoa), small, 2026, END) == ()


def test_what_a_commune_does_not_measure_shows_the_figure_from_above_and_stays_unjudged(
    sign_in: SignIn, lan: User, commune: Place, demo_plans: tuple[Plan, Plan]
) -> None:
    target = demo_plans[1].items.get(kind="target", text__startswith="Lao động nữ làm công hưởng lương")
    client, page = sign_in(lan), address("figure", target.line, 0)
    assert send(client, page, value="51,2", source="Niên giám tỉnh").status_code == 302
    assert verdict_of(commune, target).verdict == "measured_above"
    assert "số liệu cấp trên: 51,2, Niên giám tỉnh" in words_of(client.get(address("targets")))


def test_every_village_reached_is_met_before_the_year_is_over(
    lan: User, commune: Place, demo_plans: tuple[Plan, Plan], union: Unit, record: Record
) -> None:
    place_unit = make_unit(
        actor=actor_of(lan), place=commune, kind="village", name="Thôn Bến Vạn", relation="own", at=NOW
    )
    target = demo_plans[0].items.get(kind="target", text__startswith="100% thôn được truyền thông")
    assert verdict_of(commune, target, NOW.date()).verdict == "cannot_say"
    record(session(union, kind="village_meeting", villages=(place_unit,), on_day=NOW.date()))
    assert verdict_of(commune, target, NOW.date()).verdict == "met"


def test_targets_that_do_not_fit_on_a_page_are_turned_over(
    sign_in: SignIn, lan: User, small: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = sign_in(lan)

    def rows(query: str) -> list[str]:
        page = lxml.html.document_fromstring(client.get(address("targets") + query).content.decode())
        return [str(row) for row in page.xpath("//tr/@id")]

    every = rows("")
    assert len(every) > 1
    monkeypatch.setattr("songhanh.evaluation.queries.page.PAGE", len(every) - 1)
    assert rows("") == every[:-1]
    assert rows("?page=2") == every[-1:] == rows(f"?item={every[-1][1:]}")
    assert rows("?item=0") == rows("?item=x") == rows("?page=0x") == every[:-1]
    assert client.get(address("targets") + "?page=2").context["page"].total == len(every)
