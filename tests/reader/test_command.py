"""`songhanh read` answers in plain words or in JSON, and says with its exit status how it went."""

import io
import json
from pathlib import Path

import pytest
from tests.reader import hostile
from tests.reader.sources_files import docx, p

from songhanh.reader import command
from songhanh.reader.apart import Bounds, Reader
from songhanh.reader.command import bounds_of, read_files
from songhanh.reader.contract import to_json
from songhanh.reader.errors import error_text
from songhanh.reader.plan import (
    Coverage,
    Deadline,
    Doubt,
    Draft,
    Head,
    Locality,
    Period,
    Reference,
    Signer,
    Source,
    Target,
    Task,
    Unit,
)  # fmt: skip
from songhanh.reader.summary import write_doubts, write_summary

PLAN = """ỦY BAN NHÂN DÂN
XÃ ĐỒNG HẠ

KẾ HOẠCH
Triển khai công tác bình đẳng giới trên địa bàn xã Đồng Hạ năm 2026

I. MỤC ĐÍCH, YÊU CẦU
Nâng cao nhận thức của Nhân dân về bình đẳng giới.

II. NỘI DUNG
1. Tuyên truyền
- Tổ chức tuyên truyền tại các thôn.
- Kiểm tra việc thực hiện tại các trường học.

III. TỔ CHỨC THỰC HIỆN
1. Công an xã
- Chủ trì, phối hợp với Trạm Y tế xã lập hồ sơ theo dõi.
"""
DRAFT = Draft(
    Source("ke-hoach.docx", "", 1, "", "", "1.0"),
    Head(
        title="Công tác bình đẳng giới năm 2026",
        number="12/KH-UBND",
        date="2026-05",
        locality=Locality("xã", "Đồng Hạ", "99001"),
        period=Period(2026, 2026),
        signed_by=Signer("Lê Thị Tâm", "Chủ tịch"),
    ),
    references=(Reference("5/KH-UBND", "Kế hoạch", None, "tỉnh", "basis"),),
    units=(Unit("police", "Công an xã"),),
    targets=(Target("I.1", "100% thôn có tổ tư vấn.", "communication"),),
    tasks=(
        Task("II.1", "Tuyên truyền tại thôn.", "content"),
        Task("III.1", "Lập hồ sơ theo dõi.", "organisation", "police"),
    ),
    deadlines=(
        Deadline("annual", "11-25", "before", (), "UBND xã"),
        Deadline("campaign", None, "by", (), "", subject="Tháng hành động"),
    ),
    coverage=Coverage(1234, 1230, 2),
    doubts=(
        Doubt("number_missing", "notice", None, {}, "Kế hoạch chưa có số."),
        Doubt("date_impossible", "error", "II.1", {}, "Ngày 31/02 không có trong lịch."),
    ),
)


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "ke-hoach.txt"
    path.write_text(PLAN, encoding="utf-8")
    return path


def run(*paths: Path, as_json: bool = False, check: bool = False) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    status = read_files(paths, as_json=as_json, check=check, out=out, err=err)
    return status, out.getvalue(), err.getvalue()


def test_a_plan_is_told_in_plain_words(plan: Path) -> None:
    status, out, err = run(plan)
    assert (status, err) == (0, "")
    assert "ke-hoach.txt" in out
    assert "Tổ chức tuyên truyền tại các thôn." in out
    assert "Đã xếp chỗ" in out


def test_one_file_is_one_object_and_several_are_an_array(plan: Path, tmp_path: Path) -> None:
    other = tmp_path / "b.docx"
    other.write_bytes(docx(p("KẾ HOẠCH") + p("Nội dung của kế hoạch")))
    assert json.loads(run(plan, as_json=True)[1])["source"]["name"] == "ke-hoach.txt"
    status, out, _ = run(plan, other, as_json=True)
    assert status == 0
    assert [draft["source"]["name"] for draft in json.loads(out)] == ["ke-hoach.txt", "b.docx"]


def test_every_word_read_has_a_place(plan: Path) -> None:
    coverage = json.loads(run(plan, as_json=True)[1])["coverage"]
    assert coverage["placed"] == coverage["words"] == len(PLAN.split())


def test_what_cannot_be_read_gets_one_sentence_and_the_rest_is_read(plan: Path, tmp_path: Path) -> None:
    bad = tmp_path / "anh.docx"
    bad.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    status, out, err = run(bad, plan, as_json=True)
    assert status == 1
    assert len(json.loads(out)) == 1
    assert err == f"anh.docx: {error_text('not_a_document')}\n"
    assert run(bad, as_json=True) == (1, "", err)


def test_a_path_that_leads_nowhere_is_said_so(tmp_path: Path) -> None:
    status, out, err = run(tmp_path / "khong-co.docx", tmp_path)
    assert (status, out) == (1, "")
    first, second = err.splitlines()
    assert first == "khong-co.docx: Không tìm thấy tệp. Hãy kiểm tra lại đường dẫn."
    assert "Đây là thư mục." in second


