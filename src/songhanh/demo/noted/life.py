"""Figures of life: households, law, marriages, credit, jobs, schools, births."""

from collections.abc import Iterator

from songhanh.demo.noted.facts import Facts
from songhanh.registers.demo import Noted

_OFFICE, _COUNCIL, _ECONOMY, _BANK, _UNION, _HEALTH, _SCHOOL = (
    "culture_society_office", "council_committee_office", "economy_office", "policy_bank", "womens_union",
    "health_station", "school",
)  # fmt: skip
_QUARTERS = (
    ("2026-01-01", "2026-03-31", "quý I"), ("2026-04-01", "2026-06-30", "quý II"),
    ("2026-07-01", "2026-09-30", "quý III"), ("2026-10-01", "2026-11-20", "đến 20/11"),
)  # fmt: skip
_YOUNG = (2, 3, 3, 1)  # of mothers of 15-19: what the health station says in November
_BIRTHS = ((41, 36), (38, 37), (44, 39), (21, 22))
_WEDDINGS = (46, 21, 18, 24)  # before Tết, and again when the rice is in
_BORROWERS = (26, 34, 22, 11)


def tell_life(facts: Facts) -> Iterator[Noted]:
    """What officers count of people's lives."""
    for at, (since, last, name) in enumerate(_QUARTERS):
        yield from _tell_quarter(facts, at, since, last, name)
    yield from _tell_schools(facts)
    for village in range(0, facts.villages, 3):
        yield Noted("households", "2026-06-26", "village", {
            "title": "Đăng ký thực hiện Bộ tiêu chí ứng xử", "kind": "conduct",
            "households": 120 + 7 * village, "signed": 96 + 5 * village, "poor_signed": 4,
        }, facts.village(village), after=4, own=village % 2 == 1)  # fmt: skip
    for kind, total, led in (("enterprise", 42, 11), ("cooperative", 6, 2), ("household", 310, 168)):
        yield Noted("enterprises", "2026-06-30", _ECONOMY, {
            "title": "Thống kê giám đốc, chủ cơ sở", "kind": kind, "total": facts.of(total),
            "led_by_women": facts.of(led),
        }, after=12)  # fmt: skip
    yield from _tell_jobs(facts)


def _tell_quarter(facts: Facts, at: int, since: str, last: str, name: str) -> Iterator[Noted]:
    boys, girls = (facts.of(number) for number in _BIRTHS[at])
    yield Noted("births", last, _HEALTH, {
        "from_day": since, "title": f"Số liệu sinh {name}", "boys": boys, "girls": girls,
        "young_births": facts.of(_YOUNG[at]), "young_women": facts.of(420), "births_10_14": 0,
        "maternal_deaths": 0, "abortions": facts.of(5 - at), "abortions_young": 0, "mothers": boys + girls,
        "four_visits": boys + girls - 4,
    }, after=5)  # fmt: skip
    couples, early = facts.of(_WEDDINGS[at]), int(at == 1 and facts.minority > 9)
    yield Noted("marriages", last, _COUNCIL, {
        "from_day": since, "title": f"Số liệu hôn nhân {name}", "couples": couples,
        "foreign": at % 2, "women_to_foreigners": at % 2, "child_marriages": early,
        "child_girls": early, "related_marriages": 0, "brokering": 0,
    }, after=4)  # fmt: skip
    borrowers = facts.of(_BORROWERS[at])
    yield Noted("credit", last, _BANK, {
        "from_day": since, "title": f"Tín dụng chính sách {name}", "kind": "jobs", "borrowers": borrowers,
        "women": borrowers * 3 // 5, "women_poor": borrowers // 9,
        "women_near_poor": borrowers // 8, "women_escaped": borrowers // 10,
        "lent": borrowers * 50_000_000, "lent_women": borrowers * 3 // 5 * 50_000_000,
        "owing": facts.of(410 + 9 * at), "owing_women": facts.of(230 + 6 * at),
        "owed": facts.of(410 + 9 * at) * 38_000_000, "owed_women": facts.of(230 + 6 * at) * 38_000_000,
    }, after=6)  # fmt: skip
    for kind, matters, done, persons in (("advice", 9, 9, 11), ("mediation", 4, 3, 8), ("aid", 1, 1, 1)):
        yield Noted("legal_aid", last, _COUNCIL, {
            "from_day": since, "title": f"Số liệu {name}", "kind": kind, "matters": matters + at,
            "succeeded": done + at, "persons_total": persons + at, "persons_women": (persons + at) * 2 // 3,
            "suffered_violence": int(kind == "advice" and at == 1), "minority": facts.few(persons + at),
        }, after=7)  # fmt: skip
    for kind, persons, women in (("premarital", 12, 6), ("women", 74, 74), ("adolescent", 28, 16)):
        yield Noted("consultations", last, _HEALTH, {
            "from_day": since, "title": f"Tư vấn {name}", "kind": kind,
            "persons_total": facts.of(persons + at), "persons_women": facts.of(women),
            "adolescents": facts.of(persons) if kind == "adolescent" else None,
        }, after=5)  # fmt: skip
    yield Noted("returnees", last, "police", {
        "from_day": since, "title": f"Số liệu {name}", "found": 0, "women": 0, "children": 0, "in_need": 0,
        "supported": 0,
    }, after=3)  # fmt: skip


