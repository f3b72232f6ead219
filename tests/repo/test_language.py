"""Vietnamese in the source, English complete: every word of the screen passes through translation."""

import ast
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from tests.repo.tree import PACKAGE, files, name_of, parse, room_of, source_files, templates

ENGLISH = PACKAGE / "ui/locale/en/LC_MESSAGES/django.po"
VIETNAMESE = re.compile(r"[À-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ]")
NAMES = re.compile(r"Song Hành|Tiếng Việt|Be Vietnam Pro")  # the same in every language
TRANSLATED = re.compile(
    r"\{%\s*blocktrans(?:late)?\b.*?endblocktrans(?:late)?\s*%\}|\{%\s*comment\b.*?endcomment\s*%\}"
    r"|\{%\s*trans(?:late)?\b.*?%\}|\{#.*?#\}|_\((?:\"[^\"]*\"|'[^']*')\)",
    re.S,
)
GETTEXT = {
    "_",
    "gettext",
    "gettext_lazy",
    "gettext_noop",
    "ngettext",
    "ngettext_lazy",
    "pgettext",
    "pgettext_lazy",
}
PATTERNS = {"compile", "sub", "search", "match", "fullmatch", "split", "findall"}
STORED = {"cả nước", "tỉnh", "thành phố", "xã", "phường", "đặc khu", "Việt Nam"}  # kinds and names of places
# the letters of the typeface, the formats of days, the sheet of components that only developers open
NOT_WORDS = {
    "ui/assets.py",
    "ui/formats/vi/formats.py",
    "ui/components.py",
    "ui/templates/ui/components.html",
}
ROOMS_WITH_PAGES = {"ui", "files", "places", "people", "plans", "home"}


def is_vietnamese(text: str) -> bool:
    return VIETNAMESE.search(NAMES.sub("", text)) is not None


def texts(message: Message) -> list[str]:
    return [message.string] if isinstance(message.string, str) else list(message.string)


@pytest.fixture(scope="module")
def gathered(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    """English after the words of today's source have been gathered anew, in a copy."""
    copy = tmp_path_factory.mktemp("words")
    for path in files("src/*.py", "src/*.html"):
        target = copy / path.relative_to(PACKAGE)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, target)
    catalogue = copy / "locale/en/LC_MESSAGES/django.po"
    catalogue.parent.mkdir(parents=True)
    shutil.copy(ENGLISH, catalogue)
    command = [sys.executable, "-m", "django", "makemessages", "-l", "en", "--no-location", "-v", "0"]
    environment = {"PATH": str(Path(shutil.which("xgettext") or "/").parent), "LC_ALL": "C.UTF-8"}
    subprocess.run(command, cwd=copy, env=environment, check=True)
    with catalogue.open("rb") as file:
        return read_po(file)


def words(catalogue: Catalog) -> list[Message]:
    return [message for message in catalogue if message.id]


@pytest.mark.gettext
def test_english_is_complete(gathered: Catalog) -> None:
    assert len(words(gathered)) > 100
    wanting = [message.id for message in words(gathered) if message.fuzzy or not all(texts(message))]
    assert wanting == []


@pytest.mark.gettext
def test_no_english_is_kept_for_words_that_are_gone(gathered: Catalog) -> None:
    assert [str(message_id) for message_id in gathered.obsolete] == []


@pytest.mark.gettext
def test_english_is_english(gathered: Catalog) -> None:
    assert [text for message in words(gathered) for text in texts(message) if is_vietnamese(text)] == []


@pytest.mark.gettext
def test_english_keeps_what_is_filled_in(gathered: Catalog) -> None:
    def places(text: str) -> set[str]:
        return set(re.findall(r"%\((\w+)\)|\{(\w*)\}|%([sd])", text))

    differing = []
    for message in [message for message in words(gathered) if not message.fuzzy]:
        ids = [message.id] if isinstance(message.id, str) else list(message.id)
        differing += [ids[0] for text in texts(message) if text and places(text) != places(ids[-1])]
    assert differing == []


def name_called(call: ast.Call) -> str:
    return str(getattr(call.func, "id", "") or getattr(call.func, "attr", ""))


def strings_outside_gettext(tree: ast.AST) -> Iterator[ast.Constant]:
    """String constants that neither gettext nor a pattern takes; documentation is none."""
    for child in ast.iter_child_nodes(tree):
        if isinstance(child, ast.Call) and name_called(child) in GETTEXT | PATTERNS:
            continue
        if isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant):
            continue
        if isinstance(child, ast.Constant) and isinstance(child.value, str):
            yield child
        yield from strings_outside_gettext(child)


def test_every_vietnamese_word_in_a_room_with_pages_can_be_translated() -> None:
    bare = [
        f"{name_of(path, node)} {str(node.value)[:50]}"
        for path in source_files()
        if room_of(path) in ROOMS_WITH_PAGES and path.relative_to(PACKAGE).as_posix() not in NOT_WORDS
        for node in strings_outside_gettext(parse(path))
        if is_vietnamese(str(node.value)) and node.value not in STORED
    ]
    assert bare == []


def test_every_vietnamese_word_of_a_template_can_be_translated() -> None:
    bare = [
        f"{name_of(path)} {line.strip()[:60]}"
        for path in templates()
        if path.relative_to(PACKAGE).as_posix() not in NOT_WORDS
        for line in TRANSLATED.sub("", path.read_text(encoding="utf-8")).splitlines()
        if is_vietnamese(line)
    ]
    assert bare == []


def test_scripts_bring_no_words_of_their_own() -> None:
    """What a script says it takes from the page, where it is translated."""
    bare = [
        f"{name_of(path, number)} {line.strip()[:60]}"
        for path in files("src/*.js")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if is_vietnamese(re.sub(r"//.*|/\*.*?\*/|^\s*\*.*", "", line))
    ]
    assert bare == []


def test_no_word_is_translated_inside_an_f_string() -> None:
    """The gatherer of words does not look in there, so such a word would have no English."""
    hidden = [
        name_of(path, call)
        for path in source_files()
        for text in ast.walk(parse(path))
        if isinstance(text, ast.JoinedStr)
        for call in ast.walk(text)
        if isinstance(call, ast.Call) and name_called(call) in GETTEXT
        if call.args and isinstance(call.args[0], ast.Constant)
    ]
    assert hidden == []
