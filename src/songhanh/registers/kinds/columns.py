"""Columns that several kinds have alike."""

from typing import Any

from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from songhanh.registers.kinds.base import Column, Figure, Waiting, count_men
from songhanh.registers.kinds.rules import Among, Range, Values

DAY, UNIT, ATTENDANCES = _("Ngày"), _("Đơn vị"), _("Lượt người.")


def _not_split(told: Values) -> Any:
    return _("chưa tách") if told["not_split"] else ""


def _everywhere(_told: Values) -> Any:
    return _("chung toàn địa bàn")


def on_day(label: Any = DAY) -> Column:
    """The day of an entry."""
    return Column(name="on_day", label=label, short=True, listed=True, width=12)


def from_day() -> Column:
    """The first of the days of which figures tell."""
    return Column(name="from_day", label=_("Từ ngày"), short=True, listed=True, past=True, width=12)


def upto_day() -> Column:
    """The last of the days of which figures tell."""
    return on_day(_("Đến ngày"))


def title(label: Any, **about: Any) -> Column:
    """What an entry is called."""
    return Column(name="title", label=label, short=True, listed=True, searched=True, width=46, **about)


def unit(label: Any = UNIT) -> Column:
    """Whose entry it is."""
    return Column(
        name="unit", label=label, short=True, listed=True, filtered=True, searched=True, remembered=True,
        width=26,
    )  # fmt: skip


def villages(*, short: bool = True) -> Column:
    """Where it was; none is everywhere."""
    return Column(
        name="villages", label=_("Thôn, tổ dân phố"), short=short, listed=True, filtered=True, searched=True,
        blank=_everywhere, help=_("Để trống là chung toàn xã, phường."), width=30,
    )  # fmt: skip


def chosen(name: str, label: Any, **about: Any) -> Column:
    """One of several words, which a list shows and is narrowed by."""
    shown = {"short": True, "listed": True, "filtered": True, "searched": True, "width": 22, **about}
    return Column(name=name, label=label, **shown)


def count(name: str, label: Any, **about: Any) -> Column:
    """A number."""
    return Column(name=name, label=label, **{"width": 10, **about})


def persons(help_: Any = ATTENDANCES) -> tuple[Column, ...]:
    """All, women among them, men, and whether they were told apart."""
    return (
        count("persons_total", _("Tổng số"), help=help_, short=True, listed=True, span=3),
        count("persons_women", _("Trong đó nữ"), short=True, listed=True, blank=_not_split, span=3),
        count("persons_men", _("Nam (tự tính)"), computed=count_men),
        Column(name="not_split", label=_("Chưa tách nam, nữ"), short=True, width=10),
    )


def groups() -> tuple[Column, ...]:
    """Groups that forms ask for."""
    return (
        count("minority", _("Trong đó người dân tộc thiểu số")),
        count("disabled", _("Trong đó người khuyết tật")),
        count("poor", _("Trong đó người thuộc hộ nghèo, cận nghèo")),
    )


MANY = Range("persons_total", most=5_000)  # as many at once are no commune's every day
GROUPS_AMONG = tuple(Among(part, "persons_total") for part in ("minority", "disabled", "poor"))
PROGRAMME = Column(
    name="programme", label=_("Chương trình, đề án"), offers="programmes", filtered=True, searched=True,
    width=24,
)  # fmt: skip
NOTE = Column(name="note", label=_("Ghi chú"), searched=True, width=30)


def asked(label: Any, body: Any, done: tuple[str, Any], result: Any) -> tuple[Column, ...]:
    """The columns of a line that asks something of somebody (`Asked`); `done` is its day, with its label."""
    return (
        Column(name="text", label=label, width=40, span=6),
        Column(name="body", label=body, width=26, span=3),
        Column(name="due_on", label=_("Hạn"), width=12, span=3),
        Column(name=done[0], label=done[1], past=True, width=12, span=3),
        Column(name="result", label=result, width=30, span=6),
    )


def asked_waiting(done: str, label: Any, act: Any) -> Waiting:
    """Such lines wait until they have the day."""
    return Waiting(
        where=Q(**{f"{done}__isnull": True}),
        of_part=True,
        text="text",
        due="due_on",
        whose="body",
        fills=(done, "result"),
        label=label,
        act=act,
    )


def asked_figures(
    done: str, asked: tuple[str, Any], met: tuple[str, Any], in_time: Any
) -> tuple[Figure, ...]:
    """How many there are, how many were met, how many by their day. Each is a code with its sentence."""
    return (
        Figure(code=asked[0], label=asked[1], of_part=True),
        Figure(code=met[0], label=met[1], of_part=True, where={f"{done}__isnull": False}),
        Figure(code=f"{met[0]}_in_time", label=in_time, of_part=True, where={f"{done}__lte": F("due_on")}),
    )
