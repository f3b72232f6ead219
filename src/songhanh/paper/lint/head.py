"""Rules on the words of the head and the title: what must be there and how it is written (Mục II.1–II.5)."""

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence

from songhanh.kernel.text import fold
from songhanh.paper.layout import Element, element, layout
from songhanh.paper.lint.findings import Finding, finding, quoted
from songhanh.paper.lint.lines import Line
from songhanh.paper.lint.parts import Parts
from songhanh.paper.wording import MOTTO, NATIONAL_NAME

_OPEN = r"[\s.…_]*"
_NUMBER = re.compile(rf"Số:\s*(?P<figure>\d+[a-zđ]?|{_OPEN})\s*/(\d{{4}}/)?(?P<symbol>\S*)")
_SYMBOL = re.compile(r"(?P<type>[A-ZĐ][A-ZĐa-zy]*)(-[A-ZĐ&][A-ZĐ0-9&.]*)+")
_DATE = re.compile(
    rf"(?P<place>[^,]+),\s*ngày\s*(?P<day>\d+|{_OPEN})\s*tháng\s*(?P<month>\d+|{_OPEN})\s*năm\s*(?P<year>\d{{4}}|{_OPEN})"
)

_COMMUNE = re.compile(r"\b(xa|phuong|thi tran|dac khu)\s+(?!hoi\b)(.+)")
_STAMPS = {"hoa toc", "thuong khan", "khan", "mat", "toi mat", "tuyet mat"}
_LONGEST_MONTH = 31
_LEAP = 2024


def check_head(parts: Parts) -> Iterator[Finding]:
    """Quốc hiệu, Tiêu ngữ, issuer, number, place and day, tên loại, trích yếu."""
    if not parts.has_main:
        return
    yield from _check_words(element("national_name"), parts.national_name, NATIONAL_NAME)
    yield from _check_words(element("motto"), parts.motto, MOTTO)
    if not parts.issuer:
        yield _missing(element("issuer"), "hãy ghi tên cơ quan ban hành ở góc trái, phía trên")
    yield from _check_number(parts)
    yield from _check_date(parts.place_date)
    yield from _check_place(parts)
    yield from _check_stamps(parts.stamps)
    if parts.is_letter:
        yield from _check_about(parts.letter_subject)
    if not parts.type_name and not parts.is_letter:
        yield _missing(element("type_name"), "hãy ghi tên loại văn bản (KẾ HOẠCH, BÁO CÁO …) thành một dòng")
    if parts.type_name and not parts.subject:
        yield _missing(element("subject"), "hãy ghi trích yếu nội dung dưới tên loại")


def _check_words(rule: Element, line: Line | None, words: str) -> Iterator[Finding]:
    if line is None:
        yield _missing(rule, f"hãy ghi “{words}” ở góc phải, phía trên")
    elif _spaced(line.text).casefold() != words.casefold() or (
        not rule.upper and _spaced(line.text) != words
    ):
        yield _wrong(rule, line, f"phải viết đúng là “{words}”")


def _check_number(parts: Parts) -> Iterator[Finding]:
    rule, line = element("number"), parts.number
    if line is None:
        yield _missing(rule, "hãy ghi “Số: …/KH-UBND”; chưa có số thì để trống sau dấu hai chấm")
        return
    found = _NUMBER.fullmatch(line.text)
    symbol = _SYMBOL.fullmatch(found["symbol"]) if found else None
    if not found or not symbol:
        yield _wrong(rule, line, "phải có dạng “Số: 05/KH-UBND” (để trống số khi chưa có)")
        return
    if found["figure"].isdigit() and len(found["figure"]) < 2:
        yield _wrong(rule, line, "số nhỏ hơn 10 phải ghi thêm số 0 phía trước")
    if parts.is_letter and symbol["type"] in {*layout().types.values(), "CV"}:
        yield _wrong(rule, line, "công văn không ghi chữ viết tắt tên loại, ví dụ “Số: 05/UBND-VHXH”")
    wanted = layout().types.get(parts.type_name.text.upper()) if parts.type_name else None
    if wanted and symbol["type"] != wanted:
        kind = parts.type_name.text.upper() if parts.type_name else ""
        yield _wrong(rule, line, f"chữ viết tắt của {kind} là {wanted}")


