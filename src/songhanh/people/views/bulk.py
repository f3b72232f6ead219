"""Many people at once: a list from Excel, looked through row by row, then one invitation for each."""

from io import BytesIO

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from songhanh.kernel.text import slug
from songhanh.paper.grid import write_grid
from songhanh.people.access import get_place_of_people, list_givable
from songhanh.people.actions import (
    CannotGiveRole,
    CannotInvite,
    CannotMakeAccount,
    Grant,
    Invite,
    invite_people,
)
from songhanh.people.forms.roles import PeopleListForm
from songhanh.people.http import SignedInRequest, recently_proved
from songhanh.people.queries.bulk import BulkLine, make_template, preview_people, rows_of_text
from songhanh.places.models import Place
from songhanh.ui.once import once
from songhanh.ui.pages import show_form
from songhanh.ui.sheets import text_of_list

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@recently_proved
@require_http_methods(["GET", "POST"])
def bulk(request: SignedInRequest, code: str) -> HttpResponse:
    """Drop or paste, look through, invite; what is wrong in a cell is said there and costs no other row."""
    place = get_place_of_people(request.viewer, code, "people.edit")
    form = PeopleListForm(request.POST or None, request.FILES or None)
    text = text_of_list(form, "rows") if form.is_valid() else None
    if not text or not text.strip():
        return _show_empty(request, form, place, said=text is not None)
    lines = preview_people(
        place, rows_of_text(text), list_givable(request.viewer, place), timezone.localtime()
    )
    good = [line for line in lines if line.person is not None]

    def act() -> HttpResponse:
        made = invite_people(actor=request.actor, invites=_invites(place, good), at=timezone.now())
        messages.success(
            request, _("Đã tạo %(n)s lời mời. Hãy in phiếu hoặc gửi đường dẫn.") % {"n": len(made)}
        )
        return redirect("people:sheets", code)

    if form.cleaned_data.get("file") is not None:
        form = PeopleListForm(initial={"rows": text})  # what the file holds is looked through, then sent
    elif request.POST.get("act") == "take":
        try:
            return once(request, form, act)
        except (CannotInvite, CannotGiveRole, CannotMakeAccount) as refusal:
            form.add_error(None, str(refusal))
    context = {"place": place, "lines": lines, "good": len(good)}
    return show_form(request, "people/bulk.html", form, context)


def _show_empty(request: SignedInRequest, form: PeopleListForm, place: Place, *, said: bool) -> HttpResponse:
    if said:
        form.add_error(None, _("Chưa có dòng nào. Hãy chọn tệp Excel hoặc dán danh sách."))
    return show_form(request, "people/bulk.html", form, {"place": place})


def _invites(place: Place, lines: list[BulkLine]) -> list[Invite]:
    here = None if place.level == Place.Level.NATION else place
    return [
        Invite(
            full_name=line.person.full_name,
            grant=Grant(kind=line.person.kind, place=here, unit=line.person.unit, until=line.person.until),
        )
        for line in lines
        if line.person is not None
    ]


@require_GET
def bulk_template(request: SignedInRequest, code: str) -> FileResponse:
    """The sheet to fill, with the units and roles of this place beside it."""
    place = get_place_of_people(request.viewer, code, "people.edit")
    sheets = make_template(place, list_givable(request.viewer, place), timezone.localdate())
    content = write_grid(sheets, title=_("Danh sách người dùng"), author=place.full_name)
    name = f"nguoi-dung-{slug(place.full_name)}.xlsx"
    return FileResponse(BytesIO(content), as_attachment=True, filename=name, content_type=XLSX)
