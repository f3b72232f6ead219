"""The demonstration's reports: one that went all the way, one being written, one at signature."""

import pytest

from songhanh.files.queries import read_content
from songhanh.paper.lint import lint_docx
from songhanh.places.queries import find_place
from songhanh.reports.models import Issue, Report
from songhanh.reports.queries import draft_report
from tests.conftest import NOW


@pytest.mark.django_db
def test_reports_stand_in_their_states_and_are_right(demonstration: None) -> None:
    found = Report.objects.order_by("place__code", "pk").values_list("place__code", "kind", "state")
    assert list(found) == [
        ("99001", "six_month", "sent"),
        ("99001", "annual", "draft"),
        ("99002", "nine_month", "submitted"),
    ]
    issue = Issue.objects.get()
    assert issue.signed_file is not None
    assert read_content(issue.signed_file).startswith(b"%PDF-")
    assert lint_docx(read_content(issue.docx)) == ()
    ward = find_place("99002")
    assert ward is not None
    facts = draft_report(ward, "annual", 2026, today=NOW.date()).known.facts
    assert (facts.village_word, facts.place) == ("tổ dân phố", "phường Bến Tầm")
