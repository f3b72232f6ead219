"""Posts, the Committee, those in charge, the network, commitments, models: what stands, and since when."""

from collections.abc import Iterator

from songhanh.demo.noted.facts import Facts
from songhanh.registers.demo import Noted

_OFFICE, _COUNCIL, _UNION, _ADVANCE, _HEALTH, _SCHOOL, _FRONT, _PARTY, _DEPUTIES = (
    "culture_society_office", "council_committee_office", "womens_union", "advancement_committee",
    "health_station", "school", "fatherland_front", "party_committee", "peoples_council",
)  # fmt: skip
_TERM = "2026-03-25"  # the term of the Council that was elected on 15 March
# body, post, since, is a woman, age, schooling
_POSTS = (
    ("council", "chair", _TERM, False, "from_50", "master", _DEPUTIES),
    ("council", "vice_chair", _TERM, False, "under_50", "university", _DEPUTIES),
    ("committee", "chair", _TERM, False, "under_50", "master", _COUNCIL),
    ("committee", "vice_chair", _TERM, True, "under_50", "master", _COUNCIL),
    ("committee", "vice_chair", _TERM, False, "under_40", "university", _COUNCIL),
    ("council", "deputy", _TERM, True, "under_40", "university", _DEPUTIES),
    ("council", "deputy", _TERM, False, "under_50", "university", _DEPUTIES),
    ("council", "deputy", _TERM, True, "under_50", "college", _DEPUTIES),
    ("council", "deputy", _TERM, False, "from_50", "secondary", _DEPUTIES),
    ("party", "secretary", "2025-08-12", False, "from_50", "master", _PARTY),
    ("party", "vice_secretary", "2025-08-12", True, "under_50", "university", _PARTY),
    ("office", "head", "2025-07-01", False, "under_50", "university", _OFFICE),
    ("office", "vice_head", "2025-07-01", True, "under_40", "university", _OFFICE),
    ("office", "vice_head", "2025-09-15", True, "under_40", "master", "economy_office"),
    ("front", "chair", "2025-07-01", True, "under_50", "university", _UNION),
    ("school", "principal", "2025-08-20", True, "under_50", "university", _SCHOOL),
    ("school", "vice_principal", "2026-08-14", True, "under_40", "university", _SCHOOL),
    ("health", "head", "2026-01-05", True, "under_50", "university", _HEALTH),
)
_MEMBERS = (
    ("head", _COUNCIL, True, "Phó Chủ tịch Ủy ban nhân dân", "Điều hành chung, chủ trì các kỳ họp"),
    ("standing", _OFFICE, False, "Trưởng phòng", "Tham mưu kế hoạch, tổng hợp báo cáo"),
    ("vice", _UNION, True, "Chủ tịch Hội", "Truyền thông tới hội viên, mô hình hỗ trợ"),
    ("member", "police", False, "Phó Trưởng Công an", "Phòng, chống bạo lực, mua bán người"),
    ("member", _HEALTH, True, "Trưởng trạm", "Nhóm chỉ tiêu y tế, dân số"),
    ("member", _SCHOOL, True, "Hiệu trưởng", "Nhóm chỉ tiêu giáo dục"),
    ("member", "economy_office", True, "Phó Trưởng phòng", "Kinh phí, nhóm chỉ tiêu kinh tế"),
    ("member", _FRONT, False, "Phó Chủ tịch", "Giám sát, phản biện"),
    ("secretary", _OFFICE, True, "Công chức", "Biên bản, theo dõi kết luận"),
)
_BODIES = (
    ("Đảng ủy", "party", _PARTY, True), ("Hội đồng nhân dân", "state", _DEPUTIES, True),
    ("Phòng Văn hóa - Xã hội", "state", _OFFICE, True),
    ("Văn phòng HĐND và UBND", "state", _COUNCIL, True), ("Phòng Kinh tế", "state", "economy_office", True),
    ("Trạm Y tế", "service", _HEALTH, True), ("Trường Tiểu học", "service", _SCHOOL, True),
    ("Ủy ban Mặt trận Tổ quốc", "union", _FRONT, True), ("Hội Liên hiệp Phụ nữ", "union", _UNION, True),
    ("Đoàn Thanh niên", "union", "youth_union", True), ("Công an", "forces", "police", False),
    ("Xưởng may ven đường", "business", "economy_office", False),
)  # fmt: skip


def tell_people(facts: Facts) -> Iterator[Noted]:
    """Who holds what, and what stands for people."""
    yield from _tell_posts(facts)
    yield from _tell_committee(facts)
    yield from _tell_network(facts)
    for name, kind, unit, signed in _BODIES:
        about = {"title": f"{name} {facts.kind} {facts.name}", "kind": kind, "informed_on": "2026-04-16"}
        if signed:
            about |= {"signed_on": "2026-04-28", "form": "signed"}
        yield Noted("commitments", "2026-04-16", unit, about, after=20)
    yield from _tell_models(facts)


def _tell_posts(facts: Facts) -> Iterator[Noted]:
    for at, (body, post, since, is_woman, age, schooling, unit) in enumerate(_POSTS):
        name = facts.woman(at) if is_woman else facts.man(at)
        yield Noted("posts", since, unit, {
            "title": name, "body": body, "post": post, "sex": "female" if is_woman else "male", "age": age,
            "schooling": schooling, "politics": "high" if at < 5 else "middle", "in_planning": at % 3 == 1,
            "is_minority": facts.few(at) > 0,
            "change": "elected" if since == _TERM else "appointed",
            "training_year": "2026" if is_woman and age == "under_40" else "",
        }, after=8)  # fmt: skip
    yield Noted("posts", "2025-08-20", _SCHOOL, {
        "title": facts.man(9), "body": "school", "post": "vice_principal", "sex": "male", "age": "from_50",
        "schooling": "university", "until": "2026-08-14", "end_reason": "Nghỉ hưu",
    }, after=370)  # fmt: skip
    for kind, total, women in (("civil_servants", 58, 27), ("public_employees", 96, 74),
                               ("part_time", 44, 12), ("party_members", 612, 236)):  # fmt: skip
        yield Noted("staff", "2026-06-30", _COUNCIL, {
            "title": "Thống kê cán bộ 6 tháng", "kind": kind, "total": facts.of(total),
            "women": facts.of(women), "minority_women": facts.few(facts.of(women)),
        }, after=9)  # fmt: skip


