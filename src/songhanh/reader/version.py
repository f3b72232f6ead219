"""The reader's version: a newer one makes new readings, for drafts only."""

READER_VERSION = "1.2"
