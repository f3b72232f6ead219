"""The linter on correct papers of strangers: as Word writes them, and as LibreOffice saves those again."""

import io
import subprocess
import zipfile
from pathlib import Path

import pytest

from songhanh.paper.lint import lint_docx
from songhanh.paper.lint.lines import Lines
from songhanh.paper.lint.parts import find_parts
from songhanh.paper.zipped import rewrite
from tests.paper.samples import TALK
from tests.paper.wordml import ARTICLE, BULLET, foot, head, line, package, run, title

CLOSING = "./."
CHAIR = {"name": "Hoàng Đình Lộc"}


def body(text: str, *, marks: str = "") -> str:
    return line(run(text, marks=marks), style="Thn")


def plan() -> bytes:
    """Kế hoạch: căn cứ, I., 1., a), bullets that Word draws, KT."""
    return package(
        head("Số:        /KH-UBND")
        + title("KẾ HOẠCH", "Triển khai công tác bình đẳng giới năm 2026", rule=45)
        + body("Căn cứ Luật Bình đẳng giới ngày 29 tháng 11 năm 2006;", marks="i")
        + body("Thực hiện chương trình công tác năm, Ủy ban nhân dân xã ban hành Kế hoạch như sau:")
        + body("I. MỤC ĐÍCH, YÊU CẦU", marks="b")
        + body("1. Mục đích", marks="b")
        + line(run(f"{TALK}."), style="ListParagraph", listed=BULLET) * 12
        + body("2. Yêu cầu", marks="b")
        + line(run("Các thôn làm đúng hạn."), style="ListParagraph", listed=BULLET)
        + body("II. NHIỆM VỤ", marks="b")
        + body("1. Thông tin, truyền thông", marks="b")
        + body("a) Phát thanh mỗi quý ít nhất 04 tin, bài;")
        + body("b) Nói chuyện tại các thôn;")
        + body("c) Treo pa-nô;")
        + body("d) Viết bài cho trang của xã;")
        + body("đ) Tổ chức hội thi;")
        + body("e) Tổng kết vào tháng 12.")
        + body("2. Kinh phí do ngân sách xã bảo đảm.")
        + body(f"Trên đây là Kế hoạch năm 2026{CLOSING}")
        + foot("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", name="Phạm Thị Quỳnh Như",
               recipients=("Sở Nội vụ (b/c);", "Các thôn (t/h);", "Lưu: VT, VHXH."))
    )  # fmt: skip


def decision() -> bytes:
    """Quyết định: who decides, căn cứ, "QUYẾT ĐỊNH:", Điều that Word numbers, Q."""
    return package(
        head("Số: 112/QĐ-UBND")
        + title("QUYẾT ĐỊNH", "Kiện toàn Ban Vì sự tiến bộ của phụ nữ xã", rule=45)
        + line(run("CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ ĐỒNG HẠ", marks="b"), align="center")
        + body("Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;", marks="i")
        + body("Theo đề nghị của Trưởng phòng Văn hóa - Xã hội.", marks="i")
        + line(run("QUYẾT ĐỊNH:", marks="b"), align="center")
        + line(
            run("Kiện toàn Ban Vì sự tiến bộ của phụ nữ xã gồm 09 thành viên."), style="Thn", listed=ARTICLE
        )
        + line(run("Ban làm việc theo quy chế do Trưởng ban ban hành."), style="Thn", listed=ARTICLE)
        + line(
            run(f"Các ông, bà có tên tại Điều 1 thi hành Quyết định này{CLOSING}"),
            style="Thn",
            listed=ARTICLE,
        )
        + foot("Q. CHỦ TỊCH", recipients=("Như Điều 3;", "Lưu: VT, VHXH."), **CHAIR)
    )


