"""A plan beside its parents: which they are, what is missing here, weaker or later; what people say of it."""

from collections.abc import Callable
from datetime import datetime
from uuid import uuid4

import pytest
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from songhanh.catalogue.strategy import strategy_targets
from songhanh.journal.models import Entry
from songhanh.people.models import User
from songhanh.places.models import Place
from songhanh.plans.actions import (
    CannotFollow,
    CannotTell,
    accept_proposals,
    confirm_plan,
    follow_plan,
    tell_kin,
)
from songhanh.plans.models import Kinship, Parentage, Plan
from songhanh.plans.queries.chain.below import get_below
from songhanh.plans.queries.chain.gaps import get_gaps
from songhanh.plans.queries.chain.kin import find_kin, know
from songhanh.plans.queries.chain.parents import find_family
from songhanh.plans.queries.chain.promises import Promise, strategy_promises
from songhanh.plans.queries.chain.strength import compare
from tests.conftest import NOW, actor_of, viewer_of
from tests.plans.chain import bring, cite, only, promise, share, target
from tests.plans.factories import measure
from tests.plans.test_amend import make_later

SignIn = Callable[[User | None], Client]
NEWS = "Mỗi quý phát, đăng ít nhất {} tin, bài về bình đẳng giới."
CONTACT = "100% thôn có người làm đầu mối nhận tin báo về bạo lực."
MODELS = "Giữ hoạt động của ít nhất 02 mô hình ở khu dân cư."
TRAINED = "Nữ chiếm từ 40% trở lên trong số cán bộ được cử đi đào tạo."
WAGES = "Lao động nữ làm công hưởng lương đạt khoảng 54%."


def news(number: int, per: str | None = "quarter", **more: object) -> Promise:
    return promise(NEWS.format(number), measure(">=", number, "tin, bài", per=per, **more))


# ---- one promise beside another


@pytest.mark.parametrize(
    ("parent", "own", "standing"),
    [
        (news(4), news(4), "held"),
        (news(4), news(6), "held"),
        (news(5), news(4), "weaker"),
        (news(4), news(16, per="year"), "sparser"),
        (news(16, per="year"), news(4), "held"),
        (news(4), promise(NEWS), "open"),
        (news(4), promise(NEWS, measure(">=", 4, "băng rôn")), "unlike"),
        (promise(TRAINED, share(40)), promise(TRAINED, share(35)), "weaker"),
        (promise(TRAINED, share(40)), promise(TRAINED, share(40, by=2030), until=2030), "later"),
        (promise(TRAINED, share(75, by=2030), until=2030), promise(TRAINED, share(50)), "not_due"),
        (promise(TRAINED, share(60, by=2025), share(75, by=2030)), promise(TRAINED, share(55)), "weaker"),
        (promise("Hộ nghèo", share(3, "<=")), promise("Hộ nghèo", share(4, "<=")), "weaker"),
        (promise("Hộ nghèo", share(3, "<=")), promise("Hộ nghèo", share(2, "<=")), "held"),
        (promise("Hộ nghèo", share(3, "<")), promise("Hộ nghèo", share(3, "<=")), "weaker"),
        (promise("Nếp nhà được giữ gìn."), promise("Nếp nhà được giữ gìn."), "held"),
    ],
)  # fmt: skip
def test_a_promise_beside_its_parents(parent: Promise, own: Promise, standing: str) -> None:
    assert compare(parent, own).standing == standing


def test_what_all_communes_owe_is_asked_of_each() -> None:
    parent = promise(
        "100% xã, phường phát, đăng ít nhất 05 tin, bài/quý về bình đẳng giới.",
        share(100, "="), measure(">=", 5, "tin, bài", per="quarter", qualifies=0),
    )  # fmt: skip
    assert [(one["kind"], one["value"]) for one in parent.demands] == [("count", 5)]
    assert (compare(parent, news(4)).standing, compare(parent, news(5)).standing) == ("weaker", "held")


def test_what_a_commune_cannot_measure_is_no_gap() -> None:
    told = {
        one.ref: one.measurable for one in strategy_promises({one.code: () for one in strategy_targets()})
    }
    assert (told["2.1"], told["4.1"], told["4.4"], told["2.3"]) == ("survey", "counts", "above", "yes")
    assert len(told) == 23


WORDS = [
    NEWS.format("04"),
    CONTACT,
    MODELS,
    TRAINED,
    WAGES,
    "100% trường học đưa nội dung giới vào giảng dạy.",
]


