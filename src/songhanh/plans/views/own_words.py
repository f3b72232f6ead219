"""The office's own words: what was remembered of earlier drafts, and forgetting it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from songhanh.people.access import may
from songhanh.people.http import SignedInRequest
from songhanh.plans.access import get_own_word_for, get_place_of_drafts, require
from songhanh.plans.actions import forget_word
from songhanh.plans.queries.own_words import list_own_words
from songhanh.ui.forms import Act
from songhanh.ui.once import once


@require_http_methods(["GET", "POST"])
def own_words(request: SignedInRequest, code: str, year: int) -> HttpResponse:
    """What is remembered; posted with `word`, one is forgotten."""
    place = get_place_of_drafts(request.viewer, code)
    if request.method == "POST":
        require(request.viewer, "plans.edit", place)
        word = get_own_word_for(request.viewer, code, request.POST.get("word", ""))

        def act() -> HttpResponse:
            forget_word(actor=request.actor, word=word, at=timezone.now())
            messages.success(request, _("Đã thôi ghi nhớ “%(words)s”.") % {"words": word.words})
            return redirect("plans:own_words", code, year)

        return once(request, Act(request.POST), act)
    context = {
        "place": place, "code": code, "year": year, "words": list_own_words(place),
        "may_edit": may(request.viewer, "plans.edit", place),
    }  # fmt: skip
    return render(request, "plans/own_words.html", context)
