"""What stands before an item: "I.", "2.1.", "a)", "-", "+", "Phần thứ nhất", "Chỉ tiêu 3:"."""

import re
from dataclasses import dataclass

from songhanh.reader.folding import CAPITALS

# How deep each kind of number stands, from the outside in.
PART, UPPER, ROMAN, ARABIC, DECIMAL, LETTER, BRACKET, DASH, PLUS, PLAIN = 0, 1, 2, 3, 4, 8, 9, 10, 11, 12


@dataclass(frozen=True, slots=True)
class Marker:
    """The number or bullet of an item. `name` is its share of a ref ("II", "2.1", "a"; "" for bullets)."""

    rank: int
    name: str = ""
    order: int = 0


_ROMANS = {"i": 1, "v": 5, "x": 10, "l": 50}
_LETTERS = "abcdđeghiklmnopqrstuvxy"
_CAPITALS = _LETTERS.upper()
_COUNTED = {
    word: number
    for number, word in enumerate(
        ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười"), start=1
    )
}
_PART = re.compile(
    r"(?:phần|chương|mục|điều|phụ lục)\s+(?:thứ\s+(?P<word>\w+)|(?P<roman>[IVXivx]{1,5})|(?P<figure>\d{1,2}))"
    r"\s*(?:[.:)\-–]+\s*|\s|$)",
    re.IGNORECASE,
)
_ROMAN = re.compile(
    rf"([IVX]{{1,6}})\s*(?:(?:[.)]|/(?!\d))+\s*(?=\S|$)|\s[-–]\s\s*(?=\S|$)|[-–]\s+(?=[{CAPITALS}]))"
)
# "IL." for II., "IIL" for III.: recognition takes an I for an L, or the full stop with it.
_MISREAD_ROMAN = re.compile(rf"([IVXLl1]{{2,5}})(?:\s*[.)]\s*(?=\S)|\s+(?=[{CAPITALS}]{{2}}))")
_MISREAD_ONE = re.compile(rf"l\.\s+(?=[{CAPITALS}])")
_AS_I = str.maketrans("Ll1", "III")
_UPPER = re.compile(r"([A-HĐK])\s*[.)]\s+(?=\S)")
_DECIMAL = re.compile(rf"(\d{{1,2}}(?:\.\d{{1,2}}){{1,3}})(?:[.)]+\s*(?=\D)|[-–]?\s+(?=[{CAPITALS}]))")
_ARABIC = re.compile(
    r"(\d{1,2})\s*(?:[.)]+|/(?=\s*[^\W\d]))\s*(?=[^\d\s.,%)])"
    # "4. 100% thôn …", "2. 12/14 thôn …": an item may begin with its figure.
    rf"|(\d{{1,2}})[-–]\s+(?=[{CAPITALS}])"  # "1- Mục đích"
    r"|(\d{1,2})[.)]\s+(?=\d{1,3}(?:[.,/]\d{1,3})*(?:\s?%|\s+[^\W\d]))"
)
_LETTER = re.compile(r"([a-zđ]{1,2})\s*(?:\)\.?|\.(?=\s)|/(?=\s))\s*(?=\S)")
_BRACKET = re.compile(r"\((\d{1,2}|[ivx]{1,4}|[a-zđ])\)\s*(?=\S)")
_PLUS = re.compile(r"\+\s*(?=[^\s\d])")
_DASH = re.compile(r"(?:[-–—−•●▪■◦♦➢✓\uf02d\uf0b7·*]|o(?=\s+[" + CAPITALS + r"]))\s*(?=\S)")
_FIRST = frozenset("-–—−•●▪■◦♦➢✓\uf02d\uf0b7·*+(0123456789")


def roman(text: str) -> int:
    """The value of a Roman number, 0 if it is none."""
    values = [_ROMANS.get(sign, 0) for sign in text.lower()]
    if not values or 0 in values:
        return 0
    total = sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))
    return total if to_roman(total) == text.upper() else 0


def to_roman(number: int) -> str:
    """7 → VII."""
    steps = ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    written = ""
    for value, sign in steps:
        written += sign * (number // value)
        number %= value
    return written


def find_marker(text: str) -> tuple[Marker, int] | None:
    """The marker that a line opens with and how many characters it takes, or None."""
    first = text[:1]
    if first in _FIRST:
        return _bullet(text) or _figure(text)
    if first.lower() in "pcmđ":
        return _capital(text) or _letter(text)
    if text[1:3].isalpha() and (first.islower() or _is_small(text[1:3])):
        return None  # a word, as most lines begin with one
    return (_capital(text) if first.isupper() else None) or _letter(text)


def _is_small(letters: str) -> bool:
    """Whether these follow a capital in a word, and are not an L for an I ("Il.", "IlI.")."""
    return letters.islower() and "l" not in letters


def _bullet(text: str) -> tuple[Marker, int] | None:
    for pattern, rank in ((_PLUS, PLUS), (_DASH, DASH)):
        if found := pattern.match(text):
            return Marker(rank), found.end()
    if found := _BRACKET.match(text):
        return Marker(BRACKET, found[1], _order(found[1])), found.end()
    return None


def _figure(text: str) -> tuple[Marker, int] | None:
    if found := _DECIMAL.match(text):
        parts = found[1].split(".")
        return Marker(DECIMAL + len(parts) - 2, found[1], int(parts[-1])), found.end()
    if found := _ARABIC.match(text):
        number = int(found[1] or found[2] or found[3])
        return Marker(ARABIC, str(number), number), found.end()
    return None


def _capital(text: str) -> tuple[Marker, int] | None:
    if (found := _ROMAN.match(text)) and (value := roman(found[1])):
        return Marker(ROMAN, found[1], value), found.end()
    if (found := _MISREAD_ROMAN.match(text)) and set(found[1]) & set("Ll"):
        name = found[1].translate(_AS_I)
        return (Marker(ROMAN, name, roman(name)), found.end()) if roman(name) else None
    if found := _PART.match(text):
        number = found["figure"] or found["roman"] or found["word"]
        order = _COUNTED.get(number.lower(), 0) if found["word"] else roman(number) or _order(number)
        return (Marker(PART, f"P{order}", order), found.end()) if order else None
    if found := _UPPER.match(text):
        return Marker(UPPER, found[1], _CAPITALS.find(found[1]) + 1), found.end()
    return None


def _letter(text: str) -> tuple[Marker, int] | None:
    if found := _MISREAD_ONE.match(text):
        return Marker(ARABIC, "1", 1), found.end()
    if (found := _LETTER.match(text)) and len(found[1]) == 1:
        return Marker(LETTER, found[1], _order(found[1])), found.end()
    if text[:2] == "o " and (found := _DASH.match(text)):
        return Marker(DASH), found.end()
    return None


def _order(name: str) -> int:
    if name.isdigit():
        return int(name)
    return _LETTERS.find(name) + 1 if len(name) == 1 else roman(name)


def marker_of_label(label: str) -> Marker | None:
    """The marker of a number that the file draws but does not write (Word's automatic numbering)."""
    bare = label.strip()
    if not bare:
        return None
    found = find_marker(bare + " X")
    return found[0] if found else Marker(DASH)
