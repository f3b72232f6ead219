"""Freezing a draft: from here on it is what the commune promised."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from songhanh.journal.actions import record
from songhanh.journal.actor import Actor
from songhanh.plans.actions.amend import carry_over
from songhanh.plans.models import Doubt, Item, Plan
from songhanh.ui.versions import check_version


class CannotConfirm(Exception):
    """A draft that cannot be frozen yet, or is frozen already."""


@transaction.atomic
def confirm_plan(*, actor: Actor, plan: Plan, version: int, at: datetime) -> Plan:
    """Freeze a draft with who and when; the version that it follows becomes replaced.

    Raises CannotConfirm: confirmed already, errors still open, lines of a later version undecided;
    ui.versions.Conflict where somebody changed the draft since the page was opened.
    """
    plan = Plan.objects.select_for_update(of=("self",)).select_related("place").get(pk=plan.pk)
    _refuse_state(plan)
    check_version(plan.version, version)
    _refuse_errors(plan)
    if plan.amends_id is not None:
        _follow(plan, plan.amends_id)
    Item.objects.filter(plan=plan, state=Item.State.READ).update(state=Item.State.ACCEPTED)
    plan.state = Plan.State.CONFIRMED
    plan.confirmed_at, plan.confirmed_by = at, actor.label
    plan.save(update_fields=["state", "confirmed_at", "confirmed_by"])
    record("plans.confirm", actor=actor, thing=plan, place=plan.place.code, at=at)
    return plan


@transaction.atomic
def end_plan(*, actor: Actor, plan: Plan, at: datetime) -> Plan:
    """Say that a plan has run its time."""
    plan = Plan.objects.select_for_update(of=("self",)).select_related("place").get(pk=plan.pk)
    if plan.state != Plan.State.CONFIRMED:
        raise CannotConfirm(_("Chỉ kế hoạch đang thực hiện mới kết thúc được."))
    if timezone.localtime(at).year <= plan.until_year:
        raise CannotConfirm(
            _("Kế hoạch còn thời hạn đến hết năm %(year)s nên chưa kết thúc được.")
            % {"year": plan.until_year}
        )
    plan.state = Plan.State.ENDED
    plan.save(update_fields=["state"])
    record("plans.end", actor=actor, thing=plan, place=plan.place.code, at=at)
    return plan


def _refuse_state(plan: Plan) -> None:
    if plan.state in Plan.FROZEN:
        raise CannotConfirm(
            _("Kế hoạch này đã được xác nhận, người xác nhận: %(name)s.") % {"name": plan.confirmed_by}
        )
    if plan.state != Plan.State.DRAFT:
        raise CannotConfirm(_("Bản đọc này đã bỏ. Hãy mở danh sách kế hoạch để xem bản mới."))


def _refuse_errors(plan: Plan) -> None:
    errors = Doubt.objects.filter(plan=plan, severity=Doubt.Severity.ERROR, state=Doubt.State.OPEN).count()
    if errors:
        raise CannotConfirm(
            ngettext(
                "Còn %(count)s điểm “Sai rõ”. Hãy sửa, bỏ, hoặc để nguyên kèm lý do.",
                "Còn %(count)s điểm “Sai rõ”. Hãy sửa, bỏ, hoặc để nguyên kèm lý do.",
                errors,
            )
            % {"count": errors}
        )


def _follow(plan: Plan, before_pk: int) -> None:
    """The lines go on: nothing proposed stays open, what an amendment leaves alone is carried over."""
    open_lines = (
        Item.objects.filter(plan=plan, match=Item.Match.PROPOSED).exclude(state=Item.State.DROPPED).count()
    )
    if open_lines:
        raise CannotConfirm(
            _("Còn %(count)s nội dung chưa rõ là tiếp nối hay mới. Hãy xem trang Đối chiếu kế hoạch trước.")
            % {"count": open_lines}
        )
    before = Plan.objects.select_for_update(of=("self",)).get(pk=before_pk)
    if before.state != Plan.State.CONFIRMED:
        raise CannotConfirm(_("Kế hoạch trước không còn đang thực hiện, nên không điều chỉnh được nữa."))
    if plan.relation == Plan.Relation.AMENDMENT:
        carry_over(plan, before)
    before.state = Plan.State.REPLACED
    before.save(update_fields=["state"])
