"""The reading room: the paper on one side, what was understood on the other, doubts first."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from songhanh.plans.models import Doubt, Item, Plan
from songhanh.plans.queries.coverage import Coverage, get_coverage
from songhanh.plans.queries.paper import Block, DoubtMark, Mark, cut_paper, mark_of
from songhanh.plans.queries.words import item_words
from songhanh.reader.doubts.texts import doubt_text

_RANKS = {Doubt.Severity.ERROR: 0, Doubt.Severity.WARNING: 1, Doubt.Severity.NOTICE: 2}
_MARKS = {
    Doubt.Severity.ERROR: "mark-not-met", Doubt.Severity.WARNING: "mark-behind", Doubt.Severity.NOTICE: "",
}  # fmt: skip
_ORDER = (
    Item.Kind.HEAD,
    Item.Kind.TARGET,
    Item.Kind.TASK,
    Item.Kind.UNIT,
    Item.Kind.DEADLINE,
    Item.Kind.KEY_DATE,
    Item.Kind.AIM,
    Item.Kind.REFERENCE,
    Item.Kind.MODEL,
    Item.Kind.FUNDING,
    Item.Kind.RECIPIENT,
    Item.Kind.HEADING,
)
LOOKED_AT = frozenset({Item.State.ACCEPTED, Item.State.MENDED, Item.State.ADDED})


@dataclass(frozen=True, slots=True)
class ItemLine:
    """One item as a person sees it. `words` is what was understood; `doubts` are its open ones."""

    pk: int
    kind: str
    kind_label: str
    ref: str
    text: str
    words: str
    state: str
    state_label: str
    version: int
    doubts: tuple["DoubtLabel", ...] = ()

    @property
    def is_looked_at(self) -> bool:
        return self.state in LOOKED_AT

    @property
    def is_dropped(self) -> bool:
        return self.state == Item.State.DROPPED


@dataclass(frozen=True, slots=True)
class DoubtLabel:
    """A doubt's severity and number: "Sai rõ 1"."""

    pk: int
    number: int
    severity: str
    words: str
    css: str


@dataclass(frozen=True, slots=True)
class DoubtLine:
    """A doubt with the item that it speaks of; `quote` are the words where there is no item.

    `others` are the item's further doubts that looking at it settles too: all that are no errors.
    """

    label: DoubtLabel
    text: str
    ref: str
    quote: str
    start: int
    end: int
    item: ItemLine | None
    is_open: bool
    is_error: bool
    settled: str
    reason: str
    others: int = 0
    is_spelling: bool = False  # the office may say that it writes so


@dataclass(frozen=True, slots=True)
class Group:
    """The items of one kind; `waiting` are those that one act can accept together."""

    kind: str
    label: str
    lines: tuple[ItemLine, ...]
    total: int
    looked_at: int
    waiting: int


@dataclass(frozen=True, slots=True)
class Count:
    """How many doubts are open, by severity."""

    errors: int
    warnings: int
    notices: int

    @property
    def total(self) -> int:
        return self.errors + self.warnings + self.notices


@dataclass(frozen=True, slots=True)
class Room:
    """Everything that the page *Rà soát kế hoạch* shows."""

    plan: Plan
    document_name: str
    pages: int
    count: Count
    open_doubts: tuple[DoubtLine, ...]
    settled_doubts: tuple[DoubtLine, ...]
    groups: tuple[Group, ...]
    coverage: Coverage
    paper: tuple[Block, ...]
    undecided: int

    @property
    def sure(self) -> int:
        """How many items one act can accept: nobody has looked at them and nothing about them is doubted."""
        return sum(group.waiting for group in self.groups)

    @property
    def can_confirm(self) -> bool:
        return not self.count.errors and not self.undecided


def get_room(plan: Plan, *, with_paper: bool = True) -> Room:
    """The room of a draft, in a constant number of queries."""
    reading = plan.reading
    items = list(Item.objects.filter(plan=plan).order_by("position", "pk"))
    doubts = list(Doubt.objects.filter(plan=plan).order_by("position"))
    labels = number_doubts(doubts)
    lines = _lines(plan, items, doubts, labels)
    marks = [mark_of(item) for item in items if item.reading_id == reading.pk]
    doubt_lines = [_doubt_line(doubt, labels[doubt.pk], lines, reading.text) for doubt in doubts]
    doubt_lines.sort(key=lambda line: line.label.number)
    return Room(
        plan=plan,
        document_name=reading.document.name,
        pages=int(reading.draft.get("source", {}).get("pages") or 0),
        count=_count(doubts),
        open_doubts=tuple(line for line in doubt_lines if line.is_open),
        settled_doubts=tuple(line for line in doubt_lines if not line.is_open),
        groups=_group(list(lines.values())),
        coverage=get_coverage(reading.text, reading.draft, marks),
        paper=_paper(plan, marks, doubts, labels) if with_paper else (),
        undecided=sum(
            1 for item in items if item.match == Item.Match.PROPOSED and item.state != Item.State.DROPPED
        ),
    )


