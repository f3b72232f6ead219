"""The commands about the journal: prove it, tell its heads to a file each day, take old months away."""

import json

from django.conf import settings

from songhanh.config import prepare
from songhanh.config.commands import complain, say


def verify_installation(*, as_json: bool) -> int:
    """Check every kept file by its hash, every chain of the journal, and every head that was told of it."""
    prepare.open_installation()
    from songhanh.files.queries import list_damaged  # noqa: PLC0415 -- after django.setup()
    from songhanh.journal import queries as journal  # noqa: PLC0415 -- after django.setup()

    chains = journal.list_chains()
    try:
        heads = journal.read_heads(settings.HOME.heads)
    except ValueError as error:
        complain(f"Có tệp lạ trong {settings.HOME.heads}: {error} / A strange file among the heads.")
        return 1
    breaks = [*journal.verify_journal(), *journal.verify_heads(heads)]
    damaged = list_damaged()
    if as_json:
        answer = {
            "chains": len(chains),
            "heads": len(heads),
            "breaks": [{"chain": b.chain, "month": b.month, "line": b.number, "why": b.why} for b in breaks],
            "damaged_files": list(damaged),
        }
        say(json.dumps(answer, ensure_ascii=False))
    else:
        say(
            f"Nhật ký: {len(chains)} chuỗi, {len(heads)} đầu chuỗi đã ghi, {len(breaks)} chỗ không khớp. "
            f"Tệp: {len(damaged)} tệp hỏng hoặc mất."
        )
        for b in breaks:
            say(f"  {b.chain or '(hệ thống)'} {b.month} dòng {b.number}: {b.why}")
        for name in damaged:
            say(f"  {name}")
    return 1 if breaks or damaged else 0


def export_heads() -> int:
    """Tell today's heads to a file in the home; told already, nothing happens."""
    prepare.open_installation()
    path = prepare.tell_heads()
    say(f"Đã ghi {path}" if path else "Hôm nay đã ghi rồi. / Told today already.")
    return 0


def trim(months: int | None) -> int:
    """Take away the lines of months older than those to be kept."""
    prepare.open_installation()
    from songhanh.journal.actions.trim import CannotTrim  # noqa: PLC0415 -- after django.setup()

    keep = settings.JOURNAL_MONTHS if months is None else months
    try:
        gone = prepare.trim_journal(keep)
    except CannotTrim as refusal:
        complain(str(refusal))
        return 1
    say(f"Giữ {keep} tháng, đã bỏ {gone} dòng cũ. / Kept {keep} months, {gone} old lines taken away.")
    return 0
