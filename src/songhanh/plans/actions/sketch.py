"""Drafting the year's own plan: begun from what is there, written on, taken into the reading room."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from songhanh.journal.actions import record
from songhanh.journal.actor import Actor
from songhanh.paper.word import write_docx
from songhanh.places.models import Place
from songhanh.plans.actions.receive import Upload, read_ahead, receive_document
from songhanh.plans.models import Plan, Sketch
from songhanh.plans.queries.sketch.page import get_sketch_page
from songhanh.plans.queries.sketch.sources import find_sources
from songhanh.ui.versions import check_version

TEXT_LENGTH = 60_000


class CannotSketch(Exception):
    """A draft that cannot be begun or changed so."""


@transaction.atomic
def start_sketch(
    *, actor: Actor, place: Place, year: int, verdicts: Mapping[str, Sequence[str]], upto: date, at: datetime
) -> Sketch:
    """Begin the draft of a year's plan from last year's own and from those above.

    `verdicts` are handed down by the room that judges: how last year's targets stood on `upto`, by line.
    Raises CannotSketch where one is being written already.
    """
    place = Place.objects.select_for_update().get(pk=place.pk)
    if Sketch.objects.filter(place=place, year=year, state=Sketch.State.OPEN).exists():
        raise CannotSketch(_("Kế hoạch năm %(year)s đang được soạn. Hãy mở bản đang soạn.") % {"year": year})
    sources = find_sources(place, year)
    sketch = Sketch.objects.create(
        place=place, year=year, before=sources.before,
        above=[str(one.series) for one in (*sources.above, *sources.own)],
        verdicts={line: [*said] for line, said in verdicts.items()}, upto=upto,
        made_at=at, made_by=actor.label,
    )  # fmt: skip
    record("plans.start_sketch", actor=actor, thing=sketch, place=place.code, at=at, note={"year": str(year)})
    return sketch


@transaction.atomic
def write_part(
    *, actor: Actor, sketch: Sketch, code: str, text: str | None, version: int | str, at: datetime
) -> Sketch:
    """Keep a part as a person wrote it; None lets the rule draft it again. Raises CannotSketch, Conflict."""
    sketch = _lock(sketch)
    check_version(sketch.version, version)
    if text is not None and len(text) > TEXT_LENGTH:
        raise CannotSketch(_("Phần này quá dài. Hãy rút gọn."))
    texts = {name: told for name, told in sketch.texts.items() if name != code}
    sketch.texts = texts if text is None else texts | {code: text.strip()}
    sketch.version += 1
    sketch.save(update_fields=["texts", "version"])
    note = {"part": code, "written": "0" if text is None else "1"}
    record("plans.write_part", actor=actor, thing=sketch, place=sketch.place.code, at=at, note=note)
    return sketch


@transaction.atomic
def send_sketch(*, actor: Actor, sketch: Sketch, at: datetime) -> Plan:
    """Take the draft into the reading room, a document like any other. Raises CannotSketch, CannotReceive."""
    sketch = _lock(sketch)
    content = write_docx(get_sketch_page(sketch).paper)
    upload = read_ahead(Upload(content, f"du-thao-ke-hoach-{sketch.year}.docx"))
    received = receive_document(actor=actor, place=sketch.place, year=sketch.year, upload=upload, at=at)
    if received.plan is None:
        raise CannotSketch(_("Chưa đọc lại được bản này. Hãy tải bản .docx và thả vào trang Kế hoạch."))
    sketch.state, sketch.plan = Sketch.State.SENT, received.plan
    sketch.version += 1
    sketch.save(update_fields=["state", "plan", "version"])
    note = {"plan": str(received.plan.pk)}
    record("plans.send_sketch", actor=actor, thing=sketch, place=sketch.place.code, at=at, note=note)
    return received.plan


@transaction.atomic
def drop_sketch(*, actor: Actor, sketch: Sketch, at: datetime) -> None:
    """Throw a draft away. Raises CannotSketch."""
    sketch = _lock(sketch)
    sketch.state = Sketch.State.DROPPED
    sketch.save(update_fields=["state"])
    record("plans.drop_sketch", actor=actor, thing=sketch, place=sketch.place.code, at=at)


def _lock(sketch: Sketch) -> Sketch:
    found = Sketch.objects.select_for_update(of=("self",)).select_related("place__parent", "before")
    locked = found.get(pk=sketch.pk)
    if locked.state != Sketch.State.OPEN:
        raise CannotSketch(_("Bản này không còn đang soạn. Hãy mở danh sách kế hoạch."))
    return locked
