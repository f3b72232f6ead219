"""The head of a paper: title, number, day, who issues it, for which place and years, who signs."""

import re
from collections import Counter

from songhanh.reader.blocks import Block
from songhanh.reader.dates import YEAR, YEARS, year_range
from songhanh.reader.folding import CAPITALS, SMALLS, fold, nfc
from songhanh.reader.parts import Parts
from songhanh.reader.plan import Head, Level, Locality, Period, Signer, Span

_NUMBER = re.compile(r"số\s*:\s*(\d{1,5})\s*[/-]\s*([a-zđ][\w\-&.đ/ ]*)", re.IGNORECASE)
_DATE_LINE = re.compile(
    r"\bngày\s*(?P<day>\d{1,2})?[\s.…_]*tháng\s*(?P<month>\d{1,2})?[\s.…_]*năm\s*(?P<year>20\d{2})"
)
_PLACE_LINE = re.compile(r"^([^\d,.;:]{2,40}),\s*ngày\b")
_LEVELS: tuple[Level, ...] = ("xã", "phường", "đặc khu", "tỉnh", "thành phố")
_LOW = frozenset(("xã", "phường", "đặc khu"))
_NAMED = re.compile(
    r"\b(?P<level>[Xx]ã|[Pp]hường|[Đđ]ặc [Kk]hu|[Tt]ỉnh|[Tt]hành [Pp]hố)\s+"
    rf"(?P<name>(?:[{CAPITALS}][\w'’]*|\d{{1,2}}\b)(?:[ -](?:[{CAPITALS}][\w'’]*|\d{{1,2}}\b)){{0,4}})"
)
_SHOUTED = re.compile(
    rf"\b(?P<level>XÃ|PHƯỜNG|ĐẶC KHU|TỈNH|THÀNH PHỐ)\s+(?!HỘI CHỦ)(?P<name>[{CAPITALS}]+(?:[ -][{CAPITALS}]+){{0,4}})"
    r"(?=\s*$|\s+Độc lập)"
)
_VOICE = re.compile(r"(?:ủy ban nhân dân|ubnd)\s+(?P<level>xã|phường|đặc khu|tỉnh|thành phố)\b")
_NO_NAME = frozenset(
    ["Phòng", "Trạm", "Công", "Hội", "Đoàn", "Ban", "Ủy", "Uỷ", "Các", "Trường", "Văn", "Trung", "Mặt", "Ngân", "Là", "Và", "Về", "UBND", "HĐND", "Chủ", "Đảng", "Đề", "Kế", "Định", "Trong", "Thực", "Tổ", "Tăng", "Tiếp", "Triển", "Căn", "Trên", "Nơi", "Đài", "Thường"]
)
_ROLE = re.compile(r"^(?:tm|kt|q|tl|tuq)\b\.?|chủ tịch|trưởng (?:ban|phòng)|giám đốc|bí thư|ủy viên")
_NAME = re.compile(rf"[{CAPITALS}][{SMALLS}]*(?:\s+[{CAPITALS}][{SMALLS}]*){{1,5}}")
_SIGNED = re.compile(r"\(?\s*(?:đã ký|ký tên|ký, đóng dấu|chữ ký)[^)]*\)?")


