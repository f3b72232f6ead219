"""One typed form for each kind of item: how it is understood. The plan's words are never typed here."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from songhanh.plans.forms.fields import PlanDayField, choose, choose_units, line
from songhanh.plans.forms.measures import measure_fields, measure_initial, measure_rows, read_measures
from songhanh.plans.models import Item, Plan
from songhanh.plans.queries.words import BOUNDS, FIELDS, PARTS, RECURS, REPORTS, ROLES, UNIT_KINDS
from songhanh.ui.fields import YearField
from songhanh.ui.forms import Form

Json = dict[str, Any]
LEVELS = {"xã": "xã", "phường": "phường", "đặc khu": "đặc khu", "tỉnh": "tỉnh", "thành phố": "thành phố"}


class ItemForm(Form):
    """What is understood of some words. Fields follow from the kind; `payload()` has the contract's shape."""

    def __init__(
        self, *args: Any, year: int, payload: Json | None = None, ref: str = "", **kwargs: Any
    ) -> None:
        self.year, self.before = year, payload or {}
        kwargs["initial"] = {"ref": ref, **self.read(self.before), **(kwargs.pop("initial", None) or {})}
        super().__init__(*args, **kwargs)
        self.fields.update(self.make_fields())
        for field in self.fields.values():
            if not isinstance(
                field.widget, forms.CheckboxInput | forms.CheckboxSelectMultiple | forms.HiddenInput
            ):
                field.widget.attrs.setdefault("class", "input")
        self.order_fields([*(name for name in self.fields if name != "ref"), "ref"])

    ref = line(gettext_lazy("Ký hiệu trong văn bản"), 64, help_text=gettext_lazy("Ví dụ: II.3.c"))

    def make_fields(self) -> dict[str, forms.Field]:
        return {}

    def read(self, payload: Json) -> Json:
        """Initial values from a payload."""
        return {name: payload.get(name) for name in self.make_fields()}

    def write(self, values: Json) -> Json:
        """What the values change in the payload."""
        return {name: values[name] or None for name in self.make_fields()}

    def rest(self) -> Sequence[forms.BoundField]:
        """The fields that a person sees, but for those that stand in rows."""
        return self.own_fields()

    def payload(self) -> Json:
        """The payload that the clean values mean; what the form does not show stays as it was."""
        return {**self.before, **self.write(self.values())}


class HeadForm(ItemForm):
    """The paper's own particulars."""

    def make_fields(self) -> dict[str, forms.Field]:
        return {
            "title": line(
                gettext_lazy("Tên kế hoạch"), 500, required=True, widget=forms.Textarea({"rows": 3})
            ),
            "kind": choose(dict(Plan.Kind.choices), gettext_lazy("Loại kế hoạch")),
            "since": YearField(label=gettext_lazy("Từ năm"), required=True),
            "until": YearField(label=gettext_lazy("Đến năm"), required=True),
            "number": line(gettext_lazy("Số, ký hiệu"), 64),
            "date": PlanDayField(
                label=gettext_lazy("Ngày trên văn bản"), year=self.year, placeholder="05/2026"
            ),
            "issuer": line(gettext_lazy("Cơ quan ban hành")),
            "level": choose(LEVELS, gettext_lazy("Cấp"), gettext_lazy("chưa rõ")),
            "locality": line(gettext_lazy("Tên địa phương"), 120),
            "signer": line(gettext_lazy("Người ký"), 120),
            "position": line(gettext_lazy("Chức vụ người ký"), 120),
        }

    def read(self, payload: Json) -> Json:
        locality, period, signer = (payload.get(name) or {} for name in ("locality", "period", "signed_by"))
        plain = {name: payload.get(name) for name in ("title", "kind", "number", "date", "issuer")}
        return {
            **plain, "since": period.get("from") or self.year, "until": period.get("to") or self.year,
            "level": locality.get("level"), "locality": locality.get("name"), "signer": signer.get("name"),
            "position": signer.get("position"),
        }  # fmt: skip

    def clean(self) -> Json:
        values = super().clean() or self.cleaned_data
        since, until = values.get("since"), values.get("until")
        if since and until and until < since:
            self.add_error("until", _("Năm cuối phải từ năm đầu trở đi."))
        return values

    def write(self, values: Json) -> Json:
        locality = self.before.get("locality") or {}
        same = (locality.get("level"), locality.get("name")) == (values["level"], values["locality"])
        signer = {"name": values["signer"], "position": values["position"]} if values["signer"] else None
        return {
            "title": " ".join(values["title"].split()),
            "kind": values["kind"],
            "number": values["number"] or None,
            "date": values["date"] or None,
            "issuer": values["issuer"],
            "signed_by": signer,
            "locality": {
                "level": values["level"] or None,
                "name": values["locality"],
                "code": locality.get("code") if same else None,
            },
            "period": {"from": values["since"], "to": values["until"]},
        }


