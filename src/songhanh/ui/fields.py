"""Fields for what an office writes: numbers, money, days, years, words to search for.

Numbers and days are read and written by `kernel` alone, so that a form, a paper and the reader agree.
"""

import re
from abc import ABC, abstractmethod
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar
from unicodedata import normalize

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from songhanh.kernel.dates import read_date, write_date
from songhanh.kernel.numbers import read_money, read_number, write_number
from songhanh.kernel.refusals import Refusal

_LARGEST_MONEY = 2**63 - 1


class TypedField(forms.Field, ABC):
    """A value that is typed as text and read by `kernel`; what cannot be read is kept as it was typed."""

    inputmode = "text"

    def __init__(self, *, placeholder: str = "", **kwargs: Any) -> None:
        attrs = {"class": "input", "inputmode": self.inputmode, "autocomplete": "off"}
        if placeholder:
            attrs["placeholder"] = placeholder
        kwargs.setdefault("widget", forms.TextInput(attrs))
        super().__init__(**kwargs)

    @abstractmethod
    def read(self, text: str) -> Any:
        """The value of `text`. Raises `Refusal` or ValidationError with one sentence."""

    def write(self, value: Any) -> str:
        """The value as it is shown and typed."""
        return str(value)

    def to_python(self, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        text = normalize("NFC", value).strip()
        if not text:
            return None
        return reading(self.read, text)

    def prepare_value(self, value: Any) -> Any:
        return value if value is None or isinstance(value, str) else self.write(value)

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return bool(self.to_python(initial) != self.to_python(data))
        except ValidationError:
            return True


def reading(read: Callable[[str], Any], text: str) -> Any:
    """Read, and turn the kernel's refusal into a form's, in the language of the page."""
    try:
        return read(text)
    except Refusal as refusal:
        raise ValidationError(_(refusal.template) % refusal.params) from refusal


class NumberField(TypedField):
    """A Decimal, typed as 1.234,5. `places` is how many decimals it may have and is shown with."""

    inputmode = "decimal"
    default_error_messages: ClassVar = {
        "small": gettext_lazy("Số này phải từ %(limit)s trở lên."),
        "large": gettext_lazy("Số này không được quá %(limit)s."),
        "places": gettext_lazy("Số này chỉ được có %(places)s chữ số sau dấu phẩy."),
        "whole": gettext_lazy("Chỗ này cần một số nguyên, không có phần sau dấu phẩy."),
    }

    def __init__(
        self,
        *,
        smallest: Decimal | int | None = None,
        largest: Decimal | int | None = None,
        places: int | None = None,
        **kwargs: Any,
    ) -> None:
        self.smallest, self.largest, self.places = smallest, largest, places
        super().__init__(**kwargs)

    def read(self, text: str) -> Any:
        return read_number(text)

    def write(self, value: Any) -> str:
        return write_number(Decimal(value))

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value is None:
            return
        number = Decimal(value)
        if self.smallest is not None and number < self.smallest:
            self._refuse("small", limit=write_number(Decimal(self.smallest)))
        if self.largest is not None and number > self.largest:
            self._refuse("large", limit=write_number(Decimal(self.largest)))
        if self.places is not None and len(_decimals(number)) > self.places:
            self._refuse("whole" if self.places == 0 else "places", places=self.places)

    def _refuse(self, code: str, **params: object) -> None:
        raise ValidationError(self.error_messages[code], code=code, params=params)


def _decimals(number: Decimal) -> str:
    return f"{number:f}".partition(".")[2].rstrip("0")


_POINTED = re.compile(r"([0-9]{1,9})\.([0-9]{1,2})")  # a point where a comma belongs, or a slip


class CountField(NumberField):
    """A whole number of things or persons, from 0 upward; "04" is 4."""

    inputmode = "numeric"
    default_error_messages: ClassVar = {
        "pointed": gettext_lazy(
            "Chưa rõ “%(text)s” là bao nhiêu: chỗ này cần một số nguyên, ví dụ %(whole)s hoặc %(joined)s."
        ),
    }

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("smallest", 0)
        kwargs.setdefault("largest", 999_999_999)
        super().__init__(places=0, **kwargs)

    def to_python(self, value: Any) -> Any:
        pointed = _POINTED.fullmatch(value.strip()) if isinstance(value, str) else None
        if pointed is not None:  # "60.5": nobody is told to write a fraction where only whole numbers fit
            whole, rest = pointed.groups()
            self._refuse("pointed", text=value.strip(), whole=whole, joined=whole + rest)
        return super().to_python(value)

    def clean(self, value: Any) -> Any:
        number = super().clean(value)
        return None if number is None else int(number)


class MoneyField(CountField):
    """Whole đồng in a 64-bit integer; "12.500.000 đồng" may be typed."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("largest", _LARGEST_MONEY)
        super().__init__(**kwargs)

    def read(self, text: str) -> Any:
        return read_money(text)


class YearField(CountField):
    """A calendar year, written without a point: 2026."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("smallest", 1945)
        kwargs.setdefault("largest", 2100)
        super().__init__(**kwargs)

    def read(self, text: str) -> Any:
        if not (len(text) == 4 and text.isascii() and text.isdigit()):
            raise ValidationError(_("Năm gồm bốn chữ số, ví dụ 2026."), code="invalid")
        return Decimal(text)

    def write(self, value: Any) -> str:
        return str(int(value))

    def _refuse(self, code: str, **_params: object) -> None:
        span = {"first": self.smallest, "last": self.largest}
        raise ValidationError(_("Năm phải từ %(first)s đến %(last)s.") % span, code=code)


class DateField(TypedField):
    """A day, typed as dd/mm/yyyy."""

    inputmode = "numeric"

    def __init__(self, *, earliest: date | None = None, latest: date | None = None, **kwargs: Any) -> None:
        self.earliest, self.latest = earliest, latest
        kwargs.setdefault("placeholder", gettext_lazy("ngày/tháng/năm"))
        super().__init__(**kwargs)

    def read(self, text: str) -> Any:
        return read_date(text)

    def write(self, value: Any) -> str:
        return write_date(value)

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value is None:
            return
        if self.earliest is not None and value < self.earliest:
            raise ValidationError(
                _("Ngày này phải từ %(day)s trở đi.") % {"day": write_date(self.earliest)}, code="early"
            )
        if self.latest is not None and value > self.latest:
            raise ValidationError(
                _("Ngày này không được sau %(day)s.") % {"day": write_date(self.latest)}, code="late"
            )


class SearchField(forms.CharField):
    """Words to look for, with or without dấu; never required."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        kwargs.setdefault("max_length", 200)
        kwargs.setdefault("label", gettext_lazy("Tìm"))
        attrs = {"type": "search", "class": "input", "placeholder": gettext_lazy("có dấu hoặc không dấu")}
        kwargs.setdefault("widget", forms.TextInput(attrs))
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> str:
        return normalize("NFC", super().to_python(value) or "")


class DropInput(forms.FileInput):
    """A place to drop a file on; without script an ordinary file input."""

    template_name = "ui/drop.html"
    limit: int | None = None

    @property
    def media(self) -> forms.Media:
        return forms.Media(js=["ui/drop.js"])

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"]["limit"] = self.limit
        return context


class DropField(forms.FileField):
    """A file, dropped or chosen.

    `accept` is what the dialog offers, such as ".docx,.pdf"; `limit` is the most bytes that it may have.
    """

    default_error_messages: ClassVar = {
        "too_large": gettext_lazy("Tệp này có %(size)s, lớn hơn mức %(limit)s. Hãy giảm cỡ tệp rồi gửi lại."),
    }

    def __init__(self, *, accept: str = "", limit: int | None = None, **kwargs: Any) -> None:
        widget = DropInput({"class": "input"} | ({"accept": accept} if accept else {}))
        widget.limit = self.limit = limit
        kwargs.setdefault("widget", widget)
        super().__init__(**kwargs)

    def to_python(self, data: Any) -> Any:
        found = super().to_python(data)
        if found is not None and self.limit is not None and found.size > self.limit:
            params = {"size": write_size(found.size), "limit": write_size(self.limit)}
            raise ValidationError(self.error_messages["too_large"], code="too_large", params=params)
        return found


def write_size(size: int) -> str:
    """The size of a file in words: 44045 → "43 KB"."""
    if size < 1024 * 1024:
        return f"{write_number(Decimal(max(1, -(-size // 1024))))} KB"
    return f"{write_number(Decimal(size) / (1024 * 1024), 1).removesuffix(',0')} MB"
