"""Our own sample plans, read to the last span: what changes in a reading is seen in a difference of files.

To write them anew after a change that was meant, and then look at `git diff tests/reader/golden`:

    SONGHANH_GOLDEN=write scripts/test tests/reader/test_golden.py
"""

import json
import os
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from tests.reader.plans_of_ours import COMMUNE_PLAN, WARD_PLAN
from tests.reader.plans_of_strangers import ISLAND_PLAN, PROVINCE_PLAN

from songhanh.paper.source import read_source
from songhanh.paper.word import write_docx
from songhanh.reader import open_document, read_plan
from songhanh.reader.contract import to_json

GOLDEN = Path(__file__).parent / "golden"
SWITCH = "SONGHANH_GOLDEN"
DEMO = ("chien-luoc-2026-2030", "ke-hoach-2026", "ke-hoach-thang-hanh-dong-2026")
TEXTS = {"commune": COMMUNE_PLAN, "ward": WARD_PLAN, "province": PROVINCE_PLAN, "island": ISLAND_PLAN}
SAMPLES = (*TEXTS, *DEMO)


def content_of(name: str) -> bytes:
    """A sample as an office would send it: plain text, or the Word file of the demonstration."""
    if name in TEXTS:
        return TEXTS[name].encode()
    source = files("songhanh.demo").joinpath("plans", f"{name}.md")
    return write_docx(read_source(source.read_text(encoding="utf-8")))


def reading_of(name: str) -> str:
    """A reading in lines: one for each thing understood."""
    read = to_json(read_plan(open_document(content_of(name), "ke-hoach")))
    del read["source"]
    return "\n".join(f"{key}{_lines(value)}" for key, value in read.items()) + "\n"


def _lines(value: Any) -> str:
    if not isinstance(value, list):
        return f" {json.dumps(value, ensure_ascii=False)}"
    return "".join(f"\n  {json.dumps(one, ensure_ascii=False)}" for one in value)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_is_read_as_it_was(name: str) -> None:
    path = GOLDEN / f"{name}.txt"
    if os.environ.get(SWITCH) == "write":
        path.write_text(reading_of(name), encoding="utf-8")
    assert reading_of(name).splitlines() == path.read_text(encoding="utf-8").splitlines()


def test_nobody_runs_the_suite_while_golden_files_are_rewritten() -> None:
    assert SWITCH not in os.environ, f"{SWITCH} is set: the golden files were written, not compared"


def test_every_golden_file_has_its_sample() -> None:
    assert {path.stem for path in GOLDEN.glob("*.txt")} == set(SAMPLES)
