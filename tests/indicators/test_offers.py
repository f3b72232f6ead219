"""Which indicator a promise speaks of: by words, unit and kind; sure only where one alone fits."""

from typing import Any

import pytest

from songhanh.indicators.queries import Offer, offer
from tests.plans.factories import measure

ALL = {"kind": "coverage", "commitment": 0}


def first(text: str, *measures: dict[str, Any], index: int = 0) -> Offer | None:
    return next(iter(offer(text, measures, index)), None)


@pytest.mark.parametrize(
    ("text", "unit", "code"),
    [
        ("Mỗi quý đăng ít nhất 04 tin, bài.", "tin, bài", "communication.items"),
        ("Mỗi quý có 04 tin bài.", "tin bài trên đài", "communication.items"),
        ("Mở 02 buổi.", "hội nghị hoặc sinh hoạt chuyên đề", "sessions.conferences_thematic"),
        ("Mở 02 hội nghị.", "hội nghị", "sessions.conferences"),
        ("Mỗi tháng 01 chương trình phát thanh.", "chương trình phát thanh", "communication.radio"),
        ("Ban Vì sự tiến bộ của phụ nữ xã họp 02 kỳ.", "kỳ", "own.committee_meetings"),
        ("Giữ 01 mô hình.", "mô hình", "own.models"),
    ],
)  # fmt: skip
def test_a_count_is_known_by_its_unit_or_its_sentence(text: str, unit: str, code: str) -> None:
    found = first(text, measure(">=", 2, unit))
    assert found is not None
    assert (found.indicator, found.sure) == (code, True)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("100% thôn được truyền thông trực tiếp ít nhất 01 lần.", "sessions.villages"),
        ("100% tổ dân phố được tuyên truyền.", "sessions.villages"),
        ("100% thôn có người làm đầu mối.", "own.contact_points"),
        ("100% phản ánh, kiến nghị được trả lời.", "own.petitions"),
        ("Tỷ lệ nữ thạc sĩ đạt 50%.", "strategy.5.4a"),
    ],
)
def test_a_share_is_known_by_the_words_of_its_sentence(text: str, code: str) -> None:
    found = first(text, measure("=", 100, "%", **ALL))
    assert found is not None
    assert (found.indicator, found.sure) == (code, True)


def test_the_reason_quotes_the_words() -> None:
    found = first("100% thôn được truyền thông.", measure("=", 100, "%", **ALL))
    assert found is not None
    assert "thôn" in found.because
    assert "truyền thông" in found.because


def test_a_condition_that_no_register_knows_is_not_passed_over() -> None:
    assert offer("100% thôn mở buổi truyền thông có nam giới dự.", [measure("=", 100, "%", **ALL)], 0) == ()


def test_attendances_are_offered_and_left_to_the_officer() -> None:
    found = first("Khoảng 600 lượt người dự Tháng hành động.", measure("~", 600, "lượt người"))
    assert found is not None
    assert not found.sure


def test_how_often_comes_from_the_condition() -> None:
    each = measure(">=", 2, "lần", qualifies=0, per="year")
    found = first("100% thôn được tuyên truyền ít nhất 02 lần/năm.", measure("=", 100, "%", **ALL), each)
    assert found is not None
    assert found.at_least == 2


def test_a_condition_itself_is_offered_nothing() -> None:
    each = measure(">=", 2, "lần", qualifies=0)
    assert offer("100% thôn được tuyên truyền.", [measure("=", 100, "%", **ALL), each], 1) == ()


def test_two_promises_of_one_sentence_are_told_apart_by_their_clauses() -> None:
    text = (
        "90% người bị bạo lực được phát hiện nhận dịch vụ hỗ trợ cơ bản; 70% người gây bạo lực được tư vấn."
    )
    measures = [
        measure(">=", 90, "%", kind="coverage"),
        measure(">=", 70, "%", kind="coverage", commitment=1),
    ]
    found = [one.indicator for index in (0, 1) for one in offer(text, measures, index)]
    assert found == ["strategy.3.2a", "strategy.3.2b"]


def test_a_count_is_never_offered_a_share() -> None:
    assert offer("100% thôn được tuyên truyền.", [measure(">=", 3, "thôn")], 0) == ()
