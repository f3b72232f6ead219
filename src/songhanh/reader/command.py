"""`songhanh read FILE… [--json] [--check]`: reads plan documents; needs no installation."""

import json
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TextIO

from songhanh.reader.contract import to_json
from songhanh.reader.errors import CannotRead
from songhanh.reader.plan import Draft
from songhanh.reader.sources import DEFAULT, open_document, safe_name
from songhanh.reader.summary import write_doubts, write_summary
from songhanh.reader.understanding import read_plan

_PATIENCE = 2.0  # seconds


def read_files(paths: Sequence[Path], *, as_json: bool, check: bool, out: TextIO, err: TextIO) -> int:
    """Read each file and write what it holds to `out`; the exit status.

    1 if a file cannot be read (one sentence each to `err`), or with `check` if any doubt is an error. As
    JSON one document: the draft, or an array where several files were asked for; with `check` their doubts.
    """
    drafts = [draft for draft in _read_all(paths, err) if draft is not None]
    if as_json:
        written = [_doubts_json(draft) if check else to_json(draft) for draft in drafts]
        if len(paths) > 1:
            out.write(_dump(written))
        elif written:
            out.write(_dump(written[0]))
    elif check:
        out.write("".join(_named(write_doubts(draft), draft, several=len(paths) > 1) for draft in drafts))
    else:
        out.write("\n".join(write_summary(draft) for draft in drafts))
    wrong = check and any(doubt.severity == "error" for draft in drafts for doubt in draft.doubts)
    return 1 if wrong or len(drafts) < len(paths) else 0


def _read_all(paths: Sequence[Path], err: TextIO) -> list[Draft | None]:
    begun = time.monotonic()
    drafts = []
    for number, path in enumerate(paths, start=1):
        if err.isatty() and time.monotonic() - begun > _PATIENCE:
            err.write(f"Đang đọc {number}/{len(paths)}: {safe_name(path.name)}\n")
        drafts.append(_read(path, err))
    return drafts


def _read(path: Path, err: TextIO) -> Draft | None:
    try:
        with path.open("rb") as file:
            content = file.read(DEFAULT.file_size + 1)
        return read_plan(open_document(content, path.name))
    except CannotRead as refusal:
        reason = str(refusal)
    except FileNotFoundError:
        reason = "Không tìm thấy tệp. Hãy kiểm tra lại đường dẫn."
    except IsADirectoryError:
        reason = "Đây là thư mục. Hãy chọn một tệp .docx, .pdf, .txt hoặc .md."
    except (OSError, ValueError):
        reason = "Không mở được tệp. Hãy kiểm tra quyền đọc tệp."
    err.write(f"{safe_name(path.name)}: {reason}\n")
    return None


def _doubts_json(draft: Draft) -> dict[str, Any]:
    return {"source": draft.source.name, "doubts": to_json(draft)["doubts"]}


def _dump(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _named(doubts: str, draft: Draft, *, several: bool) -> str:
    return f"{draft.source.name}\n{doubts}" if several else doubts