def number_doubts(doubts: Sequence[Doubt]) -> dict[int, DoubtLabel]:
    """Running numbers, the worst first; a settled doubt keeps its number."""
    ranked = sorted(
        doubts, key=lambda doubt: (_RANKS[Doubt.Severity(doubt.severity)], doubt.start, doubt.position)
    )
    return {
        doubt.pk: DoubtLabel(
            doubt.pk, number, doubt.severity, f"{doubt.get_severity_display()} {number}",
            _MARKS[Doubt.Severity(doubt.severity)],
        )
        for number, doubt in enumerate(ranked, start=1)
    }  # fmt: skip


def _lines(
    plan: Plan, items: Sequence[Item], doubts: Sequence[Doubt], labels: dict[int, DoubtLabel]
) -> dict[int, ItemLine]:
    open_by_item: dict[int, list[DoubtLabel]] = {}
    for doubt in doubts:
        if doubt.state == Doubt.State.OPEN and doubt.item_id is not None:
            open_by_item.setdefault(doubt.item_id, []).append(labels[doubt.pk])
    kinds, states = dict(Item.Kind.choices), dict(Item.State.choices)
    return {
        item.pk: ItemLine(
            item.pk,
            item.kind,
            str(kinds[item.kind]),
            item.ref,
            item.text,
            item_words(item.kind, item.payload, plan.until_year),
            item.state,
            str(states[item.state]),
            item.version,
            tuple(sorted(open_by_item.get(item.pk, ()), key=lambda label: label.number)),
        )
        for item in items
    }


def _doubt_line(doubt: Doubt, label: DoubtLabel, lines: dict[int, ItemLine], text: str) -> DoubtLine:
    item = lines.get(doubt.item_id) if doubt.item_id is not None else None
    settled = {
        Doubt.State.KEPT: _("Để nguyên"),
        Doubt.State.BY_ITEM: _("Đã xem cùng nội dung"),
    }.get(Doubt.State(doubt.state), "")
    return DoubtLine(
        label=label, text=_sentence(doubt), ref=doubt.ref, start=doubt.start, end=doubt.end,
        quote=" ".join(text[doubt.start : doubt.end].split()),
        item=item, is_open=doubt.state == Doubt.State.OPEN, is_error=doubt.severity == Doubt.Severity.ERROR,
        settled=f"{settled}, {doubt.settled_by}" if settled else "", reason=doubt.reason,
        others=_count_others(label, item), is_spelling=doubt.kind == "possible_slip",
    )  # fmt: skip


def _sentence(doubt: Doubt) -> str:
    """What a doubt says in the language of the page; a kind that is no more keeps its stored words."""
    language = (get_language() or "vi").partition("-")[0]
    if language == "vi":
        return doubt.text
    try:
        return doubt_text(doubt.kind, doubt.arguments, language)
    except KeyError:
        return doubt.text


def _count_others(label: DoubtLabel, item: ItemLine | None) -> int:
    doubts = item.doubts if item else ()
    return sum(1 for doubt in doubts if doubt.pk != label.pk and doubt.severity != Doubt.Severity.ERROR)


def _count(doubts: Sequence[Doubt]) -> Count:
    waiting = [doubt.severity for doubt in doubts if doubt.state == Doubt.State.OPEN]
    return Count(
        waiting.count(Doubt.Severity.ERROR),
        waiting.count(Doubt.Severity.WARNING),
        waiting.count(Doubt.Severity.NOTICE),
    )


def _group(lines: list[ItemLine]) -> tuple[Group, ...]:
    groups = []
    for kind in _ORDER:
        own = tuple(line for line in lines if line.kind == kind)
        live = [line for line in own if not line.is_dropped]
        waiting = sum(1 for line in live if not line.is_looked_at and not line.doubts)
        looked_at = sum(1 for line in live if line.is_looked_at)
        groups.append(Group(kind, str(kind.label), own, len(live), looked_at, waiting))
    return tuple(groups)


def _paper(
    plan: Plan, marks: list[Mark], doubts: Sequence[Doubt], labels: dict[int, DoubtLabel]
) -> tuple[Block, ...]:
    shown = [
        DoubtMark(doubt.pk, doubt.item_id, doubt.start, doubt.end, doubt.severity, labels[doubt.pk].words)
        for doubt in doubts
        if doubt.state == Doubt.State.OPEN
    ]
    return cut_paper(plan.reading.text, plan.reading.draft.get("map") or (), marks, shown)
