"""A year in every register: written by whose it is, found again, counted, and counted by hand."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
import time_machine
from django.test import Client

from songhanh.demo.ben_tam import BEN_TAM
from songhanh.demo.ben_tam import FACTS as OF_BEN_TAM
from songhanh.demo.dong_ha import DONG_HA
from songhanh.demo.dong_ha import FACTS as OF_DONG_HA
from songhanh.demo.noted import tell_year
from songhanh.demo.story import Commune
from songhanh.journal.actor import Actor
from songhanh.kernel.dates import write_date
from songhanh.people.actions import make_links
from songhanh.people.models import User, VillageLink
from songhanh.people.queries import build_viewer
from songhanh.people.queries.links import build_link_actor
from songhanh.places.models import Place
from songhanh.registers.access import may_for
from songhanh.registers.counts import count, count_all, count_standing, list_entries
from songhanh.registers.demo import Noted
from songhanh.registers.kinds.base import Ask, Figure, Register, part_field
from songhanh.registers.models import REGISTERS
from songhanh.registers.queries.told import get_told
from songhanh.registers.queries.village import find_village_entry, list_village_registers
from tests.conftest import MAKER, NOW, actor_of, make_person
from tests.registers.by_hand import add, rows_in, rows_on
from tests.registers.test_demo import fill_year
from tests.repo.site import form_data, page_of

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 28)
SINCE, UNTIL = date(2026, 1, 1), date(2027, 1, 1)
BASE = "/p/99001/2026/registers/"
SignIn = Callable[[User | None], Client]


def standing_rows(register: Register) -> list[Any]:
    return [*register.model.objects.filter(state="standing")]


def count_by_hand(register: Register, figure: Figure) -> int:
    """The figure of the year out of all rows that stand, one after the other."""
    return add(figure, rows_in(register, figure, standing_rows(register), SINCE, UNTIL))


def count_standing_by_hand(register: Register, figure: Figure) -> int:
    """The figure of today out of all that has begun and not ended."""
    return add(figure, rows_on(figure, standing_rows(register), TODAY))


@pytest.mark.parametrize("story", [DONG_HA, BEN_TAM], ids=lambda story: str(story.code))
def test_every_figure_of_the_year_is_what_a_hand_would_count(
    story: Commune, commune: Place, lan: User
) -> None:
    place = fill_year(commune, lan, as_lived(story), everybody)
    assert_written_by_whose_it_is(place, lan)
    told: dict[str, int] = {}
    for register in REGISTERS.values():
        assert register.model.objects.filter(state="standing").exists(), register.code
        for figure in register.figures:
            source = f"{register.code}.{figure.code}"
            told[source] = count(source, place=place, since=SINCE, until=UNTIL)
            if register.lasts:
                assert count_standing(source, place=place, on_day=TODAY) == count_standing_by_hand(
                    register, figure
                ), source
            assert told[source] == count_by_hand(register, figure), source
            if not figure.distinct:
                lines = list_entries(source, place=place, since=SINCE, until=UNTIL)
                assert sum(line.number for line in lines) == told[source], source
    together = count_all([*REGISTERS], place=place, since=SINCE, until=UNTIL)
    for register in REGISTERS.values():
        for figure in register.figures:
            source = f"{register.code}.{figure.code}"
            by_hand = told[source]
            if register.lasts and not figure.day:
                by_hand = count_standing(source, place=place, on_day=date(2026, 12, 31))
            assert together[source] == by_hand, source
    assert {source for source, number in told.items() if not number} <= RARE


def as_lived(story: Commune) -> Commune:
    """The year in which each writes for themselves; what villages are asked for happened in a village."""
    told = story.registers
    by_village = replace(told.texts[0], unit="village")
    texts = (by_village, *told.texts[1:])
    return replace(story, registers=replace(
        told,
        texts=tuple(replace(one, own=True) for one in texts),
        sessions=tuple(replace(one, own=True) for one in told.sessions),
        reopened=tuple(replace(one, late=replace(one.late, own=True)) for one in told.reopened),
        noted=tuple(replace(one, own=True, unit=of_village(one)) for one in told.noted),
    ))  # fmt: skip


def of_village(one: Noted) -> str:
    """The kind of unit whose entry it is, once villages write what they are asked for."""
    asks = REGISTERS[one.register].village
    if asks is None or any(one.told[name] != value for name, value in asks.sets.items()):
        return one.unit
    return "village"


def everybody(place: Place) -> Mapping[int, Actor]:
    """A member of each unit but the standing office, and each village behind its link."""
    units = place.units.exclude(kind__in=("village", "culture_society_office"))
    links = make_links(actor=MAKER, units=place.units.filter(kind="village"), at=NOW)
    return {link.unit_id: build_link_actor(link, "") for link in links} | {
        unit.pk: actor_of(make_person(f"unit{unit.pk}", f"Người của {unit.name}", "unit_member", place, unit))
        for unit in units
    }


def assert_written_by_whose_it_is(place: Place, officer: User) -> None:
    """Each standing line by somebody who may: a village behind its link, a unit's own person, the officer."""
    viewers = {f"person:{user.pk}": build_viewer(user, TODAY) for user in User.objects.all()}
    village_of = {f"link:{link.pk}": link.unit for link in VillageLink.objects.select_related("unit")}
    standing_office = f"person:{officer.pk}"
    wrote: dict[str, set[str]] = {"village": set(), "unit": set(), "officer": set()}
    for register, entry in ((one, entry) for one in REGISTERS.values() for entry in standing_rows(one)):
        who, unit = entry.recorder, entry.unit
        if who in village_of:
            wrote["village"].add(register.code)
            assert village_of[who] == unit
            assert find_village_entry(register, unit, entry.pk) == entry
        else:
            wrote["officer" if who == standing_office else "unit"].add(register.code)
            assert may_for(viewers[who], "registers.edit", place, unit.pk), (register.code, who)
            # for another unit the officer only corrects: what is theirs, they wrote themselves
            for_another = unit.kind != "culture_society_office" and who == standing_office
            assert bool(entry.on_behalf_of) == for_another, (register.code, who)
            assert not for_another or entry.corrects_id, (register.code, unit.name)
    assert wrote["village"] == {register.code for register, _asks in list_village_registers()}
    assert wrote["village"] | wrote["unit"] | wrote["officer"] == set(REGISTERS)
    assert len(wrote["unit"]) > len(wrote["officer"]) > 0


