"""The worked demonstration commune, filled through the verbs of each room."""
