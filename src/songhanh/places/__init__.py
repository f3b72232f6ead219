"""Nation, provinces, communes and their units (a village is a unit), dated; rules by place."""
