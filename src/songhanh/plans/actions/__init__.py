"""Every write of the room: one verb, one transaction, one line in the journal; refusals stand beside them."""

from songhanh.plans.actions.amend import CannotAmend, accept_proposals, amend_plan, decide_line, end_line
from songhanh.plans.actions.chain import CannotFollow, CannotTell, follow_plan, tell_kin
from songhanh.plans.actions.confirm import CannotConfirm, confirm_plan, end_plan
from songhanh.plans.actions.doubts import CannotSettle, reopen_doubt, settle_doubt
from songhanh.plans.actions.issue import CannotIssue, Particulars, read_scan, record_issue
from songhanh.plans.actions.items import (
    CannotMend,
    Mending,
    accept_item,
    accept_items,
    drop_item,
    mend_item,
    restore_item,
)
from songhanh.plans.actions.load import load_plan
from songhanh.plans.actions.own_words import forget_word, learn_spelling
from songhanh.plans.actions.receive import (
    CannotReceive,
    CannotRedraft,
    Received,
    Upload,
    draft_waiting,
    drop_document,
    drop_draft,
    read_again,
    read_ahead,
    read_kept,
    read_typed,
    receive_document,
    redraft_plan,
)
from songhanh.plans.actions.shape import Addition, Seen, add_item, merge_items, split_item
from songhanh.plans.actions.sketch import CannotSketch, drop_sketch, send_sketch, start_sketch, write_part

__all__ = [
    "Addition",
    "CannotAmend",
    "CannotConfirm",
    "CannotFollow",
    "CannotIssue",
    "CannotMend",
    "CannotReceive",
    "CannotRedraft",
    "CannotSettle",
    "CannotSketch",
    "CannotTell",
    "Mending",
    "Particulars",
    "Received",
    "Seen",
    "Upload",
    "accept_item",
    "accept_items",
    "accept_proposals",
    "add_item",
    "amend_plan",
    "confirm_plan",
    "decide_line",
    "draft_waiting",
    "drop_document",
    "drop_draft",
    "drop_item",
    "drop_sketch",
    "end_line",
    "end_plan",
    "follow_plan",
    "forget_word",
    "learn_spelling",
    "load_plan",
    "mend_item",
    "merge_items",
    "read_again",
    "read_ahead",
    "read_kept",
    "read_scan",
    "read_typed",
    "receive_document",
    "record_issue",
    "redraft_plan",
    "reopen_doubt",
    "restore_item",
    "send_sketch",
    "settle_doubt",
    "split_item",
    "start_sketch",
    "tell_kin",
    "write_part",
]  # fmt: skip
