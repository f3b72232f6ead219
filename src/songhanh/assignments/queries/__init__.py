"""Reads of the room. Others use `get_work` (the desk) and `list_done` (the report)."""

from songhanh.assignments.queries.done import Done, list_done
from songhanh.assignments.queries.work import Work, get_work

__all__ = ["Done", "Work", "get_work", "list_done"]
