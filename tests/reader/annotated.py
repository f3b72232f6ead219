"""Plans written as strangers would write them, each line with a note of what a careful reader takes it for.

A file in `strangers/` holds one paragraph a line; what stands between « and » is the note, made before the
reader was asked, and no part of the plan. The notes of a file make its gold in the shape of the contract:

    %% kind annual; level xã; name …; from 2026; to 2026; number -; date 2026-03; signer …; title …
    1. Đạt 85% …            «target >=85% @2028, +>=2 lần/year <70>, none -> police, school»
    a) Mở lớp …             «task» content · «task $» money · «task org» nobody's · «task police» · «task?»
                            «… with school; end 2026-06-30; start …; recurs quarter; role joint»
    - hội thi;              «and» goes on with the item before it
    2. Công an xã: ¦Trực …  «unit police; task police» what follows ¦ is the item's own text
    «due annual 11-25, six_month -» · «day 03-08, 11-15..12-15» · «ref 28/NQ-CP 2021-03-03» · «rcpt»

A line of cells (| a | b |) is a row of a table; there ¦ opens the cell that is the item.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "strangers"
NAMES = tuple(sorted(path.stem for path in FOLDER.glob("*.txt")))
MARKER = re.compile(
    r"(?:[IVX]+[.\-/]|\d{1,2}(?:\.\d{1,2})*[.)\-/]?|\(?[a-zđ\d]\)|[a-zđ][./]|[-+•*]|[A-HĐ]\."
    r"|Phần thứ \w+\.?)\s+"
    r"(?:Chỉ tiêu \d+:\s+)?|Chỉ tiêu \d+:\s+"
)
_NOTE = re.compile(r"\s*«(.*)»\s*$")
_MEASURE = re.compile(
    r"(?P<of>\+?)(?P<sign>>=|<=|=|<|>|~|between) ?(?P<value>[\d.]+)(?:-(?P<upper>[\d.]+))?\s*"
    r"(?P<unit>[^@<]*?)"
    r"(?:/(?P<per>year|quarter|month))?\s*(?:<(?P<baseline>[\d.]+)>)?\s*(?:@(?P<by>\d{4}))?$"
)


@dataclass(frozen=True)
class Line:
    """A paragraph of the plan: its words, the item's own words, the note."""

    text: str
    own: str
    note: dict[str, str]

    @property
    def marker(self) -> str:
        found = MARKER.match(self.text)
        return found[0].strip() if found else ""

    @property
    def cells(self) -> list[str] | None:
        return [cell.strip() for cell in self.text.strip("| ").split("|")] if self.text[:1] == "|" else None


def lines_of(name: str) -> tuple[Line, ...]:
    raw = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return tuple(_line(one) for one in raw if not one.startswith("%%"))


def _line(raw: str) -> Line:
    found = _NOTE.search(raw)
    text = raw[: found.start()] if found else raw.rstrip()
    note: dict[str, str] = {}
    for part in (found[1] if found else "").split(";"):
        key, _, value = part.strip().partition(" ")
        if key:
            note[key] = value.strip()
    before, cut, own = text.partition("¦")
    if not cut:
        own = text[len(MARKER.match(text)[0]) :] if MARKER.match(text) else text  # type: ignore[index]
    if text[:1] == "|":
        own = own.split("|")[0].strip()
    return Line(before + (own if text[:1] != "|" else text.partition("¦")[2]) if cut else text, own, note)


def gold_of(name: str) -> dict[str, Any]:
    """The notes of a plan in the shape of the contract."""
    gold: dict[str, Any] = {
        "document": _head(name), "references": [], "units": [], "targets": [], "tasks": [],
        "optional_tasks": [], "report_deadlines": [], "key_dates": [], "recipients": [],
    }  # fmt: skip
    last: dict[str, Any] | None = None
    for line in lines_of(name):
        note = line.note
        if "and" in note and last is not None:
            last["text"] += f" {line.own}"
        if "target" in note:
            last = _target(line)
            gold["targets"].append(last)
        if "task" in note:
            last = _task(line)
            gold["tasks"].append(last)
        if "task?" in note:
            gold["optional_tasks"].append(line.own)
        gold["units"] += [{"kind": kind} for kind in _list(note.get("unit", ""))]
        gold["references"] += [_pair(one, "number", "date") for one in _list(note.get("ref", ""))]
        gold["report_deadlines"] += [_pair(one, "report", "due") for one in _list(note.get("due", ""))]
        for one in _list(note.get("day", "")):
            start, _, end = one.partition("..")
            gold["key_dates"].append({"start": start, "end": end or start})
        if "rcpt" in note:
            gold["recipients"].append(line.own)
    return gold


def _list(words: str) -> list[str]:
    return [one.strip() for one in words.split(",") if one.strip()]


def _pair(words: str, first: str, second: str) -> dict[str, Any]:
    one, _, two = words.partition(" ")
    return {first: one, second: two.strip("- ") or None}


def _head(name: str) -> dict[str, Any]:
    raw = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    said = {}
    for part in ";".join(one[2:] for one in raw if one.startswith("%%")).split(";"):
        key, _, value = part.strip().partition(" ")
        said[key] = value.strip()
    none = {key: None if value == "-" else value for key, value in said.items()}
    return {
        "title": said["title"], "kind": said["kind"], "number": none["number"], "date": none["date"],
        "locality": {"level": said["level"], "name": said["name"]},
        "period": {"from": int(said["from"]), "to": int(said["to"])},
        "signed_by": {"name": none["signer"]} if none["signer"] else None,
    }  # fmt: skip


def _target(line: Line) -> dict[str, Any]:
    measures, _, who = line.note["target"].partition("->")
    said = [] if measures.strip() == "none" else [_measure(one) for one in measures.split(",")]
    return {"text": line.own, "measures": said, "responsible": [{"kind": kind} for kind in _list(who)]}


def _measure(words: str) -> dict[str, Any]:
    found = _MEASURE.match(words.strip())
    assert found, words
    return {
        "comparator": found["sign"], "value": float(found["value"]), "unit": found["unit"].strip(),
        "per": found["per"], "qualifies": bool(found["of"]), "by": int(found["by"]) if found["by"] else None,
        "upper": float(found["upper"]) if found["upper"] else None,
        "baseline": float(found["baseline"]) if found["baseline"] else None,
    }  # fmt: skip


def _task(line: Line) -> dict[str, Any]:
    said = line.note["task"]
    part = "funding" if said == "$" else "organisation" if said else "content"
    more = {key: line.note[key] for key in ("end", "start", "recurs", "role") if key in line.note}
    if "with" in line.note:
        more["with"] = line.note["with"]
    return {"text": line.own, "part": part, "unit": None if said in ("", "$", "org") else said} | more
