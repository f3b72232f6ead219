"""What a person writes on the pages of registers, as the table of access visits them."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from songhanh.places.models import Place
from tests.repo.world import sheet_of_sessions


def typed_in_registers(place: Place) -> dict[str, dict[str, Any]]:
    """What is added to the form of each page."""
    police = place.units.get(kind="police")
    return {
        "registers:new": {
            "on_day": "05/01/2026",
            "title": "Họp thôn",
            "kind": "talk",
            "unit": police.pk,
        },
        "registers:row": {
            "cell-on_day": "05/01/2026",
            "cell-title": "Họp thôn",
            "cell-kind": "Tọa đàm",
            "cell-unit": police.name,
        },
        "registers:bring": {"file": SimpleUploadedFile("hop-thon.xlsx", sheet_of_sessions("Họp thôn"))},
        "registers:correct": {"title": "Tin khác", "reason": "Sai tên"},
        "registers:withdraw": {"reason": "Ghi hai lần"},
        "registers:end": {"until": "19/05/2026", "reason": "Nghỉ"},
        "registers:attach": {"proofs": SimpleUploadedFile("bien-ban.pdf", b"%PDF-1.7 bien ban")},
        "registers:close": {"period": "2026-Q1"},
        "registers:reopen": {"reason": "Thôn gửi muộn"},
    }
