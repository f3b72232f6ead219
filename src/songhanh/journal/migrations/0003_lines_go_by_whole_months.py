"""Lines go only with their whole month, once its head says so; heads only move on."""

from django.db import migrations, models

SAID_LINE = "lines of the journal are never removed singly"
SAID_HEAD = "heads of the journal only move on"
BACK = (
    "NEW.chain <> OLD.chain OR NEW.month <> OLD.month OR NEW.first_previous <> OLD.first_previous"
    " OR NEW.entries < OLD.entries OR (OLD.removed_at IS NOT NULL AND NEW.removed_at IS NULL)"
)
KEPT = (
    "EXISTS (SELECT 1 FROM journal_chainmonth m WHERE m.chain = OLD.chain AND m.month = OLD.month"
    " AND m.removed_at IS NULL)"
)
SQLITE = [
    f"""CREATE TRIGGER journal_lines_go_by_whole_months BEFORE DELETE ON journal_entry WHEN {KEPT}
    BEGIN SELECT RAISE(ABORT, '{SAID_LINE}'); END""",
    f"""CREATE TRIGGER journal_heads_only_move_on BEFORE UPDATE ON journal_chainmonth WHEN {BACK}
    BEGIN SELECT RAISE(ABORT, '{SAID_HEAD}'); END""",
]
POSTGRESQL = [
    f"""CREATE FUNCTION refuse_journal_removal() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF {KEPT} THEN RAISE EXCEPTION '{SAID_LINE}'; END IF;
      RETURN OLD;
    END $$""",
    """CREATE TRIGGER journal_lines_go_by_whole_months BEFORE DELETE ON journal_entry
    FOR EACH ROW EXECUTE FUNCTION refuse_journal_removal()""",
    f"""CREATE FUNCTION refuse_journal_head() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'DELETE' THEN RAISE EXCEPTION '{SAID_HEAD}'; END IF;
      IF {BACK} THEN RAISE EXCEPTION '{SAID_HEAD}'; END IF;
      RETURN NEW;
    END $$""",
    """CREATE TRIGGER journal_heads_only_move_on BEFORE UPDATE OR DELETE ON journal_chainmonth
    FOR EACH ROW EXECUTE FUNCTION refuse_journal_head()""",
]
TRIGGERS = {
    "journal_lines_go_by_whole_months": "journal_entry",
    "journal_heads_only_move_on": "journal_chainmonth",
}
FUNCTIONS = ("refuse_journal_removal", "refuse_journal_head")


def add(apps, schema_editor):
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL:
        schema_editor.execute(statement)


def drop(apps, schema_editor):
    on_sqlite = schema_editor.connection.vendor == "sqlite"
    for trigger, table in TRIGGERS.items():
        schema_editor.execute(f"DROP TRIGGER {trigger}" + ("" if on_sqlite else f" ON {table}"))
    if not on_sqlite:
        for function in FUNCTIONS:
            schema_editor.execute(f"DROP FUNCTION {function}()")


class Migration(migrations.Migration):
    dependencies = [("journal", "0002_lines_are_never_changed")]
    operations = [
        migrations.CreateModel(
            name="Chain",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=16, unique=True)),
            ],
        ),
        migrations.AddField(
            model_name="chainmonth", name="removed_at", field=models.DateTimeField(blank=True, null=True)
        ),
        migrations.AddIndex(
            model_name="entry", index=models.Index(fields=["chain", "at"], name="journal_by_place_and_time")
        ),
        migrations.RunPython(add, drop),
    ]
