"""The annex of targets as frozen values: promises, answers and verdicts are those of the kernel.

Columns as offices print them (Phụ lục biểu số liệu of a year's report): TT, Mục tiêu chỉ tiêu, ĐVT, Kế hoạch
năm / đến 2030, Thực hiện năm trước, Thực hiện (ước) năm nay, So với kế hoạch, Đơn vị cung cấp, Ghi chú.
"""

from dataclasses import dataclass, field

from songhanh.kernel.quantities import NOT_REPORTED, Answer, Measure
from songhanh.kernel.verdicts import Judgement
from songhanh.paper.values import About

SHARES = {"share", "coverage", "ratio", "rate"}


@dataclass(frozen=True, slots=True)
class GoalBand:
    """The heading of a group of targets: "Mục tiêu 1. Trong lĩnh vực chính trị"."""

    text: str


@dataclass(frozen=True, slots=True)
class TargetRow:
    """A target and what came of it.

    `number` is its TT and must not be "" (what has one is counted). `planned` is the year's measure and
    `until` that of the strategy's last year; `…_words` stand in place of a figure where there is none to
    compare ("Quý I: 5; quý II: 4"). `current` and `previous` are answers: an estimate says "ước"; `base` of
    `current` is times what a share is told. `judgement` is the verdict of the room that judges, None to have
    it follow from the figure. `parts` are the promises or periods of a target that has several; they are
    shown below it and not counted.
    """

    number: str
    text: str
    unit: str = ""
    planned: Measure | None = None
    planned_words: str = ""
    until: Measure | None = None
    until_words: str = ""
    current: Answer = NOT_REPORTED
    current_words: str = ""
    previous: Answer | None = None
    previous_words: str = ""
    judgement: Judgement | None = None
    provider: str = ""
    note: str = ""
    parts: tuple["TargetRow", ...] = ()

    @property
    def is_share(self) -> bool:
        """Its figure is a part over its whole."""
        kind = self.planned.kind if self.planned else ""
        return kind in SHARES or self.current.ratio is not None


@dataclass(frozen=True, slots=True)
class TargetAnnex:
    """The whole annex. `note` is "Kèm theo Báo cáo số …", with or without brackets; `place_line` a line of
    the place and the day of the figures ("Xã Đồng Hạ; số liệu đến ngày 30/11/2026"); `until_year` the year of
    the column "đến".
    """

    title: str
    note: str
    place_line: str
    year: int
    rows: tuple[GoalBand | TargetRow, ...]
    label: str = "Phụ lục"
    until_year: int = 2030
    about: About = field(default_factory=About)

    def __post_init__(self) -> None:
        if any(isinstance(row, TargetRow) and not row.number for row in self.rows):
            raise ValueError("a target without its number")

    @property
    def targets(self) -> tuple[TargetRow, ...]:
        """The targets without the bands."""
        return tuple(row for row in self.rows if isinstance(row, TargetRow))
