"""A field with its label, its hint and its faults, written without a template.

A form of forty fields wrote its groups by Django's templates; that was half of what was left of its cost.
"""

from typing import Any

from django.forms.boundfield import BoundField
from django.utils.html import conditional_escape
from django.utils.translation import gettext


def write_group(field: BoundField) -> str:
    """The field as every form shows it: choices in a fieldset, a tick in its label, others below one.

    The hint and the faults stand before the input, in the words that its `aria-describedby` names.
    """
    notes = _write_notes(field)
    if field.use_fieldset:
        own = f' id="{conditional_escape(field.auto_id)}"' if field.auto_id else ""
        about = field.aria_describedby
        told = f' aria-describedby="{conditional_escape(about)}"' if about else ""
        head = f'<fieldset class="field"{own}{told}>\n<legend>{_name(field)}</legend>'
        return f"{head}\n{notes}{field}\n</fieldset>"
    to = conditional_escape(field.id_for_label)
    if getattr(field.field.widget, "input_type", "") == "checkbox":
        said = conditional_escape(field.label)
        box = f'<label class="choice" for="{to}">{field} <span>{said}</span></label>'
        return f'<div class="field">\n{box}\n{notes}</div>'
    return f'<div class="field">\n<label for="{to}">{_name(field)}</label>\n{notes}{field}\n</div>'


def _name(field: BoundField) -> str:
    said = conditional_escape(field.label)
    form: Any = field.form
    if field.field.required or not form.marks_optional:
        return said
    optional = gettext("không bắt buộc")  # not inside the f-string: words there are not gathered
    return f'{said} <span class="hint">{conditional_escape(optional)}</span>'


def _write_notes(field: BoundField) -> str:
    lines = []
    own = conditional_escape(field.auto_id)
    if field.help_text:
        hint = conditional_escape(field.help_text)
        lines.append(f'<p class="hint" id="{own}_helptext">{hint}</p>\n')
    if field.errors:
        faults = " ".join(conditional_escape(str(fault)) for fault in field.errors)
        lines.append(f'<p class="error" id="{own}_error">{faults}</p>\n')
    return "".join(lines)
