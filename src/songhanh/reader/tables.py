"""Ruled tables of targets and of tasks: columns told by their heads, one target or task a row."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from songhanh.kernel.quantities import Measure
from songhanh.reader.figures import FIGURE, to_decimal
from songhanh.reader.folding import fold, nfc
from songhanh.reader.measures import read_measures
from songhanh.reader.nodes import Node, Outline
from songhanh.reader.plan import Head, Line, Responsible, Span, Target, Task, Unit
from songhanh.reader.targets import Placed, field_of_words
from songhanh.reader.tasks import role_of, when_of, when_of_cell
from songhanh.reader.units import first_unit, unit_of_heading, units_in

Role = Literal[
    "number", "unit_of_measure", "value", "target", "task", "unit", "with", "time", "base", "other"
]

_ROLES: tuple[tuple[Role, re.Pattern[str]], ...] = (
    ("number", re.compile(r"^(?:s ?)?t ?t\.?$|^số (?:tt|thứ tự)\.?$")),
    ("unit_of_measure", re.compile(r"^đvt|^đơn vị tính|^đơn vị đo")),
    ("with", re.compile(r"phối hợp")),
    ("base", re.compile(r"^(?:thực hiện|kết quả|ước|th|uth)\b.*20\d\d|^hiện trạng|^đầu kỳ")),
    ("unit", re.compile(
        r"chủ trì|(?:đơn vị|cơ quan|bộ phận|người) (?:thực hiện|phụ trách|theo dõi)|phụ trách"
        r"|trách nhiệm|phân công"
    )),
    ("time", re.compile(r"thời gian|thời hạn|tiến độ|hoàn thành|hạn")),
    ("other", re.compile(r"ghi chú|sản phẩm|kết quả|kinh phí|dự toán|nguồn|số liệu|hiện trạng")),
    ("value", re.compile(
        r"20\d\d|^kế hoạch|^giá trị|^mức|^chỉ tiêu (?:năm|giao|phấn đấu|kế hoạch)"
        r"|^mục tiêu (?:năm|đến)"
    )),
    ("target", re.compile(r"chỉ tiêu|mục tiêu")),
    ("task", re.compile(r"nội dung|nhiệm vụ|hoạt động|công việc|giải pháp")),
)  # fmt: skip
_SIGNS = (
    ("≥", "ít nhất "),
    (">=", "ít nhất "),
    ("≤", "không quá "),
    ("<=", "không quá "),
    (">", "trên "),
    ("<", "dưới "),
)
_ROW_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2})*\.?|[IVX]{1,4}\.?|[A-H]\.?")
_SUBTITLE = re.compile(r"20\d\d|^(?:kế hoạch|mục tiêu|thực hiện|hiện trạng|chủ trì|phối hợp|giá trị|quý)\b")
_WORD_AT_END = re.compile(r"[^\W\d]{2,}\s*$")
_UNIT_IN_BRACKETS = re.compile(
    r"\s*\((?:đvt|đơn vị(?: tính)?)?:?\s*(?P<unit>%|[^\W\d][^\d()]{0,30}(?:/[\d.]+[^()]{0,30})?)\)$"
)
_SHARE = re.compile(r"(?:tỷ lệ|tỉ lệ|tỷ trọng)\b")
_YEAR = re.compile(r"20\d\d")
_GOAL = re.compile(r"^mục tiêu\s+(?:số\s+)?(\d{1,2})\b")
_LAST_NUMBER = re.compile(r"(\d+)\.?$")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's words; `own` is False where a cell of a row above reaches down into this one."""

    text: str
    span: Span
    own: bool = True

    @property
    def key(self) -> str:
        return fold(self.text)


Row = dict[int, Cell]


@dataclass(frozen=True, slots=True)
class Tables:
    """What the tables promise and order, and the rows that say so."""

    targets: tuple[Placed, ...] = ()
    tasks: tuple[Task, ...] = ()
    units: tuple[Unit, ...] = ()


def read_tables(cells: Iterable[Line], outline: Outline, head: Head) -> Tables:
    """The targets and tasks of all tables, in order."""
    targets: list[Placed] = []
    tasks: list[Task] = []
    units: list[Unit] = []
    before: tuple[Row, Node | None] | None = None
    for whole in _tables(cells):
        above = _node_before(outline, next(iter(whole[0].values())).span[0])
        if before is not None and before[1] is above and _goes_on(whole, before[0]):
            title, rows = before[0], whole
        elif len(whole) > 1:
            title, rows = _head_and_rows(whole)
        else:
            continue
        before = (title, above)
        columns = _columns(title, head.period.since)
        kinds = set(columns.values())
        if "target" in kinds and (kinds & {"value", "unit_of_measure"} or "task" not in kinds):
            targets.extend(_targets(rows, columns, title, above, head))
        elif "task" in kinds or "target" in kinds:
            tasks.extend(_tasks(rows, columns, above))
            units.extend(_units(rows, columns))
    return Tables(tuple(targets), tuple(tasks), tuple(units))


