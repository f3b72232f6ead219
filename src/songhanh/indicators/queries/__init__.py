"""Reads of the room: answers, the figures behind them, which indicator a promise speaks of."""

from songhanh.indicators.queries.answers import Answers, Told, get_answer
from songhanh.indicators.queries.figures import FigureLine, figure_line, find_figure, list_figures
from songhanh.indicators.queries.kept import list_kept, read_where
from songhanh.indicators.queries.offers import Offer, offer
from songhanh.indicators.queries.subjects import Subject, name_of, subject_of

__all__ = [
    "Answers",
    "FigureLine",
    "Offer",
    "Subject",
    "Told",
    "figure_line",
    "find_figure",
    "get_answer",
    "list_figures",
    "list_kept",
    "name_of",
    "offer",
    "read_where",
    "subject_of",
]
