"""The form of a remark: cause, difficulty, proposal; without a measure the word, its paper, its checklist."""

from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from songhanh.evaluation.models import Remark
from songhanh.evaluation.queries.checklist import (
    MOST_CRITERIA,
    Criterion,
    CriterionState,
    read_checklist,
)
from songhanh.registers.forms.fields import ProofsField
from songhanh.ui.fields import DateField
from songhanh.ui.forms import Form

_BASIS = ("judgement", "evidence", "document", "document_on")
_FILES = "proofs"
_SAID = ("cause", "difficulty", "proposal_kind", "proposal")
_PARTS = ("text", "state", "note")
_OPEN_ROWS = 3


class RemarkForm(Form):
    """Of a target without a measure the reviewer's word as well, with what it rests on.

    The number of lines for criteria never changes, so that two who write at once lose no line.
    """

    marks_optional = False

    judgement = forms.ChoiceField(
        label=_("Nhận xét kết quả"),
        choices=Remark.Judgement.choices,
        required=False,
        widget=forms.RadioSelect,
    )
    evidence = forms.CharField(
        label=_("Căn cứ nhận xét"), required=False, max_length=2000, widget=forms.Textarea
    )
    document = forms.CharField(
        label=_("Văn bản làm căn cứ"), required=False, max_length=200,
        help_text=_("Số, ký hiệu hoặc tên. Ví dụ: Biên bản 12/BB-UBND."),
    )  # fmt: skip
    document_on = DateField(label=_("Ngày văn bản"), required=False)
    proofs = ProofsField(
        label=_("Đính kèm ảnh, văn bản"), required=False,
        help_text=_("Ảnh JPEG, PNG (vị trí chụp được xóa) hoặc PDF, Word, Excel."),
    )  # fmt: skip
    cause = forms.CharField(label=_("Nguyên nhân"), required=False, max_length=2000, widget=forms.Textarea)
    difficulty = forms.CharField(
        label=_("Khó khăn, vướng mắc"), required=False, max_length=2000, widget=forms.Textarea
    )
    proposal_kind = forms.ChoiceField(
        label=_("Loại đề xuất, kiến nghị"), required=False, choices=Remark.Proposal.choices
    )
    proposal = forms.CharField(
        label=_("Đề xuất, kiến nghị"), required=False, max_length=2000, widget=forms.Textarea
    )

    def __init__(self, *args: Any, has_measure: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.has_measure = has_measure
        if has_measure:
            for name in (*_BASIS, _FILES):
                del self.fields[name]
            return
        for index in range(MOST_CRITERIA):
            self.fields |= _criterion_fields(index)

    @property
    def basis(self) -> list[BoundField]:
        """The reviewer's word and the paper that it rests on."""
        return [] if self.has_measure else [self[name] for name in _BASIS]

    @property
    def said(self) -> list[BoundField]:
        """What is said of any target."""
        return [self[name] for name in _SAID]

    @property
    def rows(self) -> list[dict[str, Any]]:
        """The lines of the checklist by number; the empty ones after the third stand folded."""
        if self.has_measure:
            return []
        rows = [[self[f"{part}-{index}"] for part in _PARTS] for index in range(MOST_CRITERIA)]
        used = max((index for index, row in enumerate(rows) if _is_used(row)), default=-1)
        return [
            {"number": index + 1, "fields": row, "is_folded": index > max(used, _OPEN_ROWS - 1)}
            for index, row in enumerate(rows)
        ]

    @property
    def open_rows(self) -> list[dict[str, Any]]:
        return [row for row in self.rows if not row["is_folded"]]

    @property
    def folded_rows(self) -> list[dict[str, Any]]:
        return [row for row in self.rows if row["is_folded"]]

    def values(self) -> dict[str, Any]:
        """What the action takes; the lines of the checklist in their order, blank ones among them."""
        typed = super().values()
        said = {name: typed[name] for name in (*_BASIS, *_SAID) if name in typed}
        if not self.has_measure:
            said["checklist"] = tuple(
                Criterion(
                    typed[f"text-{index}"].strip(),
                    typed[f"state-{index}"] or CriterionState.UNCLEAR.value,
                    typed[f"note-{index}"].strip(),
                )
                for index in range(MOST_CRITERIA)
            )
        return said


def initial_of(known: Remark | None) -> dict[str, Any]:
    """What the form begins with: the remark that is stored."""
    if known is None:
        return {}
    told: dict[str, Any] = {name: getattr(known, name) for name in (*_BASIS, *_SAID)}
    for index, one in enumerate(read_checklist(known.checklist)):
        told |= {f"text-{index}": one.text, f"state-{index}": one.state, f"note-{index}": one.note}
    return told


def _criterion_fields(index: int) -> dict[str, forms.Field]:
    number = {"number": index + 1}
    return {
        f"text-{index}": forms.CharField(
            label=gettext("Tiêu chí %(number)s") % number, required=False, max_length=300,
            widget=forms.TextInput({"class": "input"}),
        ),
        f"state-{index}": forms.ChoiceField(
            label=gettext("Kết quả tiêu chí %(number)s") % number, required=False,
            choices=CriterionState.choices, initial=CriterionState.UNCLEAR.value,
            widget=forms.Select({"class": "input"}),
        ),
        f"note-{index}": forms.CharField(
            label=gettext("Ghi chú tiêu chí %(number)s") % number, required=False, max_length=300,
            widget=forms.TextInput({"class": "input"}),
        ),
    }  # fmt: skip


def _is_used(row: list[BoundField]) -> bool:
    return any(field.value() not in (None, "", CriterionState.UNCLEAR.value) for field in row)
