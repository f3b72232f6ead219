"""The national list of administrative units: whole, well-formed, found and matched."""

import os
import re
import subprocess
import sys
import tomllib
import unicodedata
from collections import Counter
from datetime import date
from pathlib import Path
from random import Random
from string import ascii_lowercase

import pytest

from songhanh.catalogue import places
from songhanh.catalogue.places import (
    AdministrativeUnit,
    changes,
    communes,
    find,
    get,
    kind_on,
    match,
    province_of,
    provinces,
)
from songhanh.kernel.text import one_spelling

DATA = Path(places.__file__).parent / "data"
EVERY_UNIT = (*provinces(), *communes())


def test_there_are_34_provinces_and_3321_communes() -> None:
    assert Counter(unit.kind for unit in provinces()) == {"tỉnh": 25, "thành phố": 9}
    assert Counter(unit.kind for unit in communes()) == {"xã": 2599, "phường": 709, "đặc khu": 13}


@pytest.mark.parametrize(
    ("day", "cities", "xa", "phuong"),
    [
        (date(2025, 7, 1), 6, 2621, 687),
        (date(2026, 4, 29), 6, 2621, 687),
        (date(2026, 4, 30), 7, 2611, 697),
        (date(2026, 9, 1), 8, 2611, 697),
        (date(2026, 9, 20), 9, 2599, 709),
    ],
)
def test_the_kinds_of_an_earlier_day_are_known(day: date, cities: int, xa: int, phuong: int) -> None:
    kinds = Counter(kind_on(unit, day) for unit in EVERY_UNIT)
    assert (kinds["thành phố"], kinds["xã"], kinds["phường"], kinds["đặc khu"]) == (cities, xa, phuong, 13)


def test_the_centrally_run_cities_are_these() -> None:
    cities = {unit.name for unit in provinces() if unit.kind == "thành phố"}
    assert cities == {
        "Hà Nội", "Hải Phòng", "Huế", "Đà Nẵng", "Hồ Chí Minh", "Cần Thơ", "Đồng Nai",
        "Quảng Ninh", "Bắc Ninh",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("code", "title", "province"),
    [
        ("10945", "Xã Kẻ Sặt", "31"),
        ("18406", "Xã Can Lộc", "42"),
        ("24615", "Phường Nam Gia Nghĩa", "68"),
        ("09562", "Phường Yên Nghĩa", "01"),
    ],
)
def test_known_communes_have_their_codes(code: str, title: str, province: str) -> None:
    unit = get(code)
    assert unit is not None
    assert (unit.title, unit.province, unit.level) == (title, province, "commune")


def test_codes_are_unique_and_of_their_length() -> None:
    codes = [unit.code for unit in EVERY_UNIT]
    assert len(set(codes)) == len(codes) == 3355
    assert all(re.fullmatch("[0-9]{2}", unit.code) for unit in provinces())
    assert all(re.fullmatch("[0-9]{5}", unit.code) for unit in communes())
    assert codes == sorted(codes, key=lambda code: (len(code), code))


def test_every_commune_lies_in_a_province_of_the_list() -> None:
    per_province = Counter(unit.province for unit in communes())
    assert set(per_province) == {unit.code for unit in provinces()}
    assert (max(per_province.values()), min(per_province.values())) == (168, 38)


def test_no_name_occurs_twice_in_a_province() -> None:
    named = Counter((unit.full_name, unit.province) for unit in EVERY_UNIT)
    assert max(named.values()) == 1


@pytest.mark.parametrize("code", ["99", "99001", "99002"])
def test_the_codes_of_fictional_places_are_free(code: str) -> None:
    assert get(code) is None
    assert all(unit.province != code for unit in communes())


@pytest.mark.parametrize("file", sorted(DATA.glob("*.csv")), ids=lambda file: file.name)
def test_the_tables_are_clean_text(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert text == unicodedata.normalize("NFC", text) == one_spelling(text)
    assert all(unicodedata.category(letter)[0] != "C" for letter in text.replace("\n", ""))
    assert not re.search(r'"|  | ,|, | \n|^ ', text)


def test_every_change_ends_in_the_kind_that_the_list_has() -> None:
    assert len(changes()) == 25
    for change in changes():
        unit = get(change.code)
        assert unit is not None
        assert unit.kind == change.after != change.before
        assert unit.since < change.day
        assert re.fullmatch(r"[0-9]+/(2026/QH16|NQ-UBTVQH16)", change.source)
    assert [change.day for change in changes()] == sorted(change.day for change in changes())


def test_a_unit_says_what_it_was_on_a_day() -> None:
    bo_ha = get("07294")
    assert bo_ha is not None
    assert (kind_on(bo_ha, date(2026, 9, 19)), kind_on(bo_ha, date(2026, 9, 20))) == ("xã", "phường")
    assert bo_ha.kinds() == {"xã", "phường"}


def test_the_sources_say_version_licence_and_day() -> None:
    sources = tomllib.loads((DATA / "SOURCES.toml").read_text(encoding="utf-8"))
    assert sources["compiled"] >= sources["in_force"] == max(change.day for change in changes())
    assert all(package["version"] and package["licence"] for package in sources["packages"])
    assert len(sources["packages"]) >= 2


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("ke sat", "Xã Kẻ Sặt"),
        ("Kẻ Sắt", "Xã Kẻ Sặt"),
        ("kẽ sặt", "Xã Kẻ Sặt"),
        ("ke xat", "Xã Kẻ Sặt"),
        ("XÃ KẺ SẶT", "Xã Kẻ Sặt"),
        ("Kẻ Sặt, Hải Phòng", "Xã Kẻ Sặt"),
        ("10945", "Xã Kẻ Sặt"),
        ("phường yên nghĩa hà nội", "Phường Yên Nghĩa"),
        ("nam gia ngiha", "Phường Nam Gia Nghĩa"),
        ("quoc tu giam", "Phường Văn Miếu - Quốc Tử Giám"),
        ("ea h'leo", "Xã Ea H’Leo"),
        ("ea hleo", "Xã Ea H’Leo"),
        ("hai phong", "Thành phố Hải Phòng"),
        ("TP.HCM", "Thành phố Hồ Chí Minh"),
        ("phượng sơn", "Phường Phượng Sơn"),
        ("mỹ thọ", "Xã Mỹ Thọ"),
        ("mỹ tho", "Phường Mỹ Tho"),
        ("Khánh Hoà", "Tỉnh Khánh Hòa"),
    ],
)
def test_a_place_is_found_as_people_type_it(text: str, first: str) -> None:
    assert find(text)[0].title == first


