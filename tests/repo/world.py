"""A commune in the middle of its year: plans in each of their states, a scan, an entry, a closed quarter."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from importlib.resources import files
from io import BytesIO

import openpyxl
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from PIL import Image

from songhanh.evaluation import actions as evaluation
from songhanh.evaluation.actions import Words, record_remark
from songhanh.evaluation.models import Remark
from songhanh.evaluation.queries.bindings import bind_target
from songhanh.files.actions import keep_original
from songhanh.files.models import StoredFile
from songhanh.indicators.actions import Figure, Wording, define_indicator, record_value
from songhanh.indicators.actions import attach_proofs as attach_figure
from songhanh.indicators.models import OwnIndicator, Value
from songhanh.indicators.queries import Counted
from songhanh.journal.actor import Actor
from songhanh.kernel.periods import quarters
from songhanh.paper.pdf import write_pdf
from songhanh.paper.source import read_source
from songhanh.paper.word import write_docx
from songhanh.places.actions import make_unit
from songhanh.places.models import Place
from songhanh.plans.actions import (
    Particulars,
    Received,
    Upload,
    amend_plan,
    confirm_plan,
    receive_document,
    record_issue,
    settle_doubt,
    start_sketch,
)
from songhanh.plans.models import Document, Issue, Item, OwnWord, Plan, Sketch
from songhanh.registers.actions import Upload as RegisterUpload
from songhanh.registers.actions import attach_proofs, close_period, record_entry
from songhanh.registers.kinds.base import Entry
from songhanh.registers.models import REGISTERS, Closure
from tests.assignments.world import GivenTasks, give_some
from tests.people.world import PeopleWorld, make_people
from tests.plans.factories import TEXT as SMALL
from tests.registers.conftest import item
from tests.repo.places_world import PlacesWorld, rearrange
from tests.reports.world import GivenReports, make_reports

YEAR = 2026
# what the pages of the room are opened with; every other page of a plan is opened with the one in force
OF_THE_DRAFT = {"room", "act", "add", "item", "split", "merge", "confirm", "redraft", "drop"}
OF_THE_AMENDMENT = {"lines", "compare"}


def source(name: str) -> str:
    """One of the demonstration's plans, as it is written."""
    return files("songhanh.demo").joinpath("plans", f"{name}.md").read_text(encoding="utf-8")


def as_docx(text: str) -> bytes:
    return write_docx(read_source(text))


@dataclass(frozen=True)
class World:
    """What there is in the commune, and where its pages are."""

    place: Place
    draft: Plan
    ready: Plan
    in_force: Plan
    amendment: Plan
    above: Plan
    sketch: Sketch
    waiting: Document
    issue: Issue
    entry: Entry
    closure: Closure
    brought: StoredFile
    tasks: GivenTasks
    reports: GivenReports
    figure: Value
    remark: Remark
    own: OwnIndicator
    people: PeopleWorld
    places: PlacesWorld

    def plan_of(self, name: str) -> Plan:
        """The plan that a page of the room is opened with."""
        if name in ("confirm", "below"):
            return self.ready if name == "confirm" else self.above
        return (
            self.draft
            if name in OF_THE_DRAFT
            else self.amendment
            if name in OF_THE_AMENDMENT
            else self.in_force
        )

    def task(self) -> Item:
        return self.draft.items.filter(kind="task").order_by("position", "pk")[0]

    def address(self, page: str) -> str:
        """The address of a page by its name: `plans:room`."""
        name = page.partition(":")[2]
        about_documents = name in {"document", "document_original", "drop_document"}
        known = {
            "code": self.above.place.code if name == "below" else self.place.code,
            "year": YEAR,
            "series": self.above.series,
            "pk": self.waiting.pk if about_documents else self.plan_of(name).pk,
            "item_pk": self.task().pk,
            "issue_pk": self.issue.pk,
            "token": "of-yesterday",
        } | (self._in_registers(name) if page.startswith("registers:") else {})
        if page.startswith(("people:", "home:village")):
            known |= self.people.words(name)
        if page.startswith("places:"):
            things = {"undo": self.places.merger.pk, "end_rule": self.places.rule.pk}
            known["pk"] = things.get(name, self.places.villages[0].pk)
        if page == "home:history":
            known |= {"kind": "plans.plan", "pk": self.in_force.pk}
        if page.startswith("assignments:"):
            known |= self.tasks.words(name)
        if page.startswith("reports:"):
            known |= self.reports.words(name) if name != "list" else {}
        if page.startswith("evaluation:"):
            known |= {
                "line": target_of(self.in_force).line,
                "index": 0,
                "pk": self.own.pk if name in {"indicator", "change", "retire"} else self.figure.pk,
                "statistic": "population",
                "file_pk": (self.figure if name == "figure_proof" else self.remark).proofs.get().pk,
            }
        if "sketch" in name:
            known |= {"pk": self.sketch.pk, "year": self.sketch.year, "part": "purpose"}
        queries = {
            "plans:add": f"?span_start={self.sentence[0]}&span_end={self.sentence[1]}",
            "evaluation:make": "?kind=count&register=sessions",
        }
        address = reverse(page, kwargs={name: known[name] for name in words_of(page)})
        return address + queries.get(page, "")

    def _in_registers(self, name: str) -> dict[str, object]:
        """What is written and closed anew is sessions; the entry and the closed quarter are communication."""
        return {
            "kind": "sessions"
            if name in {"new", "close", "grid", "row", "template", "bring", "look", "progress"}
            else "communication",
            "pk": self.closure.pk if name == "reopen" else self.entry.pk,
            "file_pk": self.brought.pk if name in {"look", "progress"} else self.entry.proofs.get().pk,
        }

    @property
    def sentence(self) -> tuple[int, int]:
        """Where a sentence of the draft stands, to be chosen with the mouse."""
        start = self.draft.reading.text.index("Trưng bày tranh")
        return start, self.draft.reading.text.index(".", start) + 1


