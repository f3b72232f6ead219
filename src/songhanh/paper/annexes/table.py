"""The annex of targets as a table in the report's .docx and .pdf: the rows and words of the .xlsx."""

from songhanh.paper.annexes.judged import answer_words, count_verdicts, planned_words, verdict_words
from songhanh.paper.annexes.values import GoalBand, TargetAnnex, TargetRow
from songhanh.paper.values import Annex, Band, Column, Row, Table, Text

NO_TARGETS = "Kế hoạch không có chỉ tiêu."


def annex_table(values: TargetAnnex) -> Table:
    """The rows as a table for a page that is turned."""
    rows: list[Row | Band] = []
    for row in values.rows:
        if isinstance(row, GoalBand):
            rows.append(Band(row.text))
            continue
        rows.append(_row(row, row.number, row.text))
        rows += [_row(part, "", f"- {part.text}") for part in row.parts]
    return Table(_columns(values), tuple(rows), when_empty=NO_TARGETS)


def target_annex(values: TargetAnnex) -> Annex:
    """The whole annex: the place's line, the table, and how many targets came to what."""
    counted = [f"{words} {count:02d}" for words, count in count_verdicts(values).items() if count]
    total = Text(f"Tổng số {len(values.targets):02d} chỉ tiêu: {'; '.join(counted)}.")
    opening = (Text(values.place_line),) if values.place_line else ()
    body = (*opening, annex_table(values), *((total,) if counted else ()))
    return Annex(values.title, body, values.label, values.note, landscape=True)


def _columns(values: TargetAnnex) -> tuple[Column, ...]:
    return (
        Column("TT", 11, "center"),
        Column("Mục tiêu, chỉ tiêu"),
        Column("ĐVT", 18, "center"),
        Column(f"Kế hoạch năm {values.year}", 21, "center"),
        Column(f"Đến năm {values.until_year}", 20, "center"),
        Column(f"Thực hiện năm {values.year - 1}", 23, "center"),
        Column(f"Thực hiện (ước) năm {values.year}", 26, "center"),
        Column("So với kế hoạch", 25, "center"),
        Column("Đơn vị cung cấp", 30),
        Column("Ghi chú", 32),
    )


def _row(row: TargetRow, number: str, text: str) -> Row:
    return Row(
        (
            number,
            text,
            row.unit,
            planned_words(row.planned, row.planned_words),
            planned_words(row.until, row.until_words),
            answer_words(row.previous, row.previous_words),
            "" if row.parts else answer_words(row.current, row.current_words),
            verdict_words(row),
            row.provider,
            row.note,
        )
    )