def test_check_writes_doubts_alone_and_fails_on_an_error(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Reader, "read", lambda *_: to_json(DRAFT))
    status, out, _ = run(plan, check=True)
    assert (status, out) == (1, write_doubts(DRAFT))
    assert run(plan)[0] == 0
    status, out, _ = run(plan, as_json=True, check=True)
    assert [doubt["kind"] for doubt in json.loads(out)["doubts"]] == ["number_missing", "date_impossible"]


def test_the_worst_doubt_comes_first() -> None:
    assert write_doubts(DRAFT).splitlines() == [
        "Sai rõ: II.1: Ngày 31/02 không có trong lịch.",
        "Lưu ý: Kế hoạch chưa có số.",
    ]


def test_the_summary_says_it_all() -> None:
    assert write_summary(DRAFT) == (
        "ke-hoach.docx\n"
        "  Công tác bình đẳng giới năm 2026\n"
        "  Kế hoạch năm · xã Đồng Hạ (99001) · năm 2026\n"
        "  Số: 12/KH-UBND · Ngày: 05/2026 · Người ký: Lê Thị Tâm, Chủ tịch\n"
        "  1 chỉ tiêu, 2 nhiệm vụ, 1 đơn vị, 0 ngày kỷ niệm, đợt cao điểm, 1 văn bản viện dẫn\n"
        "\nChỉ tiêu\n  I.1  100% thôn có tổ tư vấn.\n"
        "\nNhiệm vụ: Nội dung, giải pháp\n  II.1  Tuyên truyền tại thôn.\n"
        "\nNhiệm vụ: Công an xã\n  III.1  Lập hồ sơ theo dõi.\n"
        "\nBáo cáo\n  Báo cáo năm: trước ngày 25/11, gửi UBND xã\n"
        "  Báo cáo đợt cao điểm (Tháng hành động): không ghi ngày\n"
        "\nĐã xếp chỗ 1.230/1.234 từ\n2 điểm cần xem lại\n"
        "  Sai rõ: II.1: Ngày 31/02 không có trong lịch.\n  Lưu ý: Kế hoạch chưa có số.\n"
    )


class Terminal(io.StringIO):
    """An error side that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def a_provinces_plans(folder: Path, count: int) -> list[Path]:
    """As many files, the long ones first, so that the later ones are done earlier."""
    paths = []
    for number in range(count):
        path = folder / f"xa-{number:03}.txt"
        path.write_text(
            PLAN + "- Tổ chức tuyên truyền tại thôn.\n" * (400 if number < 3 else 1), encoding="utf-8"
        )
        paths.append(path)
    return paths


def test_many_files_are_read_in_the_order_in_which_they_were_named(tmp_path: Path) -> None:
    paths = a_provinces_plans(tmp_path, 30)
    bad = tmp_path / "ve.pdf"
    bad.write_bytes(hostile.pdf_whose_drawing_draws_itself())
    status, out, err = run(*paths[:10], bad, tmp_path / "mat.txt", *paths[10:], as_json=True)
    assert status == 1
    assert [draft["source"]["name"] for draft in json.loads(out)] == [path.name for path in paths]
    assert err.splitlines() == [
        f"ve.pdf: {error_text('reader_died')}",
        "mat.txt: Không tìm thấy tệp. Hãy kiểm tra lại đường dẫn.",
    ]


def test_progress_is_shown_at_a_terminal_that_waits_and_goes_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(command, "_PATIENCE", 0.0)
    paths = a_provinces_plans(tmp_path, 3)
    out, terminal = io.StringIO(), Terminal()
    assert read_files(paths, as_json=True, check=False, out=out, err=terminal) == 0
    wiped = "\r\x1b[K"
    assert terminal.getvalue() == f"Đã đọc 1/3 tệp{wiped}Đã đọc 2/3 tệp{wiped}"
    assert run(*paths, as_json=True) == (0, out.getvalue(), "")


def test_a_file_of_a_hundred_megabytes_is_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "lon.docx"
    with path.open("wb") as file:
        file.truncate(100 * 1024 * 1024)  # holes: it takes no room
    assert run(path) == (1, "", f"lon.docx: {error_text('too_large')}\n")


def test_the_bounds_of_a_file_come_from_the_environment() -> None:
    assert bounds_of({}) == Bounds()
    given = {"SONGHANH_READER_SECONDS": "2.5", "SONGHANH_READER_MEMORY_MB": "256"}
    assert bounds_of(given) == Bounds(2.5, 256 * 1024 * 1024)


@pytest.mark.parametrize("value", ["0", "-1", "nhiều", "nan", "inf", "1e99"])
def test_bounds_that_are_none_are_one_sentence(value: str) -> None:
    with pytest.raises(ValueError, match="phải là số lớn hơn 0"):
        bounds_of({"SONGHANH_READER_SECONDS": value})
