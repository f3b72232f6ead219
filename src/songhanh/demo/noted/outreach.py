"""Training, features and good practices of the year."""

from collections.abc import Iterator

from songhanh.demo.noted.facts import Facts
from songhanh.registers.demo import Noted

_OFFICE, _CENTRE, _UNION, _HEALTH, _SCHOOL = (
    "culture_society_office", "public_service_centre", "womens_union", "health_station", "school",
)  # fmt: skip
_FEATURES = (
    "Chuyện nhà mình", "Phụ nữ làm chủ", "Bố vào bếp", "Bình yên dưới mái nhà", "Con gái, con trai",
    "Luật và đời sống", "Người giữ lửa", "Học cùng con", "Đi làm, về nhà", "Khéo tay hay làm",
    "Cùng nhau lên tiếng",
)  # fmt: skip


def tell_outreach(facts: Facts) -> Iterator[Noted]:
    """What was taught and shown."""
    yield from _tell_training(facts)
    for month, name in enumerate(_FEATURES, 1):
        about = {"title": name, "channel": "loudspeaker", "minutes": 10 + month % 3 * 5, "times": 2}
        yield Noted("features", f"2026-{month:02}-20", _CENTRE, about)
    yield Noted("practices", "2026-03-06", _UNION, {
        "title": "Tổ phụ nữ giúp nhau qua kỳ giáp hạt", "kind": "model", "topic": "economy",
        "told_of": "Mỗi tháng góp gạo và công, ai cần trước thì nhận trước.",
        "channels": ("loudspeaker", "social_network"), "copied": 2,
    }, facts.village(2))  # fmt: skip
    yield Noted("practices", "2026-10-19", _OFFICE, {
        "title": f"Gia đình ông {facts.man(4)}: ba thế hệ chia việc nhà", "kind": "family", "topic": "family",
        "told_of": "Bảng việc nhà treo ở bếp, cả nhà cùng nhận việc.", "channels": ("website",),
    }, facts.village(5))  # fmt: skip


def _tell_training(facts: Facts) -> Iterator[Noted]:
    yield Noted("training", "2026-04-16", _OFFICE, {
        "title": "Kiến thức bình đẳng giới cho người phụ trách và cộng tác viên", "kind": "course",
        "about": "gender", "rosters": ("in_charge", "network"), "persons_total": 38, "persons_women": 24,
        "in_charge": 9, "minority": facts.few(38), "hours": 8, "held_at": "Hội trường Ủy ban nhân dân",
    })  # fmt: skip
    yield Noted("training", "2026-05-21", "council_committee_office", {
        "title": "Lồng ghép giới khi soạn thảo văn bản", "kind": "course", "about": "mainstreaming",
        "rosters": ("drafters",), "persons_total": 17, "persons_women": 8, "in_charge": 2, "hours": 4,
    })  # fmt: skip
    yield Noted("training", "2026-07-09", _OFFICE, {
        "title": "Nhận tin báo và hỗ trợ ban đầu người bị bạo lực", "kind": "course", "about": "violence",
        "rosters": ("villages", "network"), "persons_total": facts.of(46), "persons_women": facts.of(21),
        "minority": facts.few(facts.of(46)), "hours": 6,
    })  # fmt: skip
    yield Noted("training", "2026-08-27", _SCHOOL, {
        "title": "Giới, giới tính và an toàn trong trường học", "kind": "fostering", "about": "school",
        "rosters": ("teachers",), "persons_total": 52, "persons_women": 41, "hours": 8,
    }, after=16)  # fmt: skip
    yield Noted("training", "2026-09-17", _OFFICE, {
        "title": "Kỹ năng lãnh đạo cho nữ cán bộ", "kind": "sent", "about": "leadership",
        "rosters": ("women_leaders",), "persons_total": 3, "persons_women": 3, "hours": 24,
        "held_at": "Trường Chính trị tỉnh Sơn Hải",
    })  # fmt: skip
    yield Noted("training", "2026-10-08", _UNION, {
        "title": "Hội thảo: chia sẻ việc nhà, ai được lợi", "kind": "workshop", "about": "gender",
        "rosters": ("people", "unions"), "persons_total": facts.of(64), "not_split": True, "hours": 3,
    })  # fmt: skip
    yield Noted("training", "2026-06-11", _HEALTH, {
        "title": "Tư vấn sức khỏe sinh sản vị thành niên", "kind": "fostering", "about": "health",
        "rosters": ("health_staff",), "persons_total": 12, "persons_women": 10, "hours": 8,
    })  # fmt: skip
