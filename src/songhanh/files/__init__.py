"""Bytes by hash, behind two doors: originals kept byte for byte, photos without position."""
