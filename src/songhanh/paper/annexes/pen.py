"""The formats of the annex of targets, and how a cell is written: text, number, formula, several as one."""

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from songhanh.paper.layout import layout
from songhanh.paper.wording import clean

Place = tuple[int, int]
Form = tuple[str, str, str]  # words before, number format, words after

_FORMULA = ("=", "+", "-", "@")  # what a spreadsheet takes for the beginning of a formula
_LONGEST = 32_767  # characters of a cell


class Pen:
    """Formats by name, made when first asked for; text that looks like a formula is marked as text."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[str, str], Format] = {}
        face = {"font_name": layout().font, "font_size": 12, "valign": "vcenter"}
        ruled = face | {"border": 1, "text_wrap": True, "valign": "top"}
        centred = {"align": "center"}
        band = {"bold": True, "bg_color": "#E8E8E8"}
        self._rules: dict[str, dict[str, object]] = {
            "label": face | centred | {"bold": True, "font_size": 14},
            "title": face | centred | {"bold": True, "font_size": 14},
            "note": face | centred | {"italic": True, "font_size": 14},
            "place": face | centred,
            "head": ruled | band | centred | {"valign": "vcenter"},
            "band": ruled | {"bold": True, "bg_color": "#F4F4F4"},
            "cell": ruled,
            "center": ruled | centred,
            "verdict": ruled | centred | {"bold": True},
        }

    def text(self, sheet: Worksheet, place: Place, text: str, look: str) -> None:
        """Write `text` as text; nothing, with its rules, for ""."""
        words = self._cut(text)
        if words:
            sheet.write_string(*place, words, self._guarded(words, look))
        else:
            sheet.write_blank(*place, None, self._format(look))

    def across(self, sheet: Worksheet, cells: tuple[int, int, int, int], text: str, look: str) -> None:
        """Write `text` into one cell made of several."""
        words = self._cut(text)
        made = self._guarded(words, look)
        sheet.merge_range(*cells, "", made)
        if words:
            sheet.write_string(cells[0], cells[1], words, made)

    def number(self, sheet: Worksheet, place: Place, value: float | None, form: Form) -> None:
        """Write a number that is read with words around it, or leave room for one."""
        if value is None:
            sheet.write_blank(*place, None, self._format("center", _format_code(form)))
        else:
            sheet.write_number(*place, value, self._format("center", _format_code(form)))

    def formula(
        self, sheet: Worksheet, place: Place, formula: str, value: float | str, form: Form | None
    ) -> None:
        """Write a formula and the value that it has now; without `form` it says words."""
        made = self._format("center", _format_code(form)) if form else self._format("verdict")
        sheet.write_formula(*place, formula, made, value)

    def _guarded(self, words: str, look: str) -> Format:
        return self._format(look, guarded=words.startswith(_FORMULA))

    def _format(self, look: str, code: str = "", *, guarded: bool = False) -> Format:
        key = (f"{look}{'!' if guarded else ''}", code)
        if key not in self._made:
            extra = ({"num_format": code} if code else {}) | ({"quote_prefix": True} if guarded else {})
            self._made[key] = self._book.add_format(self._rules[look] | extra)
        return self._made[key]

    def _cut(self, text: str) -> str:
        words = clean(text)
        return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"


def _format_code(form: Form) -> str:
    before, number, after = form
    return (f'"{before}"' if before else "") + number + (f'"{after}"' if after else "")
