"""How long it takes to look a plan through and confirm it, played in a browser."""
