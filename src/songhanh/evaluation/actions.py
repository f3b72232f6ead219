"""Writes of the room: which indicator speaks for a measure, and what is said of a target."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from songhanh.catalogue.indicators import find_indicator
from songhanh.evaluation.models import Binding, Remark
from songhanh.indicators.queries import find_own
from songhanh.journal.actions import record
from songhanh.journal.actor import Actor
from songhanh.places.models import Place
from songhanh.plans.models import Item
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

    Raises CannotRemark: a proposal without its kind or a kind without words, a judgement without evidence or
    of a target that has a measure; ui.versions.Conflict where somebody else wrote first.
    """
    place = Place.objects.select_for_update().get(pk=item.plan.place_id)
    _check_words(item, words)
    known = _find(place, item.line, year)
    check_version(known.version if known else 0, seen)
    remark = known or Remark(place=place, line=item.line, year=year, version=0)
    names = ("cause", "difficulty", "proposal", "proposal_kind", "judgement", "evidence")
    for name in names:
        setattr(remark, name, getattr(words, name).strip())
    remark.version += 1
    remark.written_at, remark.written_by = at, actor.label
    if known is None:
        remark.save(force_insert=True)
    else:
        remark.save(update_fields=[*names, "version", "written_at", "written_by"])
    note = {"line": str(item.line), "year": str(year)}
    record("evaluation.remark", actor=actor, thing=remark, place=place.code, at=at, note=note)
    return remark


def _find(place: Place, line: UUID, year: int) -> Remark | None:
    return Remark.objects.select_for_update().filter(place=place, line=line, year=year).first()


def _check_words(item: Item, words: Words) -> None:
    if words.proposal.strip() and not words.proposal_kind:
        raise CannotRemark(_("Hãy chọn loại đề xuất, kiến nghị."), "proposal_kind")
    if words.proposal_kind and not words.proposal.strip():
        raise CannotRemark(_("Đã chọn loại đề xuất nhưng chưa ghi nội dung. Hãy ghi thêm."), "proposal")
    if words.judgement and not words.evidence.strip():
        raise CannotRemark(_("Nhận xét cần nêu căn cứ: văn bản, kết quả đã kiểm tra."), "evidence")
    if words.judgement and any(one.get("value") is not None for one in item.payload.get("measures") or ()):
        raise CannotRemark(
            _("Chỉ tiêu này có mức phải đạt, nên được đánh giá bằng số liệu."),
            "judgement",
        )
