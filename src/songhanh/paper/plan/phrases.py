"""What a plan says whatever its sources say: instruments, recipients, the work of every unit."""

import re

from songhanh.paper.assignments import CitedPlan
from songhanh.paper.plan.values import Line
from songhanh.paper.report.draft import cite
from songhanh.paper.values import Head

# The law and the strategy that every plan of this work carries out; checked on 29/11/2026.
BASIS = (
    "Luật Bình đẳng giới số 73/2006/QH11 ngày 29/11/2006",
    "Luật Phòng, chống bạo lực gia đình số 13/2022/QH15 ngày 14/11/2022",
    (
        "Nghị quyết số 28/NQ-CP ngày 03/3/2021 của Chính phủ ban hành Chiến lược quốc gia về bình đẳng giới "
        "giai đoạn 2021-2030"
    ),
)
OFFICE = Line(
    "Là cơ quan thường trực, tham mưu triển khai, theo dõi, đôn đốc việc thực hiện Kế hoạch.", "rule"
)
GENERAL = Line("Thực hiện các nội dung của Kế hoạch thuộc chức năng, nhiệm vụ được giao.", "rule")
MONEY = Line(
    "Ngân sách nhà nước theo phân cấp; lồng ghép trong các chương trình, đề án có liên quan.", "rule"
)
_COMMITTEES = re.compile(r"(?:ủy ban nhân dân|ubnd) (?:các )?(?:xã|phường)", re.IGNORECASE)


def head_of(place: str, name: str, year: int) -> Head:
    """The head of a commune's plan: number and day open."""
    return Head(("ỦY BAN NHÂN DÂN", place.upper()), "KH-UBND", name, str(year))


def body_of(place: str) -> str:
    return f"Ủy ban nhân dân {place}"


def department_of(place: str) -> str:
    """To whom a commune reports."""
    return f"Sở Nội vụ {place}" if place else "cấp trên"


def cite_of(plan: CitedPlan, place: str) -> str:
    """ "Kế hoạch số 42/KH-UBND ngày 06/02/2026 của Ủy ban nhân dân tỉnh … về công tác …"."""
    kind, found, rest = cite(plan).partition(" về ")
    return f"{kind} của {body_of(place)}{found}{rest}"


def recipients_of(above: str, level: str, village_word: str) -> tuple[str, ...]:
    """To whom a first plan goes."""
    higher = (f"UBND {above} (b/c)", f"Sở Nội vụ {above} (b/c)") if above else ()
    return (
        *higher,
        f"TT. Đảng ủy, TT. HĐND {level} (b/c)",
        f"Các cơ quan, đơn vị, các {village_word} (t/h)",
        "Lưu: VT, VHXH",
    )


def with_copy(recipients: tuple[str, ...]) -> tuple[str, ...]:
    """Nơi nhận end with the copy that the office keeps."""
    kept = any(one.strip().startswith("Lưu") for one in recipients)
    return recipients if kept or not recipients else (*recipients, "Lưu: VT, VHXH")


def is_of_communes(unit: str) -> bool:
    """Whether a heading of a province's plan is that of the communes' committees."""
    return _COMMITTEES.search(unit) is not None


def advise_on(line: Line) -> Line:
    """What a commune as a whole must do, as the work of the office that advises it."""
    return Line(f"Tham mưu {line.text[:1].lower()}{line.text[1:]}", line.origin, line.source, line.why)


def village_word_of(kind: str) -> str:
    """What villages are called in a commune, and in a ward."""
    return "thôn" if kind == "xã" else "tổ dân phố"


def capacity_of(position: str) -> tuple[str, ...]:
    """The lines above the name: the chair, or whoever signs for the chair."""
    body, said = "TM. ỦY BAN NHÂN DÂN", position.lower()
    if "phó" in said:
        return (body, "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")
    return (body, "Q. CHỦ TỊCH" if said.startswith(("q.", "quyền")) else "CHỦ TỊCH")
