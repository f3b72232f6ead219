"""What a reading has otherwise than the gold, field by field, in words; nothing where all agrees."""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from songhanh.reader.contract import to_json
from songhanh.reader.plan import Draft

Json = dict[str, Any]


def differences(gold: Json, draft: Draft) -> list[str]:
    """Each thing that gold has and the draft has not (-), or the other way round (+)."""
    read = to_json(draft)
    found = _head(gold["document"], read["document"])
    coverage = draft.coverage
    if coverage.placed != coverage.words or coverage.furniture > 0.03 * coverage.words + 10:
        found.append(f"coverage {coverage}")
    optional = {_norm(text) for text in gold["optional_tasks"]}
    tasks = [one for one in read["tasks"] if _norm(one["text"]) not in optional]
    fields: tuple[tuple[str, Iterable[Json], Iterable[Json], Callable[[Json], object]], ...] = (
        ("reference", gold["references"], read["references"], lambda one: (one["number"], one["date"])),
        ("unit", gold["units"], read["units"], lambda one: one["kind"]),
        ("target", gold["targets"], read["targets"], lambda one: _norm(one["text"])),
        ("measures", gold["targets"], read["targets"], _measures),
        ("answers", gold["targets"], read["targets"], _answers),
        ("task", gold["tasks"], tasks, lambda one: _norm(one["text"])),
        ("task of", gold["tasks"], tasks, lambda one: (_norm(one["text"])[:50], one["part"], one["unit"])),
        ("due", gold["report_deadlines"], read["report_deadlines"], lambda one: (one["report"], one["due"])),
        ("day", gold["key_dates"], read["key_dates"], lambda one: (one["start"], one["end"])),
        ("recipient", _named(gold["recipients"]), _named(read["recipients"]), lambda one: one["name"]),
    )
    for name, wanted, got, key in fields:
        found += _differ(name, map(key, wanted), map(key, got))
    return found + _whens(gold["tasks"], tasks)


def _differ(name: str, wanted: Iterable[object], got: Iterable[object]) -> list[str]:
    gold, read = Counter(wanted), Counter(got)
    return [f"- {name} {one}" for one in gold - read] + [f"+ {name} {one}" for one in read - gold]


def _norm(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip(" .;:,-+/").casefold()


def _named(names: Iterable[str]) -> list[Json]:
    return [{"name": _norm(re.sub(r"\(.*?\)", "", name))} for name in names]


def _head(gold: Json, read: Json) -> list[str]:
    signer = (read["signed_by"] or {}).get("name")
    pairs = (
        *((key, gold[key], read[key]) for key in ("kind", "number", "date", "period")),
        ("title", _norm(gold["title"]), _norm(read["title"])),
        ("level", gold["locality"]["level"], read["locality"]["level"]),
        ("name", gold["locality"]["name"], read["locality"]["name"]),
        ("signer", (gold["signed_by"] or {}).get("name"), signer),
    )
    return [f"head {key}: {wanted!r}, read {got!r}" for key, wanted, got in pairs if wanted != got]


def _measures(target: Json) -> object:
    said = tuple(
        (
            one["comparator"], float(one["value"]), "%" if one["unit"] == "%" else "n", one["per"],
            one["qualifies"] is not None and one["qualifies"] is not False, one.get("upper"), one["baseline"],
        )
        for one in target["measures"]
    )  # fmt: skip
    years = {one["by"] for one in target["measures"]}
    several = tuple(one["by"] for one in target["measures"]) if len(years) > 1 else ()
    return _norm(target["text"])[:40], said, several


def _answers(target: Json) -> object:
    return _norm(target["text"])[:40], tuple(sorted(one["kind"] for one in target["responsible"]))


def _whens(gold: list[Json], read: list[Json]) -> list[str]:
    """Where gold says when, with whom and in what role, the reading says so too."""
    known = {_norm(one["text"]): one for one in read}
    found: list[str] = []
    for one in gold:
        got = known.get(_norm(one["text"]))
        if got is None:
            continue
        said = {**got["when"], "role": got["role"], "with": ", ".join(got["with"])}
        found += [
            f"{key} of {one['text'][:40]}: {one[key]!r}, read {said[key]!r}"
            for key in ("start", "end", "recurs", "role", "with")
            if key in one and one[key] != (said[key] or "-")
        ]
    return found
