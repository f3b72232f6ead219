"""The formulas of the annex of targets, as a spreadsheet writes them. Places are (row, column) from 0."""

from decimal import Decimal

from xlsxwriter.utility import xl_rowcol_to_cell

from songhanh.kernel.quantities import Measure
from songhanh.paper.annexes.judged import (
    ABOVE,
    BEHIND,
    CANNOT_SAY,
    EXCEEDED,
    MET,
    NONE_AROSE,
    NOT_MET,
    NOT_REPORTED,
    ON_TRACK,
)

Place = tuple[int, int]

# the kernel's order (judge_all); what is met is exceeded only if nothing is merely met
_PRECEDENCE = (NOT_MET, BEHIND, CANNOT_SAY, ON_TRACK, MET, EXCEEDED, ABOVE, NONE_AROSE)


def share(part: Place, whole: Place, base: int) -> str:
    """Part over whole times `base`; words where a count is blank or there is no whole.

    Multiplied first: whole numbers stay exact, so that a share that is just reached compares as reached.
    """
    top, below = _cell(part), _cell(whole)
    said = f'IF(ISNUMBER({top}),{top}*{base}/{below},"{NOT_REPORTED}")'
    guarded = f'IF(N({below})=0,"{NONE_AROSE}",{said})'
    return f'=IF(AND({top}="",{below}=""),"{NOT_REPORTED}",{guarded})'


def of_figure(figure: Place, planned: Place, measure: Measure) -> str:
    """Vượt, Đạt or Chưa đạt from a figure and its plan; where there is no figure, what that means."""
    said, plan = _cell(figure), _cell(planned)
    holds = f"{said}{measure.comparator}{plan}"
    met = f'"{MET}"'
    if measure.comparator == "between":
        upper = measure.value if measure.upper is None else measure.upper
        holds = f"AND({said}>={plan},{said}<={plain(upper)})"
    elif measure.comparator in (">=", "<="):
        met = f'IF({said}={plan},"{MET}","{EXCEEDED}")'
    silent = f'IF({said}="{NONE_AROSE}","{NONE_AROSE}","{CANNOT_SAY}")'
    return f'=IF(ISNUMBER({said}),IF({holds},{met},"{NOT_MET}"),{silent})'


def of_parts(first: int, last: int, column: int) -> str:
    """The gravest of the verdicts of rows `first` to `last`."""
    cells = _cells((first, last), column)
    said = f'"{CANNOT_SAY}"'
    for words in reversed(_PRECEDENCE):
        said = f'IF(COUNTIF({cells},"{words}")>0,"{words}",{said})'
    return f"={said}"


def count_of(words: str, rows: tuple[int, int], numbers: int, verdicts: int) -> str:
    """How many rows that have a number say `words`."""
    return f'=COUNTIFS({_cells(rows, numbers)},"<>",{_cells(rows, verdicts)},"{words}")'


def total(rows: tuple[int, int], column: int) -> str:
    return f"=SUM({_cells(rows, column)})"


def plain(value: Decimal) -> str:
    """A number as formulas and formats write it: no exponent, a point before the fraction."""
    return f"{value.normalize():f}"


def _cell(place: Place) -> str:
    return str(xl_rowcol_to_cell(*place))


def _cells(rows: tuple[int, int], column: int) -> str:
    first, last = rows
    return f"{xl_rowcol_to_cell(first, column, True, True)}:{xl_rowcol_to_cell(last, column, True, True)}"
