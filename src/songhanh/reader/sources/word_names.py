"""Names in Word's XML."""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

VAL = W + "val"
ID = W + "id"
ILVL = W + "ilvl"
NUM_ID = W + "numId"
NUM_PR = W + "numPr"
P_PR = W + "pPr"
P_STYLE = W + "pStyle"
R_PR = W + "rPr"
R_STYLE = W + "rStyle"
BOLD = W + "b"
OUTLINE = W + "outlineLvl"

# What the fonts of signs draw at a place of their private area.
_SIGNS = {
    0xA7: "▪", 0xA8: "▫", 0xB7: "•", 0xD8: "➢", 0xFC: "✓", 0xFB: "✗", 0xFE: "☑", 0x76: "❖", 0x71: "❑",
    0x6C: "●", 0x6E: "■", 0x6F: "□", 0x75: "◆", 0xE0: "→", 0xF0: "⇨", 0xB3: "≥", 0xA3: "≤", 0xB1: "±",
}  # fmt: skip


def is_on(value: str | None) -> bool:
    """A switch in Word's XML: present without a value means on."""
    return value not in ("0", "false", "off", "none")


def draw_sign(code: int) -> str:
    """The character that a sign font draws for a code, as Unicode; a bullet where it is not known."""
    place = code - 0xF000 if 0xF000 <= code <= 0xF0FF else code
    if place in _SIGNS and (code >= 0xF000 or place > 0x7F):
        return _SIGNS[place]
    if 0x20 < place < 0x7F:
        return chr(place)
    return "•" if code < 0xA0 or 0xD800 <= code <= 0xF8FF or code > 0xFFFD else chr(code)


def read_count(value: object, most: int) -> int | None:
    """A whole number in Word's XML, at most `most`; None where it is none."""
    text = "" if value is None else str(value)
    return min(int(text), most) if text.isascii() and text.isdecimal() and len(text) < 10 else None
