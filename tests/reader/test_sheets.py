"""Lists from Excel and from text: what a cell shows, and what is refused."""

import io
import zipfile
from datetime import date, datetime
from typing import Any

import openpyxl
import pytest

from songhanh.reader.apart import read_apart
from songhanh.reader.errors import CannotRead
from songhanh.reader.limits import Limits
from songhanh.reader.sheets import MOST_ROWS, read_rows


def excel(*rows: list[Any]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(row)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def refused(content: bytes, **limits: int) -> str:
    with pytest.raises(CannotRead) as refusal:
        read_rows(content, limits=Limits(**limits))
    return refusal.value.kind


def test_a_cell_is_read_as_it_is_shown() -> None:
    rows = read_rows(
        excel(
            [1.0, "  Thôn   Gò Cát ", 12.5, date(2026, 3, 8), datetime.fromisoformat("2026-03-08T07:30")],
            [],
            [None, "A\u0302\u0301p Bắc", 0.1 + 0.2, None, None],
        )
    )
    assert rows == (("1", "Thôn Gò Cát", "12,5", "08/03/2026", "08/03/2026 07:30"), (), ("", "Ấp Bắc", "0,3"))


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_text_is_read_by_its_own_mark(mark: str) -> None:
    text = f"\ufeffSTT{mark}Tên\r\n1{mark}Thôn Một\r\n\r\n2{mark}Thôn Hai\r\n"
    assert read_rows(text.encode()) == (("STT", "Tên"), ("1", "Thôn Một"), (), ("2", "Thôn Hai"))


def test_what_is_no_list_is_refused_with_its_sentence() -> None:
    assert refused(b"%PDF-1.7") == "not_a_sheet"
    assert refused(b"\xd0\xcf\x11\xe0" + bytes(40)) == "not_a_sheet"
    assert refused(b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le")) == "encrypted"
    assert refused(b"\xff\xfe\x41") == "not_a_sheet"
    assert refused(excel(["Thôn Một"])[:-40]) == "broken_sheet"
    assert refused(b"x" * 30, file_size=20) == "too_large"
    other = io.BytesIO()
    with zipfile.ZipFile(other, "w") as package:
        package.writestr("word/document.xml", "<a/>")
    assert refused(other.getvalue()) == "not_a_sheet"


def test_a_package_that_unpacks_without_measure_is_not_unpacked() -> None:
    assert refused(excel(["Thôn Một"]), inflated_part=1000) == "zip_bomb"


def test_so_many_rows_and_no_more() -> None:
    assert len(read_rows(b"Thon\n" * MOST_ROWS)) == MOST_ROWS
    assert refused(b"Thon\n" * (MOST_ROWS + 1)) == "too_many_rows"


def test_a_list_is_read_in_a_process_of_its_own() -> None:
    assert read_apart(excel([1, "Thôn Một"]), "thon.xlsx", want="rows") == [["1", "Thôn Một"]]
