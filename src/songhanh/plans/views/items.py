"""Mending, splitting, merging and adding: panels that open in the room, pages of their own without script."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from songhanh.people.http import SignedInRequest
from songhanh.plans.access import get_item_of, get_plan_for, require
from songhanh.plans.actions import (
    Addition,
    CannotMend,
    Mending,
    Seen,
    add_item,
    mend_item,
    merge_items,
    split_item,
)
from songhanh.plans.forms.documents import SplitForm, addable_kinds
from songhanh.plans.forms.items import ItemForm, form_of
from songhanh.plans.models import Item, Plan
from songhanh.plans.queries.panels import find_next, find_words_of, propose_payload
from songhanh.plans.views.room import render_room_again
from songhanh.ui.forms import Act, Conflict, Form
from songhanh.ui.once import once
from songhanh.ui.pages import show_conflict


def _open(request: SignedInRequest, code: str, year: int, pk: int) -> Plan:
    plan = get_plan_for(request.viewer, code, year, pk)
    require(request.viewer, "plans.edit", plan.place)
    return plan


def _panel(
    request: SignedInRequest, name: str, plan: Plan, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    """The panel alone for HTMX, else a page around it."""
    panel = f"plans/panels/{name}.html"
    whole = {"plan": plan, "code": plan.place.code, "year": plan.since_year, "panel": panel, **context}
    return render(request, panel if request.htmx else "plans/panel.html", whole, status=status)


def _done(request: SignedInRequest, plan: Plan, anchor: str) -> HttpResponse:
    if request.htmx:
        return render_room_again(request, plan, anchor)
    return redirect(f"{redirect('plans:room', plan.place.code, plan.since_year, plan.pk).url}#{anchor}")


def _try(
    request: SignedInRequest,
    plan: Plan,
    form: Form,
    act: Callable[[], HttpResponse],
    again: Callable[[], HttpResponse],
) -> HttpResponse | str:
    """The answer of the act, or the sentence of its refusal. Raises Conflict."""
    if plan.is_frozen:
        return _("Kế hoạch này đã được xác nhận nên không sửa được nữa.")
    try:
        return once(request, form, act, again=again)
    except CannotMend as refusal:
        return str(refusal)


@require_http_methods(["GET", "POST"])
def mend(request: SignedInRequest, code: str, year: int, pk: int, item_pk: int) -> HttpResponse:
    """How an item is understood, in the form of its kind; `?kind=` tries another kind."""
    plan = _open(request, code, year, pk)
    item = get_item_of(plan, item_pk)
    kind = _kind_of(request, item.kind)
    form = _mend_form(request, plan, item, kind)
    refusal = ""
    if request.method == "POST" and form.is_valid():
        mending = Mending(payload=form.payload(), kind=kind, ref=form.cleaned_data.get("ref"))

        def act() -> HttpResponse:
            seen = int(form.seen_version or 0)
            mend_item(
                actor=request.actor, plan=plan, item=item, version=seen, mending=mending, at=timezone.now()
            )
            return _done(request, plan, f"i{item.pk}")

        try:
            answer = _try(request, plan, form, act, lambda: _done(request, plan, f"i{item.pk}"))
        except Conflict:
            return _conflict(request, plan, get_item_of(plan, item_pk), form, kind)
        if isinstance(answer, HttpResponse):
            return answer
        refusal = answer
    context = {
        "item": item, "form": form, "kind": kind, "kinds": _kinds_of(item), "refusal": refusal,
    }  # fmt: skip
    return _panel(request, "mend", plan, context, 422 if refusal or form.errors else 200)


def _kind_of(request: SignedInRequest, default: str) -> str:
    kind = str(request.POST.get("kind_of") or request.GET.get("kind") or default)
    return kind if kind in Item.Kind.values else default


def _kinds_of(item: Item) -> list[tuple[str, Any]]:
    return [] if item.kind == Item.Kind.HEAD else addable_kinds()


def _mend_form(request: SignedInRequest, plan: Plan, item: Item, kind: str) -> ItemForm:
    payload = item.payload if kind == item.kind else propose_payload(kind, item.text, plan)
    return form_of(kind)(
        request.POST or None, year=plan.until_year, payload=payload, ref=item.ref, version=item.version,
        auto_id=f"i{item.pk}-%s",
    )  # fmt: skip


def _conflict(request: SignedInRequest, plan: Plan, item: Item, form: ItemForm, kind: str) -> HttpResponse:
    """Both understandings side by side; sent again, the form stands on the version stored now."""
    stored = {"ref": item.ref, **form.read(item.payload)}
    if not request.htmx:
        back = redirect("plans:room", plan.place.code, plan.since_year, plan.pk).url
        return show_conflict(request, form, back=back, version=item.version, stored=stored)
    form.renew(version=item.version, stored=stored)
    context = {
        "item": item, "form": form, "kind": kind, "kinds": _kinds_of(item),
        "differences": [one for one in form.differences() if one.differs],
    }  # fmt: skip
    return _panel(request, "mend", plan, context, 409)


@require_http_methods(["GET", "POST"])
def split(request: SignedInRequest, code: str, year: int, pk: int, item_pk: int) -> HttpResponse:
    """Choose the word where the second item begins."""
    plan = _open(request, code, year, pk)
    item = get_item_of(plan, item_pk)
    form = SplitForm(request.POST or None, version=item.version, auto_id=False)
    refusal = ""
    if request.method == "POST":
        refusal = _("Hãy chọn từ mở đầu phần thứ hai.")
        if form.is_valid():

            def act() -> HttpResponse:
                _first, second = split_item(
                    actor=request.actor, plan=plan, item=item, version=int(form.seen_version or 0),
                    offset=form.cleaned_data["offset"], at=timezone.now(),
                )  # fmt: skip
                return _done(request, plan, f"i{second.pk}")

            try:
                answer = _try(request, plan, form, act, lambda: _done(request, plan, f"i{item.pk}"))
            except Conflict as conflict:
                answer = str(conflict)
            if isinstance(answer, HttpResponse):
                return answer
            refusal, item = answer, get_item_of(plan, item_pk)
        form = SplitForm(version=item.version, auto_id=False)
    context = {"item": item, "form": form, "words": find_words_of(item), "refusal": refusal}
    return _panel(request, "split", plan, context, 422 if refusal else 200)


@require_http_methods(["GET", "POST"])
def merge(request: SignedInRequest, code: str, year: int, pk: int, item_pk: int) -> HttpResponse:
    """One item of this and the next of its kind."""
    plan = _open(request, code, year, pk)
    item = get_item_of(plan, item_pk)
    other = find_next(item)
    form = Act(request.POST or None, version=_versions(item, other), auto_id=False)
    refusal = "" if other else _("Không còn nội dung cùng loại nào đứng sau để gộp.")
    if request.method == "POST" and other is not None:
        following = other

        def act() -> HttpResponse:
            merged = merge_items(
                actor=request.actor, plan=plan, item=Seen(item, item.version),
                other=Seen(following, following.version), at=timezone.now(),
            )  # fmt: skip
            return _done(request, plan, f"i{merged.pk}")

        try:
            answer = _try(request, plan, form, act, lambda: _done(request, plan, f"i{item.pk}"))
        except Conflict as conflict:
            answer = str(conflict)
        if isinstance(answer, HttpResponse):
            return answer
        refusal, item = answer, get_item_of(plan, item_pk)
        other = find_next(item)
        form = Act(version=_versions(item, other), auto_id=False)
    context = {"item": item, "other": other, "form": form, "refusal": refusal}
    return _panel(request, "merge", plan, context, 422 if request.method == "POST" else 200)


def _versions(item: Item, other: Item | None) -> str:
    """What the page of a merge stands on: both versions."""
    return f"{item.pk}.{item.version}-{other.pk}.{other.version}" if other else f"{item.pk}.{item.version}"


@require_http_methods(["GET", "POST"])
def add(request: SignedInRequest, code: str, year: int, pk: int) -> HttpResponse:
    """Take chosen words of the paper for an item: `?span_start=&span_end=`, and `kind`."""
    plan = _open(request, code, year, pk)
    start, end = (
        _number(request.POST.get(name) or request.GET.get(name)) for name in ("span_start", "span_end")
    )
    kind = _kind_of(request, Item.Kind.TASK)
    kind = Item.Kind.TASK if kind == Item.Kind.HEAD else kind
    words = " ".join(plan.reading.text[start:end].split())
    form = form_of(kind)(
        request.POST or None,
        year=plan.until_year,
        payload=propose_payload(kind, words, plan),
        auto_id="add-%s",
    )
    refusal = "" if words else _("Chưa chọn chữ nào. Hãy bôi đen một câu trong văn bản rồi bấm N.")
    if request.method == "POST" and words and form.is_valid():
        addition = Addition(
            kind=kind, span=(start, end), ref=form.cleaned_data.get("ref") or "", payload=form.payload()
        )
        made: list[Item] = []

        def act() -> HttpResponse:
            made.append(add_item(actor=request.actor, plan=plan, addition=addition, at=timezone.now()))
            return _done(request, plan, f"i{made[0].pk}")

        answer = _try(request, plan, form, act, lambda: _done(request, plan, "items"))
        if isinstance(answer, HttpResponse):
            return answer
        refusal = answer
    context = {
        "form": form, "kind": kind, "kinds": addable_kinds(), "start": start, "end": end, "words": words,
        "refusal": refusal, "label": dict(Item.Kind.choices)[kind],
    }  # fmt: skip
    return _panel(request, "add", plan, context, 422 if refusal or form.errors else 200)


def _number(text: object) -> int:
    return int(str(text)) if str(text).isdecimal() else 0
