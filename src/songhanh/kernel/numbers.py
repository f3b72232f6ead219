"""Numbers as Vietnamese offices write them: 1.234,5, and 04 in prose; money in whole đồng."""

import re
from decimal import ROUND_HALF_UP, Decimal

from songhanh.kernel.refusals import Refusal, gettext_noop

_LONGEST = 40
_LARGEST_MONEY = 2**63 - 1
_SPACES = re.compile(r"\s+")
_MINUS = str.maketrans({"−": "-", "–": "-", "‒": "-", "\u2011": "-"})

_PLAIN = re.compile(r"[0-9]+(?:,[0-9]+)?")
_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:(?:\.[0-9]{3})+|(?: [0-9]{3})+)(?:,[0-9]+)?")

# The first shape that fits says what is wrong; anything else is simply not a number.
_FAULTS = (
    (re.compile(r".*[^\W\d_].*"), gettext_noop("Trong “%(text)s” có chữ: chỉ ghi số, ví dụ 60,5.")),
    (re.compile(r".*%.*"), gettext_noop("Ghi “%(text)s” không cần dấu %%: chỉ ghi số, ví dụ 60,5.")),
    (
        re.compile(r"[0-9]+\.[0-9]+"),
        gettext_noop(
            "Chưa rõ “%(text)s” là bao nhiêu: phần lẻ ghi sau dấu phẩy (60,5), hàng nghìn ghi 1.234."
        ),
    ),
    (
        re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]*|[0-9]{1,3}(?:,[0-9]{3}){2,}"),
        gettext_noop("“%(text)s” viết theo kiểu Anh, Mỹ: hãy ghi hàng nghìn bằng dấu chấm, ví dụ 1.234,5."),
    ),
    (
        re.compile(r"[0-9. ]+,"),
        gettext_noop("“%(text)s” còn thiếu phần sau dấu phẩy: hãy ghi đủ, ví dụ 60,5, hoặc bỏ dấu phẩy."),
    ),
    (
        re.compile(r",[0-9]+"),
        gettext_noop("“%(text)s” còn thiếu số trước dấu phẩy: hãy ghi 0,5 thay cho ,5."),
    ),
    (
        re.compile(r"[0-9]+(?:[. ][0-9]+)+(?:,[0-9]+)?"),
        gettext_noop(
            "“%(text)s” ngăn hàng nghìn chưa đúng: mỗi nhóm có ba chữ số, ví dụ 1.234 hoặc 12.345.678."
        ),
    ),
)
_NOT_A_NUMBER = gettext_noop("“%(text)s” không phải là một số: hãy ghi số, ví dụ 1.234,5.")
_NOTHING = gettext_noop("Chưa có số: hãy ghi một số, ví dụ 1.234,5.")
_TOO_LONG = gettext_noop("Số này dài quá %(most)s chữ số: hãy kiểm tra lại.")
_NOT_MONEY = gettext_noop("“%(text)s” không phải là số tiền: hãy ghi số đồng chẵn, ví dụ 15.000.000.")


class CannotReadNumber(Refusal):
    """What was typed is no number, or could be two different ones."""


def read_number(text: str) -> Decimal:
    """The number meant by "1.234,5", "1234,5", "1 234,5", "+04" or "−3". Never a guess.

    Points or spaces part thousands in groups of three, a comma opens the fraction, as in "1,234" (one and a
    bit). Raises `CannotReadNumber`, with one sentence that says what to write, for all else: "60.5" could be
    60,5 or a slip for 60.500, "1,234.5" is not how it is written here, "60,5 phần trăm" is more than
    a number.
    """
    shown = _SPACES.sub(" ", text.translate(_MINUS)).strip()
    if not shown:
        raise CannotReadNumber(_NOTHING)
    if len(shown) > _LONGEST:
        raise CannotReadNumber(_TOO_LONG, most=_LONGEST)
    sign, bare = ("-" if shown[0] == "-" else "", shown[1:].lstrip()) if shown[0] in "+-" else ("", shown)
    if _PLAIN.fullmatch(bare) or _GROUPED.fullmatch(bare):
        number = Decimal(sign + bare.replace(".", "").replace(" ", "").replace(",", "."))
        return number or abs(number)  # −0 is 0
    raise CannotReadNumber(
        next((why for shape, why in _FAULTS if shape.fullmatch(bare)), _NOT_A_NUMBER), text=shown
    )


def read_money(text: str) -> int:
    """Whole đồng from "15.000.000", "15.000.000 đồng", "15.000.000đ". Raises `CannotReadNumber`."""
    bare = re.sub(r"(?i)\s*(?:đồng|đ|vnđ|vnd|₫)\s*$", "", text)
    amount = read_number(bare)
    if amount != amount.to_integral_value() or not 0 <= amount <= _LARGEST_MONEY:
        raise CannotReadNumber(_NOT_MONEY, text=text.strip())
    return int(amount)


def write_number(value: Decimal | int, places: int | None = None) -> str:
    """1234.5 → "1.234,5". `places` rounds half up to so many; without it all that is there, no idle zeros."""
    number = Decimal(value)
    if not number.is_finite():
        raise ValueError(f"{value} is not a number to be shown")
    if places is not None:
        number = number.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    whole, _, fraction = f"{abs(number):f}".partition(".")
    if places is None:
        fraction = fraction.rstrip("0")
    grouped = f"{int(whole):,}".replace(",", ".")
    return ("-" if number < 0 else "") + grouped + ("," + fraction if fraction else "")


def write_percent(value: Decimal | int, places: int | None = None) -> str:
    """60.5 → "60,5%", without a space, as the papers have it. The value is in percent already."""
    return write_number(value, places) + "%"


def write_money(dong: int) -> str:
    """15000000 → "15.000.000 đồng"."""
    return f"{write_number(dong)} đồng"


def official_count(count: int) -> str:
    """A count in official prose, where numbers under ten take a zero before them: "04 tin, bài"."""
    return f"{count:02d}" if 0 <= count < 10 else write_number(count)