def _check_date(line: Line | None) -> Iterator[Finding]:
    rule = element("place_date")
    if line is None:
        yield _missing(rule, "hãy ghi địa danh và “ngày … tháng … năm …” dưới Tiêu ngữ")
        return
    found = _DATE.fullmatch(line.text)
    if not found:
        yield _wrong(rule, line, "phải có dạng “Đồng Hạ, ngày 05 tháng 01 năm 2026”")
        return
    early = {"1", "2"}
    if (len(found["day"].strip()) == 1 and found["day"].isdigit()) or found["month"] in early:
        yield _wrong(rule, line, "ngày nhỏ hơn 10, tháng 1 và tháng 2 phải ghi thêm số 0 phía trước")
    elif not _is_day(found["day"].strip(), found["month"].strip(), found["year"].strip()):
        yield _wrong(rule, line, "không có ngày này trong lịch")


def _is_day(day: str, month: str, year: str) -> bool:
    """A day that the calendar has; what is open may be any."""
    if not month.isdigit():
        return not day.isdigit() or 1 <= int(day) <= _LONGEST_MONTH
    last = monthrange(int(year) if year.isdigit() else _LEAP, int(month))[1] if 1 <= int(month) <= 12 else 0
    return bool(last) and (not day.isdigit() or 1 <= int(day) <= last)


def _check_place(parts: Parts) -> Iterator[Finding]:
    """The commune's own name without "xã"; with it if the name is a number, and free if it is a person's."""
    rule, line = element("place_date"), parts.place_date
    place = line.text.partition(",")[0].strip() if line else ""
    named = [found for one in (*parts.governing, *parts.issuer) if (found := _COMMUNE.search(fold(one.text)))]
    if line is None or not _DATE.fullmatch(line.text) or not named:
        return
    kind, name = named[-1][1], named[-1][2].strip()
    if name.isdigit():
        allowed = {f"{kind} {name}"}
    else:
        allowed = {name, f"{kind} {name}"} if name.split()[0] in layout().families else {name}
    if fold(place) not in allowed:
        cure = "địa danh là tên riêng của xã, phường; tên là chữ số thì ghi đủ, ví dụ “Phường 1”"
        yield finding("place_date.name", rule.key, rule.law, f"{rule.name} {quoted(line.text)}: {cure}.")


def _check_stamps(stamps: Sequence[Line]) -> Iterator[Finding]:
    rule = element("urgency")
    for line in stamps:
        if fold(line.text) not in _STAMPS:
            yield _wrong(rule, line, "chỉ có các mức HỎA TỐC, THƯỢNG KHẨN, KHẨN")
        if not line.boxed:
            sentence = f"Dấu {quoted(line.text)}: phải đóng trong khung viền."
            yield finding("urgency.box", rule.key, rule.law, sentence)


def _check_about(lines: Sequence[Line]) -> Iterator[Finding]:
    rule = element("letter_subject")
    if not lines:
        yield _missing(rule, "hãy ghi “V/v …” dưới số, ký hiệu")
    elif not re.match(r"V/v \S", lines[0].text):
        yield _wrong(rule, lines[0], "phải bắt đầu bằng “V/v”")


def _missing(rule: Element, cure: str) -> Finding:
    proper = rule.key in {"national_name", "motto"}
    name = rule.name if proper else rule.name[:1].lower() + rule.name[1:]
    return finding(f"{rule.key}.missing", rule.key, rule.law, f"Thiếu {name}: {cure}.")


def _wrong(rule: Element, line: Line, cure: str) -> Finding:
    return finding(f"{rule.key}.words", rule.key, rule.law, f"{rule.name} {quoted(line.text)}: {cure}.")


def _spaced(text: str) -> str:
    return " ".join(text.split())
