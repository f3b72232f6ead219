"""The zip around a .docx, opened without trusting what it says of itself."""

import io
import posixpath
import struct
import zipfile
import zlib
from dataclasses import dataclass

from lxml import etree

from songhanh.reader.errors import CannotRead
from songhanh.reader.limits import Limits

_PIECE = 1 << 16
# RuntimeError: ways of packing that Python does not have.
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, OSError, struct.error, ValueError)
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
# ISO "strict" files say the same things in other namespaces.
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/math",
        b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    ),
)


@dataclass(frozen=True, slots=True)
class Relation:
    kind: str  # last word of its type: "styles", "footnotes", "header" …
    target: str


class Package:
    """Parts by name.

    Raises CannotRead: broken_docx, not_a_document, encrypted, zip_bomb, external_entities.
    """

    def __init__(self, content: bytes, limits: Limits) -> None:
        self._limits = limits
        self._inflated = 0
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except _DAMAGE:
            # A torn file still begins with the names of its first parts.
            ours = any(name in content[:4096] for name in (b"[Content_Types].xml", b"word/", b"_rels/"))
            raise CannotRead("broken_docx" if ours else "not_a_document") from None
        entries = self._zip.infolist()
        self._refuse_bomb(entries, len(content))
        self._entries = {entry.filename.replace("\\", "/").lower(): entry for entry in entries}

    @property
    def names(self) -> list[str]:
        return list(self._entries)

    def _refuse_bomb(self, entries: list[zipfile.ZipInfo], packed: int) -> None:
        limits = self._limits
        declared = sum(entry.file_size for entry in entries)
        abnormal = declared > 5 * limits.inflated_freely and declared > limits.ratio * packed
        if len(entries) > limits.zip_entries or declared > limits.inflated or abnormal:
            raise CannotRead("zip_bomb")

    def read(self, name: str) -> bytes | None:
        """A part's bytes, None where there is none; what it inflates to is counted while it streams."""
        entry = self._entries.get(name.lower())
        if entry is None:
            return None
        if entry.flag_bits & 1:
            raise CannotRead("encrypted")
        limits = self._limits
        abnormal = entry.file_size > limits.ratio * max(
            entry.compress_size, limits.inflated_freely // limits.ratio
        )
        if entry.file_size > limits.inflated_part or abnormal:
            raise CannotRead("zip_bomb")
        try:
            return self._inflate(entry)
        except _DAMAGE:
            raise CannotRead("broken_docx") from None

    def _inflate(self, entry: zipfile.ZipInfo) -> bytes:
        pieces: list[bytes] = []
        size = 0
        with self._zip.open(entry) as stream:
            while piece := stream.read(_PIECE):
                size += len(piece)
                if size > self._limits.inflated_part or self._inflated + size > self._limits.inflated:
                    raise CannotRead("zip_bomb")
                pieces.append(piece)
        self._inflated += size
        return b"".join(pieces)

    def tree(self, name: str) -> etree._Element | None:
        """A part as XML, None where it is absent. Declarations of types and entities are refused."""
        data = self.read(name)
        if data is None:
            return None
        return parse_xml(_without_table_looks(data) if name.endswith("styles.xml") else data)

    def relations(self, name: str) -> dict[str, Relation]:
        """What a part points to inside the package, by id; links that lead outside are not followed."""
        folder, base = posixpath.split(name)
        tree = self.tree(posixpath.join(folder, "_rels", base + ".rels"))
        if tree is None:
            return {}
        found = {}
        for relation in tree.iter(_RELATION):
            if relation.get("TargetMode") == "External":
                continue
            target = posixpath.normpath(posixpath.join("/", folder, str(relation.get("Target", ""))))
            kind = str(relation.get("Type", "")).rpartition("/")[2]
            found[str(relation.get("Id", ""))] = Relation(kind, target.lstrip("/"))
        return found


def _without_table_looks(data: bytes) -> bytes:
    """Styles of tables fill nine tenths of an ordinary styles.xml and say nothing of the words."""
    end = b"</w:style>"
    *styles, rest = data.split(end)
    kept = []
    for style in styles:
        start = style.find(b"<w:style ")
        looks_of_table = start >= 0 and b'w:type="table"' in style[start : start + 120]
        kept.append(style[:start] if looks_of_table else style + end)
    return b"".join(kept) + rest


def parse_xml(data: bytes) -> etree._Element:
    """The root element, with entities, network and document types shut off."""
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise CannotRead("external_entities")
    if b"http://purl.oclc.org/ooxml/" in data[:8192]:
        for strict, usual in _STRICT:
            data = data.replace(strict, usual)
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as fault:
        if getattr(fault, "code", None) == etree.ErrorTypes.ERR_NO_MEMORY:
            raise MemoryError from None
        raise CannotRead("broken_docx") from None
    # A part in UTF-16 hides its declarations from the search above.
    if root.getroottree().docinfo.internalDTD is not None:
        raise CannotRead("external_entities")
    return root
