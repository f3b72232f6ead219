"""The linter of official papers: what in a .docx is not as Decree 30/2020/NĐ-CP prescribes.

Its rules are those of `decree_30_2020.toml`, from which the writers write, and the words that a head, a body
and a foot must have. What it cannot know it leaves alone: a number, a day or a name that is still open, the
inside of tables, how much of a text is stressed.
"""

import zipfile

from docx.opc.exceptions import PackageNotFoundError
from lxml.etree import XMLSyntaxError

from songhanh.paper.lint.body import check_body
from songhanh.paper.lint.findings import Finding
from songhanh.paper.lint.foot import check_foot
from songhanh.paper.lint.head import check_head
from songhanh.paper.lint.lines import Lines
from songhanh.paper.lint.looks import check_looks
from songhanh.paper.lint.page import check_pages
from songhanh.paper.lint.parts import find_parts
from songhanh.paper.lint.rules import RULES
from songhanh.paper.lint.signing import check_signing
from songhanh.paper.lint.under import check_under

__all__ = ["RULES", "CannotLint", "Finding", "lint_docx"]


class CannotLint(ValueError):
    """What was given is no .docx."""


def lint_docx(content: bytes) -> tuple[Finding, ...]:
    """What is wrong with a paper, page by page from the head down; empty for a paper without fault.

    Raises `CannotLint` for bytes that are no .docx.
    """
    try:
        lines = Lines(content)
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError, XMLSyntaxError) as error:
        raise CannotLint("Tệp này không phải văn bản Word (.docx).") from error
    parts = find_parts(lines.all)
    return (
        *check_pages(lines),
        *check_looks(parts, lines.all),
        *check_head(parts),
        *check_under(parts),
        *check_body(parts),
        *check_signing(parts),
        *check_foot(parts),
    )
