"""Reads of people: who somebody is, what they hold, which links are open, where they are signed in."""

from songhanh.people.queries.who import (
    build_actor,
    build_viewer,
    find_active_user,
    find_user,
    get_names,
    get_open_invitation,
    has_accounts,
    hash_token,
    list_accounts,
)

__all__ = [
    "build_actor", "build_viewer", "find_active_user", "find_user", "get_names", "get_open_invitation",
    "has_accounts", "hash_token", "list_accounts",
]  # fmt: skip
