"""A draft as a page of plain text, for a person at a terminal."""

from collections.abc import Iterator

from songhanh.kernel.numbers import write_number
from songhanh.reader.plan import Deadline, Doubt, Draft, Head, Task

_KINDS = {"annual": "Kế hoạch năm", "strategy": "Kế hoạch nhiều năm"}
_PARTS = {"content": "Nội dung, giải pháp", "organisation": "Tổ chức thực hiện", "funding": "Kinh phí"}
_BOUNDS = {"before": "trước ngày", "by": "chậm nhất ngày"}
_SEVERITIES = {"error": "Sai rõ", "warning": "Nên xem", "notice": "Lưu ý"}
_REPORTS = {
    "annual": "Báo cáo năm",
    "nine_month": "Báo cáo 9 tháng",
    "six_month": "Báo cáo 6 tháng",
    "quarterly": "Báo cáo quý",
    "monthly": "Báo cáo tháng",
    "campaign": "Báo cáo đợt cao điểm",
    "thematic": "Báo cáo chuyên đề",
    "mid_term_review": "Sơ kết",
    "final_review": "Tổng kết",
    "ad_hoc": "Báo cáo đột xuất",
}


def write_summary(draft: Draft) -> str:
    """Head, counts, targets, tasks by unit, report duties, coverage and doubts; lines end with \\n."""
    return "\n".join(_lines(draft)) + "\n"


def write_doubts(draft: Draft) -> str:
    """The doubts alone, one a line, the worst first; "" where there is none."""
    return "".join(f"{_doubt(doubt)}\n" for doubt in _sorted(draft.doubts))


def _lines(draft: Draft) -> Iterator[str]:
    yield draft.source.name
    yield from _head_lines(draft.head)
    yield _counts(draft)
    if draft.targets:
        yield from ("", "Chỉ tiêu")
        yield from (_item(target.ref, target.text) for target in draft.targets)
    yield from _task_lines(draft)
    if draft.deadlines:
        yield from ("", "Báo cáo")
        yield from (_deadline(deadline) for deadline in draft.deadlines)
    coverage = draft.coverage
    yield ""
    yield f"Đã xếp chỗ {write_number(coverage.placed)}/{write_number(coverage.words)} từ"
    yield f"{len(draft.doubts)} điểm cần xem lại"
    yield from (f"  {_doubt(doubt)}" for doubt in _sorted(draft.doubts))


def _head_lines(head: Head) -> Iterator[str]:
    since, until = head.period.since, head.period.until
    years = str(since or "chưa rõ") if since == until else f"{since or '…'}–{until or '…'}"
    place = f"{head.locality.level or ''} {head.locality.name}".strip() or "chưa rõ địa phương"
    code = f" ({head.locality.code})" if head.locality.code else ""
    yield f"  {head.title or 'Chưa rõ tên kế hoạch'}"
    yield f"  {_KINDS[head.kind]} · {place}{code} · năm {years}"
    signer = head.signed_by
    signed = "chưa rõ" if signer is None else f"{signer.name}, {signer.position}"
    yield f"  Số: {head.number or 'chưa có'} · Ngày: {_day(head.date) or 'chưa có'} · Người ký: {signed}"


def _counts(draft: Draft) -> str:
    counts = (
        (len(draft.targets), "chỉ tiêu"),
        (len(draft.tasks), "nhiệm vụ"),
        (len(draft.units), "đơn vị"),
        (len(draft.key_dates), "ngày kỷ niệm, đợt cao điểm"),
        (len(draft.references), "văn bản viện dẫn"),
    )
    return "  " + ", ".join(f"{count} {name}" for count, name in counts)


def _task_lines(draft: Draft) -> Iterator[str]:
    """The tasks of the parts without a unit first, then by unit, as the plan orders them."""
    names = {unit.kind: unit.name for unit in reversed(draft.units)}
    groups: dict[str, list[Task]] = {}
    for task in draft.tasks:
        group = _PARTS[task.part] if task.unit is None else names.get(task.unit, task.unit)
        groups.setdefault(group, []).append(task)
    for group, tasks in groups.items():
        yield from ("", f"Nhiệm vụ: {group}")
        yield from (_item(task.ref, task.text) for task in tasks)


def _item(ref: str, text: str) -> str:
    return f"  {ref}  {text}" if ref else f"  {text}"


def _deadline(deadline: Deadline) -> str:
    name = _REPORTS.get(deadline.report, deadline.report)
    subject = f" ({deadline.subject})" if deadline.subject else ""
    due = f"{_BOUNDS[deadline.bound]} {_day(deadline.due)}" if deadline.due else "không ghi ngày"
    return f"  {name}{subject}: {due}" + (f", gửi {deadline.to}" if deadline.to else "")


def _day(written: str | None) -> str:
    """2026-05-07 → 07/05/2026, 2026-05 → 05/2026, 11-25 → 25/11."""
    return "/".join(reversed((written or "").split("-")))


def _sorted(doubts: tuple[Doubt, ...]) -> list[Doubt]:
    worst_first = list(_SEVERITIES)
    return sorted(doubts, key=lambda doubt: worst_first.index(doubt.severity))


def _doubt(doubt: Doubt) -> str:
    return f"{_SEVERITIES[doubt.severity]}: " + (f"{doubt.ref}: " if doubt.ref else "") + doubt.text