# what did not happen in the year, or began before it
RARE = {
    "communication.printed", "births.maternal_deaths", "health_services.lgbt", "marriages.brokering",
    "marriages.child_marriages", "marriages.related_marriages", "posts.minority_women", "programmes.standing",
    "returnees.found", "returnees.in_need", "returnees.supported", "services.facilities",
    "services.facilities_preventing", "services.members", "services.trusted_addresses",
}  # fmt: skip


def written(value: Any) -> Any:
    """What a person types for a value."""
    if isinstance(value, bool):
        return "on" if value else ""
    if isinstance(value, date):
        return write_date(value)
    if isinstance(value, tuple):
        return [str(getattr(one, "pk", one)) for one in value]
    return "" if value is None else str(getattr(value, "pk", value))


def typed(register: Register, entry: Any) -> dict[str, Any]:
    """An entry as a person fills the form."""
    told = get_told(register, entry)
    said = {column.name: written(told.values[column.name]) for column in register.typed_columns()}
    for at, line in enumerate(told.lines):
        for column in register.part.columns if register.part else ():
            assert register.part is not None
            assert part_field(register.part, column) is not None
            said[f"{register.part.name}-{at}-{column.name}"] = written(line[column.name])
    return {name: value for name, value in said.items() if value not in ("", [])}


