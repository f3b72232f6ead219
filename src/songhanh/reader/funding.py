"""Where the money comes from, and the community models that the plan keeps."""

import re

from songhanh.reader.blocks import Block
from songhanh.reader.items import Item

_SOURCE = re.compile(
    r"(?:(?:bố trí|cân đối|lấy|chi|trích|sử dụng|đảm bảo|bảo đảm)(?: (?:kinh phí"
    r"|kinh phí thực hiện))?|lồng ghép|huy động|tiếp nhận|vận động"
    r"|khai thác|tranh thủ|từ)\s+"
    r"(?:(?:trong|từ|vào)\s+)?(?P<what>(?:nguồn|các nguồn|dự toán|ngân sách|kinh phí"
    r"|các chương trình|chương trình|nguồn lực|(?:các khoản )?(?:đóng góp|tài trợ|viện trợ))"
    r"(?:[^.;]|\.(?=\d))*)"
)
_PLAIN = re.compile(
    r"(?P<what>(?:(?:các )?nguồn (?:xã hội hóa|tài trợ|viện trợ|vốn|lực)"
    r"|(?:nguồn |các nguồn )?(?:ngân sách|kinh phí)[^.;]{0,120}?(?:cấp|hành|phương|nước|xã|phường))"
    r"(?:[^.;]|\.(?=\d))*)"
)
_SPLIT = re.compile(
    r"\s*(?:,\s*|\s+)(?:và(?: từ)?|đồng thời)\s+(?=(?:các )?nguồn|lồng ghép|huy động|ngân sách|kinh phí)"
    r"|,\s*(?:từ\s+)?(?=(?:các )?nguồn|huy động|lồng ghép)"
)
_LEAD = re.compile(r"^(?:lồng ghép|huy động)\s+(?:(?:trong|từ)\s+)?")
_HANDLING = re.compile(r"\b(?:gửi|hướng dẫn|lập dự toán|quyết toán|quản lý, sử dụng)\b")
_MODEL = re.compile(r"m(?<!\w.)ô hình\s+|c(?<!\w.)âu lạc bộ\s+")
_QUOTED = re.compile(r"[“\"]\s*([^”\"]{3,90}?)\s*[”\"]")
_LIST = re.compile(r"\s*(?:[:,]|và|;)?\s*(?:mô hình\s+)?(?=[“\"])")
_NAMED = re.compile(r"([A-ZĐ][^,.;:()“”\"]{5,80})")


def read_funding(items: tuple[Item, ...]) -> tuple[str, ...]:
    """The sources that the part on money names, in its own words."""
    found: list[str] = []
    for item in items:
        if item.kind != "task" or item.node.section != "funding":
            continue
        for piece in re.split(r";|\.\s+(?=[^\W\d_])|\.$", item.text):
            found.extend(source for source in _sources(piece) if source not in found)
    return tuple(found)


def _sources(piece: str) -> list[str]:
    match = _SOURCE.search(piece.lower()) or _PLAIN.search(piece.lower())
    if match is None or _HANDLING.search(piece.lower()):
        return []
    words = piece[match.start("what") : match.end("what")]
    parts = (_LEAD.sub("", part.strip(" ,")) for part in _SPLIT.split(words))
    return [part for part in parts if len(part) > 6]


def read_models(blocks: tuple[Block, ...]) -> tuple[str, ...]:
    """Models of the community by name: “Địa chỉ tin cậy tại cộng đồng”."""
    found: list[str] = []
    for block in blocks:
        if "mô hình" not in block.key and "câu lạc bộ" not in block.key:
            continue
        for match in _MODEL.finditer(block.key):
            names = _names(block.text, match.end())
            found.extend(name for name in names if not any(known.endswith(name) for known in found))
    return tuple(found)


def _names(text: str, at: int) -> list[str]:
    names: list[str] = []
    while (link := _LIST.match(text, at)) and (quoted := _QUOTED.match(text, link.end())):
        names.append(quoted[1])
        at = quoted.end()
    if not names and (named := _NAMED.match(text, at)):
        name = re.split(r"\s+(?:tại|trên|ở|của|cho|nhằm|để|và)\s+(?=[a-zđ])", named[1])[0].strip()
        if len(name.split()) > 1:
            names.append(name)
    return names
