"""The công văn that corrects how an issued report was written; its content is changed by another report.

Nghị định 30/2020/NĐ-CP, Điều 18: a document whose content is wrong is replaced or amended by one of the same
form, one whose layout or signs are wrong is corrected by a công văn.
"""

from dataclasses import dataclass, replace

from songhanh.paper.values import About, Block, Bullet, Head, Paper, Signature, Text
from songhanh.paper.wording import short_day

SYMBOL = "UBND-VHXH"


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """Where it stands, what was printed, what it should be."""

    where: str
    printed: str
    right: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """The report that is corrected: number with symbol, day (ISO), what it is called, who issued it."""

    number: str
    day: str
    subject: str
    body: str


def compose_erratum(
    head: Head,
    report: Corrected,
    slips: tuple[Slip, ...],
    *,
    signature: Signature,
    addressees: tuple[str, ...],
) -> Paper:
    """The letter, its own number and day open. `head` is that of the report."""
    cited = f"Báo cáo số {report.number} ngày {short_day(report.day)}"
    called = f"{report.subject[:1].lower()}{report.subject[1:]}"
    body: tuple[Block, ...] = (
        Text(f"Ngày {short_day(report.day)}, {report.body} ban hành Báo cáo số {report.number} về {called}."),
        Text(f"Do sơ suất trong khâu soạn thảo, {report.body} đính chính {cited} như sau:"),
        *(Bullet(f"{one.where}: đã in “{one.printed}”, nay sửa lại là “{one.right}”") for one in slips),
        Text(f"Các nội dung khác của {cited} không thay đổi. {report.body} trân trọng thông báo."),
    )
    return Paper(
        head=replace(head, number="", symbol=SYMBOL, date=head.date[:4]),
        subject=f"đính chính {cited}",
        addressees=addressees,
        body=body,
        signature=signature,
        recipients=("Như trên", "Lưu: VT, VHXH"),
        about=About(f"Đính chính {cited}", report.body),
    )
