"""Words for matching: one case, one dash, one spelling of tones; as long as the text, place by place."""

import re
import unicodedata

_VOWELS = "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
_ACCENTED = "".join(
    whole
    for vowel in _VOWELS
    for mark in "\u0300\u0309\u0303\u0301\u0323"
    if len(whole := unicodedata.normalize("NFC", vowel + mark)) == 1
)
# Letters inside a character class of a pattern.
CAPITALS = "A-ZĐĂÂÊÔƠƯ" + "".join(sign for sign in _ACCENTED if sign.isupper())
SMALLS = "a-zđăâêôơư" + "".join(sign for sign in _ACCENTED if sign.islower())

_OPEN = re.compile("[uo][ỳỷỹýỵàảãáạèẻẽéẹ](?![\\w\u0300-\u036f])|qúy(?!\\w)")
_MOVED = {
    "uỳ": "ùy", "uỷ": "ủy", "uỹ": "ũy", "uý": "úy", "uỵ": "ụy",
    "oà": "òa", "oả": "ỏa", "oã": "õa", "oá": "óa", "oạ": "ọa",
    "oè": "òe", "oẻ": "ỏe", "oẽ": "õe", "oé": "óe", "oẹ": "ọe",
}  # fmt: skip
_ALIKE = str.maketrans(
    dict.fromkeys("‐‑‒–—―−\ufe58\ufe63\uff0d\u00ad\ufffe", "-")
    | dict.fromkeys("“”„‟«»", '"')
    | dict.fromkeys("\u00a0\u2007\u202f\t", " ")
)
# What recognition makes of figures and letters: "O2", "l5/11", "1OO%", "1ần"; as long as what it means.
_FIGURE = r"(?=[OolI\d]{0,9}\d)[OolI\d]{0,9}[OolI][OolI\d]{0,9}"
_SCANNED = re.compile(
    rf"(?<![\w.]){_FIGURE}(?=[/.,]\d|[%\s/.,;:)]|$)(?![-–])|(?<![\w.,])[Oo](?=,\d)"
    rf"|(?<=\d/)[OolI](?=\d?/)|(?<![\w.,/-])1(?=[{_ACCENTED}ăâêôơưĂÂÊÔƠƯ]|[aeiouy][{_ACCENTED}a-z])"
)
# Begins with the figure, so that the engine skips to one.
_MAY_BE_SCANNED = re.compile(rf"[0-9](?:(?<=[OolI].)|(?<=[Oo],.)|[OolI]|(?<=1)[{_ACCENTED}ăâêôơưaeiouy])")
_FIGURES = str.maketrans("OolI", "0011")
_UNLIKE = re.compile("[" + re.escape("".join(map(chr, _ALIKE))) + "]")


def fold(text: str) -> str:
    """Small letters with their marks, "-" for every dash, "ủy" for "uỷ": `len(fold(t)) == len(t)`."""
    return fold_mended(unscanned(text), text)


def fold_mended(mended: str, text: str) -> str:
    """The same, where it is known what `unscanned(text)` is."""
    folded = mended.lower()
    if len(folded) != len(text):
        folded = "".join(low if len(low := sign.lower()) == 1 else sign for sign in text)
    for sign in set(_UNLIKE.findall(folded)):
        folded = folded.replace(sign, _ALIKE[ord(sign)])
    return _OPEN.sub(_closed, folded)


def _closed(found: re.Match[str]) -> str:
    """ "uỷ" as "ủy", but "quỷ" as it is: there the u belongs to the q."""
    if found[0] == "qúy":
        return "quý"
    after_q = found[0][0] == "u" and found.string[found.start() - 1 : found.start()] == "q"
    return found[0] if after_q else _MOVED.get(found[0], found[0])


def unscanned(text: str) -> str:
    """The text with what recognition mistook put right; as long as it is."""
    return _SCANNED.sub(_mended, text) if _MAY_BE_SCANNED.search(text) else text


def _mended(found: re.Match[str]) -> str:
    return "l" if found[0] == "1" else found[0].translate(_FIGURES)


def nfc(text: str) -> str:
    """The text with each accented letter as one character."""
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def without_marks(text: str) -> str:
    """The text with bare letters: "tổ chức" is "to chuc"."""
    apart = unicodedata.normalize("NFD", text)
    return "".join(sign for sign in apart if not unicodedata.combining(sign)).replace("đ", "d")


def starts_small(text: str) -> bool:
    """Whether the first letter is a small one (quotation marks and brackets aside)."""
    bare = text.lstrip("\"'“‘([*_ ")
    return bare[:1].islower()


def is_shouted(text: str) -> bool:
    """Whether the words stand in capitals, as titles of parts do."""
    if text[1:5].islower() and len(text) > 6:
        return False
    if sum(map(str.islower, text[: 24 + len(text) // 4])) >= 0.1 * len(text):
        return False  # too many already, whatever follows
    letters = sum(map(str.isalpha, text))
    return letters > 3 and sum(map(str.isupper, text)) > 0.9 * letters
