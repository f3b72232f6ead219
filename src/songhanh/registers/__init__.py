"""What happened, recorded once: registers of entries, corrections that keep the old line, closed periods."""