def test_homonyms_are_all_offered_and_the_named_province_comes_first() -> None:
    offered = find("tân tiến", limit=50)
    assert len([unit for unit in offered if unit.name == "Tân Tiến"]) > 5
    assert province_of(find("tân tiến cà mau")[0]).name == "Cà Mau"


@pytest.mark.parametrize("text", ["", "  ", "…", "zzzz", "7"])
def test_nothing_is_offered_for_nothing(text: str) -> None:
    assert find(text) == ()


def test_no_more_is_offered_than_asked() -> None:
    assert len(find("tân", limit=7)) == 7


@pytest.mark.parametrize(
    ("kind", "name", "province", "code"),
    [
        ("xã", "Kẻ Sặt", "thành phố Hải Phòng", "10945"),
        ("Xã", "KẺ SẶT", None, "10945"),
        (None, "Kẻ  Sặt", None, "10945"),
        ("xã", "ke sat", None, "10945"),
        ("phường", "Yên Nghĩa", "TP. Hà Nội", "09562"),
        ("xã", "Bố Hạ", "tỉnh Bắc Ninh", "07294"),  # a ward since 20/9/2026; the plan is older
        ("phường", "Bố Hạ", None, "07294"),
        ("xã", "Cẩm Giang", "Hải Phòng", "10888"),
        ("xã", "Cẩm Giàng", "Hải Phòng", "10903"),
        ("xã", "Thuận Hoà", "Tuyên Quang", "00922"),
        ("thành phố", "Hải Phòng", None, "31"),
        ("tỉnh", "Bắc Ninh", None, "24"),
    ],
)
def test_what_a_paper_names_is_matched(kind: str | None, name: str, province: str | None, code: str) -> None:
    unit = match(kind, name, province)
    assert unit is not None
    assert unit.code == code


@pytest.mark.parametrize(
    ("kind", "name", "province"),
    [
        ("xã", "Tân Tiến", None),  # in several provinces
        ("xã", "Kẻ Sắt", "Hải Phòng"),  # a slip is offered by find, never taken
        ("phường", "Kẻ Sặt", None),  # never was one
        ("phường", "Nam Gia Nghĩa", "Đắk Nông"),  # no province of the list any more
        ("xã", "Kẻ Sặt", "Hà Nội"),
        ("xã", "cam giang", "Hải Phòng"),  # Cẩm Giang or Cẩm Giàng
        ("xã", "Đồng Hạ", None),
        ("phường", "Bến Tầm", None),
        (None, "Hải Phòng", None),  # a city, not a commune
        ("xã", "", None),
    ],
)
def test_what_is_not_certain_is_not_matched(kind: str | None, name: str, province: str | None) -> None:
    assert match(kind, name, province) is None


def test_the_list_is_read_only_when_asked() -> None:
    asked = "from songhanh.catalogue import places; print(places.communes.cache_info().currsize)"
    source = {**os.environ, "PYTHONPATH": str(DATA.parents[2])}
    command = [sys.executable, "-c", asked]
    answer = subprocess.run(command, capture_output=True, text=True, check=True, env=source)
    assert answer.stdout.strip() == "0"


def with_a_wrong_letter(unit: AdministrativeUnit, chance: Random) -> str:
    key = unit.search_key
    at = chance.choice([place for place, letter in enumerate(key) if letter != " "])
    wrong = chance.choice([letter for letter in ascii_lowercase if letter != key[at]])
    return key[:at] + wrong + key[at + 1 :]


def test_a_commune_is_offered_on_the_first_page_however_it_is_typed() -> None:
    """A sample, and the commonest name; `python -m benchmarks.search` asks for every one."""
    chance, lost = Random(5), []  # noqa: S311 -- a seeded sample
    for unit in (*chance.sample(communes(), 60), *(one for one in communes() if one.name == "Tân Thành")):
        typed = (
            unit.search_key, unit.name.upper(), unicodedata.normalize("NFD", unit.name),
            with_a_wrong_letter(unit, chance),
        )  # fmt: skip
        lost += [(unit.title, text) for text in typed if unit not in find(text, limit=20)]
    assert lost == []


def test_a_slip_that_spells_another_real_name_offers_both() -> None:
    offered = [unit.name for unit in find("tan lan")]
    assert offered[0] == "Tân Lân"
    assert {"Tân An", "Tân Lập", "Tân Văn"} < set(offered)
    assert [unit.name for unit in find("Kẻ Sắt")] == ["Kẻ Sặt"]


def test_a_slip_before_a_province_is_found_in_that_province() -> None:
    assert find("can lok ha tinh")[0].title == "Xã Can Lộc"
    assert province_of(find("tan tiem ca mau")[0]).name == "Cà Mau"
