"""Vietnamese text: one form of letters, keys for searching and sorting, words, one spelling, file names."""

import re
import unicodedata
from functools import lru_cache

_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
_SHAPES = {"\u0306", "\u0302", "\u031b"}  # breve, circumflex, horn: they make a letter of its own
_CROSSED = str.maketrans({"đ": "d", "Đ": "d", "ð": "d", "Ð": "d", "ɖ": "d", "Ɖ": "d"})
_DASHES = "-\u00ad\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"

_INSIDE_NUMBERS = ".,/:"
_OUTSIDE_NUMBERS = re.compile("(?<![0-9])[.,/:]+|[.,/:]+(?![0-9])")
_WORDS = re.compile(r"[^\W_]+(?:[.,/:&'’-][^\W_]+)*%?")


def nfc(text: str) -> str:
    """The text with each accented letter as one character, as all text is kept here."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


class _Folding(dict[int, str]):
    """A table for `str.translate` that learns each character when it first meets it."""

    def __missing__(self, code: int) -> str:
        plain = unicodedata.normalize("NFD", chr(code).translate(_CROSSED).casefold())
        folded = "".join(c for c in plain if not unicodedata.combining(c) and unicodedata.category(c) != "Cf")
        self[code] = folded
        return folded


class _KeyFolding(_Folding):
    """The same, with a space for all that is neither letter, figure nor %, nor may stand inside a number."""

    def __missing__(self, code: int) -> str:
        kept = (
            c if c.isalnum() or c in _INSIDE_NUMBERS or c == "%" else " " for c in super().__missing__(code)
        )
        self[code] = folded = "".join(kept)
        return folded


class _EvenFolding(_Folding):
    """The same, but every character stays one character, so that positions hold."""

    def __missing__(self, code: int) -> str:
        folded = " " if chr(code).isspace() else "-" if chr(code) in _DASHES else super().__missing__(code)
        self[code] = folded if len(folded) == 1 else chr(code)
        return self[code]


_KEY_FOLDING = _KeyFolding()
_EVEN_FOLDING = _EvenFolding()


def fold(text: str) -> str:
    """Small letters without marks, dashes as "-", every space as " ": as long as `nfc(text)`, place by place.

    Tells where a found word stands in the text: `nfc(text)[i]` is what became `fold(text)[i]`.
    """
    return nfc(text).translate(_EVEN_FOLDING)


def search_key(text: str) -> str:
    """What is stored and what is asked, made alike: small letters without marks, one space between words.

    đ becomes d; hoà and hòa, Uỷ and Ủy, all dashes, spaces and punctuation are alike. A point, comma, slash
    or colon between two figures stays ("1.234,5", "25/11").
    """
    return _key_of_name(text) if len(text) <= _LONGEST_NAME else _key(text)


def _key(text: str) -> str:
    return " ".join(_OUTSIDE_NUMBERS.sub(" ", text.translate(_KEY_FOLDING)).split())


_LONGEST_NAME = 120  # what is longer is a passage: asked once, not worth the memory
_key_of_name = lru_cache(maxsize=16384)(_key)


# Sorting. A key is made of 0-9 and a-z alone, so that it sorts alike under every collation of every database:
# "0" parts words, "1" opens a number, "2" … "y" are the letters in order, "z" opens any other character;
# "00" ends the letters, then come the tones: ngang 0, huyền 1, hỏi 2, ngã 3, sắc 4, nặng 5.

_ALPHABET = [*"abcdđefghijklmnopqrstuvwxyz"]
for _letter, _after in (("ă", "a"), ("â", "ă"), ("ê", "e"), ("ô", "o"), ("ơ", "ô"), ("ư", "u")):
    _ALPHABET.insert(_ALPHABET.index(_after) + 1, _letter)
_SYMBOLS = "0123456789abcdefghijklmnopqrstuvwxyz"
_RANKS = dict(zip(_ALPHABET, _SYMBOLS[2:], strict=False))
_SYLLABLES = re.compile("(?:[^\\W_]|[\u0300-\u036f])+")
_PIECES = re.compile("[0-9]+|.", re.DOTALL)


@lru_cache(maxsize=8192)
def _rank(piece: str) -> tuple[str, str]:
    """The symbols of one letter or one number, and its tone ("" for none)."""
    if piece[0] in "0123456789":
        figures = piece.lstrip("0") or "0"
        return "1" + _SYMBOLS[min(len(figures), 35)] + figures, ""
    parts = unicodedata.normalize("NFD", piece.casefold().replace("ð", "đ"))
    base, marks = parts[0], parts[1:]
    tone = "".join(_TONES.get(mark, "") for mark in marks)
    if unicodedata.combining(base):
        return "", _TONES.get(base, "")
    letter = unicodedata.normalize("NFC", base + "".join(mark for mark in marks if mark in _SHAPES))
    return _RANKS.get(letter) or _RANKS.get(base) or f"z{ord(base):06x}", tone


@lru_cache(maxsize=8192)
def _rank_syllable(syllable: str) -> tuple[str, str]:
    """Tones are told once a syllable: hoà and hòa, which differ in where the mark stands, are alike."""
    ranked = [_rank(piece) for piece in _PIECES.findall(syllable)]
    return "".join(symbol for symbol, _ in ranked), "".join(tone for _, tone in ranked) or "0"


def sort_key(text: str) -> str:
    """A plain ASCII string that sorts as Vietnamese does: a ă â b c d đ e ê …, then à ả ã á ạ.

    As in CLDR, tones count only where all letters are alike. Numbers sort by size ("Thôn 2" before
    "Thôn 10"), words before longer words, case and punctuation not at all. At most
    eight times as long as the text.
    """
    ranked = [_rank_syllable(syllable) for syllable in _SYLLABLES.findall(nfc(text))]
    letters = "0".join(symbols for symbols, _ in ranked)
    tones = "".join(tone for _, tone in ranked).rstrip("0")
    return f"{letters}00{tones}" if tones else letters


def words(text: str) -> tuple[str, ...]:
    """The words as they stand, without the punctuation around them: "60,5% tin, bài." → 60,5% · tin · bài."""
    return tuple(_WORDS.findall(nfc(text)))


def slug(text: str, limit: int = 60) -> str:
    """A name fit for files and addresses: "Kế hoạch 170/KH-UBND" → "ke-hoach-170-kh-ubnd"."""
    whole = re.sub("[^a-z0-9]+", "-", search_key(text)).strip("-")
    if len(whole) <= limit:
        return whole
    return whole[: limit + 1].rpartition("-")[0] or whole[:limit]


_ENDS = "(?![\\w\u0300-\u036f])"  # no letter follows, nor a mark that stands apart
_OPEN_SYLLABLES = re.compile(
    f"(?<![qQ])([uU])([ỳỷỹýỵ]){_ENDS}|([oO])([àảãáạèẻẽéẹ]){_ENDS}"
    f"|([uU])([ỲỶỸÝỴ]){_ENDS}|([oO])([ÀẢÃÁẠÈẺẼÉẸ]){_ENDS}"
)


@lru_cache(maxsize=4096)
def one_spelling(text: str) -> str:
    """The tone where this product writes it: hoà → hòa, thuý → thúy, Uỷ → Ủy (but quý, hoàn as they are)."""

    def move(found: re.Match[str]) -> str:
        first, second = (group for group in found.groups() if group)
        parts = unicodedata.normalize("NFD", second)
        return nfc(first + parts[1]) + parts[0]

    return _OPEN_SYLLABLES.sub(move, nfc(text))
