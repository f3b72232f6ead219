"""Tasks of confirmed plans given to units: who does what by when, what they report, with what proof."""
