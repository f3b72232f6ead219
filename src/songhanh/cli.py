"""The console script: one thin handler per command (docs/operate/commands.md).

Exit 0 done; 1 the thing asked failed, with one sentence; 2 wrong usage.
"""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from songhanh.config.home import CannotUse

Handler = Callable[[argparse.Namespace], int]
Commands = Any  # argparse has no public name for it


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and answer with its exit code."""
    arguments = _parser().parse_args(argv)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "songhanh.config.settings")
    handler: Handler = arguments.handler
    try:
        done = handler(arguments)
        sys.stdout.flush()
        return done
    except CannotUse as refusal:
        print(refusal, file=sys.stderr)
        return 1
    except OSError as fault:
        return _give_up(fault)
    except KeyboardInterrupt:
        return 130


def _give_up(fault: OSError) -> int:
    """The machine refused: whoever read the output is gone (quietly), or the disk is full (one sentence)."""
    sys.stdout = open(os.devnull, "w")  # noqa: SIM115 -- what is still held cannot be written at the end
    if not isinstance(fault, BrokenPipeError):
        what = f"{fault.filename}: {fault.strerror}" if fault.filename else fault.strerror
        print(f"Máy không làm được việc này ({what}). / The machine refused.", file=sys.stderr)
    return 1


def _port(written: str) -> int:
    if not written.isdecimal() or not 1 <= int(written) <= 65535:
        raise argparse.ArgumentTypeError(f"a port is a number from 1 to 65535, not {written}")
    return int(written)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="songhanh", description="Song Hành: công tác bình đẳng giới của xã, phường"
    )
    commands = parser.add_subparsers(metavar="command", required=True)

    run = commands.add_parser("run", help="start the product on what is there")
    run.add_argument("--host", default="127.0.0.1")
    run.add_argument("--port", type=_port, default=8000)
    run.add_argument("--no-browser", action="store_true")
    run.set_defaults(handler=_run)

    demo = commands.add_parser("demo", help="fill an installation with the demonstration")
    demo.add_argument("--fresh", action="store_true", help="begin the demonstration anew")
    demo.set_defaults(handler=_demo)

    read = commands.add_parser("read", help="read plan documents; needs no installation")
    read.add_argument("files", nargs="+", type=Path, metavar="FILE")
    read.add_argument("--json", action="store_true")
    read.add_argument("--check", action="store_true", help="the doubts alone; exit 1 if any is an error")
    read.set_defaults(handler=_read)

    load = commands.add_parser("load", help="read a plan into an installation")
    load.add_argument("file", type=Path, metavar="FILE")
    load.add_argument("--place", required=True, metavar="CODE")
    load.add_argument("--confirm", action="store_true", help="confirm it at once")
    load.add_argument("--json", action="store_true")
    load.set_defaults(handler=_load)

    _add_evaluate(commands)

    report = commands.add_parser("report", help="the report of a period, as it would go to signature now")
    report.add_argument("--place", required=True, metavar="CODE")
    report.add_argument("--kind", required=True, choices=("annual", "nine_month", "six_month"))
    report.add_argument("--year", required=True, type=int)
    report.add_argument("-o", "--output", required=True, type=Path, metavar="FILE.docx")
    report.add_argument("--annexes", type=Path, metavar="FILE.xlsx", help="the annex of targets beside it")
    report.add_argument("--upto", metavar="YYYY-MM-DD", help="figures as known on this day; else today")
    report.add_argument("--json", action="store_true")
    report.set_defaults(handler=_report)

    _add_remind(commands)
    _add_keeping(commands)
    return parser


def _add_evaluate(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    evaluate = commands.add_parser("evaluate", help="targets of a year with answers and verdicts")
    evaluate.add_argument("--place", required=True, metavar="CODE")
    evaluate.add_argument("--year", required=True, type=int)
    evaluate.add_argument("--upto", metavar="YYYY-MM-DD", help="as known on this day; else at the year's end")
    evaluate.add_argument(
        "--borders", choices=["then", "now"], default="then",
        help="each period by the borders of its last day, or all by those of the day asked for",
    )  # fmt: skip
    evaluate.add_argument("--json", action="store_true")
    evaluate.set_defaults(handler=_evaluate)


def _add_remind(commands: Commands) -> None:
    remind = commands.add_parser("remind", help="what units owe, and the letter to each")
    remind.add_argument("--dry-run", action="store_true", help="print only; write down no reminder")
    remind.add_argument("--at", metavar="YYYY-MM-DD", help="as of this day; else today")
    remind.add_argument("--place", metavar="CODE", help="of one commune; else of all")
    remind.add_argument("--json", action="store_true")
    remind.set_defaults(handler=_remind)


def _add_keeping(commands: Commands) -> None:
    """The commands of whoever keeps an installation running."""
    check = commands.add_parser("check", help="is this installation fit to run")
    check.add_argument("--json", action="store_true")
    check.set_defaults(handler=_check)

    backup = commands.add_parser("backup", help="everything of the installation in one new file")
    backup.add_argument("file", type=Path, metavar="FILE")
    backup.add_argument("--json", action="store_true")
    backup.set_defaults(handler=_backup)

    restore = commands.add_parser("restore", help="bring a backup back into an empty home, and verify it")
    restore.add_argument("file", type=Path, metavar="FILE")
    restore.set_defaults(handler=_restore)

    verify = commands.add_parser("verify", help="check files by hash and the chains of the journal")
    verify.add_argument("--json", action="store_true")
    verify.set_defaults(handler=_verify)

    heads = commands.add_parser("heads", help="tell the journal's heads to today's file in the home")
    heads.set_defaults(handler=_heads)

    trim = commands.add_parser("trim", help="take old months of the journal away")
    trim.add_argument("--months", type=int, help="how many months stay; else journal_months of the settings")
    trim.set_defaults(handler=_trim)

    link = commands.add_parser("link", help="a one-time link to a new password, for a lost account")
    link.add_argument("username", metavar="NAME")
    link.set_defaults(handler=_link)

    manage = commands.add_parser("manage", help="Django's own commands, for developers")
    manage.add_argument("words", nargs=argparse.REMAINDER)
    manage.set_defaults(handler=_manage)


def _run(arguments: argparse.Namespace) -> int:
    from songhanh.config.serve import serve  # noqa: PLC0415 -- slow import

    return serve(arguments.host, arguments.port, browser=not arguments.no_browser)


def _demo(arguments: argparse.Namespace) -> int:
    from songhanh.config.commands import fill_demo  # noqa: PLC0415 -- slow import

    return fill_demo(fresh=arguments.fresh)


def _read(arguments: argparse.Namespace) -> int:
    from songhanh.reader.command import bounds_of, read_files  # noqa: PLC0415 -- slow import

    try:
        bounds = bounds_of(os.environ)
    except ValueError as fault:
        print(fault, file=sys.stderr)
        return 1
    return read_files(
        arguments.files, as_json=arguments.json, check=arguments.check, out=sys.stdout, err=sys.stderr,
        bounds=bounds,
    )  # fmt: skip


def _load(arguments: argparse.Namespace) -> int:
    from songhanh.config.commands import load_file  # noqa: PLC0415 -- slow import

    return load_file(arguments.file, arguments.place, confirm=arguments.confirm, as_json=arguments.json)


def _evaluate(arguments: argparse.Namespace) -> int:
    from songhanh.config.commands import evaluate_targets  # noqa: PLC0415 -- slow import

    by_now = arguments.borders == "now"
    return evaluate_targets(
        arguments.place, arguments.year, upto=arguments.upto, as_json=arguments.json, by_now=by_now
    )


def _report(arguments: argparse.Namespace) -> int:
    from songhanh.config.commands import Wanted, write_report  # noqa: PLC0415 -- slow import

    wanted = Wanted(arguments.place, arguments.kind, arguments.year, arguments.upto)
    return write_report(wanted, arguments.output, arguments.annexes, as_json=arguments.json)


def _remind(arguments: argparse.Namespace) -> int:
    from songhanh.config.remind import remind_units  # noqa: PLC0415 -- slow import

    return remind_units(
        arguments.place,
        arguments.at,
        now=datetime.now(UTC),
        dry_run=arguments.dry_run,
        as_json=arguments.json,
    )


def _backup(arguments: argparse.Namespace) -> int:
    from songhanh.config.backup import run_backup  # noqa: PLC0415 -- slow import

    return run_backup(arguments.file, datetime.now(UTC), as_json=arguments.json)


def _restore(arguments: argparse.Namespace) -> int:
    from songhanh.config.backup import run_restore  # noqa: PLC0415 -- slow import

    return run_restore(arguments.file)


def _check(arguments: argparse.Namespace) -> int:
    from songhanh.config.commands import check_installation  # noqa: PLC0415 -- slow import

    return check_installation(as_json=arguments.json)


def _verify(arguments: argparse.Namespace) -> int:
    from songhanh.config.journal import verify_installation  # noqa: PLC0415 -- slow import

    return verify_installation(as_json=arguments.json)


def _heads(_arguments: argparse.Namespace) -> int:
    from songhanh.config.journal import export_heads  # noqa: PLC0415 -- slow import

    return export_heads()


def _trim(arguments: argparse.Namespace) -> int:
    from songhanh.config.journal import trim  # noqa: PLC0415 -- slow import

    return trim(arguments.months)


def _link(arguments: argparse.Namespace) -> int:
    from songhanh.config.commands import print_link  # noqa: PLC0415 -- slow import

    return print_link(arguments.username)


def _manage(arguments: argparse.Namespace) -> int:
    from django.core.management import execute_from_command_line  # noqa: PLC0415 -- slow import

    execute_from_command_line(["songhanh manage", *arguments.words])
    return 0
