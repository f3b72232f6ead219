"""Writes of the room: which indicator speaks for a measure, and what is said of a target."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from songhanh.catalogue.indicators import find_indicator
from songhanh.evaluation.models import Binding, Remark
from songhanh.evaluation.queries.checklist import MOST_CRITERIA, Criterion, CriterionState, write_checklist
from songhanh.files.models import StoredFile
from songhanh.indicators.queries import find_own
from songhanh.journal.actions import record
from songhanh.journal.actor import Actor
from songhanh.places.models import Place
from songhanh.plans.models import Item
from songhanh.registers.actions.proofs import Attached, Upload, keep_proofs
from songhanh.ui.versions import check_version


class CannotBind(Exception):
    """An indicator that cannot speak for a measure."""


class CannotRemark(Exception):
    """A remark that cannot be stored so; `field` is the one at fault."""

    def __init__(self, sentence: str, field: str = "") -> None:
        self.field = field
        super().__init__(sentence)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What measures a measure: an indicator ("" for none), how often a village must be reached."""

    indicator: str
    at_least: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What is said of a target in a year; a judgement only where the target has no measure."""

    cause: str = ""
    difficulty: str = ""
    proposal: str = ""
    proposal_kind: str = ""
    judgement: str = ""
    evidence: str = ""
    document: str = ""
    document_on: date | None = None
    checklist: tuple[Criterion, ...] = ()


@transaction.atomic
def bind_measure(
    *, actor: Actor, item: Item, measure: int, choice: Choice, seen: int = 0, at: datetime
) -> Binding:
    """Say which indicator speaks for a measure of a target; `seen` is the version shown, 0 for none.

    Raises CannotBind: no such measure or indicator, a share for a count; ui.versions.Conflict.
    """
    place = Place.objects.select_for_update().get(pk=item.plan.place_id)
    _check_choice(item, measure, choice)
    known = Binding.objects.filter(place=place, line=item.line, measure=measure).first()
    check_version(known.version if known else 0, seen)
    binding = known or Binding(place=place, line=item.line, measure=measure, version=0)
    binding.indicator, binding.filters = choice.indicator, {"at_least": choice.at_least}
    binding.version += 1
    binding.bound_at, binding.bound_by = at, actor.label
    if known is None:
        binding.save(force_insert=True)
    else:
        binding.save(update_fields=["indicator", "filters", "version", "bound_at", "bound_by"])
    note = {"line": str(item.line), "measure": str(measure), "indicator": choice.indicator}
    record("evaluation.bind", actor=actor, thing=binding, place=place.code, at=at, note=note)
    return binding


def _check_choice(item: Item, measure: int, choice: Choice) -> None:
    measures = item.payload.get("measures") or []
    if measure >= len(measures) or measures[measure].get("qualifies") is not None:
        raise CannotBind(_("Chỉ tiêu này không có mức phải đạt ấy. Hãy mở lại trang chỉ tiêu."))
    if choice.at_least < 1:
        raise CannotBind(_("Mỗi thôn phải được tính từ 01 lần trở lên."))
    if not choice.indicator:
        return
    own = find_own(item.plan.place, choice.indicator)
    found = own.indicator if own else find_indicator(choice.indicator)
    if found is None:
        raise CannotBind(_("Không có chỉ số theo dõi này. Hãy chọn lại."))
    if str(measures[measure].get("kind") or "count") not in found.kinds:
        raise CannotBind(_("Chỉ số này tính theo cách khác với mức phải đạt. Hãy chọn lại."))


@transaction.atomic
def record_remark(
    *, actor: Actor, item: Item, year: int, words: Words, seen: int = 0, at: datetime
) -> Remark:
    """Store what is said of a target in a year; `seen` is the version shown, 0 for none.

    Raises CannotRemark: a proposal without its kind or a kind without words, a judgement without anything
    it rests on, against its own checklist or of a target that has a measure, half a paper, a criterion
    without words; ui.versions.Conflict where somebody else wrote first.
    """
    place = Place.objects.select_for_update().get(pk=item.plan.place_id)
    _check_words(item, words)
    _check_basis(words, at)
    known = _find(place, item.line, year)
    check_version(known.version if known else 0, seen)
    remark = known or Remark(place=place, line=item.line, year=year, version=0)
    names = ("cause", "difficulty", "proposal", "proposal_kind", "judgement", "evidence", "document")
    for name in names:
        setattr(remark, name, getattr(words, name).strip())
    remark.document_on, remark.checklist = words.document_on, write_checklist(words.checklist)
    remark.version += 1
    remark.written_at, remark.written_by = at, actor.label
    if known is None:
        remark.save(force_insert=True)
    else:
        remark.save(update_fields=[*names, "document_on", "checklist", "version", "written_at", "written_by"])
    note = {"line": str(item.line), "year": str(year)}
    if remark.checklist:
        note["criteria"] = ",".join(one["state"] for one in remark.checklist)
    record("evaluation.remark", actor=actor, thing=remark, place=place.code, at=at, note=note)
    return remark


@transaction.atomic
def attach_proofs(*, actor: Actor, remark: Remark, uploads: Iterable[Upload], at: datetime) -> Attached:
    """Keep the papers behind a reviewer's word; one that is none is refused by itself, the others stay."""
    remark = Remark.objects.select_for_update(of=("self",)).select_related("place").get(pk=remark.pk)
    known = remark.proofs.values_list("sha256", flat=True)
    attached = keep_proofs(actor=actor, place=remark.place.code, uploads=uploads, known=known, at=at)
    if attached.kept:
        remark.proofs.add(*attached.kept)
        files = ",".join(str(stored.pk) for stored in attached.kept)
        note = {"line": str(remark.line), "year": str(remark.year), "files": files}
        record("evaluation.attach", actor=actor, thing=remark, place=remark.place.code, at=at, note=note)
    return attached


