"""The commands that work on an installation: each sets it up, does one thing, answers an exit code."""

import contextlib
import json
import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from songhanh.config import prepare
from songhanh.config.home import CannotUse, find_home
from songhanh.demo.mark import is_demo, mark_demo
from songhanh.reader import CannotRead, ReaderFailed, can_limit_memory, say_unopened


def say(text: str) -> None:
    """One line to the terminal."""
    sys.stdout.write(text + "\n")


def complain(text: str) -> None:
    """One line to the terminal's error side."""
    sys.stderr.write(text + "\n")


def fill_demo(*, fresh: bool) -> int:
    """Fill the installation with the demonstration; refuse one that it did not make."""
    home, database = find_home().path, prepare.name_server_database()
    if not is_demo(home, database) and prepare.holds_work():
        complain(
            f"{database or home} là hệ thống đang dùng thật, không phải bản trình diễn. "
            "Hãy chọn thư mục khác bằng SONGHANH_HOME.\n"
            f"{database or home} is an installation in use, not a demonstration. "
            "Name another folder with SONGHANH_HOME."
        )
        return 1
    if fresh:
        _clear(home, is_file=not database)
    mark_demo(home, database)
    prepare.set_up()
    prepare.migrate()
    from songhanh.demo.commune import fill  # noqa: PLC0415 -- after django.setup()
    from songhanh.home.queries import list_people_by_place  # noqa: PLC0415 -- after django.setup()

    fill()
    for line in list_people_by_place(timezone.localdate()):
        say(line)
    return 0


def _clear(home: Path, *, is_file: bool) -> None:
    if is_file:
        for name in ("db.sqlite3", "db.sqlite3-wal", "db.sqlite3-shm"):
            (home / name).unlink(missing_ok=True)
    else:
        prepare.empty_tables()
    shutil.rmtree(home / "files", ignore_errors=True)


def load_file(path: Path, code: str, *, confirm: bool, as_json: bool) -> int:
    """Read a plan into an installation as a draft, or confirm it at once."""
    prepare.set_up()
    prepare.migrate()
    from songhanh.journal.actor import Actor  # noqa: PLC0415 -- after django.setup()
    from songhanh.plans.actions import CannotConfirm, CannotReceive, Upload, load_plan, read_ahead  # noqa: PLC0415 -- the same

    actor = Actor("command", "load", "songhanh load")
    try:
        with path.open("rb") as file:
            content = file.read(settings.UPLOAD_LIMIT + 1)
        plan = load_plan(
            actor=actor, place=find_place_or_refuse(code, opener=actor), at=timezone.now(), confirm=confirm,
            upload=read_ahead(Upload(content, path.name)),
        )  # fmt: skip
    except (CannotReceive, CannotConfirm) as refusal:
        complain(str(refusal))
        return 1
    except OSError as fault:
        complain(f"{path.name}: {say_unopened(fault)}")
        return 1
    answer = {"plan": plan.pk, "state": plan.state, "title": plan.title, "place": code}
    say(json.dumps(answer, ensure_ascii=False) if as_json else f"{plan.get_state_display()}: {plan.title}")
    return 0


def find_place_or_refuse(code: str, opener: Any = None) -> Any:
    """The place with this code. Raises CannotUse where there is none.

    An installation without any commune takes one of the national list, by the hand of `opener`.
    """
    from songhanh.places.actions import CannotOpen, open_commune  # noqa: PLC0415 -- after django.setup()
    from songhanh.places.queries import find_place, is_empty  # noqa: PLC0415 -- the same

    place = find_place(code)
    if place is None and opener is not None and is_empty():
        with contextlib.suppress(CannotOpen):
            place = open_commune(actor=opener, code=code, at=timezone.now())
    if place is None:
        raise CannotUse(
            f"Không có xã, phường, đặc khu mang mã {code} trên hệ thống này. / No place {code} here."
        )
    return place


def read_day(written: str | None, otherwise: date) -> date:
    """The day that --upto names. Raises CannotUse for what is no day."""
    try:
        return date.fromisoformat(written) if written else otherwise
    except ValueError:
        raise CannotUse(f"Không có ngày {written}. Hãy ghi như 2026-09-30. / No such day.") from None


