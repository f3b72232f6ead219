"""A drawing of `charts` on paper: the same marks, laid on a PDF's page, or as a picture for a .docx.

Only what the charts' pen writes is read: lines, bars, dots, words. A .docx gets a bitmap of a one-page PDF,
because Word before 2016 and LibreOffice on old machines show no SVG.
"""

import io
import re
from collections.abc import Callable
from functools import cache
from importlib.resources import as_file, files
from typing import Any

import pypdfium2
from lxml import etree
from reportlab.lib.colors import HexColor
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

_SIZE = 12.5  # of the letters, in units of the drawing
_DOTS = 220  # to the inch, of the picture
_MM = 72 / 25.4
_TICK = "✓"  # no face that is at hand has it: it is drawn
_NUMBER = re.compile(r"-?[0-9.]+")
_FACES = {False: "BeVietnamPro-Regular", True: "BeVietnamPro-SemiBold"}
Mark = Any  # an element of the drawing


def size_of(svg: str) -> tuple[float, float]:
    """Width and height of a drawing in its own units."""
    _x, _y, width, height = (float(one) for one in _root(svg).get("viewBox", "0 0 1 1").split())
    return width, height


def draw_on(canvas: Canvas, svg: str, x: float, top: float, width: float) -> None:
    """Draw it with its upper left corner at (x, top), `width` points wide."""
    _register()
    scale = width / size_of(svg)[0]
    canvas.saveState()
    canvas.translate(x, top)
    canvas.scale(scale, -scale)  # a drawing counts from above
    for mark in _root(svg):
        draw = _DRAW.get(etree.QName(mark).localname)
        if draw is not None:
            draw(canvas, mark)
    canvas.restoreState()


def draw_png(svg: str, width: float) -> bytes:
    """A picture of it, `width` millimetres wide; equal drawings give equal bytes."""
    across, down = size_of(svg)
    wide, high = width * _MM, width * _MM * down / across
    held = io.BytesIO()
    canvas = Canvas(held, pagesize=(wide, high), invariant=1)
    draw_on(canvas, svg, 0, high, wide)
    canvas.save()
    document = pypdfium2.PdfDocument(held.getvalue())
    try:
        picture = document[0].render(scale=_DOTS / 72).to_pil()
    finally:
        document.close()
    made = io.BytesIO()
    picture.convert("P", palette=1, colors=64).save(made, "PNG", optimize=True, dpi=(_DOTS, _DOTS))
    return made.getvalue()


def _root(svg: str) -> Any:
    return etree.fromstring(svg.encode())


@cache
def _register() -> None:
    folder = files("fontpkg_be_vietnam_pro").joinpath("files")
    for name in _FACES.values():
        with as_file(folder.joinpath(f"{name}.ttf")) as path:
            pdfmetrics.registerFont(TTFont(name, str(path)))


def _look(canvas: Canvas, mark: Mark) -> dict[str, int]:
    """Colours, width and breaks of the lines; whether it is filled and has an edge."""
    fill, edge = mark.get("fill", "none"), mark.get("stroke", "")
    if fill != "none":
        canvas.setFillColor(HexColor(fill))
    if edge:
        canvas.setStrokeColor(HexColor(edge))
        canvas.setLineWidth(float(mark.get("stroke-width", "1")))
    breaks = [float(one) for one in mark.get("stroke-dasharray", "").split()]
    canvas.setDash(breaks or [])
    canvas.setLineCap(1 if mark.get("stroke-linecap") == "round" else 0)
    return {"stroke": int(bool(edge)), "fill": int(fill != "none")}


def _draw_line(canvas: Canvas, mark: Mark) -> None:
    look = _look(canvas, mark)
    numbers = [float(one) for one in _NUMBER.findall(mark.get("d", ""))]
    path = canvas.beginPath()
    for at, point in enumerate(zip(numbers[::2], numbers[1::2], strict=True)):
        (path.lineTo if at else path.moveTo)(*point)
    canvas.drawPath(path, **look)


def _draw_bar(canvas: Canvas, mark: Mark) -> None:
    look = _look(canvas, mark)
    canvas.rect(*(float(mark.get(name)) for name in ("x", "y", "width", "height")), **look)


def _draw_dot(canvas: Canvas, mark: Mark) -> None:
    look = _look(canvas, mark)
    canvas.circle(*(float(mark.get(name)) for name in ("cx", "cy", "r")), **look)


def _draw_words(canvas: Canvas, mark: Mark) -> None:
    face, words = _FACES[mark.get("font-weight") == "600"], mark.text or ""
    wide = sum(_width(piece, face) for piece in _pieces(words))
    back = {"middle": wide / 2, "end": wide}.get(mark.get("text-anchor", ""), 0)
    canvas.saveState()
    canvas.translate(float(mark.get("x")) - back, float(mark.get("y")))
    canvas.scale(1, -1)
    canvas.setFillColor(HexColor(mark.get("fill", "#000000")))
    canvas.setFont(face, _SIZE)
    at = 0.0
    for piece in _pieces(words):
        if piece == _TICK:
            _draw_tick(canvas, at, mark.get("fill", "#000000"))
        else:
            canvas.drawString(at, 0, piece)
        at += _width(piece, face)
    canvas.restoreState()


def _pieces(words: str) -> list[str]:
    return [piece for piece in re.split(f"({_TICK})", words) if piece]


def _width(piece: str, face: str) -> float:
    return _SIZE * 0.8 if piece == _TICK else float(pdfmetrics.stringWidth(piece, face, _SIZE))


def _draw_tick(canvas: Canvas, at: float, colour: str) -> None:
    canvas.setStrokeColor(HexColor(colour))
    canvas.setLineWidth(1.6)
    canvas.setDash([])
    path = canvas.beginPath()
    path.moveTo(at + 1, _SIZE * 0.3)
    path.lineTo(at + 3.4, _SIZE * 0.05)
    path.lineTo(at + 8, _SIZE * 0.66)
    canvas.drawPath(path, stroke=1, fill=0)


_DRAW: dict[str, Callable[[Canvas, Mark], None]] = {
    "path": _draw_line, "rect": _draw_bar, "circle": _draw_dot, "text": _draw_words,
}  # fmt: skip
