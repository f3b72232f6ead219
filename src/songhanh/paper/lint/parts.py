"""Which line is what: Quốc hiệu, number, title, body, signature, recipients, annexes.

By words and place, not by look: a line must be known for what it is even where it looks wrong.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import takewhile

from songhanh.kernel.text import fold
from songhanh.paper.layout import layout
from songhanh.paper.lint.lines import Line
from songhanh.paper.wording import MOTTO, NATIONAL_NAME

_ALIKE = 0.8
_SENT = "kinh gui"
_ABOUT = re.compile(r"v\s*/\s*v\b|ve viec\b")
_REASONS = ("can cu ", "theo de nghi ", "xet de nghi ", "quyet dinh")
_ATTACHED = re.compile(r"\(?(ban hanh )?kem theo\b")
_HEAD_LINES = 16  # without a title the head is looked for in as many lines
_ANNEX = re.compile(r"phu luc( ([ivxlc]+|\d+|[a-z]))?")
_NUMBER = re.compile(r"Số\s*(:|\d|/|\.)", re.IGNORECASE)
_DATE = re.compile(r"\bngay\b.*\bthang\b.*\bnam\b")
_STAMP = re.compile(r"hoa toc|thuong khan|khan|khan cap|mat|toi mat|tuyet mat")
_DRAFT = re.compile(r"du thao.*")
_CAPACITY = re.compile(
    r"((t/?m|k/?t|t/?l|t/?uq|q)[./ ].*"
    r"|(pho )?(chu tich|chanh van phong|truong phong|truong ban|giam doc|truong doan|hieu truong"
    r"|tram truong|chi huy truong|truong cong an)( .{0,40})?)"
)


@dataclass(slots=True)
class Parts:
    """The lines of a paper by what they are. `annexes` are (label, title, note) lines, each perhaps None.

    `head` are all lines of the head; `flows` the running text of the paper and of each annex, in which
    chapters, articles and points are counted; `floating` what is below the title, where a rule may hang.
    """

    head: list[Line] = field(default_factory=list)
    national_name: Line | None = None
    motto: Line | None = None
    governing: list[Line] = field(default_factory=list)
    issuer: list[Line] = field(default_factory=list)
    number: Line | None = None
    place_date: Line | None = None
    type_name: Line | None = None
    subject: list[Line] = field(default_factory=list)
    letter_subject: list[Line] = field(default_factory=list)
    stamps: list[Line] = field(default_factory=list)
    addressees: list[Line] = field(default_factory=list)
    floating: list[Line] = field(default_factory=list)
    flows: list[list[Line]] = field(default_factory=list)
    body: list[Line] = field(default_factory=list)
    body_ends_in_table: bool = False
    capacity: list[Line] = field(default_factory=list)
    signer: Line | None = None
    recipients_title: Line | None = None
    recipients: list[Line] = field(default_factory=list)
    annexes: list[tuple[Line, list[Line], Line | None]] = field(default_factory=list)
    has_main: bool = True
    is_letter: bool = False


def find_parts(lines: Sequence[Line]) -> Parts:
    """Say of each line what it is."""
    parts = Parts()
    starts = [at for at, line in enumerate(lines) if _begins_annex(line)]
    main = lines[: starts[0]] if starts else lines
    parts.has_main = any(line.text for line in main)
    if parts.has_main:
        _find_main(parts, main)
    for start, end in zip(starts, [*starts, len(lines)][1:], strict=True):
        _find_annex(parts, lines[start:end])
    return parts


def _begins_annex(line: Line) -> bool:
    return line.cell is None and bool(_ANNEX.fullmatch(fold(line.text)))


def _find_main(parts: Parts, lines: Sequence[Line]) -> None:
    title = next((at for at, line in enumerate(lines) if line.text.upper() in layout().types), None)
    head = lines[:title] if title is not None else lines[:_HEAD_LINES]
    _find_head(parts, head, titled=title is not None)
    begin = _after_head(parts, lines)
    if title is not None:
        parts.type_name = lines[title]
        begin = _find_subject(parts, lines, title + 1)
    elif parts.is_letter:
        begin = _find_addressees(parts, lines, begin)
    else:  # what is left of a title is no body
        begin += sum(1 for _ in takewhile(_is_centred, lines[begin:]))
    rest = lines[begin:]
    foot = next((at for at, line in enumerate(rest) if _is_foot(line) and not _decides(rest, at)), len(rest))
    filled = [line for line in rest[:foot] if line.text]
    parts.body = [line for line in filled if line.cell is None]
    parts.flows.append(parts.body)
    parts.floating = [*takewhile(lambda line: not line.text, rest), *filled[:1]]
    parts.body_ends_in_table = bool(filled) and filled[-1].cell is not None
    _find_foot(parts, rest[foot:])


def _find_head(parts: Parts, head: Sequence[Line], *, titled: bool) -> None:
    first = next((line.cell[0] for line in head if line.cell), None)
    lines = [line for line in head if line.text and (titled or (line.cell and line.cell[0] == first))]
    parts.national_name = next((line for line in lines if _alike(line.text, NATIONAL_NAME)), None)
    parts.motto = next((line for line in lines if _alike(line.text, MOTTO)), None)
    parts.number = next((line for line in lines if _NUMBER.match(line.text)), None)
    parts.place_date = next((line for line in lines if _DATE.search(fold(line.text))), None)
    parts.head = list(head)
    parts.letter_subject = _about_lines(lines)
    parts.is_letter = not titled and (bool(parts.letter_subject) or _is_sent(head))
    parts.stamps = [line for line in lines if _STAMP.fullmatch(fold(line.text))]
    named = (parts.national_name, parts.motto, parts.number, parts.place_date)
    known = {id(line) for line in (*named, *parts.letter_subject, *parts.stamps)}
    rest = [line for line in lines if id(line) not in known and not _DRAFT.fullmatch(fold(line.text))]
    first_bold = next((at for at, line in enumerate(rest) if line.bold), 0)
    parts.governing, parts.issuer = rest[:first_bold], rest[first_bold:]


def _is_centred(line: Line) -> bool:
    return line.setting.align == "center" or not line.text


def _about_lines(lines: Sequence[Line]) -> list[Line]:
    """The trích yếu of a công văn, "V/v …" or what stands for it, with its further lines."""
    first = next((at for at, line in enumerate(lines) if _ABOUT.match(fold(line.text))), None)
    if first is None:
        return []
    rest = takewhile(lambda line: line.cell == lines[first].cell and _goes_on(line), lines[first + 1 :])
    return [lines[first], *rest]


def _goes_on(line: Line) -> bool:
    return not _STAMP.fullmatch(fold(line.text)) and not _DATE.search(fold(line.text)) and not line.boxed


def _is_sent(lines: Sequence[Line]) -> bool:
    return any(fold(line.text).startswith(_SENT) for line in lines)


def _find_addressees(parts: Parts, lines: Sequence[Line], begin: int) -> int:
    """Where the body begins behind "Kính gửi: …" and the list below it."""
    at = next((at for at in range(begin, len(lines)) if fold(lines[at].text).startswith(_SENT)), None)
    if at is None:
        return begin
    parts.addressees.append(lines[at])
    at += 1
    while at < len(lines) and (not lines[at].text or lines[at].text.startswith(("-", "–"))):
        parts.addressees += [lines[at]] if lines[at].text else []
        at += 1
    return at


def _after_head(parts: Parts, lines: Sequence[Line]) -> int:
    """Where the body begins if there is no title: behind the last line of the head."""
    named = (parts.national_name, parts.motto, parts.number, parts.place_date)
    head = (*named, *parts.issuer, *parts.letter_subject, *parts.stamps)
    known = [id(line) for line in head if line]
    return max((at + 1 for at, line in enumerate(lines) if id(line) in known), default=0)


def _find_subject(parts: Parts, lines: Sequence[Line], at: int) -> int:
    while at < len(lines) and not lines[at].text:
        at += 1
    if at < len(lines) and lines[at].bold:
        parts.subject.append(lines[at])
        at += 1
    while at < len(lines) and lines[at].text and lines[at].setting.align == "center":
        parts.subject.append(lines[at])
        at += 1
    return at


def _is_foot(line: Line) -> bool:
    words = fold(line.text)
    if line.text != line.text.upper() and not words.startswith("noi nhan") and line.cell is None:
        return False  # a sentence that begins with an office
    return words.startswith("noi nhan") or (len(words) < 80 and bool(_CAPACITY.fullmatch(words)))


def _decides(lines: Sequence[Line], at: int) -> bool:
    """It names who decides ("CHỦ TỊCH ỦY BAN …"), above the căn cứ of a decision, and does not sign."""
    following = next((fold(line.text) for line in lines[at + 1 :] if line.text), "")
    return lines[at].cell is None and following.startswith(_REASONS)


def _find_foot(parts: Parts, lines: Sequence[Line]) -> None:
    filled = [line for line in lines if line.text]
    parts.capacity = [line for line in filled if _CAPACITY.fullmatch(fold(line.text))]
    title = next((at for at, line in enumerate(filled) if fold(line.text).startswith("noi nhan")), None)
    if title is not None:
        parts.recipients_title = filled[title]
        parts.recipients = list(_recipients(filled[title + 1 :], filled[title], parts.capacity))
    taken = {id(line) for line in (*parts.capacity, *parts.recipients, parts.recipients_title)}
    names = [line for line in filled if id(line) not in taken]
    if parts.capacity and names:
        parts.signer = names[-1]


def _recipients(lines: Iterable[Line], title: Line, capacity: Sequence[Line]) -> Iterable[Line]:
    for line in lines:
        if line in capacity or line.cell != title.cell:
            return
        yield line


def _find_annex(parts: Parts, lines: Sequence[Line]) -> None:
    label = lines[0]
    title: list[Line] = []
    note = None
    rest = 1
    for at, line in enumerate(lines[1:], 1):
        if line.cell is not None or (not line.text and title):
            break
        if _ATTACHED.match(fold(line.text)):
            note, rest = line, at + 1
            break
        if line.text:
            title.append(line)
    parts.annexes.append((label, title if note else title[:1], note))
    parts.flows.append([line for line in lines[rest:] if line.text and line.cell is None])


def _alike(text: str, model: str) -> bool:
    return SequenceMatcher(None, fold(text), fold(model)).ratio() >= _ALIKE
