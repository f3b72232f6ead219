"""What a file is called, as a label and nothing else."""

import re

_UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_LONGEST = 120


def safe_name(name: str) -> str:
    """The last part of a path, without control or direction characters, at most 120 characters long."""
    label = _UNSAFE.sub("", re.split(r"[/\\]", name)[-1]).strip(" .") or "tệp"
    if len(label) <= _LONGEST:
        return label
    stem, dot, ending = label.rpartition(".")
    if not dot or len(ending) > 8:
        return label[:_LONGEST]
    return stem[: _LONGEST - len(ending) - 1] + "." + ending
