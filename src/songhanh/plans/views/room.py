"""The reading room: the page, each press in it, confirming, reading anew, throwing away."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from songhanh.people.access import may
from songhanh.people.http import SignedInRequest
from songhanh.plans.access import get_doubt_of, get_item_of, get_plan_for, require
from songhanh.plans.actions import (
    CannotConfirm,
    CannotMend,
    CannotReceive,
    CannotRedraft,
    CannotSettle,
    accept_item,
    accept_items,
    confirm_plan,
    drop_draft,
    drop_item,
    learn_spelling,
    read_again,
    redraft_plan,
    reopen_doubt,
    restore_item,
    settle_doubt,
)
from songhanh.plans.forms.documents import ReviewForm
from songhanh.plans.models import Plan
from songhanh.plans.queries.room import Room, get_room
from songhanh.ui.forms import Act, Conflict
from songhanh.ui.once import once

WHOLE = "understood"  # what an act that changes everything looks at: the room is shown anew
Pressed = Callable[[SignedInRequest, Plan, list[str]], str]


@require_GET
def show_room(request: SignedInRequest, code: str, year: int, pk: int) -> HttpResponse:
    """*Rà soát kế hoạch*; a confirmed plan has its own page."""
    plan = get_plan_for(request.viewer, code, year, pk)
    if plan.is_frozen:
        return redirect("plans:plan", code, year, pk)
    return render(request, "plans/room.html", room_context(request, plan, get_room(plan)))


def room_context(request: SignedInRequest, plan: Plan, room: Room) -> dict[str, object]:
    """What the room's templates need."""
    return {
        "room": room,
        "plan": plan,
        "code": plan.place.code,
        "year": plan.since_year,
        "items_url": reverse("plans:add", args=[plan.place.code, plan.since_year, plan.pk]).removesuffix(
            "add/"
        ),
        "may_edit": may(request.viewer, "plans.edit", plan.place),
        "may_confirm": may(request.viewer, "plans.confirm", plan.place),
        "review_form": ReviewForm(auto_id=False),
        "act_form": Act(auto_id=False),
    }


def _item_of(words: list[str]) -> tuple[int, int]:
    if len(words) != 2 or not all(word.isdecimal() for word in words):
        raise CannotMend(_("Thao tác chưa rõ. Hãy mở lại trang."))
    return int(words[0]), int(words[1])


def _accept(request: SignedInRequest, plan: Plan, words: list[str]) -> str:
    pk, version = _item_of(words)
    item = get_item_of(plan, pk)
    accept_item(actor=request.actor, plan=plan, item=item, version=version, at=timezone.now())
    return f"i{pk}"


def _drop(request: SignedInRequest, plan: Plan, words: list[str]) -> str:
    pk, version = _item_of(words)
    drop_item(actor=request.actor, plan=plan, item=get_item_of(plan, pk), version=version, at=timezone.now())
    return f"i{pk}"


def _restore(request: SignedInRequest, plan: Plan, words: list[str]) -> str:
    pk, version = _item_of(words)
    item = get_item_of(plan, pk)
    restore_item(actor=request.actor, plan=plan, item=item, version=version, at=timezone.now())
    return f"i{pk}"


def _accept_all(request: SignedInRequest, plan: Plan, words: list[str]) -> str:
    kind = words[0] if words else ""
    accept_items(actor=request.actor, plan=plan, kind=kind, at=timezone.now())
    return f"g-{kind}"


def _accept_sure(request: SignedInRequest, plan: Plan, _words: list[str]) -> str:
    accept_items(actor=request.actor, plan=plan, kind="", at=timezone.now())
    return WHOLE


def _own(request: SignedInRequest, plan: Plan, words: list[str]) -> str:
    doubt = get_doubt_of(plan, int(words[0]) if words and words[0].isdecimal() else 0)
    learn_spelling(actor=request.actor, plan=plan, doubt=doubt, at=timezone.now())
    return f"d{doubt.pk}"


