"""What the parts of a plan are for, told by their titles."""

import re
from typing import Literal

from songhanh.reader.folding import without_marks

Section = Literal["purpose", "aim", "target", "content", "funding", "organisation", "report", "context"]

# The first pattern that fits decides: a title may name several things, what matters more stands first.
_TITLES: dict[Section, str] = {
    "report": (
        r"^(?:thực hiện )?(?:chế độ|công tác)?\s*(?:thông tin,? )?(?:và )?báo cáo\b"
        r"|^(?:thời gian|thời hạn|hạn) báo cáo"
        r"|^chế độ (?:thông tin|báo cáo|sơ kết)|^(?:công tác )?sơ kết,? tổng kết"
    ),
    "organisation": (
        r"\btổ chức (?:triển khai )?thực hiện\s*(?:kế hoạch)?\s*$|^(?:phân công"
        r"|trách nhiệm)\b|^tổ chức thực hiện\b"
        r"|phân công (?:trách nhiệm|nhiệm vụ|thực hiện)|^thi đua\b|^khen thưởng\b|^trách nhiệm của"
    ),
    "funding": r"\bkinh phí\b|^nguồn lực\b|\bngân sách\b|^nguồn vốn",
    "content": (
        r"\bnhiệm vụ\b.*\bgiải pháp\b|^nội dung\b|^(?:các )?(?:nhiệm vụ|giải pháp|biện pháp|hoạt động)\b"
        r"|^một số (?:nhiệm vụ|giải pháp)"
    ),
    "target": r"\bchỉ tiêu\b|\bmục tiêu cụ thể\b",
    "aim": r"^(?:các )?mục tiêu\b",
    "purpose": (
        r"^mục đích\b|^yêu cầu\b(?! (?:các|thủ|trưởng|phòng|công an|trạm|hội|đoàn)\b)|^quan điểm\b"
        r"|^nguyên tắc\b|^sự cần thiết"
    ),
    "context": (
        r"^(?:đánh giá|bối cảnh|tổng quan|thực trạng|tình hình|căn cứ|kết quả"
        r"|(?:những )?(?:hạn chế|tồn tại|ưu điểm|khó khăn)"
        r"|nguyên nhân|bài học|danh mục|phụ lục|đặc điểm|khái quát|cơ sở(?! dữ liệu| vật chất)|chủ đề"
        r"|thời gian|địa điểm|thành phần"
        r"|đối tượng|phạm vi|khẩu hiệu|thông điệp)\b"
    ),
}
_PATTERNS = {section: re.compile(pattern) for section, pattern in _TITLES.items()}
_GOAL = re.compile(r"^mục tiêu (?:số )?(\d+)\b|^chỉ tiêu về ")


_BARE = {section: re.compile(without_marks(pattern)) for section, pattern in _TITLES.items()}


def section_of_slip(key: str) -> Section | None:
    """The same for a title that was typed with marks missing ("CHI TIÊU PHẤN ĐẤU", "TỔ CHƯC THỰC HIỆN")."""
    title = without_marks(key.strip(" .:;"))
    if len(title) > 80:
        return None
    return next((section for section, pattern in _BARE.items() if pattern.search(title)), None)


def section_of(key: str) -> Section | None:
    """The section that a folded title opens, or None where it names a subject and no section."""
    title = key.strip(" .:;")
    if title.startswith(("nội dung", "nhiệm vụ")) and "tổ chức thực hiện" in title:
        return "content"
    if _GOAL.match(title):
        return "target"
    if len(title) > 160:
        return None
    return next((section for section, pattern in _PATTERNS.items() if pattern.search(title)), None)
