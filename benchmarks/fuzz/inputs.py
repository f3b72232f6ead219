"""What is thrown at the reader: lines put together from the words of plans, plans mangled, files torn."""

import io
import random
import zipfile
from functools import cache
from importlib.resources import files

from benchmarks.reader.made import demonstration

PIECES = (
    "I.", "II. ", "1.", "1.1. ", "a) ", "- ", "+ ", "• ", "o ", "(1) ", "Phần thứ nhất", "Điều 3.", "IL. ",
    "O2 ", "100%", "12/14", "ít nhất ", "trên ", "dưới 18", "từ 28% lên 45%", "giảm từ 23", "không quá ",
    "/năm", "mỗi quý", "thôn", "ấp", "tổ dân phố", "Công an xã", "Trạm Y tế", "Phòng Văn hóa - Xã hội",
    "Hội LHPN", "UBND xã", "MTTQ", "chủ trì", "phối hợp với", "tham mưu", "báo cáo", "trước ngày 30/8",
    "31/02/2026", "ngày 05 tháng 12", "giai đoạn 2026-2030", "năm 2026", "đến năm 2030", "quý III",
    "6 tháng đầu năm", "định kỳ", "thường xuyên", "số 12/KH-UBND", "71/NQ -CP", "2282/QĐ-TTg",
    "chỉ tiêu 3 và 4 của Mục tiêu 3", "Nơi nhận:", "KẾ HOẠCH", "tin, bài", "tỷ lệ", "kinh phí",
    "500.000 đồng", "1.234,5", "1,5 triệu", "80 tuổi", "0912 345 678", "…", ";", ":", ",", ".", "./.", "“",
    "”", "\"", "–", "—", "%", "‰", "/", "(", ")", "[", "]", "*", "**", "__", "#", "|", "\t", "\u00a0",
    "\u200b", "\u0301", "\u0323", "\ufeff", "ß", "İ", "ﬁ", "Σ", "𝟙", "١٢", "²", "½", "\U0001f600", "\u202e",
    "\x07", "\x0c", "uỷ", "Uỷ", "hoà", "quý", "thúy", "đăng", "1ần",
)  # fmt: skip
_SIGNS = " \n.,;:-–()/%0123456789aăâđêIVXĐ“”*_#\t\u00a0\u0301"


@cache
def sentences() -> tuple[str, ...]:
    """The lines of the demonstration's plans."""
    folder = files("songhanh.demo").joinpath("plans")
    texts = [each.read_text(encoding="utf-8") for each in sorted(folder.iterdir(), key=lambda one: one.name)]
    return tuple(line for text in texts for line in text.split("+++")[-1].splitlines() if line.strip())


@cache
def whole_files() -> tuple[tuple[str, bytes], ...]:
    return tuple(demonstration().items())


def line(chance: random.Random) -> str:
    """A short input: pieces of plans, a torn sentence, or signs without sense."""
    kind = chance.random()
    if kind < 0.5:
        between = chance.choice(("", " ", " ", " "))
        return between.join(chance.choices(PIECES, k=chance.randint(1, 8)))
    if kind < 0.9:
        return mangle(chance, chance.choice(sentences())[: chance.randint(1, 160)], chance.randint(0, 5))
    return "".join(
        chr(chance.choice((chance.randrange(32, 0x1F00), chance.randrange(0x110000)))) for _ in range(12)
    )


def text(chance: random.Random) -> str:
    """A whole plan, torn and put together anew."""
    lines = sentences()
    begun = chance.randrange(len(lines))
    taken = list(lines[begun : begun + chance.randint(5, 60)])
    for _ in range(chance.randint(0, 12)):
        taken.insert(chance.randrange(len(taken) + 1), line(chance))
    if chance.random() < 0.2:
        chance.shuffle(taken)
    whole = chance.choice(("\n", "\n", "\n\n", " ", "\r\n")).join(taken)
    if chance.random() < 0.1:
        whole = whole.upper()
    return mangle(chance, whole, chance.randint(0, 40))


def mangle(chance: random.Random, words: str, times: int) -> str:
    """Letters changed, dropped and doubled."""
    signs = list(words)
    for _ in range(times if signs else 0):
        place = chance.randrange(len(signs))
        signs[place] = chance.choice(("", chance.choice(_SIGNS), signs[place] * 2, chance.choice(PIECES)))
    return "".join(signs)


def damaged_file(chance: random.Random) -> tuple[str, bytes]:
    """A good .docx or .pdf with something wrong: bytes flipped, an end lost, a part mangled."""
    name, content = chance.choice(whole_files())
    if name.endswith(".docx") and chance.random() < 0.6:
        return name, _mangled_package(chance, content)
    torn = bytearray(content)
    for _ in range(chance.randint(1, 30)):
        start = chance.randrange(len(torn))
        size = chance.choice((1, 1, 4, 64))
        torn[start : start + size] = chance.randbytes(size) if chance.random() < 0.8 else b""
    if chance.random() < 0.2:
        del torn[chance.randrange(len(torn)) :]
    return name, bytes(torn)


def _mangled_package(chance: random.Random, content: bytes) -> bytes:
    """The same package, packed well, with one part's bytes wrong: what a checksum does not notice."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as good, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bad:
        names = good.namelist()
        chosen = "word/document.xml" if chance.random() < 0.6 else chance.choice(names)
        for name in names:
            part = bytearray(good.read(name))
            for _ in range(chance.randint(1, 6) if name == chosen and part else 0):
                _mangle_xml(chance, part)
            bad.writestr(name, bytes(part))
    return out.getvalue()


def _mangle_xml(chance: random.Random, part: bytearray) -> None:
    """An element moved, doubled or dropped, a number made absurd, or plain noise."""
    start = part.find(b"<w:", chance.randrange(len(part)))
    end = part.find(b">", start) + 1
    if start < 0 or end <= 0 or chance.random() < 0.2:
        place = chance.randrange(len(part))
        part[place : place + 3] = chance.randbytes(3)
        return
    tag = bytes(part[start:end])
    worse = chance.choice((b"", tag + tag, tag.replace(b'val="', b'val="-99999999'), b"<w:tbl>", b"<w:p/>"))
    part[start:end] = worse
