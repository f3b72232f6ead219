"""The annex of targets: its formulas say what is written beside them, and follow a corrected figure."""

import io
import subprocess
import zipfile
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from songhanh.kernel.quantities import (
    NONE_AROSE,
    NOT_MEASURED_HERE,
    NOT_REPORTED,
    Answer,
    Comparator,
    Measure,
    MeasureKind,
    Ratio,
    Stage,
    answer_count,
    answer_ratio,
)
from songhanh.kernel.verdicts import Judgement
from songhanh.paper.annexes import (
    GoalBand,
    TargetAnnex,
    TargetRow,
    annex_table,
    count_verdicts,
    target_annex,
    write_target_annex,
)
from songhanh.paper.lint import lint_docx
from songhanh.paper.values import Band, Paper, Row
from songhanh.paper.word import write_docx

QUARTERLY = Measure("count", ">=", Decimal(4), "tin, bài", per="quarter")
COLUMNS = "ABCDEFGHIJKLMN"
FIRST = 7  # the first row below the titles, as a spreadsheet counts


def share(value: str, sign: Comparator = ">=", kind: MeasureKind = "share", upper: str = "") -> Measure:
    return Measure(kind, sign, Decimal(value), "%", upper=Decimal(upper) if upper else None)


def of(part: int, whole: int, stage: Stage = "official", base: int = 100) -> Answer:
    return answer_ratio(Ratio(Decimal(part), Decimal(whole)), base, stage)


def quarter(name: str, items: int) -> TargetRow:
    return TargetRow("", name, "tin, bài", QUARTERLY, current=answer_count(items))


VALUES = TargetAnnex(
    "KẾT QUẢ THỰC HIỆN CHỈ TIÊU NĂM 2026",
    "Kèm theo Báo cáo số 12/BC-UBND ngày 30 tháng 11 năm 2026 của Ủy ban nhân dân xã Đồng Hạ",
    "Xã Đồng Hạ; số liệu đến ngày 30/11/2026",
    2026,
    (
        GoalBand("Mục tiêu 1. Trong chính trị"),
        TargetRow("1", "Cơ quan có lãnh đạo là nữ", "%", share("50"), until=share("75"),
                  current=of(1, 2), previous=of(0, 2), provider="Phòng Văn hóa - Xã hội"),
        TargetRow("2", "=Thôn có điểm liên hệ", "%", share("100"), current=of(20, 24, "estimate"),
                  judgement=Judgement("not_met"), provider="+Các thôn", note="@Còn 4 thôn"),
        TargetRow("3", "Người được hỗ trợ", "%", share("90"), current=NONE_AROSE, previous=NOT_REPORTED),
        GoalBand("Mục tiêu 2. Trong truyền thông"),
        TargetRow("4", "Mỗi quý ít nhất 04 tin, bài", "tin, bài/quý", planned_words="≥ 4 mỗi quý",
                  parts=(quarter("Quý I", 5), quarter("Quý II", 4), quarter("Quý III", 4))),
        TargetRow("5", "Hội nghị", "hội nghị", Measure("count", ">=", Decimal(2), "hội nghị"),
                  current=answer_count(3, "estimate"), previous=answer_count(0)),
        TargetRow("6", "Tử vong mẹ", "trên 100.000", share("42", "<=", "rate"),
                  current=Answer("not_reported", base=100_000)),
        TargetRow("7", "Tỷ số khi sinh", "", share("103", "between", "ratio", "109"), current=of(110, 101)),
        TargetRow("8", "Lao động nữ", "%", share("50"), current=NOT_MEASURED_HERE),
        TargetRow("9", "Duy trì mô hình", "", planned_words="Duy trì", current_words="02 mô hình",
                  judgement=Judgement("met")),
        TargetRow("10", "Không quá 28%", "%", share("28", "<="), current=of(7, 25)),
        TargetRow("11", "Khoảng 35%", "%", share("35", "~"), current=of(34, 100),
                  judgement=Judgement("met")),
        TargetRow("12", "Còn trong năm", "%", share("60"), current=of(50, 100),
                  judgement=Judgement("on_track")),
    ),
)  # fmt: skip
VERDICTS = [
    "Đạt", "Chưa đạt", "Không phát sinh", "Đạt", "Vượt", "Đạt", "Đạt", "Vượt", "Không đánh giá được", "Đạt",
    "Cấp trên đánh giá", "Đạt", "Đạt", "Đạt", "Đúng lộ trình",
]  # fmt: skip


