"""Finished tasks as lines of a report: one for each promise, the villages that kept it added up."""

from collections.abc import Iterable, Sequence

from songhanh.catalogue.outline import section_of
from songhanh.kernel.numbers import official_count
from songhanh.paper.report.values import Deed

_LONGEST = 220


def deed_lines(deeds: Iterable[Deed], village_word: str) -> dict[str, list[str]]:
    """The bullets by the code of their section, in the order in which things were done first."""
    shared: dict[tuple[str, str, str], list[Deed]] = {}
    for deed in deeds:
        shared.setdefault((deed.line, deed.text, deed.promise), []).append(deed)
    bullets: dict[str, list[str]] = {}
    for (_line, text, promise), own in shared.items():
        bullets.setdefault(section_of(f"{text} {promise}"), []).extend(_lines(text, own, village_word))
    return bullets


def _lines(text: str, deeds: Sequence[Deed], village_word: str) -> list[str]:
    """ "- 14 thôn: Treo băng rôn …." for villages together, a line of its own for every other unit."""
    villages = [deed for deed in deeds if deed.is_village]
    lines = [f"- {deed.unit}: {sentence(text)}{_result(deed)}" for deed in deeds if not deed.is_village]
    if len(villages) == 1:
        lines.append(f"- {villages[0].unit}: {sentence(text)}{_result(villages[0])}")
    elif villages:
        lines.append(f"- {official_count(len(villages))} {village_word} đã thực hiện: {sentence(text)}")
    return lines


def _result(deed: Deed) -> str:
    """What the unit said of it, where that is more than that it is done."""
    said = " ".join(deed.result.split())
    return f" {sentence(said)}" if said and len(said) <= _LONGEST else ""


def sentence(text: str) -> str:
    """Words as a sentence: their first letter large, a full stop at the end."""
    bare = " ".join(text.split()).rstrip(" .;,:")
    return f"{bare[:1].upper()}{bare[1:]}." if bare else ""
