"""What happened to a thing, in plain words, and whether the chains still hold."""

from songhanh.journal.queries.chains import Break, list_chains, verify_chain, verify_journal
from songhanh.journal.queries.heads import export_heads, list_heads, read_heads, verify_heads
from songhanh.journal.queries.history import Act, get_history
from songhanh.journal.queries.words import tell, tell_about

__all__ = [
    "Act", "Break", "export_heads", "get_history", "list_chains", "list_heads", "read_heads", "tell",
    "tell_about", "verify_chain", "verify_heads", "verify_journal",
]  # fmt: skip
