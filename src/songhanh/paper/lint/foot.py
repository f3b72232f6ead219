"""Rules on whom a paper goes to (Mục II.9) and on what an annex goes with (Mục III.1)."""

import re
from collections.abc import Iterator, Sequence

from songhanh.paper.layout import element
from songhanh.paper.lint.findings import Finding, among, finding, quoted
from songhanh.paper.lint.lines import Line
from songhanh.paper.lint.parts import Parts
from songhanh.paper.wording import ADDRESSEES, RECIPIENTS

_LABEL = re.compile(r"phụ lục( [ivxlc]+)?", re.IGNORECASE)
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_ATTACHED = re.compile(r"\((Ban hành k|K)èm theo .*ngày.* của .+\)")
_COPY = re.compile(r"- Lưu: VT(, \S.*)?\.")


def check_foot(parts: Parts) -> Iterator[Finding]:
    """Recipients, those whom a công văn addresses, annexes."""
    if parts.has_main:
        yield from _check_recipients(parts)
    yield from _check_addressees(parts)
    for label, title, note in parts.annexes:
        yield from _check_annex(label, title, note)
    yield from _check_labels([label for label, _, _ in parts.annexes])


def _check_recipients(parts: Parts) -> Iterator[Finding]:
    if not parts.recipients_title:
        sentence = "Thiếu “Nơi nhận:”: hãy ghi ở góc trái, ngang với phần chữ ký."
        yield _said("recipients_title.missing", "recipients_title", sentence)
        return
    if parts.recipients_title.text != RECIPIENTS:
        sentence = f"{quoted(parts.recipients_title.text)}: phải viết đúng là “{RECIPIENTS}”."
        yield _said("recipients_title.words", "recipients_title", sentence)
    if not parts.recipients:
        sentence = "Dưới “Nơi nhận:” chưa có cơ quan, đơn vị nào: ít nhất phải có dòng “- Lưu: VT …”."
        yield _said("recipient.missing", "recipient", sentence)
        return
    *others, last = _joined([line.text for line in parts.recipients])
    if not _COPY.fullmatch(last):
        sentence = f"Dòng cuối của Nơi nhận {quoted(last)}: phải có dạng “- Lưu: VT, VHXH.”"
        yield _said("recipient.copy", "recipient", sentence)
    wrong = [text for text in others if not (text.startswith("- ") and text.endswith(";"))]
    if wrong:
        sentence = f"Nơi nhận {among(wrong)}: đầu dòng phải có dấu “- ”, cuối dòng dấu “;”."
        yield _said("recipient.words", "recipient", sentence)


def _joined(texts: Sequence[str]) -> list[str]:
    """Lines that were broken by hand are one: what begins small goes on."""
    joined: list[str] = []
    for text in texts:
        if joined and text[:1].islower() and not joined[-1].endswith((";", ".")):
            joined[-1] += f" {text}"
        else:
            joined.append(text)
    return joined


def _check_addressees(parts: Parts) -> Iterator[Finding]:
    if not parts.is_letter:
        return
    if not parts.addressees:
        sentence = "Thiếu “Kính gửi:”: công văn phải ghi cơ quan, đơn vị, cá nhân được gửi đến."
        yield _said("addressee.missing", "addressee", sentence)
        return
    first, *others = [line.text for line in parts.addressees]
    listed = not first.removeprefix(ADDRESSEES).strip()
    proper = first.startswith(ADDRESSEES) and listed == bool(others)
    if not proper or any(not text.startswith("- ") for text in others):
        sentence = f"{quoted(first)}: phải ghi “Kính gửi: …”; nhiều nơi thì mỗi nơi một dòng, đầu dòng “- ”."
        yield _said("addressee.words", "addressee", sentence)


def _check_annex(label: Line, title: Sequence[Line], note: Line | None) -> Iterator[Finding]:
    if not title:
        sentence = f"{quoted(label.text)} chưa có tên phụ lục: hãy ghi ngay dưới, in hoa, đậm."
        yield _said("annex_title.missing", "annex_title", sentence)
    if note is None:
        sentence = f"{quoted(label.text)} chưa ghi kèm theo văn bản nào: hãy thêm dòng “(Kèm theo … số …)”."
        yield _said("annex_note.missing", "annex_note", sentence)
    elif not _ATTACHED.fullmatch(note.text):
        sentence = f"{quoted(note.text)}: phải có dạng “(Kèm theo Báo cáo số … ngày … tháng … năm … của …)”."
        yield _said("annex_note.words", "annex_note", sentence)


def _check_labels(labels: Sequence[Line]) -> Iterator[Finding]:
    """One annex may go without a number; of several each has its own, in Roman figures."""
    numbers = [label.text.split()[-1].upper() for label in labels]
    ordered = len(labels) == 1 or numbers == list(_ROMAN[: len(labels)]) or len(labels) > len(_ROMAN)
    if ordered and all(_LABEL.fullmatch(label.text) for label in labels):
        return
    sentence = (
        f"{among([label.text for label in labels])}: nhiều phụ lục phải đánh số “Phụ lục I”, “Phụ lục II” …"
    )
    yield _said("annex_label.words", "annex_label", sentence)


def _said(code: str, key: str, sentence: str) -> Finding:
    return finding(code, key, element(key).law, sentence)
