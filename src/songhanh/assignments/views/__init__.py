"""Pages of the room: load, one call, answer."""
