"""Pages of units (for the officer of a commune) and of communes (for the operator)."""
