"""Room indicators: what is measured in a place, the figures that were typed, and how answers are told."""
