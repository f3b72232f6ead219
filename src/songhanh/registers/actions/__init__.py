"""Every write of the room: one verb, one transaction, one line in the journal; refusals stand beside them."""

from songhanh.registers.actions.checks import CannotRecord, NeedsExplanation
from songhanh.registers.actions.close import CannotClose, close_period, reopen_period
from songhanh.registers.actions.closed import QuarterIsClosed
from songhanh.registers.actions.ending import end_entry, settle_entry
from songhanh.registers.actions.entries import (
    correct_entry,
    record_entry,
    version_of,
    withdraw_entry,
)
from songhanh.registers.actions.proofs import (
    Attached,
    CannotProve,
    Upload,
    attach_proofs,
    detach_proof,
    keep_proofs,
)

__all__ = [
    "Attached",
    "CannotClose",
    "CannotProve",
    "CannotRecord",
    "NeedsExplanation",
    "QuarterIsClosed",
    "Upload",
    "attach_proofs",
    "close_period",
    "correct_entry",
    "detach_proof",
    "end_entry",
    "keep_proofs",
    "record_entry",
    "reopen_period",
    "settle_entry",
    "version_of",
    "withdraw_entry",
]