class TargetForm(ItemForm):
    """A target: its field, its measures row by row, the units that answer for it."""

    def make_fields(self) -> dict[str, forms.Field]:
        return {
            **measure_fields(self.before.get("measures") or ()),
            "field": choose(FIELDS, gettext_lazy("Lĩnh vực")),
            "responsible": choose_units(gettext_lazy("Đơn vị chịu trách nhiệm")),
        }

    def read(self, payload: Json) -> Json:
        responsible = list(dict.fromkeys(one["kind"] for one in payload.get("responsible") or ()))
        measures = measure_initial(payload.get("measures") or ())
        return {**measures, "field": payload.get("field") or "other", "responsible": responsible}

    def rows(self) -> list[Json]:
        """The fields of the measures, row by row, for the template."""
        return measure_rows(self)

    def rest(self) -> Sequence[forms.BoundField]:
        return [self["field"], self["responsible"], self["ref"]]

    def clean(self) -> Json:
        values = super().clean() or self.cleaned_data
        try:
            self.measures = read_measures(values, self.before.get("measures") or (), self.year)
        except ValidationError as refusal:
            self.add_error(None, refusal)
        return values

    def write(self, values: Json) -> Json:
        known = self.before.get("responsible") or ()
        chosen = [one for one in known if one["kind"] in values["responsible"]]
        named = {one["kind"] for one in chosen}
        chosen += [{"kind": kind, "scope": None} for kind in values["responsible"] if kind not in named]
        return {"field": values["field"], "measures": self.measures, "responsible": chosen}


class TaskForm(ItemForm):
    """A task: whose, in which role, with whom, when."""

    def make_fields(self) -> dict[str, forms.Field]:
        return {
            "unit": choose(UNIT_KINDS, gettext_lazy("Đơn vị thực hiện"), gettext_lazy("chưa nêu đơn vị")),
            "role": choose(ROLES, gettext_lazy("Vai trò")),
            "recurs": choose(RECURS, gettext_lazy("Nhịp thực hiện"), gettext_lazy("không nêu")),
            "start": PlanDayField(label=gettext_lazy("Từ ngày"), year=self.year),
            "end": PlanDayField(label=gettext_lazy("Đến ngày"), year=self.year),
            "part": choose(PARTS, gettext_lazy("Thuộc phần")),
            "asked": forms.BooleanField(label=gettext_lazy("Đề nghị, không phải giao"), required=False),
            "joint": choose_units(gettext_lazy("Cùng với")),
        }

    def read(self, payload: Json) -> Json:
        when = payload.get("when") or {}
        return {
            "unit": payload.get("unit"),
            "role": payload.get("role") or "lead",
            "part": payload.get("part") or "content",
            "asked": bool(payload.get("asked")),
            "joint": payload.get("with") or [],
            **{name: when.get(name) for name in ("recurs", "start", "end")},
        }

    def write(self, values: Json) -> Json:
        return {
            "unit": values["unit"] or None, "role": values["role"], "part": values["part"],
            "asked": values["asked"], "with": values["joint"],
            "when": {name: values[name] or None for name in ("recurs", "start", "end")},
            "programmes": self.before.get("programmes") or [],
        }  # fmt: skip


