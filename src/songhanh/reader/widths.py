"""How wide words print in the serif that official papers use: tells a forced line end from a chosen one."""

import unicodedata

# Thousandths of the type size, as in every metric-compatible Times.
_GROUPS = {
    180: "'", 200: "|", 250: " ,.", 278: "ijlt/:;", 333: "frI()[]!-‘’", 389: "sJ", 408: '"', 444: "aceçz“”?",
    500: "bdđghknopquvxy0123456789*#$–_", 541: "~", 556: "FPS", 564: "+<=>", 611: "ELTZ", 667: "BCR",
    722: "ADĐGHKNOQUVXYw", 778: "m&", 833: "%", 889: "M", 944: "W", 1000: "—…",
}  # fmt: skip
_TABLE = {sign: width for width, signs in _GROUPS.items() for sign in signs}


class _Widths(dict[str, int]):
    """Learns each letter from its plain one: ế is as wide as e."""

    def __missing__(self, sign: str) -> int:
        plain = unicodedata.normalize("NFD", sign)[0]
        self[sign] = 0 if unicodedata.combining(sign) else _TABLE.get(plain, 500)
        return self[sign]


_WIDTH_OF = _Widths(_TABLE).__getitem__


def width(text: str) -> int:
    """The natural width of the words in thousandths of the type size."""
    return sum(map(_WIDTH_OF, text))


def widths(text: str) -> tuple[int, int]:
    """The natural width of the words, and that of the first of them."""
    return width(text), width(text.partition(" ")[0])
