"""The tables are what the migrations make."""

import io

import pytest
from django.apps import apps
from django.core.management import call_command

from tests.repo.tree import PACKAGE


@pytest.mark.django_db
def test_no_migration_is_missing() -> None:
    said = io.StringIO()
    try:
        call_command("makemigrations", check=True, dry_run=True, stdout=said, stderr=said)
    except SystemExit:
        pytest.fail(said.getvalue())


def test_every_room_with_tables_has_migrations() -> None:
    with_tables = {
        app.label
        for app in apps.get_app_configs()
        if app.name.startswith("songhanh.") and [*app.get_models()]
    }
    assert {
        room for room in with_tables if not (PACKAGE / room / "migrations" / "0001_initial.py").exists()
    } == set()
