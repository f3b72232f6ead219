"""*Thống kê giới*: every line stands with its source; registers count what they can; silence is never 0."""

from collections.abc import Callable
from datetime import date
from io import BytesIO

import openpyxl
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from songhanh.catalogue.gender_statistics import statistic_groups, statistics
from songhanh.catalogue.units import unit_kinds
from songhanh.indicators.queries import StatisticLine, list_statistics
from songhanh.kernel.periods import quarters
from songhanh.people.models import User
from songhanh.places.models import Place
from songhanh.registers.actions import close_period
from songhanh.registers.counts import list_sources
from songhanh.registers.models import REGISTERS
from tests.conftest import NOW, actor_of
from tests.repo.site import form_data

pytestmark = pytest.mark.django_db
SignIn = Callable[[User | None], Client]
TABLE = reverse("evaluation:statistics", args=["99001", 2026])
LINE = reverse("evaluation:statistic", args=["99001", 2026, "population"])


def line_of(place: Place, code: str) -> StatisticLine:
    groups = list_statistics(place, 2026, date(2026, 12, 31))
    return next(line for group in groups for line in group.lines if line.code == code)


def send(client: Client, **typed: str) -> int:
    whole = {"denominator": "100", "numerator": "40", "source": "Công an xã"}
    return client.post(LINE, form_data(client.get(LINE), LINE) | whole | typed).status_code


def test_the_set_is_whole() -> None:
    codes = [one.code for one in statistics()]
    assert len(codes) == len(set(codes))
    assert {one.group for one in statistics()} == {group.code for group in statistic_groups()}
    assert {one.provider for one in statistics()} <= {kind.code for kind in unit_kinds()}
    asked = {
        part for one in statistics() for side in (one.total, one.women) for part in side.split("+") if part
    }
    assert asked <= set(list_sources())
    assert all(bool(one.total) is bool(one.women) for one in statistics())


def test_nobody_has_said_it_is_not_zero(commune: Place) -> None:
    for code in ("population", "credit", "deputies"):
        line = line_of(commune, code)
        assert (line.total, line.women, line.men, line.share) == (None, None, None, None)


@pytest.mark.parametrize(("persons", "said"), [(1, "ít người"), (20, "ít người"), (21, "33,3%")])
def test_a_share_of_few_persons_is_not_told(
    lan: User, sign_in: SignIn, commune: Place, persons: int, said: str
) -> None:
    client = sign_in(lan)
    assert send(client, denominator=str(persons), numerator=str(persons // 3)) == 302
    line = line_of(commune, "population")
    assert (line.total, line.is_small, line.share is None) == (persons, persons <= 20, persons <= 20)
    assert said in client.get(TABLE).content.decode()


def test_a_closed_register_without_a_line_is_zero(lan: User, commune: Place) -> None:
    for quarter in quarters(2026):
        close_period(
            actor=actor_of(lan), register=REGISTERS["credit"], place=commune, period=quarter,
            at=NOW.replace(year=2027),
        )  # fmt: skip
    line = line_of(commune, "credit")
    assert (line.total, line.women, line.share, line.is_open) == (0, 0, None, False)


def test_a_line_is_typed_with_its_source_and_said_anew(sign_in: SignIn, lan: User, commune: Place) -> None:
    client = sign_in(lan)
    assert send(client) == 302
    assert send(client, denominator="120") == 302
    line = line_of(commune, "population")
    assert (line.total, line.women, line.men, str(line.share)) == (120, 40, 80, "33.3")
    shown = client.get(TABLE).content.decode()
    assert "Công an xã" in shown
    assert "33,3%" in shown


@pytest.mark.parametrize(
    "wrong", [{"numerator": "101"}, {"source": ""}, {"denominator": ""}, {"numerator": "-1"}]
)
def test_what_cannot_be_is_refused(sign_in: SignIn, lan: User, commune: Place, wrong: dict[str, str]) -> None:
    assert send(sign_in(lan), **wrong) == 422
    assert line_of(commune, "population").total is None


def test_nobody_there_is_none_and_no_share(sign_in: SignIn, lan: User, commune: Place) -> None:
    assert send(sign_in(lan), denominator="0", numerator="0") == 302
    line = line_of(commune, "population")
    assert (line.total, line.women, line.share) == (0, 0, None)


def test_a_line_that_a_register_counts_is_not_typed(sign_in: SignIn, lan: User) -> None:
    address = reverse("evaluation:statistic", args=["99001", 2026, "credit"])
    assert sign_in(lan).get(address).status_code == 404


def test_the_table_is_taken_away(sign_in: SignIn, lan: User) -> None:
    client = sign_in(lan)
    send(client)
    sheet = openpyxl.load_workbook(
        BytesIO(client.get(reverse("evaluation:statistics_xlsx", args=["99001", 2026])).getvalue())
    ).worksheets[0]
    rows = {row[1]: row for row in sheet.iter_rows(values_only=True)}
    assert rows["Dân số"][3:7] == (100, 60, 40, 40.0)
    assert rows["Giáo viên"][3:8] == (None, None, None, None, "Chưa có số liệu")


def test_more_figures_need_no_more_queries(sign_in: SignIn, lan: User) -> None:
    client = sign_in(lan)
    client.get(TABLE)
    with CaptureQueriesContext(
        connection,
    ) as before:
        client.get(TABLE)
    for number in ("10", "20", "30"):
        send(client, denominator=number, numerator="5")
    client.get(TABLE)
    with CaptureQueriesContext(connection) as after:
        client.get(TABLE)
    assert len(after) == len(before)
