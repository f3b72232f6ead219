"""The demonstration's plans by our own writers: Word's file and the printed one are understood alike."""

from importlib.resources import files

import pytest

from songhanh.paper.pdf import write_pdf
from songhanh.paper.source import read_source
from songhanh.paper.word import write_docx
from songhanh.reader import open_document, read_plan
from songhanh.reader.plan import Draft

# units, targets, measures, tasks, duties to report: as people counted them in the sources
COUNTS = {
    "ben-tam-2026": (12, 18, 20, 35, 3),
    "chien-luoc-2026-2030": (13, 26, 39, 48, 4),
    "ke-hoach-2026": (11, 23, 29, 68, 2),
    "ke-hoach-thang-hanh-dong-2026": (8, 1, 2, 20, 1),
}


@pytest.fixture(scope="module", params=COUNTS)
def pair(request: pytest.FixtureRequest) -> tuple[str, Draft, Draft]:
    source = files("songhanh.demo").joinpath("plans", f"{request.param}.md")
    paper = read_source(source.read_text(encoding="utf-8"))
    word, printed = (
        read_plan(open_document(content, name))
        for content, name in ((write_docx(paper), "a.docx"), (write_pdf(paper), "a.pdf"))
    )
    return request.param, word, printed


def test_as_much_is_found_as_people_counted(pair: tuple[str, Draft, Draft]) -> None:
    name, *drafts = pair
    for draft in drafts:
        measures = sum(len(one.measures) for one in draft.targets)
        counted = (len(draft.units), len(draft.targets), measures, len(draft.tasks), len(draft.deadlines))
        assert counted == COUNTS[name]
        assert draft.coverage.placed == draft.coverage.words


def test_both_files_are_understood_alike(pair: tuple[str, Draft, Draft]) -> None:
    _, word, printed = pair
    assert printed.head == word.head
    assert printed.references == word.references
    assert printed.units == word.units
    assert printed.targets == word.targets
    assert printed.tasks == word.tasks
    assert printed.deadlines == word.deadlines
    assert printed.recipients == word.recipients
    assert [(one.kind, one.arguments) for one in printed.doubts] == [
        (one.kind, one.arguments) for one in word.doubts
    ]
