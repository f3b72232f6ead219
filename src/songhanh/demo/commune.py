"""The demonstration: a fictional province with two communes, filled through the verbs of each room."""

import uuid
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from importlib.resources import files

from django.contrib.auth.hashers import make_password
from django.db import transaction

from songhanh.assignments.demo import fill_tasks
from songhanh.demo.ben_tam import BEN_TAM
from songhanh.demo.dong_ha import DONG_HA
from songhanh.demo.mark import PASSWORD
from songhanh.demo.story import HERE, Amended, Commune, Paper, Person, moment
from songhanh.evaluation.demo import fill_figures
from songhanh.journal.actor import Actor
from songhanh.paper.source import read_source
from songhanh.paper.word import write_docx
from songhanh.people.actions import grant_role, make_account
from songhanh.people.demo import fill_people
from songhanh.people.models import Role, User
from songhanh.people.queries import build_actor
from songhanh.people.queries.links import build_link_actor
from songhanh.places.actions import Act, make_unit, merge_units, open_fictional
from songhanh.places.models import Place, Unit
from songhanh.places.queries import find_place
from songhanh.plans.actions import (
    Particulars,
    Upload,
    amend_plan,
    confirm_plan,
    follow_plan,
    receive_document,
    record_issue,
    settle_doubt,
    start_sketch,
)
from songhanh.plans.models import Plan
from songhanh.registers.demo import fill_registers
from songhanh.reports.demo import Hands, fill_reports
from songhanh.reports.views.next_plan import judge_before, verdict_of

MAKER = Actor("command", "demo", "songhanh demo")
FIRST_DAY = datetime(2025, 7, 1, 8, tzinfo=HERE)
PROVINCE_OFFICER = Person("son", "Hoàng Văn Sơn", Role.Kind.PROVINCE_OFFICER)
OPERATOR = Person("tri", "Ngô Đức Trí", Role.Kind.OPERATOR)
COMMUNES = (DONG_HA, BEN_TAM)
# what the province itself promises; its officer brings it in, and gives it its number
PROVINCE_PAPERS = (Paper("son-hai-2026", moment(2026, 2, 9), "42/KH-UBND", date(2026, 2, 6)),)
PROVINCE_SIGNER = ("Đào Thị Mai Liên", "Phó Chủ tịch")
_LINES = uuid.UUID("5f0c1c0a-6a53-4f0e-9d7e-2f3b1b9c9901")  # ours alone; any would do


@transaction.atomic
def fill() -> None:
    """Fill an empty installation: a province, two communes, their people, their plans and their year.

    The days are those of the story. An installation that is filled already stays as it is.
    """
    if find_place(DONG_HA.code) is not None:
        return
    province = open_fictional(actor=MAKER, code="99", kind="tỉnh", name="Sơn Hải", parent=None, at=FIRST_DAY)
    hashed = make_password(PASSWORD)
    above = _account(PROVINCE_OFFICER, province, None, hashed)
    for paper in PROVINCE_PAPERS:
        _bring(paper, province, above, above, PROVINCE_SIGNER)
    _account(OPERATOR, None, None, hashed)
    for story in COMMUNES:
        _fill_commune(story, province, hashed)


def _fill_commune(story: Commune, province: Place, hashed: str) -> None:
    place = open_fictional(
        actor=MAKER, code=story.code, kind=story.kind, name=story.name, parent=province, at=FIRST_DAY
    )
    units = {
        name: make_unit(actor=MAKER, place=place, kind=kind, name=name, relation=relation, at=FIRST_DAY)
        for kind, name, relation in story.units
    }
    people = {one.username: _account(one, place, units.get(one.unit), hashed) for one in story.people}
    officer = people[story.person(Role.Kind.OFFICER).username]
    clerk, signer = people[story.person(Role.Kind.CLERK).username], story.person(Role.Kind.LEADER).name
    plans = {
        paper.name: _bring(paper, place, officer, clerk, (signer, story.signer)) for paper in story.papers
    }
    actor = build_actor(officer)
    merge_villages(story, place, actor)
    left = story.staff.left[1]
    links = fill_people(place, officer=actor, story=story.staff, at=moment(left.year, left.month, left.day))
    speakers = {one.unit: build_actor(people[one.username]) for one in story.people if one.unit}
    own = {units[name].pk: speaker for name, speaker in speakers.items()}
    own |= {link.unit_id: build_link_actor(link, "") for link in links}
    fill_registers(place, officer=actor, speakers=own, story=story.registers)
    fill_tasks(place, officer=actor, speakers=speakers, story=story.tasks)
    fill_figures(place, officer=actor, story=story.figures)
    leader = people[story.person(Role.Kind.LEADER).username]
    hands = Hands(actor, build_actor(leader), build_actor(clerk), leader.full_name)
    fill_reports(place, hands=hands, story=story.reports)
    if story.next_year is not None:
        _draft_next_year(place, actor, story.next_year)
    for words in story.amended:
        _amend(plans[words.name], actor, words)


