"""What somebody with the database's own password can do: take the journal's triggers away."""

from django.db import connection

TRIGGERS = {
    "journal_lines_are_never_changed": "journal_entry",
    "journal_lines_go_by_whole_months": "journal_entry",
    "journal_heads_only_move_on": "journal_chainmonth",
}


def without_triggers() -> None:
    """For the rest of the test nothing guards the tables but the hashes."""
    with connection.cursor() as cursor:
        for trigger, table in TRIGGERS.items():
            cursor.execute(
                f"DROP TRIGGER {trigger}" + (f" ON {table}" if connection.vendor == "postgresql" else "")
            )
