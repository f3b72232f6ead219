"""What a reader of our papers sees: the .docx as another program sets it, on pages."""

import re
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from songhanh.paper.assignments import assignment_table
from songhanh.paper.values import Paper
from songhanh.paper.word import write_docx
from tests.paper.samples import ANNEXED, DECISION, LETTER, PLAN, words_of
from tests.paper.test_assignments import VALUES


def pages_of(paper: Paper, folder: Path) -> list[str]:
    """The text of each page, as LibreOffice sets it and poppler reads it."""
    (folder / "giay.docx").write_bytes(write_docx(paper))
    profile = f"-env:UserInstallation=file://{folder}/profile"
    for command in (
        ["soffice", profile, "--headless", "--convert-to", "pdf", "giay.docx"],
        ["pdftotext", "-layout", "giay.pdf"],
    ):
        subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=120)
    return (folder / "giay.txt").read_text("utf-8").split("\f")[:-1]


@pytest.mark.libreoffice
@pytest.mark.poppler
@pytest.mark.parametrize("paper", [PLAN, ANNEXED, LETTER, DECISION, assignment_table(VALUES)])
def test_every_word_is_seen_and_pages_count_from_the_second(paper: Paper, tmp_path: Path) -> None:
    pages = pages_of(paper, tmp_path)
    # without spaces: where a face lacks a letter another lends it, and the word is read in pieces
    read = re.sub(r"\s+", "", " ".join(pages))
    said = Counter(re.findall(r"\w+", words_of(paper)))
    assert [word for word, count in said.items() if read.count(word) < count] == []
    assert len(pages) == 1 + len(paper.annexes)  # short papers: no page is empty, none is torn
    assert all(not page.split()[0].isdigit() for page in pages)


@pytest.mark.libreoffice
@pytest.mark.poppler
def test_the_head_of_a_table_and_the_page_number_stand_on_every_further_page(tmp_path: Path) -> None:
    units = VALUES.units[:1] * 20
    paper = assignment_table(type(VALUES)(VALUES.head, VALUES.plan, units, VALUES.made_on), form="annex")
    first, *further = pages_of(paper, tmp_path)
    assert first.split()[0] == "Phụ"
    assert [page.split()[0] for page in further] == [str(number) for number in range(2, len(further) + 2)]
    assert all("Nhiệm vụ" in page for page in further)
