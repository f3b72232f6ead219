"""Receiving documents: a draft where there is text, a waiting document where there is none."""

import logging
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from songhanh.files.actions import CannotKeep, keep_original
from songhanh.files.queries import read_content
from songhanh.journal.actions import record
from songhanh.journal.actor import Actor
from songhanh.places.models import Place
from songhanh.plans.actions.apart import read_draft
from songhanh.plans.actions.drafting import fill_plan
from songhanh.plans.actions.matching import match_lines
from songhanh.plans.models import Document, Plan, Reading
from songhanh.reader.errors import CannotRead, error_text

LOG = logging.getLogger(__name__)
TITLE_LENGTH = 500
FIRST_YEAR, LAST_YEAR = 1945, 2100
# What is kept although it cannot be read yet: a scan waits for recognition or a text file; what took the
# reader too long, too much memory, or ended it, may be a plan all the same.
WAITING = frozenset({"scan_without_text", "too_slow", "too_heavy", "reader_died"})
FAILED = "failed"


class CannotReceive(Exception):
    """A document that was not taken in; `plan` is the one it already became, where there is one."""

    def __init__(self, sentence: str, plan: Plan | None = None) -> None:
        super().__init__(sentence)
        self.plan = plan


class CannotRedraft(Exception):
    """A draft that cannot be read anew or thrown away."""


@dataclass(frozen=True, slots=True)
class Received:
    """What became of a document: a plan to look through, or a document that waits."""

    document: Document
    plan: Plan | None


@dataclass(frozen=True, slots=True)
class Following:
    """The plan that a document amends or replaces."""

    plan: Plan
    relation: str


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it came, with what was read of it ahead: `drafted` of a plan, `words` of a scan."""

    content: bytes
    name: str
    drafted: dict[str, Any] | str | None = None
    words: str | None = None


def read_ahead(upload: Upload) -> Upload:
    """The upload with its reading, made before any row is locked: a long paper keeps nobody waiting.

    Raises CannotReceive: too large, or not readable.
    """
    _refuse_size(len(upload.content))
    return replace(upload, drafted=_read(upload))


@transaction.atomic
def receive_document(
    *, actor: Actor, place: Place, year: int, upload: Upload, at: datetime, follows: Following | None = None
) -> Received:
    """Keep a document byte for byte and read it into a draft, in the year of its own words (else `year`).

    A scan without text is kept and waits. Raises CannotReceive: too large, not readable, or already here.
    """
    _refuse_size(len(upload.content))
    drafted = _read(upload) if upload.drafted is None else upload.drafted
    try:
        stored = keep_original(content=upload.content, name=upload.name, actor=actor, place=place.code, at=at)
    except CannotKeep as refusal:
        raise CannotReceive(str(refusal)) from refusal
    _refuse_again(place, stored.sha256)
    document = Document(
        place=place,
        file=stored,
        name=stored.name,
        sha256=stored.sha256,
        year=year,
        unread=drafted if isinstance(drafted, str) else "",
        received_at=at,
        received_by=actor.label,
    )
    try:
        with transaction.atomic():
            document.save(force_insert=True)
    except IntegrityError:  # somebody else brought the same bytes in this very moment
        _refuse_again(place, stored.sha256)
        raise
    record("plans.receive", actor=actor, thing=document, place=place.code, at=at)
    if isinstance(drafted, str):
        return Received(document, None)
    plan = make_draft(document, drafted, at, follows)
    record(
        "plans.read", actor=actor, thing=plan, place=place.code, at=at, note={"document": str(document.pk)}
    )
    return Received(document, plan)


def read_typed(text: str) -> Upload:
    """Words as a person typed or pasted them, with their reading. Raises as `read_ahead`."""
    return read_ahead(Upload(text.encode(), "van-ban.txt"))


def read_kept(document: Document) -> Upload:
    """A kept file with its reading of today. Raises as `read_ahead`."""
    return read_ahead(Upload(read_content(document.file), document.name))


def read_again(plan: Plan) -> Upload:
    """What a plan was drafted from, read as today: its file, or the words typed beside a file without any.

    Raises as `read_ahead`.
    """
    reading = plan.reading
    if reading.draft["source"]["sha256"] == reading.document.sha256:
        return read_kept(reading.document)
    return read_typed(reading.text)


@transaction.atomic
def draft_waiting(*, actor: Actor, document: Document, upload: Upload, typed: bool, at: datetime) -> Plan:
    """Make a waiting document's draft: of typed words (`read_typed`) or of its file (`read_kept`).

    The file stays as it is. Raises CannotReceive: it is a plan already, or there are no words.
    """
    document = (
        Document.objects.select_for_update(of=("self",)).select_related("place", "file").get(pk=document.pk)
    )
    if not document.unread or document.dropped_at is not None:
        raise CannotReceive(_("Tài liệu này không còn chờ. Hãy mở danh sách kế hoạch để xem."))
    drafted = _read(upload) if upload.drafted is None else upload.drafted
    if isinstance(drafted, str):
        raise CannotReceive(said(drafted))
    document.unread = ""
    document.save(update_fields=["unread"])
    plan = make_draft(document, drafted, at)
    record(
        "plans.type" if typed else "plans.reread",
        actor=actor,
        thing=plan,
        place=plan.place.code,
        at=at,
        note={"document": str(document.pk)},
    )
    return plan


@transaction.atomic
def redraft_plan(*, actor: Actor, plan: Plan, upload: Upload, at: datetime) -> Plan:
    """Draft a document anew as today's reader reads it (`read_again`); the earlier draft is set aside."""
    plan = lock_draft(plan, CannotRedraft)
    document = plan.reading.document
    drafted = _read(upload) if upload.drafted is None else upload.drafted
    if isinstance(drafted, str):
        raise CannotRedraft(said(drafted))
    plan.state = Plan.State.DROPPED
    plan.save(update_fields=["state"])
    follows = Following(plan.amends, plan.relation) if plan.amends is not None else None
    fresh = make_draft(document, drafted, at, follows)
    record(
        "plans.redraft", actor=actor, thing=fresh, place=plan.place.code, at=at, note={"before": str(plan.pk)}
    )
    return fresh


