"""Plain text and Markdown are opened as they are."""

import codecs
import unicodedata

import pytest

from songhanh.reader.errors import CannotRead
from songhanh.reader.plan import Document
from songhanh.reader.sources import Limits, open_document

PLAN = (
    "KẾ HOẠCH\nCông tác bình đẳng giới của xã Đồng Hạ năm 2026\n\nCăn cứ các văn bản và kế hoạch của tỉnh;\n"
)


def lines_of(document: Document) -> list[str]:
    for line in document.lines:
        assert document.source.text[line.span[0] : line.span[1]] == line.text
    return [line.text for line in document.lines]


def test_lines_know_where_they_stand() -> None:
    document = open_document(PLAN.encode(), "ke-hoach.txt")
    assert document.source.text == PLAN
    assert lines_of(document) == [line for line in PLAN.split("\n") if line]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_is_read_with_and_without_a_mark(encoding: str) -> None:
    marks = {"utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE}
    document = open_document(marks.get(encoding, b"") + PLAN.encode(encoding), "a.txt")
    assert document.source.text == PLAN


def test_windows_vietnamese_is_read_with_its_tone_marks_joined() -> None:
    assert open_document(_cp1258(PLAN), "a.txt").source.text == PLAN


def _cp1258(text: str) -> bytes:
    """Vietnamese as Windows wrote it: base letters of the page, tone marks after them."""
    content = b""
    for sign in unicodedata.normalize("NFC", text):
        try:
            content += sign.encode("cp1258")
        except UnicodeEncodeError:
            base, tone = _split_tone(sign)
            content += base.encode("cp1258") + tone.encode("cp1258")
    return content


def _split_tone(sign: str) -> tuple[str, str]:
    parts = unicodedata.normalize("NFD", sign)
    tone = next(part for part in parts if part in "\u0300\u0301\u0303\u0309\u0323")
    return unicodedata.normalize("NFC", parts.replace(tone, "")), tone


def test_the_form_of_letters_is_kept_as_the_file_has_it() -> None:
    spread = unicodedata.normalize("NFD", PLAN)
    assert open_document(spread.encode(), "a.txt").source.text == spread


def test_line_ends_become_one_kind_and_control_signs_go() -> None:
    document = open_document("một\r\nhai\rba\x07\n".encode() + PLAN.encode() * 5, "a.txt")
    assert document.source.text == "một\nhai\nba\n" + PLAN * 5


def test_markdown_says_what_is_a_heading_and_what_is_bold() -> None:
    text = (
        "## **I. MỤC ĐÍCH**\n\n- Việc thứ nhất.\n  + Việc nhỏ.\n\n"
        "**KT. CHỦ TỊCH  \nPHÓ CHỦ TỊCH**\n\nCó **đậm** một phần.\n"
    )
    document = open_document(text.encode(), "a.md")
    assert document.source.text == text
    assert [(line.style, line.level, line.bold) for line in document.lines] == [
        ("heading", 2, True),
        ("list", 1, False),
        ("list", 2, False),
        ("body", 0, True),
        ("body", 0, True),
        ("body", 0, False),
    ]
    assert lines_of(document)[0] == "## **I. MỤC ĐÍCH**"


def test_a_few_torn_bytes_do_not_lose_a_file() -> None:
    content = (PLAN * 20).encode()
    document = open_document(content[:500] + b"\xe1" + content[500:], "a.txt")
    assert document.source.text.count("\ufffd") >= 1
    assert "Công tác bình đẳng giới của xã Đồng Hạ" in document.source.text


@pytest.mark.parametrize("content", [b"", b" \r\n\t ", codecs.BOM_UTF8, "\ufeff\u00a0\n".encode()])
def test_a_file_without_words_is_empty(content: bytes) -> None:
    with pytest.raises(CannotRead) as refusal:
        open_document(content, "a.txt")
    assert refusal.value.kind == "empty"


def test_the_old_letters_of_tcvn3_are_named() -> None:
    with pytest.raises(CannotRead) as refusal:
        open_document("Céng t¸c b×nh ®¼ng giíi vµ v× sù tiÕn bé cña phô n÷".encode("latin-1") * 9, "a.txt")
    assert refusal.value.kind == "old_encoding"


def test_more_text_than_allowed_is_refused() -> None:
    with pytest.raises(CannotRead) as refusal:
        open_document(PLAN.encode() * 10, "a.txt", limits=Limits(characters=500))
    assert refusal.value.kind == "too_many_pages"


def test_form_feeds_count_pages() -> None:
    assert open_document(b"mot\n\x0chai\n\x0cba\n", "a.txt").source.pages == 3
