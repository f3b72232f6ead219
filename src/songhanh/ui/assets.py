"""What is made at set-up and in the wheel, and never committed: compiled translations and the typeface.

`python -m songhanh.ui.assets` does it; a second time it finds the stamp and is done at once. Plain Python.
"""

from hashlib import sha256
from importlib.resources import files
from io import BytesIO
from itertools import product
from pathlib import Path
from unicodedata import normalize

ROOM = Path(__file__).resolve().parent
FACE = ROOM / "static/ui/face"
STAMP = FACE / ".stamp"
LOCALES = (ROOM / "locale", ROOM / "locale_packages")

WEIGHTS = {400: "BeVietnamPro-Regular.ttf", 600: "BeVietnamPro-SemiBold.ttf"}
_PACKAGE = "fontpkg_be_vietnam_pro"
_LICENCE = "OFL.txt"

_VOWELS = "aăâeêioôơuưy"
_TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
# Latin-1 for names from elsewhere; then what the pages write besides letters.
_OTHERS = "–—‘’“”„…•·‹›×÷±−≤≥≠≈½¼¾₫€°§†→←↑↓✓№\u00a0\u2009\u200b\u2011\u0300\u0301\u0303\u0309\u0323"

_FACE_RULE = """@font-face {{
  font-family: "Be Vietnam Pro"; font-weight: {weight}; font-style: normal; font-display: swap;
  src: url("be-vietnam-pro-{weight}.woff2") format("woff2");
}}
"""


def vietnamese_letters() -> str:
    """All 134 letters that Vietnamese has beyond plain Latin, both cases."""
    composed = {normalize("NFC", vowel + tone) for vowel, tone in product(_VOWELS, _TONES)} | {"đ"}
    special = sorted(letter for letter in composed if not letter.isascii())
    return "".join(letter + letter.upper() for letter in special)


def prepare_assets() -> None:
    """Make the typeface's files and compile every .po, unless they stand as their sources ask."""
    mark = _mark()
    if _is_ready(mark):
        return
    FACE.mkdir(parents=True, exist_ok=True)
    for weight, name in WEIGHTS.items():
        (FACE / f"be-vietnam-pro-{weight}.woff2").write_bytes(_subset(_font(name)))
    (FACE / _LICENCE).write_bytes((files(_PACKAGE) / "LICENSE").read_bytes())
    (FACE / "face.css").write_text("".join(_FACE_RULE.format(weight=weight) for weight in WEIGHTS), "utf-8")
    for source in catalogues():
        _compile(source)
    STAMP.write_text(mark, "ascii")


def catalogues() -> tuple[Path, ...]:
    """Every translation of the product, in a steady order."""
    return tuple(sorted(found for locale in LOCALES for found in locale.glob("*/LC_MESSAGES/*.po")))


def made_files() -> tuple[Path, ...]:
    """What `prepare_assets` leaves behind."""
    faces = tuple(FACE / f"be-vietnam-pro-{weight}.woff2" for weight in WEIGHTS)
    return (
        *faces,
        FACE / "face.css",
        FACE / _LICENCE,
        *(po.with_suffix(".mo") for po in catalogues()),
        STAMP,
    )


def _is_ready(mark: str) -> bool:
    return all(made.is_file() for made in made_files()) and STAMP.read_text("ascii") == mark


def _mark() -> str:
    """A hash of everything that the result depends on."""
    digest = sha256(Path(__file__).read_bytes())
    for name in WEIGHTS.values():
        digest.update(_font(name))
    for source in catalogues():
        digest.update(source.relative_to(ROOM).as_posix().encode() + b"\0" + source.read_bytes())
    return digest.hexdigest()


def _font(name: str) -> bytes:
    return (files(_PACKAGE) / "files" / name).read_bytes()


def _subset(font: bytes) -> bytes:
    from fontTools.subset import Options, Subsetter  # noqa: PLC0415 (slow, and needed once)
    from fontTools.ttLib import TTFont  # noqa: PLC0415

    options = Options()
    options.flavor = "woff2"
    options.layout_features = ["kern", "mark", "mkmk", "ccmp", "locl"]
    wanted = {*range(0x20, 0x7F), *range(0xA0, 0x100), *map(ord, vietnamese_letters() + _OTHERS)}
    loaded = TTFont(BytesIO(font), recalcTimestamp=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=wanted)
    subsetter.subset(loaded)
    loaded.flavor = "woff2"
    made = BytesIO()
    loaded.save(made)
    return made.getvalue()


def _compile(source: Path) -> None:
    from babel.messages.mofile import write_mo  # noqa: PLC0415
    from babel.messages.pofile import read_po  # noqa: PLC0415

    with source.open("rb") as read:
        catalogue = read_po(read)
    with source.with_suffix(".mo").open("wb") as write:
        write_mo(write, catalogue)


if __name__ == "__main__":
    prepare_assets()
