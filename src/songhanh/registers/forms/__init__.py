"""Forms of the room, made from the declaration of a register."""
