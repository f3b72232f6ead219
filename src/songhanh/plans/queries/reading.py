"""The paper of a plan to read in, without the work of looking through it."""

from songhanh.plans.models import Item, Plan, Reading
from songhanh.plans.queries.paper import Block, cut_paper, mark_of


def get_paper(plan: Plan, reading: Reading) -> tuple[Block, ...]:
    """The text of a reading, a plan's own or an earlier one, with every living item of the plan on it."""
    items = Item.objects.filter(plan=plan, reading=reading).exclude(state=Item.State.DROPPED)
    marks = [mark_of(item) for item in items.order_by("position", "pk")]
    return cut_paper(reading.text, reading.draft.get("map") or (), marks)
