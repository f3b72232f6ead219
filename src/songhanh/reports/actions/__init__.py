"""Writes of the room: a report is started, written on, submitted, signed, issued, sent, replaced."""

from songhanh.reports.actions.issue import (
    CannotIssue,
    CannotSend,
    Particulars,
    SignedFile,
    Way,
    attach_signed_file,
    issue_report,
    send_report,
)
from songhanh.reports.actions.start import CannotStart, drop_report, replace_report, start_report
from songhanh.reports.actions.submit import (
    CannotSign,
    CannotSubmit,
    return_report,
    sign_report,
    submit_report,
)
from songhanh.reports.actions.write import (
    CannotWrite,
    Particular,
    Wording,
    restore_passage,
    set_foot,
    write_passage,
)

__all__ = [
    "CannotIssue",
    "CannotSend",
    "CannotSign",
    "CannotStart",
    "CannotSubmit",
    "CannotWrite",
    "Particular",
    "Particulars",
    "SignedFile",
    "Way",
    "Wording",
    "attach_signed_file",
    "drop_report",
    "issue_report",
    "replace_report",
    "restore_passage",
    "return_report",
    "send_report",
    "set_foot",
    "sign_report",
    "start_report",
    "submit_report",
    "write_passage",
]
