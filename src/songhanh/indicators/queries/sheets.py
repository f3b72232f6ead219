"""The sheet of an indicator as a page shows it: what is counted, how it adds up, who provides it here."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from songhanh.catalogue.indicator_sheets import ABOVE, find_indicator_sheet
from songhanh.catalogue.indicators import Indicator
from songhanh.catalogue.units import unit_kinds
from songhanh.indicators.queries.subjects import name_of
from songhanh.kernel.dates import write_date
from songhanh.kernel.numbers import write_number
from songhanh.places.queries.own_indicators import SaidHere
from songhanh.registers.models import REGISTERS

DIRECTIONS: dict[str, Any] = {
    "up": gettext_lazy("Càng cao càng tốt"),
    "down": gettext_lazy("Càng thấp càng tốt"),
    "keep": gettext_lazy("Giữ ổn định"),
}
FREQUENCIES: dict[str, Any] = {
    "month": gettext_lazy("Hằng tháng"),
    "quarter": gettext_lazy("Hằng quý"),
    "year": gettext_lazy("Hằng năm"),
}
_UNIT, _GROUND = gettext_lazy("Đơn vị tính"), gettext_lazy("Văn bản làm căn cứ")
_SPLITS: dict[str, Any] = {"giới tính": gettext_lazy("Nam, nữ")}
_ADDED: dict[str, Any] = {
    "sum": gettext_lazy("Cộng các kỳ, các nơi."),
    "latest": gettext_lazy("Lấy số ngày cuối kỳ; cộng các nơi."),
    "ratio": gettext_lazy(
        "Cộng riêng số đạt và tổng số của các kỳ, các nơi rồi mới chia; không lấy trung bình tỷ lệ."
    ),
}
_ON_LAST_DAY = gettext_lazy(
    "Lấy số đạt và tổng số ngày cuối kỳ; các nơi cộng riêng từng số rồi mới chia, không lấy trung bình tỷ lệ."
)


@dataclass(frozen=True, slots=True)
class IndicatorLine:
    """One indicator with its sheet: heading and words, in the order of the page; `True` where they are a
    paper's, whatever language the page has."""

    code: str
    name: str
    provider: str
    frequency: str
    rows: tuple[tuple[str, str, bool], ...]
    said: SaidHere | None


def tell_sheet(one: Indicator, said: Mapping[str, SaidHere]) -> IndicatorLine:
    """The sheet of an indicator of the catalogue, with what the place says of it."""
    here = said.get(one.code)
    provider, frequency = provider_of(one.code, here), _frequency(one, here)
    rows = [
        *_counted(one),
        (_UNIT, one.unit),
        (_("Chiều hướng"), str(DIRECTIONS[one.direction])),
        (_("Phân tổ"), ", ".join(str(_SPLITS.get(split, split)) for split in one.disaggregation)),
        (_("Kỳ thu thập"), frequency),
        (_("Cộng thế nào"), _added(one)),
        (_("Lấy từ đâu"), _taken_from(one)),
        (_("Ai cung cấp"), provider),
        (_GROUND, _ground(one)),
        (_("Đối chiếu ngày"), _checked(one)),
        (_("Riêng ở đây"), _here(here)),
    ]
    of_paper = (_UNIT, _GROUND)
    told = tuple((str(label), words, label in of_paper) for label, words in rows if words)
    return IndicatorLine(one.code, name_of(one), provider, frequency, told, here)


def provider_of(code: str, here: SaidHere | None, kind: str = "") -> str:
    """Who provides it: as the place says, else the usual kind of unit."""
    if here is not None and here.provider:
        return here.provider
    sheet = find_indicator_sheet(code)
    kind = kind or (sheet.provider if sheet else "")
    if kind == ABOVE:
        return _("Cấp trên, từ điều tra")
    found = next((one for one in unit_kinds() if one.code == kind), None)
    return "" if found is None else found.english if _is_english() else found.name


def _is_english() -> bool:
    return (get_language() or "vi").startswith("en")


def _frequency(one: Indicator, here: SaidHere | None) -> str:
    return str(FREQUENCIES[here.frequency if here and here.frequency else one.frequency])


def _parts(one: Indicator) -> tuple[str, str]:
    sheet = find_indicator_sheet(one.code)
    if sheet is None:
        return "", ""
    return (sheet.english, sheet.whole_english) if _is_english() else (sheet.name, sheet.whole)


def _counted(one: Indicator) -> list[tuple[str, str]]:
    part, whole = _parts(one)
    if not whole:
        return [(_("Đếm gì"), part)]
    return [
        (_("Số đạt (tử số)"), part),
        (_("Tổng số (mẫu số)"), whole),
        (_("Công thức"), _times(one)),
    ]


def _times(one: Indicator) -> str:
    if one.base == 1:
        return _("Số đạt chia tổng số")
    return _("Số đạt chia tổng số, nhân %(base)s") % {"base": write_number(one.base)}


def _added(one: Indicator) -> str:
    return str(_ON_LAST_DAY if one.standing and one.is_quotient else _ADDED[one.aggregation])


def _taken_from(one: Indicator) -> str:
    source = one.register or one.counts
    register = REGISTERS.get(source.partition(".")[0])
    if register is None:
        return _("Ghi số liệu kèm nguồn, ngày lấy, ước hay chính thức.")
    title = {"title": register.title}
    if one.register:
        return _("Tự tính từ %(title)s.") % title
    return _("Tính từ %(title)s khi đã chốt sổ; trước đó dùng số ghi kèm nguồn.") % title


def _ground(one: Indicator) -> str:
    sheet = find_indicator_sheet(one.code)
    if sheet is None:
        return one.source
    return "; ".join(dict.fromkeys((one.source, sheet.source)))


def _checked(one: Indicator) -> str:
    sheet = find_indicator_sheet(one.code)
    if sheet is None:
        return write_date(one.checked)
    day = {"day": write_date(sheet.checked)}
    return (_("%(day)s, chưa thấy toàn văn") if sheet.to_check else "%(day)s") % day


def _here(here: SaidHere | None) -> str:
    if here is None:
        return ""
    from_day = _("%(place)s, từ ngày %(day)s, theo %(source)s") % {
        "place": here.place.title, "day": write_date(here.since), "source": here.source,
    }  # fmt: skip
    return f"{here.note} ({from_day})" if here.note else from_day
