"""How large a file may be before it is refused, and how much may be understood of it."""

from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes in bytes, text in characters; `items` is targets, tasks and doubts, each of which is stored.

    `ratio` is inflated : packed of one part that is read, judged from `inflated_freely` on; of the whole
    file, pictures included, from five times that on.
    """

    file_size: int = 30 * MEGABYTE
    pages: int = 600
    characters: int = 1_200_000
    items: int = 6_000
    zip_entries: int = 4_000
    inflated: int = 300 * MEGABYTE
    inflated_freely: int = 4 * MEGABYTE
    inflated_part: int = 20 * MEGABYTE
    ratio: int = 100


DEFAULT = Limits()
