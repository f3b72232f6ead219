"""Pages for the tests of this room alone; addresses of other rooms lead to stand-ins."""

from time import sleep

from django import forms as django_forms
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template import RequestContext, Template
from django.urls import include, path

from songhanh.ui import fields, views
from songhanh.ui.forms import Conflict, Form
from songhanh.ui.once import once
from songhanh.ui.pages import show_conflict


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


class NoteForm(Form):
    text = django_forms.CharField(label="Ghi chú", widget=django_forms.Textarea)
    kind = django_forms.ChoiceField(label="Loại", choices=[("", "Chọn"), ("a", "Họp"), ("b", "Hội nghị")])
    day = fields.DateField(label="Ngày", required=False)
    open = django_forms.BooleanField(label="Công khai", required=False)
    secret = django_forms.CharField(label="Mật khẩu", required=False, widget=django_forms.PasswordInput)
    paper = fields.DropField(label="Tệp", required=False, limit=2048)


class Notebook:
    """What the tests' own page keeps: the words, how often they were written, and the version."""

    text = ""
    writes = 0
    version = 1
    slow = 0.0


NOTE = """{% extends "ui/base.html" %}{% block title %}Sổ{% endblock %}{% block content %}
<div class="page-head"><h1>Sổ</h1></div><p id="kept">{{ text }}</p>
<form method="post" class="form" id="note" enctype="multipart/form-data" novalidate>{% csrf_token %}{{ form }}
<button class="button button-main">Lưu</button></form>{% endblock %}"""


@login_not_required
def note(request: HttpRequest) -> HttpResponse:
    stored = {"text": Notebook.text}
    form = NoteForm(request.POST or None, request.FILES or None, initial=stored, version=Notebook.version)

    def act() -> HttpResponse:
        sleep(Notebook.slow)
        Notebook.text = form.cleaned_data["text"]
        Notebook.writes += 1
        Notebook.version += 1
        return HttpResponseRedirect("/note/")

    status = 200
    if form.is_valid():
        try:
            return once(request, form, act)
        except Conflict:
            return show_conflict(request, form, back="/note/", version=Notebook.version, stored=stored)
    elif form.is_bound:
        status = 422
    page = Template(NOTE).render(RequestContext(request, {"form": form, "text": Notebook.text}))
    return HttpResponse(page, status=status)


people = [
    path("sign-in/", empty, name="sign_in"),
    path("sign-out/", empty, name="sign_out"),
    path("account/", empty, name="me"),
]
urlpatterns = [
    path("", include("songhanh.ui.urls")),
    path("", include((people, "people"))),
    path("", include(([path("places/", empty, name="places")], "places"))),
    path("refuse/", refuse),
    path("forbid/", forbid),
    path("drown/", drown),
    path("fall/", fall),
    path("note/", note),
    path("too-large/", too_large),
]

handler400 = "songhanh.ui.views.bad_request"
handler403 = "songhanh.ui.views.forbidden"
handler404 = "songhanh.ui.views.missing"
handler500 = "songhanh.ui.views.broken"
