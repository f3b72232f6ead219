"""What a report is drafted from, as frozen values: figures as counted, words as people wrote them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from songhanh.paper.assignments import CitedPlan
from songhanh.paper.charts import Chart
from songhanh.paper.values import Head

Counted = tuple[tuple[str, int], ...]  # label and number, in the order of the register's choices


@dataclass(frozen=True, slots=True, kw_only=True)
class Outreach:
    """Communication and sessions of some days, or of one occasion within them.

    Persons are attendances (lượt người). `women` are those among `split_persons`, the attendances of sessions
    that told women apart. `villages` is how many there are, 0 where that is not asked.
    """

    items: int = 0
    broadcasts: int = 0
    channels: Counted = ()
    printed: Counted = ()
    sessions: int = 0
    kinds: Counted = ()
    persons: int = 0
    split_persons: int = 0
    women: int = 0
    reached: int = 0
    villages: int = 0

    @property
    def is_empty(self) -> bool:
        return not (self.items or self.broadcasts or self.sessions or self.printed)


@dataclass(frozen=True, slots=True)
class Issued:
    """A paper of the register: kind in words, number with sign, day as papers write it, what about."""

    kind: str
    number: str
    day: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Registered:
    """What all other registers count, by source ("training.held"); what lasts as it stood on the last day.

    `by` tells some sources by the choices of a column. A source with nothing is 0.
    """

    numbers: Mapping[str, int] = field(default_factory=dict)
    by: Mapping[str, Counted] = field(default_factory=dict)
    papers: tuple[Issued, ...] = ()
    contact_villages: int = 0
    villages: int = 0

    def __getitem__(self, source: str) -> int:
        return self.numbers.get(source, 0)

    def parts(self, source: str) -> Counted:
        """A source by its choices; none where it is not told by them."""
        return self.by.get(source, ())


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskTally:
    """How the given tasks stand: `late` are open and past their day, `done_late` were done after it."""

    given: int = 0
    done: int = 0
    done_late: int = 0
    under_way: int = 0
    late: int = 0
    units: int = 0
    villages: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """A task that a unit finished; `line` names the promise, which several units may have shared.

    `promise` is the plan's own sentence, which says where the task belongs when its words alone do not.
    """

    line: str
    promise: str
    text: str
    unit: str
    is_village: bool
    result: str
    done_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class LateTask:
    """A task that is past its day."""

    text: str
    unit: str
    due_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetResult:
    """A target with what happened. `verdict` is the contract's word, `word` that of the paper.

    `planned`, `result` are words, one line for each measure; `proposal_kind` solution, adjust or petition.
    """

    plan: str
    goal: str
    ref: str
    text: str
    planned: str
    result: str
    verdict: str
    exceeded: bool
    word: str
    why: str = ""
    responsible: str = ""
    cause: str = ""
    difficulty: str = ""
    proposal: str = ""
    proposal_kind: str = ""
    neutral: bool = False  # too few cases here to praise or blame anybody by them


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFacts:
    """Everything that a report on a place and a period is drafted from.

    `period` is in words ("năm 2026", "09 tháng đầu năm 2026"); `upto` the day on which figures were taken,
    `is_estimate` whether the period was still open then. `village_word` is what villages are called here.
    """

    head: Head
    body: str  # the issuer inside a sentence: "Ủy ban nhân dân xã Đồng Hạ"
    place: str  # "xã Đồng Hạ"
    period: str
    next_period: str
    upto: date
    is_estimate: bool
    village_word: str = "thôn"
    plans: tuple[CitedPlan, ...] = ()
    tasks: TaskTally = field(default_factory=TaskTally)
    deeds: tuple[Deed, ...] = ()
    late: tuple[LateTask, ...] = ()
    outreach: Outreach = field(default_factory=Outreach)
    occasions: tuple[tuple[str, Outreach], ...] = ()
    action_month: Outreach = field(default_factory=Outreach)
    registered: Registered = field(default_factory=Registered)
    models: tuple[str, ...] = ()
    funding: tuple[str, ...] = ()
    targets: tuple[TargetResult, ...] = ()
    charts: tuple[tuple[str, Chart], ...] = ()  # each with the promise that it is of


@dataclass(frozen=True, slots=True)
class Section:
    """A section with its text: a line is a paragraph, "- " and "+ " begin bullets; "" is nothing known."""

    code: str
    part: str
    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Foot:
    """Who signs, to whom it goes, and what the paper is called where the office calls it otherwise."""

    capacity: tuple[str, ...]
    signer: str
    recipients: tuple[str, ...]
    subject: str = ""
    addressee: str = ""
    texts: Mapping[str, str] = field(default_factory=dict)  # sections as the office wrote them, by code
