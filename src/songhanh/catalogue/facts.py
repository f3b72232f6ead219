"""Reading tables of facts from `data/*.toml`: every fact carries the instrument it comes from and a day.

`source` and `checked` at the head of a file hold for each of its entries unless the entry says otherwise.
`checked` is the day on which the fact was last compared with its source; `to_check` marks what is believed
but was not seen in a text of the source itself: ask before relying on it.
"""

import tomllib
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

_DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What every entry of the catalogue has."""

    source: str
    checked: date
    to_check: bool = False


AnyFact = TypeVar("AnyFact", bound=Fact)


@cache
def _read(file: str) -> dict[str, Any]:
    return tomllib.loads((_DATA / file).read_text(encoding="utf-8"), parse_float=Decimal)


def read_facts(kind: type[AnyFact], file: str, table: str) -> tuple[AnyFact, ...]:
    """The entries `[[table]]` of a file, in its order. Lists become tuples; an unknown key is an error."""
    content = _read(file)
    common = {key: content[key] for key in ("source", "checked") if key in content}
    return tuple(
        kind(
            **common
            | {key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()}
        )
        for entry in content[table]
    )
