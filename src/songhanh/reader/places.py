"""For which place a plan is made: level, name by majority of spellings, code of the national list."""

import re
from collections import Counter
from dataclasses import dataclass

from songhanh.catalogue import places as catalogue
from songhanh.kernel.text import one_spelling, search_key
from songhanh.reader.blocks import Block
from songhanh.reader.folding import CAPITALS, nfc
from songhanh.reader.parts import Parts
from songhanh.reader.plan import Level, Locality, Span

_LEVELS: tuple[Level, ...] = ("xã", "phường", "đặc khu", "tỉnh", "thành phố")
_LOW = frozenset(("xã", "phường", "đặc khu"))
_WORD = rf"(?:[{CAPITALS}][\w'’]*|\d{{1,2}}\b)"
_NAMED = re.compile(
    # Each begins with a letter, and its border is asked behind it, so that the engine skips to them.
    r"(?P<level>xã(?<!\w..)|Xã(?<!\w..)|phường(?<!\w.{6})|Phường(?<!\w.{6})|đặc(?<!\w...) [Kk]hu"
    r"|Đặc(?<!\w...) [Kk]hu|tỉnh(?<!\w....)|Tỉnh(?<!\w....)|thành(?<!\w.{5}) [Pp]hố"
    rf"|Thành(?<!\w.{{5}}) [Pp]hố)\s+(?P<name>{_WORD}(?:[ -]{_WORD}){{0,4}})"
)
_SHOUTED = re.compile(
    r"\b(?P<level>XÃ|PHƯỜNG|ĐẶC KHU|TỈNH"
    rf"|THÀNH PHỐ)\s+(?!HỘI CHỦ)(?P<name>[{CAPITALS}]+(?:[ -][{CAPITALS}]+){{0,4}})"
    r"(?=\s*$|\s+Độc lập)"
)
_PLACE_LINE = re.compile(
    rf"(?<![\w/-])(?P<name>[{CAPITALS}][\w'’]*(?:[ -][{CAPITALS}\d][\w'’]*){{0,4}}),\s*ngày\b"
)
_VOICE = re.compile(r"(?:ủy ban nhân dân|ubnd)\s+(?P<level>xã|phường|đặc khu|tỉnh|thành phố)\b")
_PROVINCE = re.compile(
    r"\b(?:[Tt]ỉnh|[Tt]hành [Pp]hố|TP\.?)\s+(?P<name>[" + CAPITALS + r"]\w*(?: [" + CAPITALS + r"]\w*){0,3})"
)
# What may follow a name without a stop: an office, or the order that the place gives.
_NO_NAME = re.compile(
    r"\s(?:Phòng (?:Văn|Kinh)|Trạm Y|Công an|Hội (?:Liên|Nông|Cựu|đồng)|Đoàn (?:Thanh|TN)"
    r"|Ban (?:Vì|Chỉ|Chấp|Thường)|[UỦ][yỷ] ban"
    r"|Các|Trường (?:Tiểu|Mầm|TH)|Văn phòng|Trung tâm|Mặt trận|Ngân hàng|Là|Và|Về"
    r"|[A-ZĐ]{2,}|Chủ (?:trì|tịch|động)|Đảng ủy|Đề nghị"
    r"|Kế hoạch|Trong|Thực hiện|Tổ chức|Tăng cường|Tiếp tục|Triển khai|Căn cứ|Trên|Nơi|Đài phát)\b"
)
Votes = Counter[tuple[str, str]]


NOWHERE = Locality()


@dataclass(frozen=True, slots=True)
class Named:
    """The place, how else the plan spells it, and how the national list does."""

    locality: Locality = NOWHERE
    others: tuple[str, ...] = ()
    official: str = ""
    span: Span = (0, 0)

    @property
    def name(self) -> str:
        return self.locality.name


