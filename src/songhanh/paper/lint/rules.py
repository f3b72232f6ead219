"""Every rule of the linter: its code, and the row of the decree's tables that it guards.

Rows are those of Phụ lục I, Phần I (Mục IV gathers them) and of Phụ lục III. The documents list the same
codes (docs/develop/papers.md), and tests have a paper that breaks each.
"""

_LOOK = "size bold italic"
_UPPER = f"{_LOOK} case align"
_TABLE = (
    ("Khổ giấy, kiểu trình bày, định lề", "page", "size margin orientation"),
    ("Phông chữ, bộ mã, màu chữ", "font", "face unicode color"),
    ("Số trang", "page_number", "place missing align size figures first"),
    ("Quốc hiệu", "national_name", f"missing words {_UPPER}"),
    ("Tiêu ngữ và đường kẻ dưới", "motto", f"missing words {_LOOK} align rule rule_length"),
    ("Tên cơ quan chủ quản", "governing", _UPPER),
    ("Tên cơ quan ban hành và đường kẻ dưới", "issuer", f"missing {_UPPER} rule rule_length"),
    ("Số, ký hiệu; chữ viết tắt tên loại", "number", f"missing words {_LOOK} align"),
    ("Địa danh, ngày tháng năm", "place_date", f"missing words name {_LOOK} align"),
    ("Tên loại", "type_name", f"missing {_UPPER}"),
    ("Trích yếu và đường kẻ dưới", "subject", f"missing {_UPPER} rule rule_length"),
    ("Trích yếu công văn", "letter_subject", f"missing words {_UPPER}"),
    ("Kính gửi", "addressee", f"missing words {_LOOK} align"),
    ("Kính gửi", "addressees", _LOOK),
    ("Dấu mật, khẩn", "urgency", f"words box {_UPPER}"),
    ("Nội dung", "text", "size bold italic case align indent spacing line end"),
    ("Căn cứ", "basis", "bold italic"),
    ("Thẩm quyền ban hành, “QUYẾT ĐỊNH:”", "authority", _UPPER),
    ("Phần, Chương", "chapter", f"words {_UPPER}"),
    ("Tiêu đề phần, chương", "chapter_title", f"missing {_UPPER}"),
    ("Mục, Tiểu mục", "section", f"words {_UPPER}"),
    ("Tiêu đề mục, tiểu mục", "section_title", f"missing {_UPPER}"),
    ("Điều", "article", "words order bold italic"),
    ("I., II.", "heading_1", "bold italic case"),
    ("1., 2. (khoản)", "heading_2", "bold italic case"),
    ("1., 2. (khoản)", "clause", "bold"),
    ("a), b) (điểm)", "heading_3", "bold italic"),
    ("a), b) (điểm)", "point", "letter"),
    ("Quyền hạn, chức vụ người ký", "capacity", f"missing words {_UPPER}"),
    ("Họ và tên người ký", "signer", f"missing words {_UPPER}"),
    ("Nơi nhận", "recipients_title", f"missing words {_LOOK}"),
    ("Nơi nhận", "recipient", f"missing words copy {_LOOK} case"),
    ("Phụ lục", "annex_label", f"words {_UPPER}"),
    ("Tên phụ lục", "annex_title", f"missing {_UPPER}"),
    ("Kèm theo", "annex_note", f"missing words {_LOOK} align"),
    ("(tệp mở được ở chương trình khác)", "end", "table"),
)
RULES = {f"{key}.{trait}": row for row, key, traits in _TABLE for trait in traits.split()}
