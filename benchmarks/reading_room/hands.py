"""A person at the keyboard: what is pressed is counted, and what a person would need is added up.

The seconds are those of the keystroke-level model (Card, Moran, Newell 1980) for somebody who does not type
by trade; reading is as slow as that of an official who meets the page for the first time.
"""

from dataclasses import dataclass

from playwright.sync_api import Locator, Page

KEY = 0.28  # one key
POINT = 1.1 + 0.4  # the hand to the mouse, the mouse to the thing, and the press
THINK = 1.35  # before each act
WORDS_A_MINUTE = 200


@dataclass
class Hands:
    """Does in the browser what it says, and keeps count."""

    page: Page
    keys: int = 0
    clicks: int = 0
    thoughts: int = 0
    words: int = 0

    @property
    def seconds(self) -> float:
        """What a person needs for all of it, the machine's own time left out."""
        reading = 60 * self.words / WORDS_A_MINUTE
        return self.keys * KEY + self.clicks * POINT + self.thoughts * THINK + reading

    def read(self, *things: Locator) -> None:
        """Read what stands there."""
        for thing in things:
            self.words += sum(len(one.split()) for one in thing.all_inner_texts())

    def press(self, key: str) -> None:
        self.thoughts += 1
        self.keys += 1
        self.page.keyboard.press(key)

    def type(self, words: str) -> None:
        """Vietnamese by Telex: about a third more keys than letters."""
        self.thoughts += 1
        self.keys += round(len(words) * 1.33)
        self.page.keyboard.type(words)

    def click(self, thing: Locator) -> None:
        self.thoughts += 1
        self.clicks += 1
        thing.click()
