"""Slips of typing and recognition, sentences cut short, words said twice. Nothing is corrected, only asked."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from songhanh.reader.blocks import Block

# What is written, what was surely meant: phrases of office that have no other sense.
_PHRASES = {
    "bình dẳng": "bình đẳng", "bình đảng": "bình đẳng", "thông kê": "thống kê", "thống kế": "thống kê", "công tác viên": "cộng tác viên",
    "thiếu số": "thiểu số", "tiên bộ": "tiến bộ", "phố biến": "phổ biến", "triển hai": "triển khai", "triến khai": "triển khai",
    "ngăn chăn": "ngăn chặn", "phụ nử": "phụ nữ", "bạo lưc": "bạo lực", "tuyên tryền": "tuyên truyền", "kế họach": "kế hoạch",
    "nâng coa": "nâng cao", "hổ trợ": "hỗ trợ", "hộ trợ": "hỗ trợ", "cở sở": "cơ sở", "xã hôi": "xã hội", "vhxx": "VHXH",
    "ủy ban nhân dan": "Ủy ban nhân dân", "chỉ tiệu": "chỉ tiêu", "giám sat": "giám sát", "sữa đổi": "sửa đổi", "chia sẽ": "chia sẻ",
    "gia đinh": "gia đình", "trẻ em gai": "trẻ em gái", "dân tôc": "dân tộc", "lồng gép": "lồng ghép", "hướng dẩn": "hướng dẫn",
}  # fmt: skip
_NOT = {"thiếu số": "(?! liệu| lượng)", "hộ trợ": "(?! giúp| cấp)"}
_PHRASE = re.compile(r"\b(?:" + "|".join(phrase + _NOT.get(phrase, "") for phrase in _PHRASES) + r")\b")
# A syllable that ends in c, ch, p or t bears the sắc or the nặng; without it something is missing.
_TONELESS = re.compile(r"\b[bcdđghklmnpqrstvx]{0,3}[iuo]?[ăâêôơư](?:c|ch|p|t)\b")
_BODY = r"(?:phụ nữ|công an|ubnd|ủy ban nhân dân|hđnd|trạm y tế|mặt trận tổ quốc|mttq|hội đồng nhân dân|đoàn thể|văn hóa - xã hội)"
_WARD = re.compile(rf"\b{_BODY} (?P<found>thường)\b(?! (?:xuyên|trực|kỳ|niên|vụ|lệ|gặp|bị))")
_HANGS = re.compile(
    r"(?:^|\s)((?:\S+\s+){0,2}(?:của|và|với|các|để|nhằm|trong|tại|bởi|hoặc|theo|những))\s*[.;]\s*(?:$|(?=[^\W\d_]))"
)
_TWICE = re.compile(r"\b((?:[^\W\d_]+ ){3,14}[^\W\d_]+) \1\b")


@dataclass(frozen=True, slots=True)
class Slip:
    kind: str
    start: int
    end: int
    arguments: dict[str, str] = field(default_factory=dict)


def find_slips(block: Block, level: str | None) -> Iterator[Slip]:
    """The slips in one paragraph, with their places in its words."""
    text, key = block.text, block.key
    for found in _PHRASE.finditer(key):
        yield _slip(text, found.span(), _PHRASES[found[0]])
    for found in _TONELESS.finditer(key):
        yield _slip(text, found.span(), _with_tone(found[0]))
    if level == "phường":
        for found in _WARD.finditer(key):
            yield _slip(text, found.span("found"), "phường")
    if len(text) > 40:
        for found in _HANGS.finditer(key):
            yield Slip("sentence_cut", *found.span(1), {"words": text[found.start(1) : found.end()].strip()})
        for found in _TWICE.finditer(key):
            yield Slip("words_repeated", *found.span(), {"words": text[found.start(1) : found.end(1)]})


def _slip(text: str, place: tuple[int, int], meant: str) -> Slip:
    return Slip("possible_slip", *place, {"found": text[place[0] : place[1]], "meant": meant})


_SHARP = str.maketrans("ăâêôơư", "ắấếốớứ")
_HEAVY = str.maketrans("ăâêôơư", "ặậệộợự")


def _with_tone(syllable: str) -> str:
    return f"{syllable.translate(_SHARP)}/{syllable.translate(_HEAVY)}"
