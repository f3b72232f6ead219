"""Why a file cannot be read: one kind each, with one sentence that says what to do."""

from typing import Final, Literal

Kind = Literal[
    "not_a_document", "empty", "encrypted", "old_doc", "old_encoding", "scan_without_text", "too_large",
    "too_many_pages", "zip_bomb", "external_entities", "broken_docx", "broken_pdf", "too_slow", "too_heavy",
    "reader_died", "not_a_sheet", "broken_sheet", "too_many_rows", "too_many_entries",
]  # fmt: skip
Language = Literal["vi", "en"]

_SENTENCES: Final[dict[str, dict[str, str]]] = {
    "not_a_document": {
        "vi": "Đây không phải là văn bản đọc được. Hãy chọn tệp .docx, .pdf, .txt hoặc .md.",
        "en": "This is not a document that can be read. Choose a .docx, .pdf, .txt or .md file.",
    },
    "empty": {
        "vi": "Tệp không có chữ nào. Hãy kiểm tra lại và chọn đúng tệp kế hoạch.",
        "en": "The file has no text. Check it and choose the file of the plan.",
    },
    "encrypted": {
        "vi": "Tệp có mật khẩu. Hãy mở tệp, bỏ mật khẩu, lưu lại rồi tải lên lần nữa.",
        "en": "The file has a password. Open it, remove the password, save it and upload it again.",
    },
    "old_doc": {
        "vi": "Tệp là .doc cũ hoặc định dạng khác, không phải .docx. Hãy lưu lại thành .docx.",
        "en": "The file is an old .doc or another format, not .docx. Save it as .docx and upload that.",
    },
    "old_encoding": {
        "vi": "Chữ trong tệp dùng bảng mã cũ (TCVN3, VNI). Hãy chuyển sang Unicode, lưu lại rồi tải lên.",
        "en": "The text is in an old encoding (TCVN3, VNI). Convert it to Unicode and upload it again.",
    },
    "scan_without_text": {
        "vi": "Tệp là bản quét, chỉ có ảnh mà không có chữ. Hãy tải lên tệp .docx hoặc .pdf có chữ.",
        "en": "The file is a scan: pictures without text. Upload the .docx, or a .pdf that has text.",
    },
    "too_large": {
        "vi": "Tệp lớn hơn mức cho phép. Hãy bỏ bớt ảnh hoặc chia nhỏ tệp rồi tải lên.",
        "en": "The file is larger than allowed. Remove pictures or split the file, then upload it.",
    },
    "too_many_pages": {
        "vi": "Tệp có quá nhiều trang hoặc quá nhiều chữ. Hãy chỉ tải lên phần kế hoạch.",
        "en": "The file has too many pages or too much text. Upload the part with the plan alone.",
    },
    "zip_bomb": {
        "vi": "Tệp bung ra lớn bất thường nên không được mở. Hãy lưu thành tệp mới bằng Word rồi tải lên.",
        "en": "The file unpacks to an abnormal size and was not opened. Save it as a new file in Word.",
    },
    "external_entities": {
        "vi": "Tệp chứa khai báo XML không an toàn. Hãy mở bằng Word, lưu thành tệp mới rồi tải lên.",
        "en": "The file holds unsafe XML declarations. Save it as a new file in Word and upload that.",
    },
    "broken_docx": {
        "vi": "Tệp .docx bị hỏng hoặc thiếu nội dung. Hãy mở bằng Word, lưu lại rồi tải lên lần nữa.",
        "en": "The .docx file is damaged or incomplete. Open it in Word, save it and upload it again.",
    },
    "broken_pdf": {
        "vi": "Tệp .pdf bị hỏng. Hãy xuất lại .pdf từ bản gốc hoặc tải lên tệp .docx.",
        "en": "The .pdf file is damaged. Export it again from the original or upload the .docx.",
    },
    "too_slow": {
        "vi": "Đọc tệp này lâu quá mức cho phép nên đã dừng. Hãy chỉ giữ phần kế hoạch, lưu thành .docx mới.",
        "en": "Reading this file took longer than allowed. Keep the plan alone, as a new .docx.",
    },
    "too_heavy": {
        "vi": "Tệp này cần nhiều bộ nhớ quá mức cho phép nên đã dừng. Hãy bỏ ảnh, chỉ giữ phần kế hoạch.",
        "en": "This file needs more memory than allowed. Remove pictures, keep the plan alone.",
    },
    "not_a_sheet": {
        "vi": "Đây không phải là bảng đọc được. Hãy chọn tệp .xlsx hoặc .csv; tệp .xls hãy lưu thành .xlsx.",
        "en": "This is no list that can be read. Choose an .xlsx or .csv file; save an old .xls as .xlsx.",
    },
    "broken_sheet": {
        "vi": "Tệp Excel bị hỏng. Hãy mở bằng Excel, lưu lại rồi tải lên lần nữa.",
        "en": "The Excel file is damaged. Open it in Excel, save it and upload it again.",
    },
    "too_many_entries": {
        "vi": "Tệp có quá 20.000 dòng. Hãy chia thành nhiều tệp rồi gửi từng tệp.",
        "en": "The file has more than 20,000 rows. Divide it into several and send them one by one.",
    },
    "too_many_rows": {
        "vi": "Bảng có quá 5.000 dòng. Hãy chỉ giữ các dòng cần nhập.",
        "en": "The list has more than 5,000 rows. Keep only those to be taken in.",
    },
    "reader_died": {
        "vi": "Tệp này làm việc đọc dừng giữa chừng. Hãy mở bằng Word, lưu thành tệp .docx mới rồi tải lên.",
        "en": "This file made the reading break off. Open it in Word and save it as a new .docx file.",
    },
}


def error_text(kind: str, language: str = "vi") -> str:
    """The sentence for a kind of error; raises KeyError for a kind that does not exist."""
    sentences = _SENTENCES[kind]
    return sentences.get(language, sentences["vi"])


def say_unopened(fault: OSError | ValueError) -> str:
    """Why a file could not even be opened, in one sentence."""
    if isinstance(fault, FileNotFoundError):
        return "Không tìm thấy tệp. Hãy kiểm tra lại đường dẫn."
    if isinstance(fault, IsADirectoryError):
        return "Đây là thư mục. Hãy chọn một tệp .docx, .pdf, .txt hoặc .md."
    return "Không mở được tệp. Hãy kiểm tra quyền đọc tệp."


class CannotRead(Exception):
    """A file that no draft can be made from. `kind` says why, `str(e)` says what to do."""

    def __init__(self, kind: Kind) -> None:
        super().__init__(error_text(kind))
        self.kind: Kind = kind

    def __reduce__(self) -> tuple[type["CannotRead"], tuple[str]]:
        return CannotRead, (self.kind,)
