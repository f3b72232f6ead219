"""Days and months that the plan marks: "Ngày Quốc tế phụ nữ (8/3)", "Tháng hành động … từ 15/11 - 15/12"."""

import re
from functools import cache

from songhanh.catalogue.observances import observances
from songhanh.reader.blocks import Block
from songhanh.reader.dates import DAY, short_of
from songhanh.reader.plan import KeyDate

_NAME = re.compile(
    # A letter first and its border behind it, so that the engine skips to it.
    r"(?P<name>t(?:háng (?:hành động|cao điểm|nhân đạo)|uần lễ)\s+[^\d(;.]{4,160}?"
    r"|đợt cao điểm\s+[^\d(;.]{4,160}?|chiến dịch\s+(?:[\"“]?\d{1,2} ngày )?[^\d(;.]{4,160}?"
    r"|n(?<!\w.)gày (?=(?:hội|quốc tế|phụ nữ|gia đình|dân số|thế giới|toàn dân|pháp luật"
    r"|thành lập|trẻ em|truyền thống|kỷ niệm|thế giới|nam giới"
    r"|xóa bỏ|nhân quyền|nhà giáo|thầy thuốc|vì|môi trường|sách))[^\d(;.:]{4,90}?)"
    r"(?=\s*(?:[\"“”]?\s*\(|[\"“”]?\s*,?\s*(?:từ|bắt đầu|diễn ra|năm 20|vào)\b"
    r"|[\"“”]?\s*[-:]?\s*(?:ngày\s+)?\d))"
)
_LINK = re.compile(
    r"[\s\"“”,(:\-]*(?:năm 20\d\d)?[\s,(:\-]*(?:(?:được )?(?:tổ chức|diễn ra|bắt đầu"
    r"|kéo dài|triển khai)\s*)?(?:từ|vào)?\s*"
)
_RANGE = re.compile(r"\s*(?:-|đến(?: hết)?)\s*")
_ON_OCCASION = re.compile(r"\bdịp (?:kỷ niệm )?(?:các )?(?:ngày )?(?=\d)")
_BESIDE = re.compile(r"\s*(?:,|,? và|,? hoặc)\s*(?:dịp )?")
_WAY = 90  # characters between a name and its days, when other words stand between


def read_key_dates(blocks: tuple[Block, ...]) -> tuple[KeyDate, ...]:
    """Each day or stretch once, under the name that it is first given."""
    found: dict[tuple[str, str], KeyDate] = {}
    for block in blocks:
        if "/" not in block.key and " tháng " not in block.key:
            continue
        for date in _dates_in(block):
            found.setdefault((date.start, date.end), date)
    return tuple(found.values())


def _dates_in(block: Block) -> list[KeyDate]:
    key = block.key
    found: list[KeyDate] = []
    names = list(_NAME.finditer(key))
    for index, name in enumerate(names):
        border = names[index + 1].start() if index + 1 < len(names) else len(key)
        first = _day_after(key, name, border)
        if first is None or re.search(
            r"\b(?:trước|chậm nhất|hạn|báo cáo)\b", key[name.start() : first.start()]
        ):
            continue
        start, end, stop = _stretch(key, first)
        if start is None or end is None:
            continue
        text = block.text[name.start("name") : name.end("name")].strip(' ,“”"')
        found.append(KeyDate(text[:1].upper() + text[1:], start, end, block.words.span(name.start(), stop)))
    return found + _bare_days(block)


def _bare_days(block: Block) -> list[KeyDate]:
    """ "vào dịp 20/10": a day that everybody knows is marked without its name."""
    found: list[KeyDate] = []
    for link in _ON_OCCASION.finditer(block.key) if "dịp" in block.key else ():
        day = DAY.match(block.key, link.end())
        while day is not None:
            short = short_of(day)
            if name := _named_days().get(short or ""):
                found.append(KeyDate(name, short or "", short or "", block.words.span(*day.span())))
            beside = _BESIDE.match(block.key, day.end())
            day = DAY.match(block.key, beside.end()) if beside else None
    return found


@cache
def _named_days() -> dict[str, str]:
    return {one.start: one.name for one in observances() if one.start == one.end}


def _day_after(key: str, name: re.Match[str], border: int) -> re.Match[str] | None:
    """The day that belongs to a name: right after it, or a little later for months and weeks."""
    link = _LINK.match(key, name.end())
    day = DAY.match(key, link.end() if link else name.end())
    if day is not None or name["name"].startswith("ngày"):
        return day
    later = re.compile(r"\btừ (?:ngày )?(?=\d)").search(key, name.end(), min(border, name.end() + _WAY))
    if later is None or re.search(r"[.;]", key[name.end() : later.start()]):
        return None
    return DAY.match(key, later.end())


def _stretch(key: str, first: re.Match[str]) -> tuple[str | None, str | None, int]:
    between = _RANGE.match(key, first.end())
    last = DAY.match(key, between.end()) if between else None
    if last is None:
        return short_of(first), short_of(first), first.end()
    return short_of(first), short_of(last), last.end()
