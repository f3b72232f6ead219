"""Kinds of reports and where their data are cut off (Nghị định 09/2019/NĐ-CP, Điều 12).

No deadline is here: each duty has its own, set by the plan or by who asks.
"""

from dataclasses import dataclass
from functools import cache

from songhanh.catalogue.facts import Fact, read_facts
from songhanh.kernel.periods import Span

# for the rooms indicators and reports, which come next
__all__ = ["ReportKind", "report_kinds"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportKind(Fact):
    """A kind of report. `span` is the period it speaks of, `cut_off` the day of the month from which events
    belong to the next one (see `kernel.periods.reporting_window`); None where no law says and the duty must.
    """

    code: str
    name: str
    english: str
    span: Span | None = None
    cut_off: int | None = None


@cache
def report_kinds() -> tuple[ReportKind, ...]:
    """The contract's kinds of reports."""
    return read_facts(ReportKind, "reports.toml", "report")
