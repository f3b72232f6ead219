"""How fast, and how surely, a commune, a village or a place is found."""
