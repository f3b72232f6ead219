"""*Lập kế hoạch năm*, its first step: what there is to draft from, and how last year's targets stand.

Verdicts are handed down: `plans` knows nothing of judging.
"""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from songhanh.evaluation.queries import TargetVerdict, evaluate_place
from songhanh.people.http import SignedInRequest
from songhanh.places.models import Place
from songhanh.plans.access import get_place_of_drafting
from songhanh.plans.actions import CannotSketch, start_sketch
from songhanh.plans.queries.sketch.lines import UNMET
from songhanh.plans.queries.sketch.sources import find_open_sketch, find_sources
from songhanh.ui.forms import Act
from songhanh.ui.once import once


@require_http_methods(["GET", "POST"])
def next_plan(request: SignedInRequest, code: str, year: int) -> HttpResponse:
    """What a plan of this year can be drafted from; posted here, the draft is begun."""
    place = get_place_of_drafting(request.viewer, code)
    sketch = find_open_sketch(place, year)
    upto = date(year - 1, 12, 31)
    targets = judge_before(place, year, upto)
    form = Act(request.POST or None)
    refusal = ""
    if request.method == "POST":
        try:
            return once(request, form, lambda: _start(request, place, year, targets, upto))
        except CannotSketch as error:
            refusal = str(error)
    context = {
        "place": place, "code": code, "year": year, "before_year": year - 1, "sketch": sketch,
        "sources": find_sources(place, year), "refusal": refusal, "judged": len(targets),
        "unmet": [one for one in targets if one.verdict in UNMET],
    }  # fmt: skip
    return render(request, "reports/next_plan.html", context, status=422 if refusal else 200)


def judge_before(place: Place, year: int, upto: date) -> tuple[TargetVerdict, ...]:
    """How the targets of last year's own plan stand on a day with what is known, as if it were over."""
    before = find_sources(place, year).before
    if before is None:
        return ()
    return tuple(one for one in evaluate_place(place, year - 1, upto) if one.plan == before.pk)


def _start(
    request: SignedInRequest, place: Place, year: int, targets: tuple[TargetVerdict, ...], upto: date
) -> HttpResponse:
    verdicts = {one.line: verdict_of(one) for one in targets}
    sketch = start_sketch(
        actor=request.actor, place=place, year=year, verdicts=verdicts, upto=upto, at=timezone.now()
    )
    return redirect("plans:sketch", place.code, year, sketch.pk)


def verdict_of(target: TargetVerdict) -> tuple[str, str, str]:
    """Verdict, why, and the solution that was proposed."""
    solution = target.proposal if target.proposal_kind == "solution" else ""
    return target.verdict, target.cause or target.why or "", solution
