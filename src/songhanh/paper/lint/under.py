"""Rules on the lines drawn below Tiêu ngữ, the issuer and the trích yếu: there, and of the right length."""

from collections.abc import Iterator, Sequence

from songhanh.paper.layout import element
from songhanh.paper.lint.findings import Finding, finding
from songhanh.paper.lint.lines import Line
from songhanh.paper.lint.parts import Parts
from songhanh.paper.measure import text_width

_WHOLE = (0.8, 1.2)  # "bằng độ dài của dòng chữ": what measuring may cost
_PART = (0.28, 0.55)  # "từ 1/3 đến 1/2 độ dài của dòng chữ"


def check_under(parts: Parts) -> Iterator[Finding]:
    """The three lines that a head and a title have."""
    if parts.motto:
        near = _cell(parts.head, parts.motto)
        yield from _check("motto", [parts.motto], near, _WHOLE, "Tiêu ngữ")
    if parts.issuer:
        near = _cell(parts.head, parts.issuer[-1])
        yield from _check("issuer", parts.issuer, near, _PART, "tên cơ quan ban hành")
    if parts.subject:
        yield from _check("subject", parts.subject, parts.floating, _PART, "trích yếu nội dung")


def _cell(head: Sequence[Line], line: Line) -> list[Line]:
    """What may bear the rule: the rest of the cell, or without a table the next lines."""
    at = next(index for index, other in enumerate(head) if other is line)
    if line.cell is None:
        return list(head[at + 1 : at + 4])
    same = [(index, other) for index, other in enumerate(head) if other.cell == line.cell]
    # a border stands where it is drawn, a shape floats from wherever it hangs
    return [other for index, other in same if index > at or _shapes(other)]


def _shapes(line: Line) -> bool:
    return any(drawn.kind == "shape" for drawn in line.drawn)


def _check(
    key: str, lines: Sequence[Line], near: Sequence[Line], share: tuple[float, float], name: str
) -> Iterator[Finding]:
    rule = element(key)
    found = [drawn.length for line in (*lines, *near) for drawn in line.drawn]
    found += [length for line in lines[-1:] if (length := _underlined(line))]
    widths = [width for line in lines for width in _widths(line)]
    if not found:
        sentence = f"Dưới {name} chưa có đường kẻ ngang, nét liền."
        yield finding(f"{key}.rule", rule.key, rule.law, sentence)
    elif not any(_fits(length, width, share) for length in found for width in widths):
        wanted = "bằng" if share == _WHOLE else "bằng 1/3 đến 1/2"
        sentence = f"Đường kẻ dưới {name}: độ dài phải {wanted} độ dài của dòng chữ."
        yield finding(f"{key}.rule_length", rule.key, rule.law, sentence)


def _fits(length: float, width: float, share: tuple[float, float]) -> bool:
    return not length or not width or share[0] <= length / width <= share[1]


def _widths(line: Line) -> tuple[float, ...]:
    """Millimetres of the line as printed; of a broken one, of a full line and of the mean."""
    whole = sum(text_width(text, element("motto"), look.size) for text, look in line.letters)
    room = line.room - line.setting.left - line.setting.right
    if not line.room or whole <= room or room <= 0:
        return (whole,)
    return room, whole / (int(whole // room) + 1)


def _underlined(line: Line) -> float:
    marked = [(text, look) for text, look in line.letters if look.underlined]
    return sum(text_width(text, element("motto"), look.size) for text, look in marked)