def evaluate_targets(code: str, year: int, *, upto: str | None, as_json: bool, by_now: bool = False) -> int:
    """Print the targets of a place and year with answers and verdicts, as known on a day.

    Each period by the borders of its last day; `by_now`: all by those of the day of the answer.
    """
    prepare.open_installation()
    from songhanh.evaluation.queries import evaluate_place, to_json  # noqa: PLC0415 -- after django.setup()
    from songhanh.evaluation.queries.words import target_line  # noqa: PLC0415 -- the same

    place = find_place_or_refuse(code)
    end = read_day(f"{year:04}-12-31", date.max)
    day = min(read_day(upto, end), end)
    targets = evaluate_place(place, year, day, day if by_now else None)
    if as_json:
        say(json.dumps(to_json(place, year, day, targets), ensure_ascii=False, indent=1))
    for target in () if as_json else targets:
        say(target_line(target))
    return 0


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which report: of a place, a kind and a year, as known on a day ("2026-11-25", None for today)."""

    place: str
    kind: str
    year: int
    upto: str | None


def write_report(wanted: Wanted, output: Path, annexes: Path | None, *, as_json: bool) -> int:
    """Write a report as it would go to signature now, and its annex where that is asked for.

    A report that is being written is written with what the office has put into it.
    """
    prepare.open_installation()
    place, day = find_place_or_refuse(wanted.place), read_day(wanted.upto, timezone.localdate())
    from songhanh.paper.annexes import write_target_annex  # noqa: PLC0415 -- slow import
    from songhanh.paper.word import write_docx  # noqa: PLC0415 -- slow import
    from songhanh.reports.queries.facts import list_plans_of  # noqa: PLC0415 -- the same
    from songhanh.reports.queries.paper import draft_report, find_draft  # noqa: PLC0415 -- the same

    if not list_plans_of(place, wanted.year):
        complain(
            f"Năm {wanted.year} chưa có kế hoạch nào đang thực hiện. / No plan in force in {wanted.year}."
        )
        return 1
    report = None if wanted.upto else find_draft(place, wanted.kind, wanted.year)
    made = draft_report(place, wanted.kind, wanted.year, today=day, report=report)
    try:
        output.write_bytes(write_docx(made.paper))
        if annexes is not None:
            annexes.write_bytes(write_target_annex(made.annex))
    except OSError as error:
        complain(
            f"Không ghi được {error.filename}. Hãy xem lại thư mục và quyền ghi. / Cannot write the file."
        )
        return 1
    answer = {
        "report": str(output), "annexes": str(annexes) if annexes else None, "place": wanted.place,
        "kind": wanted.kind, "year": wanted.year, "upto": made.known.facts.upto.isoformat(),
        "targets": len(made.known.targets),
    }  # fmt: skip
    say(json.dumps(answer, ensure_ascii=False) if as_json else str(output))
    return 0


def check_installation(*, as_json: bool) -> int:
    """Is this installation fit to run: keys, disk, database, migrations."""
    prepare.set_up()
    findings = dict(_checks())
    if as_json:
        say(
            json.dumps(
                {name: {"fit": fit, "says": words} for name, (fit, words) in findings.items()},
                ensure_ascii=False,
            )
        )
    else:
        _print_checks(findings)
    return 0 if all(fit for fit, _words in findings.values()) else 1


def _print_checks(findings: Mapping[str, tuple[bool, str]]) -> None:
    for name, (fit, words) in findings.items():
        say(f"{'đạt ' if fit else 'HỎNG'}  {name}: {words}")


def _check_reader() -> tuple[bool, str]:
    """Whether files are read apart here, and within which limits."""
    from songhanh.plans.actions.apart import read_words  # noqa: PLC0415 -- after django.setup()

    try:
        read_words("Kế hoạch".encode(), "thu.txt")
    except (CannotRead, ReaderFailed) as fault:
        return False, str(fault).strip().splitlines()[-1]
    seconds, memory = settings.READER_SECONDS, settings.READER_MEMORY // 1024**2
    if can_limit_memory():
        return True, f"tiến trình riêng, mỗi tệp ≤ {seconds:g} giây, ≤ {memory} MB"
    return True, f"tiến trình riêng, mỗi tệp ≤ {seconds:g} giây; hệ điều hành này không giới hạn được bộ nhớ"


def _checks() -> Any:
    home: Path = settings.HOME.path
    yield "home", (home.is_dir(), str(home))
    unknown = ", ".join(settings.UNKNOWN_SETTINGS)
    yield "settings", (not unknown, f"settings.toml: không hiểu {unknown}" if unknown else "đủ")
    mode = (home / "keys").stat().st_mode & 0o777
    yield "keys", (mode == 0o700, f"{mode:o}")
    free = shutil.disk_usage(home).free // 1024**2
    yield "disk", (free > 500, f"{free} MB")
    yield "reader", _check_reader()
    yield "scans", (True, "chưa nhận dạng chữ trong bản quét: tệp được giữ, nội dung gõ tay")
    yield "mail", (True, "không gửi thư: lời nhắc chép ra để gửi")
    yield "migrations", _check_migrations()


def _check_migrations() -> tuple[bool, str]:
    try:
        waiting = prepare.count_waiting()
    except CannotUse as refusal:
        return False, str(refusal)
    return not waiting, f"{waiting} chưa áp dụng" if waiting else "đủ"


def print_link(username: str) -> int:
    """Print a one-time link to a new password for an account, its second factor taken away with it."""
    prepare.open_installation()
    from songhanh.journal.actor import Actor  # noqa: PLC0415 -- after django.setup()
    from songhanh.people.actions import renew_access  # noqa: PLC0415 -- the same
    from songhanh.people.queries import find_user  # noqa: PLC0415 -- the same

    user = find_user(username)
    if user is None:
        complain(f"Không có tài khoản {username} trên hệ thống này. / No account {username} here.")
        return 1
    actor = Actor("command", "link", "songhanh link")
    invitation = renew_access(actor=actor, user=user, place=None, at=timezone.now())
    say(f"{settings.SONGHANH_URL.rstrip('/')}{reverse('people:welcome', args=[invitation.token()])}")
    return 0
