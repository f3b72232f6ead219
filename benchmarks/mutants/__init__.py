"""Mutation testing: a small fault is put into the code, and some test must notice."""
