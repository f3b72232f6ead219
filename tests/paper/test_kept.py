"""Papers as data and back again."""

import json

import pytest

from songhanh.paper.assignments import assignment_table
from songhanh.paper.kept import CannotRestore, keep, restore
from songhanh.paper.values import Paper, Text
from songhanh.paper.word import write_docx
from tests.paper.samples import ANNEXED, PLAN
from tests.paper.test_assignments import VALUES


@pytest.mark.parametrize("paper", [PLAN, ANNEXED, assignment_table(VALUES)])
def test_a_paper_comes_back_as_it_was(paper: Paper) -> None:
    back = restore(Paper, json.loads(json.dumps(keep(paper))))
    assert back == paper
    assert write_docx(back) == write_docx(paper)


def test_what_is_no_value_of_a_paper_is_refused() -> None:
    with pytest.raises(TypeError):
        keep({1, 2})
    for data in ({"is": "Path"}, {"is": "Table", "columns": [], "rows": {}}, {"no": 1}):
        with pytest.raises((CannotRestore, TypeError)):
            restore(Paper, data)
    with pytest.raises(CannotRestore):
        restore(Paper, keep(Text("Một đoạn.")))
