"""What a village is asked behind its link: a few of a register's columns, in the words of a village.

A register that villages fill says so in its declaration (`Register.village`); the page of a village, its
form, what it shows of itself and what it may mend follow from that.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """A question put to a village: which column it fills (`of_part`: of the one line of its entry).

    `offered` are those of a column's choices that a village has; () is all of them. `said` is how the answer
    is told back in a list, a sentence with `%(value)s`; without it the answer is told on the entry's own page
    alone. `needed` asks for what the table would leave blank; `begins` is what the answer begins with (the
    day of an entry begins with today, where it does not last).
    """

    column: str
    question: Any
    help: Any = ""
    offered: tuple[str, ...] = ()
    of_part: bool = False
    said: Any = ""
    needed: bool = False
    begins: Any = None

    @property
    def name(self) -> str:
        """The name of its field in the form."""
        return f"line-{self.column}" if self.of_part else self.column


@dataclass(frozen=True, slots=True, kw_only=True)
class ForVillages:
    """How a village fills a register: the name of the button, what it is asked, what is set for it.

    `sets` are values of columns that a village is not asked for; it sees and mends what has them, nothing
    else. `called` is the name of an entry where the village gives none: a sentence with `%(unit)s` and, in
    words, the columns that it was asked for ("%(kind)s, %(unit)s").
    """

    button: Any
    hint: Any
    asks: tuple[Ask, ...]
    called: Any = ""
    sets: Mapping[str, Any] = field(default_factory=dict)
    position: int = 50

    def names(self, *, of_part: bool = False) -> tuple[str, ...]:
        """The columns that are asked for, of the entry or of its line."""
        return tuple(ask.column for ask in self.asks if ask.of_part == of_part)
