"""The first page of each role, the menu, and search."""
