"""A trigger refuses to change a line of the journal. Whole old months may be taken away."""

from django.db import migrations

SQLITE = """
CREATE TRIGGER journal_lines_are_never_changed BEFORE UPDATE ON journal_entry
BEGIN SELECT RAISE(ABORT, 'lines of the journal are never changed'); END
"""
POSTGRESQL = """
CREATE FUNCTION refuse_journal_change() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'lines of the journal are never changed'; END $$;
CREATE TRIGGER journal_lines_are_never_changed BEFORE UPDATE ON journal_entry
FOR EACH ROW EXECUTE FUNCTION refuse_journal_change();
"""


def add(apps, schema_editor):
    schema_editor.execute(SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL)


def drop(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("DROP TRIGGER journal_lines_are_never_changed")
    else:
        schema_editor.execute("DROP TRIGGER journal_lines_are_never_changed ON journal_entry")
        schema_editor.execute("DROP FUNCTION refuse_journal_change()")


class Migration(migrations.Migration):
    dependencies = [("journal", "0001_initial")]
    operations = [migrations.RunPython(add, drop)]
