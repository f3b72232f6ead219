"""What the tests of the whole site find in this room: a task with its unit, and one that waits for us."""

from dataclasses import dataclass
from datetime import date, datetime

from songhanh.assignments.actions import Part, Told, carry_task, give_task, report_work
from songhanh.assignments.models import Assignment
from songhanh.assignments.queries.open import version_of_line
from songhanh.journal.actor import Actor
from songhanh.plans.models import Item, Plan
from songhanh.registers.actions import Upload

ANSWERED = {"task", "accept", "return", "proof", "withdraw"}


@dataclass(frozen=True)
class GivenTasks:
    """Two tasks of the police, a line that another one carries, and what is still open."""

    plan: Plan
    given: Assignment
    reported: Assignment
    carried: Item
    open_line: Item

    def words(self, name: str) -> dict[str, object]:
        """What an address of the room is made of."""
        task = self.reported if name in ANSWERED else self.given
        return {
            "pk": task.pk,
            "file_pk": self.reported.reports.get().proofs.get().pk,
            "line": (self.carried if name == "carry" else self.open_line).line,
            "plan_pk": self.plan.pk,
            "kind": "police" if name == "give_all" else "health_station",
        }


def give_some(plan: Plan, actor: Actor, at: datetime) -> GivenTasks:
    """The police of the plan's place gets the first of its tasks, in two parts, and reports on one."""
    tasks = list(plan.items.filter(kind="task").exclude(state="dropped").order_by("position", "pk"))
    own = [task for task in tasks if task.unit_kind == "police"]
    general = [task for task in tasks if task.payload.get("part") == "content"]
    police = plan.place.units.get(kind="police")
    parts = [
        Part("Lập sổ", (police,), date(2026, 6, 1)),
        Part("Họp", (police,), date(2026, 7, 1), "biên bản"),
    ]
    given, reported = give_task(actor=actor, item=own[0], parts=parts, version=version_of_line(own[0]), at=at)
    told = Told("Đã họp.", is_result=True, uploads=(Upload(b"%PDF-1.7 bien ban", "bien-ban.pdf"),))
    report_work(actor=actor, task=reported, version=1, told=told, at=at)
    carry_task(actor=actor, item=general[0], by=own[0], at=at)
    return GivenTasks(plan, given, reported, general[0], own[1])
