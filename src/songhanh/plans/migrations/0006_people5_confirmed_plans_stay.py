"""On SQLite too a confirmed plan, its items and what was read are never removed; PostgreSQL has refused it
since 0002. A later migration that rebuilds one of these tables on SQLite drops its triggers and makes them again.
"""

from django.db import migrations

FROZEN = "('confirmed', 'replaced', 'ended')"
SAID = "a confirmed plan is never changed"
SQLITE = [
    f"""CREATE TRIGGER items_of_confirmed_plans_stay BEFORE DELETE ON plans_item
    WHEN (SELECT state FROM plans_plan WHERE id = OLD.plan_id) IN {FROZEN}
    BEGIN SELECT RAISE(ABORT, '{SAID}'); END""",
    f"""CREATE TRIGGER confirmed_plans_stay BEFORE DELETE ON plans_plan WHEN OLD.state IN {FROZEN}
    BEGIN SELECT RAISE(ABORT, '{SAID}'); END""",
    """CREATE TRIGGER readings_stay BEFORE DELETE ON plans_reading
    BEGIN SELECT RAISE(ABORT, 'a reading is never changed'); END""",
]
TRIGGERS = ("items_of_confirmed_plans_stay", "confirmed_plans_stay", "readings_stay")


def add(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        for statement in SQLITE:
            schema_editor.execute(statement)


def drop(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        for trigger in TRIGGERS:
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {trigger}")


class Migration(migrations.Migration):
    dependencies = [("plans", "0005_drafts_of_a_year")]
    operations = [migrations.RunPython(add, drop)]
