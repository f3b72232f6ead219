"""What a file may hide: formulas, macros, too many rows; and that nothing is half done."""

import zipfile
from io import BytesIO
from typing import Any

import pytest
from django.test import Client

from songhanh.files.actions import keep_original
from songhanh.journal.models import Entry as JournalLine
from songhanh.people.models import User
from songhanh.places.models import Place, Unit
from songhanh.reader import CannotRead
from songhanh.reader import book as reader_book
from songhanh.reader.errors import error_text
from songhanh.registers.actions import attach_proofs, correct_entry, record_entry, version_of
from songhanh.registers.actions.imports import CannotImport, Incoming, import_rows
from songhanh.registers.actions.proofs import Upload
from songhanh.registers.models import REGISTERS
from songhanh.ui.forms import Conflict
from tests.conftest import NOW, actor_of
from tests.registers.kinds import visit
from tests.registers.test_added_pages import text
from tests.registers.test_imports import ROW, _today, bring, bytes_of, fill, held, officer, take, template

__all__ = ["_today", "officer"]  # fixtures of the imports
pytestmark = pytest.mark.django_db


def rewritten(content: bytes, part: str, old: str, new: str, **more: bytes) -> bytes:
    """A package with some words of one part changed, and parts added."""
    held_in = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as source, zipfile.ZipFile(held_in, "w") as made:
        for name in source.namelist():
            data = source.read(name)
            if name == part:
                assert old in data.decode()
                data = data.decode().replace(old, new).encode()
            made.writestr(name, data)
        for name, data in more.items():
            made.writestr(f"xl/{name}.bin", data)
    return held_in.getvalue()


def test_a_formula_is_read_by_its_value_and_a_macro_is_not_run(officer: Client) -> None:
    content = bytes_of(fill(template(officer), ROW | {"Kinh phí": 1_234_567}))
    content = rewritten(
        content, "xl/worksheets/sheet1.xml", "<v>1234567</v>", "<f>1234000+567</f><v>1234567</v>",
        vbaProject=b"Sub Auto_Open()",
    )  # fmt: skip
    page = bring(officer, content)
    assert "chỉ đọc giá trị đã tính" in text(page)
    assert "macro không được chạy" in text(page)
    take(officer, page)
    assert REGISTERS["visits"].model.objects.get().spent == 1_234_567


def test_blank_is_not_nothing(officer: Client) -> None:
    blank = ROW | {"Thăm ai": "Chưa đếm hộ", "Hộ nghèo": None}
    take(officer, bring(officer, fill(template(officer), blank, ROW | {"Hộ nghèo": 0})))
    told = REGISTERS["visits"].model.objects.values_list("title", "persons_poor")
    assert dict(told) == {"Chưa đếm hộ": None, "Thăm cụ Tư": 0}


def test_more_rows_than_a_file_may_hold_are_told_in_a_sentence(
    officer: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader_book, "MOST_ROWS", 5)
    with pytest.raises(CannotRead) as refusal:
        reader_book.read_book(bytes_of(fill(template(officer), ROW, ROW)))
    assert "quá 20.000 dòng" in error_text(refusal.value.kind, "vi")


@pytest.fixture
def about(commune: Place, lan: User, added: Any) -> dict[str, Any]:
    """What an import by Lan is told beside its rows."""
    stored = keep_original(content=b"PK", name="so.xlsx", actor=actor_of(lan), place=commune.code, at=NOW)
    return {
        "actor": actor_of(lan), "place": commune, "source": (REGISTERS["visits"], stored, "đếm lại"),
        "at": NOW,
    }  # fmt: skip


def test_all_rows_are_written_or_none(about: dict[str, Any], union: Unit) -> None:
    rows = [Incoming(at, visit(union, title=f"Thăm nhà {at}")) for at in range(600)]
    with pytest.raises(CannotImport) as refusal:
        import_rows(rows=[*rows, Incoming(600, visit(union, persons_women=21))], **about)
    assert [*refusal.value.faults] == [600]
    with pytest.raises(ConnectionError):
        import_rows(rows=rows, tell=_fail, **about)
    assert (held(), JournalLine.objects.filter(verb="registers.import").count()) == (0, 0)
    heard: list[int] = []
    assert import_rows(rows=rows, tell=heard.append, **about) == held() == heard[-1] == 600


def _fail(done: int) -> None:
    if done > 500:  # the second batch
        raise ConnectionError


def test_a_file_of_corrections_keeps_old_lines_and_proofs_and_yields_to_who_was_first(
    about: dict[str, Any], union: Unit, lan: User, commune: Place
) -> None:
    visits = REGISTERS["visits"]
    write: dict[str, Any] = {"actor": actor_of(lan), "register": visits, "place": commune, "at": NOW}
    old, other = (record_entry(told=visit(union, title=name), **write) for name in ("Một", "Hai"))
    attach_proofs(actor=actor_of(lan), entry=old, uploads=[Upload(b"%PDF-1", "bb.pdf")], at=NOW)
    seen = [visits.model.objects.select_related("unit").get(pk=entry.pk) for entry in (old, other)]
    rows = [Incoming(at, visit(union, title=f"Lại {at}"), entry) for at, entry in enumerate(seen)]
    assert import_rows(rows=rows[:1], **about) == 1
    new = visits.model.objects.get(corrects=old)
    assert (new.title, new.reason, new.proofs.count(), new.asks.count()) == ("Lại 0", "đếm lại", 1, 1)
    (line,) = JournalLine.objects.filter(verb="registers.import")
    assert (line.note["new"], line.note["corrects"]) == ("0", str(old.pk))
    told = visit(union, title="Người khác sửa")
    correct_entry(actor=actor_of(lan), entry=other, version=version_of(other), told=told, reason="x", at=NOW)
    with pytest.raises(Conflict):
        import_rows(rows=rows[1:], **about)
