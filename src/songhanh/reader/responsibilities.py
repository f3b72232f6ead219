"""Who answers for which target: plans say so far away, by number."""

import re
from dataclasses import replace

from songhanh.reader.plan import Responsible, Target, Task
from songhanh.reader.targets import Placed
from songhanh.reader.units import units_in

_DUTY = re.compile(
    r"\b(?:chịu trách nhiệm|phụ trách|theo dõi|chủ trì|báo cáo|thực hiện|đảm nhận"
    r"|tổng hợp)\b[^.]{0,160}?(?=\b(?:chỉ tiêu|mục tiêu)\s+(?:số\s+)?\d)"
)
_HELPED = re.compile(r"(?:^|[;,]\s*)(?:phối hợp|tham gia)\b[^;.]*")
_TOKEN = re.compile(
    r"(?P<of>\b(?:của|thuộc|tại|trong)\s+)?\b(?P<what>chỉ tiêu"
    r"|mục tiêu)\s+(?:số\s+)?(?P<numbers>\d{1,2}(?:\.\d{1,2})?(?:\s*\([^)]*\))?"
    r"(?:\s*(?:,|;|và|-|đến)\s*(?:số\s+)?\d{1,2}(?:\.\d{1,2})?(?!\s*%)(?:\s*\([^)]*\))?)*)"
)
_NAME = r"(?:\d{1,2}(?:\.\d{1,2}){1,3}|[a-zđ](?!\w))"
_PLACED = re.compile(
    r"\b(?:chịu trách nhiệm|phụ trách|theo dõi|chủ trì|báo cáo|thực hiện|đảm nhận|tổng hợp)\b[^.]{0,160}?"
    r"\bchỉ tiêu\s+(?:nêu |quy định )?(?:tại )?(?:điểm )?"
    rf"(?P<names>{_NAME}(?:\s*(?:,|;|và)\s*(?:điểm )?{_NAME})*)"
    r"(?P<within>(?:\s*,?\s*(?:của |thuộc |tại )?(?:khoản|mục|tiểu mục) [\divx]+(?:\.\d+)*)*)"
)
_ONE = re.compile(
    r"(?P<link>-|đến)?\s*(?P<number>\d{1,2})(?:\.(?P<sub>\d{1,2}))?(?:\s*\((?P<scope>[^)]*)\))?"
)
_INLINE = re.compile(
    r"\((?:[^()]*?(?:chủ trì|thực hiện|chịu trách nhiệm|phụ trách)\s*:?\s*)?(?P<who>[^()]{4,120}?)"
    r"(?:\s*(?:chủ trì|chịu trách nhiệm|phụ trách|thực hiện)[^()]*)?\)\s*[.;]?$"
)
_SAID = re.compile(
    r"(?:đơn vị|cơ quan) (?:chủ trì|thực hiện|phụ trách|chịu trách nhiệm)\s*:\s*(?P<who>[^.;()]{4,120})"
)

# A number and where it points: (goal or None, target or None for the whole goal, scope or None).
Pointer = tuple[int | None, int | None, str | None]


def assign_targets(placed: tuple[Placed, ...], tasks: tuple[Task, ...]) -> tuple[Target, ...]:
    """The targets, each with the bodies that the tasks or its own words make answerable."""
    answers: list[list[Responsible]] = [_inline(one.target) or list(one.target.responsible) for one in placed]
    named = {(task.unit, pointer): None for task in tasks if task.unit for pointer in pointers(task.text)}
    numbered: dict[int | None, list[int]] = {}
    for index, one in enumerate(placed):
        numbered.setdefault(one.number, []).append(index)
        numbered.setdefault(None, []).append(index)
    for task in tasks:
        for index in _at_places(task, placed):
            _add(answers[index], Responsible(task.unit or "other"))
    for unit, pointer in named:
        for index in numbered.get(pointer[1], ()):
            if pointer[0] in (None, placed[index].goal):
                _add(answers[index], Responsible(unit, pointer[2]))
    return tuple(
        replace(one.target, responsible=tuple(who)) for one, who in zip(placed, answers, strict=True)
    )