def words_of(page: str) -> set[str]:
    """What an address is made of."""
    space, name = page.split(":")
    return _find(get_resolver(), space, name, set()) or set()


def _find(resolver: URLResolver, space: str, name: str, above: set[str]) -> set[str] | None:
    for entry in resolver.url_patterns:
        words = above | set(entry.pattern.regex.groupindex)
        if isinstance(entry, URLPattern) and entry.name == name and space == "":
            return words
        if isinstance(entry, URLResolver) and entry.namespace in {None, space}:
            found = _find(entry, "" if entry.namespace == space else space, name, words)
            if found is not None:
                return found
    return None


@dataclass(frozen=True)
class Maker:
    """Brings plans in through the verbs of the room, as the officer does."""

    actor: Actor
    place: Place
    at: datetime

    def receive(self, name: str, content: bytes) -> Received:
        upload = Upload(content, name)
        return receive_document(actor=self.actor, place=self.place, year=YEAR, upload=upload, at=self.at)

    def draft(self, name: str) -> Plan:
        plan = self.receive(f"{name}.docx", as_docx(source(name))).plan
        assert plan is not None
        return plan

    def ready(self, plan: Plan) -> Plan:
        """Say of every grave doubt that the paper is right."""
        for doubt in plan.doubts.filter(severity="error", state="open").order_by("pk"):
            settle_doubt(actor=self.actor, plan=plan, doubt=doubt, reason="Đã đối chiếu", at=self.at)
        plan.refresh_from_db()
        return plan

    def confirm(self, plan: Plan) -> Plan:
        return confirm_plan(actor=self.actor, plan=self.ready(plan), version=plan.version, at=self.at)

    def issue(
        self, plan: Plan, scan: bytes, number: str = "18/KH-UBND", day: date = date(2026, 2, 24)
    ) -> Issue:
        signed = Upload(scan, "ban-ky.pdf")
        particulars = Particulars(number, day, "Vũ Thị Hồng Thắm", "Phó Chủ tịch", signed)
        return record_issue(actor=self.actor, plan=plan, particulars=particulars, at=self.at)

    def amend(self, plan: Plan, content: bytes) -> Plan:
        upload = Upload(content, "dieu-chinh.docx")
        later = amend_plan(actor=self.actor, plan=plan, relation="amendment", upload=upload, at=self.at).plan
        assert later is not None
        return later


def record_one(place: Place, actor: Actor, at: datetime) -> Entry:
    """An entry of the Women's Union with a proof."""
    unit = make_unit(
        actor=actor, place=place, kind="womens_union", name="Hội Liên hiệp Phụ nữ xã", relation="peer", at=at
    )
    entry = record_entry(
        actor=actor, register=REGISTERS["communication"], place=place, told=item(unit, title="Tin"), at=at
    )
    attach_proofs(actor=actor, entry=entry, uploads=[RegisterUpload(b"%PDF-1.7 x", "tin.pdf")], at=at)
    return entry


