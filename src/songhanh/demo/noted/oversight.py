"""Checks, petitions, reviews, policies and violations of the year."""

from collections.abc import Iterator

from songhanh.demo.noted.facts import Facts
from songhanh.registers.demo import Noted

_OFFICE, _COUNCIL, _FRONT, _CENTRE = (
    "culture_society_office", "council_committee_office", "fatherland_front", "public_service_centre",
)  # fmt: skip


def tell_oversight(facts: Facts) -> Iterator[Noted]:
    """What was looked at, asked and mended."""
    yield from _tell_checks(facts)
    yield from _tell_petitions(facts)
    yield from _tell_reviews(facts)
    yield Noted("policies", "2026-03-24", _OFFICE, {
        "title": "Quy định tuổi bổ nhiệm lần đầu của đơn vị sự nghiệp", "level": "body", "about": "age",
        "conclusion": "women_worse", "proposal": "Bỏ điều kiện tuổi thấp hơn đối với nữ.",
        "sent_to": "Thủ trưởng các đơn vị sự nghiệp", "answered_on": "2026-04-20",
        "answer": "Đã sửa quy chế nội bộ.",
    }, after=30)  # fmt: skip
    yield Noted("policies", "2026-09-10", _OFFICE, {
        "title": "Điều kiện vay vốn tạo việc làm", "level": "province", "about": "land",
        "conclusion": "not_applied", "proposal": "Chấp nhận giấy tờ đứng tên cả vợ và chồng.",
        "sent_to": "Ngân hàng Chính sách xã hội",
    })  # fmt: skip
    yield Noted("violations", "2026-05-19", _CENTRE, {
        "title": "Treo biển quảng cáo có câu chữ coi thường phụ nữ", "field": "culture", "doer": "body",
        "sanction": "fine", "fine": 8_000_000, "record_number": "04/BB-VPHC",
        "decision_number": "112/QĐ-XPHC", "decided_on": "2026-05-26", "remedy": "Tháo dỡ biển",
        "carried_out_on": "2026-06-02",
    }, after=20)  # fmt: skip
    yield Noted("violations", "2026-10-14", _OFFICE, {
        "title": "Thông báo tuyển dụng chỉ nhận nam", "field": "work", "doer": "body",
        "sanction": "reminded", "record_number": "09/BB-LV",
    })  # fmt: skip


def _tell_checks(facts: Facts) -> Iterator[Noted]:
    yield Noted("checks", "2026-06-18", _OFFICE, {
        "title": "Kiểm tra công tác bình đẳng giới tại 04 đơn vị", "kind": "committee", "subject": "work",
        "bodies": 4, "conclusion": f"31/TB-UBND {facts.kind} {facts.name}",
    }, lines=(
        {"text": "Chưa tách nam, nữ trong số liệu người dự", "body": "Trung tâm Dịch vụ tổng hợp",
         "due_on": "2026-07-15", "mended_on": "2026-07-10", "result": "Đã tách từ tháng 7"},
        {"text": "Chưa phân công người phụ trách", "body": "Trường Mầm non", "due_on": "2026-07-15",
         "mended_on": "2026-08-03", "result": "Đã có quyết định phân công"},
    ), after=50)  # fmt: skip
    yield Noted("checks", "2026-08-12", _FRONT, {
        "title": "Giám sát chế độ đối với lao động nữ tại xưởng may", "kind": "front",
        "subject": "women_workers", "bodies": 2,
    }, lines=(
        {"text": "Bố trí phòng vắt, trữ sữa", "body": "Xưởng may", "due_on": "2026-11-10"},
    ))  # fmt: skip
    yield Noted("checks", "2026-09-22", "advancement_committee", {
        "title": "Kiểm tra hoạt động Địa chỉ tin cậy", "kind": "advancement", "subject": "violence",
        "bodies": 3,
    }, facts.village(7), lines=(
        {"text": "Bổ sung sổ trực và số điện thoại ở bảng tin", "body": "Tổ quản lý Địa chỉ tin cậy",
         "due_on": "2026-12-05"},
    ))  # fmt: skip
    yield Noted("checks", "2026-10-27", "peoples_council", {
        "title": "Giám sát sử dụng kinh phí Tháng hành động", "kind": "council", "subject": "money",
        "bodies": 1,
    })  # fmt: skip