@given(st.permutations(range(len(WORDS))), st.permutations(range(len(WORDS))), st.integers(0, 99))
@settings(max_examples=60, deadline=None)
def test_numbers_and_order_are_no_change(above: list[int], here: list[int], start: int) -> None:
    def papers(order: list[int], side: str) -> list[Promise]:
        made = [promise(WORDS[n], share(40 + n), key=f"{side}{n}") for n in order]
        return [Promise(**{f: getattr(one, f) for f in Promise.__slots__} | {"ref": f"I.{start + at}"})
                for at, one in enumerate(made)]  # fmt: skip

    found = find_kin(know(papers(above, "p")), know(papers(here, "o")), {})
    assert {(one.parent.key, one.own.key if one.own else "", one.how) for one in found} == {
        (f"p{n}", f"o{n}", "sure") for n in range(len(WORDS))
    }


def test_what_a_person_said_goes_before() -> None:
    parent, own, other = promise(TRAINED, key="p"), promise(TRAINED, key="o"), promise(MODELS, key="m")
    sides = know([parent]), know([own, other])
    assert find_kin(*sides, {})[0].own == own
    denied = find_kin(*sides, {("p", "o"): False})[0]
    assert (denied.own, denied.how) == (None, "none")
    told = find_kin(*sides, {("p", "m"): True})[0]
    assert (told.own, told.how) == (other, "said")


# ---- which plans are parents


def test_a_cited_plan_is_a_parent_and_others_are_offered(
    province: Place, commune: Place, lan: User, dung: User, now: datetime
) -> None:
    above = bring(province, actor_of(dung), now, [], number="31/KH-UBND")
    other = bring(province, actor_of(dung), now, [], number="32/KH-UBND", name="Kế hoạch khác")
    plan = bring(commune, actor_of(lan), now, [], references=[cite("31/kh-ubnd"), cite("99/KH-UBND")])
    family = find_family(plan)
    assert [(one.key, one.how) for one in family.parents] == [(str(above.series), "cited")]
    assert {one.key for one in family.offered} == {str(other.series), "strategy"}
    assert [one.number for one in family.elsewhere] == ["99/KH-UBND"]


@pytest.mark.parametrize(
    "reference",
    [cite("31/KH-UBND", day="2026-01-13"), cite("31/KH-UBND", issuer="Ủy ban nhân dân tỉnh Khác")],
)
def test_another_day_or_another_province_is_another_plan(
    province: Place, commune: Place, lan: User, dung: User, now: datetime, reference: dict[str, object]
) -> None:
    bring(province, actor_of(dung), now, [], number="31/KH-UBND")
    assert find_family(bring(commune, actor_of(lan), now, [], references=[reference])).parents == ()


def test_an_amended_parent_is_still_cited_and_compared_as_it_is_now(
    province: Place, commune: Place, lan: User, dung: User, now: datetime
) -> None:
    above = bring(province, actor_of(dung), now, [], number="31/KH-UBND")
    later = make_later(above, dung, now, "replacement")
    accept_proposals(actor=actor_of(dung), plan=later, at=now)
    later.refresh_from_db()
    confirm_plan(actor=actor_of(dung), plan=later, version=later.version, at=now)
    plan = bring(commune, actor_of(lan), now, [], references=[cite("31/KH-UBND")])
    (parent,) = find_family(plan).parents
    assert (parent.plan, parent.how) == (later, "cited")
    assert "bản 2" in parent.note


def test_a_parent_is_added_and_taken_away_with_a_line_in_the_journal(
    province: Place, commune: Place, lan: User, dung: User, now: datetime
) -> None:
    above = bring(province, actor_of(dung), now, [])
    plan = bring(commune, actor_of(lan), now, [])
    for stands in (True, False):
        follow_plan(actor=actor_of(lan), plan=plan, parent=str(above.series), stands=stands, at=now)
        assert bool(find_family(plan).parents) is stands
    assert Parentage.objects.count() == 1
    lines = Entry.objects.filter(verb="plans.follow").order_by("pk")
    assert [str(line.note["stands"]) for line in lines] == ["1", "0"]


def test_what_cannot_be_followed_is_refused_with_a_sentence(
    province: Place, commune: Place, other_commune: Place, lan: User, hoa: User, dung: User, now: datetime
) -> None:
    plan = bring(commune, actor_of(lan), now, [])
    later = bring(province, actor_of(dung), now, [], years=(2027, 2027))
    beside = bring(other_commune, actor_of(hoa), now, [])
    draft = bring(province, actor_of(dung), now, [], confirmed=False, name="Dự thảo")
    refusals = {
        str(plan.series): "chính nó", str(later.series): "năm 2027",
        str(beside.series): "không phải cấp trên",
        str(draft.series): "chưa được xác nhận", str(uuid4()): "Không còn", "nonsense": "chưa rõ",
    }  # fmt: skip
    for key, sentence in refusals.items():
        with pytest.raises(CannotFollow, match=sentence):
            follow_plan(actor=actor_of(lan), plan=plan, parent=key, stands=True, at=now)
    assert not Parentage.objects.exists()


