"""Pages of people: the door, one's own account, the people of a place, their links, villages' links."""