def _tell_schools(facts: Facts) -> Iterator[Noted]:
    told = (("nursery", "Mầm non", 340, 0), ("primary", "Tiểu học", 610, 118), ("lower", "THCS", 480, 104))
    for level, name, all_pupils, last_class in told:
        school = f"Trường {name} {facts.name}"
        pupils, due = facts.of(all_pupils), facts.of(last_class)
        yield Noted("pupils", "2026-05-29", _SCHOOL, {
            "title": school, "level": level, "school_year": "2025-2026", "pupils": pupils,
            "girls": pupils * 49 // 100, "minority": facts.few(pupils), "due": due, "completed": due,
            "completed_girls": due * 48 // 100, "minority_due": facts.few(due),
            "minority_completed": facts.few(due), "dropped": int(level == "lower"),
            "dropped_girls": int(level == "lower"),
        }, after=12)  # fmt: skip
        yield Noted("school_work", "2026-05-29", _SCHOOL, {
            "title": school, "level": level, "school_year": "2025-2026", "teaches_gender": level != "nursery",
            "counsels": level == "lower", "needs_reviewed": True, "lessons": 6 if level != "nursery" else 2,
            "supported": 9, "supported_girls": 5, "counselled": 14 if level == "lower" else 0,
            "counselled_girls": 9 if level == "lower" else 0, "teachers": 34, "teachers_women": 27,
            "teachers_trained": 18, "teachers_trained_women": 15,
        }, after=12)  # fmt: skip


def _tell_jobs(facts: Facts) -> Iterator[Noted]:
    yield Noted("jobs", "2026-04-24", _UNION, {
        "title": "Trao con giống cho tổ nuôi gà đồi", "kind": "livelihood", "persons_total": facts.of(20),
        "persons_women": facts.of(17), "women_poor": facts.of(6), "women_disabled": 1, "worth": 45_000_000,
    }, facts.village(11))  # fmt: skip
    yield Noted("jobs", "2026-07-22", _ECONOMY, {
        "title": "Ngày hội việc làm", "kind": "placed", "persons_total": facts.of(58),
        "persons_women": facts.of(33), "women_returned": facts.of(7),
    })  # fmt: skip
    yield Noted("jobs", "2026-09-11", _UNION, {
        "title": "Hỗ trợ hai ý tưởng khởi nghiệp", "kind": "startup", "persons_total": 2, "persons_women": 2,
        "worth": 30_000_000,
    })  # fmt: skip
