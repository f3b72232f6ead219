"""Walks through the pages in Chromium, as people walk them."""
