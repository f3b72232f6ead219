"""What a commune or a province sets for itself over the catalogue: shown, set, ended."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from songhanh.catalogue.strategy import strategy_targets
from songhanh.places.access import Visit, get_place_for, get_rule_for, get_setting_place, may_set_rules
from songhanh.places.actions import end_rule, set_rule
from songhanh.places.forms.own_rules import (
    DayForm,
    EndRuleForm,
    IndicatorForm,
    MarkForm,
    OwnRuleForm,
    PhoneForm,
)
from songhanh.places.models import Place
from songhanh.places.queries.own_days import list_days
from songhanh.places.queries.own_indicators import list_said
from songhanh.places.queries.own_rules import list_marks, list_phones
from songhanh.places.views.acting import Page, answer


def _back(place: Place) -> str:
    return reverse("places:own_rules", args=[place.code])


@require_GET
def show(request: Visit, code: str) -> HttpResponse:
    """Marks of the strategy, days of the year, numbers to call: as they hold here today, and who set them."""
    place, today = get_place_for(request.viewer, code), timezone.localdate()
    marks = list_marks(place, today)
    context = {
        "place": place,
        "targets": [(target, marks[target.code]) for target in strategy_targets()],
        "phones": list_phones(place, today),
        "days": list_days(place, today),
        "said": list_said(place, today).values(),
        "may_set": may_set_rules(request.viewer, place),
    }
    return render(request, "places/own_rules.html", context)


def _set(request: Visit, place: Place, form: OwnRuleForm, page: Page) -> HttpResponse:
    return answer(
        request, form, page,
        lambda: set_rule(
            actor=request.actor, place=place, key=form.key(), value=form.value_told(), act=form.act(),
            at=timezone.now(),
        ),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def set_mark(request: Visit, code: str) -> HttpResponse:
    place = get_setting_place(request.viewer, code)
    form = MarkForm(request.POST or None, initial={"day": timezone.localdate()})
    done = _("Đã đặt. Mức cũ vẫn giữ cho các ngày trước.")
    return _set(request, place, form, Page(_("Đặt mức riêng"), place.title, _back(place), _("Đặt mức"), done))


@require_http_methods(["GET", "POST"])
def set_phone(request: Visit, code: str) -> HttpResponse:
    place = get_setting_place(request.viewer, code)
    form = PhoneForm(request.POST or None, initial={"day": timezone.localdate()})
    page = Page(_("Thêm số điện thoại"), place.title, _back(place), _("Thêm"), _("Đã thêm số điện thoại."))
    return _set(request, place, form, page)


@require_http_methods(["GET", "POST"])
def set_day(request: Visit, code: str) -> HttpResponse:
    """A day of the year, kept on other days, not at all, or one more; the address names the one meant."""
    place = get_setting_place(request.viewer, code)
    meant = {name: request.GET.get(name, "") for name in ("known", "name")}
    initial = {"day": timezone.localdate(), **meant}
    form = DayForm(request.POST or None, initial=initial)
    done = _("Đã đặt. Các ngày trước vẫn theo quy định cũ.")
    page = Page(_("Đặt ngày trong năm"), place.title, _back(place), _("Lưu"), done)
    return _set(request, place, form, page)


@require_http_methods(["GET", "POST"])
def set_indicator(request: Visit, code: str) -> HttpResponse:
    """Who provides an indicator here, how often, what to mind; `?indicator=` is the one to begin with."""
    place = get_setting_place(request.viewer, code)
    initial = {"day": timezone.localdate(), "indicator": request.GET.get("indicator", "")}
    form = IndicatorForm(request.POST or None, initial=initial)
    done = _("Đã đặt. Các ngày trước vẫn theo quy định cũ.")
    page = Page(_("Đặt riêng cho chỉ số"), place.title, _back(place), _("Lưu"), done)
    return _set(request, place, form, page)


@require_http_methods(["GET", "POST"])
def end(request: Visit, code: str, pk: int) -> HttpResponse:
    place = get_setting_place(request.viewer, code)
    rule = get_rule_for(place, pk)
    form = EndRuleForm(request.POST or None, initial={"day": timezone.localdate()})
    page = Page(_("Dừng quy định riêng"), rule.source, _back(place), _("Dừng"), _("Đã dừng."))
    return answer(
        request, form, page,
        lambda: end_rule(actor=request.actor, rule=rule, day=form.cleaned_data["day"], at=timezone.now()),
    )  # fmt: skip
