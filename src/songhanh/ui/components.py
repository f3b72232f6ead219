"""What the sheet of components shows: every part of the look with invented content."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def show_sheet(request: HttpRequest) -> HttpResponse:
    return render(request, "ui/components.html", {})
