"""Villages that live and that were merged, and what is typed on the pages of units and communes."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from songhanh.journal.actor import Actor
from songhanh.places.actions import Act, make_unit, merge_units, open_fictional, set_rule
from songhanh.places.models import Change, Place, Rule, Unit

DAY = "10/05/2026"


@dataclass(frozen=True)
class PlacesWorld:
    """Two villages that live, a merger of two others that nothing rests on yet, the commune's own number."""

    villages: tuple[Unit, ...]
    merger: Change
    rule: Rule


def rearrange(place: Place, actor: Actor, at: datetime) -> PlacesWorld:
    """Villages of the commune, two of them merged; a second province, for whoever is moved."""
    open_fictional(actor=actor, code="98", kind="tỉnh", name="Thượng Giang", parent=None, at=at)
    one, two, *living = (
        make_unit(actor=actor, place=place, kind="village", name=name, relation="own", at=at)
        for name in ("Thôn Lau", "Thôn Sậy", "Thôn Trúc", "Thôn Mai", "Thôn Cúc")
    )
    act = Act(date(2026, 5, 2))
    merger = merge_units(actor=actor, units=[one, two], name="Thôn Lau Sậy", act=act, at=at)
    value = {"name": "Công an xã", "number": "0203 555 113", "serves": ""}
    told = Act(date(2026, 4, 1), "Công an xã")
    rule = set_rule(actor=actor, place=place, key="phone.cong an xa", value=value, act=told, at=at)
    return PlacesWorld(tuple(living[:2]), merger, rule)


def typed_of_places(page: str, places: PlacesWorld) -> dict[str, Any]:
    """What a person adds to a form of the room; nothing for a page of another."""
    additions: dict[str, dict[str, Any]] = {
        "places:new": {"kind": "village", "name": "Thôn Mới", "relation": "own"},
        "places:sheet": {"text": "1\tThôn Nhập", "act": "make"},
        "places:merge": {"units": [v.pk for v in places.villages], "name": "Thôn Chung", "day": DAY},
        "places:rename_unit": {"name": "Thôn Khác", "day": DAY},
        "places:split_unit": {"names": "Thôn Đông\nThôn Tây", "day": DAY},
        "places:end_unit": {"day": DAY},
        "places:open": {"code": "10945"},
        "places:rename_place": {"name": "Đồng Mới", "kind": "commune", "day": DAY},
        "places:move_place": {"province": "98", "day": DAY},
        "places:merge_place": {"parts": ["99002"], "name": "Đồng Hạ", "kind": "commune", "day": DAY},
        "places:split_place": {
            "code": "99003", "name": "Đồng Mới", "kind": "commune", "day": DAY,
            "villages": [places.villages[0].pk],
        },
        "places:unit_code": {"agency_code": "000.01.12.H40"},
        "places:set_mark": {
            "target": "2.3", "year": "2028", "sign": ">=", "value": "28", "day": DAY, "source": "118/KH-UBND",
        },
        "places:set_phone": {"name": "Trạm Y tế", "number": "0203 555 115", "day": DAY, "source": "Trạm"},
        "places:set_day": {"name": "Ngày hội", "kept": "yes", "start": "12/9", "day": DAY, "source": "KH"},
        "places:set_indicator": {
            "indicator": "strategy.4.3", "provider": "Trạm Y tế", "day": DAY, "source": "KH",
        },
        "places:end_rule": {"day": DAY},
        "places:agency_code": {"agency_code": "000.00.12.H40"},
    }  # fmt: skip
    return additions.get(page, {})
