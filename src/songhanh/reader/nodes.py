"""Paragraphs in their places: what each stands under, with which ref, in which section."""

from dataclasses import dataclass, field

from songhanh.reader.blocks import Block
from songhanh.reader.markers import PLAIN
from songhanh.reader.plan import Heading
from songhanh.reader.sections import Section


@dataclass(slots=True)
class Node:
    """A block in its place: under which node, with which ref, in which section."""

    block: Block
    ref: str
    parent: "Node | None" = None
    children: list["Node"] = field(default_factory=list)
    section: Section | None = None
    own_section: Section | None = None
    heading: bool = False
    level: int = 0
    depth: int = PLAIN
    title: Block | None = None  # a run-in title, cut off from the block
    shared: bool | None = None  # whether its numbers are bodies, once that was asked
    # What `items` found of it, kept because each of its tasks asks again.
    over: "tuple[Node, str] | None" = None
    asked: bool = False
    subject: tuple[str, int, int, int] | None = None
    told: bool = False
    bodies: list[tuple[str, int, int]] | None = None

    @property
    def rank(self) -> int:
        return self.block.marker.rank

    @property
    def key(self) -> str:
        return self.block.key

    @property
    def text(self) -> str:
        return self.block.text

    def section_above(self) -> Section | None:
        """The section that the nodes over this one stand in."""
        return self.parent.section if self.parent else None

    def above(self) -> "list[Node]":
        """The nodes over this one, from the nearest to the outermost."""
        found: list[Node] = []
        node = self.parent
        while node is not None:
            found.append(node)
            node = node.parent
        return found


@dataclass(frozen=True, slots=True)
class Outline:
    """All nodes of the body in the order of the text."""

    nodes: tuple[Node, ...]

    def headings(self) -> tuple[Heading, ...]:
        found: list[Heading] = []
        for node in self.nodes:
            if node.title is not None:
                title = node.title
                found.append(
                    Heading(
                        node.ref,
                        title.text.rstrip(" :"),
                        node.level,
                        (node.block.lines[0].span[0], title.words.span(0, len(title.text))[1]),
                    )
                )
            elif node.heading:
                found.append(Heading(node.ref, node.text.rstrip(" :;"), node.level, node.block.span))
        return tuple(found)
