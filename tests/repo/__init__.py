"""The repository tests itself: sizes, rooms, words, documents, addresses and what may be committed."""