def _tell_petitions(facts: Facts) -> Iterator[Noted]:
    told = (
        ("2026-02-11", "feedback", "policy", "Đề nghị phát thanh buổi tối để phụ nữ đi làm nghe được",
         "2026-02-20", "explained"),
        ("2026-04-07", "feedback", "media", "Tờ rơi quảng cáo vẽ phụ nữ chỉ đứng bếp", "2026-04-15", "right"),
        ("2026-06-23", "complaint", "cadres", "Không được đưa vào quy hoạch", "2026-07-20", "partly"),
        ("2026-09-03", "feedback", "work", "Xưởng may chậm chi chế độ thai sản", "2026-09-30", "passed_on"),
    )  # fmt: skip
    for number, (day, kind, about, title, answered, result) in enumerate(told):
        yield Noted("petitions", day, _OFFICE, {
            "title": title, "kind": kind, "about": about, "channel": "meeting" if number % 2 else "letter",
            "answered_on": answered, "result": result,
        }, facts.village(number), after=40)  # fmt: skip
    yield Noted("petitions", "2026-11-18", _OFFICE, {
        "title": "Đề nghị mở thêm nơi gửi trẻ buổi chiều", "kind": "feedback", "about": "school",
        "channel": "online",
    }, facts.village(3))  # fmt: skip


def _tell_reviews(facts: Facts) -> Iterator[Noted]:
    yield Noted("reviews", "2026-02-03", _COUNCIL, {
        "title": "Kế hoạch phát triển kinh tế - xã hội năm 2026", "kind": "plan",
        "conclusion": "mainstreamed", "grounds": "Bổ sung chỉ tiêu lao động nữ được dạy nghề",
        "team_total": 7, "team_women": 3, "team_trained": 5, "known_gap": "yes", "figures_by_sex": "yes",
        "groups_named": "yes", "both_sexes_heard": "yes", "measured_by_sex": "yes",
        "asked": ("committee", "union"), "issued_as": "09/KH-UBND",
    })  # fmt: skip
    yield Noted("reviews", "2026-06-05", "economy_office", {
        "title": f"Nghị quyết về mức hỗ trợ học nghề trên địa bàn {facts.kind}", "kind": "resolution",
        "conclusion": "mainstreamed", "grounds": "Bổ sung hỗ trợ đi lại cho lao động nữ nuôi con nhỏ",
        "team_total": 5, "team_women": 2, "team_trained": 4, "known_gap": "yes", "treats_worse": "no",
        "hides_difference": "yes", "needs_measures": "yes", "asked": ("committee", "union", "concerned"),
        "appraised_on": "2026-06-19", "appraisal": "mended", "verified_on": "2026-07-02",
    }, after=40)  # fmt: skip
    yield Noted("reviews", "2026-10-06", _CENTRE, {
        "title": "Quyết định ban hành quy chế sử dụng nhà văn hóa", "kind": "decision",
        "conclusion": "wanting", "grounds": "Chưa tính đến khung giờ của các lớp cho phụ nữ, trẻ em",
        "team_total": 4, "team_women": 1, "team_trained": 1, "hides_difference": "yes",
    })  # fmt: skip
    yield Noted("reviews", "2026-08-18", _OFFICE, {
        "title": "Kế hoạch diễn tập phòng thủ dân sự", "kind": "programme", "conclusion": "not_concerned",
        "grounds": "Chỉ quy định thời gian, lực lượng theo lệnh của cấp trên",
    })  # fmt: skip
