"""Opening a .docx: the final text of a Word file in document order."""

import re

from lxml import etree

from songhanh.reader.errors import CannotRead
from songhanh.reader.limits import Limits
from songhanh.reader.sources.lines import LineBuilder
from songhanh.reader.sources.package import Package, Relation
from songhanh.reader.sources.word_body import Body
from songhanh.reader.sources.word_names import ID, R, W
from songhanh.reader.sources.word_numbering import Numbering
from songhanh.reader.sources.word_styles import Styles

_OTHER_WRITERS = re.compile(r"^(mimetype|content\.xml|index/document\.iwa)$")


def read_docx(content: bytes, limits: Limits) -> tuple[LineBuilder, int]:
    """The lines of a .docx, then its notes, then its running heads; and its pages as Word counted them.

    Raises CannotRead: not_a_document, old_doc, encrypted, broken_docx, zip_bomb, external_entities,
    too_many_pages.
    """
    package = Package(content, limits)
    name, root = _find_main(package)
    relations = package.relations(name)
    lines = LineBuilder(limits.characters)
    styles = Styles(_related(package, relations, "styles"))
    numbering = Numbering(_related(package, relations, "numbering"), styles)
    body = Body(lines, styles, numbering)
    try:
        body.walk(root)
        body.finish()
        _add_notes(package, relations, body)
        pages = max(_count_pages(package), body.turns + 1 if body.turns else body.breaks + 1)
        _add_running(package, relations, root, body)
    except RecursionError:
        raise CannotRead("broken_docx") from None
    if pages > limits.pages:
        raise CannotRead("too_many_pages")
    return lines, pages


def _find_main(package: Package) -> tuple[str, etree._Element]:
    """The name and the root of the part that holds the text."""
    related = [each.target for each in package.relations("").values() if each.kind == "officeDocument"]
    for name in [*related, "word/document.xml"]:
        root = package.tree(name)
        if root is not None and root.tag == W + "document":
            return name, root
    if any(name.startswith("word/") for name in package.names):
        raise CannotRead("broken_docx")
    if any(_OTHER_WRITERS.match(name) for name in package.names):
        raise CannotRead("old_doc")
    raise CannotRead("not_a_document")


def _related(package: Package, relations: dict[str, Relation], kind: str) -> etree._Element | None:
    """A side part by its kind. A broken one is done without: the words are elsewhere."""
    name = next((each.target for each in relations.values() if each.kind == kind), f"word/{kind}.xml")
    try:
        return package.tree(name)
    except CannotRead as refusal:
        if refusal.kind != "broken_docx":
            raise
        return None


def _add_notes(package: Package, relations: dict[str, Relation], body: Body) -> None:
    """Footnotes and endnotes, in the order in which the text points to them, numbered as Word does."""
    for kind in ("footnote", "endnote"):
        wanted = [note for of, note in body.notes if of == kind]
        root = _related(package, relations, kind + "s") if wanted else None
        if root is None:
            continue
        notes = {str(note.get(ID)): note for note in root.iterchildren(W + kind)}
        for number, note in enumerate(dict.fromkeys(wanted), start=1):
            if note in notes:
                body.style, body.label = "footnote", str(number)
                body.walk(notes[note])
    body.style = body.label = ""


def _add_running(package: Package, relations: dict[str, Relation], root: etree._Element, body: Body) -> None:
    """Headers and footers that a section uses, each part once."""
    body.style = "running"
    used = [str(each.get(R + "id")) for each in root.iter(W + "headerReference", W + "footerReference")]
    for target in dict.fromkeys(relations[each].target for each in used if each in relations):
        try:
            part = package.tree(target)
        except CannotRead as refusal:
            if refusal.kind != "broken_docx":
                raise
            continue
        if part is not None:
            body.walk(part)


def _count_pages(package: Package) -> int:
    try:
        root = package.tree("docProps/app.xml")
    except CannotRead as refusal:
        if refusal.kind != "broken_docx":
            raise
        return 1
    if root is None:
        return 1
    pages = next((each.text for each in root if str(each.tag).endswith("}Pages")), None)
    text = (pages or "").strip()
    return max(1, int(text)) if text.isascii() and text.isdecimal() and len(text) < 6 else 1
