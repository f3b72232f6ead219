"""Forms of units and of communes: what changes, from which day, by which decision."""