class UnitForm(ItemForm):
    """Which of the known kinds a named body is."""

    def make_fields(self) -> dict[str, forms.Field]:
        return {
            "kind": choose(UNIT_KINDS, gettext_lazy("Là đơn vị nào")),
            "asked": forms.BooleanField(
                label=gettext_lazy("Được đề nghị, không phải được giao"), required=False
            ),
        }

    def write(self, values: Json) -> Json:
        return {"kind": values["kind"], "asked": values["asked"]}


class KeyDateForm(ItemForm):
    """A day or a campaign."""

    def make_fields(self) -> dict[str, forms.Field]:
        return {
            "name": line(gettext_lazy("Tên ngày, đợt"), required=True),
            "start": PlanDayField(label=gettext_lazy("Từ ngày"), year=self.year, required=True),
            "end": PlanDayField(label=gettext_lazy("Đến ngày"), year=self.year),
        }

    def write(self, values: Json) -> Json:
        return {"name": values["name"], "start": values["start"], "end": values["end"] or values["start"]}


class DeadlineForm(ItemForm):
    """A report that is owed."""

    def make_fields(self) -> dict[str, forms.Field]:
        return {
            "report": choose(REPORTS, gettext_lazy("Báo cáo")),
            "due": PlanDayField(label=gettext_lazy("Ngày"), year=self.year),
            "bound": choose(BOUNDS, gettext_lazy("Tính ngày ấy")),
            "to": line(gettext_lazy("Gửi đến")),
            "subject": line(gettext_lazy("Về việc")),
            "owed_by": choose_units(gettext_lazy("Ai phải gửi")),
        }

    def read(self, payload: Json) -> Json:
        plain = {name: payload.get(name) for name in ("report", "due", "bound", "to", "subject")}
        return {**plain, "owed_by": payload.get("from") or []}

    def write(self, values: Json) -> Json:
        return {
            "report": values["report"],
            "due": values["due"] or None,
            "bound": values["bound"],
            "to": values["to"],
            "subject": values["subject"] or None,
            "from": values["owed_by"],
            "then_to": self.before.get("then_to") or [],
        }


class ReferenceForm(ItemForm):
    """An instrument that is cited."""

    def make_fields(self) -> dict[str, forms.Field]:
        roles = {"basis": gettext_lazy("Căn cứ ban hành"), "cited": gettext_lazy("Được nhắc trong bài")}
        return {
            "type": line(gettext_lazy("Loại văn bản"), 120),
            "number": line(gettext_lazy("Số, ký hiệu"), 64, required=True),
            "date": PlanDayField(label=gettext_lazy("Ngày"), year=self.year, placeholder="29/04/2026"),
            "issuer": line(gettext_lazy("Cơ quan ban hành")),
            "role": choose(roles, gettext_lazy("Dùng làm")),
        }

    def write(self, values: Json) -> Json:
        return {name: values[name] for name in ("type", "number", "issuer", "role")} | {
            "date": values["date"] or None
        }


class HeadingForm(ItemForm):
    """A heading and its depth."""

    def make_fields(self) -> dict[str, forms.Field]:
        return {
            "level": forms.IntegerField(
                label=gettext_lazy("Cấp đề mục"), min_value=1, max_value=9, required=True
            )
        }

    def read(self, payload: Json) -> Json:
        return {"level": payload.get("level") or 1}

    def write(self, values: Json) -> Json:
        return {"level": values["level"]}


FORMS: dict[str, type[ItemForm]] = {
    Item.Kind.HEAD: HeadForm,
    Item.Kind.TARGET: TargetForm,
    Item.Kind.TASK: TaskForm,
    Item.Kind.UNIT: UnitForm,
    Item.Kind.KEY_DATE: KeyDateForm,
    Item.Kind.DEADLINE: DeadlineForm,
    Item.Kind.REFERENCE: ReferenceForm,
    Item.Kind.HEADING: HeadingForm,
}


def form_of(kind: str) -> type[ItemForm]:
    """The form of a kind; kinds that are words alone have only their ref."""
    return FORMS.get(kind, ItemForm)
