"""Every plan that started the project, and our own, come out as a report that the decree's linter passes."""

from datetime import date
from pathlib import Path

import pytest

from songhanh.paper.lint import lint_docx
from songhanh.paper.report.compose import compose_report
from songhanh.paper.report.values import Foot
from songhanh.paper.values import Table
from songhanh.paper.word import write_docx
from songhanh.people.models import User
from songhanh.places.models import Place
from songhanh.plans.actions import Upload, load_plan
from songhanh.reports.queries import draft_report
from songhanh.reports.queries.foot import CAPACITIES
from tests.conftest import NOW, actor_of

PLANS = ("ke-sat-2026", "ke-sat-2026-2030", "yen-nghia-2026", "nam-gia-nghia-2026", "can-loc-2025")


@pytest.mark.shared
@pytest.mark.django_db
@pytest.mark.parametrize("name", PLANS)
def test_a_real_plan_comes_out_as_a_report(name: str, shared_plans: Path, commune: Place, lan: User) -> None:
    content = (shared_plans / f"{name}.docx").read_bytes()
    plan = load_plan(
        actor=actor_of(lan), place=commune, upload=Upload(content, f"{name}.docx"), at=NOW, confirm=True,
        reason="Để nguyên",
    )  # fmt: skip
    year = plan.since_year
    made = draft_report(commune, "annual", year, today=date(year, 12, 31))
    (table,) = [block for block in made.paper.body if isinstance(block, Table)] or [None]
    rows = [row for row in table.rows if hasattr(row, "cells")] if table else []
    assert len(rows) == plan.items.filter(kind="target").exclude(state="dropped").count()
    assert made.foot.recipients[-1].startswith("Lưu")
    signed = Foot(capacity=CAPACITIES[0], signer="Lê Thị Tâm", recipients=made.foot.recipients)
    assert lint_docx(write_docx(compose_report(made.known.facts, made.sections, signed))) == ()
