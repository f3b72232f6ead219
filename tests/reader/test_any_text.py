"""Reading is total: whatever stands in a text, it gives a draft, and every word has one place."""

import re
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.reader.plans_of_ours import COMMUNE_PLAN, WARD_PLAN

from songhanh.reader import open_document, read_plan
from songhanh.reader.errors import CannotRead
from songhanh.reader.plan import Draft

LINES = [line for line in (WARD_PLAN + COMMUNE_PLAN).split("\n") if line]
PIECES = [
    "I. ", "1. ", "2.1. ", "a) ", "- ", "+ ", "Chỉ tiêu 1: ", "mục tiêu 2", "100%", "từ 23 ca/1.000",
    "31/02/2026", "KẾ HOẠCH", "Nơi nhận:", "Số: 12/KH-UBND", "trước ngày 30/8", "báo cáo", "\n", "\n\n",
    "**", "# ", "12", "(", ")", "Uỷ", "hoà", "\u0301", "\u00a0", "60.5%", "1.2.3", "từ 5% đến 3%",
    "\u0130", "ß", "mô hình “", "”", "quý V", "xã", "xã Đồng Hạ", "ngày  tháng 15 năm 2026", "Phụ lục",
    "mỗi quý", "ít nhất một", "/năm", "tỷ lệ", "chỉ tiêu 1 - 99", "đến năm 2030", "của", "phối hợp với",
    "giai đoạn 2030-2021",
]  # fmt: skip
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.sampled_from(LINES), st.text(max_size=9)), max_size=40)


def draft_of(text: str) -> Draft | None:
    try:
        return read_plan(open_document(text.encode("utf-8", "replace"), "a.txt"))
    except CannotRead:
        return None  # nothing but spaces: refused before it is read


@settings(max_examples=120, deadline=None)
@given(TEXTS, st.sampled_from(["", " ", "\n"]))
@example(["3. KINH PHÍ", "**Nơi nhận:**", "I. "], " ")
def test_any_text_gives_a_draft_with_a_place_for_every_word(pieces: list[str], between: str) -> None:
    draft = draft_of(between.join(pieces))
    if draft is None:
        return
    text = draft.source.text
    end = 0
    for passage in draft.map:
        assert end <= passage.span[0] < passage.span[1] <= len(text)
        end = passage.span[1]
    for word in re.finditer(r"\S+", text):
        assert any(one.span[0] <= word.start() and word.end() <= one.span[1] for one in draft.map)
    assert draft.coverage.placed == draft.coverage.words


@settings(max_examples=120, deadline=None)
@given(TEXTS, st.sampled_from(["", " ", "\n"]))
def test_every_span_lies_in_the_text(pieces: list[str], between: str) -> None:
    draft = draft_of(between.join(pieces))
    if draft is None:
        return
    items = (
        *draft.references, *draft.headings, *draft.aims, *draft.units, *draft.targets, *draft.tasks,
        *draft.key_dates, *draft.deadlines, *draft.doubts,
    )  # fmt: skip
    for item in items:
        assert 0 <= item.span[0] <= item.span[1] <= len(draft.source.text)


@settings(max_examples=40, deadline=None)
@given(TEXTS)
def test_reading_twice_reads_the_same(pieces: list[str]) -> None:
    text = "\n".join(pieces)
    assert draft_of(text) == draft_of(text)


HEAD = "KẾ HOẠCH\nNăm 2026\nI. CHỈ TIÊU\n- "


@pytest.mark.parametrize(
    "text",
    [
        HEAD + "số 12/KH-UBND ngày 01/02/2026 " * 12_000,
        HEAD + ("số 12/KH-UBND ngày 01/02/2026 " * 300 + "\n- ") * 20,
        HEAD + ("100% thôn ít nhất 01 lần; " * 350 + "\n- ") * 40,
        "KẾ HOẠCH\nI. KINH PHÍ\n- " + ("kinh phí ngân sách " * 500 + "\n- ") * 40,
        "KẾ HOẠCH\nI. NHIỆM VỤ\n" + "1. A\na) b\n- c:\n+ d\n" * 9_000,
        "KẾ HOẠCH\nI. VIỆC\n" + "1. Công an xã: lo chỉ tiêu 1 - 99.\n" * 5_000,
    ],
)
def test_no_text_within_the_limits_takes_long(text: str) -> None:
    start = time.process_time()
    assert draft_of(text) is not None
    assert time.process_time() - start < 10  # far from it on a quiet machine
