"""Every write about people: accounts, roles, links, second factors, sessions, tries."""

from songhanh.people.actions.accounts import (
    CannotMakeAccount,
    change_password,
    make_account,
    note_sign_in,
    note_sign_out,
)
from songhanh.people.actions.invitations import (
    Answer,
    CannotInvite,
    Invite,
    accept_as,
    accept_invitation,
    invite_first,
    invite_people,
    invite_person,
    renew_access,
    withdraw_invitation,
)
from songhanh.people.actions.links import make_links, note_link_use, withdraw_link
from songhanh.people.actions.merged import carry_roles
from songhanh.people.actions.roles import (
    CannotEndRole,
    CannotGiveRole,
    Grant,
    close_account,
    end_role,
    give_role,
    grant_role,
    hand_over,
)
from songhanh.people.actions.second_factor import (
    CannotConfirm,
    begin_second_factor,
    check_code,
    confirm_second_factor,
    make_recovery_codes,
    remove_second_factor,
)
from songhanh.people.actions.sessions import end_sessions
from songhanh.people.actions.setup import CannotBegin, begin_in_commune, undo_begin
from songhanh.people.actions.tries import forget_tries, is_paused, note_try

__all__ = [
    "Answer", "CannotBegin", "CannotConfirm", "CannotEndRole", "CannotGiveRole", "CannotInvite",
    "CannotMakeAccount", "Grant", "Invite", "accept_as", "accept_invitation", "begin_in_commune",
    "begin_second_factor", "carry_roles", "change_password", "check_code", "close_account",
    "confirm_second_factor", "end_role", "end_sessions", "forget_tries", "give_role", "grant_role",
    "hand_over", "invite_first", "invite_people", "invite_person", "is_paused", "make_account",
    "make_links", "make_recovery_codes", "note_link_use", "note_sign_in", "note_sign_out", "note_try",
    "remove_second_factor", "renew_access", "undo_begin", "withdraw_invitation", "withdraw_link",
]  # fmt: skip
