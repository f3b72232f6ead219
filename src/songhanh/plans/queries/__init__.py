"""Reads of what was promised: every page and paper gets frozen values from here."""
