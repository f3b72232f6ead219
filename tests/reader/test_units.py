"""Bodies by their names, as places write them; who is asked, who is a subject, who works along."""

import pytest

from songhanh.reader.folding import fold
from songhanh.reader.units import bodies_of, is_asked, partners, subject_of, unit_of_heading


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Phòng Văn hóa – Xã hội", "culture_society_office"),
        ("Phòng văn hoá và xã hội xã", "culture_society_office"),
        ("Phòng VH-XH", "culture_society_office"),
        ("Văn phòng HĐND&UBND phường", "council_committee_office"),
        ("VP HĐND và UBND", "council_committee_office"),
        ("Văn phòng Hội đồng nhân dân và Uỷ ban nhân dân", "council_committee_office"),
        ("Phòng Kinh tế, Hạ tầng và Đô thị", "economy_office"),
        ("Trung tâm Phục vụ hành chính công", "one_stop_centre"),
        ("Trung tâm Cung ứng dịch vụ công", "public_service_centre"),
        ("Trung tâm Văn hóa, Thông tin và Thể thao", "public_service_centre"),
        ("Công an xã", "police"),
        ("Ban Chỉ huy Quân sự phường", "military_command"),
        ("Trạm Y tế", "health_station"),
        ("Các trường học trên địa bàn", "school"),
        ("Các trường Mầm non, Tiểu học, THCS", "school"),
        ("Ngân hàng Chính sách xã hội", "policy_bank"),
        ("Đề nghị Ủy ban MTTQ Việt Nam và các đoàn thể", "fatherland_front"),
        ("Các tổ chức chính trị - xã hội", "fatherland_front"),
        ("Hội Liên hiệp Phụ nữ xã", "womens_union"),
        ("Hội LHPN phường", "womens_union"),
        ("Đoàn TNCS Hồ Chí Minh", "youth_union"),
        ("Hội Nông dân xã", "farmers_union"),
        ("Hội Cựu chiến binh", "veterans_association"),
        ("Đảng ủy xã", "party_committee"),
        ("Thường trực HĐND xã", "peoples_council"),
        ("Các thôn, ấp, bản", "village"),
        ("Trưởng các khu phố", "village"),
        ("Tổ dân phố", "village"),
        ("Các thành viên Ban Vì sự tiến bộ của phụ nữ xã", "advancement_committee"),
        ("Các cơ quan, đơn vị trên địa bàn", "all_agencies"),
        ("Các phòng, ban, ngành", "all_agencies"),
        ("Hội Người cao tuổi", "other"),
        ("Sở Nội vụ", "other"),
    ],
)
def test_names_tell_the_kind(name: str, kind: str) -> None:
    assert unit_of_heading(fold(name)) == kind


@pytest.mark.parametrize(
    "title", ["Công tác tuyên truyền", "Nhiệm vụ trọng tâm của năm", "Bản tin hằng tháng"]
)
def test_subjects_are_no_bodies(title: str) -> None:
    assert unit_of_heading(fold(title)) is None


def test_a_peer_is_asked() -> None:
    assert is_asked(fold("Đề nghị Hội Nông dân"))
    assert not is_asked(fold("Công an xã"))


@pytest.mark.parametrize(
    ("order", "kind", "name", "rest"),
    [
        ("Công an xã chủ trì tuần tra.", "police", "Công an xã", "chủ trì tuần tra."),
        ("Giao Phòng Kinh tế tham mưu kinh phí.", "economy_office", "Phòng Kinh tế", "tham mưu kinh phí."),
        (
            "Đề nghị Hội Nông dân xã vận động hội viên.",
            "farmers_union",
            "Hội Nông dân xã",
            "vận động hội viên.",
        ),
        ("Trạm Y tế: khám sức khỏe.", "health_station", "Trạm Y tế", "khám sức khỏe."),
    ],
)
def test_a_body_may_be_the_subject_of_its_own_bullet(order: str, kind: str, name: str, rest: str) -> None:
    found = subject_of(fold(order))
    assert found is not None
    assert (found[0], order[found[1] : found[2]], order[found[3] :].strip()) == (kind, name, rest)


def test_an_order_without_a_body_has_no_subject() -> None:
    assert subject_of(fold("Phối hợp với Công an xã tuần tra.")) is None
    assert subject_of(fold("Mở lớp học nghề cho các thôn.")) is None


@pytest.mark.parametrize(
    ("order", "kinds"),
    [
        ("Chủ trì, phối hợp với Công an xã, Trạm Y tế và các trường học tổ chức thi.",
         ("police", "health_station", "school")),
        ("Phối hợp với các đơn vị liên quan mở lớp.", ("all_agencies",)),
        ("Phối hợp Hội Nông dân xã vận động các thôn.", ("farmers_union",)),
        ("Tổ chức thi tại các trường học.", ()),
        ("Phối hợp với Trạm Y tế mở lớp cho trưởng thôn.", ("health_station",)),
        ("Phát bản tin “Nam nữ cùng làm” trên đài truyền thanh.", ()),
    ],
)  # fmt: skip
def test_partners_are_those_to_work_with(order: str, kinds: tuple[str, ...]) -> None:
    assert partners(fold(order)) == kinds


@pytest.mark.parametrize(
    ("title", "bodies"),
    [
        ("Đề nghị Hội Nông dân xã, Đoàn Thanh niên xã",
         [("farmers_union", "Hội Nông dân xã"), ("youth_union", "Đoàn Thanh niên xã")]),
        ("Trạm Y tế và các trường học", [("health_station", "Trạm Y tế"), ("school", "các trường học")]),
        ("Văn phòng HĐND và UBND xã", [("council_committee_office", "Văn phòng HĐND và UBND xã")]),
        ("Mặt trận Tổ quốc và các đoàn thể", [("fatherland_front", "Mặt trận Tổ quốc và các đoàn thể")]),
        ("Công tác tuyên truyền", []),
    ],
)  # fmt: skip
def test_one_heading_may_name_two_bodies(title: str, bodies: list[tuple[str, str]]) -> None:
    assert [(kind, title[start:end]) for kind, start, end in bodies_of(fold(title))] == bodies
