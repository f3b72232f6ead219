"""The face of our PDFs: Crimson Text, of Times's kind, with every Vietnamese letter (OFL).

Times New Roman may not be given away and is on no server: a .docx names it, a PDF must carry its letters.
"""

from functools import cache
from importlib.resources import as_file, files

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from songhanh.paper.layout import Element

_FILES = {
    (False, False): "CrimsonText-Regular",
    (True, False): "CrimsonText-Bold",
    (False, True): "CrimsonText-Italic",
    (True, True): "CrimsonText-BoldItalic",
}


@cache
def _register() -> None:
    folder = files("fontpkg_crimson_text").joinpath("files")
    for name in _FILES.values():
        with as_file(folder.joinpath(f"{name}.ttf")) as path:
            pdfmetrics.registerFont(TTFont(name, str(path)))


def face(look: Element) -> str:
    """The registered name of the face for bold and italic of an element."""
    _register()
    return _FILES[look.bold, look.italic]


def line_width(text: str, look: Element) -> float:
    """Points that `text` takes on one line."""
    return float(pdfmetrics.stringWidth(text, face(look), look.use))
