"""Every rule of the linter has a paper that breaks it and no other: one change, one code."""

import re
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from songhanh.paper.lint import RULES, lint_docx
from songhanh.paper.values import Article, Heading, Paper, Text
from songhanh.paper.word import write_docx
from tests.paper.breaking import FULL, LETTER, LOOKS, ONE, POINTS, WHERE, Change, codes, half_bold
from tests.paper.broken import WARD, WORDS
from tests.paper.samples import DECISION, PLAN, TALK


def looks() -> list[tuple[str, Paper, Change]]:
    """A change for each trait of an element that has a look of its own."""
    made = []
    for code in RULES:
        key, _, trait = code.partition(".")
        if trait not in LOOKS or key not in WHERE or code in WORDS:
            continue
        paper, start = WHERE[key]
        change = half_bold if code == "governing.bold" else LOOKS[trait]
        made.append((code, paper, partial(change, start=start)))
    return made


CASES = [*looks(), *((code, *case) for code, cases in WORDS.items() for case in cases)]


@pytest.mark.parametrize(("code", "paper", "change"), CASES, ids=[code for code, _, _ in CASES])
def test_a_paper_that_breaks_one_rule_breaks_exactly_that(code: str, paper: Paper, change: Change) -> None:
    assert codes(change, paper) == [code]


def test_every_rule_has_a_paper_that_breaks_it() -> None:
    assert {code for code, _, _ in CASES} == set(RULES)


@pytest.mark.parametrize("paper", [FULL, LETTER, ONE, DECISION, POINTS, WARD])
def test_the_papers_that_are_broken_were_without_fault(paper: Paper) -> None:
    assert lint_docx(write_docx(paper)) == ()


def test_the_documents_list_every_rule_with_its_row() -> None:
    text = Path(__file__).parents[2].joinpath("docs", "develop", "papers.md").read_text("utf-8")
    listed = re.findall(r"^\| ([^|]+?) \| ([^|]+?) \|$", text, re.MULTILINE)
    told = {code: row for row, codes in listed for code in re.findall(r"`([a-z_0-9]+\.[a-z_]+)`", codes)}
    assert told == RULES


def test_a_commune_named_after_a_person_may_be_written_in_full() -> None:
    head = replace(PLAN.head, issuer=("ỦY BAN NHÂN DÂN", "PHƯỜNG TRẦN HƯNG ĐẠO"))
    for place in ("Phường Trần Hưng Đạo", "Trần Hưng Đạo"):
        assert lint_docx(write_docx(replace(PLAN, head=replace(head, place=place)))) == ()


def test_a_long_title_of_an_article_and_a_stressed_word_are_no_fault() -> None:
    body = (Article(1, TALK, titled=True), Text("Làm ngay hôm nay.", ((0, 7),)))
    assert lint_docx(write_docx(replace(PLAN, body=body))) == ()


def test_a_numbered_list_of_names_has_no_titles() -> None:
    names = tuple(Text(f"{at}. Bà {name}, thành viên") for at, name in enumerate(("Lý Mai", "Hà Lan"), 1))
    body = (Heading(1, "I. TỔ"), *names, Heading(1, "II. VIỆC"), Text("Tổ họp mỗi quý."))
    assert lint_docx(write_docx(replace(PLAN, body=body))) == ()
