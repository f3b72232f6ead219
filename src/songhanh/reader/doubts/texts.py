"""The sentences of the doubts: one for each kind, in Vietnamese and in English, with places for arguments."""

from typing import Final

from songhanh.reader.plan import Severity

# kind: severity, Vietnamese, English
SENTENCES: Final[dict[str, tuple[Severity, str, str]]] = {
    "nothing_understood": (
        "error",
        "Không nhận ra nhiệm vụ hay chỉ tiêu nào: hãy kiểm tra xem đây có phải là kế hoạch không.",
        "No task and no target was recognised: check whether this is a plan.",
    ),
    "number_unclear": (
        "error",
        "Chưa rõ “{number}” là bao nhiêu: hãy ghi phần lẻ sau dấu phẩy (60,5), hàng nghìn là 1.234.",
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
        "Danh mục đơn vị hành chính ghi “{official}”, kế hoạch ghi “{name}”: hãy sửa theo danh mục.",
        "The national list writes “{official}”, the plan “{name}”: follow the list.",
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
        "Giai đoạn của “{programme}” được ghi khác nhau: {periods}. Hãy thống nhất một giai đoạn.",
        "The years of “{programme}” are given in different ways: {periods}. Settle on one.",
    ),
    "period_unusual": (
        "warning",
        (
            "“giai đoạn {period}” có thể ghi nhầm: giai đoạn 5 năm, 10 năm thường kết thúc ở năm 5 hoặc 0. "
            "Hãy đối chiếu văn bản gốc."
        ),
        (
            "“giai đoạn {period}” may be a slip: such periods usually end in a year ending in 5 or 0. "
            "Compare the original."
        ),
    ),
    "strategy_end": (
        "warning",
        "Chiến lược quốc gia về bình đẳng giới có mốc 2025 và 2030, chỗ này ghi đến năm {year}: hãy xem lại.",
        "The national strategy has marks in 2025 and 2030; this place says up to {year}: please check.",
    ),
    "day_outside_period": (
        "warning",
        "Ngày {date} không thuộc thời gian của kế hoạch ({period}): hãy kiểm tra lại năm.",
        "{date} lies outside the years of the plan ({period}): check the year.",
    ),
    "deadline_before_period_ends": (
        "warning",
        (
            "Hạn {date} của báo cáo {report} đến trước khi hết kỳ, số liệu gửi lúc đó là số ước: "
            "hãy lùi hạn hoặc ghi rõ là ước thực hiện."
        ),
        (
            "The {report} report is due on {date}, before its period ends: its figures will be estimates. "
            "Move the day or say so."
        ),
    ),
    "no_report_deadline": (
        "notice",
        "Kế hoạch không ghi ngày phải gửi báo cáo: hãy đặt hạn.",
        "The plan names no day by which reports are due: set one.",
    ),
    "target_without_unit": (
        "notice",
        "Chỉ tiêu chưa giao cho cơ quan, đơn vị nào: hãy ghi ai chịu trách nhiệm.",
        "Nobody is made answerable for this target: say who is.",
    ),
    "targets_without_unit": (
        "notice",
        (
            "Kế hoạch không giao chỉ tiêu nào cho cơ quan, đơn vị cụ thể ({count} chỉ tiêu): "
            "hãy ghi ai chịu trách nhiệm."
        ),
        "The plan makes nobody answerable for its targets ({count}): say who is.",
    ),
    "measure_missing": (
        "notice",
        "Chỉ tiêu không có con số: hãy ghi con số, hoặc để người rà soát đánh giá.",
        "The target has no figure: give one, or leave it to a person to judge.",
    ),
    "target_of_higher_level": (
        "notice",
        "Chỉ tiêu này của cấp trên ({level}) được chép xuống: hãy xem lại có đo được ở đây không.",
        "This is a target of a higher level ({level}) copied down: check whether it can be measured here.",
    ),
    "task_without_unit": (
        "notice",
        "Nhiệm vụ ở phần tổ chức thực hiện chưa giao cho cơ quan, đơn vị nào: hãy ghi ai làm.",
        "A task of the part on organisation is given to nobody: say who does it.",
    ),
    "wrong_tier_word": (
        "warning",
        "“{word}” không đúng cấp: ở đây là {expected}. Hãy sửa cho thống nhất.",
        "“{word}” is the wrong tier: here it is {expected}. Make it agree.",
    ),
    "abolished_body": (
        "warning",
        "“{word}” không còn sau sắp xếp năm 2025: hãy ghi tên cơ quan hiện nay.",
        "“{word}” no longer exists since the reform of 2025: name the body of today.",
    ),
    "sentence_cut": (
        "warning",
        "Câu có thể bị cụt ở “{words}”: hãy đối chiếu bản gốc.",
        "The sentence may be cut at “{words}”: compare the original.",
    ),
    "words_repeated": (
        "notice",
        "Lặp từ: “{words}”. Hãy xem có thừa không.",
        "Words are repeated: “{words}”. Check whether they are meant.",
    ),
    "possible_slip": (
        "notice",
        "“{found}” có thể là “{meant}”: hãy đối chiếu bản gốc.",
        "“{found}” may be meant to be “{meant}”: compare the original.",
    ),
    "own_name": (
        "notice",
        "Theo lần rà soát trước, “{name}” ở đây là {unit}: hãy xem có đúng không.",
        "As settled before, “{name}” is here: {unit}. Check that it still is.",
    ),
    "observance_date": (
        "warning",
        "“{name}” thường là ngày {expected}, kế hoạch ghi {date}: hãy kiểm tra lại.",
        "“{name}” is usually on {expected}; the plan says {date}: please check.",
    ),
    "numbering_gap": (
        "notice",
        "Đánh số nhảy từ {before} sang {after}: có thể thiếu một mục, hãy xem lại.",
        "The numbering goes from {before} to {after}: an item may be missing, please check.",
    ),
    "numbering_repeated": (
        "notice",
        "Số {number} được dùng hai lần: hãy đánh số lại.",
        "The number {number} is used twice: number anew.",
    ),
    "paper_incomplete": (
        "notice",
        "Bản này chưa có {missing}: văn thư ghi khi ban hành, tải bản đã ký lên sau.",
        "This copy still lacks {missing}: the clerk adds them at issue; upload the signed one later.",
    ),
    "period_contradicts": (
        "warning",
        "Tên kế hoạch ghi {period}, chỗ này ghi {other}: hãy kiểm tra lại năm.",
        "The title says {period}, this place says {other}: check the years.",
    ),
    "instrument_replaced": (
        "warning",
        "{number} đã được thay bằng {instead} từ ngày {since}: hãy viện dẫn văn bản mới.",
        "{number} was replaced by {instead} on {since}: cite the new one.",
    ),
    "instrument_expired": (
        "warning",
        "{number} đã hết thời gian thực hiện từ ngày {since}: hãy xem còn viện dẫn được không.",
        "{number} ran out on {since}: check whether it can still be cited.",
    ),
    "term_replaced": (
        "notice",
        "Pháp luật nay dùng “{instead}” thay cho “{word}”: hãy sửa theo.",
        "The law now says “{instead}” for “{word}”: follow it.",
    ),
    "comparator_lost": (
        "warning",
        "“{words}” thiếu từ chỉ hướng (xuống, còn, lên): hãy đối chiếu bản gốc.",
        "“{words}” lacks the word that says which way (xuống, còn, lên): compare the original.",
    ),
    "target_needs_survey": (
        "notice",
        "Chỉ tiêu này phải điều tra mới có số liệu, xã không tự tính được: hãy ghi nguồn số liệu hoặc bỏ.",
        "This target needs a survey that a commune does not run: say whose figures, or leave it out.",
    ),
    "target_small_numbers": (
        "notice",
        "Ở cấp xã số ca quá ít để tính tỷ lệ này: hãy ghi kèm số ca và gộp nhiều năm.",
        "A commune has too few cases for this rate: give the counts too, and pool years.",
    ),
    "unit_without_task": (
        "warning",
        "“{unit}” được nêu tên nhưng không có nhiệm vụ nào: hãy giao việc hoặc bỏ mục này.",
        "“{unit}” has a heading but no task: give it work or leave it out.",
    ),
    "units_not_in_recipients": (
        "notice",
        "Có nhiệm vụ nhưng không có trong Nơi nhận: {units}. Hãy bổ sung.",
        "These have tasks but are not among the recipients: {units}. Add them.",
    ),
    "recipients_without_task": (
        "notice",
        "Có trong Nơi nhận để thực hiện nhưng không được giao việc nào: {units}. Hãy xem lại.",
        "These are among the recipients but have no task: {units}. Please check.",
    ),
    "no_funding": (
        "notice",
        "Kế hoạch không nói kinh phí lấy từ đâu: hãy bổ sung phần kinh phí.",
        "The plan does not say where the money comes from: add it.",
    ),
    "second_deadline": (
        "notice",
        "Nhiệm vụ ghi nhiều hạn ({dates}) mà mới lấy hạn đầu: hãy tách thành từng nhiệm vụ hoặc sửa lại hạn.",
        "The task names several deadlines ({dates}) and only the first was taken: split it, or set the date.",
    ),
    "deadline_on_rest_day": (
        "notice",
        "Hạn {date} rơi vào {day}: hãy chọn ngày làm việc liền trước.",
        "{date} falls on a day of rest ({day}): take the working day before it.",
    ),
    "sum_mismatch": (
        "warning",
        "Các phần cộng lại là {sum}, kế hoạch ghi {total}: hãy kiểm tra lại.",
        "The parts add up to {sum}, the plan says {total}: please check.",
    ),
    "unit_unknown_here": (
        "notice",
        "“{unit}” chưa có trong danh sách đơn vị của địa phương: hãy thêm vào hoặc chọn đơn vị thay.",
        "“{unit}” is not among the units of this place: add it or choose another.",
    ),
    "plans_contradict": (
        "warning",
        "{report}: ở đây hạn là {ours}, “{other}” đang thực hiện ghi {theirs}. Hãy thống nhất một hạn.",
        "{report}: due {ours} here, {theirs} in “{other}”, which is in force. Settle on one day.",
    ),
}


class _Blank(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "…"


def doubt_text(kind: str, arguments: dict[str, str], language: str = "vi") -> str:
    """The sentence of a doubt, in Vietnamese or ("en") English; raises KeyError for an unknown kind."""
    _, vietnamese, english = SENTENCES[kind]
    return (english if language == "en" else vietnamese).format_map(_Blank(arguments))


def severity_of(kind: str) -> Severity:
    """How grave a kind of doubt is; raises KeyError for an unknown kind."""
    return SENTENCES[kind][0]
