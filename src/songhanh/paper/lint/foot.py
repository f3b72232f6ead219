"""Rules on the end: who signs, who receives (Mục II.7 and II.9), and what an annex goes with (Mục III.1)."""

from collections.abc import Iterator

from songhanh.paper.layout import element
from songhanh.paper.lint.findings import Finding, finding, quoted
from songhanh.paper.lint.parts import Parts


def check_foot(parts: Parts) -> Iterator[Finding]:
    """Signature and recipients there; a name may still be open, as it is before signing."""
    if parts.has_main and not parts.capacity:
        sentence = (
            "Thiếu quyền hạn, chức vụ của người ký: hãy ghi, ví dụ, “TM. ỦY BAN NHÂN DÂN” rồi “CHỦ TỊCH”."
        )
        yield _said("capacity.missing", "capacity", sentence)
    if parts.has_main and not parts.recipients_title:
        sentence = "Thiếu “Nơi nhận:”: hãy ghi ở góc trái, ngang với phần chữ ký."
        yield _said("recipients_title.missing", "recipients_title", sentence)
    elif parts.has_main and not parts.recipients:
        sentence = "Dưới “Nơi nhận:” chưa có cơ quan, đơn vị nào: ít nhất phải có dòng “- Lưu: VT …”."
        yield _said("recipient.missing", "recipient", sentence)
    for label, title, note in parts.annexes:
        if not title:
            sentence = f"{quoted(label.text)} chưa có tên phụ lục: hãy ghi ngay dưới, in hoa, đậm."
            yield _said("annex_title.missing", "annex_title", sentence)
        if note is None:
            sentence = (
                f"{quoted(label.text)} chưa ghi kèm theo văn bản nào: hãy thêm dòng “(Kèm theo … số …)”."
            )
            yield _said("annex_note.missing", "annex_note", sentence)


def _said(code: str, key: str, sentence: str) -> Finding:
    return finding(code, key, element(key).law, sentence)
