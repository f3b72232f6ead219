"""The real plans in all three formats are opened whole."""

import io
from pathlib import Path

import docx
import pypdfium2
import pytest

from songhanh.reader.sources import open_document

FORMATS = ["txt", "docx", "pdf"]


def bare(path: Path) -> str:
    if path.suffix == ".docx":
        document = docx.Document(str(path))
        pieces = [paragraph.text for paragraph in document.paragraphs]
        cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
        return "\n".join(pieces + [cell.text for cell in cells])
    if path.suffix == ".pdf":
        pdf = pypdfium2.PdfDocument(io.BytesIO(path.read_bytes()))
        return "\n".join(page.get_textpage().get_text_range() for page in pdf).replace("\ufffe", "-\n")
    return path.read_text(encoding="utf-8")


@pytest.mark.shared
@pytest.mark.parametrize("ending", FORMATS)
def test_every_word_of_a_bare_extraction_is_read(shared_plans: Path, ending: str) -> None:
    paths = sorted(shared_plans.glob(f"*.{ending}"))
    assert len(paths) == 5
    for path in paths:
        text = open_document(path.read_bytes(), path.name).source.text
        assert text.split() == bare(path).split()


@pytest.mark.shared
@pytest.mark.parametrize("ending", FORMATS)
def test_every_line_is_where_it_says(shared_plans: Path, ending: str) -> None:
    for path in sorted(shared_plans.glob(f"*.{ending}")):
        document = open_document(path.read_bytes(), path.name)
        text = document.source.text
        assert [text[start:end] for start, end in (line.span for line in document.lines)] == [
            line.text for line in document.lines
        ]
        assert sum(len(line.text.split()) for line in document.lines) == len(text.split())


@pytest.mark.shared
def test_the_running_lines_of_real_plans_are_page_numbers(shared_plans: Path) -> None:
    for path in sorted(shared_plans.glob("*.pdf")):
        document = open_document(path.read_bytes(), path.name)
        running = [line for line in document.lines if line.style == "running"]
        assert [(line.text, line.page) for line in running] == [
            (str(page), page) for page in range(2, document.source.pages + 1)
        ]