def opened(content: bytes, *, values: bool = False) -> Worksheet:
    sheet = openpyxl.load_workbook(io.BytesIO(content), data_only=values).active
    assert isinstance(sheet, Worksheet)
    return sheet


def recalculated(
    content: bytes, folder: Path, change: Callable[[Worksheet], None] | None = None
) -> Worksheet:
    """What LibreOffice computes: openpyxl drops the value of every formula, so that none is left to show."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    if change:
        change(book.worksheets[0])
    book.save(folder / "biểu.xlsx")
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", "ra", "biểu.xlsx"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=120)
    return opened((folder / "ra" / "biểu.xlsx").read_bytes(), values=True)


def formulas_of(sheet: Worksheet) -> dict[str, str]:
    return {
        cell.coordinate: str(cell.value) for row in sheet.iter_rows() for cell in row if cell.data_type == "f"
    }


def column(sheet: Worksheet, letter: str) -> list[object]:
    """The cells of the rows of targets and their parts."""
    found = [sheet[f"{letter}{row}"].value for row in range(FIRST, FIRST + 17)]
    del found[4], found[0]  # the bands
    return found


def row_of(sheet: Worksheet, number: str) -> int:
    return next(int(cell.row) for cell in sheet["A"] if cell.value == number)


def test_what_viewers_show_that_do_not_compute() -> None:
    sheet = opened(write_target_annex(VALUES), values=True)
    assert column(sheet, "L") == VERDICTS
    assert column(sheet, "K")[:3] == [50, 20 * 100 / 24, "Không phát sinh"]
    at = row_of(sheet, "6")
    assert [sheet[f"{letter}{at}"].value for letter in "IJKL"] == [
        None,
        None,
        "Chưa báo cáo",
        "Không đánh giá được",
    ]
    counts = {row[0].value: row[2].value for row in sheet.iter_rows(min_row=FIRST + 19)}
    assert counts == {**count_verdicts(VALUES), "Tổng số chỉ tiêu": 12}
    assert counts["Đạt"] == 6


def test_a_formula_stands_where_it_says_what_the_judge_says_and_nowhere_else() -> None:
    sheet = opened(write_target_annex(VALUES))
    live = [str(value).startswith("=") for value in column(sheet, "L")]
    words = ["Cấp trên đánh giá", "Đạt", "Đạt", "Đúng lộ trình"]  # above, a remark, a tolerance, an open year
    assert [value for value, is_live in zip(column(sheet, "L"), live, strict=True) if not is_live] == words
    assert sum(str(value).startswith("=") for value in column(sheet, "K")) == 8


@pytest.mark.libreoffice
def test_every_formula_gives_the_value_written_beside_it(tmp_path: Path) -> None:
    content = write_target_annex(VALUES)
    written, computed = opened(content, values=True), recalculated(content, tmp_path)
    live = formulas_of(opened(content))
    assert len(live) == 8 + 2 + 11 + 9  # shares of both years, verdicts, counts
    for place in live:
        assert computed[place].value == pytest.approx(written[place].value, abs=1e-9), place
    shown = [str(cell.value) for row in computed.iter_rows() for cell in row]
    assert not [text for text in shown if text.startswith("#") or "Err:" in text]


@pytest.mark.libreoffice
def test_a_corrected_figure_changes_share_verdict_and_counts(tmp_path: Path) -> None:
    def correct(sheet: Worksheet) -> None:
        sheet[f"I{row_of(sheet, '2')}"] = 24  # numerator
        sheet[f"J{row_of(sheet, '1')}"] = 0  # whole
        sheet[f"J{row_of(sheet, '10')}"] = None
        sheet[f"I{row_of(sheet, '7')}"] = None  # part
        sheet[f"K{row_of(sheet, '4') + 2}"] = 3  # quý II
        sheet[f"K{row_of(sheet, '5')}"] = 2

    sheet = recalculated(write_target_annex(VALUES), tmp_path, correct)
    shown = {
        number: (sheet[f"K{row_of(sheet, number)}"].value, sheet[f"L{row_of(sheet, number)}"].value)
        for number in ("1", "2", "4", "5", "7", "10")
    }
    assert shown == {
        "1": ("Không phát sinh", "Không phát sinh"),
        "2": (100, "Đạt"),
        "4": (None, "Chưa đạt"),
        "5": (2, "Đạt"),
        "7": ("Chưa báo cáo", "Không đánh giá được"),
        "10": ("Không phát sinh", "Không phát sinh"),
    }
    counts = {row[0].value: row[2].value for row in sheet.iter_rows(min_row=FIRST + 19)}
    assert counts == {
        "Đạt": 4, "Vượt": 0, "Chưa đạt": 1, "Đúng lộ trình": 1, "Chậm so với lộ trình": 0,
        "Không đánh giá được": 2, "Không phát sinh": 3, "Cấp trên đánh giá": 1, "Tổng số chỉ tiêu": 12,
    }  # fmt: skip


@pytest.mark.libreoffice
@pytest.mark.parametrize(
    ("sign", "upper"), [(">", ""), ("<", ""), ("=", ""), (">=", ""), ("<=", ""), ("between", "30")]
)
def test_each_comparator_compares_as_the_judge_does(sign: Comparator, upper: str, tmp_path: Path) -> None:
    rows = tuple(
        TargetRow(str(at), "Tỷ lệ", "%", share("28.5", sign, upper=upper), current=of(part, 200))
        for at, part in enumerate((56, 57, 58, 60, 61), 1)
    )
    content = write_target_annex(replace(VALUES, rows=rows))
    places = [f"L{at}" for at in range(FIRST, FIRST + 5)]
    assert set(places) <= set(formulas_of(opened(content)))
    written, computed = opened(content, values=True), recalculated(content, tmp_path)
    assert [computed[place].value for place in places] == [written[place].value for place in places]
    assert len({written[place].value for place in places}) > 1


def test_text_stays_text_whatever_it_looks_like() -> None:
    sheet = opened(write_target_annex(VALUES))
    at = row_of(sheet, "2")
    for letter, text in (("B", "=Thôn có điểm liên hệ"), ("M", "+Các thôn"), ("N", "@Còn 4 thôn")):
        cell = sheet[f"{letter}{at}"]
        assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)


def test_a_page_is_a4_turned_with_its_head_on_every_page_in_one_face() -> None:
    content = write_target_annex(VALUES)
    sheet = opened(content)
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    assert sheet.print_title_rows == "$5:$6"
    assert sheet["A2"].value == VALUES.title
    assert sheet["A3"].value == f"({VALUES.note})"
    faces = {cell.font.name for row in sheet.iter_rows() for cell in row if cell.value is not None}
    assert faces == {"Times New Roman"}
    assert sheet[f"K{row_of(sheet, '2')}"].number_format == '"ước "0.0#'
    assert sheet[f"D{row_of(sheet, '7')}"].number_format == '"từ "General" đến 109"'
    assert not [name for name in zipfile.ZipFile(io.BytesIO(content)).namelist() if "macro" in name.lower()]


def test_equal_values_give_equal_bytes() -> None:
    assert write_target_annex(VALUES) == write_target_annex(VALUES)


def test_an_annex_without_targets_counts_none() -> None:
    sheet = opened(write_target_annex(replace(VALUES, rows=())), values=True)
    assert [row[2].value for row in sheet.iter_rows(min_row=9)] == [0] * 9


def test_a_target_without_its_number_would_not_be_counted() -> None:
    with pytest.raises(ValueError, match="number"):
        replace(VALUES, rows=(TargetRow("", "Chỉ tiêu"),))


def test_the_same_rows_stand_in_the_report() -> None:
    table = annex_table(VALUES)
    rows = [row.cells for row in table.rows if isinstance(row, Row)]
    assert [row[7] for row in rows] == VERDICTS
    assert next(row for row in table.rows if isinstance(row, Band)).text == "Mục tiêu 1. Trong chính trị"
    assert rows[1][:7] == ("2", "=Thôn có điểm liên hệ", "%", "≥ 100", "", "", "ước 83,33\n(20/24)")
    assert rows[3][:7] == ("4", "Mỗi quý ít nhất 04 tin, bài", "tin, bài/quý", "≥ 4 mỗi quý", "", "", "")
    assert rows[4][:2] == ("", "- Quý I")
    assert rows[9][3:7] == ("từ 103 đến 109", "", "", "108,91\n(110/101)")


def test_the_annex_of_a_report_is_without_fault_and_says_the_counts() -> None:
    annex = target_annex(VALUES)
    assert annex.body[-1].text == (  # type: ignore[union-attr]
        "Tổng số 12 chỉ tiêu: Đạt 06; Vượt 01; Chưa đạt 01; Đúng lộ trình 01; "
        "Không đánh giá được 01; Không phát sinh 01; Cấp trên đánh giá 01."
    )
    assert lint_docx(write_docx(Paper(head=None, annexes=(annex,)))) == ()