def _keep(request: SignedInRequest, plan: Plan, words: list[str]) -> str:
    doubt = get_doubt_of(plan, int(words[0]) if words and words[0].isdecimal() else 0)
    reason = request.POST.get(f"reason-{doubt.pk}", "")
    settle_doubt(actor=request.actor, plan=plan, doubt=doubt, reason=reason, at=timezone.now())
    return f"d{doubt.pk}"


def _reopen(request: SignedInRequest, plan: Plan, words: list[str]) -> str:
    doubt = get_doubt_of(plan, int(words[0]) if words and words[0].isdecimal() else 0)
    reopen_doubt(actor=request.actor, plan=plan, doubt=doubt, at=timezone.now())
    return f"d{doubt.pk}"


VERBS: dict[str, Pressed] = {
    "accept": _accept,
    "accept_all": _accept_all,
    "accept_sure": _accept_sure,
    "own": _own,
    "drop": _drop,
    "restore": _restore,
    "keep": _keep,
    "reopen": _reopen,
}


@require_POST
def act_on_draft(request: SignedInRequest, code: str, year: int, pk: int) -> HttpResponse:
    """One press: what is pressed stands in `act` ("accept 12 3"); HTMX gets the pieces that changed."""
    plan = get_plan_for(request.viewer, code, year, pk)
    require(request.viewer, "plans.edit", plan.place)
    form = ReviewForm(request.POST)
    if not form.is_valid():
        return _answer(request, plan, "", _("Thao tác chưa rõ. Hãy mở lại trang."), 422)
    verb, *words = form.cleaned_data["act"].split()

    def act() -> HttpResponse:
        pressed = VERBS.get(verb)
        if pressed is None:
            raise CannotMend(_("Thao tác chưa rõ. Hãy mở lại trang."))
        return _answer(request, plan, pressed(request, plan, words), "", 200)

    try:
        return once(request, form, act, again=lambda: _answer(request, plan, "", "", 200))
    except (CannotMend, CannotSettle) as refusal:
        return _answer(request, plan, "", str(refusal), 422)
    except Conflict:
        said = _("Người khác vừa sửa nội dung này. Trang đã cập nhật; hãy xem lại rồi bấm lần nữa.")
        return _answer(request, plan, "", said, 409)


def _answer(request: SignedInRequest, plan: Plan, anchor: str, refusal: str, status: int) -> HttpResponse:
    """After a press: the changed pieces for HTMX, the page where it was refused, else back to the page."""
    if status == 200 and not request.htmx:
        address = redirect("plans:room", plan.place.code, plan.since_year, plan.pk).url
        return redirect(f"{address}#{anchor}" if anchor else address)
    if status == 200 and anchor == WHOLE:
        return render_room_again(request, plan, anchor)
    plan.refresh_from_db(fields=["version", "state", "title"])
    room = get_room(plan, with_paper=not request.htmx)
    context = room_context(request, plan, room) | {"refusal": refusal, "anchor": anchor}
    if request.htmx:
        context |= changed_pieces(request, room, anchor)
    template = "plans/room/update.html" if request.htmx else "plans/room.html"
    return render(request, template, context, status=status)


def changed_pieces(request: SignedInRequest, room: Room, anchor: str) -> dict[str, object]:
    """The rows, cards and tallies that one press may have changed."""
    verb, pk = _pressed(request.POST.get("act", ""))
    on_doubt = verb in ("keep", "reopen", "own")
    lines = [line for group in room.groups for line in group.lines]
    doubts = (*room.open_doubts, *room.settled_doubts)
    about = {line.item.pk for line in doubts if on_doubt and line.label.pk == pk and line.item is not None}
    if not on_doubt:
        about = {line.pk for line in lines if line.pk == pk or anchor == f"g-{line.kind}"}
    items = [line for line in lines if line.pk in about]
    kinds = {item.kind for item in items}
    return {
        "changed_items": items,
        "changed_groups": [group for group in room.groups if group.kind in kinds],
        "changed_doubts": [
            line
            for line in doubts
            if (on_doubt and line.label.pk == pk) or (line.item is not None and line.item.pk in about)
        ],
    }


