"""Reads of the room: answers, the figures behind them, which indicator a promise speaks of."""

from songhanh.indicators.queries.answers import Answers, Told, get_answer
from songhanh.indicators.queries.figures import FigureLine, figure_line, find_figure, list_figures
from songhanh.indicators.queries.kept import list_kept, read_where
from songhanh.indicators.queries.offers import Offer, offer
from songhanh.indicators.queries.statistics import (
    StatisticLine,
    StatisticsOfGroup,
    find_statistic,
    list_statistics,
    name_statistic,
    statistic_subject,
)
from songhanh.indicators.queries.subjects import Subject, name_of, subject_of

__all__ = [
    "Answers",
    "FigureLine",
    "Offer",
    "StatisticLine",
    "StatisticsOfGroup",
    "Subject",
    "Told",
    "figure_line",
    "find_figure",
    "find_statistic",
    "get_answer",
    "list_figures",
    "list_kept",
    "list_statistics",
    "name_of",
    "name_statistic",
    "offer",
    "read_where",
    "statistic_subject",
    "subject_of",
]
