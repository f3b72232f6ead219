"""Registers that only tests have (tests/registers/added), with their tables, for every room's tests.

A plugin, not fixtures that test modules import: imported twice, the tables would be made twice.
"""

from collections.abc import Iterator
from importlib import import_module
from typing import Any

import pytest
from django.db import connection
from django.test import override_settings

from songhanh.config import settings as product
from songhanh.registers.models import REGISTERS

ADDED = "tests.registers.added"  # an application of its own, so that its tables are none of the product's


@pytest.fixture(scope="session")
def added_tables(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The tables of the added kinds, in the tests' database."""
    with override_settings(INSTALLED_APPS=[*product.INSTALLED_APPS, ADDED]), django_db_blocker.unblock():
        models = import_module(f"{ADDED}.models")
        with connection.schema_editor() as editor:
            for model in (models.Visit, models.Ask, models.Helper):
                editor.create_model(model)
        yield


@pytest.fixture
def added(added_tables: None, monkeypatch: pytest.MonkeyPatch) -> tuple[Any, Any]:
    """The registers of visits and of helpers, found by every page as if the product had them."""
    models = import_module(f"{ADDED}.models")
    for register in (models.VISITS, models.HELPERS):
        monkeypatch.setitem(REGISTERS, register.code, register)
    return models.VISITS, models.HELPERS
