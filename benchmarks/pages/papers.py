"""What the papers of a commune cost: its report with annex, and its registers as .xlsx."""

import time
from collections.abc import Callable
from typing import Any

from benchmarks.pages.made import YEAR, Commune
from django.conf import settings
from django.test import Client
from django.utils import timezone

from songhanh.reports.models import Report

MOST_REPORT = 5.0  # seconds of the processor, paper and annex together


def page_client(commune: Commune) -> Client:
    """A client at whose keyboard the officer sits."""
    client = Client(HTTP_HOST="localhost")
    client.force_login(commune.officer, backend=settings.AUTHENTICATION_BACKENDS[0])
    session = client.session
    session["proved"] = timezone.now().timestamp()
    session.save()
    return client


def report_papers(commune: Commune, client: Client) -> bool:
    """Seconds for each file; True where the report keeps its bound."""
    room = f"/p/{commune.place.code}/{YEAR}"
    report = Report.objects.get(place=commune.place, kind="annual", year=YEAR)
    print("\nPapers: seconds of the processor, bytes")
    seconds = [
        _fetch(name, lambda address=address: client.get(address))
        for name, address in (
            ("the year's report", f"{room}/reports/{report.pk}/docx/"),
            ("its annex", f"{room}/reports/{report.pk}/xlsx/"),
            ("communication .xlsx", f"{room}/registers/communication/register.xlsx"),
            ("sessions .xlsx", f"{room}/registers/sessions/register.xlsx"),
        )
    ]
    return sum(seconds[:2]) <= MOST_REPORT


def _fetch(name: str, visit: Callable[[], Any]) -> float:
    best, size = 1e9, 0
    for _ in range(2):
        start = time.process_time()
        answer = visit()
        assert answer.status_code == 200, name
        size = len(b"".join(answer.streaming_content) if answer.streaming else answer.content)
        best = min(best, time.process_time() - start)
    print(f"{name:24}{best:8.1f}{size:12}")
    return best
