"""Pages of the room: the list, one report, its steps, its files."""