def test_two_plans_cannot_follow_each_other(commune: Place, lan: User, now: datetime) -> None:
    one = bring(commune, actor_of(lan), now, [], years=(2026, 2030), name="Nhiều năm")
    other = bring(commune, actor_of(lan), now, [], name="Một năm")
    third = bring(commune, actor_of(lan), now, [], name="Chuyên đề")
    for child, parent in ((other, one), (third, other)):
        follow_plan(actor=actor_of(lan), plan=child, parent=str(parent.series), stands=True, at=now)
    with pytest.raises(CannotFollow, match="cấp trên của nhau"):
        follow_plan(actor=actor_of(lan), plan=one, parent=str(third.series), stands=True, at=now)


# ---- the page


@pytest.fixture
def above(province: Place, dung: User, now: datetime) -> Plan:
    targets = [
        target(NEWS.format("05"), measure(">=", 5, "tin, bài", per="quarter")),
        target(CONTACT, share(100, "=")),
        target(TRAINED, share(40)), target(WAGES, share(54, "~")),
        target(MODELS, measure(">=", 2, "mô hình")),
    ]  # fmt: skip
    return bring(province, actor_of(dung), now, targets, number="31/KH-UBND")


@pytest.fixture
def plan(above: Plan, commune: Place, lan: User, now: datetime) -> Plan:
    targets = [
        target(MODELS, measure(">=", 2, "mô hình")),
        target("Mở 02 lớp học cho nam giới.", measure(">=", 2, "lớp học")),
        target(NEWS.format("04"), measure(">=", 4, "tin, bài", per="quarter")),
    ]  # fmt: skip
    bring(
        commune,
        actor_of(lan),
        now,
        [target(TRAINED, share(40, by=2030))],
        years=(2026, 2030),
        name="Nhiều năm",
    )
    return bring(commune, actor_of(lan), now, targets, references=[cite("31/KH-UBND")])


def states(plan: Plan) -> dict[str, str]:
    return {row.parent.text: row.state for beside in get_gaps(plan, NOW.date()).beside for row in beside.rows}


def test_gaps_are_told_apart(plan: Plan) -> None:
    assert states(plan) == {
        NEWS.format("05"): "weaker", CONTACT: "missing", TRAINED: "elsewhere", WAGES: "survey",
        MODELS: "held",
    }  # fmt: skip
    page = get_gaps(plan, NOW.date())
    assert [one.text for one in page.added] == ["Mở 02 lớp học cho nam giới."]
    weaker = next(row for row in page.beside[0].rows if row.state == "weaker")
    assert weaker.reason == "Cấp trên yêu cầu ≥ 05 tin, bài/quý, ở đây là ≥ 04 tin, bài/quý."
    elsewhere = next(row for row in page.beside[0].rows if row.state == "elsewhere")
    assert "“Nhiều năm”" in elsewhere.reason
    assert "đến năm 2026, ở đây đến năm 2030" in elsewhere.reason


def test_a_kept_answer_holds_for_the_line_and_is_in_the_journal(
    plan: Plan, above: Plan, lan: User, now: datetime
) -> None:
    own, asked = only(plan, "Mở 02 lớp học cho nam giới."), only(above, CONTACT)
    tell_kin(actor=actor_of(lan), plan=plan, item=own, parent=str(asked.line), same=True, at=now)
    assert states(plan)[CONTACT] == "unlike"
    tell_kin(
        actor=actor_of(lan), plan=plan, item=only(plan, MODELS), parent=str(asked.line), same=True, at=now
    )
    assert {(one.line, one.same) for one in Kinship.objects.all()} == {
        (own.line, False),
        (only(plan, MODELS).line, True),
    }
    assert Entry.objects.filter(verb="plans.tell_kin").count() == 2
    with pytest.raises(CannotTell):
        tell_kin(actor=actor_of(lan), plan=plan, item=own, parent=str(uuid4()), same=True, at=now)


