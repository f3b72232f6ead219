"""What templates write with: numbers and days in their one writing, the keys of a form, the typeface."""

import json
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from urllib.parse import urlencode
from uuid import uuid4

from django import template
from django.template.context import RequestContext
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from songhanh.kernel.dates import long_date, official_date, write_date
from songhanh.kernel.numbers import official_count, write_money, write_number, write_percent
from songhanh.kernel.text import search_key
from songhanh.ui.fields import write_size
from songhanh.ui.qr import draw_qr

register = template.Library()

_FACE = Path(__file__).resolve().parent.parent / "static/ui/face/face.css"
_HTMX = {
    "includeIndicatorStyles": False,
    "allowEval": False,
    "allowScriptTags": False,
    "selfRequestsOnly": True,
    "historyCacheSize": 0,
    "responseHandling": [
        {"code": "204", "swap": False},
        {"code": "[23]..", "swap": True},
        {"code": "4(00|03|04|09|22|29)", "swap": True, "error": False},
        {"code": "[45]..", "swap": False, "error": True},
    ],
}


def _number(value: object) -> Decimal | None:
    return None if value is None or value == "" else Decimal(str(value))


@register.filter
def number(value: object, places: int | None = None) -> str:
    """1234.5 → 1.234,5. None stays blank: who shows a blank says beside it why."""
    found = _number(value)
    return "" if found is None else write_number(found, places)


@register.filter
def percent(value: object, places: int | None = None) -> str:
    found = _number(value)
    return "" if found is None else write_percent(found, places)


@register.filter
def money(value: object) -> str:
    """15000000 → 15.000.000 đồng."""
    found = _number(value)
    return "" if found is None else write_money(int(found))


@register.filter
def count(value: object) -> str:
    """A count in official prose: 4 → 04."""
    found = _number(value)
    return "" if found is None else official_count(int(found))


def _day(value: object) -> date | None:
    if isinstance(value, datetime):
        return timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
    return value if isinstance(value, date) else None


@register.filter(name="date_vn")
def date_vn(value: object) -> str:
    """05/01/2026, of a day or of a moment (in the office's time)."""
    day = _day(value)
    return "" if day is None else write_date(day)


@register.filter
def day(value: object) -> str:
    """05/01/2026: the short name of `date_vn`."""
    return date_vn(value)


@register.filter
def weekday(value: object) -> str:
    """Thứ Hai, 05/01/2026."""
    found = _day(value)
    if found is None:
        return ""
    name, _comma, written = long_date(found).partition(", ")
    return f"{_(name)}, {written}"


@register.filter
def moment(value: object) -> str:
    """14:05 ngày 05/01/2026, in the office's time."""
    if not isinstance(value, datetime):
        return date_vn(value)
    local = timezone.localtime(value) if timezone.is_aware(value) else value
    return _("%(hour)s ngày %(day)s") % {"hour": f"{local:%H:%M}", "day": write_date(local.date())}


@register.filter(name="official_date")
def official_date_filter(value: object) -> str:
    """Ngày 05 tháng 01 năm 2026, as papers have it (Decree 30/2020)."""
    found = _day(value)
    return "" if found is None else official_date(found)


@register.filter
def size(value: object) -> str:
    """A file's size in words: 44045 → 43 KB."""
    return write_size(int(_number(value) or 0))


@register.filter
def highlight(text: object, wanted: object) -> SafeString:
    """The text with every place that matches `wanted` marked; with or without dấu, any case."""
    whole, needle = str(text), search_key(str(wanted or ""))
    if not needle:
        return conditional_escape(whole)
    pieces: list[str] = []
    at = 0
    for start, end in _places_of(whole, needle):
        pieces += [conditional_escape(whole[at:start]), format_html("<mark>{}</mark>", whole[start:end])]
        at = end
    return mark_safe("".join([*pieces, conditional_escape(whole[at:])]))  # noqa: S308 (every piece is escaped)


def _places_of(whole: str, needle: str) -> list[tuple[int, int]]:
    """Where `needle` (a search key) stands in `whole`, as half-open pairs that do not overlap.

    Each character is keyed alone, which keeps the map to the text; a space stays one.
    """
    keyed, origin = "", []
    for index, character in enumerate(whole):
        for one in " " if character.isspace() else search_key(character):
            if not (one == " " and keyed.endswith(" ")):
                keyed += one
                origin.append(index)
    found, at = [], keyed.find(needle)
    while at >= 0:
        found.append((origin[at], origin[at + len(needle) - 1] + 1))
        at = keyed.find(needle, at + len(needle))
    return found


@register.simple_tag
def keys(version: object = "") -> SafeString:
    """The hidden keys of a form that is written by hand: a version and a once-key of its own."""
    return format_html(
        '<input type="hidden" name="version" value="{}"><input type="hidden" name="once" value="{}">',
        version,
        uuid4(),
    )


@register.simple_tag
def face_link() -> SafeString:
    """The typeface, once set-up has made it; until then every page stands in the system's own."""
    if not _FACE.is_file():
        return mark_safe("")
    return format_html('<link rel="stylesheet" href="{}">', static("ui/face/face.css"))


@register.simple_tag
def htmx_config() -> str:
    """What htmx may do here: no eval, no inline style; our refusals (409, 422 …) are shown."""
    return json.dumps(_HTMX, separators=(",", ":"))


@register.simple_tag(takes_context=True)
def query(context: RequestContext, **changes: object) -> str:
    """The page's own query with some words changed: `?{% query page=2 %}`; an empty value drops the word."""
    kept = context["request"].GET.copy()
    for name, value in changes.items():
        kept.pop(name, None)
        if value not in (None, ""):
            kept[name] = str(value)
    return urlencode(list(kept.lists()), doseq=True)


@register.simple_tag
def page_language() -> str:
    return get_language() or "vi"


@register.simple_tag
def drawing(svg: str) -> SafeString:
    """A chart drawn by `paper.charts`, as it is: every word in it was escaped there."""
    return mark_safe(svg)  # noqa: S308 (drawn by us, words escaped)


@register.simple_tag
def qr(text: str, label: str = "") -> SafeString:
    """A QR code of a text, in the page itself."""
    return draw_qr(text, label)
