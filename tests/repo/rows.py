"""A row of the table of access, and what follows from it for a reader and for those of elsewhere."""

from typing import Any, NamedTuple

from django.test import Client

from tests.repo.site import PEOPLE, outcome, visit
from tests.repo.world import World, words_of

# Sen reads what the clerk reads; these are the clerk's alone
READER = (
    dict.fromkeys(("plans:issue", "reports:attach", "reports:send"), "forbidden")
    | dict.fromkeys(
        ("reports:report", "reports:docx", "reports:xlsx", "reports:return", "reports:sign", "reports:issue",
         "reports:write", "reports:restore", "reports:foot", "reports:drop", "reports:submit"), "missing",
    )
)  # fmt: skip
# what names one thing in an address
THINGS = {"pk", "file_pk", "item_pk", "issue_pk", "series", "line"}
NOTHING_TOLD = {"home:history"}  # asks the place's own lines alone: of a thing of elsewhere there is none
REFUSED = {"signin", "forbidden", "missing", "over"}


class Row(NamedTuple):
    page: str
    method: str
    outcomes: dict[str, str]

    def somebody_who_may(self) -> str:
        return next((name for name in PEOPLE if self.outcomes[name] in {"ok", "done"}), "lan")


def under_hoas_commune(world: World, row: Row) -> str:
    """The same thing of commune A, asked for as if it were Hoa's own; "" where no thing is named."""
    address = world.address(row.page)
    names_a_thing = row.page not in NOTHING_TOLD and any(word in THINGS for word in words_of(row.page))
    return address.replace("/p/99001/", "/p/99002/") if names_a_thing and "/p/99001/" in address else ""


def ends_otherwise(row: Row, name: str, rightly: str, how: tuple[Client, str, dict[str, Any]]) -> list[str]:
    """What is wrong with how the visit of somebody ended; refused, it would have changed nothing."""
    client, address, data = how
    end = outcome(visit(client, row.method, address, data, keep=rightly in REFUSED))
    return [] if end == rightly else [f"{row.page} {row.method}: {name} {end}, not {rightly}"]
