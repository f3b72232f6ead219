"""What stands inside one Word paragraph: its words as they would be shown, its boxes and its notes."""

from collections.abc import Callable, Iterator

from lxml import etree

from songhanh.reader.sources.lines import clean
from songhanh.reader.sources.word_names import BOLD, ID, MATH, MC, R_PR, R_STYLE, VAL, W, draw_sign, is_on
from songhanh.reader.sources.word_styles import Styles

_BOX = W + "txbxContent"
_CHOICES = MC + "AlternateContent"
# Dropped: what a tracked change took away, and what is kept for the program alone.
_PASSED_OVER = frozenset(
    {W + "del", W + "moveFrom", W + "delText", W + "instrText", W + "delInstrText", W + "pPr", R_PR, W + "rt"}
)


def chosen(alternatives: etree._Element) -> etree._Element | None:
    """Of the ways in which Word wrote the same thing, the first that holds words."""
    options = [option for option in alternatives if option.tag in (MC + "Choice", MC + "Fallback")]
    worded = (option for option in options if next(option.iter(W + "t", W + "sym"), None) is not None)
    return next(worded, options[0] if options else None)


def find_boxes(element: etree._Element) -> Iterator[etree._Element]:
    """The outermost text boxes of a drawing, each once although Word writes them twice."""
    for child in element:
        if child.tag == _BOX:
            yield child
        elif child.tag == _CHOICES:
            option = chosen(child)
            if option is not None:
                yield from find_boxes(option)
        elif len(child):
            yield from find_boxes(child)


class Inline:
    """Reads one paragraph after another; `pieces` are (words, bold), in order."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._fields: list[bool] = []  # for each open field: are we still in its instruction?
        self.pieces: list[tuple[str, bool]] = []
        self.boxes: list[etree._Element] = []
        self.notes: list[tuple[str, str]] = []  # ("footnote" or "endnote", id)
        # Page turns that Word noted when it last laid the text out, page breaks that somebody asked for;
        # all of them, and those before the first word.
        self.turns = self.breaks = self.early_turns = self.early_breaks = 0
        self._steering: list[int] = []
        self._bold = False
        self._handlers: dict[object, Callable[[etree._Element], None]] = {
            W + "t": lambda element: self._put((element.text or "").replace("\n", " ")),
            MATH + "t": lambda element: self._put(element.text or ""),
            W + "r": self._run,
            W + "tab": lambda _element: self._put("\t"),
            W + "ptab": lambda _element: self._put("\t"),
            W + "cr": lambda _element: self._put("\n"),
            W + "br": self._break,
            W + "noBreakHyphen": lambda _element: self._put("-"),
            W + "sym": self._sign,
            W + "fldChar": self._field,
            W + "drawing": self._drawing,
            W + "pict": self._drawing,
            W + "object": self._drawing,
            W + "footnoteReference": self._note,
            W + "endnoteReference": self._note,
            W + "lastRenderedPageBreak": self._turn,
            _CHOICES: self._alternatives,
        }

    def start(self, bold: bool) -> None:
        self.pieces, self.boxes, self.notes, self._bold = [], [], [], bold
        self.turns = self.breaks = self.early_turns = self.early_breaks = 0
        self._steering = []

    def finish(self) -> list[tuple[str, bool]]:
        """The pieces that are shown. A field that is still open hides nothing: it may be torn."""
        if any(self._fields):
            self._fields = []
            return self.pieces
        hidden = frozenset(self._steering)
        return [piece for place, piece in enumerate(self.pieces) if place not in hidden]

    def read(self, parent: etree._Element) -> None:
        """Take in what stands under an element; what is not known is looked into."""
        for child in parent:
            handler = self._handlers.get(child.tag)
            if handler is not None:
                handler(child)
            elif len(child) and child.tag not in _PASSED_OVER:
                self.read(child)

    def _put(self, words: str) -> None:
        # Words inside an instruction are the outcome of an inner field that only steers the outer one.
        if len(self._fields) > 1 and any(self._fields[:-1]):
            self._steering.append(len(self.pieces))
        self.pieces.append((words if words.isprintable() else clean(words), self._bold))

    def _run(self, run: etree._Element) -> None:
        usual = self._bold
        looks = run.find(R_PR)
        if looks is not None:
            self._bold = self._is_bold(looks, usual)
        self.read(run)
        self._bold = usual

    def _is_bold(self, looks: etree._Element, usual: bool) -> bool:
        own = looks.find(BOLD)
        if own is not None:
            return is_on(own.get(VAL))
        style = looks.find(R_STYLE)
        named = None if style is None else self._styles.get(str(style.get(VAL))).bold
        return usual if named is None else named

    def _break(self, element: etree._Element) -> None:
        if element.get(W + "type") == "page":
            self.breaks += 1
            self.early_breaks += not self._has_words()
        self._put("\n")

    def _turn(self, _element: etree._Element) -> None:
        self.turns += 1
        self.early_turns += not self._has_words()

    def _has_words(self) -> bool:
        return any(words.strip() for words, _bold in self.pieces)

    def _sign(self, element: etree._Element) -> None:
        try:
            self._put(draw_sign(int(str(element.get(W + "char")), 16)))
        except ValueError:
            self._put("•")

    def _field(self, element: etree._Element) -> None:
        kind = element.get(W + "fldCharType")
        if kind == "begin":
            self._fields.append(True)
        elif self._fields and kind == "separate":
            self._fields[-1] = False
        elif self._fields and kind == "end":
            self._fields.pop()

    def _drawing(self, element: etree._Element) -> None:
        self.boxes.extend(find_boxes(element))

    def _note(self, element: etree._Element) -> None:
        kind = "footnote" if element.tag == W + "footnoteReference" else "endnote"
        self.notes.append((kind, str(element.get(ID))))

    def _alternatives(self, element: etree._Element) -> None:
        option = chosen(element)
        if option is not None:
            self.read(option)
