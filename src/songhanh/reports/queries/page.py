"""One report as its page shows it: sections with what was drafted and written, or the paper submitted."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from songhanh.catalogue.outline import OutlinePart, parts
from songhanh.paper.assignments import roman
from songhanh.paper.report.compose import blocks_of, subject_of
from songhanh.paper.report.judged import target_table
from songhanh.paper.report.values import Section
from songhanh.paper.values import Band, Block, Bullet, Division, Heading, Paper, Picture, Row, Table, Text
from songhanh.paper.wording import MOTTO, NATIONAL_NAME, RECIPIENTS, number_line, place_line, recipient_lines
from songhanh.reports.models import Issue, Passage, Report, Sending, Submission
from songhanh.reports.queries.changed import ChangedTarget, list_changed
from songhanh.reports.queries.lists import mark_of, title_of
from songhanh.reports.queries.paper import Drafted, draft_report, signed_paper

# where the figures of a section stand; the page makes an address of each
_SOURCES: dict[str, tuple[str, ...]] = {
    "documents": ("plans", "registers"),
    "organisation": ("tasks", "registers"),
    "funding": ("plans", "registers"),
    "communication": ("communication", "sessions"),
    "action_month": ("communication", "sessions"),
    "training": ("registers", "tasks"),
    "mainstreaming": ("registers", "tasks"),
    "programmes": ("registers", "tasks"),
    "committee": ("registers", "tasks"),
    "inspection": ("registers", "tasks"),
    "models": ("plans", "registers", "tasks"),
    "targets": ("targets",),
    "strengths": ("targets", "tasks"),
    "shortcomings": ("targets", "tasks"),
    "causes": ("targets",),
    "outlook": ("targets", "tasks"),
    "petitions": ("targets",),
}


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row of a table: the heading of a group, or cells with the titles of their columns."""

    band: str
    cells: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A block of a paper as the page shows it: `kind` h2, h3, text, bullet, under (a bullet's), table."""

    kind: str
    text: str = ""
    titles: tuple[str, ...] = ()
    rows: tuple[ShownRow, ...] = ()


@dataclass(frozen=True, slots=True)
class SectionLine:
    """A section of a draft. `is_changed`: the facts tell something else than when it was written."""

    code: str
    number: str
    title: str
    blocks: tuple[Shown, ...]
    is_written: bool
    written_by: str
    written_at: datetime | None
    is_changed: bool
    version: int
    sources: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        return not self.blocks


@dataclass(frozen=True, slots=True)
class PartLines:
    """A part with its sections."""

    title: str
    sections: tuple[SectionLine, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happened to a report."""

    words: str
    who: str
    at: datetime
    note: str = ""


@dataclass(frozen=True, slots=True)
class ReportPage:
    """Everything on the page of a report; `made` and `parts` only while it is a draft, `paper` afterwards."""

    report: Report
    title: str
    subject: str
    mark: str
    made: Drafted | None
    parts: tuple[PartLines, ...]
    paper: Paper | None
    blocks: tuple[Shown, ...]
    submission: Submission | None
    issue: Issue | None
    sendings: tuple[Sending, ...]
    steps: tuple[Step, ...]
    returned: Submission | None
    changed: tuple[ChangedTarget, ...]
    national_name: str = NATIONAL_NAME
    motto: str = MOTTO

    @property
    def shown_paper(self) -> Paper | None:
        """The paper as it stands: of the draft, else as it was submitted and numbered."""
        return self.made.paper if self.made else self.paper

    @property
    def closing(self) -> str:
        """The last sentence of a draft."""
        last = self.made.paper.body[-1] if self.made else None
        return last.text if isinstance(last, Text) else ""

    @property
    def number_line(self) -> str:
        paper = self.shown_paper
        return number_line(paper.head) if paper and paper.head else ""

    @property
    def place_line(self) -> str:
        paper = self.shown_paper
        return place_line(paper.head) if paper and paper.head else ""

    @property
    def recipient_lines(self) -> tuple[str, ...]:
        """ "Nơi nhận:" and the lines below it."""
        paper = self.shown_paper
        return (RECIPIENTS, *recipient_lines(paper.recipients)) if paper else ()

    @property
    def empty_count(self) -> int:
        return sum(1 for part in self.parts for one in part.sections if one.is_empty)

    @property
    def changed_count(self) -> int:
        return sum(1 for part in self.parts for one in part.sections if one.is_changed)


def get_report_page(report: Report, today: date) -> ReportPage:
    """A draft with all its sections, or a paper that is at signature, signed, issued."""
    submissions = list(report.submissions.select_related("docx", "xlsx").order_by("number"))
    issues = list(report.issues.select_related("signed_file").order_by("pk"))
    sendings = tuple(report.sendings.order_by("pk"))
    issue = issues[-1] if issues else None
    is_draft = report.state == Report.State.DRAFT
    made = (
        draft_report(report.place, report.kind, report.year, today=today, report=report) if is_draft else None
    )
    submission = submissions[-1] if submissions and not is_draft else None
    paper = signed_paper(submission, issue) if submission else None
    return ReportPage(
        report=report,
        title=title_of(report),
        subject=report.subject or (subject_of(made.known.facts) if made else _subject(submission)),
        mark=mark_of(report),
        made=made,
        parts=_parts(report, made) if made else (),
        paper=paper,
        blocks=show(paper.body) if paper else (),
        submission=submission,
        issue=issue,
        sendings=sendings,
        steps=_steps(report, submissions, issues, sendings),
        returned=submissions[-1] if is_draft and submissions else None,
        changed=list_changed(report, submission) if submission and _holds(report) else (),
    )


def _holds(report: Report) -> bool:
    """Whether the paper is out and no other has taken its place."""
    return report.state in (Report.State.ISSUED, Report.State.SENT)


def show(blocks: Iterable[Block]) -> tuple[Shown, ...]:
    """Blocks of a paper for the page."""
    return tuple(_shown(block) for block in blocks)


def _shown(block: Block) -> Shown:
    if isinstance(block, Table):
        titles = tuple(column.title for column in block.columns)
        return Shown("table", titles=titles, rows=tuple(_row(row, titles) for row in block.rows))
    if isinstance(block, Picture):
        return Shown("text", block.figures)
    if isinstance(block, Heading):
        return Shown("h2" if block.level == 1 else "h3", block.text)
    if isinstance(block, Bullet):
        return Shown("bullet" if block.level == 1 else "under", block.text)
    if isinstance(block, Division):
        return Shown("h2", f"{block.label}. {block.title}")
    return Shown("text", block.text)


def _row(row: Row | Band, titles: tuple[str, ...]) -> ShownRow:
    if isinstance(row, Band):
        return ShownRow(row.text, ())
    return ShownRow("", tuple(zip(titles, row.cells, strict=True)))


def _subject(submission: Submission | None) -> str:
    return signed_paper(submission).subject if submission else ""


def _parts(report: Report, made: Drafted) -> tuple[PartLines, ...]:
    written = {one.section: one for one in Passage.objects.filter(report=report).order_by("pk")}
    return tuple(
        PartLines(
            f"{roman(at)}. {_part_title(part, made)}",
            _sections([one for one in made.sections if one.part == part.code], written, made),
        )
        for at, part in enumerate(parts(), 1)
    )


def _part_title(part: OutlinePart, made: Drafted) -> str:
    return part.title.replace("năm {next}", made.known.facts.next_period)


def _sections(
    sections: Sequence[Section], written: dict[str, Passage], made: Drafted
) -> tuple[SectionLine, ...]:
    return tuple(
        _section(at, one, written.get(one.code), made) for at, one in enumerate(sections, 1)
    )  # fmt: skip


def _section(at: int, section: Section, passage: Passage | None, made: Drafted) -> SectionLine:
    text = section.text if passage is None else passage.text
    targets = made.known.facts.targets
    has_table = section.code == "targets" and bool(targets)
    return SectionLine(
        code=section.code,
        number=f"{at}." if section.title else "",
        title=section.title,
        blocks=show(blocks_of(text) + ((target_table(targets),) if has_table and text else ())),
        is_written=passage is not None,
        written_by=passage.written_by if passage else "",
        written_at=passage.written_at if passage else None,
        is_changed=passage is not None and passage.drafted != section.text,
        version=passage.version if passage else 0,
        sources=_SOURCES.get(section.code, ("tasks",)),
    )


def _steps(
    report: Report, submissions: Sequence[Submission], issues: Sequence[Issue], sendings: Sequence[Sending]
) -> tuple[Step, ...]:
    steps = [Step(_("Bắt đầu soạn"), report.started_by, report.started_at)]
    for one in submissions:
        steps.append(Step(_("Trình ký"), one.submitted_by, one.submitted_at))
        if one.answer and one.answered_at is not None:
            steps.append(Step(one.get_answer_display(), one.answered_by, one.answered_at, one.note))
    for issue in issues:
        words = _("Kèm bản ký") if issue.corrects_id else _("Cấp số %(number)s") % {"number": issue.number}
        steps.append(Step(words, issue.recorded_by, issue.recorded_at))
    for sent in sendings:
        words = _("Gửi %(to)s, %(by)s") % {"to": sent.to, "by": sent.by}
        steps.append(Step(words, sent.recorded_by, sent.recorded_at))
    return tuple(sorted(steps, key=lambda step: step.at))
