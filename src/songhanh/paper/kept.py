"""Papers as plain data and back: what was submitted is kept as values, so that its number can be set later.

A frozen value becomes {"is": its class, …its fields that differ from their defaults}; tuples become lists.
"""

from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypeVar

from songhanh.paper import values

__all__ = ["CannotRestore", "keep", "restore"]

AnyValue = TypeVar("AnyValue")
_PLAIN = (str, int, bool, type(None))


class CannotRestore(ValueError):
    """Data that no value was kept as."""


def keep(value: Any) -> Any:
    """A value of the papers (or a tuple of them) as JSON data. Raises TypeError for anything else."""
    if isinstance(value, Decimal):
        return {"is": "decimal", "value": str(value)}
    if isinstance(value, datetime | date):
        return {"is": type(value).__name__, "value": value.isoformat()}
    if isinstance(value, tuple):
        return [keep(one) for one in value]
    if is_dataclass(value) and not isinstance(value, type):
        own = {field.name: getattr(value, field.name) for field in fields(value) if not _idle(value, field)}
        return {"is": type(value).__name__} | {name: keep(one) for name, one in own.items()}
    if isinstance(value, float):
        return {"is": "float", "value": repr(value)}
    if isinstance(value, _PLAIN):
        return value
    raise TypeError(f"{type(value).__name__} is not part of a paper")


def _idle(value: Any, field: Any) -> bool:
    """Whether a field says nothing but its default."""
    return field.default is not MISSING and getattr(value, field.name) == field.default


def restore(kind: type[AnyValue], data: Any, known: tuple[type, ...] = ()) -> AnyValue:
    """The value again; `known` are classes beside those of `paper.values`. Raises `CannotRestore`."""
    classes = {one.__name__: one for one in vars(values).values() if isinstance(one, type)}
    made = _restore(data, classes | {one.__name__: one for one in known})
    if not isinstance(made, kind):
        raise CannotRestore(f"this was kept as {type(made).__name__}, not as {kind.__name__}")
    return made


_WRITTEN: dict[str, Any] = {
    "decimal": Decimal, "float": float, "date": date.fromisoformat, "datetime": datetime.fromisoformat,
}  # fmt: skip


def _restore(data: Any, classes: dict[str, type]) -> Any:
    if isinstance(data, list):
        return tuple(_restore(one, classes) for one in data)
    if not isinstance(data, dict):
        return data
    name = data.get("is")
    if name in _WRITTEN:
        return _WRITTEN[name](data["value"])
    if name not in classes or not is_dataclass(classes[name]):
        raise CannotRestore(f"nothing is kept as {name}")
    return classes[name](**{key: _restore(one, classes) for key, one in data.items() if key != "is"})
