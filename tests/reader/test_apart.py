"""Files are read in a process of their own: what ends it is one sentence, and the next file is read."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.reader import hostile
from tests.reader.sources_files import docx, p

from songhanh.reader import apart
from songhanh.reader.apart import Bounds, Reader, ReaderFailed, can_limit_memory, read_apart, read_here
from songhanh.reader.contract import to_json
from songhanh.reader.errors import CannotRead
from songhanh.reader.limits import DEFAULT, MEGABYTE, Limits
from songhanh.reader.sources import open_document
from songhanh.reader.understanding import read_plan

PLAN = "KẾ HOẠCH\nCông tác bình đẳng giới của xã Đồng Hạ năm 2026\nI. CHỈ TIÊU\n- 100% thôn có tổ tư vấn.\n"
LONG = docx("".join(p(f"{n}. Tổ chức tuyên truyền tại thôn {n} ít nhất 01 lần") for n in range(6_000)))
SRC = Path(__file__).parents[2] / "src"


def refusal(content: bytes, bounds: Bounds | None = None) -> str:
    with pytest.raises(CannotRead) as refused:
        read_apart(content, "ke-hoach", bounds=bounds)
    return refused.value.kind


def test_what_is_read_apart_is_what_is_read_here() -> None:
    here = to_json(read_plan(open_document(PLAN.encode(), "a.txt")))
    assert read_apart(PLAN.encode(), "a.txt") == here
    assert read_here(PLAN.encode(), "a.txt") == here
    assert read_apart(PLAN.encode(), "a.txt", want="text") == here["source"]["text"]


def test_a_refusal_comes_back_as_it_was() -> None:
    assert refusal(b"\x89PNG\r\n\x1a\n" + bytes(100)) == "not_a_document"


def test_what_takes_too_long_is_ended() -> None:
    assert refusal(PLAN.encode(), Bounds(seconds=0.01)) == "too_slow"


def test_what_takes_too_much_memory_is_ended() -> None:
    assert can_limit_memory()
    assert read_apart(LONG, "a.docx")["coverage"]["words"] > 60_000
    kind = refusal(LONG, Bounds(memory=50 * MEGABYTE))
    assert kind == "too_heavy"


def test_a_reader_that_dies_is_followed_by_another(monkeypatch: pytest.MonkeyPatch) -> None:
    with Reader(Bounds()) as reader:
        first = reader.read(PLAN.encode(), "a.txt")
        process = reader._process
        assert process is not None
        process.kill()
        process.wait()
        assert reader.read(PLAN.encode(), "a.txt") == first
    monkeypatch.setattr(apart, "_MODULE", "songhanh.kernel.text")  # ends at once, without a word
    assert refusal(PLAN.encode()) == "reader_died"


def test_a_reader_serves_many_files_and_is_then_renewed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "_FILES_OF_ONE", 2)
    with Reader(Bounds()) as reader:
        pids = []
        for _ in range(3):
            reader.read(PLAN.encode(), "a.txt")
            pids.append(reader._process.pid if reader._process else 0)
    assert pids[0] == pids[1] != pids[2]


def test_a_fault_of_ours_is_told_apart_from_the_files() -> None:
    limits = Limits(pages="many")  # type: ignore[arg-type]
    with pytest.raises(ReaderFailed, match="TypeError"):
        read_apart(docx(p("Kế hoạch")), "a.docx", limits=limits)


def test_where_no_process_can_start_it_is_a_fault_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/khong/co")
    with pytest.raises(ReaderFailed):
        read_apart(PLAN.encode(), "a.txt")


def test_a_reader_knows_no_secret_writes_nothing_and_has_limits(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SONGHANH_SECRET", "bi-mat")
    with Reader(Bounds(seconds=20, memory=300 * MEGABYTE)) as reader:
        reader.read(PLAN.encode(), "a.txt")
        proc = Path(f"/proc/{reader._process.pid}")  # type: ignore[union-attr]
        environment, limits = (proc / "environ").read_bytes(), (proc / "limits").read_text()
    assert b"bi-mat" not in environment
    said = {row[:25].strip(): row[26:46].strip() for row in limits.splitlines()}
    assert said["Max address space"] == str(300 * MEGABYTE)
    assert said["Max file size"] == "0"
    assert int(said["Max cpu time"]) <= 25


def test_the_parent_needs_none_of_what_opens_files() -> None:
    code = "import sys, songhanh.reader.command as c; print({'lxml', 'pypdfium2', 'docx'} & set(sys.modules))"
    environment = {**os.environ, "PYTHONPATH": str(SRC)}
    said = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=True
    )
    assert said.stdout.strip() == "set()"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        pytest.param(hostile.docx_that_swells(), "zip_bomb", id="zip-bomb"),
        pytest.param(hostile.docx_with_entities(), "external_entities", id="entities"),
        pytest.param(hostile.docx_nested(100_000), "broken_docx", id="nested"),
        pytest.param(hostile.pdf_of_many_pages(10_000), "too_many_pages", id="10000-pages"),
        pytest.param(hostile.one_endless_line(20 * MEGABYTE), "too_many_pages", id="endless-line"),
        pytest.param(bytes(100 * MEGABYTE), "too_large", id="100-MB"),
    ],
)
def test_what_was_made_to_hurt_is_refused(content: bytes, kind: str) -> None:
    assert refusal(content) == kind


def test_a_drawing_that_draws_itself_ends_its_reader_and_nothing_else() -> None:
    """PDFium itself breaks down on it: in the product's own process it would take everybody with it."""
    with Reader(Bounds()) as reader:
        with pytest.raises(CannotRead) as refused:
            reader.read(hostile.pdf_whose_drawing_draws_itself(), "a.pdf")
        assert refused.value.kind == "reader_died"
        assert reader.read(PLAN.encode(), "a.txt")["coverage"]["words"] == len(PLAN.split())


def test_pages_that_hold_themselves_come_to_an_end() -> None:
    assert refusal(hostile.pdf_whose_pages_hold_themselves()) in {"empty", "broken_pdf"}


def test_a_plan_of_more_items_than_anybody_could_keep_is_refused() -> None:
    plan = ("KẾ HOẠCH\nI. NHIỆM VỤ\n" + "- Tổ chức tuyên truyền tại thôn.\n" * 120).encode()
    assert len(read_apart(plan, "a.txt")["tasks"]) == 120
    with pytest.raises(CannotRead) as refused:
        read_apart(plan, "a.txt", limits=Limits(items=100))
    assert refused.value.kind == "too_many_pages"


def test_the_longest_line_allowed_is_read() -> None:
    draft = read_apart(hostile.one_endless_line(DEFAULT.characters - 1), "a.txt")
    assert draft["coverage"]["placed"] == draft["coverage"]["words"] > 200_000
