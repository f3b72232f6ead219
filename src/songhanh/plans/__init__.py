"""What was promised: documents, readings, drafts, confirmed plans and their versions.

Nouns: a document (bytes as received), its reading (text and what was understood, never changed), a plan (a
version of a series), its items (one for each thing understood, with a line that survives versions), doubts,
issue particulars. Verbs: receive, redraft, accept, mend, drop, restore, add, split, merge, settle, confirm,
amend, record the issue.
"""
