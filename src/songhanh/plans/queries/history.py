"""Who did what to a plan, and when: the journal in words."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy

from songhanh.journal.queries import Act, get_history
from songhanh.people.queries import get_names
from songhanh.plans.models import Item, Plan

VERBS: dict[str, Any] = {
    "plans.receive": gettext_lazy("Nhận tệp"),
    "plans.read": gettext_lazy("Đọc văn bản"),
    "plans.type": gettext_lazy("Gõ chữ của văn bản"),
    "plans.reread": gettext_lazy("Đọc lại tệp đang chờ"),
    "plans.redraft": gettext_lazy("Đọc lại từ đầu"),
    "plans.drop_draft": gettext_lazy("Bỏ bản đọc tạm"),
    "plans.accept_item": gettext_lazy("Xác nhận đã hiểu đúng"),
    "plans.accept_items": gettext_lazy("Xác nhận đúng cả nhóm"),
    "plans.mend_item": gettext_lazy("Sửa cách hiểu"),
    "plans.drop_item": gettext_lazy("Bỏ"),
    "plans.restore_item": gettext_lazy("Khôi phục"),
    "plans.add_item": gettext_lazy("Thêm"),
    "plans.split_item": gettext_lazy("Tách"),
    "plans.merge_items": gettext_lazy("Gộp"),
    "plans.settle_doubt": gettext_lazy("Để nguyên điểm cần xem"),
    "plans.reopen_doubt": gettext_lazy("Mở lại điểm cần xem"),
    "plans.decide_line": gettext_lazy("Đối chiếu với kế hoạch trước"),
    "plans.accept_proposals": gettext_lazy("Nhận các chỗ tiếp nối đề xuất"),
    "plans.end_line": gettext_lazy("Quyết định giữ hay thôi một nội dung của kế hoạch trước"),
    "plans.confirm": gettext_lazy("Xác nhận và đưa vào thực hiện"),
    "plans.end": gettext_lazy("Kết thúc kế hoạch"),
    "plans.issue": gettext_lazy("Ghi số, ngày ban hành"),
}
CORRECTED = gettext_lazy("Đính chính số, ngày ban hành")
COMMAND = gettext_lazy("Lệnh trên máy chủ")


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One act: when, who, what, and on which words."""

    at: datetime
    who: str
    what: str
    about: str


def get_plan_history(plan: Plan) -> tuple[HistoryLine, ...]:
    """All acts on a plan and its document, the newest first."""
    acts = [*get_history(plan.reading.document), *get_history(plan)]
    acts.sort(key=lambda act: act.at)
    acts.reverse()
    names = get_names(act.actor_id for act in acts if act.actor_kind == "person")
    texts = _texts(plan, acts)
    return tuple(
        HistoryLine(
            act.at,
            names.get(act.actor_id, "") if act.actor_kind == "person" else str(COMMAND),
            str(CORRECTED if act.note.get("corrects") else VERBS.get(act.verb, act.verb)),
            texts.get(act.note.get("item", ""), "") or _count(act),
        )
        for act in acts
    )


def _texts(plan: Plan, acts: list[Act]) -> dict[str, str]:
    wanted = {int(act.note["item"]) for act in acts if act.note.get("item", "").isdecimal()}
    rows = Item.objects.filter(plan=plan, pk__in=wanted).order_by("pk").values_list("pk", "kind", "text")
    kinds = dict(Item.Kind.choices)
    return {str(pk): f"{kinds[kind]}: {text}" for pk, kind, text in rows}


def _count(act: Act) -> str:
    kind, count = act.note.get("kind", ""), act.note.get("count", "")
    return f"{dict(Item.Kind.choices).get(kind, '')} ({count})".strip() if count else ""
