"""Inputs and lists written without Django's templates, to the last letter as these write them.

A page of many fields renders hundreds of widgets, each by several templates; that was half of its cost. Only
choices that stand open, boxes and buttons, have the look's own markup. What no writer here knows is left to
Django.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.formats import localize
from django.utils.html import conditional_escape

Widget = Mapping[str, Any]
_DJANGO = "django/forms/widgets/"


def write_attributes(widget: Widget) -> str:
    """` name="value"` for each; True stands bare, False not at all."""
    return "".join(
        f" {conditional_escape(name)}" + ("" if value is True else f'="{conditional_escape(value)}"')
        for name, value in widget["attrs"].items()
        if value is not False
    )


def write_input(widget: Widget) -> str:
    """An `<input>` of any type."""
    value = widget["value"]
    said = "" if value is None else f' value="{conditional_escape(value)}"'
    kind, name = conditional_escape(widget["type"]), conditional_escape(widget["name"])
    return f'<input type="{kind}" name="{name}"{said}{write_attributes(widget)}>'


def write_choice(widget: Widget) -> str:
    """One box or button of several, in its label where the widget asks for that."""
    if not widget["wrap_label"]:
        return write_input(widget)
    own = widget["attrs"].get("id")
    target = f' for="{conditional_escape(own)}"' if own else ""
    return f"<label{target}>{write_input(widget)}\n {_say(widget['label'])}</label>"


def write_choices(widget: Widget) -> str:
    """Boxes or buttons, each in a label that is as large as a finger."""
    options = (option for _name, group, _index in widget["optgroups"] for option in group)
    labels = "".join(f"\n    {_write_label(option)}" for option in options)
    return f'<div class="choices">{labels}\n  </div>'


def _write_label(option: Widget) -> str:
    own = option["attrs"].get("id")
    target = f' for="{conditional_escape(own)}"' if own else ""
    said = _say(option["label"])
    return f'<label class="choice"{target}>{write_input(option)} <span>{said}</span></label>'


def write_select(widget: Widget) -> str:
    """A `<select>` with its options, in groups where they have names."""
    groups = "".join(_write_group(name, options) for name, options, _index in widget["optgroups"])
    return (
        f'<select name="{conditional_escape(widget["name"])}"{write_attributes(widget)}>{groups}\n</select>'
    )


def _write_group(name: Any, options: list[Widget]) -> str:
    lines = "".join(
        f'\n  <option value="{conditional_escape(option["value"])}"{write_attributes(option)}>'
        f"{_say(option['label'])}</option>\n"
        for option in options
    )
    return f'\n  <optgroup label="{_say(name)}">{lines}\n  </optgroup>' if name else lines


def _say(label: Any) -> str:
    return conditional_escape(localize(label))


_INPUTS = ("text", "hidden", "checkbox", "number", "date", "url", "email", "password", "file")
WRITERS: Mapping[str, Callable[[Widget], str]] = {
    **{f"{_DJANGO}{name}.html": write_input for name in _INPUTS},
    f"{_DJANGO}checkbox_option.html": write_choice,
    f"{_DJANGO}radio_option.html": write_choice,
    f"{_DJANGO}checkbox_select.html": write_choices,
    f"{_DJANGO}radio.html": write_choices,
    f"{_DJANGO}select.html": write_select,
}
