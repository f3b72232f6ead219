"""Every write of the room: one verb, one transaction, one line in the journal; refusals stand beside them."""

from songhanh.registers.actions.close import CannotClose, close_period, reopen_period
from songhanh.registers.actions.entries import (
    CannotRecord,
    correct_entry,
    record_entry,
    version_of,
    withdraw_entry,
)
from songhanh.registers.actions.proofs import CannotProve, Upload, attach_proofs, detach_proof

__all__ = [
    "CannotClose",
    "CannotProve",
    "CannotRecord",
    "Upload",
    "attach_proofs",
    "close_period",
    "correct_entry",
    "detach_proof",
    "record_entry",
    "reopen_period",
    "version_of",
    "withdraw_entry",
]
