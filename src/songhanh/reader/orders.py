"""Orders whose bullets are things: an order is complete only with them."""

import re

from songhanh.reader.units import begins_order

_NOUN = re.compile(
    r"^(?:các |những |một số |về |việc )*(?:chương trình|đề án|dự án|kế hoạch(?! hóa)"
    r"|công tác|phong trào|cuộc vận động|mô hình|luật"
    r"|nghị quyết|nghị định|quyết định|chỉ thị|thông tư|chiến lược|bộ tiêu chí|ngày"
    r"|tháng hành động|lĩnh vực|chính sách|nội dung"
    r"|hội nghị|hội thi|hội thảo|lớp|tọa đàm|câu lạc bộ|địa chỉ tin cậy|đối tượng|phụ nữ"
    r"|trẻ em|nam giới|hệ thống|quy định|tờ rơi|băng rôn"
    r"|pa ?nô|mạng xã hội|trang thông tin|đài truyền thanh|cán bộ|đội ngũ|dịch vụ"
    r"|hoạt động|sự kiện|nhóm|tin|bài)\b"
)
_TURN = re.compile(r"^(?:đợt|lớp|lần|giai đoạn|ngày|buổi) \d{1,2}\s*:")
_LONGEST = 240


def completes(key: str) -> bool:
    """Whether folded words are a noun phrase that completes the order before it and orders nothing itself."""
    if len(key) >= _LONGEST:
        return False
    return bool(_TURN.match(key) or (_NOUN.match(key) and ":" not in key))


_ABOUT = re.compile(
    r"^(?:thời gian|thời hạn|tiến độ|hoàn thành|địa điểm|thành phần|đối tượng|số lượng|số người"
    r"|hình thức|phương thức|nội dung|kinh phí|nguồn kinh phí|quy mô|sản phẩm|kết quả|đầu mối"
    r"|(?:đơn vị|cơ quan|bộ phận) (?:thực hiện|chủ trì|phối hợp|tham gia))\b[^:.;]{0,40}:"
)
_WHO_OR_WHEN = re.compile(
    r"^(?:thời gian|thời hạn|tiến độ|(?:đơn vị|cơ quan|bộ phận) (?:thực hiện|chủ trì))\b"
)


def is_about(key: str) -> bool:
    """Whether folded words say when, where, for whom or by whom the work over them is done."""
    return bool(_ABOUT.match(key))


_EVENT = re.compile(
    r"^(?:hội nghị|hội thi|hội thảo|hội chợ|lễ|lớp|cuộc thi|diễn đàn|tọa đàm|ngày hội|chiến dịch|giải|đợt"
    r"|buổi|nói chuyện|truyền thông|tập huấn|mít tinh|sinh hoạt)\b"
)


def is_event(key: str) -> bool:
    """Whether a title names something to hold: "Hội thi …" with when and where under it is an order."""
    return bool(_EVENT.match(key))


def says_who_or_when(key: str) -> bool:
    """Whether such words name who does the work, or when: what stands over them is an order."""
    return bool(_WHO_OR_WHEN.match(key))


_HOW = re.compile(
    r"^(?:(?:cơ quan|đơn vị|bộ phận) (?:phối hợp|tham gia)|(?:thời gian|thời hạn|tiến độ)(?: thực hiện"
    r"| hoàn thành)?|nguồn (?:số liệu|kinh phí))\s*:"
)
_WHAT = re.compile(r"^nội dung(?: thực hiện| công việc| hoạt động)?\s*:?\s+(?P<order>.+)")


def says_how(key: str) -> bool:
    """Whether a line says with whom or when the things beside it are done; it promises nothing itself."""
    return bool(_HOW.match(key))


def says_what(key: str) -> bool:
    """Whether a line under a name of work is the order itself: "Nội dung: Xây dựng 10 bài …"."""
    found = _WHAT.match(key)
    return found is not None and begins_order(found["order"])


_WHO_ANSWERS = re.compile(
    r"^(?:cơ quan|đơn vị|bộ phận) (?:chủ trì|theo dõi|phụ trách|báo cáo|thực hiện|cung cấp"
    r"|chịu trách nhiệm)\b[^:.;]{0,40}:\s*(?P<who>.+)"
)


def says_who_answers(key: str) -> str:
    """Whom a line under a target makes answerable for it ("Cơ quan theo dõi: Sở Nội vụ"); else ""."""
    found = _WHO_ANSWERS.match(key)
    return found["who"] if found else ""
