"""The demonstration's year: every verdict of a year that is over occurs, most of them from figures."""

from collections import Counter
from datetime import date

import pytest

from songhanh.evaluation.models import Remark
from songhanh.evaluation.queries import evaluate_place
from songhanh.indicators.models import Value
from songhanh.places.queries import find_place


@pytest.mark.django_db
def test_every_verdict_that_a_year_can_end_with_occurs(demonstration: None) -> None:
    place = find_place("99001")
    assert place is not None
    targets = evaluate_place(place, 2026, date(2026, 12, 31))
    counts = Counter(target.verdict for target in targets)
    assert set(counts) >= {"met", "not_met", "cannot_say", "none_arose", "measured_above"}
    assert any(target.exceeded for target in targets)
    counted = {target.line for target in targets for measure in target.measures if measure.subject.is_counted}
    assert len(counted) >= 5
    assert Value.objects.filter(corrects__isnull=False).exists()
    assert Remark.objects.filter(place=place).exclude(proposal="").count() >= 3
    silent = [target for target in targets if target.verdict == "cannot_say" and not target.why]
    assert silent == []
