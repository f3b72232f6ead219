"""A report as a paper: opening, parts with their sections, the table of targets, closing, foot."""

from collections.abc import Iterator, Sequence

from songhanh.catalogue.outline import OutlinePart, parts
from songhanh.paper.assignments import roman
from songhanh.paper.report.draft import cite
from songhanh.paper.report.judged import target_table
from songhanh.paper.report.values import Foot, ReportFacts, Section
from songhanh.paper.values import (
    About,
    Annex,
    Block,
    Bullet,
    Column,
    Heading,
    Paper,
    Picture,
    Row,
    Signature,
    Table,
    Text,
)
from songhanh.paper.wording import short_day

PICTURES = "MỘT SỐ KẾT QUẢ BÌNH ĐẲNG GIỚI BẰNG HÌNH VẼ"
SUBJECT = "Kết quả thực hiện công tác bình đẳng giới và vì sự tiến bộ của phụ nữ {period}"


def subject_of(facts: ReportFacts) -> str:
    """What the report is called unless the office calls it otherwise."""
    return SUBJECT.format(period=facts.period)


def compose_report(facts: ReportFacts, sections: Sequence[Section], foot: Foot) -> Paper:
    """The report as it would go to signature: number and day open, empty sections and parts left out."""
    told = [_as_written(one, foot) for one in sections]
    subject = foot.subject or subject_of(facts)
    body = (Text(_opening(facts)), *_parts(facts, told), Text(_closing(facts, foot)))
    return Paper(
        head=facts.head,
        type_name="BÁO CÁO",
        subject=subject,
        body=body,
        signature=Signature(foot.capacity, foot.signer),
        recipients=foot.recipients,
        annexes=_pictures(facts),
        about=About(f"Báo cáo {subject[:1].lower()}{subject[1:]}", facts.body),
    )


def _pictures(facts: ReportFacts) -> tuple[Annex, ...]:
    """The charts, each below its sentence and above its figures."""
    if not facts.charts:
        return ()
    body: list[Block] = []
    for at, (promise, chart) in enumerate(facts.charts, 1):
        rows = tuple(Row(row) for row in chart.rows)
        body += [
            Heading(2, f"{at}. {promise}"), Text(f"{chart.words.finding} {_begun(chart.words.note)}."),
            Picture(chart.svg, chart.words.figures),
            Table(tuple(Column(title, align="center") for title in chart.columns), rows),
        ]  # fmt: skip
    return (Annex(f"{PICTURES} {facts.period.upper()}", tuple(body), "Phụ lục II"),)


def _begun(words: str) -> str:
    return words[:1].upper() + words[1:]


def _as_written(section: Section, foot: Foot) -> Section:
    text = foot.texts.get(section.code)
    return section if text is None else Section(section.code, section.part, section.title, text)


def _opening(facts: ReportFacts) -> str:
    basis = f"Thực hiện {'; '.join(cite(plan) for plan in facts.plans)}, " if facts.plans else ""
    known = f"số liệu tính đến ngày {short_day(facts.upto)}"
    if facts.is_estimate:
        known += ", số cả kỳ là số ước thực hiện"
    return f"{basis}{facts.body} báo cáo kết quả {facts.period} ({known}) như sau:"


def _closing(facts: ReportFacts, foot: Foot) -> str:
    whom = f" gửi {foot.addressee} tổng hợp" if foot.addressee else ""
    subject = foot.subject or subject_of(facts)
    return f"Trên đây là báo cáo {subject[:1].lower()}{subject[1:]} của {facts.place}, {facts.body}{whom}."


def _parts(facts: ReportFacts, sections: Sequence[Section]) -> Iterator[Block]:
    number = 0
    for part in parts():
        own = [one for one in sections if one.part == part.code and one.text.strip()]
        if own:
            number += 1
            yield Heading(1, f"{roman(number)}. {_title(part, facts).upper()}")
            yield from _sections(facts, own)


def _title(part: OutlinePart, facts: ReportFacts) -> str:
    return part.title.replace("năm {next}", facts.next_period)


def _sections(facts: ReportFacts, sections: Sequence[Section]) -> Iterator[Block]:
    for at, section in enumerate(sections, 1):
        if section.title:
            yield Heading(2, f"{at}. {section.title}")
        yield from blocks_of(section.text)
        if section.code == "targets" and facts.targets:
            yield target_table(facts.targets)


def blocks_of(text: str) -> tuple[Block, ...]:
    """Lines as paragraphs and bullets; empty lines part nothing."""
    return tuple(_block(line.strip()) for line in text.splitlines() if line.strip())


def _block(line: str) -> Block:
    for mark, level in (("-", 1), ("–", 1), ("+", 2)):
        if line.startswith(f"{mark} "):
            return Bullet(line[2:].strip(), 1 if level == 1 else 2)
    return Text(line)
