"""Triggers refuse to change what was confirmed, and what was read, for the day the code is wrong.

Items of a frozen plan and readings are never updated, nothing is added to a frozen plan, and a frozen plan keeps
its head. A later migration that rebuilds one of these tables on SQLite drops its triggers and makes them again.
Deleting rows is refused here on PostgreSQL alone, on SQLite by 0006.
"""

from django.db import migrations

FROZEN = "('confirmed', 'replaced', 'ended')"
SAID = "a confirmed plan is never changed"
HEAD = (
    "title", "kind", "head", "reading_id", "series", "number", "since_year", "until_year", "confirmed_at",
    "confirmed_by",
)

SQLITE = [
    f"""CREATE TRIGGER items_of_confirmed_plans_never_change BEFORE UPDATE ON plans_item
    WHEN (SELECT state FROM plans_plan WHERE id = OLD.plan_id) IN {FROZEN}
    BEGIN SELECT RAISE(ABORT, '{SAID}'); END""",
    f"""CREATE TRIGGER nothing_is_added_to_confirmed_plans BEFORE INSERT ON plans_item
    WHEN (SELECT state FROM plans_plan WHERE id = NEW.plan_id) IN {FROZEN}
    BEGIN SELECT RAISE(ABORT, '{SAID}'); END""",
    f"""CREATE TRIGGER confirmed_plans_keep_their_head BEFORE UPDATE ON plans_plan
    WHEN OLD.state IN {FROZEN} AND (NEW.state NOT IN {FROZEN} OR
    {" OR ".join(f"NEW.{name} IS NOT OLD.{name}" for name in HEAD)})
    BEGIN SELECT RAISE(ABORT, '{SAID}'); END""",
    """CREATE TRIGGER readings_are_never_changed BEFORE UPDATE ON plans_reading
    BEGIN SELECT RAISE(ABORT, 'a reading is never changed'); END""",
]
POSTGRESQL = [
    f"""CREATE FUNCTION refuse_confirmed_item() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE row plans_item := CASE WHEN TG_OP = 'INSERT' THEN NEW ELSE OLD END;
    BEGIN
      IF (SELECT state FROM plans_plan WHERE id = row.plan_id) IN {FROZEN} THEN RAISE EXCEPTION '{SAID}'; END IF;
      IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
      RETURN NEW;
    END $$""",
    """CREATE TRIGGER items_of_confirmed_plans_never_change BEFORE INSERT OR UPDATE OR DELETE ON plans_item
    FOR EACH ROW EXECUTE FUNCTION refuse_confirmed_item()""",
    f"""CREATE FUNCTION refuse_confirmed_head() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF OLD.state NOT IN {FROZEN} THEN RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END; END IF;
      IF TG_OP = 'DELETE' OR NEW.state NOT IN {FROZEN}
        OR {" OR ".join(f"NEW.{name}::text IS DISTINCT FROM OLD.{name}::text" for name in HEAD)}
      THEN RAISE EXCEPTION '{SAID}'; END IF;
      RETURN NEW;
    END $$""",
    """CREATE TRIGGER confirmed_plans_keep_their_head BEFORE UPDATE OR DELETE ON plans_plan
    FOR EACH ROW EXECUTE FUNCTION refuse_confirmed_head()""",
    """CREATE FUNCTION refuse_reading_change() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'a reading is never changed'; END $$""",
    """CREATE TRIGGER readings_are_never_changed BEFORE UPDATE OR DELETE ON plans_reading
    FOR EACH ROW EXECUTE FUNCTION refuse_reading_change()""",
]
TRIGGERS = {
    "items_of_confirmed_plans_never_change": "plans_item",
    "nothing_is_added_to_confirmed_plans": "plans_item",
    "confirmed_plans_keep_their_head": "plans_plan",
    "readings_are_never_changed": "plans_reading",
}
FUNCTIONS = ("refuse_confirmed_item", "refuse_confirmed_head", "refuse_reading_change")


def add(apps, schema_editor):
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL:
        schema_editor.execute(statement)


def drop(apps, schema_editor):
    on_sqlite = schema_editor.connection.vendor == "sqlite"
    for trigger, table in TRIGGERS.items():
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {trigger}" + ("" if on_sqlite else f" ON {table}"))
    if not on_sqlite:
        for function in FUNCTIONS:
            schema_editor.execute(f"DROP FUNCTION {function}()")


class Migration(migrations.Migration):
    dependencies = [("plans", "0001_initial")]
    operations = [migrations.RunPython(add, drop)]
