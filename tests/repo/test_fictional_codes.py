"""The places that we invent exist nowhere: neither their codes nor their names are on the national list."""

import re

from songhanh.catalogue import places
from tests.repo.tree import files, text_of

INVENTED = {"99": "Sơn Hải", "99001": "Đồng Hạ", "99002": "Bến Tầm"}
OPENED = re.compile(r'open_fictional\([^)]*?code="(\d+)"[^)]*?name="([^"]+)"', re.S)


def test_every_invented_place_is_one_of_these() -> None:
    opened = {
        pair
        for path in files("src/*.py", "tests/conftest.py")
        for pair in OPENED.findall(text_of(path) or "")
    }
    assert opened == set(INVENTED.items())


def test_their_codes_are_on_no_list() -> None:
    real = {unit.code for unit in (*places.provinces(), *places.communes())}
    assert len(real) == 34 + 3321
    assert [code for code in real if code.startswith("99")] == []


def test_their_names_are_no_real_ones() -> None:
    real = {(unit.level, unit.name) for unit in (*places.provinces(), *places.communes())}
    invented = {("province" if len(code) == 2 else "commune", name) for code, name in INVENTED.items()}
    assert len({level for level, _name in real} & {"province", "commune"}) == 2
    assert invented & real == set()
