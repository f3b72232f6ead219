"""Forms of the room: a figure, which indicator, and what the page shows."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from songhanh.evaluation.queries.words import EXCEEDED, VERDICTS
from songhanh.indicators.actions import Wording
from songhanh.indicators.models import Definition, OwnIndicator, Value
from songhanh.indicators.queries import Counted, Formula, Subject
from songhanh.registers import counts
from songhanh.registers.counts import Told
from songhanh.registers.forms.fields import ProofsField
from songhanh.ui.fields import CountField, DateField, NumberField
from songhanh.ui.forms import Form, QueryForm

Choices = Sequence[tuple[str, str]]
_HELD: dict[str, Any] = {"smallest": 0, "largest": 10**15, "places": 4}  # what a figure's column holds
_STATES = [("number", _("Có số liệu")), ("none_arose", Value.State.NONE_AROSE.label)]


class PartField(NumberField):
    """One of the two numbers of a share; a share itself is not one."""

    def read(self, text: str) -> Any:
        if "%" in text:
            sentence = gettext("“%(text)s” là tỷ lệ. Hãy ghi hai số: bao nhiêu đạt, trong tổng số bao nhiêu.")
            raise forms.ValidationError(sentence % {"text": text})
        return super().read(text)


class FigureForm(Form):
    """A typed figure: of a share both numbers, of anything else one; its state says which must be there."""

    marks_optional = False

    period = forms.ChoiceField(label=_("Kỳ"))
    state = forms.ChoiceField(label=_("Số liệu"), choices=_STATES, widget=forms.RadioSelect, initial="number")
    numerator = PartField(label=_("Số đạt (tử số)"), required=False, **_HELD)
    denominator = PartField(label=_("Tổng số (mẫu số)"), required=False, **_HELD)
    value = NumberField(label=_("Số liệu"), required=False, **_HELD)
    stage = forms.ChoiceField(
        label=_("Giai đoạn số liệu"),
        choices=Value.Stage.choices,
        widget=forms.RadioSelect,
        initial="estimate",
    )
    taken_on = DateField(label=_("Ngày lấy số liệu"))
    source = forms.CharField(
        label=_("Nguồn số liệu"), max_length=300,
        help_text=_("Đơn vị cung cấp, văn bản hoặc sổ sách. Ví dụ: Trạm Y tế, báo cáo tháng 10."),
    )  # fmt: skip
    proofs = ProofsField(
        label=_("Đính kèm ảnh, văn bản"), required=False,
        help_text=_("Ảnh JPEG, PNG (vị trí chụp được xóa) hoặc PDF, Word, Excel."),
    )  # fmt: skip

    def __init__(
        self, *args: Any, subject: Subject, periods: Sequence[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["period"].choices = list(periods)  # type: ignore[attr-defined]
        if len(periods) == 1:
            self.fields["period"].initial = periods[0][0]
            self.fields["period"].widget = forms.HiddenInput()
        if subject.is_quotient:
            del self.fields["value"]
        else:
            del self.fields["numerator"], self.fields["denominator"]
            self.fields["state"].initial = "number"
            self.fields["state"].widget = forms.HiddenInput()


class StatisticForm(Form):
    """A line of the gender statistics: persons in all and of them women."""

    marks_optional = False

    denominator = CountField(label=_("Tổng số"))
    numerator = CountField(label=_("Trong đó nữ"))
    stage = forms.ChoiceField(
        label=_("Giai đoạn số liệu"), choices=Value.Stage.choices, widget=forms.RadioSelect
    )
    taken_on = DateField(label=_("Ngày lấy số liệu"))
    source = forms.CharField(label=_("Nguồn số liệu"), max_length=300)

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        total, women = typed.get("denominator"), typed.get("numerator")
        if total is not None and women is not None and women > total:
            self.add_error("numerator", _("Số nữ lớn hơn tổng số. Hãy xem lại hai số này."))
        return typed


class BindForm(Form):
    """Which indicator speaks for a measure."""

    indicator = forms.ChoiceField(label=_("Chỉ số theo dõi"), required=False)
    at_least = CountField(
        label=_("Mỗi thôn, tổ dân phố ít nhất (lần)"), smallest=1, largest=99, initial=1, required=False,
        help_text=_("Chỉ dùng khi tính số thôn, tổ dân phố được truyền thông."),
    )  # fmt: skip

    marks_optional = False

    def __init__(self, *args: Any, choices: Sequence[tuple[str, Any]], reaches: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not reaches:
            del self.fields["at_least"]
        self.fields["indicator"].choices = list(choices)  # type: ignore[attr-defined]


class ChooseRegisterForm(QueryForm):
    """Of which kind an own indicator is, and from which registers."""

    kind = forms.ChoiceField(
        label=_("Loại số liệu"), choices=OwnIndicator.Kind.choices, widget=forms.RadioSelect, initial="count"
    )
    register = forms.ChoiceField(label=_("Tính từ sổ"))
    whole = forms.ChoiceField(
        label=_("Tổng số lấy từ sổ khác"), required=False,
        help_text=_("Chỉ dùng cho tỷ lệ; để trống là cùng một sổ."),
    )  # fmt: skip
    standing = forms.BooleanField(
        label=_("Tính số đang còn ở ngày cuối kỳ (sổ có ngày bắt đầu và kết thúc)"), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        registers = counts.list_registers()
        self.fields["register"].choices = [("", _("Chọn sổ")), *registers]  # type: ignore[attr-defined]
        self.fields["whole"].choices = [("", _("Cùng sổ")), *registers]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        if typed.get("register") and typed.get("kind"):
            part, whole = self.registers()
            if typed.get("standing") and not all(one.lasts for one in (part, whole) if one):
                self.add_error("standing", _("Sổ này ghi việc đã làm, không có số “đang còn”. Hãy bỏ chọn."))
            if typed["kind"] == "coverage" and counts.VILLAGES not in {one.code for one in part.countables}:
                self.add_error("register", _("Sổ này không ghi thôn, tổ dân phố. Hãy chọn sổ khác."))
        return typed

    def registers(self) -> tuple[Told, Told | None]:
        """The register of the figure, and that of the whole of a share."""
        typed = self.cleaned_data
        part = counts.tell_register(typed["register"])
        if part is None:
            raise LookupError(typed["register"])  # the choice has been checked
        if typed["kind"] != "share":
            return part, None
        return part, counts.tell_register(typed.get("whole") or typed["register"])


class OtherRegisterForm(QueryForm):
    """From which registers an indicator is reckoned from a day on; its kind stays."""

    register = forms.ChoiceField(label=_("Tính từ sổ"))
    whole = forms.ChoiceField(label=_("Tổng số lấy từ sổ"), required=False)

    def __init__(self, *args: Any, is_share: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        registers = counts.list_registers()
        self.fields["register"].choices = registers  # type: ignore[attr-defined]
        self.fields["whole"].choices = registers  # type: ignore[attr-defined]
        if not is_share:
            del self.fields["whole"]


class OwnForm(Form):
    """How an own indicator is called and reckoned; each column with choices narrows what is counted."""

    marks_optional = False

    name = forms.CharField(label=_("Tên chỉ số"), max_length=200)
    unit = forms.CharField(
        label=_("Đơn vị tính"), max_length=60, required=False, help_text=_("Ví dụ: buổi, người, hộ.")
    )
    direction = forms.ChoiceField(
        label=_("Chiều hướng"), choices=Definition.Direction.choices, widget=forms.RadioSelect, initial="up"
    )
    what = forms.ChoiceField(label=_("Đếm gì"))
    whole_what = forms.ChoiceField(label=_("Đếm gì"))
    since = DateField(
        label=_("Tính theo cách mới từ ngày"), required=False,
        help_text=_("Các ngày trước đó giữ cách tính cũ. Để trống nếu cách cũ sai từ đầu."),
    )  # fmt: skip

    def __init__(
        self, *args: Any, kind: str, part: Told, whole: Told | None, changes: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.part, self.whole = part, whole
        offered = [one for one in part.countables if (one.code == counts.VILLAGES) or kind != "coverage"]
        if kind == "share":
            offered = [one for one in offered if one.code != counts.VILLAGES]
            del self.fields["unit"]
        self.fields["what"].choices = [(one.code, one.label) for one in offered]  # type: ignore[attr-defined]
        self._narrow("part", part)
        if whole is None:
            del self.fields["whole_what"]
        else:
            self.fields["whole_what"].choices = [  # type: ignore[attr-defined]
                (one.code, one.label) for one in whole.countables if one.code != counts.VILLAGES
            ]
            self._narrow("whole", whole)
        if not changes:
            del self.fields["since"]

    def _narrow(self, side: str, register: Told) -> None:
        for one in register.narrowings:
            self.fields[f"{side}-{one.name}"] = forms.MultipleChoiceField(
                label=one.label, choices=one.choices, required=False, widget=forms.CheckboxSelectMultiple
            )

    def narrowings(self, side: str) -> list[Any]:
        """The fields that narrow one side, and whether each narrows anything now."""
        fields = [self[name] for name in self.fields if name.startswith(f"{side}-")]
        return [{"field": field, "chosen": field.value() or []} for field in fields]

    @property
    def part_narrowings(self) -> list[Any]:
        return self.narrowings("part")

    @property
    def whole_narrowings(self) -> list[Any]:
        return self.narrowings("whole")

    def wording(self) -> Wording:
        """What was said, as the action takes it."""
        typed = self.cleaned_data
        whole = self._counted("whole", self.whole, "whole_what") if self.whole else None
        return Wording(
            name=typed["name"], unit=typed.get("unit", ""), direction=typed["direction"],
            part=self._counted("part", self.part, "what"), whole=whole,
        )  # fmt: skip

    def _counted(self, side: str, register: Told, what: str) -> Counted:
        chosen = {one.name: self.cleaned_data.get(f"{side}-{one.name}") for one in register.narrowings}
        where = tuple(sorted((name, ",".join(codes)) for name, codes in chosen.items() if codes))
        return Counted(f"{register.code}.{self.cleaned_data[what]}", where)

    @staticmethod
    def initial_of(last: Formula | None, changes: bool, today: date) -> dict[str, Any]:
        """What the form begins with: the formula that holds, from today on."""
        if last is None:
            return {}
        told: dict[str, Any] = {
            "name": last.name, "unit": last.unit, "direction": last.direction, "what": last.part.what,
        }  # fmt: skip
        if changes:
            told["since"] = today
        told |= {f"part-{name}": wanted.split(",") for name, wanted in last.part.where}
        if last.whole is not None:
            told["whole_what"] = last.whole.what
            told |= {f"whole-{name}": wanted.split(",") for name, wanted in last.whole.where}
        return told


class FilterForm(QueryForm):
    """What the page of targets shows."""

    plan = forms.ChoiceField(label=_("Kế hoạch"), required=False)
    goal = forms.ChoiceField(label=_("Mục tiêu"), required=False)
    verdict = forms.ChoiceField(label=_("Đánh giá"), required=False)
    unit = forms.ChoiceField(label=_("Đơn vị chịu trách nhiệm"), required=False)
    order = forms.ChoiceField(
        label=_("Thứ tự"), required=False,
        choices=[("", _("Theo văn bản")), ("action", _("Cần xử lý trước"))],
    )  # fmt: skip
    upto = DateField(label=_("Số liệu đến ngày"), required=False)

    def __init__(
        self, data: Mapping[str, Any], *, plans: Choices, units: Choices, goals: Choices = ()
    ) -> None:
        super().__init__(data or None)
        everything = [("", _("Tất cả"))]
        self.fields["plan"].choices = everything + list(plans)  # type: ignore[attr-defined]
        self.fields["goal"].choices = everything + list(goals)  # type: ignore[attr-defined]
        self.fields["unit"].choices = everything + list(units)  # type: ignore[attr-defined]
        self.fields["verdict"].choices = [  # type: ignore[attr-defined]
            *everything, ("attention", _("Điều cần để ý")), ("unbound", _("Chưa gắn chỉ số theo dõi")),
            ("exceeded", EXCEEDED), *VERDICTS.items(),
        ]  # fmt: skip

    def asked(self, name: str) -> Any:
        """What was asked for, None for nothing or for what cannot be read."""
        return (self.cleaned_data.get(name) or None) if self.is_bound and self.is_valid() else None


def latest_day(upto: date, year: int) -> date:
    """The day up to which a year is looked at: never after its end."""
    return min(upto, date(year, 12, 31))
