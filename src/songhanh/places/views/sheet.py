"""A list of villages and units from Excel: shown first, made in one go."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from songhanh.places.access import Visit, get_arranged_place
from songhanh.places.actions import CannotArrange, make_units
from songhanh.places.forms.units import SheetForm
from songhanh.places.queries.sheet import preview_units
from songhanh.ui.once import once
from songhanh.ui.sheets import text_of_list


@require_http_methods(["GET", "POST"])
def take_in(request: Visit, code: str) -> HttpResponse:
    """Read what was brought, show every row with what it would be; *Nhập* makes those without a fault."""
    place = get_arranged_place(request.viewer, code)
    form = SheetForm(request.POST or None, request.FILES or None)
    context = {"place": place, "form": form}
    if request.method != "POST" or not form.is_valid():
        return render(request, "places/sheet.html", context, status=422 if form.is_bound else 200)
    text = text_of_list(form, "text")
    if text is None:
        return render(request, "places/sheet.html", context, status=422)
    preview = preview_units(place, [line.split("\t") for line in text.splitlines()])

    def act() -> HttpResponse:
        units, codes = preview.units, preview.codes
        made = make_units(actor=request.actor, place=place, units=units, codes=codes, at=timezone.now())
        messages.success(request, _("Đã thêm %(n)s thôn, đơn vị.") % {"n": len(made)})
        return redirect("places:units", code)

    if request.POST.get("act") == "make" and not form.cleaned_data.get("file"):
        try:
            return once(request, form, act)
        except CannotArrange as refusal:
            form.add_error(None, str(refusal))
    shown = SheetForm(initial={"text": text})
    errors = form.non_field_errors()
    if not preview.lines and not errors:
        errors = [_("Chưa có dòng nào. Hãy chọn tệp Excel hoặc dán danh sách.")]  # type: ignore[assignment]
    context |= {"form": shown, "preview": preview, "errors": errors}
    return render(request, "places/sheet.html", context, status=422 if errors else 200)
