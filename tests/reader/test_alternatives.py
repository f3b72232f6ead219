"""Many patterns as one: what it finds is what a plain row of them would find."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from songhanh.catalogue.vocabulary import bodies
from songhanh.reader.alternatives import Alternatives

_PLAIN = re.compile("|".join(f"{pattern}()" for _, pattern in bodies()))
_KINDS = ("", *(kind for kind, _ in bodies()))
_SORTED = Alternatives(bodies())
_QUICK = re.compile(_SORTED.pattern)

WORDS = st.sampled_from(
    (
        "các thôn", "bản", "văn", "cơ", "trưởng", "ban", "công an", "xã", "hội", "phụ nữ", "trường",
        "ủy ban", "mặt trận tổ quốc", "ub", "mttq", "vn", "chỉ huy", "quân sự", "tổ chức", "chính trị",
        "đoàn", "mầm non",
        "thể", "vp", "hđnd", "và", "ubnd", "lhpn", "vstbcpn", "sở", "phòng", "trạm", "y tế", "những",
    )
)  # fmt: skip


@given(st.lists(WORDS, max_size=12).map(" ".join))
def test_the_same_bodies_are_found_at_the_same_places(key: str) -> None:
    plain = [(_KINDS[found.lastindex or 0], found.span()) for found in _PLAIN.finditer(key)]
    quick = [(_SORTED.names[found.lastindex or 0], found.span()) for found in _QUICK.finditer(key)]
    assert quick == plain


def test_a_border_is_asked_before_each_name() -> None:
    quick = re.compile(Alternatives([("a", "(?:các )?hội"), ("b", r"\bvp")], border=r"(?<!\w.)").pattern)
    assert [found[0] for found in quick.finditer("các hội, xhội, hội; vp xvp")] == ["các hội", "hội", "vp"]


def test_what_is_tried_first_is_found_first() -> None:
    sorted_ = Alternatives([("long", "(?:a |b )?(?:cd|ce)x"), ("short", "c"), ("a", "a")])
    found = [
        (sorted_.names[one.lastindex or 0], one[0]) for one in re.finditer(sorted_.pattern, "b cdx a cex a c")
    ]
    assert found == [("long", "b cdx"), ("long", "a cex"), ("a", "a"), ("short", "c")]


@pytest.mark.parametrize("pattern", ["[ab]c", "a?b", " x", "(?:a|[bc])d"])
def test_a_pattern_that_begins_with_no_letter_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="does not begin with a letter"):
        Alternatives([("one", pattern)])
