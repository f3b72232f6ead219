"""Slips of typing and recognition, sentences cut short, words said twice. Nothing is corrected."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from songhanh.catalogue.vocabulary import slips
from songhanh.reader.blocks import Block
from songhanh.reader.doubts.raised import Read
from songhanh.reader.folding import unscanned

_PHRASES = {one.written: one for one in slips()}
_PARTS = tuple((phrase, frozenset(re.findall(r"\w+", phrase))) for phrase in _PHRASES)
# A syllable that ends in c, ch, p or t bears the sắc or the nặng; without it something is missing.
_TONELESS = re.compile(r"[ăâêôơư](?:ch|c|p|t)\b")
_CLOSED = tuple(vowel + end for vowel in "ăâêôơư" for end in ("ch", "c", "p", "t"))
_WORD = re.compile(r"[^\s,;]*[^\s,;.]")
_ONSET = re.compile(r"[bcdđghklmnpqrstvx]{0,3}[iuo]?$")
_BODY = (
    r"(?:phụ nữ|công an|ubnd|ủy ban nhân dân|hđnd|trạm y tế|mặt trận tổ quốc|mttq"
    r"|hội đồng nhân dân|đoàn thể|văn hóa - xã hội)"
)
_WARD = re.compile(rf"\b{_BODY} (?P<found>thường)\b(?! (?:xuyên|trực|kỳ|niên|vụ|lệ|gặp|bị))")
# Words after which no sentence ends.
_HANGS = frozenset(["của", "và", "với", "các", "để", "nhằm", "trong", "tại", "bởi", "hoặc", "theo", "những"])
_CUT = frozenset(word + stop for word in _HANGS for stop in ".;")
_STOP = re.compile(r"[.;](?=\s*$|\s+[^\W\d_])")
_LEAST, _MOST = 4, 15  # words of a phrase said twice
_SHORT = 40  # characters; no sentence


@dataclass(frozen=True, slots=True)
class Slip:
    kind: str
    start: int
    end: int
    arguments: dict[str, str] = field(default_factory=dict)


def find_slips(read: Read) -> Iterator[tuple[Block, Slip]]:
    """The slips of all paragraphs, with their places in each."""
    for blocks, check in _checks(read):
        for block in blocks:
            for slip in check(block):
                yield block, slip


def _checks(read: Read) -> Iterator[tuple[Iterable[Block], Callable[[Block], Iterable[Slip]]]]:
    """What has to be looked for, and in which paragraphs: where no word hints at it, in none."""
    paper = read.paper
    phrases = [phrase for phrase, parts in _PARTS if parts <= read.words and phrase in paper.key]
    yield paper.with_any(*phrases), lambda block: _odd_phrases(block, phrases)
    yield paper.with_any(*(word for word in read.words if word.endswith(_CLOSED))), _odd_syllables
    if read.scanned:
        yield read.blocks, _misread
    if read.draft.head.locality.level == "phường":
        yield paper.with_any(" thường"), _odd_wards
    yield paper.with_any(*(_CUT & read.tokens)), _cut
    yield (block for block in read.blocks if len(block.text) > _SHORT), _repeated


def _misread(block: Block) -> Iterator[Slip]:
    """Figures and letters that a scan took for one another, as whole words."""
    text = block.text
    mended = unscanned(text)
    for word in _WORD.finditer(mended) if mended != text else ():
        if word[0] != text[word.start() : word.end()]:
            yield _slip(text, word.span(), word[0])


def _odd_wards(block: Block) -> Iterator[Slip]:
    """ "Công an thường": the word that should be phường."""
    for found in _WARD.finditer(block.key) if " thường" in block.key else ():
        yield _slip(block.text, found.span("found"), "phường")


def _odd_phrases(block: Block, phrases: list[str]) -> Iterator[Slip]:
    for phrase in phrases:
        if phrase in block.key:
            known = _PHRASES[phrase]
            pattern = rf"\b{phrase}\b" + (f"(?!{'|'.join(known.but)})" if known.but else "")
            for found in re.finditer(pattern, block.key):
                yield _slip(block.text, found.span(), known.meant)


def _odd_syllables(block: Block) -> Iterator[Slip]:
    for found in _TONELESS.finditer(block.key):
        start = block.key.rfind(" ", 0, found.start()) + 1
        onset = _ONSET.match(block.key, start, found.start())
        if onset and onset.end() == found.start():
            place = (start, found.end())
            yield _slip(block.text, place, _with_tone(block.key[start : found.end()]))


def _cut(block: Block) -> Iterator[Slip]:
    """A sentence that ends after a word that leads on."""
    text = block.text
    for found in _STOP.finditer(block.key) if len(text) > _SHORT else ():
        if block.key[max(0, found.start() - 7) : found.start()].split(" ")[-1] in _HANGS:
            start = len(" ".join(text[: found.start()].split(" ")[:-3]))
            yield Slip("sentence_cut", start, found.end(), {"words": text[start : found.end()].strip()})


def _repeated(block: Block) -> Iterator[Slip]:
    """The first phrase that is said again at once."""
    words = block.key.split(" ")
    if len(words) - len(set(words)) < _LEAST:
        return
    phrases = set(zip(words, words[1:], words[2:], words[3:], strict=False))  # of _LEAST words
    if len(phrases) > len(words) - _LEAST:
        return  # none twice: so it is with most, and this is quickly known
    text = block.text
    last: dict[str, int] = {}
    for index, word in enumerate(words):
        before = last.get(word, -_MOST - 1)
        length = index - before
        last[word] = index
        if _LEAST <= length <= _MOST and words[before:index] == words[index : index + length]:
            start = len(" ".join(words[:before])) + (before > 0)
            phrase = text[start : start + len(" ".join(words[before:index]))]
            yield Slip("words_repeated", start, start + 2 * len(phrase) + 1, {"words": phrase})
            return


def _slip(text: str, place: tuple[int, int], meant: str) -> Slip:
    return Slip("possible_slip", *place, {"found": text[place[0] : place[1]], "meant": meant})


_SHARP = str.maketrans("ăâêôơư", "ắấếốớứ")
_HEAVY = str.maketrans("ăâêôơư", "ặậệộợự")


def _with_tone(syllable: str) -> str:
    return f"{syllable.translate(_SHARP)}/{syllable.translate(_HEAVY)}"
