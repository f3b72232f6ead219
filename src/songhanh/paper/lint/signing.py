"""Rules on who signs (Mục II.7): TM., KT., TL., TUQ., Q., the order of lines, the name."""

import re
from collections.abc import Iterator, Sequence

from songhanh.kernel.text import fold
from songhanh.paper.layout import element
from songhanh.paper.lint.findings import Finding, finding, quoted
from songhanh.paper.lint.lines import Line
from songhanh.paper.lint.parts import Parts

_MARK = re.compile(r"(t/?m|k/?t|t/?l|t/?uq|q)[./ ]\s*(.*)")
_EXACT = re.compile(r"(TM|KT|TL|TUQ|Q)\. \S.*", re.IGNORECASE)
_BODY = ("uy ban", "hoi dong", "ban ", "thuong truc", "dang uy", "ban chap hanh", "tap the")
_TITLE = re.compile(r"(ong|ba|ths|ts|gs|pgs|bs|cn|ks|thac si|tien si|bac si|cu nhan|ky su)\b\.?\s")


def check_signing(parts: Parts) -> Iterator[Finding]:
    """Capacity and name: both there, and in the forms of the decree."""
    if parts.has_main and not parts.capacity:
        sentence = (
            "Thiếu quyền hạn, chức vụ của người ký: hãy ghi, ví dụ, “TM. ỦY BAN NHÂN DÂN” rồi “CHỦ TỊCH”."
        )
        yield _said("capacity.missing", "capacity", sentence)
    for line, cure in _faults(parts.capacity):
        yield _said("capacity.words", "capacity", f"Quyền hạn, chức vụ {quoted(line.text)}: {cure}.")
    if parts.capacity and parts.signer is None:
        sentence = "Thiếu họ và tên người ký: hãy ghi dưới chức vụ, chữ thường, in đậm."
        yield _said("signer.missing", "signer", sentence)
    if parts.signer and _TITLE.match(fold(parts.signer.text)):
        sentence = (
            f"Họ và tên người ký {quoted(parts.signer.text)}: không ghi học hàm, học vị, danh xưng trước tên."
        )
        yield _said("signer.words", "signer", sentence)


def _faults(lines: Sequence[Line]) -> Iterator[tuple[Line, str]]:
    """Each line of the capacity that is not as it should be, with what it should be."""
    marks = [_MARK.fullmatch(fold(line.text)) for line in lines]
    kinds = [found[1].replace("/", "").upper() if found else "" for found in marks]
    for at, line in enumerate(lines):
        rest = marks[at][2] if marks[at] else fold(line.text)  # type: ignore[index]
        below = fold(lines[at + 1].text) if at + 1 < len(lines) else ""
        above = kinds[at - 1] if at else ""
        cure = _cure(kinds[at], rest, below, above)
        if kinds[at] and not _EXACT.fullmatch(line.text):
            cure = f"phải ghi “{kinds[at]}. …” (dấu chấm, một khoảng trắng)"
        if cure:
            yield line, cure


def _cure(kind: str, rest: str, below: str, above: str) -> str:
    is_body = rest.startswith(_BODY)
    if kind == "TM":
        if not is_body:
            return "“TM.” là thay mặt tập thể, phải ghi tên tập thể, ví dụ “TM. ỦY BAN NHÂN DÂN”"
        return "" if below else "dưới đó phải ghi chức vụ của người ký, ví dụ “CHỦ TỊCH”"
    if kind in {"KT", "TL", "TUQ", "Q"} and is_body:
        return f"sau “{kind}.” phải ghi chức vụ của người đứng đầu, ví dụ “{kind}. CHỦ TỊCH”"
    if kind == "KT" and not below.startswith("pho "):
        return "dưới đó phải ghi chức vụ của người ký thay, ví dụ “PHÓ CHỦ TỊCH”"
    if kind in {"TL", "TUQ"} and not below:
        return "dưới đó phải ghi chức vụ của người ký"
    if not kind and rest.startswith("pho ") and above not in {"KT", "TL", "TUQ"}:
        return "cấp phó ký thay người đứng đầu, phía trên phải ghi, ví dụ, “KT. CHỦ TỊCH”"
    return ""


def _said(code: str, key: str, sentence: str) -> Finding:
    return finding(code, key, element(key).law, sentence)
