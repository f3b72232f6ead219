"""The sentences of the doubts: one for each kind, in Vietnamese and in English, with places for arguments."""

from typing import Final

from songhanh.reader.plan import Severity

# kind: severity, Vietnamese, English
_SENTENCES: Final[dict[str, tuple[Severity, str, str]]] = {
    "nothing_understood": (
        "error",
        "Không nhận ra nhiệm vụ hay chỉ tiêu nào: hãy kiểm tra xem đây có phải là kế hoạch không.",
        "No task and no target was recognised: check whether this is a plan.",
    ),
    "number_unclear": (
        "error",
        "Chưa rõ “{number}” là bao nhiêu: phần lẻ ghi sau dấu phẩy (60,5), hàng nghìn ghi 1.234.",
        "“{number}” could be two numbers: write 60,5 for a fraction, 1.234 for thousands.",
    ),
    "date_impossible": (
        "error",
        "Không có ngày “{date}”: hãy kiểm tra lại ngày, tháng.",
        "There is no day “{date}”: check day and month.",
    ),
    "title_missing": (
        "warning",
        "Không thấy tên kế hoạch: hãy ghi trích yếu.",
        "The plan's title was not found: please enter it.",
    ),
    "name_spelled_differently": (
        "warning",
        "Tên {level} được viết nhiều cách: “{name}” và {others}. Hãy chọn cách viết đúng.",
        "The name of the {level} is spelled in several ways: “{name}” and {others}. Choose the right one.",
    ),
    "name_not_official": (
        "warning",
        "Danh mục đơn vị hành chính ghi “{official}”, kế hoạch ghi “{name}”.",
        "The national list writes “{official}”, the plan “{name}”.",
    ),
    "place_unknown": (
        "notice",
        "Chưa xác định được {level} “{name}” trong danh mục đơn vị hành chính: hãy chọn địa bàn.",
        "{level} “{name}” could not be found for sure in the national list: choose the place.",
    ),
    "place_other": (
        "warning",
        "Văn bản này ghi là của {theirs}, không phải của {ours}. Hãy kiểm tra có thả nhầm tệp không.",
        "This paper says that it is of {theirs}, not of {ours}. Check that it is the right file.",
    ),
    "period_mismatch": (
        "warning",
        "Giai đoạn của “{programme}” được ghi khác nhau: {periods}.",
        "The years of “{programme}” are given in different ways: {periods}.",
    ),
    "period_unusual": (
        "warning",
        "“giai đoạn {period}” có thể ghi nhầm: giai đoạn 5 năm, 10 năm thường kết thúc ở năm chẵn 5 hoặc 10.",
        "“giai đoạn {period}” may be a slip: periods of five or ten years end in a year ending in 5 or 0.",
    ),
    "day_outside_period": (
        "warning",
        "Ngày {date} không thuộc thời gian của kế hoạch ({period}).",
        "{date} lies outside the years of the plan ({period}).",
    ),
    "deadline_before_period_ends": (
        "warning",
        "Hạn {date} của báo cáo {report} đến trước khi hết kỳ: số liệu gửi lúc đó là số ước.",
        "The {report} report is due on {date}, before its period ends: its figures will be estimates.",
    ),
    "no_report_deadline": (
        "notice",
        "Kế hoạch không ghi ngày phải gửi báo cáo: hãy đặt hạn.",
        "The plan names no day by which reports are due: set one.",
    ),
    "target_without_unit": (
        "notice",
        "Chỉ tiêu chưa giao cho cơ quan, đơn vị nào.",
        "Nobody is made answerable for this target.",
    ),
    "targets_without_unit": (
        "notice",
        "Kế hoạch không giao chỉ tiêu nào cho cơ quan, đơn vị cụ thể ({count} chỉ tiêu).",
        "The plan makes nobody answerable for its targets ({count}).",
    ),
    "measure_missing": (
        "notice",
        "Chỉ tiêu không có con số: người rà soát sẽ tự đánh giá.",
        "The target has no figure: a person will judge it.",
    ),
    "target_of_higher_level": (
        "notice",
        "Chỉ tiêu này của cấp trên ({level}) được chép xuống: hãy xem lại có đo được ở đây không.",
        "This is a target of a higher level ({level}) copied down: check whether it can be measured here.",
    ),
    "task_without_unit": (
        "notice",
        "Nhiệm vụ ở phần tổ chức thực hiện chưa giao cho cơ quan, đơn vị nào.",
        "A task of the part on organisation is given to nobody.",
    ),
    "wrong_tier_word": (
        "warning",
        "“{word}” không đúng cấp: ở đây là {expected}.",
        "“{word}” is the wrong tier: here it is {expected}.",
    ),
    "abolished_body": (
        "warning",
        "“{word}” không còn từ ngày 01/7/2025: hãy xem lại.",
        "“{word}” no longer exists since 1 July 2025: please check.",
    ),
    "sentence_cut": (
        "warning",
        "Câu có thể bị cụt ở “{words}”: hãy đối chiếu bản gốc.",
        "The sentence may be cut at “{words}”: compare the original.",
    ),
    "words_repeated": (
        "notice",
        "Lặp từ: “{words}”.",
        "Words are repeated: “{words}”.",
    ),
    "possible_slip": (
        "notice",
        "“{found}” có thể là “{meant}”.",
        "“{found}” may be meant to be “{meant}”.",
    ),
    "observance_date": (
        "warning",
        "“{name}” thường là ngày {expected}, kế hoạch ghi {date}.",
        "“{name}” is usually on {expected}; the plan says {date}.",
    ),
    "numbering_gap": (
        "notice",
        "Đánh số nhảy từ {before} sang {after}: có thể thiếu một mục.",
        "The numbering goes from {before} to {after}: an item may be missing.",
    ),
    "numbering_repeated": (
        "notice",
        "Số {number} được dùng hai lần.",
        "The number {number} is used twice.",
    ),
}


class _Blank(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "…"


def doubt_text(kind: str, arguments: dict[str, str], language: str = "vi") -> str:
    """The sentence of a doubt, in Vietnamese or ("en") English; raises KeyError for an unknown kind."""
    _, vietnamese, english = _SENTENCES[kind]
    return (english if language == "en" else vietnamese).format_map(_Blank(arguments))


def severity_of(kind: str) -> Severity:
    """How grave a kind of doubt is; raises KeyError for an unknown kind."""
    return _SENTENCES[kind][0]
