"""What an officer may bind a measure to: what is offered first, then whatever is reckoned in the same way."""

from django.utils.translation import gettext as _

from songhanh.catalogue.indicators import indicators
from songhanh.evaluation.queries.bindings import find_binding
from songhanh.indicators.queries import Offer, name_of, offer, read_own
from songhanh.plans.models import Item

Choices = list[tuple[str, object]]


def offers_of(item: Item, index: int) -> tuple[Offer, ...]:
    """What is offered for a measure, with the reason."""
    return offer(item.text, item.payload.get("measures") or [], index)


def indicator_choices(item: Item, index: int) -> Choices:
    """Groups of choices; the empty one says that the figure is typed for this target alone."""
    kind = str((item.payload.get("measures") or [])[index].get("kind") or "count")
    fitting = [one for one in indicators() if kind in one.kinds]
    offered = {one.indicator for one in offers_of(item, index)}
    first = [(one.code, name_of(one)) for one in fitting if one.code in offered]
    others = [one for one in fitting if one.code not in offered]
    counted = [(one.code, name_of(one)) for one in others if one.register or one.counts]
    typed = [(one.code, name_of(one)) for one in others if not (one.register or one.counts)]
    groups = (
        (_("Gợi ý"), first), (_("Chỉ số tự lập"), _own_choices(item, index, kind)),
        (_("Tính từ sổ theo dõi"), counted), (_("Ghi số liệu"), typed),
    )  # fmt: skip
    own: Choices = [("", _("Không gắn, ghi số liệu riêng cho chỉ tiêu này"))]
    return own + [(title, choices) for title, choices in groups if choices]


def _own_choices(item: Item, index: int, kind: str) -> list[tuple[str, str]]:
    """The office's own indicators of this kind; one that is no longer used only where it speaks already."""
    place = item.plan.place
    known = find_binding(place, item.line, index)
    return [
        (own.code, own.name)
        for own in read_own(place).values()
        if kind in own.indicator.kinds and (not own.is_retired or (known and known.indicator == own.code))
    ]
