"""The outline of a report: its sections stand in its parts, and tasks find theirs."""

import pytest

from songhanh.catalogue.outline import parts, section_of, sections
from songhanh.kernel.text import search_key


def test_every_section_stands_in_a_part_and_every_part_has_one() -> None:
    assert {one.part for one in sections()} == {one.code for one in parts()}
    codes = [one.code for one in sections()]
    assert len(codes) == len(set(codes))


def test_words_are_search_keys_and_ranks_differ() -> None:
    ranked = [one for one in sections() if one.words]
    assert all(search_key(word) == word for one in ranked for word in one.words)
    assert len({one.rank for one in ranked}) == len(ranked)


@pytest.mark.parametrize(
    ("task", "section"),
    [
        ("Treo băng rôn Tháng hành động tại nhà văn hóa", "action_month"),
        ("Mở lớp tập huấn cho trưởng thôn", "training"),
        ("Hướng dẫn các thôn rà soát hương ước, quy ước", "mainstreaming"),
        ("Kiểm tra tại các trường học", "inspection"),
        ("Trực tiếp nhận tin báo về bạo lực gia đình", "programmes"),
        ("Phát tin, bài của chuyên mục", "communication"),
        ("Phân công một người làm đầu mối", "organisation"),
    ],
)
def test_a_task_finds_its_section(task: str, section: str) -> None:
    assert section_of(task) == section
