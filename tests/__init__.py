"""The tests mirror `src`; `repo` tests the repository itself, `browser` walks through the pages."""
