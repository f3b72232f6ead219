"""Orders whose bullets are things: an order is complete only with them."""

import re

from songhanh.reader.units import VERB

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
_MORE_VERBS = re.compile(
    r"(?:mở|tập huấn|đào tạo|bồi dưỡng|phổ biến|duy trì|thành lập|đầu tư|hỗ trợ|khảo sát|vận hành|phát động"
    r"|ban hành|biên soạn|phát|treo|in|làm|giúp|lập|củng cố|kiện toàn|quản lý|thống kê)\b"
)
_LONGEST = 240


def completes(key: str) -> bool:
    """Whether folded words are a noun phrase that completes the order before it and orders nothing itself."""
    if len(key) >= _LONGEST:
        return False
    return bool(_TURN.match(key) or (_NOUN.match(key) and ":" not in key))


def begins_order(key: str) -> bool:
    """Whether folded words begin with the verb of an order."""
    return bool(VERB.match(key) or _MORE_VERBS.match(key))