def read_head(parts: Parts, blocks: tuple[Block, ...]) -> Head:
    """The paper's particulars; what it leaves empty stays empty."""
    title = _title(parts)
    date = _date(parts)
    locality = _locality(parts, blocks, title)
    period = _period(title, date, blocks)
    span = _span(parts)
    kind = "strategy" if period.since and period.until and period.since < period.until else "annual"
    return Head(
        title=title,
        kind=kind,  # type: ignore[arg-type]
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


def _title(parts: Parts) -> str:
    inline = parts.type_line.text if parts.type_line else ""
    inline = re.sub(
        r"^(?:DỰ THẢO\s+)?(?:KẾ HOẠCH|CHƯƠNG TRÌNH HÀNH ĐỘNG|CHƯƠNG TRÌNH|ĐỀ ÁN)\s*", "", nfc(inline)
    )
    return " ".join(text for text in (inline, *(block.text for block in parts.title)) if text).strip()


def _number(parts: Parts) -> str | None:
    for block in parts.letterhead:
        if found := _NUMBER.search(block.text):
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


def _period(title: str, date: str | None, blocks: tuple[Block, ...]) -> Period:
    """The years of the title; else of the day; else the year named most often."""
    key = fold(title)
    years = year_range(key)
    single = [found for found in YEAR.finditer(YEARS.sub(" ", key)) if found[0].startswith("năm")]
    if single and not re.search(r"đến (?:hết |cuối )?năm 20\d\d\s*$", key):
        year = int(single[-1][1])
        return Period(year, year)
    if years:
        return Period(*years)
    year = int(date[:4]) if date else None
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


def name_votes(parts: Parts, blocks: tuple[Block, ...]) -> Counter[tuple[str, str]]:
    """How often each place is named, by level and spelling."""
    votes: Counter[tuple[str, str]] = Counter()
    for block in blocks:
        for found in _NAMED.finditer(block.text):
            name = _trim(found["name"])
            if name:
                votes[found["level"].lower(), name] += 1
    for text in _letterhead_lines(parts):
        if found := _SHOUTED.search(text):
            votes[found["level"].lower(), found["name"].title()] += 2
    return votes


def _letterhead_lines(parts: Parts) -> list[str]:
    return [nfc(line.text) for block in parts.letterhead for line in block.lines]


def _trim(name: str) -> str:
    kept: list[str] = []
    for word in name.split(" "):
        if word in _NO_NAME or (word.isupper() and len(word) > 1):
            break
        kept.append(word)
    return " ".join(kept)


def _locality(parts: Parts, blocks: tuple[Block, ...], title: str) -> Locality:
    votes = name_votes(parts, blocks)
    level = _level(parts, blocks, votes, title)
    if level is None:
        return Locality()
    names = Counter({name: count for (of, name), count in votes.items() if of == level})
    if level not in _LOW:
        names = _own_names(parts, title, level) or names
    place = _place_line(parts)
    if place and (place in names or not names):
        names[place] += 1
    if not names:
        return Locality(level)
    best = max(names.values())
    return Locality(level, next(name for name, count in names.items() if count == best))


def _own_names(parts: Parts, title: str, level: str) -> Counter[str]:
    """For a province: only what title and head say, since a province names many places."""
    said = " . ".join([title, *(block.text for block in parts.letterhead)])
    return Counter(_trim(found["name"]) for found in _NAMED.finditer(said) if found["level"].lower() == level)


def _place_line(parts: Parts) -> str | None:
    for block in parts.letterhead:
        if found := _PLACE_LINE.match(block.text):
            return found[1].strip()
    return None


def _level(
    parts: Parts, blocks: tuple[Block, ...], votes: Counter[tuple[str, str]], title: str
) -> Level | None:
    """Which level speaks: who issues the plan, where it applies, whose offices it orders."""
    weights: Counter[str] = Counter()
    for block in blocks:
        weights.update(found["level"] for found in _VOICE.finditer(block.key))
    for (level, _), count in votes.items():
        weights[level] += count
    for found in _NAMED.finditer(title):
        weights[found["level"].lower()] += 20
    for text in _letterhead_lines(parts):
        if found := _SHOUTED.search(text):
            weights[found["level"].lower()] += 40
    issuing = next((b for b in reversed(parts.preamble) if re.search(r"ban hành|xây dựng", b.key)), None)
    for found in _VOICE.finditer(issuing.key) if issuing else ():
        weights[found["level"]] += 10
    known = [level for level in _LEVELS if weights[level]]
    return max(known, key=lambda level: weights[level] + (5 if level in _LOW else 0)) if known else None


def _issuer(locality: Locality) -> str:
    if locality.level is None:
        return ""
    return f"Ủy ban nhân dân {locality.level} {locality.name}".rstrip()


def read_signer(closing: tuple[Block, ...]) -> Signer | None:
    """Who signs: the last name after the last signing line, and that line."""
    position = ""
    name = ""
    for block in closing:
        key = block.key
        if block.marker.rank < 12:
            continue
        if _ROLE.search(key) and len(key) < 60 and not re.match(r"nơi nhận", key):
            position = block.text
            name = ""
        elif position and _NAME.fullmatch(block.text) and not _SIGNED.match(key):
            name = block.text
    return Signer(name, _position(position)) if name else None


def _position(text: str) -> str:
    """PHÓ CHỦ TỊCH → Phó Chủ tịch; KT. is dropped, Q. stays."""
    key = re.sub(r"^(?:tm|kt|tl|tuq)\.\s*", "", fold(text))
    written = {"chủ tịch": "Chủ tịch", "phó chủ tịch": "Phó Chủ tịch"}
    acting = re.match(r"^(?:q\.|quyền)\s*chủ tịch", key)
    if acting:
        return "Q. Chủ tịch"
    return next((shown for word, shown in reversed(written.items()) if key.startswith(word)), text)
