"""Doubts about who does the work, who hears of it, what it costs, and by when it is told."""

import re
from collections.abc import Iterator

from songhanh.catalogue.units import unit_kinds
from songhanh.reader.doubts.raised import Read, doubt, first_line
from songhanh.reader.folding import fold
from songhanh.reader.plan import Doubt, Draft
from songhanh.reader.units import units_in

_RELATIONS = {one.code: one.relation for one in unit_kinds()}
_MONEY = re.compile(r"kinh phí|ngân sách|nguồn vốn|nguồn lực tài chính")
_GROUPS = ("all_agencies", "other", "advancement_committee")
_UNIONS = ("fatherland_front", "womens_union", "youth_union", "farmers_union", "veterans_association")
# Those who hear of a plan without having to do anything for it.
_INFORMED = re.compile(
    r"\(\s*(?:để )?(?:b/?c|báo cáo|biết|đăng|y)\b|^lưu|^sở |^ubnd (?:tỉnh|thành|tp)|chủ tịch|\bpct\b"
)
_GROUP = re.compile(
    r"(?:cơ quan|đơn vị)[^;]{0,20} liên quan"
    r"|các (?:[^\W\d]+[, ]+){0,3}?(?:cơ quan|phòng|ban|ngành|đơn vị|đoàn thể)\b.*"
)
_BELOW = re.compile(r"như (?:trên|mục|điều|phần)|tại mục|mục [ivx\d]+")
# Which relations a group among the recipients covers: "các phòng, ban, ngành, đoàn thể", "… có liên quan".
_COVERS = (
    ("own", re.compile("")),
    (
        "vertical",
        re.compile(r"ngành|liên quan|các cơ quan, đơn vị(?! (?:thuộc|trực thuộc|chuyên môn|của)\b)"),
    ),
    ("peer", re.compile("đoàn thể|liên quan")),
)


def doubt_work(read: Read) -> Iterator[Doubt]:
    """All doubts about tasks, units, recipients, money and duties to report."""
    yield from _whole(read)
    yield from _tasks(read.draft)
    if read.draft.recipients:
        yield from _recipients(read)


def _whole(read: Read) -> Iterator[Doubt]:
    draft = read.draft
    if not draft.targets and not draft.tasks:
        yield doubt("nothing_understood", (0, 0))
        return
    if not draft.head.title:
        yield doubt("title_missing", draft.head.span)
    if draft.tasks and not any(deadline.due for deadline in draft.deadlines):
        spans = [deadline.span for deadline in draft.deadlines if deadline.report == "annual"]
        yield doubt("no_report_deadline", spans[0] if spans else (0, 0))
    funded = draft.funding or any(task.part == "funding" for task in draft.tasks)
    if draft.units and not funded and not any(_MONEY.search(block.key) for block in read.blocks):
        yield doubt("no_funding", (0, 0))


def _tasks(draft: Draft) -> Iterator[Doubt]:
    for task in draft.tasks:
        if task.part == "organisation" and task.unit is None:
            yield doubt("task_without_unit", task.span, task.ref)
    busy = {task.unit for task in draft.tasks} | {kind for task in draft.tasks for kind in task.joint}
    if busy & set(_UNIONS):
        busy.add("fatherland_front")  # what its members do is done under its heading
    for unit in draft.units:
        if unit.kind not in busy and unit.kind not in _GROUPS:
            yield doubt("unit_without_task", unit.span, None, unit=unit.name)


def _recipients(read: Read) -> Iterator[Doubt]:
    """Who has work and is not told, who is told and has no work; groups count for their members."""
    draft = read.draft
    told, covered = _told(draft)
    span = first_line(read, next((one.span for one in draft.map if one.kind == "recipients"), (0, 0)))
    missing = [
        unit.name
        for unit in draft.units
        if unit.kind not in _GROUPS and unit.kind not in told and not _is_covered(unit.kind, covered)
    ]
    if missing:
        yield doubt("units_not_in_recipients", span, None, units=", ".join(dict.fromkeys(missing)))
    named = {unit.kind for unit in draft.units} | {task.unit for task in draft.tasks}
    named |= {kind for task in draft.tasks for kind in task.joint}
    idle = [
        words
        for words in draft.recipients
        if (kinds := _asked(words))
        and not kinds & named
        and not (kinds & set(_UNIONS) and named & set(_UNIONS))
    ]
    if idle:
        yield doubt("recipients_without_task", span, None, units=", ".join(idle))


def _told(draft: Draft) -> tuple[set[str], set[str]]:
    """The bodies among the recipients, and the relations that a group among them covers."""
    keys = [fold(words) for words in draft.recipients]
    told = {kind for key in keys for kind, _, _ in units_in(key)}
    if "fatherland_front" in told:
        told |= set(_UNIONS)
    if told & {"advancement_committee"} and any(one.kind == "advancement_committee" for one in draft.units):
        told |= {one.kind for one in draft.units}  # its own plan, and its members hear of it
    groups = [found[0] for key in keys if (found := _GROUP.search(key))]
    covered = {relation for relation, word in _COVERS if any(map(word.search, groups))}
    return told, covered | (
        {"own", "vertical", "peer", "village"} if any(map(_BELOW.search, keys)) else set()
    )


def _is_covered(kind: str, covered: set[str]) -> bool:
    """Offices of the Committee are among "các cơ quan, đơn vị"; villages are named for themselves."""
    return ("village" if kind == "village" else _RELATIONS.get(kind)) in covered


def _asked(words: str) -> set[str]:
    """The bodies that a line among the recipients asks to act."""
    key = fold(words)
    if _INFORMED.search(key):
        return set()
    kinds = {kind for kind, _, _ in units_in(key)}
    return kinds - {*_GROUPS, "party_committee", "peoples_council", "council_committee_office"}
