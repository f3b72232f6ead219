"""Pages for the tests of this room alone; addresses of other rooms lead to stand-ins."""

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from songhanh.ui import views


@login_not_required
def refuse(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied("Chỉ lãnh đạo ký được văn bản này.")


@login_not_required
def forbid(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied


@login_not_required
def drown(request: HttpRequest) -> HttpResponse:
    raise RequestDataTooBig


@login_not_required
def fall(request: HttpRequest) -> HttpResponse:
    raise ZeroDivisionError


@login_not_required
def empty(request: HttpRequest) -> HttpResponse:
    return HttpResponse("")


@login_not_required
def too_large(request: HttpRequest) -> HttpResponse:
    return views.too_large(request, limit=30 * 1024 * 1024)


people = [path("sign-in/", empty, name="sign_in"), path("sign-out/", empty, name="sign_out")]
urlpatterns = [
    path("", include("songhanh.ui.urls")),
    path("", include((people, "people"))),
    path("refuse/", refuse),
    path("forbid/", forbid),
    path("drown/", drown),
    path("fall/", fall),
    path("too-large/", too_large),
    path("too-many/", login_not_required(views.too_many)),
]

handler400 = "songhanh.ui.views.bad_request"
handler403 = "songhanh.ui.views.forbidden"
handler404 = "songhanh.ui.views.missing"
handler500 = "songhanh.ui.views.broken"
