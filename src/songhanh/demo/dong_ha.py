"""The story of xã Đồng Hạ, an upland commune of eleven units and sixteen villages, and its year.

None of it is real.
"""

from datetime import date

from songhanh.assignments.demo import Split
from songhanh.assignments.demo import Story as Tasks
from songhanh.demo.noted import Facts, tell_year
from songhanh.demo.story import Amended, Commune, Paper, Person, moment
from songhanh.evaluation.actions import Words
from songhanh.evaluation.demo import OwnCount
from songhanh.evaluation.demo import Story as Figures
from songhanh.evaluation.queries.checklist import Criterion
from songhanh.indicators.actions import Wording
from songhanh.indicators.queries import Counted
from songhanh.people.demo import Story as Staff
from songhanh.people.models import Role
from songhanh.registers.demo import Correction, Held, Reopened, Text
from songhanh.registers.demo import Story as Registers
from songhanh.reports.demo import Told as Report

CENTRE, UNION, POLICE = "public_service_centre", "womens_union", "police"
OFFICE, HEALTH, YOUTH, SCHOOL = "culture_society_office", "health_station", "youth_union", "school"

UNITS = (
    (OFFICE, "Phòng Văn hóa - Xã hội", "own"),
    ("council_committee_office", "Văn phòng HĐND và UBND xã", "own"),
    ("economy_office", "Phòng Kinh tế", "own"),
    (CENTRE, "Trung tâm Dịch vụ tổng hợp xã", "own"),
    (HEALTH, "Trạm Y tế xã", "own"),
    (SCHOOL, "Trường Tiểu học và THCS Đồng Hạ", "own"),
    (POLICE, "Công an xã", "vertical"),
    ("policy_bank", "Ngân hàng Chính sách xã hội - Phòng giao dịch Sơn Khê", "vertical"),
    ("fatherland_front", "Ủy ban Mặt trận Tổ quốc Việt Nam xã", "peer"),
    (UNION, "Hội Liên hiệp Phụ nữ xã", "peer"),
    (YOUTH, "Đoàn Thanh niên xã", "peer"),
)
VILLAGES = (
    "Bến Vạn", "Cồn Dâu", "Đồi Sim", "Gò Cát", "Hạ Trang", "Khe Nứa", "Làng Mới", "Mỏ Quạ",
    "Nà Sen", "Ngã Ba", "Phú Điền", "Rú Chàng", "Sông Con", "Thạch Bàn", "Thượng Trang", "Vườn Đào",
)  # fmt: skip
PEOPLE = (
    Person("hanh", "Nguyễn Thị Hạnh", Role.Kind.OFFICER),
    Person("tham", "Vũ Thị Hồng Thắm", Role.Kind.LEADER),
    Person("van", "Đỗ Thị Vân", Role.Kind.CLERK),
    Person("binh", "Trần Quốc Bình", Role.Kind.UNIT_MEMBER, "Công an xã"),
    Person("nga", "Lê Thị Nga", Role.Kind.UNIT_MEMBER, "Hội Liên hiệp Phụ nữ xã"),
    Person("yen", "Hoàng Thị Yến", Role.Kind.UNIT_MEMBER, "Trạm Y tế xã"),
    Person("dat", "Nguyễn Tiến Đạt", Role.Kind.UNIT_MEMBER, "Trung tâm Dịch vụ tổng hợp xã"),
    Person("quang", "Bùi Xuân Quang", Role.Kind.READER),
    Person("lien", "Phan Thị Liên", Role.Kind.CLERK),
)
PAPERS = (
    Paper("ke-hoach-2026", moment(2026, 2, 25), "18/KH-UBND", date(2026, 2, 24)),
    Paper("chien-luoc-2026-2030", moment(2026, 5, 12), "61/KH-UBND", date(2026, 5, 11)),
    Paper("ke-hoach-thang-hanh-dong-2026", moment(2026, 10, 20)),
)
TEXTS = (
    Text("2026-01-14", CENTRE, "family", "", "Tết này ai rửa bát",
         (("loudspeaker", 6, 8), ("website", 1, 0))),
    Text("2026-02-09", UNION, "violence", "", "Rượu không phải là lý do", (("loudspeaker", 8, 6),)),
    Text("2026-03-02", UNION, "leadership", "womens_day", "Bà tổ trưởng tổ hợp tác trồng sen",
         (("loudspeaker", 10, 7), ("website", 1, 0), ("messaging", 4, 0))),
    Text("2026-03-06", CENTRE, "gender_equality", "womens_day", "Hoa hồng và việc nhà",
         (("loudspeaker", 6, 5),)),
    Text("2026-03-20", YOUTH, "family", "", "Hạnh phúc là cùng vào bếp", (("social_network", 3, 0),), 14),
    Text("2026-04-15", POLICE, "violence", "", "Khi nào thì gọi là bạo lực tinh thần",
         (("loudspeaker", 12, 8),), own=True),
    Text("2026-05-12", HEALTH, "health", "", "Con nào cũng là con",
         (("loudspeaker", 8, 6), ("notice_board", 16, 0)), own=True),
    Text("2026-06-08", CENTRE, "violence", "family_month", "Tháng sáu nói không với bạo lực",
         (("loudspeaker", 14, 7),)),
    Text("2026-06-26", UNION, "family", "family_day", "Bữa cơm có đủ bốn người",
         (("loudspeaker", 8, 6), ("social_network", 2, 0))),
    Text("2026-07-10", POLICE, "trafficking", "trafficking_day", "Việc nhẹ lương cao ở bên kia biên giới",
         (("loudspeaker", 10, 8), ("messaging", 5, 0)), 14),
    Text("2026-07-28", YOUTH, "trafficking", "trafficking_day", "Lời mời từ người chưa gặp",
         (("social_network", 4, 0),)),
    Text("2026-08-14", OFFICE, "economy", "", "Chị thợ xây ký hợp đồng lao động", (("website", 1, 0),)),
    Text("2026-09-07", SCHOOL, "education", "", "Con gái học nghề điện",
         (("website", 1, 0), ("social_network", 2, 0))),
    Text("2026-09-24", POLICE, "violence", "", "Gọi 111 lúc nào cũng được", (("loudspeaker", 12, 5),)),
    Text("2026-10-09", SCHOOL, "children", "girls_day", "Em muốn làm thuyền trưởng",
         (("loudspeaker", 6, 6),), 14),
    Text("2026-10-19", UNION, "economy", "vietnam_womens_day", "Ba chị em lập tổ hợp tác",
         (("loudspeaker", 14, 7), ("website", 1, 0))),
    Text("2026-11-16", OFFICE, "violence", "action_month",
         "Phát động Tháng hành động: nói với con trai điều gì",
         (("loudspeaker", 6, 9), ("website", 1, 0), ("messaging", 6, 0))),
)  # fmt: skip
SESSIONS = (
    Held("2026-01-22", "village_meeting", "village", "family", "", "Chia việc nhà ngày Tết", (0, 1), 96, 51),
    Held("2026-03-07", "conference", UNION, "leadership", "womens_day", "Gặp mặt cán bộ nữ nhân ngày 8/3",
         (), 120, 98),
    Held("2026-03-18", "thematic", YOUTH, "family", "", "Chàng trai vào bếp", (2, 3), 64, 25, 14),
    Held("2026-04-11", "village_meeting", "village", "violence", "", "Lời nói cũng làm đau",
         (4, 5, 6), 158, None, own=True),
    Held("2026-05-23", "talk", HEALTH, "health", "", "Tọa đàm về sinh con theo ý muốn", (7,), 42, 30,
         own=True),
    Held("2026-06-20", "contest", UNION, "family", "family_day", "Hội thi gia đình cùng nấu",
         (8, 9), 210, 118),
    Held("2026-07-29", "thematic", POLICE, "trafficking", "trafficking_day", "Việc nhẹ lương cao",
         (10, 11), 87, 40, own=True),
    Held("2026-08-22", "village_meeting", "village", "economy", "", "Hợp đồng cho lao động tự do",
         (12, 13), 75, 33, 14, own=True),
    Held("2026-09-15", "talk", SCHOOL, "children", "", "Trò chuyện về an toàn trên mạng", (), 180, 92),
    Held("2026-10-17", "conference", UNION, "economy", "vietnam_womens_day", "Phụ nữ khởi nghiệp",
         (0, 14), 95, 88),
    Held("2026-11-15", "launch", OFFICE, "violence", "action_month", "Lễ phát động Tháng hành động",
         (), 260, 149),
    Held("2026-11-18", "village_meeting", "village", "violence", "action_month", "Thấy thì làm gì",
         (15,), 44, 21),
)  # fmt: skip
FACTS = Facts(
    kind="xã",
    name="Đồng Hạ",
    women=(
        "Nguyễn Thị Sen", "Lò Thị Mây", "Trần Thị Bưởi", "Vũ Thị Hồng Thắm", "Hoàng Thị Yến", "Lê Thị Nga",
        "Hà Thị Nhài", "Phạm Thị Lựu", "Quách Thị Bông", "Đinh Thị Cải", "Bùi Thị Thơm",
    ),
    men=(
        "Lường Văn Nghĩa", "Nguyễn Văn Kiên", "Hà Công Định", "Trần Quốc Bình", "Đỗ Văn Chắt",
        "Phạm Văn Lai", "Bùi Xuân Quang", "Quách Văn Tường", "Lê Văn Sáo", "Vi Văn Thực", "Đào Văn Gạo",
    ),
    size=100,
    villages=16,
    minority=31,
    plan=("2026-02-24", "18/KH-UBND"),
)  # fmt: skip
REGISTERS = Registers(
    texts=TEXTS,
    sessions=SESSIONS,
    closed=tuple(
        (register, quarter, day)
        for quarter, day in (("2026-Q1", "2026-04-20"), ("2026-Q2", "2026-07-20"), ("2026-Q3", "2026-10-20"))
        for register in ("communication", "sessions")
    ),
    corrections=(
        Correction(
            "Ba chị em lập tổ hợp tác", "nghe lại sổ phát, tính cả lượt phát lại của thôn", "2026-11-19",
            times=4,
        ),
    ),
    twice=(("Lễ phát động Tháng hành động", "2026-11-19"),),
    reopened=(
        Reopened(
            "sessions", "2026-Q2", "thôn gửi danh sách muộn", "2026-11-19",
            Held("2026-06-12", "village_meeting", "village", "family", "", "Cha mẹ trò chuyện với con",
                 (0,), 38, 20),
        ),
    ),
    noted=tell_year(FACTS),
)  # fmt: skip
TASKS = Tasks(
    given_on=date(2026, 3, 2),
    split=Split(
        words="băng rôn",
        own="Trang trí khánh tiết tại trụ sở Ủy ban nhân dân và trục đường chính",
        village="Treo băng rôn Tháng hành động tại nhà văn hóa thôn",
        given_on=date(2026, 10, 20),
        due_on=date(2026, 11, 12),
    ),
)
FIGURES = Figures(
    statistics=(
        ("population", "Công an xã, cơ sở dữ liệu dân cư", (10480, 20910)),
        ("poor_heads", "Phòng Kinh tế, danh sách hộ nghèo năm 2026", (61, 142)),
        ("land_titles", "Phòng Kinh tế, hồ sơ địa chính", (4120, 9655)),
        ("party_committee", "Văn phòng Đảng ủy", (7, 27)),
        ("party_members", "Văn phòng Đảng ủy", (402, 1120)),
        ("teachers", "Báo cáo của các trường", (168, 221)),
        ("insured", "Trạm Y tế xã", (9710, 19240)),
    ),
    last_year=(
        ("own.officers_trained", "Giấy chứng nhận bồi dưỡng năm 2025", (1, 1)),
        ("own.committee_meetings", "Biên bản họp năm 2025", 1),
        ("own.cases_handled", "Công an xã, sổ tiếp nhận tin báo", (4, 4)),
        ("own.trusted_addresses", "Các thôn", 6),
        ("strategy.1.1", "Danh sách lãnh đạo xã", (1, 2)),
        ("strategy.2.3", "Phòng Kinh tế, sổ đăng ký", (12, 45)),
        ("strategy.3.2a", "Trạm Y tế và Công an xã", (3, 4)),
        ("strategy.3.2b", "Công an xã", (1, 3)),
        ("strategy.3.3", "Công an xã", (0, 0)),
        ("strategy.4.1", "Trạm Y tế, sổ sinh", (211, 189)),
        ("strategy.4.2", "Trạm Y tế xã", (0, 400)),
        ("strategy.4.3", "Trạm Y tế xã", (9, 428)),
        ("strategy.5.1", "Ba điểm trường trên địa bàn", (2, 3)),
    ),
    figures=(
        ("100% dự thảo văn bản quy phạm", "Văn phòng HĐND và UBND, sổ văn bản", ((4, 4),)),
        ("Kế hoạch phát triển kinh tế", "Phòng Kinh tế, dự thảo kế hoạch năm 2027", (2,)),
        ("100% công chức được giao", "Giấy chứng nhận bồi dưỡng tháng 7", ((1, 1),)),
        ("Nữ chiếm từ 40%", "Phòng Văn hóa - Xã hội, danh sách cử đi học", ((13, 31),)),
        ("Ban Vì sự tiến bộ", "Biên bản họp tháng 5 và tháng 11", (2,)),
        ("Khoảng 70% hộ gia đình", "Các thôn, phiếu thăm hộ", ((2340, 3410),)),
        ("100% tin báo về bạo lực", "Công an xã, sổ tiếp nhận tin báo", ((6, 6),)),
        ("Trên 90% người bị bạo lực", "Trạm Y tế và Công an xã", ((5, 5), (3, 5))),
        ("Thời gian từ khi nhận tin báo", "Công an xã, sổ trực", ("1.5",)),
        ("Có một điểm tạm lánh", "Trạm Y tế xã", (1,)),
        ("Kiểm tra ít nhất 02 điểm", "Thông báo kết quả kiểm tra tháng 10", (2, 2)),
        ("100% phản ánh, kiến nghị", "Trung tâm Phục vụ hành chính công", ((0, 0),)),
        ("Số liệu phải đính chính", "Phòng Văn hóa - Xã hội", ((3, 84),)),
        ("Giảm tỷ lệ hộ nghèo", "Phòng Kinh tế, rà soát hộ nghèo tháng 10", ((41, 1260),)),
        ("Giúp từ 15 đến 20 phụ nữ", "Ngân hàng Chính sách xã hội", (20, 20)),
        ("Tỷ số giới tính khi sinh không vượt", "Trạm Y tế, sổ sinh", ((204, 195),)),
        ("Có ít nhất 01 trong 02 cơ quan", "Danh sách lãnh đạo xã", (1,)),
        ("Lao động nữ làm công hưởng lương", "Niên giám thống kê tỉnh Sơn Hải năm 2025", ("51.2",)),
        ("Nữ trong quy hoạch", "Phòng Văn hóa - Xã hội", ((9, 33),)),
        ("Nữ làm giám đốc", "Phòng Kinh tế, sổ đăng ký", ((14, 47),)),
        ("100% nạn nhân bị mua bán", "Công an xã", ((0, 0),)),
        ("Toàn xã có ít nhất 08 địa chỉ", "Các thôn", (9,)),
        ("Giữ tỷ số tử vong mẹ", "Trạm Y tế xã", ((0, 399),)),
        ("Tỷ suất sinh ở vị thành niên", "Trạm Y tế, sổ sinh", ((9, 420),)),
        ("100% trường học đưa nội dung", "Ba điểm trường trên địa bàn", ((3, 3),)),
    ),
    corrected=(("Nữ chiếm từ 40%", (13, 30)),),
    own=(
        OwnCount(
            Wording(
                name="Lượt người dự các buổi của Tháng hành động",
                unit="lượt người",
                part=Counted("sessions.persons", (("occasion", "action_month"),)),
            ),
            "Có khoảng 600 lượt người",
        ),
    ),
    scored=(
        (
            "Mô hình “Gia đình cùng chia sẻ",
            "Bảng chấm mô hình tháng 10",
            ("Thôn", "Buổi sinh hoạt", "Lượt nam dự"),
            tuple((f"Thôn {name}", 10, 14 + at) for at, name in enumerate(VILLAGES[:12])),
        ),
    ),
    remarks=(
        (
            "Trên 90% người bị bạo lực",
            Words(
                cause="Hai người có hành vi bạo lực đi làm ăn xa, chưa gặp được để tư vấn.",
                difficulty="Xã chưa có người được đào tạo về tham vấn tâm lý.",
                proposal="Đề nghị Sở Nội vụ mở lớp tham vấn cho cán bộ cấp xã trong quý I năm 2027.",
                proposal_kind="petition",
            ),
        ),
        (
            "Kiểm tra ít nhất 02 điểm",
            Words(
                cause="Thôn Khe Nứa bị chia cắt do mưa lũ trong tuần kiểm tra.",
                proposal="Kiểm tra bù thôn Khe Nứa trước ngày 15/12.",
                proposal_kind="solution",
            ),
        ),
        (
            "Đài truyền thanh xã",
            Words(
                cause="Cụm loa trung tâm hỏng trong tháng 8.",
                proposal="Xin tính theo quý vì loa phải bảo trì luân phiên.",
                proposal_kind="adjust",
            ),
        ),
        (
            "Tỷ suất sinh ở vị thành niên",
            Words(
                cause="Các ca sinh sớm tập trung ở hai thôn xa trạm y tế.",
                proposal="Trạm Y tế tư vấn tại Trường THCS và hai thôn mỗi tháng một buổi.",
                proposal_kind="solution",
            ),
        ),
        ("100% kiến nghị sau kiểm tra", Words(difficulty="Hai điểm trường chưa gửi kết quả khắc phục.")),
        (
            "Mô hình “Gia đình cùng chia sẻ",
            Words(
                judgement="met",
                evidence="Biên bản sinh hoạt tháng 9, tháng 10 của 12 thôn giữ mô hình.",
                document="Biên bản 18/BB-VHXH",
                document_on=date(2026, 10, 28),
                checklist=(
                    Criterion("Sinh hoạt đều mỗi tháng", "met", "12/12 thôn giữ mô hình"),
                    Criterion("Có nam giới tham gia điều hành", "met", "9/12 thôn"),
                    Criterion("Hộ tham gia tăng so với năm trước", "unclear", "Chờ số của thôn Khe Nứa"),
                ),
            ),
        ),
    ),
)

