"""The plan as a paper: head, trích yếu, mục I–V, Nơi nhận; number, day and signature open."""

import re
from collections.abc import Iterator, Mapping, Sequence

from songhanh.paper.plan.phrases import capacity_of
from songhanh.paper.plan.values import Part, PlanFacts
from songhanh.paper.values import About, Basis, Block, Bullet, Heading, Paper, Signature, Text

SUBJECT = "Công tác bình đẳng giới và vì sự tiến bộ của phụ nữ trên địa bàn {place} năm {year}"
_HEADING = re.compile(r"\d+(?:\.\d+)*\. \S")


def compose_plan(facts: PlanFacts, parts: Sequence[Part], texts: Mapping[str, str]) -> Paper:
    """The paper; `texts` are the parts as people wrote them, by code. An empty part is left out."""
    subject = SUBJECT.format(place=facts.place, year=facts.year)
    body = tuple(block for part in parts for block in _part(part, texts.get(part.code, part.text)))
    return Paper(
        head=facts.head, type_name="KẾ HOẠCH", subject=subject, body=_numbered(body),
        signature=Signature(capacity_of(facts.signer[1]), facts.signer[0]), recipients=facts.recipients,
        about=About(f"Kế hoạch {subject[:1].lower()}{subject[1:]}", facts.body),
    )  # fmt: skip


def _part(part: Part, text: str) -> Iterator[Block]:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if not lines:
        return
    if part.title.partition(".")[0].isupper():
        yield Heading(1, part.title.upper())
    for line in lines:
        yield _block(line, opening=part.code == "opening")


def _block(line: str, *, opening: bool) -> Block:
    if opening and line.startswith("Căn cứ "):
        return Basis(line.rstrip(" ;."))
    if line.startswith(("- ", "– ")):
        return Bullet(line[2:].strip(), 1)
    if line.startswith("+ "):
        return Bullet(line[2:].strip(), 2)
    return Heading(2, line) if _HEADING.match(line) else Text(line)


_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII")


def _numbered(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Mục in a row, also where one was left out."""
    done: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading) and block.level == 1:
            number = sum(isinstance(one, Heading) and one.level == 1 for one in done)
            block = Heading(1, f"{_ROMAN[number]}. {block.text.partition('. ')[2]}")  # noqa: PLW2901
        done.append(block)
    return tuple(done)
