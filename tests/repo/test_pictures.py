"""Pictures of the guide: each is shown, none is too heavy, each is said in words."""

import re
from pathlib import Path

from PIL import Image

GUIDE = Path(__file__).parents[2] / "docs" / "guide"
SHOWN = re.compile(r"!\[([^\]]*)\]\(pictures/([^)]+)\)")
MOST_BYTES = 60 * 1024


def shown() -> list[tuple[str, str]]:
    """Words and file of every picture that a page of the guide shows."""
    return [found for page in sorted(GUIDE.glob("*.md")) for found in SHOWN.findall(page.read_text("utf-8"))]


def test_the_guide_shows_every_picture_there_is_and_no_other() -> None:
    there = sorted(path.name for path in (GUIDE / "pictures").iterdir())
    assert len(there) > 10
    assert sorted(name for _words, name in shown()) == there
    assert all(words for words, _name in shown())


def test_every_picture_is_taken_by_the_script() -> None:
    script = Path(__file__).parents[1].joinpath("browser", "pictures.py").read_text("utf-8")
    taken = re.findall(r'take\(\s*\w+,\s*"([^"]+)"', script)
    assert sorted(f"{name}.png" for name in taken) == sorted(name for _words, name in shown())


def test_a_picture_loads_on_a_slow_line() -> None:
    heavy = [path.name for path in (GUIDE / "pictures").iterdir() if path.stat().st_size > MOST_BYTES]
    assert heavy == []


def test_pictures_are_of_a_screen_and_of_a_telephone() -> None:
    widths = set()
    for path in (GUIDE / "pictures").iterdir():
        with Image.open(path) as picture:
            widths.add(picture.width)
            assert picture.mode == "P"
            assert picture.height <= 844
    assert {390, 1366} <= widths
    assert max(widths) == 1366
