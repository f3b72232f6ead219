"""Input of the room: typed forms, one for each kind of item; no writes."""
