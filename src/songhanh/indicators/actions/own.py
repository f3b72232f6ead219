"""An office's own indicators: making one, reckoning it otherwise from a day on, taking it off the list."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from songhanh.indicators.models import Definition, OwnIndicator
from songhanh.indicators.queries.own import Counted
from songhanh.journal.actions import record
from songhanh.journal.actor import Actor
from songhanh.places.models import Place
from songhanh.registers import counts
from songhanh.registers.counts import VILLAGES
from songhanh.ui.versions import check_version


class CannotDefine(Exception):
    """A definition that cannot be stored so; `field` is the one at fault ("" is all of it)."""

    def __init__(self, sentence: str, field: str = "") -> None:
        self.field = field
        super().__init__(sentence)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """How an indicator is called and reckoned; only a share has a whole."""

    name: str
    unit: str = ""
    direction: str = "up"
    part: Counted
    whole: Counted | None = None


@transaction.atomic
def define_indicator(
    *, actor: Actor, place: Place, kind: str, standing: bool = False, wording: Wording, at: datetime
) -> OwnIndicator:
    """Make an indicator from what registers count.

    Raises CannotDefine: no name or one that is taken, something that no register counts, a share without its
    whole, a coverage of anything but villages.
    """
    Place.objects.select_for_update().get(pk=place.pk)
    check_wording(place, kind, standing, wording, but=None)
    indicator = OwnIndicator.objects.create(
        place=place, kind=kind, standing=standing, made_at=at, made_by=actor.label
    )
    _store(indicator, wording, None, actor, at)
    note = {"kind": kind, "source": wording.part.source}
    record("indicators.define", actor=actor, thing=indicator, place=place.code, at=at, note=note)
    return indicator


@transaction.atomic
def redefine_indicator(
    *, actor: Actor, indicator: OwnIndicator, since: date | None, wording: Wording, seen: int, at: datetime
) -> OwnIndicator:
    """Reckon it so from a day on; None: it was meant so from the beginning.

    What held before stays for the days before, and in the rows. Raises CannotDefine; ui.versions.Conflict.
    """
    indicator = _lock(indicator, seen)
    check_wording(indicator.place, indicator.kind, indicator.standing, wording, but=indicator)
    _store(indicator, wording, since, actor, at)
    note = {"since": since.isoformat() if since else "", "source": wording.part.source}
    record("indicators.redefine", actor=actor, thing=indicator, place=indicator.place.code, at=at, note=note)
    return indicator


@transaction.atomic
def retire_indicator(*, actor: Actor, indicator: OwnIndicator, seen: int, at: datetime) -> OwnIndicator:
    """No longer offer it; targets that it speaks for keep it. Raises CannotDefine; ui.versions.Conflict."""
    indicator = _lock(indicator, seen)
    if indicator.retired_at is not None:
        raise CannotDefine(_("Chỉ số này đã thôi dùng."))
    indicator.retired_at = at
    indicator.save(update_fields=["retired_at"])
    record("indicators.retire", actor=actor, thing=indicator, place=indicator.place.code, at=at)
    return indicator


def _lock(indicator: OwnIndicator, seen: int) -> OwnIndicator:
    found = OwnIndicator.objects.select_for_update(of=("self",)).select_related("place").get(pk=indicator.pk)
    check_version(found.version, seen)
    found.version += 1
    found.save(update_fields=["version"])
    return found


def _store(
    indicator: OwnIndicator, wording: Wording, since: date | None, actor: Actor, at: datetime
) -> Definition:
    return Definition.objects.create(
        indicator=indicator, since=since, name=wording.name.strip(), unit=wording.unit.strip(),
        direction=wording.direction, part=_json(wording.part),
        whole=_json(wording.whole) if wording.whole else None, made_at=at, made_by=actor.label,
    )  # fmt: skip


def _json(one: Counted) -> dict[str, Any]:
    return {"source": one.source, "where": dict(one.where)}


def check_wording(
    place: Place, kind: str, standing: bool, wording: Wording, *, but: OwnIndicator | None
) -> None:
    """Whether an indicator may be reckoned so; `but` is the one being changed. Raises CannotDefine."""
    name = wording.name.strip()
    if not name:
        raise CannotDefine(_("Chưa có tên chỉ số. Hãy ghi tên."), "name")
    others = OwnIndicator.objects.filter(place=place, retired_at=None)
    taken = Definition.objects.filter(indicator__in=others, name__iexact=name)
    if taken.exclude(indicator=but).exists():
        raise CannotDefine(_("Đã có chỉ số tự lập tên này. Hãy đặt tên khác."), "name")
    if kind == "share" and wording.whole is None:
        raise CannotDefine(_("Tỷ lệ cần cả hai số: số đạt và tổng số. Hãy chọn đủ."), "whole_what")
    if kind == "coverage" and wording.part.what != VILLAGES:
        raise CannotDefine(_("Độ bao phủ tính theo thôn, tổ dân phố được tới. Hãy chọn lại."), "what")
    _check_counted(wording.part, standing, "what", may_reach=kind != "share")
    if wording.whole is not None:
        _check_counted(wording.whole, standing, "whole_what", may_reach=False)
    if wording.whole == wording.part:
        raise CannotDefine(_("Số đạt và tổng số đang tính như nhau. Hãy lọc lại số đạt."), "what")


def _check_counted(one: Counted, standing: bool, field: str, *, may_reach: bool) -> None:
    register = counts.tell_register(one.register)
    offered = {found.code for found in register.countables} if register else set()
    if register is None or one.what not in offered:
        raise CannotDefine(_("Sổ này không đếm được như vậy. Hãy chọn lại."), field)
    if one.what == VILLAGES and not may_reach:
        raise CannotDefine(
            _("Tỷ lệ thôn, tổ dân phố được tới là độ bao phủ. Hãy chọn loại “Độ bao phủ”."), field
        )
    if standing and not register.lasts:
        raise CannotDefine(_("Sổ này ghi việc đã làm, không có “đang còn” ở một ngày. Hãy chọn lại."), field)
    choices = {one.name: {code for code, _label in one.choices} for one in register.narrowings}
    for name, wanted in one.where:
        if not set(wanted.split(",")) <= choices.get(name, set()):
            raise CannotDefine(_("Điều kiện lọc không có trong sổ này. Hãy chọn lại."), field)
