"""Every instrument or plan that is cited with a number, once each."""

import re
from typing import Literal

from songhanh.catalogue.vocabulary import instrument_kinds
from songhanh.reader.blocks import Block
from songhanh.reader.dates import DAY, iso_of
from songhanh.reader.folding import unscanned
from songhanh.reader.plan import Reference

Role = Literal["basis", "cited"]

_BODIES = r"[A-ZĐÂÊÔƠƯ][A-Za-zĐđÂÊÔƠƯâêôơư]*\d{0,3}"
_NUMBER = re.compile(
    rf"(?<![\w/.,])(?P<number>\d{{1,5}}(?:\s?/\s?(?:19|20)\d{{2}})?\s?[/-]\s?(?P<sign>{_BODIES}"
    rf"(?:\s?[-–&./]\s?{_BODIES})*))"
)
_TYPE = re.compile(
    "|".join(rf"\b{one.name.lower()}\b" for one in instrument_kinds() if not one.by_sign_alone)
)
_SIGNS = {sign: one.name for one in instrument_kinds() for sign in one.signs}
_ISSUER = re.compile(
    r"\s*,?\s*(?:của|do)\s+(?P<issuer>.{3,140}?)"
    r"(?=\s+(?:về|ban hành|phê duyệt|thực hiện|triển khai|quy định|hướng dẫn|sửa đổi"
    r"|công bố|kèm|và các|tổ chức|xây dựng)\b"
    r"|\s*[,;.():]|\s*$)"
)
_LINKING = re.compile(r"[\s,(]*(?:ban hành\s+)?")
_MONTH_YEAR = re.compile(
    r"[\s,(]*(?:ban hành\s+)?(?:ngày\s*[….\s]*)?(?:tháng\s*(\d{1,2})[\s/]*)?năm\s+((?:19|20)\d{2})"
)


def read_references(preamble: tuple[Block, ...], body: tuple[Block, ...]) -> tuple[Reference, ...]:
    """What the preamble rests on (basis) and what the body names (cited)."""
    named = [reference for block in preamble for reference in references_in(block, "basis")]
    named += [reference for block in body for reference in references_in(block, "cited")]
    found: dict[str, Reference] = {}
    for reference in named:
        key = reference.number.casefold()
        known = found.setdefault(key, reference)
        if known.date is None and reference.date is not None:
            found[key] = _completed(known, reference)
    return tuple(found.values())


def _completed(known: Reference, later: Reference) -> Reference:
    return Reference(
        known.number, known.type, later.date, known.issuer or later.issuer, known.role, known.span
    )


def references_in(block: Block, role: Role) -> list[Reference]:
    """The references of one paragraph, in order."""
    text, key = block.text, block.key
    if "/" not in text and "-" not in text:
        return []
    found: list[Reference] = []
    for match in _NUMBER.finditer(unscanned(text)):
        sign = match["sign"]
        if not any(part.isupper() and len(part) > 1 for part in re.split(r"[^\w]+", re.sub(r"\d", "", sign))):
            continue
        number = re.sub(r"\s+", "", match["number"]).replace("–", "-").rstrip("-&./")
        kind, start = _type_before(text, key, match.start("number"), sign)
        date, after = _date_after(key, match.end("number"))
        issuer, end = _issuer_after(text, key, after)
        found.append(Reference(number, kind, date, issuer, role, block.words.span(start, end)))
    return found


def _type_before(text: str, key: str, at: int, sign: str) -> tuple[str, int]:
    """The word that says what it is, up to a law's name before its number; else told by the sign."""
    window = max(0, at - 90)
    names = list(_TYPE.finditer(key, window, at))
    between = key[names[-1].end() : at] if names else ""
    if names and not re.search(r"[;.]|\d/", between) and (len(between) < 12 or "số" in between):
        first = names[-1]
        if len(between) > 12 and "luật" not in first[0] and "," in between:
            return _by_sign(sign), at
        shown = text[first.start() : first.end()]
        return shown[:1].upper() + shown[1:], first.start()
    return _by_sign(sign), at


def _by_sign(sign: str) -> str:
    head = re.split(r"[-–&./\s]", sign)[0]
    if head.upper() == "UBND" or head.upper().startswith("S"):
        return "Công văn"
    return _SIGNS.get(re.sub(r"\d", "", head).upper(), "Văn bản")


def _date_after(key: str, at: int) -> tuple[str | None, int]:
    link = _LINKING.match(key, at)
    start = link.end() if link else at
    if (day := DAY.match(key, start)) and (day["year"]):
        return iso_of(day), day.end()
    if late := _MONTH_YEAR.match(key, at):
        month = f"-{int(late[1]):02d}" if late[1] and 1 <= int(late[1]) <= 12 else ""
        return late[2] + month, late.end()
    return None, at


def _issuer_after(text: str, key: str, at: int) -> tuple[str, int]:
    found = _ISSUER.match(text, at) or _ISSUER.match(key, at)
    if found is None:
        return "", at
    return text[found.start("issuer") : found.end("issuer")].strip(), found.end("issuer")
