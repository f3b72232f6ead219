"""The writes of the journal: a line for an act, and old months taken away."""

from songhanh.journal.actions.lines import record
from songhanh.journal.actions.trim import trim_journal

__all__ = ["record", "trim_journal"]