def _draft_next_year(place: Place, actor: Actor, at: datetime) -> None:
    """Next year's plan as it is begun: from last year's, with how its targets stand."""
    year = at.year + 1
    upto = date(at.year, 12, 31)
    verdicts = {one.line: verdict_of(one) for one in judge_before(place, year, upto)}
    start_sketch(actor=actor, place=place, year=year, verdicts=verdicts, upto=upto, at=at)


def _amend(plan: Plan, actor: Actor, change: Amended) -> None:
    """A draft that amends a plan: the same paper with some of its words changed."""
    text = dict(list_sources())[change.name]
    for before, after in change.words:
        text = text.replace(before, after)
    upload = Upload(write_docx(read_source(text)), f"{change.name}-dieu-chinh.docx")
    amend_plan(actor=actor, plan=plan, relation="amendment", upload=upload, at=change.at)


def merge_villages(story: Commune, place: Place, officer: Actor) -> None:
    """Villages that became one in the middle of the year, written down on the day after."""
    for merger in story.mergers:
        parts = list(place.units.filter(name__in=merger.parts).order_by("pk"))
        at = moment(merger.day.year, merger.day.month, merger.day.day) + timedelta(days=1)
        act = Act(merger.day, merger.source)
        merge_units(actor=officer, units=parts, name=merger.name, act=act, at=at)


def _account(person: Person, place: Place | None, unit: Unit | None, hashed: str) -> User:
    user = make_account(
        actor=MAKER, username=person.username, full_name=person.name, password=PASSWORD, at=FIRST_DAY,
        hashed=hashed,
    )  # fmt: skip
    grant_role(actor=MAKER, user=user, kind=person.role, place=place, unit=unit, at=FIRST_DAY)
    return user


def list_sources() -> Iterator[tuple[str, str]]:
    """The demonstration's plans as they are written: name, text."""
    for paper in (*PROVINCE_PAPERS, *(paper for story in COMMUNES for paper in story.papers)):
        source = files("songhanh.demo").joinpath("plans", f"{paper.name}.md")
        yield paper.name, source.read_text(encoding="utf-8")


def _bring(paper: Paper, place: Place, officer: User, clerk: User, signer: tuple[str, str]) -> Plan:
    """Receive a paper; an issued one is confirmed and gets its number. What it follows is said."""
    plan = _receive(paper, place, officer)
    actor, at = build_actor(officer), paper.received_at
    for name in paper.follows:
        series = str(uuid.uuid5(_LINES, name))
        follow_plan(actor=actor, plan=plan, parent=series, stands=True, at=at)
    if paper.issued_on is not None:
        _confirm(plan, officer, clerk, Particulars(paper.number, paper.issued_on, *signer))
        plan.refresh_from_db()
    return plan


def _receive(paper: Paper, place: Place, officer: User) -> Plan:
    text = dict(list_sources())[paper.name]
    upload = Upload(write_docx(read_source(text)), f"{paper.name}.docx")
    received = receive_document(
        actor=build_actor(officer), place=place, year=2026, upload=upload, at=paper.received_at
    )
    if received.plan is None:
        raise RuntimeError(f"the demonstration's own plan {paper.name} could not be read")
    _name_lines(received.plan, paper.name)
    return received.plan


def _name_lines(plan: Plan, name: str) -> None:
    """Give a draft's lines the same identity in every demonstration: addresses and figures stay alike."""
    plan.series = uuid.uuid5(_LINES, name)
    plan.save(update_fields=["series"])
    items = list(plan.items.order_by("position", "pk"))
    for number, item in enumerate(items):
        item.line = uuid.uuid5(_LINES, f"{name}/{number}")
    plan.items.bulk_update(items, ["line"])


def _confirm(plan: Plan, officer: User, clerk: User, particulars: Particulars) -> None:
    actor, at = build_actor(officer), plan.reading.document.received_at
    for doubt in plan.doubts.filter(severity="error", state="open").order_by("pk"):
        settle_doubt(actor=actor, plan=plan, doubt=doubt, reason="Đã xem, để nguyên như văn bản", at=at)
    plan.refresh_from_db()
    confirm_plan(actor=actor, plan=plan, version=plan.version, at=at)
    record_issue(actor=build_actor(clerk), plan=plan, particulars=particulars, at=at)
