"""Append-only acts, chained by hash: who did what to what, when."""
