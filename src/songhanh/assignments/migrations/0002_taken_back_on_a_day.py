"""Work that was taken back says when, so that an earlier day still sees it. The journal knows of old ones."""

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps
from django.db.models import Q


def say_when(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """The day of the journal; where its month has gone, that of giving: such work counts nowhere, as before."""
    withdrawn = apps.get_model("assignments", "Assignment").objects.filter(state="withdrawn")
    lines = apps.get_model("journal", "Entry").objects.filter(verb="assignments.withdraw")
    for task in withdrawn:
        line = lines.filter(thing_id=str(task.pk)).order_by("at").last()
        task.withdrawn_at = task.given_at if line is None else line.at
        task.save(update_fields=["withdrawn_at"])


class Migration(migrations.Migration):
    dependencies = [
        ("assignments", "0001_initial"),
        ("journal", "0003_lines_go_by_whole_months"),
        ("places", "0001_initial"),
    ]

    operations = [
        migrations.AddField("assignment", "withdrawn_at", models.DateTimeField(blank=True, null=True)),
        migrations.RunPython(say_when, migrations.RunPython.noop),
        migrations.AddConstraint(
            "assignment",
            models.CheckConstraint(
                condition=Q(state="withdrawn", withdrawn_at__isnull=False)
                | (~Q(state="withdrawn") & Q(withdrawn_at__isnull=True)),
                name="work_taken_back_says_when",
            ),
        ),
    ]