def _units(rows: list[Row], columns: dict[int, Role]) -> list[Unit]:
    """The bodies that rows give work to, once each: of a known kind there is one, of others one a name."""
    named: dict[str, Unit] = {}
    for row in rows:
        who = _first(row, columns, "unit")
        unit = _body(who)
        if who and unit:
            known = who.key if unit == "other" else unit
            named.setdefault(known, Unit(unit, who.text, span=who.span))
    return list(named.values())


def _tables(cells: Iterable[Line]) -> list[list[Row]]:
    tables: dict[int, dict[int, Row]] = {}
    deep: list[tuple[int, int, int, int]] = []
    for line in cells:
        if line.row is None:
            continue
        table, row, column = line.row
        place = tables.setdefault(table, {}).setdefault(row, {})
        before = place.get(column)
        deep += [(table, row, column, line.deep)] if line.deep > 1 else []
        text = nfc(" ".join(line.text.split()))
        place[column] = (
            Cell(f"{before.text} {text}", (before.span[0], line.span[1])) if before else Cell(text, line.span)
        )
    for table, row, column, rows in deep:
        cell = tables[table][row][column]
        for lower in range(row + 1, row + rows):
            if lower in tables[table]:
                tables[table][lower].setdefault(column, replace(cell, own=False))
    return [[rows[row] for row in sorted(rows)] for rows in tables.values()]


def _goes_on(rows: list[Row], title: Row) -> bool:
    """Whether a table goes on with the one before it, over a page's end, without its titles."""
    first = rows[0].get(0)
    return first is not None and bool(_ROW_NUMBER.fullmatch(first.text)) and set(rows[0]) <= set(title)


def _head_and_rows(rows: list[Row]) -> tuple[Row, list[Row]]:
    """The titles of the columns, in one row or two ("Lộ trình" over "2028", "2030"), and the rows below."""
    first, second = rows[0], rows[1]
    roles = _columns(first, None)
    own = {column: cell for column, cell in second.items() if cell.own}
    named = any(roles.get(column) in ("number", "target", "task") for column in own)
    titled = len(own) == 1 and any(_GOAL.match(cell.key) for cell in own.values())  # a goal over its rows
    if (
        len(rows) < 3
        or named
        or not own
        or titled
        or not all(_SUBTITLE.search(cell.key) for cell in own.values())
    ):
        return first, rows[1:]
    both = dict(first)
    for column, cell in own.items():
        over = max((at for at in first if at <= column), default=column)
        title = first[over].text if over in first else ""
        both[column] = Cell(f"{title} {cell.text}".strip(), cell.span)
    return both, rows[2:]


def _columns(head: Row, since: int | None) -> dict[int, Role]:
    """What each column holds. Values of a year before the plan's first (`since`) are what was reached."""
    found: dict[int, Role] = {}
    for column, cell in head.items():
        role: Role = next((role for role, pattern in _ROLES if pattern.search(cell.key)), "other")
        years = [int(year) for year in _YEAR.findall(cell.key)] if role == "value" and since else []
        found[column] = "base" if years and max(years) < (since or 0) else role
    return found


def _node_before(outline: Outline, place: int) -> Node | None:
    before = [node for node in outline.nodes if node.block.span[0] < place and (node.heading or node.ref)]
    return before[-1] if before else None


def _first(row: Row, columns: dict[int, Role], role: Role) -> Cell | None:
    return next((row[column] for column in sorted(row) if columns.get(column) == role), None)


def _body(cell: Cell | None) -> str | None:
    """The kind of the body that a cell names first; "other" for one that no pattern knows."""
    if cell is None:
        return None
    found = first_unit(cell.key)
    return unit_of_heading(cell.key) or (found[0] if found else None)


def _hull(row: Row) -> Span:
    spans = [cell.span for cell in row.values() if cell.own]
    return min(spans)[0], max(span[1] for span in spans)


