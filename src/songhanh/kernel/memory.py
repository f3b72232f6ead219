"""The collector of cycles put off while very much is made at once."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collecting_later() -> Iterator[None]:
    """For work on thousands of rows: the collector would go through all that lives again and again, and find
    nothing to let go. What falls in cycles meanwhile, here or in another thread, is found after it.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