@transaction.atomic
def drop_draft(*, actor: Actor, plan: Plan, at: datetime) -> Document:
    """Throw a draft away; the file stays kept, and the same document may be brought again."""
    plan = lock_draft(plan, CannotRedraft)
    plan.state = Plan.State.DROPPED
    plan.save(update_fields=["state"])
    document = plan.reading.document
    if not Plan.objects.filter(reading__document=document).exclude(state=Plan.State.DROPPED).exists():
        document.dropped_at = at
        document.save(update_fields=["dropped_at"])
    record("plans.drop_draft", actor=actor, thing=plan, place=plan.place.code, at=at)
    return document


@transaction.atomic
def drop_document(*, actor: Actor, document: Document, at: datetime) -> None:
    """Take a waiting document off the list; its bytes stay kept."""
    if Plan.objects.filter(reading__document=document).exclude(state=Plan.State.DROPPED).exists():
        raise CannotRedraft(_("Tài liệu này đã thành kế hoạch. Hãy mở kế hoạch để xem."))
    document.dropped_at = at
    document.save(update_fields=["dropped_at"])
    record("plans.drop_document", actor=actor, thing=document, place=document.place.code, at=at)


def lock_draft(plan: Plan, refusal: type[Exception]) -> Plan:
    """The plan's row, locked; `refusal` where it is no draft any more."""
    found = Plan.objects.select_for_update(of=("self",)).select_related(
        "place", "reading__document__file", "amends"
    )
    locked = found.get(pk=plan.pk)
    if locked.state == Plan.State.DROPPED:
        raise refusal(_("Bản đọc này đã bỏ. Hãy mở danh sách kế hoạch để xem bản mới."))
    if locked.state != Plan.State.DRAFT:
        raise refusal(
            _("Kế hoạch này đã được xác nhận nên không sửa được nữa. Có thay đổi thì thêm bản điều chỉnh.")
        )
    return locked


def _refuse_size(size: int) -> None:
    if size > settings.UPLOAD_LIMIT:
        limit = settings.UPLOAD_LIMIT // (1024 * 1024)
        raise CannotReceive(
            _("Tệp lớn hơn %(limit)s MB. Hãy bỏ bớt ảnh hoặc chia nhỏ tệp rồi thả lại.") % {"limit": limit}
        )


def _read(upload: Upload) -> dict[str, Any] | str:
    """The reading in the contract's shape; or, for what is kept all the same, why it was not read."""
    try:
        return read_draft(upload.content, upload.name)
    except CannotRead as error:
        if error.kind in WAITING:
            return error.kind
        raise CannotReceive(said(error.kind)) from error
    except Exception:  # a fault of ours must not cost anybody the paper: it waits until the reader is mended
        LOG.exception("a document could not be read")
        return FAILED


def said(kind: str) -> str:
    if kind == FAILED:
        return _("Phần mềm chưa đọc được tệp này. Tệp đã được giữ lại; hãy thử với bản .docx.")
    return error_text(kind, (get_language() or "vi")[:2])


def _refuse_again(place: Place, sha256: str) -> None:
    known = (
        Document.objects.filter(place=place, sha256=sha256, dropped_at__isnull=True).order_by("pk").first()
    )
    if known is None:
        return
    plans = Plan.objects.filter(reading__document=known).exclude(state=Plan.State.DROPPED)
    plan = plans.select_related("place").order_by("-pk").first()
    if plan is None:
        raise CannotReceive(_("Tệp này đã nhận rồi và đang chờ trong danh sách bên dưới."))
    raise CannotReceive(_("Tệp này đã đọc rồi, thành “%(title)s”.") % {"title": plan.title}, plan)


def make_draft(
    document: Document, draft: dict[str, Any], at: datetime, follows: Following | None = None
) -> Plan:
    """A draft from a reading in the contract's shape; the text is stored once, beside it."""
    source = draft["source"]
    reading = Reading.objects.create(
        document=document, text=source["text"], text_sha256=source["text_sha256"], reader=source["reader"],
        draft={**draft, "source": {**source, "text": ""}}, created_at=at,
    )  # fmt: skip
    head = draft["document"]
    since, until = years_of(head, document.year)
    plan = Plan(
        place=document.place,
        reading=reading,
        title=(head.get("title") or document.name)[:TITLE_LENGTH],
        kind=head.get("kind") or Plan.Kind.ANNUAL,
        since_year=since,
        until_year=until,
        head=head,
        created_at=at,
    )
    if follows is not None:
        plan.amends, plan.relation = follows.plan, follows.relation
        plan.series, plan.number = follows.plan.series, follows.plan.number + 1
    plan.save()
    fill_plan(plan, reading)
    if follows is not None:
        match_lines(plan, follows.plan)
    return plan


def years_of(head: dict[str, Any], year: int) -> tuple[int, int]:
    """First and last year of a plan; the given year where the paper does not say."""
    period = head.get("period") or {}
    since = period.get("from") or period.get("to") or year
    until = period.get("to") or since
    if not FIRST_YEAR <= since <= until <= LAST_YEAR:
        return year, year
    return since, until
