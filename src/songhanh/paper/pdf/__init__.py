"""Papers as .pdf, in the same layout as the .docx, with a text layer that can be read and searched."""

from itertools import takewhile

from songhanh.paper.layout import element, layout
from songhanh.paper.pdf.faces import line_width
from songhanh.paper.pdf.page import Sheets
from songhanh.paper.pdf.pieces import MM, Columns, Drawing, Piece, Rule, Words, boxed, words
from songhanh.paper.pdf.tables import add_table
from songhanh.paper.values import Annex, Block, Head, Paper, Picture, Table
from songhanh.paper.wording import (
    MOTTO,
    NATIONAL_NAME,
    RECIPIENTS,
    about_line,
    addressee_lines,
    attached_to,
    body_lines,
    bold_spans,
    bracketed,
    holds_next,
    lines_of,
    number_line,
    place_line,
    recipient_lines,
)

__all__ = ["write_pdf"]

_LEFT = 65.0 * MM  # of the issuer's side of the head
_FOOT_LEFT = 75.0 * MM  # of the recipients' side of the foot
_SHARE = 0.45  # of a line above a rule
_GAP = 12


def write_pdf(paper: Paper) -> bytes:
    """The paper as a .pdf with its letters embedded; equal papers give equal bytes."""
    sheets = Sheets(
        paper.about.title or f"{paper.type_name or 'CÔNG VĂN'} {paper.subject}".strip(), paper.about.author
    )
    if paper.head is not None or not paper.annexes:
        sheets.begin(landscape=False)
        _add_main(sheets, paper)
    for annex in paper.annexes:
        sheets.begin(landscape=annex.landscape)
        _add_annex(sheets, annex, paper)
    return sheets.done()


def _add_main(sheets: Sheets, paper: Paper) -> None:
    top: list[Piece] = _head(paper.head, paper.subject if paper.is_letter else "") if paper.head else []
    if paper.is_letter:
        sheets.fill([*top, *_addressees(paper.addressees)])
    else:
        _add_title(sheets, top, paper)
    _add_blocks(sheets, body_lines(paper.body, end=True), _foot(paper, sheets.width))


def _addressees(addressees: tuple[str, ...]) -> list[Piece]:
    lines = addressee_lines(addressees)
    if len(lines) < 2:
        return [words(element("addressee"), line) for line in lines]
    listed = (words(element("addressees"), line) for line in lines[1:])
    return [words(element("addressees_title"), lines[0]), *listed, Rule(0, _GAP)]


def _add_title(sheets: Sheets, top: list[Piece], paper: Paper) -> None:
    top += [words(element("type_name"), paper.type_name)]
    if paper.subject:
        top += [words(element("subject"), paper.subject)]
    key, text = ("subject", paper.subject) if paper.subject else ("type_name", paper.type_name)
    sheets.fill([*top, Rule(_rule_length(key, text, sheets.width), _GAP, keep_next=False)])


def _head(head: Head, about: str) -> list[Piece]:
    right = layout().text_width() * MM - _LEFT
    below: list[Piece] = [words(element("letter_subject"), about_line(about))] if about else []
    if head.urgency:
        below.append(boxed(element("urgency"), head.urgency))
    issuer = [words(element("issuer"), line) for line in head.issuer]
    return [
        Columns(
            (_LEFT, right),
            (
                (
                    *(words(element("governing"), line) for line in head.governing),
                    *issuer,
                    Rule(_rule_length("issuer", head.issuer[-1], _LEFT)),
                ),
                (
                    words(element("national_name"), NATIONAL_NAME),
                    words(element("motto"), MOTTO),
                    Rule(line_width(MOTTO, element("motto"))),
                ),
            ),
        ),
        Columns(
            (_LEFT, right),
            (
                (words(element("number"), number_line(head)), *below),
                (words(element("place_date"), place_line(head)),),
            ),
        ),
    ]


def _rule_length(key: str, text: str, available: float) -> float:
    """A third to a half of the line above it."""
    look = element(key)
    whole = line_width(text, look)
    return _SHARE * whole / (int(whole // (available - 2 * look.inset * MM)) + 1)


def _add_annex(sheets: Sheets, annex: Annex, paper: Paper) -> None:
    note = bracketed(annex.note or attached_to(paper))
    lines = (("annex_label", annex.label), ("annex_title", annex.title), ("annex_note", note))
    top: list[Piece] = [words(element(key), text) for key, text in lines if text]
    sheets.fill([*top, Rule(40 * MM, _GAP, keep_next=False)])
    _add_blocks(sheets, body_lines(annex.body, end=False), [])


def _add_blocks(sheets: Sheets, blocks: tuple[Block, ...], foot: list[Piece]) -> None:
    """The blocks, then the foot, which never stands alone on a page."""
    flow: list[Words | Drawing] = []
    for at, block in enumerate(blocks):
        if isinstance(block, Table):
            lead = list(takewhile(lambda piece: piece.keep_next, reversed(flow)))[::-1]
            sheets.fill(flow[: len(flow) - len(lead)])
            flow = []
            add_table(sheets, block, lead)
        elif isinstance(block, Picture):
            flow.append(Drawing(block.svg, block.width * MM))
        else:
            below = blocks[at + 1] if at + 1 < len(blocks) else None
            stays = holds_next(block) or isinstance(below, Picture) or (bool(foot) and below is None)
            spans = bold_spans(block)
            flow += [words(look, text, bold=spans, keep_next=stays) for look, text in lines_of(block)]
    sheets.fill([*flow, *foot])


def _foot(paper: Paper, width: float) -> list[Piece]:
    if not paper.signature and not paper.recipients:
        return []
    left: list[Piece] = []
    if paper.recipients:
        left.append(words(element("recipients_title"), RECIPIENTS))
        left += [words(element("recipient"), line) for line in recipient_lines(paper.recipients)]
    right: list[Piece] = []
    if paper.signature:
        right += [words(element("capacity"), line) for line in paper.signature.capacity]
        right.append(words(element("signer"), paper.signature.name))
    return [Rule(0, 6), Columns((_FOOT_LEFT, width - _FOOT_LEFT), (tuple(left), tuple(right)))]
