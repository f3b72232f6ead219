"""Rows from Excel into a register: `python -m benchmarks.imports [--rows 20000] [--most 10]`.

An officer of a throw-away commune brings a file of so many rows and has it written, through the pages
with the real middleware: sending it (read in a process of its own), looking at it (every row understood
and checked), writing it (looked at again, checked again under the lock, written in one transaction). Then
the same file comes back with a number changed in every row, so that all are corrected. Three registers:
sessions, whose rows stand alone; communication, whose rows have a line and villages; marriages, whose
numbers are looked at beside those of the last period. Seconds by the clock. The floor, in the same run:
openpyxl takes the same cells and `bulk_create` writes the same rows unchecked. Fails where any one step
takes longer than so many seconds.
"""

import argparse
import io
import re
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import openpyxl
from benchmarks.pages.__main__ import installed

if TYPE_CHECKING:
    from benchmarks.pages.made import Commune
    from django.test import Client

_KEY = re.compile(r'name="once"[^>]*value="([^"]+)"')
Row = dict[str, Any]


def _rows(kind: str, rows: int) -> Iterator[Row]:
    """So many entries of a year, none like another, every short column filled."""
    for number in range(rows):
        day = date(2026, 1, 1) + timedelta(days=number * 7 % 320)
        name, village = f"Việc lần thứ {number}", f"Thôn {1 + number % 16}"
        if kind == "sessions":
            yield {
                "on_day": day, "title": name, "kind": "Sinh hoạt chuyên đề", "unit": village,
                "villages": village, "persons_total": 40 + number % 50, "persons_women": 20 + number % 20,
                "topic": "Bình đẳng giới nói chung", "note": f"Ghi chú {number}",
            }  # fmt: skip
        elif kind == "communication":
            yield {
                "on_day": day, "title": name, "unit": village, "villages": f"{village}; Thôn 1",
                "broadcasts-channel": "Mạng xã hội", "broadcasts-times": 1 + number % 9,
                "topic": "Bình đẳng giới nói chung", "note": f"Ghi chú {number}",
            }  # fmt: skip
        else:
            yield {
                "from_day": day - timedelta(days=number // 320), "on_day": day,
                "title": name, "unit": village, "couples": 20 + number % 40,
                "foreign": number % 5, "note": f"Ghi chú {number}",
            }  # fmt: skip


def sheet_of(heads: dict[str, str], rows: list[Row]) -> bytes:
    """The rows under the heads of their columns."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Sổ")
    names = list(rows[0])
    sheet.append([heads[name] for name in names])
    for row in rows:
        sheet.append([row[name] for name in names])
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def clocked(act: Callable[[], Any]) -> tuple[Any, float]:
    start = time.perf_counter()
    done = act()
    return done, time.perf_counter() - start


def _text(answer: Any) -> str:
    return str(answer.content.decode())


def _key(answer: Any) -> str:
    found = _KEY.search(_text(answer))
    assert found is not None, _text(answer)[:2000]
    return found[1]


def take(client: "Client", room: str, content: bytes) -> list[float]:
    """Seconds for sending, looking and writing one file."""
    from django.core.files.uploadedfile import SimpleUploadedFile  # noqa: PLC0415 -- after Django's set-up

    sent = {"once": _key(client.get(f"{room}import/")), "file": SimpleUploadedFile("so.xlsx", content)}
    brought, sending = clocked(lambda: client.post(f"{room}import/", sent))
    assert brought.status_code == 302, _text(brought)
    look = brought.headers["Location"]
    seen, looking = clocked(lambda: client.get(look))
    assert "data-count" in _text(seen), re.sub(r"<[^>]+>|\s+", " ", _text(seen))[:3000]
    told = {"once": _key(seen), "reason": "Ghi lại số"}
    done, writing = clocked(lambda: client.post(look, told))
    assert done.status_code == 302, _text(done)
    return [sending, looking, writing]


def _measure(kind: str, rows: int, client: "Client", commune: "Commune") -> list[float]:
    """The seconds of every step for one register."""
    from songhanh.registers.forms.entries import Page  # noqa: PLC0415 -- after Django's set-up
    from songhanh.registers.forms.intake import titles  # noqa: PLC0415 -- the same
    from songhanh.registers.forms.rows import RowReader  # noqa: PLC0415 -- the same
    from songhanh.registers.models import REGISTERS  # noqa: PLC0415 -- the same

    register = REGISTERS[kind]
    units = (*commune.units, *commune.villages)
    heads = titles(RowReader(register, Page(year=2026, units=units, doers=units)))
    room = f"/p/{commune.place.code}/2026/registers/{kind}/"
    made = list(_rows(kind, rows))
    content = sheet_of(heads, made)
    new = take(client, room, content)
    standing = register.model.objects.standing().order_by("pk")
    assert standing.count() == rows
    codes = {
        entry[0]: f"{entry[1]}.{entry[2]}"
        for entry in standing.values_list(register.heading, "pk", "version")
    }
    again = [
        {"code": codes[row[register.heading]], **row, "note": f"Đếm lại {at}"} for at, row in enumerate(made)
    ]
    corrected = take(client, room, sheet_of(heads, again))
    assert register.model.objects.filter(state="corrected").count() == standing.count() == rows
    floor = clocked(lambda: _bare(content))[1] + clocked(lambda: _copy(register))[1]
    for said, steps in (("new", new), ("corrected", corrected)):
        print(
            f"{kind:16}{said:12}{len(content) // 1024:8}" + "".join(f"{one:9.1f}" for one in steps)
            + f"{sum(steps):9.1f}{floor:9.1f}{sum(steps) / floor:7.1f}×"
        )  # fmt: skip
    return [*new, *corrected]


def _bare(content: bytes) -> int:
    sheet = openpyxl.load_workbook(io.BytesIO(content), read_only=True).worksheets[0]
    return sum(len(row) for row in sheet.iter_rows(values_only=True))


def _copy(register: Any) -> None:
    from django.db import transaction  # noqa: PLC0415 -- after Django's set-up

    entries = list(register.model.objects.standing().order_by("pk"))
    for entry in entries:
        entry.pk, entry.corrects_id = None, None
    with transaction.atomic():
        register.model.objects.bulk_create(entries)


def run(rows: int, most: float) -> bool:
    """Whether every step keeps within so many seconds; every figure is printed."""
    from benchmarks.pages.made import make_commune  # noqa: PLC0415 -- after Django's set-up
    from benchmarks.pages.papers import page_client  # noqa: PLC0415 -- the same

    commune = make_commune("99001", 0, 1)
    client = page_client(commune)
    print(f"{rows} rows, seconds by the clock")
    print(f"{'register':16}{'rows':12}{'KB':>8}{'sent':>9}{'looked':>9}{'written':>9}{'all':>9}{'floor':>9}")
    spent = [
        one
        for kind in ("sessions", "communication", "marriages")
        for one in _measure(kind, rows, client, commune)
    ]
    print(f"the longest step: {max(spent):.1f} s")
    return max(spent) <= most


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.imports", description="seconds by the clock")
    parser.add_argument("--rows", type=int, default=20_000)
    parser.add_argument("--most", type=float, default=10.0, help="the most seconds that a step may take")
    options = parser.parse_args()
    return int(not installed(lambda: run(options.rows, options.most)))


if __name__ == "__main__":
    sys.exit(main())