def _pressed(act: str) -> tuple[str, int]:
    """The verb and the number of a press: "accept 12 3" → ("accept", 12)."""
    words = [*act.split(), "", ""]
    return words[0], int(words[1]) if words[1].isdecimal() else 0


def render_room_again(request: SignedInRequest, plan: Plan, anchor: str) -> HttpResponse:
    """After a change of what there is: the whole room anew, in place, looking at `anchor`."""
    plan.refresh_from_db()
    response = render(
        request, "plans/room/whole.html", room_context(request, plan, get_room(plan)) | {"anchor": anchor}
    )
    response["HX-Retarget"] = "#room"
    response["HX-Reswap"] = "outerHTML show:none"
    return response


@require_http_methods(["GET", "POST"])
def confirm(request: SignedInRequest, code: str, year: int, pk: int) -> HttpResponse:
    """What will be frozen; posted, it is."""
    plan = get_plan_for(request.viewer, code, year, pk)
    require(request.viewer, "plans.confirm", plan.place)
    if plan.is_frozen and request.method == "GET":
        return redirect("plans:plan", code, year, pk)
    form = Act(request.POST or None)
    refusal = ""
    if request.method == "POST":
        try:
            return once(request, form, lambda: _confirm(request, form, plan))
        except CannotConfirm as error:
            refusal = str(error)
        except Conflict as conflict:
            refusal = str(conflict)
        plan.refresh_from_db()
        if plan.is_frozen:
            messages.warning(request, refusal)
            return redirect("plans:plan", code, year, pk)
    room: Room = get_room(plan, with_paper=False)
    context = {
        "plan": plan, "room": room, "code": code, "year": year, "refusal": refusal,
        "form": Act(version=plan.version, auto_id=False),
    }  # fmt: skip
    return render(request, "plans/confirm.html", context, status=409 if refusal else 200)


def _confirm(request: SignedInRequest, form: Act, plan: Plan) -> HttpResponse:
    seen = form.seen_number
    confirm_plan(actor=request.actor, plan=plan, version=seen, at=timezone.now())
    messages.success(request, _("Kế hoạch đã được xác nhận và đưa vào thực hiện."))
    return redirect("plans:plan", plan.place.code, plan.since_year, plan.pk)


@require_POST
def redraft(request: SignedInRequest, code: str, year: int, pk: int) -> HttpResponse:
    """Read the document anew."""
    plan = get_plan_for(request.viewer, code, year, pk)
    require(request.viewer, "plans.edit", plan.place)

    def act() -> HttpResponse:
        fresh = redraft_plan(actor=request.actor, plan=plan, upload=upload, at=timezone.now())
        messages.success(request, _("Đã đọc lại văn bản từ đầu."))
        return redirect("plans:room", code, fresh.since_year, fresh.pk)

    try:
        upload = read_again(plan)
        return once(request, Act(request.POST), act)
    except (CannotReceive, CannotRedraft) as refusal:
        messages.error(request, str(refusal))
        return redirect("plans:list", code, year)


@require_POST
def drop(request: SignedInRequest, code: str, year: int, pk: int) -> HttpResponse:
    """Throw a draft away."""
    plan = get_plan_for(request.viewer, code, year, pk)
    require(request.viewer, "plans.edit", plan.place)

    def act() -> HttpResponse:
        drop_draft(actor=request.actor, plan=plan, at=timezone.now())
        messages.success(request, _("Đã bỏ bản đọc tạm. Tệp gốc vẫn được giữ."))
        return redirect("plans:list", code, year)

    try:
        return once(request, Act(request.POST), act)
    except CannotRedraft as refusal:
        messages.error(request, str(refusal))
        return redirect("plans:list", code, year)