def typed_decision() -> bytes:
    """Quyết định whose Điều are typed, with a Quy chế behind it: Chương, Mục, Điều with titles."""
    return package(
        head("Số: 15/QĐ-UBND")
        + title("QUYẾT ĐỊNH", "Ban hành Quy chế của tổ truyền thông", rule=40)
        + line(run("ỦY BAN NHÂN DÂN XÃ ĐỒNG HẠ", marks="b"), align="center")
        + body("Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025.", marks="i")
        + line(run("QUYẾT ĐỊNH:", marks="b"), align="center")
        + line(run("Điều 1.", marks="b"), run(" Ban hành kèm theo Quyết định này Quy chế."), style="Thn")
        + line(run("Điều 2. ", marks="b"), run(f"Quyết định có hiệu lực kể từ ngày ký{CLOSING}"), style="Thn")
        + foot("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", recipients=("Như Điều 2;", "Lưu: VT."), **CHAIR)
        + line(run("Phụ lục", marks="b"), align="center", extra="<w:pageBreakBefore/>")
        + line(run("QUY CHẾ CỦA TỔ TRUYỀN THÔNG", marks="b"), align="center")
        + line(run("(Kèm theo Quyết định số 15/QĐ-UBND ngày     tháng 11 năm 2026 ", marks="i"),
               run("của Ủy ban nhân dân xã Đồng Hạ)", marks="i"), align="center")
        + line(run("Chương I", marks="b"), align="center")
        + line(run("QUY ĐỊNH CHUNG", marks="b"), align="center")
        + body("Điều 1. Phạm vi điều chỉnh", marks="b")
        + body("1. Quy chế này nói về tổ truyền thông của các thôn.")
        + line(run("Chương II", marks="b"), align="center")
        + line(run("TỔ CHỨC", marks="b"), align="center")
        + line(run("Mục 1", marks="b"), align="center")
        + line(run("THÀNH PHẦN", marks="b", size=13), align="center")
        + body("Điều 2. Tổ trưởng", marks="b")
        + body("Tổ trưởng do thôn cử.")
    )  # fmt: skip


def letter() -> bytes:
    """Công văn to several bodies, signed by order."""
    about = line(run("V/v cung cấp số liệu cán bộ nữ", size=12), align="center")
    indent = '<w:ind w:left="{}"/>'
    return package(
        head("Số: 340/UBND-VHXH", about)
        + line()
        + line(run("Kính gửi:"), extra=indent.format(2200))
        + line(run("- Công an xã;"), extra=indent.format(3400))
        + line(run("- Trạm Y tế xã."), extra=indent.format(3400))
        + line()
        + line(
            run("Để tổng hợp báo cáo năm, đề nghị gửi số liệu trước ngày "),
            run("20/11", marks="b"),
            run("."),
            style="Thn",
        )
        + body(f"Trân trọng{CLOSING}")
        + foot(
            "TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG", recipients=("Như trên;", "Lưu: VT, VHXH."), name="Lý Thị Mai"
        )
    )


def report() -> bytes:
    """Báo cáo with a table in it."""
    cell = '<w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/></w:tcPr>{}</w:tc>'
    row = "".join(cell.format(line(run(text, size=12))) for text in ("Chỉ tiêu", "Kế hoạch", "Kết quả"))
    edges = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for side in ("top", "insideH")
    )
    shape = f'<w:tblPr><w:tblW w:w="9000" w:type="dxa"/><w:tblBorders>{edges}</w:tblBorders></w:tblPr>'
    grid = '<w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="3000"/><w:gridCol w:w="3000"/></w:tblGrid>'
    return package(
        head("Số: 09/BC-UBND")
        + title("BÁO CÁO", "Kết quả công tác bình đẳng giới năm 2026", rule=40)
        + body("I. KẾT QUẢ", marks="b")
        + body(f"{TALK}.") * 14
        + body("Kết quả cụ thể như sau:")
        + f"<w:tbl>{shape}{grid}<w:tr>{row}</w:tr></w:tbl>"
        + body(f"Trên đây là Báo cáo của Ủy ban nhân dân xã{CLOSING}")
        + foot("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", recipients=("Sở Nội vụ (b/c);", "Lưu: VT, VHXH."), **CHAIR)
    )


def notice() -> bytes:
    """Thông báo of a Phòng below its People's Committee is signed by its head alone."""
    return package(
        head("Số: 02/TB-UBND")
        + title("THÔNG BÁO", "Lịch nói chuyện tại các thôn", rule=30)
        + body("1. Thôn Hạ: ngày 05 tháng 12.")
        + body(f"2. Thôn Thượng: ngày 06 tháng 12{CLOSING}")
        + foot(
            "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", name="Phạm Thị Quỳnh Như", recipients=("Các thôn;", "Lưu: VT.")
        )
    )


PAPERS = {paper.__name__: paper() for paper in (plan, decision, typed_decision, letter, report, notice)}


