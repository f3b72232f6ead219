"""The head of a paper: title, number, day, who issues it, for which place and years, who signs."""

import re
from collections import Counter

from songhanh.reader.blocks import Block
from songhanh.reader.dates import YEAR, YEARS, year_range
from songhanh.reader.folding import CAPITALS, SMALLS, fold, nfc, unscanned
from songhanh.reader.markers import PLAIN
from songhanh.reader.parts import Parts
from songhanh.reader.plan import Head, Locality, Period, Signer, Span

_NUMBER = re.compile(r"[Ss][Ốố]\s*:\s*(\d{1,5})\s*[/-]\s*([A-ZĐ][\w.&/-]*(?:\s?[-–&]\s?[A-ZĐ]+)*)")
_DATE_LINE = re.compile(
    r"\bngày\s*(?P<day>\d{1,2})?[\s.…_]*tháng\s*(?P<month>\d{1,2})?[\s.…_]*năm\s*(?P<year>20\d{2})"
)
_ROLE = re.compile(r"^(?:t/?m|k/?t|q|tl|tuq)\b\.?|chủ tịch|trưởng (?:ban|phòng)|giám đốc|bí thư|ủy viên")
_TAIL = re.compile(r"\b(?:KT\. |TM\. )?(?:Q\. ?|QUYỀN |PHÓ )?CHỦ TỊCH$")
_WORD = rf"[{CAPITALS}][{SMALLS}]*(?:['’][{CAPITALS}][{SMALLS}]+)?"  # Lan, H'Lan
NAME = re.compile(rf"{_WORD}(?:\s+{_WORD}){{1,5}}")
_SIGNED = re.compile(r"\(?\s*(?:đã ký|ký tên|ký, đóng dấu|chữ ký)[^)]*\)?")


def read_head(parts: Parts, blocks: tuple[Block, ...], locality: Locality) -> Head:
    """The paper's particulars; what it leaves empty stays empty."""
    title = title_of(parts)
    date = _date(parts)
    period = _period(title, date, blocks)
    span = _span(parts)
    several = period.since and period.until and period.since < period.until
    return Head(
        title=title,
        kind="strategy" if several else "annual",
        number=_number(parts),
        date=date,
        issuer=_issuer(locality),
        locality=locality,
        period=period,
        signed_by=read_signer(parts.closing),
        span=span,
    )


def _span(parts: Parts) -> Span:
    blocks = [*parts.letterhead, *([parts.type_line] if parts.type_line else []), *parts.title]
    return (blocks[0].span[0], blocks[-1].span[1]) if blocks else (0, 0)


def title_of(parts: Parts) -> str:
    inline = parts.type_line.text if parts.type_line else ""
    inline = re.sub(
        r"^(?:DỰ THẢO\s+)?(?:KẾ HOẠCH|CHƯƠNG TRÌNH HÀNH ĐỘNG|CHƯƠNG TRÌNH|ĐỀ ÁN)\s*", "", nfc(inline)
    )
    return " ".join(text for text in (inline, *(block.text for block in parts.title)) if text).strip()


def _number(parts: Parts) -> str | None:
    for block in parts.letterhead:
        if found := _NUMBER.search(unscanned(block.text)):
            sign = re.sub(r"\s+", "", found[2])
            return f"{found[1]}/{sign}".rstrip("/-.")
    return None


def _date(parts: Parts) -> str | None:
    for block in parts.letterhead:
        found = _DATE_LINE.search(block.key)
        if found is None:
            continue
        date = found["year"]
        if found["month"] and 1 <= int(found["month"]) <= 12:
            date += f"-{int(found['month']):02d}"
            if found["day"] and 1 <= int(found["day"]) <= 31:
                date += f"-{int(found['day']):02d}"
        return date
    return None


_UP_TO = re.compile(r"(?:đến|tầm nhìn)(?: hết| cuối)?\s*$")


def _period(title: str, date: str | None, blocks: tuple[Block, ...]) -> Period:
    """The years of the title; else of the day; else the year named most often."""
    key = fold(title)
    years = year_range(key)
    rest = YEARS.sub(" ", key)
    single = [found for found in YEAR.finditer(rest) if found[0].startswith("năm")]
    if years:  # "…, định hướng đến năm 2035" looks beyond the plan
        single = [found for found in single if not _UP_TO.search(rest[: found.start()])]
    if single and not re.search(r"đến (?:hết |cuối )?năm 20\d\d\s*$", key):
        year = int(single[-1][1])
        return Period(year, year)
    if years:
        return Period(*years)
    return _period_of_day(single, int(date[:4]) if date else None, blocks)


def _period_of_day(single: list[re.Match[str]], year: int | None, blocks: tuple[Block, ...]) -> Period:
    if single and year and year < int(single[-1][1]):
        return Period(year, int(single[-1][1]))
    if single:
        return Period(int(single[-1][1]), int(single[-1][1]))
    return Period(year, year) if year else _most_named_year(blocks)


def _most_named_year(blocks: tuple[Block, ...]) -> Period:
    counted: Counter[int] = Counter()
    for block in blocks:
        counted.update(
            int(found[1]) for found in YEAR.finditer(YEARS.sub(" ", block.key)) if found[0][0] == "n"
        )
    if not counted:
        return Period()
    year = max(counted, key=lambda value: (counted[value], value))
    return Period(year, year)


def _issuer(locality: Locality) -> str:
    if locality.level is None:
        return ""
    return f"Ủy ban nhân dân {locality.level} {locality.name}".rstrip()


def read_signer(closing: tuple[Block, ...]) -> Signer | None:
    """Who signs: the last name after the last signing line, and that line."""
    position = ""
    name = ""
    for block in closing:
        role = _role_of(block)
        if role:
            position, name = role, ""
        elif position and block.marker.rank == PLAIN and NAME.fullmatch(block.text):
            name = "" if _SIGNED.match(block.key) else block.text
    return Signer(name, _position(position)) if name else None


def _role_of(block: Block) -> str:
    """The signing line of a block; a page in two columns may hang it behind a recipient."""
    if block.marker.rank == PLAIN and _ROLE.search(block.key) and len(block.text) < 60:
        return (
            ""
            if block.key.startswith("nơi nhận") and not _TAIL.search(block.text)
            else _tail_or_all(block.text)
        )
    found = _TAIL.search(block.text)
    return found[0] if found else ""


def _tail_or_all(text: str) -> str:
    found = _TAIL.search(text)
    return found[0] if found else text


def _position(text: str) -> str:
    """PHÓ CHỦ TỊCH → Phó Chủ tịch; KT. is dropped, Q. stays."""
    key = re.sub(r"^(?:tm|kt|tl|tuq)\.\s*", "", fold(text))
    written = {"chủ tịch": "Chủ tịch", "phó chủ tịch": "Phó Chủ tịch"}
    acting = re.match(r"^(?:q\.|quyền)\s*chủ tịch", key)
    if acting:
        return "Q. Chủ tịch"
    return next((shown for word, shown in reversed(written.items()) if key.startswith(word)), text)