@pytest.mark.parametrize("code", REGISTERS)
def test_an_entry_goes_in_by_page_and_comes_out_everywhere(
    code: str, commune: Place, lan: User, sign_in: SignIn
) -> None:
    """Written as in the demonstration; taken out of the table; typed again on its page by whoever has to do
    with it: the officer, a member of a unit for that unit, a village behind its link where it is asked."""
    register = REGISTERS[code]
    fill_one(commune, lan, code)
    entry = register.model.objects.order_by("-on_day", "-pk").first()
    about, name = typed(register, entry), getattr(entry, register.heading)
    before = register.model.objects.count()
    with time_machine.travel(datetime(2026, 12, 1, 2, tzinfo=UTC), tick=False):
        client = sign_in(lan)
        new = write_on_page(client, register, about)
        assert (register.model.objects.count(), typed(register, new)) == (before + 1, about)
        assert name in page_of(client.get(f"{BASE}{code}/?q={name}")).text_content()
        assert client.get(f"{BASE}{code}/register.xlsx").status_code == 200
        assert name in page_of(client.get(f"{BASE}{code}/{new.pk}/")).text_content()
        unit = entry.unit if entry.unit.kind not in OF_OTHERS else commune.units.get(kind="police")
        member = make_person("member", "Người của đơn vị", "unit_member", commune, unit)
        seen = {name: about[name] for name in about if not is_walled(register, name)}
        own = write_on_page(sign_in(member), register, {**seen, "unit": str(unit.pk)})
        assert typed(register, own) == {**seen, "unit": str(unit.pk)}
        assert (own.recorder, own.on_behalf_of) == (f"person:{member.pk}", "")
        if register.village is not None:
            write_behind_link(register, commune, about)


OF_OTHERS = ("village", "culture_society_office")  # a link, and the officer, write for these


def is_walled(register: Register, name: str) -> bool:
    return any(column.walled for column in register.columns if column.name == name)


def write_on_page(client: Client, register: Register, about: Mapping[str, Any]) -> Any:
    """The form of the list filled and sent; the entry that came of it."""
    address, before = f"{BASE}{register.code}/new/", register.model.objects.count()
    form = form_data(client.get(f"{BASE}{register.code}/"), address)
    answer = client.post(address, {**form, **about, "explanation": "ghi lại để thử"}, follow=True)
    assert register.model.objects.count() == before + 1, page_of(answer).text_content()
    return register.model.objects.latest("pk")


def write_behind_link(register: Register, place: Place, about: Mapping[str, Any]) -> None:
    """The few questions of a village answered as the entry was told, in the order of its page."""
    assert register.village is not None
    village = place.units.filter(kind="village").order_by("pk")[0]
    (link,) = make_links(actor=MAKER, units=[village], at=NOW)
    address = f"/v/{link.token()}/registers/{register.code}/"
    client, before = Client(), register.model.objects.count()
    told = {ask.name: about.get(column_of(register, ask), "") for ask in register.village.asks}
    form = form_data(client.get(address), address)
    answers = {ask.name: told[ask.name] for ask in register.village.asks if offers(ask, told[ask.name])}
    answer = client.post(address, {**form, **answers, "explanation": "ghi lại để thử"}, follow=True)
    assert register.model.objects.count() == before + 1, page_of(answer).text_content()
    own = register.model.objects.latest("pk")
    assert (own.unit, own.recorder) == (village, f"link:{link.pk}")
    assert find_village_entry(register, village, own.pk) == own
    kept = typed(register, own)
    assert {name: kept.get(column_of(register, ask), "") for ask in register.village.asks
            if (name := ask.name) in answers} == answers  # fmt: skip


def column_of(register: Register, ask: Ask) -> str:
    return f"{register.part.name}-0-{ask.column}" if ask.of_part and register.part else ask.column


def offers(ask: Ask, answer: Any) -> bool:
    """Whether the page has this answer, told as such."""
    return bool(answer) and (not ask.offered or answer in ask.offered)


def fill_one(place: Place, officer: User, code: str) -> None:
    """Units of the story, and the entries of one register alone."""
    story = replace(
        DONG_HA,
        registers=replace(
            DONG_HA.registers,
            texts=DONG_HA.registers.texts[:1] if code == "communication" else (),
            sessions=DONG_HA.registers.sessions[:1] if code == "sessions" else (),
            closed=(), corrections=(), twice=(), reopened=(),
            noted=tuple(one for one in tell_year(OF_DONG_HA) if one.register == code)[-2:],
        ),
    )  # fmt: skip
    fill_year(place, officer, story)


def test_the_year_of_both_communes_is_told_alike_every_time() -> None:
    for facts in (OF_DONG_HA, OF_BEN_TAM):
        assert tell_year(facts) == tell_year(facts)
        assert {one.register for one in tell_year(facts)} | {"communication", "sessions"} == set(REGISTERS)
    assert isinstance(tell_year(OF_DONG_HA)[0], Noted)
