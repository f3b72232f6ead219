"""Old months may go without breaking the rest; heads are told to a file once a day."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from pytest_django.fixtures import Settings

from songhanh.config.home import Home
from songhanh.config.journal import export_heads as tell_heads
from songhanh.config.journal import trim
from songhanh.journal.actions.trim import CannotTrim, months_before, trim_journal
from songhanh.journal.actor import Actor
from songhanh.journal.models import ChainMonth, Entry
from songhanh.journal.queries import export_heads, read_heads, verify_heads, verify_journal
from tests.journal.test_journal import MAY, write
from tests.journal.triggers import without_triggers

pytestmark = pytest.mark.django_db
COMMAND = Actor("command", "trim", "songhanh trim")
LATER = datetime(2028, 7, 1, tzinfo=UTC)


def write_months(count: int, chain: str = "99001") -> None:
    for number in range(count):
        write(3, at=MAY + timedelta(days=30.5 * number), chain=chain)


def test_a_month_so_long_ago() -> None:
    assert months_before("2026-11", 24) == "2024-11"
    assert months_before("2026-01", 13) == "2024-12"


def test_old_months_go_and_the_rest_still_verifies(tmp_path: Path) -> None:
    write_months(4)
    write_months(2, chain="")
    export_heads(tmp_path, date(2026, 8, 31))
    gone = trim_journal(actor=COMMAND, keep_months=24, at=LATER)
    assert gone == 3 * 2 + 3 * 2  # May and June 2026 of both chains
    assert {e.month for e in Entry.objects.filter(verb="tests.act")} == {"2026-07", "2026-08"}
    assert verify_journal() == ()
    assert verify_heads(read_heads(tmp_path)) == ()
    said = Entry.objects.filter(verb="journal.trim", chain="99001").order_by("pk")
    assert [line.note for line in said] == [{"month": m, "lines": "3"} for m in ("2026-05", "2026-06")]
    write(1, at=LATER)
    assert verify_journal() == ()
    assert trim_journal(actor=COMMAND, keep_months=24, at=LATER) == 0


def test_a_line_put_into_a_month_that_was_taken_away_is_found() -> None:
    write_months(4)
    kept = Entry.objects.filter(month="2026-05").order_by("pk")[0]
    trim_journal(actor=COMMAND, keep_months=24, at=LATER)
    kept.pk = None
    kept.save(force_insert=True)
    assert [found.why for found in verify_journal()] == ["the month was taken away, and a line stands in it"]


def test_a_kept_head_that_is_changed_is_found() -> None:
    write_months(4)
    trim_journal(actor=COMMAND, keep_months=24, at=LATER)
    ChainMonth.objects.filter(month="2026-06").update(head="x" * 64)
    assert [found.month for found in verify_journal()] == ["2026-07"]


def test_months_that_do_not_hold_are_not_taken_away() -> None:
    write_months(4)
    without_triggers()
    Entry.objects.filter(month="2026-05", number=2).update(actor_id="8")
    with pytest.raises(CannotTrim, match="songhanh verify"):
        trim_journal(actor=COMMAND, keep_months=24, at=LATER)
    assert Entry.objects.count() == 12


def test_a_year_stays_in_any_case() -> None:
    with pytest.raises(CannotTrim, match="ít nhất 12 tháng"):
        trim_journal(actor=COMMAND, keep_months=11, at=LATER)


def test_heads_are_told_once_a_day(tmp_path: Path) -> None:
    write_months(2)
    write(1, chain="99002")
    path = export_heads(tmp_path, date(2026, 6, 30))
    assert path is not None
    told = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert [(head["chain"], head["month"], head["lines"]) for head in told] == [
        ("99001", "2026-06", 3), ("99002", "2026-05", 1),
    ]  # fmt: skip
    write(1)
    assert export_heads(tmp_path, date(2026, 6, 30)) is None
    assert verify_heads(read_heads(tmp_path)) == ()


@pytest.mark.parametrize("text", ["[]", '{"day": "2026-06-30"}', "not json"])
def test_a_strange_file_among_the_heads_is_said(tmp_path: Path, text: str) -> None:
    (tmp_path / "heads-2026-06-30.jsonl").write_text(text)
    with pytest.raises(ValueError):
        read_heads(tmp_path)


def test_the_commands_tell_and_trim(
    tmp_path: Path, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.HOME = Home(tmp_path)
    settings.JOURNAL_MONTHS = 24
    write_months(1)
    assert (tell_heads(), tell_heads()) == (0, 0)
    assert len([*django_settings.HOME.heads.glob("heads-*.jsonl")]) == 1
    assert trim(None) == 0
    assert trim(3) == 1
    said = capsys.readouterr()
    assert "Hôm nay đã ghi rồi" in said.out
    assert "Giữ 24 tháng, đã bỏ 0 dòng cũ" in said.out
    assert "ít nhất 12 tháng" in said.err
