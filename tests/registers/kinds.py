"""What is told of a visit and of a helper, the entries of the registers that only tests have."""

from datetime import date
from typing import Any

from songhanh.places.models import Unit
from songhanh.registers.queries.told import Told


def visit(unit: Unit, **changes: Any) -> Told:
    """What is told of a visit with one wish that waits."""
    lines = changes.pop("lines", (ask(),))
    explanation = changes.pop("explanation", "")
    values: dict[str, Any] = {
        "on_day": date(2026, 5, 5), "title": "Thăm hộ đầu thôn", "unit": unit, "mood": "glad", "villages": (),
        "gifts": ("books",), "was_told": None, "hours": None, "spent": 1_500_000, "persons_total": 20,
        "persons_women": 12, "persons_poor": 3, "not_split": False, "whisperer": "", "programme": "",
        "note": "", **changes,
    }  # fmt: skip
    return Told(values, tuple(lines), explanation)


def ask(**changes: Any) -> dict[str, Any]:
    return {"wish": "Sửa giếng", "due_on": date(2026, 5, 15), "met_on": None, "met_how": "", **changes}


def helper(unit: Unit, **changes: Any) -> Told:
    """What is told of a helper who stands since last year."""
    explanation = changes.pop("explanation", "")
    values: dict[str, Any] = {
        "on_day": date(2025, 9, 1), "name": "Nguyễn Thị Mẫu", "sex": "female", "unit": unit, "villages": (),
        "phone": "", "until": None, "end_reason": "", "programme": "", "note": "", **changes,
    }  # fmt: skip
    return Told(values, (), explanation)