@pytest.mark.parametrize("name", PAPERS)
def test_a_correct_paper_of_word_is_without_fault(name: str) -> None:
    assert lint_docx(PAPERS[name]) == ()


def test_its_parts_are_known_for_what_they_are() -> None:
    parts = find_parts(Lines(PAPERS["decision"]).all)
    assert parts.signer is not None
    assert parts.signer.text == "Hoàng Đình Lộc"
    assert [one.text for one in parts.recipients] == ["- Như Điều 3;", "- Lưu: VT, VHXH."]
    assert [one.text[:8] for one in parts.body if one.text.startswith("Điều")] == [
        "Điều 1. ",
        "Điều 2. ",
        "Điều 3. ",
    ]
    letters = find_parts(Lines(PAPERS["letter"]).all)
    assert [one.text for one in letters.addressees] == ["Kính gửi:", "- Công an xã;", "- Trạm Y tế xã."]
    assert [one.text for one in letters.letter_subject] == ["V/v cung cấp số liệu cán bộ nữ"]


@pytest.mark.parametrize(
    ("name", "old", "new", "code"),
    [
        ("plan", "đ) Tổ chức", "e) Tổ chức", "point.letter"),
        ("plan", "KT. CHỦ TỊCH", "KT CHỦ TỊCH", "capacity.words"),
        ("plan", '<wp:extent cx="2376000"', '<wp:extent cx="720000"', "motto.rule_length"),
        ("decision", "<w:rPr><w:b/><w:bCs/></w:rPr></w:lvl>", "</w:lvl>", "article.bold"),
        ("decision", "Điều %1.", "Điều %1:", "article.words"),
        ("letter", "V/v cung cấp", "Về việc cung cấp", "letter_subject.words"),
        ("report", '<w:jc w:val="both"/>', '<w:jc w:val="left"/>', "text.align"),
        ("report", 'w:line="264"', 'w:line="480"', "text.line"),
        ("notice", "Phạm Thị Quỳnh Như", "", "signer.missing"),
        ("typed_decision", "Chương II", "Chương 2", "chapter.words"),
    ],
)
def test_a_fault_in_a_paper_of_word_is_found(name: str, old: str, new: str, code: str) -> None:
    assert {found.code for found in lint_docx(changed(PAPERS[name], old, new))} == {code}


def changed(content: bytes, old: str, new: str) -> bytes:
    """The file with words of its parts replaced; they must be there."""
    assert old.encode() in b"".join(parts_of(content))
    return rewrite(content, lambda _name, part: part.replace(old.encode(), new.encode()))


def parts_of(content: bytes) -> list[bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as held:
        return [held.read(name) for name in held.namelist()]


@pytest.mark.libreoffice
def test_correct_papers_stay_so_when_another_program_saves_them(tmp_path: Path) -> None:
    for name, content in PAPERS.items():
        (tmp_path / f"{name}.docx").write_bytes(content)
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    for source, kind, folder in (("docx", "odt", "."), ("odt", "docx", "again")):
        files = [f"{name}.{source}" for name in PAPERS]
        command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", folder, *files]
        subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=180)
    found = {name: lint_docx((tmp_path / "again" / f"{name}.docx").read_bytes()) for name in PAPERS}
    assert found == dict.fromkeys(PAPERS, ())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('w:top="1134"', 'w:top="1133.858267716535"'),
        ('w:left="1701"', 'w:left="3cm"'),
        ('w:line="264"', 'w:line="264.0"'),
        ('<w:ind w:firstLine="720"/>', '<w:ind w:firstLine="36pt"/>'),
        ('w:after="120"', 'w:after="6pt"'),
        ('<w:tcW w:w="3500" w:type="dxa"/>', '<w:tcW w:w="50%" w:type="pct"/>'),
        ('<w:tcW w:w="3500" w:type="dxa"/>', '<w:tcW w:w="auto"/>'),
        ('<w:sz w:val="22"/>', '<w:sz w:val="22.0"/>'),
        ('<w:start w:val="1"/>', '<w:start w:val="one"/>'),
        ('<w:num w:numId="1">', '<w:num w:numId="99">'),
    ],
)
def test_lengths_of_other_programs_are_read_like_those_of_word(old: str, new: str) -> None:
    assert {one.code for one in lint_docx(changed(PAPERS["letter"], old, new))} == set()