REPORTS = (
    Report(
        "six_month", moment(2026, 6, 15), number="74/BC-UBND",
        returned="Đề nghị ghi rõ việc kiện toàn Ban Vì sự tiến bộ của phụ nữ.",
        passages=(
            ("committee", "Ban Vì sự tiến bộ của phụ nữ xã được kiện toàn trước ngày 30/4, đã họp 01 kỳ."),
        ),
    ),
    Report(
        "annual", moment(2026, 11, 24),
        passages=(
            (
                "committee",
                "Ban Vì sự tiến bộ của phụ nữ xã đã họp 02 kỳ; từng thành viên theo dõi một nhóm chỉ tiêu.",
            ),
        ),
    ),
)  # fmt: skip

DONG_HA = Commune(
    code="99001",
    kind="xã",
    name="Đồng Hạ",
    units=(*UNITS, *(("village", f"Thôn {name}", "own") for name in VILLAGES)),
    people=PEOPLE,
    signer="Phó Chủ tịch",
    papers=PAPERS,
    registers=REGISTERS,
    tasks=TASKS,
    figures=FIGURES,
    reports=REPORTS,
    next_year=moment(2026, 11, 26),
    amended=(
        Amended(
            "chien-luoc-2026-2030",
            (("khoảng 60% vào năm 2030", "khoảng 62% vào năm 2030"), ("16 địa chỉ vào", "18 địa chỉ vào")),
            moment(2026, 11, 25),
        ),
    ),
    staff=Staff(invited="Trần Thị Kim Cúc", left=("lien", date(2026, 1, 12))),
)
