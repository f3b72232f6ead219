"""How large a file may be before it is refused."""

from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes in bytes, text in characters.

    `ratio` is inflated : packed of one part that is read, judged from `inflated_freely` on; of the whole
    file, pictures included, from five times that on.
    """

    file_size: int = 30 * MEGABYTE
    pages: int = 300
    characters: int = 400_000
    zip_entries: int = 4_000
    inflated: int = 300 * MEGABYTE
    inflated_freely: int = 4 * MEGABYTE
    inflated_part: int = 20 * MEGABYTE
    ratio: int = 100


DEFAULT = Limits()