def find_place(parts: Parts, blocks: tuple[Block, ...], title: str) -> Named:
    """Who speaks, by its own voice, its title and the head; the name as it is spelled most often."""
    votes, firsts = _votes(parts, blocks)
    level = _level(parts, blocks, votes, title)
    if level is None:
        return Named()
    names = _names(parts, votes, title, level)
    if not names:
        return Named(Locality(level))
    best = max(names.values())
    name = next(name for name, count in names.items() if count == best)
    others = tuple(other for other in names if _same_place(other, name))
    unit = _listed(level, name, others, _province(parts))
    official = unit.name if unit else ""
    code = unit.code if unit else None
    span = firsts.get((level, (others or (name,))[0]), (0, 0))
    return Named(Locality(level, name, code), others, official, span)


def _same_place(other: str, name: str) -> bool:
    """Another spelling of the name, not another name and not the older way to set the tone."""
    if one_spelling(other).casefold() == one_spelling(name).casefold():
        return False
    return search_key(other) == search_key(name)


def _listed(
    level: Level, name: str, others: tuple[str, ...], province: str | None
) -> catalogue.AdministrativeUnit | None:
    """The unit of the national list: by its very name; in a known province also without dấu."""
    for spelling in (name, *others):
        if unit := catalogue.match(level, spelling, province):
            return unit
    return catalogue.match(level, search_key(name), province) if province else None


def _province(parts: Parts) -> str | None:
    """The province that the preamble's instruments come from, if they name just one."""
    said = {_trim(found) for block in parts.preamble for found in _PROVINCE.finditer(block.text)}
    said.discard("")
    return said.pop() if len(said) == 1 else None


def _votes(parts: Parts, blocks: tuple[Block, ...]) -> tuple[Votes, dict[tuple[str, str], Span]]:
    """How often each place is named, by level and spelling, and where first."""
    votes: Votes = Counter()
    firsts: dict[tuple[str, str], Span] = {}
    for block in blocks:
        for found in _NAMED.finditer(block.text):
            if name := _trim(found):
                key = (found["level"].lower(), name)
                votes[key] += 1
                firsts.setdefault(key, block.words.span(*found.span()))
    for found in _shouted(parts):
        votes[found["level"].lower(), found["name"].title()] += 2
    return votes, firsts


def _shouted(parts: Parts) -> list[re.Match[str]]:
    """ỦY BAN NHÂN DÂN / XÃ …, line by line."""
    lines = [nfc(line.text) for block in parts.letterhead for line in block.lines]
    return [found for line in lines if (found := _SHOUTED.search(line))]


def _trim(found: re.Match[str]) -> str:
    """The name itself, without the words of office that follow it in capitals."""
    around = f" {found.string[found.start('name') : found.end('name') + 12]}"
    stop = _NO_NAME.search(around)
    return found["name"][: max(0, stop.start() - 1)].rstrip() if stop else found["name"]


def _names(parts: Parts, votes: Votes, title: str, level: Level) -> Counter[str]:
    names = Counter({name: count for (of, name), count in votes.items() if of == level})
    if level not in _LOW:  # a province names many places; only its title and head speak of itself
        said = " . ".join([title, *(block.text for block in parts.letterhead)])
        own = [_trim(found) for found in _NAMED.finditer(said) if found["level"].lower() == level]
        names = Counter(name for name in own if name) or names
    for block in parts.letterhead:
        found = _PLACE_LINE.search(block.text)
        if found and (found["name"] in names or not names):
            names[found["name"]] += 1
    return names


def _level(parts: Parts, blocks: tuple[Block, ...], votes: Votes, title: str) -> Level | None:
    """Which level speaks: who issues the plan, where it applies, whose offices it orders."""
    weights: Counter[str] = Counter()
    for block in blocks:
        for said in _VOICE.finditer(block.key) if "ủy ban" in block.key or "ubnd" in block.key else ():
            weights[said["level"]] += 1
    for (word, _), count in votes.items():
        weights[word] += count
    for found in _NAMED.finditer(title):
        weights[found["level"].lower()] += 20
    for found in _shouted(parts):
        weights[found["level"].lower()] += 40
    issuing = next((b.key for b in reversed(parts.preamble) if re.search(r"ban hành|xây dựng", b.key)), "")
    for voice in _VOICE.finditer(issuing):
        weights[voice["level"]] += 10
    known = [each for each in _LEVELS if weights[each]]
    if not known:
        return None
    best: Level = max(known, key=lambda each: weights[each] + 5 * (each in _LOW))
    return best