def _targets(
    rows: list[Row], columns: dict[int, Role], head_row: Row, above: Node | None, head: Head
) -> list[Placed]:
    found: list[Placed] = []
    goal: tuple[int | None, str | None] = (None, None)
    count = 0
    for row in rows:
        cell = _first(row, columns, "target") or _first(row, columns, "task")
        values = [
            (head_row[c].key, row[c]) for c in sorted(row) if columns.get(c) == "value" and c in head_row
        ]
        if cell is None or not cell.own:
            continue
        title = _GOAL.match(cell.key)
        if not values and (title or _titles_rows(row, cell, columns)):
            goal, count = (int(title[1]) if title else None, cell.text.rstrip(" :")), count * (not title)
            continue
        count += 1
        found.append(_placed(row, cell, values, columns, (above, goal, count, head)))
    return found


def _titles_rows(row: Row, cell: Cell, columns: dict[int, Role]) -> bool:
    """A row that only names what the rows under it are about: "A | Lĩnh vực chính trị"."""
    return len(row) <= 2 < len(columns) and not re.search(r"\d", cell.key)


def _placed(
    row: Row,
    cell: Cell,
    values: list[tuple[str, Cell]],
    columns: dict[int, Role],
    around: tuple[Node | None, tuple[int | None, str | None], int, Head],
) -> Placed:
    above, goal, count, head = around
    number = _first(row, columns, "number")
    name = number.text.strip(" .") if number else str(count)
    base = above.ref if above else ""
    who = _first(row, columns, "unit")
    unit = _body(who)
    time = _first(row, columns, "time")
    year = _YEAR.search(time.key) if time else None
    until = int(year[0]) if year else head.period.until
    measures = _measures(cell, values, _first(row, columns, "unit_of_measure"), until)
    measures = _from(measures, _first(row, columns, "base"))
    last = _LAST_NUMBER.search(name)
    target = Target(
        ref=f"{base}.{name}" if base else name,
        text=cell.text,
        field=field_of_words(f"{fold(goal[1] or '')} {cell.key}"),
        measures=measures,
        responsible=(Responsible(unit),) if unit else (),
        goal=goal[1],
        span=_hull(row),
    )
    return Placed(target, goal[0], int(last[1]) if last else count)


def _measures(
    cell: Cell, values: list[tuple[str, Cell]], unit: Cell | None, until: int | None
) -> tuple[Measure, ...]:
    """One measure a column of values, each with the year of its head: milestones of one commitment."""
    found: list[Measure] = []
    name, counted = _name_and_unit(cell, unit)
    for title, value in values:
        year = _YEAR.search(title)
        words = value.key
        for sign, said in _SIGNS:
            words = words.replace(sign, said)
        if counted and "%" not in words and counted not in words and not _WORD_AT_END.search(words):
            words = f"{words} {counted}"
        read = read_measures(f"{name.rstrip(' .;:')}: {words}", int(year[0]) if year else until).measures
        if read:
            found.append(replace(read[-1], commitment=0, qualifies=None))
    return tuple(found) or read_measures(cell.key, until).measures


def _name_and_unit(cell: Cell, unit: Cell | None) -> tuple[str, str]:
    """What is counted, and in what: said in a column of its own, or in brackets behind the name."""
    if unit is not None:
        return cell.key, unit.key
    found = _UNIT_IN_BRACKETS.search(cell.key)
    if found:
        return cell.key[: found.start()], found["unit"]
    return cell.key, "%" if _SHARE.match(cell.key) else ""


def _from(measures: tuple[Measure, ...], base: Cell | None) -> tuple[Measure, ...]:
    """The first of the measures with what the table says was reached before."""
    value = to_decimal(found[0]) if base and (found := re.search(FIGURE, base.key)) else None
    if value is None or not measures:
        return measures
    return (replace(measures[0], baseline=value), *measures[1:])


def _tasks(rows: list[Row], columns: dict[int, Role], above: Node | None) -> list[Task]:
    found: list[Task] = []
    section = above.section if above else None
    for row in rows:
        cell = _first(row, columns, "task") or _first(row, columns, "target")
        if cell is None or not cell.own or (len(row) < 3 and len(columns) > 3):
            continue
        who, others, when = (_first(row, columns, role) for role in ("unit", "with", "time"))
        unit = _body(who)
        number = _first(row, columns, "number")
        base = above.ref if above else ""
        name = number.text.strip(" .") if number else ""
        found.append(
            Task(
                ref=".".join(part for part in (base, name) if part),
                text=cell.text,
                part="funding" if section == "funding" else "organisation" if unit else "content",
                unit=unit,
                role=role_of(cell.key),
                joint=tuple(dict.fromkeys(kind for kind, _, _ in units_in(others.key))) if others else (),
                when=when_of_cell(when.key) if when else when_of(cell.key),
                span=_hull(row),
            )
        )
    return found
