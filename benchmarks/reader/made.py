"""Plans to measure by: the demonstration's, made by our writers, long ones of them, the real ones."""

from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

from songhanh.paper.pdf import write_pdf
from songhanh.paper.source import read_source
from songhanh.paper.word import write_docx
from songhanh.reader.limits import Limits

SHARED = Path(__file__).resolve().parents[3] / "shared" / "plans"
WRITERS: dict[str, Callable[..., bytes]] = {".docx": write_docx, ".pdf": write_pdf}
ROOMY = Limits(pages=2_000, characters=10_000_000, items=1_000_000)
_FENCE = "+++"


def demonstration() -> dict[str, bytes]:
    plans = {}
    for source in sorted(files("songhanh.demo").joinpath("plans").iterdir(), key=lambda each: each.name):
        paper = read_source(source.read_text(encoding="utf-8"))
        stem = source.name.removesuffix(".md")
        plans |= {f"{stem}{suffix}": write(paper) for suffix, write in WRITERS.items()}
    return plans


def real_plans() -> dict[str, bytes]:
    shared = sorted(path for path in SHARED.glob("*") if path.suffix in WRITERS)
    return {path.name: path.read_bytes() for path in shared}


def long_plan(times: int, suffix: str) -> bytes:
    """The demonstration's plan for 2026 so many times over, about eight pages each."""
    source = files("songhanh.demo").joinpath("plans", "ke-hoach-2026.md").read_text(encoding="utf-8")
    _, head, body = source.split(_FENCE, 2)
    return WRITERS[suffix](read_source(_FENCE + head + _FENCE + body * times))