def _tell_committee(facts: Facts) -> Iterator[Noted]:
    for at, (role, unit, is_woman, post, duty) in enumerate(_MEMBERS):
        yield Noted("committee", "2026-04-22", unit, {
            "title": facts.woman(at + 3) if is_woman else facts.man(at), "role": role, "post": post,
            "sex": "female" if is_woman else "male", "duty": duty, "decision": "207/QĐ-UBND",
        }, after=6)  # fmt: skip
    yield Noted("meetings", "2026-03-06", _UNION, {
        "title": "Gặp mặt nữ cán bộ chủ chốt nhân ngày 8/3", "kind": "gathering", "persons_total": 34,
        "persons_women": 34, "chaired_by": facts.woman(3),
    })  # fmt: skip
    yield Noted("meetings", "2026-05-14", _ADVANCE, {
        "title": "Phiên họp thứ nhất: phân công, kế hoạch năm", "kind": "regular", "persons_total": 9,
        "persons_women": 6, "chaired_by": facts.woman(3), "minutes": "01/BB-BVSTBPN",
    }, lines=(
        {"text": "Mỗi thành viên nhận theo dõi một nhóm chỉ tiêu", "body": "Các thành viên",
         "due_on": "2026-05-30", "done_on": "2026-05-28", "result": "Đã có bảng phân công"},
        {"text": "Rà soát đầu mối nhận tin báo ở từng thôn", "body": "Hội Liên hiệp Phụ nữ",
         "due_on": "2026-06-30", "done_on": "2026-07-06", "result": "Đã lập danh sách"},
    ), after=60)  # fmt: skip
    yield Noted("meetings", "2026-11-05", _ADVANCE, {
        "title": "Phiên họp thứ hai: Tháng hành động, báo cáo năm", "kind": "regular", "persons_total": 8,
        "persons_women": 6, "chaired_by": facts.woman(3), "minutes": "02/BB-BVSTBPN",
    }, lines=(
        {"text": "Gửi báo cáo năm đúng hạn", "body": "Các đơn vị", "due_on": "2026-11-30"},
        {"text": "Hoàn thành cam kết của các cơ quan còn lại", "body": "Phòng Văn hóa - Xã hội",
         "due_on": "2026-12-10"},
    ))  # fmt: skip


def _tell_network(facts: Facts) -> Iterator[Noted]:
    units = (_OFFICE, _COUNCIL, "economy_office", _HEALTH, _SCHOOL, "police", _UNION, "youth_union")
    for at, unit in enumerate(units):
        yield Noted("officers", "2026-01-20", unit, {
            "title": facts.man(at + 2) if unit == "police" else facts.woman(at + 5),
            "sex": "male" if unit == "police" else "female", "post": "Công chức, viên chức", "time": "part",
            "trained_on": "2026-04-16",
        }, after=100)  # fmt: skip
    for at in range(facts.villages):
        name, sex = facts.villager(at, is_man=at % 4 == 3)
        yield Noted("network", "2026-02-10", _OFFICE, {
            "title": name, "sex": sex, "kind": "communicator" if at % 2 else "collaborator",
            "trained_on": "2026-07-09" if at % 5 else None,
        }, facts.village(at), after=170)  # fmt: skip
        if at:  # one village has nobody yet
            name, sex = facts.villager(at + 40, is_man=at % 3 > 0)
            told = {"title": name, "sex": sex, "kind": "village_head" if at % 3 else "union"}
            told |= {"trained_on": "2026-07-09"} if at % 4 else {}
            yield Noted("contacts", "2026-06-20", _UNION, told, facts.village(at), after=25)


def _tell_models(facts: Facts) -> Iterator[Noted]:
    told = (
        ("Địa chỉ tin cậy nhà văn hóa", "trusted_address", 2, 6), ("Địa chỉ tin cậy trạm y tế",
         "trusted_address", 7, 5), ("Câu lạc bộ gia đình phát triển bền vững", "family_club", 5, 32),
        ("Nhóm phòng, chống bạo lực gia đình", "prevention_group", 9, 8),
        ("Tổ tư vấn học đường", "school_group", 3, 5), ("Tổ phụ nữ nuôi gà đồi", "livelihood", 11, 14),
    )  # fmt: skip
    for title, kind, village, members in told:
        yield Noted("services", "2025-10-15", _UNION, {
            "title": title, "kind": kind, "members": members, "women": members - 2, "works": True,
            "checked_on": "2026-09-22",
        }, facts.village(village), after=350)  # fmt: skip
    yield Noted("services", "2026-05-05", _OFFICE, {
        "title": "Nơi tạm lánh số 1", "kind": "shelter", "capacity": 4, "works": True,
        "contact": "Người giữ khóa: theo danh sách riêng",
    })  # fmt: skip
    for title, kind in (("Khám thai, quản lý thai nghén", "reproductive"), ("Góc thân thiện", "adolescent")):
        yield Noted("health_services", "2026-01-05", _HEALTH, {"title": title, "kind": kind}, after=20)