def test_parents_that_contradict_each_other_are_shown(
    plan: Plan, province: Place, dung: User, lan: User, now: datetime
) -> None:
    second = bring(
        province,
        actor_of(dung),
        now,
        [target(NEWS.format("06"), measure(">=", 6, "tin, bài", per="quarter"))],
        name="Chuyên đề tỉnh",
    )
    follow_plan(actor=actor_of(lan), plan=plan, parent=str(second.series), stands=True, at=now)
    (clash,) = get_gaps(plan, NOW.date()).clashes
    assert clash.words.endswith("Lấy mức cao hơn của “Chuyên đề tỉnh”.")


def test_the_page_costs_the_same_whatever_stands_on_it(
    plan: Plan, above: Plan, commune: Place, province: Place, lan: User, dung: User, now: datetime,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:  # fmt: skip
    plan = Plan.objects.select_related("place__parent__parent").get(pk=plan.pk)
    with django_assert_num_queries(7):
        get_gaps(plan, NOW.date())
    more = bring(province, actor_of(dung), now, [target(CONTACT), target(MODELS)], name="Thêm")
    follow_plan(actor=actor_of(lan), plan=plan, parent=str(more.series), stands=True, at=now)
    with django_assert_num_queries(7):
        get_gaps(plan, NOW.date())


def test_the_page_is_worked_with_the_mouse(
    plan: Plan, above: Plan, lan: User, minh: User, sign_in: SignIn
) -> None:
    address = f"/p/99001/2026/plans/{plan.pk}/above/"
    client = sign_in(lan)
    page = client.get(address).content.decode()
    assert "Thấp hơn" in page
    line = only(above, CONTACT).line
    assert "Chọn một chỉ tiêu" in client.get(f"{address}?pick={line}").content.decode()
    empty = client.post(address, {"act": f"choose {line}", "once": str(uuid4())})
    assert (empty.status_code, "Chưa chọn chỉ tiêu nào" in empty.content.decode()) == (422, True)
    own = only(plan, MODELS).pk
    assert (
        client.post(address, {"act": f"choose {line}", "own": own, "once": str(uuid4())}).status_code == 302
    )
    assert client.post(address, {"act": f"other {own} {line}", "once": str(uuid4())}).status_code == 302
    assert states(plan)[CONTACT] == "missing"
    assert client.post(address, {"act": "follow strategy", "once": str(uuid4())}).status_code == 302
    assert "Chiến lược quốc gia" in client.get(address).content.decode()
    assert sign_in(minh).post(address, {"act": "leave strategy"}).status_code == 403
    paper = client.get(f"{address}{above.series}/")
    assert "Mỗi quý đăng ít nhất 04" in paper.content.decode()
    assert client.get(f"{address}{plan.series}/").status_code == 404


# ---- from above


def test_the_province_sees_who_has_a_line_a_weaker_one_none(
    plan: Plan, above: Plan, other_commune: Place, dung: User, lan: User, sign_in: SignIn,
    django_assert_num_queries: DjangoAssertNumQueries, now: datetime, hoa: User,
) -> None:  # fmt: skip
    viewer = viewer_of(dung)
    with django_assert_num_queries(4):
        page = get_below(viewer, above)
    told = {one.parent.text: [(here.place.name, here.state) for here in one.here] for one in page.targets}
    assert told[NEWS.format("05")] == [("Đồng Hạ", "weaker")]
    assert told[TRAINED] == [("Đồng Hạ", "later")]
    assert told[MODELS] == [("Đồng Hạ", "held")]
    assert [one.is_theirs for one in page.targets if one.parent.text == WAGES] == [False]
    assert page.without == (other_commune,)
    bring(other_commune, actor_of(hoa), now, [target(CONTACT, share(100, "="))])
    with django_assert_num_queries(4):
        page = get_below(viewer, above)
    assert [one.kept for one in page.targets if one.parent.text == CONTACT] == [1]
    address = f"/p/99/2026/plans/{above.pk}/below/"
    assert "Đồng Hạ" in sign_in(dung).get(address).content.decode()
    assert sign_in(lan).get(address).status_code == 404
    assert sign_in(dung).get(f"/p/99001/2026/plans/{plan.pk}/below/").status_code == 404


def test_a_province_writes_its_own_plans_and_no_communes(
    plan: Plan, above: Plan, dung: User, sign_in: SignIn
) -> None:
    client = sign_in(dung)
    assert client.get("/p/99/2026/plans/").status_code == 200
    assert "Thả kế hoạch vào đây" in client.get("/p/99/2026/plans/").content.decode()
    assert "Thả kế hoạch vào đây" not in client.get("/p/99001/2026/plans/").content.decode()
    assert client.post(f"/p/99001/2026/plans/{plan.pk}/above/", {"act": "leave strategy"}).status_code == 403