def _at_places(task: Task, placed: tuple[Placed, ...]) -> list[int]:
    """The targets that a duty names by their place: "chỉ tiêu a, g của khoản 1.2", "chỉ tiêu 2.3"."""
    if task.unit is None or "chỉ tiêu" not in task.text.lower():
        return []
    found: list[int] = []
    for duty in _PLACED.finditer(_without_help(task.text).lower()):
        names = re.findall(r"\d+(?:\.\d+)+|\b[a-zđ]\b", duty["names"])
        within = [f".{one.upper()}." for one in re.findall(r"[\divx.]+", duty["within"] or "")]
        for index, one in enumerate(placed):
            ref = f".{one.target.ref}."
            if any(ref.endswith(f".{name}.") for name in names) and all(part in ref for part in within):
                found.append(index)
    return found


def _without_help(text: str) -> str:
    """The words with blanks where they say that a body only works along: such do not answer."""
    for helped in _HELPED.finditer(text.lower()):
        text = f"{text[: helped.start()]}{' ' * len(helped[0])}{text[helped.end() :]}"
    return text


def _add(answers: list[Responsible], new: Responsible) -> None:
    if all(one.kind != new.kind for one in answers):
        answers.append(new)


def pointers(text: str) -> tuple[Pointer, ...]:
    """The targets that a duty names by number: "chỉ tiêu 1, 2 (số liệu …) của mục tiêu 2; mục tiêu 6"."""
    found: list[Pointer] = []
    key = text.lower()
    if "chỉ tiêu" not in key and "mục tiêu" not in key:
        return ()
    text = _without_help(text)
    key = text.lower()
    for duty in _DUTY.finditer(key):
        end = text.find(". ", duty.end())
        found.extend(_pointers(text[duty.end() : end if end >= 0 else len(text)]))
        break
    return tuple(found)


def _pointers(words: str) -> list[Pointer]:
    found: list[Pointer] = []
    waiting: list[tuple[int, str | None]] = []
    last = 0
    for token in _TOKEN.finditer(words.lower()):
        beside = not words[last : token.start()].strip()  # "chỉ tiêu 1 mục tiêu 3"
        last = token.end()
        numbers = _numbers(words[token.start("numbers") : token.end("numbers")])
        if token["what"] == "chỉ tiêu":
            found.extend((goal, target, scope) for goal, target, scope in numbers if goal is not None)
            waiting.extend((target, scope) for goal, target, scope in numbers if goal is None)
        elif (token["of"] or beside) and waiting:
            found.extend((goal, target, scope) for _, goal, _ in numbers for target, scope in waiting)
            waiting = []
        else:
            found.extend((goal, None, scope) for _, goal, scope in numbers)
    return found + [(None, target, scope) for target, scope in waiting]


def _numbers(words: str) -> list[tuple[int | None, int, str | None]]:
    """(goal, number, scope) of "1, 2 (số liệu …)", "1 - 4", "2.3"."""
    found: list[tuple[int | None, int, str | None]] = []
    for one in _ONE.finditer(re.sub(r"[;và]", ",", words) if "(" not in words else words):
        number = int(one["number"])
        if one["sub"]:
            found.append((number, int(one["sub"]), one["scope"]))
            continue
        if one["link"] and found and found[-1][0] is None:
            found.extend(
                (None, between, None) for between in range(found[-1][1] + 1, min(number, found[-1][1] + 40))
            )
        found.append((None, number, one["scope"]))
    return found


def _inline(target: Target) -> list[Responsible]:
    """Who a target itself names: "(Công an xã chủ trì)"."""
    key = target.text.lower()
    found = _SAID.search(key) or _INLINE.search(key)
    if found is None:
        return []
    who = units_in(found["who"])
    if not who or who[0][1] > 6:
        return []
    return [Responsible(who[0][0])]
