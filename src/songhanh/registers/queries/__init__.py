"""Reads of the room: entries as lists show them, one entry with what it was before, closed periods."""
