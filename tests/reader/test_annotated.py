"""Plans of many manners in many layouts, each against what a careful reader noted before."""

import pytest
from tests.reader.annotated import NAMES, gold_of, lines_of
from tests.reader.rendering import LAYOUTS
from tests.reader.scoring import differences

from songhanh.reader import open_document, read_plan
from songhanh.reader.plan import Draft


def draft_of(name: str, layout: str) -> Draft:
    render, file = LAYOUTS[layout]
    return read_plan(open_document(render(lines_of(name)), file))


# Plans whose subject is their words: four layouts tell as much of them as eight.
OF_WORDS = frozenset((
    "dac-khu-khong-so", "dac-khu-so-a-rap", "phuong-linh-vuc", "phuong-moi-quy",
    "phuong-ngoac-tron", "phuong-so-hieu", "thanh-pho-bang-nhiem-vu", "thanh-pho-theo-doi",
    "tinh-phan-thu", "tinh-phu-luc-san-pham", "tinh-trong-ngoac", "xa-den-nam",
    "tinh-muc-tieu-giai-phap", "xa-dau-thieu", "xa-giai-doan-nhiem-ky", "xa-giao-viec",
    "xa-lo-trinh-nam", "xa-nhiem-vu-danh-so", "xa-quet-sai", "xa-quyet-dinh-dau-cham",
    "phuong-tp-truc-thuoc", "thanh-pho-bang-phan-cong", "tinh-phu-luc-giao",
))  # fmt: skip
ENOUGH = ("text", "wrapped", "dressed", "print")
READINGS = [(name, layout) for name in NAMES for layout in (ENOUGH if name in OF_WORDS else LAYOUTS)]


@pytest.mark.parametrize(("name", "layout"), READINGS)
def test_a_plan_is_understood_as_a_careful_reader_noted(name: str, layout: str) -> None:
    assert differences(gold_of(name), draft_of(name, layout)) == []


def test_a_gold_that_asks_for_more_is_not_met() -> None:
    gold = gold_of(NAMES[0])
    gold["targets"][0]["measures"][0]["value"] += 1
    gold["units"].append({"kind": "police"})
    found = differences(gold, draft_of(NAMES[0], "text"))
    assert sorted(one.split(" ")[1] for one in found) == ["measures", "measures", "unit"]
