"""How fast plans are read, against a bare extraction of their text."""
