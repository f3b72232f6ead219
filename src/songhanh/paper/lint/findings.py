"""What the linter says: one sentence for each rule that a paper breaks."""

from collections.abc import Sequence
from dataclasses import dataclass

from songhanh.paper.layout import layout
from songhanh.paper.lint.rules import RULES

_SHOWN = 48


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule broken: `code` names the rule, `element` what it is about (a key of the decree's table, "page").

    `sentence` says in Vietnamese what is wrong, where, and how it should be; `rule` cites the decree.
    """

    code: str
    sentence: str
    element: str
    rule: str


def finding(code: str, element: str, law: str, sentence: str) -> Finding:
    """A finding of a rule that is in the table of rules."""
    if code not in RULES:
        raise KeyError(code)
    return Finding(code, sentence, element, layout().cite(law))


def quoted(text: str) -> str:
    """The beginning of a line, in quotes."""
    words = " ".join(text.split())
    return f"“{words}”" if len(words) <= _SHOWN else f"“{words[:_SHOWN].rstrip()}…”"


def among(texts: Sequence[str]) -> str:
    """ "“Một việc” và 3 đoạn khác"."""
    more = len(texts) - 1
    return f"{quoted(texts[0])} và {more} đoạn khác" if more else quoted(texts[0])


def shown(number: float) -> str:
    """12,5 or 13."""
    return f"{number:.1f}".rstrip("0").rstrip(".").replace(".", ",")
