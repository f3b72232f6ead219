"""The parts of a plan, each drafted from the facts by a rule of its own."""

from collections.abc import Iterable

from songhanh.paper.plan.values import GAP, Due, Group, Line, Part, PlanFacts
from songhanh.paper.wording import short_day

_REPORTS = {"six_month": "báo cáo 6 tháng", "nine_month": "báo cáo 9 tháng", "annual": "báo cáo năm"}


def draft_parts(facts: PlanFacts) -> tuple[Part, ...]:
    """Every part with what the facts give; the same facts give the same words."""
    return (
        Part("opening", "Căn cứ, mở đầu", _opening(facts)),
        Part("purpose", "I. Mục đích, yêu cầu", _purpose(facts)),
        Part("targets", "II. Chỉ tiêu", _grouped(facts.targets), _lines_of(facts.targets)),
        Part("tasks", "III. Nhiệm vụ, giải pháp", _bullets(facts.tasks), facts.tasks),
        Part("funding", "IV. Kinh phí thực hiện", _bullets(facts.funding), facts.funding),
        Part("units", "V. Tổ chức thực hiện", _grouped(facts.units), _lines_of(facts.units)),
        Part("closing", "Kết thúc, chế độ báo cáo", _closing(facts)),
    )


def _lines_of(groups: Iterable[Group]) -> tuple[Line, ...]:
    return tuple(line for group in groups for line in group.lines)


def _opening(facts: PlanFacts) -> str:
    basis = [f"Căn cứ {one};" for one in facts.basis]
    carried = f"Thực hiện {'; '.join(facts.parents)}, " if facts.parents else ""
    say = f"{carried}{facts.body} ban hành Kế hoạch công tác bình đẳng giới năm {facts.year} như sau:"
    return "\n".join([*basis, say])


def _purpose(facts: PlanFacts) -> str:
    return "\n".join([
        "1. Mục đích",
        f"- Thu hẹp khoảng cách giới trên địa bàn {facts.level}; mỗi đơn vị, mỗi hộ dân biết việc của mình.",
        "- Khắc phục những chỉ tiêu năm trước chưa đạt, giữ vững những chỉ tiêu đã đạt.",
        "2. Yêu cầu",
        "- Mỗi chỉ tiêu, nhiệm vụ có đơn vị chịu trách nhiệm, có thời hạn và có tài liệu kiểm chứng.",
        "- Số liệu tách theo giới tính, ghi rõ nguồn và ngày chốt.",
    ])  # fmt: skip


def _bullets(lines: Iterable[Line]) -> str:
    return "\n".join(f"- {line.text}" for line in lines)


def _grouped(groups: Iterable[Group]) -> str:
    """Headings with their bullets; the first number is 1."""
    said: list[str] = []
    for number, group in enumerate(groups, 1):
        title = f"Đề nghị {group.title}" if group.asked else group.title
        said += [f"{number}. {title}", _bullets(group.lines)]
    return "\n".join(filter(None, said))


def _closing(facts: PlanFacts) -> str:
    owed = ", ".join(_due(one, facts.year) for one in facts.due or (Due("annual", None),))
    work = f"Trên đây là Kế hoạch công tác bình đẳng giới năm {facts.year} của {facts.place}."
    whom = f"Ủy ban nhân dân {facts.level} (qua {facts.office})"
    return (
        f"{work} Các cơ quan, đơn vị, các {facts.village_word} gửi {owed} về {whom} để tổng hợp, "
        f"báo cáo {facts.above}."
    )


def _due(due: Due, year: int) -> str:
    when = short_day(due.day) if due.day is not None else f"{GAP}/{GAP}/{year}"
    return f"{_REPORTS[due.report]} trước ngày {when}"
