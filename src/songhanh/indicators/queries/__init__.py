"""Reads of the room: answers, the figures behind them, which indicator a promise speaks of."""

from songhanh.indicators.queries.answers import Answers, Told, get_answer
from songhanh.indicators.queries.figures import FigureLine, figure_line, find_figure, list_figures
from songhanh.indicators.queries.kept import list_kept, read_where
from songhanh.indicators.queries.offers import Offer, offer
from songhanh.indicators.queries.own import (
    PREFIX,
    Counted,
    Formula,
    Own,
    OwnCounts,
    OwnEntries,
    find_own,
    list_own_entries,
    list_own_villages,
    read_own,
)
from songhanh.indicators.queries.sheets import IndicatorLine, tell_sheet
from songhanh.indicators.queries.statistics import (
    StatisticLine,
    StatisticsOfGroup,
    find_statistic,
    list_statistics,
    name_statistic,
    statistic_subject,
)
from songhanh.indicators.queries.subjects import Subject, name_of, subject_of, subject_of_own

__all__ = [
    "PREFIX",
    "Answers",
    "Counted",
    "FigureLine",
    "Formula",
    "IndicatorLine",
    "Offer",
    "Own",
    "OwnCounts",
    "OwnEntries",
    "StatisticLine",
    "StatisticsOfGroup",
    "Subject",
    "Told",
    "figure_line",
    "find_figure",
    "find_own",
    "find_statistic",
    "get_answer",
    "list_figures",
    "list_kept",
    "list_own_entries",
    "list_own_villages",
    "list_statistics",
    "name_of",
    "name_statistic",
    "offer",
    "read_own",
    "read_where",
    "statistic_subject",
    "subject_of",
    "subject_of_own",
    "tell_sheet",
]