@transaction.atomic
def detach_proof(*, actor: Actor, remark: Remark, stored: StoredFile, at: datetime) -> None:
    """Take a file off a reviewer's word; its bytes stay kept, the journal says by whom it was taken off."""
    remark = Remark.objects.select_for_update(of=("self",)).select_related("place").get(pk=remark.pk)
    remark.proofs.remove(stored)
    note = {"line": str(remark.line), "year": str(remark.year), "file": str(stored.pk)}
    record("evaluation.detach", actor=actor, thing=remark, place=remark.place.code, at=at, note=note)


def _find(place: Place, line: UUID, year: int) -> Remark | None:
    return Remark.objects.select_for_update().filter(place=place, line=line, year=year).first()


def _check_words(item: Item, words: Words) -> None:
    if words.proposal.strip() and not words.proposal_kind:
        raise CannotRemark(_("Hãy chọn loại đề xuất, kiến nghị."), "proposal_kind")
    if words.proposal_kind and not words.proposal.strip():
        raise CannotRemark(_("Đã chọn loại đề xuất nhưng chưa ghi nội dung. Hãy ghi thêm."), "proposal")
    said = words.judgement or words.document or words.checklist
    if said and any(one.get("value") is not None for one in item.payload.get("measures") or ()):
        raise CannotRemark(
            _("Chỉ tiêu này có mức phải đạt, nên được đánh giá bằng số liệu."),
            "judgement",
        )


def _check_basis(words: Words, at: datetime) -> None:
    """What a reviewer's word rests on: words, a paper, criteria that are decided; and none against it."""
    _check_paper(words, at)
    _check_criteria(words.checklist)
    decided = [one for one in words.checklist if one.state != CriterionState.UNCLEAR]
    if words.judgement and not (words.evidence.strip() or words.document.strip() or decided):
        raise CannotRemark(
            _("Nhận xét cần có căn cứ: ghi căn cứ, văn bản hoặc ít nhất một tiêu chí đã rõ kết quả."),
            "evidence",
        )
    failed = next((one for one in decided if one.state == CriterionState.NOT_MET), None)
    if words.judgement == Remark.Judgement.MET and failed is not None:
        sentence = _("Tiêu chí “%(text)s” chưa đạt nên chưa nhận xét “Đạt” được. Hãy xem lại một trong hai.")
        raise CannotRemark(sentence % {"text": failed.text}, "judgement")


def _check_paper(words: Words, at: datetime) -> None:
    named = bool(words.document.strip())
    if named and words.document_on is None:
        raise CannotRemark(_("Hãy ghi ngày của văn bản làm căn cứ."), "document_on")
    if words.document_on is not None and not named:
        raise CannotRemark(_("Đã ghi ngày nhưng chưa ghi văn bản nào. Hãy ghi thêm."), "document")
    if words.document_on is not None and words.document_on > timezone.localtime(at).date():
        raise CannotRemark(_("Ngày văn bản chưa tới. Hãy xem lại ngày."), "document_on")


def _check_criteria(criteria: tuple[Criterion, ...]) -> None:
    if len(criteria) > MOST_CRITERIA:
        raise CannotRemark(_("Ghi nhiều nhất %(most)s tiêu chí. Hãy gộp bớt.") % {"most": MOST_CRITERIA})
    for index, one in enumerate(criteria):
        if not one.text and not one.is_blank:
            raise CannotRemark(_("Đã ghi kết quả nhưng chưa ghi tiêu chí. Hãy ghi thêm."), f"text-{index}")
