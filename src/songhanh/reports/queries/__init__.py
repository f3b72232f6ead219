"""Reads of the room: what a report is drafted from, the paper it makes, the pages around it."""

from songhanh.reports.queries.facts import Known, gather
from songhanh.reports.queries.paper import Drafted, draft_report, signed_paper

__all__ = ["Drafted", "Known", "draft_report", "gather", "signed_paper"]
