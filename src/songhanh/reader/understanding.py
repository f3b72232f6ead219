"""From a document to a draft: the steps, each a plain function from value to value."""

from dataclasses import replace

from songhanh.reader.closing import read_recipients
from songhanh.reader.coverage import count_words, draw_map
from songhanh.reader.deadlines import read_deadlines
from songhanh.reader.doubts import Read, raise_doubts
from songhanh.reader.funding import read_funding, read_models
from songhanh.reader.header import read_head, title_of
from songhanh.reader.items import sort_items
from songhanh.reader.observances import read_key_dates
from songhanh.reader.outline import build_outline
from songhanh.reader.parts import split_parts
from songhanh.reader.places import find_place
from songhanh.reader.plan import Aim, Document, Draft
from songhanh.reader.references import read_references
from songhanh.reader.responsibilities import assign_targets
from songhanh.reader.tables import read_tables
from songhanh.reader.targets import read_targets
from songhanh.reader.tasks import read_tasks, read_units
from songhanh.reader.wrapping import join_lines


def read_plan(document: Document) -> Draft:
    """What a document promises, orders, cites and dates. Total: any text gives a draft, nothing is raised."""
    joined = join_lines(document)
    parts = split_parts(joined.blocks)
    outline = build_outline(parts.body)
    items = sort_items(outline, titled=parts.type_line is not None)
    place = find_place(parts, joined.blocks, title_of(parts))
    head = read_head(parts, joined.blocks, place.locality)
    references = tuple(
        one for one in read_references(parts.preamble, parts.body) if one.number != head.number
    )
    tables = read_tables(joined.cells, outline, head)
    tasks = tuple(sorted(read_tasks(items, references) + tables.tasks, key=lambda one: one.span))
    placed = tuple(sorted(read_targets(items, head) + tables.targets, key=lambda one: one.target.span))
    passages = draw_map(document.source.text, parts, items, joined.furniture, joined.cells)
    draft = Draft(
        source=document.source,
        head=head,
        references=references,
        headings=outline.headings(),
        aims=tuple(Aim(item.text, item.node.ref, item.span) for item in items if item.kind == "aim"),
        units=read_units(items, tables.units),
        targets=assign_targets(placed, tasks),
        tasks=tasks,
        key_dates=read_key_dates(parts.body),
        deadlines=read_deadlines(items, head),
        models=read_models(parts.body),
        funding=read_funding(items),
        recipients=read_recipients(parts.closing),
        map=passages,
        coverage=count_words(document.source.text, passages),
    )
    read = Read(draft, joined.blocks, parts.body, outline, items, placed, place, joined.scanned)
    return replace(draft, doubts=raise_doubts(read))
