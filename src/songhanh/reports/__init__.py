"""The paper that accounts: drafted from what is known, written on by the office, signed, numbered, sent.

Nouns: report (of a place, a kind and a period), passage (a section as the office wrote it), submission (the
paper as it went to signature), issue (number, day, signer, the signed file), sending.
Verbs: start, write, submit, return, sign, issue, send, replace. Nothing is frozen before the issue; after it,
nothing changes: what was wrong is said in a paper of its own.
"""
