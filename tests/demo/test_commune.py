"""The demonstration: what it fills, that it fills once, and that it never touches what it did not make."""

import json
import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from songhanh.catalogue import places as national
from songhanh.demo.commune import COMMUNES, fill, list_sources
from songhanh.demo.mark import PASSWORD, is_demo, mark_demo
from songhanh.home.queries import list_people_by_place
from songhanh.journal.queries import list_chains, verify_chain
from songhanh.people.models import User
from songhanh.places.models import Place, Unit
from songhanh.plans.models import Item, Plan

SRC = Path(__file__).parents[2] / "src"


@pytest.mark.django_db
def test_the_demonstration_reaches_from_places_to_plans_in_force(demonstration: None) -> None:
    assert {p.code for p in Place.objects.exclude(level="nation")} == {"99", "99001", "99002"}
    plans = Plan.objects.order_by("pk").values_list("kind", "state")
    assert list(plans) == [
        ("annual", "confirmed"), ("annual", "confirmed"), ("strategy", "confirmed"), ("annual", "draft"),
        ("strategy", "draft"), ("annual", "confirmed"),
    ]  # fmt: skip
    counts = {
        (plan.place.code, plan.kind, kind): Item.objects.filter(plan=plan, kind=kind)
        .exclude(state="dropped")
        .count()
        for plan in Plan.objects.filter(state="confirmed")
        for kind in ("target", "task", "unit", "deadline")
    }
    assert all(count > 0 for count in counts.values()), counts
    assert min(counts[code, "annual", "target"] for code in ("99001", "99002")) >= 12
    assert all(verify_chain(chain) == () for chain in list_chains())


@pytest.mark.django_db
def test_everybody_named_can_sign_in(demonstration: None) -> None:
    people = [person.username for story in COMMUNES for person in story.people] + ["son", "tri"]
    assert all(User.objects.get(username=name).check_password(PASSWORD) for name in people)
    assert set(people) == set(User.objects.values_list("username", flat=True))


@pytest.mark.django_db
def test_filling_twice_changes_nothing(demonstration: None) -> None:
    before = (User.objects.count(), Unit.objects.count(), Item.objects.count())
    fill()
    assert (User.objects.count(), Unit.objects.count(), Item.objects.count()) == before


@pytest.mark.django_db
def test_the_draft_has_doubts_to_look_through(demonstration: None) -> None:
    assert Plan.objects.get(state="draft", kind="annual").doubts.filter(state="open").exists()


@pytest.mark.django_db
def test_it_is_said_who_can_sign_in(demonstration: None) -> None:
    lines = list_people_by_place(date(2026, 11, 20))
    assert [line.split(":")[0] for line in lines[1:]] == [
        "99001  xã Đồng Hạ", "99002  phường Bến Tầm", "VN  cả hệ thống",
    ]  # fmt: skip
    assert lines[-1] == "VN  cả hệ thống: tri (operator)"
    for line, story in zip(lines[1:-1], COMMUNES, strict=True):
        for person in story.people:
            if person.username == story.staff.left[0]:
                assert person.username not in line
                continue
            assert re.search(rf"\b{person.username} \({person.role}\)", line)
        roles = [person.role for person in story.people]
        assert {"officer", "leader", "clerk"} <= set(roles)
        assert roles.count("unit_member") >= 2


def test_invented_codes_are_not_in_the_national_list() -> None:
    assert [code for code in ("99", "99001", "99002") if national.get(code)] == []


def test_every_source_has_words_enough_for_a_plan() -> None:
    lengths = {name: len(text.split()) for name, text in list_sources()}
    assert min(lengths.values()) > 500


def _songhanh(home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "SONGHANH_HOME": str(home), "PYTHONPATH": str(SRC)}
    return subprocess.run(
        [sys.executable, "-m", "songhanh", *words],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_an_installation_in_use_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "db.sqlite3").write_bytes(b"somebody's work")
    for words in (["demo"], ["demo", "--fresh"]):
        done = _songhanh(tmp_path, *words)
        assert (done.returncode, done.stdout) == (1, "")
        assert "không phải bản trình diễn" in done.stderr
    assert (tmp_path / "db.sqlite3").read_bytes() == b"somebody's work"
    assert not is_demo(tmp_path)


def test_the_commands_work_on_a_demonstration(tmp_path: Path) -> None:
    home = tmp_path / "home"
    filled = _songhanh(home, "demo")
    assert filled.returncode == 0, filled.stderr
    assert "99001  xã Đồng Hạ: hanh (officer)" in filled.stdout
    assert is_demo(home)

    checked = json.loads(_songhanh(home, "check", "--json").stdout)
    assert all(found["fit"] for found in checked.values()), checked
    verified = _songhanh(home, "verify", "--json")
    assert json.loads(verified.stdout) == {"chains": 4, "heads": 0, "breaks": [], "damaged_files": []}

    paper = tmp_path / "ke-hoach.md"
    paper.write_text(
        "# KẾ HOẠCH\n\nCông tác bình đẳng giới năm 2026\n\n## I. CHỈ TIÊU\n\n- 100% thôn có đầu mối.\n"
    )
    loaded = _songhanh(home, "load", str(paper), "--place", "99002", "--json")
    assert json.loads(loaded.stdout)["state"] == "draft"
    again = _songhanh(home, "load", str(paper), "--place", "99002")
    assert (again.returncode, again.stdout) == (1, "")
    assert _songhanh(home, "load", str(paper), "--place", "12345").returncode == 1


def test_a_mark_makes_a_demonstration(tmp_path: Path) -> None:
    mark_demo(tmp_path / "new")
    assert is_demo(tmp_path / "new")
