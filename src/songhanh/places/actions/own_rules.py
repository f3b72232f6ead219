"""What a place sets for itself over the catalogue, from a day on, by a paper; and that it no longer does."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from songhanh.journal.actions import record
from songhanh.journal.actor import Actor
from songhanh.kernel.dates import write_date
from songhanh.places.actions.rules import Act, CannotArrange
from songhanh.places.models import Place, Rule


@transaction.atomic
def set_rule(
    *, actor: Actor, place: Place, key: str, value: Mapping[str, str], act: Act, at: datetime
) -> Rule:
    """Set a value from a day on; what held until then ends on it. Raises CannotArrange."""
    place = Place.objects.select_for_update(of=("self",)).get(pk=place.pk)
    if not act.source:
        raise CannotArrange(_("Hãy ghi văn bản hoặc nơi cung cấp, để sau này còn đối chiếu."))
    known = Rule.objects.filter(place=place, key=key)
    if known.filter(since=act.day).exists():
        day = write_date(act.day)
        raise CannotArrange(_("Đã có quy định này từ ngày %(day)s. Hãy chọn ngày khác.") % {"day": day})
    before = known.filter(since__lt=act.day).order_by("-since").first()
    after = known.filter(since__gt=act.day).order_by("since").first()
    if before is not None and (before.until is None or before.until > act.day):
        before.until = act.day
        before.save(update_fields=["until"])
    rule = Rule.objects.create(
        place=place,
        key=key,
        value=dict(value),
        since=act.day,
        until=None if after is None else after.since,
        source=act.source,
    )
    record("places.set_rule", actor=actor, thing=rule, place=place.code, at=at, note=act.note())
    return rule


@transaction.atomic
def end_rule(*, actor: Actor, rule: Rule, day: date, at: datetime) -> Rule:
    """What a place set holds no longer from a day on; the days before keep it. Raises CannotArrange."""
    rule = Rule.objects.select_for_update(of=("self",)).select_related("place").get(pk=rule.pk)
    if day <= rule.since:
        first = write_date(rule.since + timedelta(days=1))
        raise CannotArrange(_("Quy định này chỉ dừng được từ ngày %(day)s trở đi.") % {"day": first})
    if rule.until is not None and rule.until <= day:
        raise CannotArrange(_("Quy định này đã dừng. Hãy mở lại trang."))
    rule.until = day
    rule.save(update_fields=["until"])
    note = {"day": day.isoformat()}
    record("places.end_rule", actor=actor, thing=rule, place=rule.place.code, at=at, note=note)
    return rule