def target_of(plan: Plan) -> Item:
    """A target whose figure is typed, a share."""
    return plan.items.get(kind="target", text__startswith="100% dự thảo")


def remark_on(plan: Plan, actor: Actor, at: datetime) -> Remark:
    """A word on that target, with a paper behind it."""
    words = Words(cause="Thiếu người")
    remark = record_remark(actor=actor, item=target_of(plan), year=YEAR, words=words, at=at)
    evaluation.attach_proofs(
        actor=actor, remark=remark, uploads=[RegisterUpload(b"%PDF-1.7 y", "bb.pdf")], at=at
    )
    return remark


def say_one(place: Place, plan: Plan, actor: Actor, at: datetime) -> Value:
    """A figure of that target."""
    figure = Figure(
        period="2026", numerator=Decimal(3), denominator=Decimal(4), source="Sổ", taken_on=date(2026, 5, 1)
    )
    subject = bind_target(target_of(plan), 0).subject
    value = record_value(actor=actor, place=place, subject=subject, figure=figure, at=at)
    attach_figure(actor=actor, value=value, uploads=[RegisterUpload(b"%PDF-1.7 z", "so.pdf")], at=at)
    return value


def make_world(place: Place, actor: Actor, at: datetime) -> World:
    """About a second of work: five papers are written, read and carried through the verbs."""
    maker = Maker(actor, place, at)
    province = Maker(actor, place.parent or place, at)
    above = province.confirm(province.draft("son-hai-2026"))
    province.issue(above, write_pdf(read_source(source("son-hai-2026"))), "42/KH-UBND", date(2026, 2, 6))
    in_force = maker.confirm(maker.draft("ke-hoach-2026"))
    strategy = maker.confirm(maker.draft("chien-luoc-2026-2030"))
    ready = maker.receive("ke-hoach-nho.txt", SMALL.encode()).plan
    assert ready is not None
    OwnWord.objects.create(
        place=place, kind="unit", words="Trung tâm Văn thể", key="trung tam van the",
        meaning="public_service_centre", learnt_at=at, learnt_by=actor.label,
    )  # fmt: skip
    return World(
        place=place,
        draft=maker.draft("ke-hoach-thang-hanh-dong-2026"),
        ready=maker.ready(ready),
        in_force=in_force,
        above=above,
        sketch=draft_year(place, actor, at),
        amendment=maker.amend(
            strategy, as_docx(source("chien-luoc-2026-2030").replace("khoảng 60%", "khoảng 62%"))
        ),
        waiting=maker.receive("ban-quet.pdf", scanned_page()).document,
        issue=maker.issue(in_force, write_pdf(read_source(source("ke-hoach-2026")))),
        entry=record_one(place, actor, at),
        brought=keep_original(
            content=sheet_of_sessions("Tọa đàm"), name="hop.xlsx", actor=actor, place=place.code, at=at
        ),
        tasks=give_some(in_force, actor, at),
        reports=make_reports(place, actor, at),
        figure=say_one(place, in_force, actor, at),
        remark=remark_on(in_force, actor, at),
        own=define_indicator(
            actor=actor,
            place=place,
            kind="count",
            at=at,
            wording=Wording(name="Số buổi", part=Counted("sessions.held")),
        ),
        places=rearrange(place, actor, at),
        people=make_people(place, in_force, actor, at),
        closure=close_period(
            actor=actor, register=REGISTERS["communication"], place=place, period=quarters(YEAR)[0], at=at
        ),
    )


def sheet_of_sessions(title: str) -> bytes:
    """A file of the police with one session to be brought into the register."""
    book = openpyxl.Workbook()
    for row in (
        ("Ngày", "Nội dung", "Hình thức", "Đơn vị tổ chức"),
        ("05/01/2026", title, "Tọa đàm", "Công an xã"),
    ):
        book.worksheets[0].append(row)
    held = BytesIO()
    book.save(held)
    return held.getvalue()


def draft_year(place: Place, actor: Actor, at: datetime) -> Sketch:
    """The draft of next year's plan."""
    return start_sketch(actor=actor, place=place, year=YEAR + 1, verdicts={}, upto=at.date(), at=at)


def scanned_page() -> bytes:
    """A scan as far as a reader sees it: a picture of a page, and no letter."""
    content = BytesIO()
    Image.new("1", (1240, 1754), 1).save(content, "PDF", resolution=150)
    return content.getvalue()
