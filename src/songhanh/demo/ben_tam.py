"""The story of phường Bến Tầm: a river port with lodgings of workers. Nothing of it is real.

Fifteen groups, fourteen since two became one in July.

Its year differs from the other commune's: the loudspeakers fell silent in August, the sessions of the third
quarter were never closed, one group was reached by nobody, and of the promised inspections nobody has told.
"""

from datetime import date

from songhanh.assignments.demo import Split
from songhanh.assignments.demo import Story as Tasks
from songhanh.demo.noted import Facts, tell_year
from songhanh.demo.story import Commune, Merger, Paper, Person, moment
from songhanh.evaluation.actions import Words
from songhanh.evaluation.demo import Story as Figures
from songhanh.people.demo import Story as Staff
from songhanh.people.models import Role
from songhanh.registers.demo import Correction, Held, Reopened, Text
from songhanh.registers.demo import Story as Registers
from songhanh.reports.demo import Told as Report

CENTRE, UNION, POLICE = "public_service_centre", "womens_union", "police"
OFFICE, HEALTH, YOUTH, SCHOOL = "culture_society_office", "health_station", "youth_union", "school"
MEETING, VILLAGE = "village_meeting", "village"

UNITS = (
    (OFFICE, "Phòng Văn hóa - Xã hội", "own"),
    ("council_committee_office", "Văn phòng HĐND và UBND phường", "own"),
    ("economy_office", "Phòng Kinh tế, Hạ tầng và Đô thị", "own"),
    ("one_stop_centre", "Trung tâm Phục vụ hành chính công phường", "own"),
    (CENTRE, "Trung tâm Dịch vụ tổng hợp phường", "own"),
    (POLICE, "Công an phường", "vertical"),
    (HEALTH, "Trạm Y tế phường", "own"),
    (SCHOOL, "Trường THCS Bến Tầm", "own"),
    ("fatherland_front", "Ủy ban Mặt trận Tổ quốc Việt Nam phường", "peer"),
    (UNION, "Hội Liên hiệp Phụ nữ phường", "peer"),
    (YOUTH, "Đoàn Thanh niên phường", "peer"),
)
PEOPLE = (
    Person("mai", "Phạm Thanh Mai", Role.Kind.OFFICER),
    Person("loc", "Lê Đình Lộc", Role.Kind.LEADER),
    Person("thu", "Ngô Minh Thu", Role.Kind.CLERK),
    Person("phuc", "Đặng Hữu Phúc", Role.Kind.UNIT_MEMBER, "Công an phường"),
    Person("hien", "Bùi Thu Hiền", Role.Kind.UNIT_MEMBER, "Hội Liên hiệp Phụ nữ phường"),
    Person("khang", "Trịnh Vĩnh Khang", Role.Kind.UNIT_MEMBER, "Trung tâm Dịch vụ tổng hợp phường"),
    Person("hoa", "Cao Thị Hòa", Role.Kind.READER),
    Person("toan", "Mai Đức Toàn", Role.Kind.CLERK),
)
TEXTS = (
    Text("2025-12-02", CENTRE, "violence", "action_month", "Đèn ngõ sáng, người về yên tâm",
         (("loudspeaker", 8, 6),), 33),
    Text("2025-12-11", UNION, "family", "action_month", "Tiền trọ, tiền chợ: hai người cùng tính",
         (("loudspeaker", 6, 5), ("messaging", 14, 0)), 26),
    Text("2026-01-09", CENTRE, "family", "", "Chồng nấu cơm ca tối",
         (("loudspeaker", 8, 6), ("website", 1, 0))),
    Text("2026-01-28", POLICE, "violence", "", "Tết không có nắm đấm", (("loudspeaker", 10, 5),)),
    Text("2026-02-11", UNION, "economy", "", "Công nhật của chị bốc xếp", (("loudspeaker", 6, 7),), 20),
    Text("2026-03-03", SCHOOL, "education", "womens_day", "Lớp 8A2 viết thư cho mẹ",
         (("website", 1, 0), ("social_network", 3, 0))),
    Text("2026-03-05", UNION, "leadership", "womens_day", "Bốn nữ tổ trưởng của phường",
         (("loudspeaker", 12, 6), ("website", 1, 0), ("messaging", 14, 0))),
    Text("2026-03-19", YOUTH, "family", "", "Hạnh phúc đo bằng mấy lần rửa bát", (("social_network", 4, 0),)),
    Text("2026-04-16", POLICE, "violence", "", "Giữ giấy tờ của vợ cũng là bạo lực",
         (("loudspeaker", 9, 6),), own=True),
    Text("2026-05-08", HEALTH, "health", "", "Mang thai ở xóm trọ: đi khám chỗ nào",
         (("loudspeaker", 6, 8), ("notice_board", 14, 0)), 16),
    Text("2026-05-21", OFFICE, "law", "", "Kế hoạch của phường nói gì với người ở trọ", (("website", 1, 0),)),
    Text("2026-06-04", CENTRE, "violence", "family_month", "Số điện thoại dán ở cổng trọ",
         (("loudspeaker", 12, 4), ("printed", 1, 0))),
    Text("2026-06-25", UNION, "family", "family_day", "Các ông chồng vào bếp thi",
         (("loudspeaker", 8, 5), ("social_network", 3, 0))),
    Text("2026-07-06", HEALTH, "health", "", "Con trai, con gái đều là con", (("loudspeaker", 6, 6),)),
    Text("2026-07-24", YOUTH, "trafficking", "trafficking_day", "Việc nhẹ, lương cao, mất hộ chiếu",
         (("social_network", 6, 0), ("messaging", 14, 0))),
    Text("2026-08-12", OFFICE, "economy", "", "Hợp đồng bốc xếp: đọc trước khi ký", (("website", 1, 0),)),
    Text("2026-09-08", SCHOOL, "education", "", "Bạn gái cũng sửa được máy nổ", (("website", 1, 0),)),
    Text("2026-09-22", POLICE, "violence", "", "Gọi 113 lúc hai giờ sáng", (("loudspeaker", 11, 5),)),
    Text("2026-10-07", SCHOOL, "children", "girls_day", "Em vẽ con tàu của em", (("social_network", 3, 0),)),
    Text("2026-10-16", UNION, "economy", "vietnam_womens_day", "Chị thuyền phó đầu tiên của bến",
         (("loudspeaker", 10, 7), ("website", 1, 0), ("messaging", 14, 0))),
    Text("2026-10-19", CENTRE, "family", "vietnam_womens_day", "Hoa chỉ một ngày, bát đĩa mỗi ngày",
         (("loudspeaker", 8, 5),)),
    Text("2026-11-10", OFFICE, "violence", "action_month", "Tháng hành động ở bến cá",
         (("website", 1, 0), ("messaging", 14, 0))),
    Text("2026-11-15", CENTRE, "violence", "action_month", "Mười một phút về im lặng",
         (("loudspeaker", 10, 11), ("website", 1, 0))),
    Text("2026-11-18", POLICE, "violence", "action_month", "Hàng xóm nghe thấy thì làm gì",
         (("loudspeaker", 6, 6),)),
)  # fmt: skip
SESSIONS = (
    Held("2025-12-06", MEETING, VILLAGE, "violence", "action_month", "Chuyện sau cánh cửa trọ",
         (2,), 31, 17, 30),
    Held("2026-01-17", MEETING, VILLAGE, "family", "", "Ai đi chợ, ai trông con", (0,), 42, 23),
    Held("2026-01-24", MEETING, VILLAGE, "violence", "", "Tết vui, không rượu ép", (1, 2), 77, 38),
    Held("2026-03-06", "conference", UNION, "leadership", "womens_day", "Nữ tổ trưởng gặp lãnh đạo phường",
         (), 96, 81),
    Held("2026-03-14", MEETING, VILLAGE, "family", "", "Tiền công của vợ để ai giữ", (3,), 39, 20, 18,
         own=True),
    Held("2026-03-21", MEETING, VILLAGE, "violence", "", "Nhận ra bạo lực tinh thần", (4,), 45, None),
    Held("2026-04-10", "talk", HEALTH, "health", "", "Tọa đàm với nữ công nhân mang thai", (5,), 36, 36),
    Held("2026-04-25", MEETING, VILLAGE, "violence", "", "Cổng trọ có số điện thoại", (5, 6), 83, 41),
    Held("2026-05-16", "thematic", POLICE, "violence", "", "Nói chuyện với thuyền viên trước chuyến biển",
         (8,), 64, 3, own=True),
    Held("2026-05-29", "talk", OFFICE, "gender_equality", "", "Tập huấn cho tổ trưởng: hỏi chuyện thế nào",
         (), 58, 24),
    Held("2026-06-06", MEETING, VILLAGE, "violence", "family_month", "Tháng sáu không to tiếng",
         (7,), 41, 22),
    Held("2026-06-20", MEETING, VILLAGE, "family", "family_month", "Bữa cơm có bố", (9,), 37, 19),
    Held("2026-06-27", "contest", UNION, "family", "family_day", "Hội thi bếp của các ông chồng",
         (), 185, 97),
    Held("2026-07-18", MEETING, VILLAGE, "trafficking", "trafficking_day", "Lời rủ sang bên kia biên giới",
         (10,), 44, 25),
    Held("2026-07-28", "talk", YOUTH, "trafficking", "trafficking_day", "Xem phim ngắn, nói chuyện thật",
         (), 72, 38),
    Held("2026-08-15", MEETING, VILLAGE, "economy", "", "Lương và bảo hiểm của chị em", (11,), 38, 29, 25),
    Held("2026-09-12", "talk", SCHOOL, "education", "", "Giờ sinh hoạt lớp về tôn trọng", (), 160, 78),
    Held("2026-09-19", MEETING, VILLAGE, "violence", "", "Hai nhà cãi nhau, tổ làm gì", (12,), 33, 15,
         own=True),
    Held("2026-10-10", "talk", SCHOOL, "children", "girls_day", "Em muốn học nghề gì", (), 110, 64),
    Held("2026-10-17", "thematic", UNION, "economy", "vietnam_womens_day", "Phụ nữ xóm trọ góp vốn làm ăn",
         (0, 3), 54, 50),
    Held("2026-11-07", MEETING, VILLAGE, "violence", "", "Trước Tháng hành động: tổ mình còn gì",
         (6, 7), 66, 31),
    Held("2026-11-14", "launch", OFFICE, "violence", "action_month", "Lễ phát động ở bến cá", (), 230, 104),
    Held("2026-11-16", MEETING, VILLAGE, "violence", "action_month", "Đàn ông lên tiếng", (8, 9), 71, 12),
    Held("2026-11-18", MEETING, VILLAGE, "violence", "action_month", "Nghe tiếng kêu thì gõ cửa",
         (1,), 40, 18),
)  # fmt: skip
FACTS = Facts(
    kind="phường",
    name="Bến Tầm",
    women=(
        "Phan Thị Ngọc", "Trương Thị Hến", "Hồ Thị Sương", "Cao Thị Lành", "Đặng Thị Huệ", "Võ Thị Mận",
        "Mai Thị Chanh", "Ngô Thị Dậu", "Tạ Thị Vóc",
    ),
    men=(
        "Hồ Sĩ Nguyên", "Cao Văn Thuyền", "Phan Đình Lái", "Võ Văn Neo", "Trương Công Bến", "Mai Văn Lưới",
        "Đặng Văn Cảng", "Ngô Văn Mực", "Tạ Văn Khơi",
    ),
    size=135,
    villages=14,
    minority=2,
    plan=("2026-03-16", "27/KH-UBND"),
)  # fmt: skip
REGISTERS = Registers(
    texts=TEXTS,
    sessions=SESSIONS,
    closed=(
        ("communication", "2025-Q4", "2026-01-20"),
        ("communication", "2026-Q1", "2026-04-17"),
        ("sessions", "2026-Q1", "2026-04-17"),
        ("communication", "2026-Q2", "2026-07-21"),
        ("sessions", "2026-Q2", "2026-07-22"),
        ("communication", "2026-Q3", "2026-10-16"),
    ),
    corrections=(
        Correction("Công nhật của chị bốc xếp", "trung tâm báo lại số lượt phát", "2026-03-20", times=9),
        Correction(
            "Lương và bảo hiểm của chị em", "đếm lại theo danh sách ký", "2026-09-21",
            changes={"persons_total": 36, "persons_women": 28},
        ),
    ),
    twice=(("Gọi 113 lúc hai giờ sáng", "2026-09-28"), ("Lễ phát động ở bến cá", "2026-11-17")),
    reopened=(
        Reopened(
            "sessions", "2026-Q1", "tổ dân phố 13 nộp biên bản tháng 02", "2026-05-06",
            Held("2026-02-07", MEETING, VILLAGE, "family", "", "Con gái về quê ăn Tết", (12,), 29, 16),
        ),
    ),
    noted=tell_year(FACTS),
)  # fmt: skip
TASKS = Tasks(
    given_on=date(2026, 3, 20),
    split=Split(
        words="cờ phướn",
        own="Dựng pa-nô tại bến cá và trước trụ sở phường",
        village="Treo cờ phướn Tháng hành động ở đầu ngõ, nhà sinh hoạt tổ dân phố",
        given_on=date(2026, 10, 22),
        due_on=date(2026, 11, 10),
    ),
)
FIGURES = Figures(
    statistics=(
        ("population", "Công an phường, cơ sở dữ liệu dân cư", (17260, 33870)),
        ("party_committee", "Văn phòng Đảng ủy phường", (9, 29)),
        ("teachers", "Báo cáo của các trường", (241, 303)),
    ),
    last_year=(
        ("own.committee_tasks", "Quyết định phân công năm 2025", (8, 11)),
        ("own.officers_trained", "Giấy chứng nhận năm 2025", (1, 2)),
        ("own.cases_handled", "Công an phường, sổ tiếp nhận tin báo", (7, 7)),
        ("own.victims_served", "Trạm Y tế và Công an phường", (3, 4)),
        ("own.contact_points", "Các tổ dân phố", (11, 14)),
        ("own.models", "Hội Liên hiệp Phụ nữ phường", 1),
        ("own.inspections", "Thông báo kết quả kiểm tra năm 2025", 1),
        ("own.petitions", "Trung tâm Phục vụ hành chính công", (2, 2)),
        ("strategy.2.1", "Niên giám thống kê tỉnh Sơn Hải năm 2025", "52.8"),
    ),
    bindings=(("Thu hút ít nhất 1.200", 0, "sessions.persons"),),
    figures=(
        ("100% thành viên Ban Vì sự tiến bộ", "Quyết định phân công tháng 4", ((11, 11),)),
        ("100% công chức phụ trách", "Giấy chứng nhận tập huấn tháng 5", ((2, 2),)),
        ("100% vụ việc bạo lực", "Công an phường, sổ tiếp nhận tin báo", ((9, 9),)),
        ("100% người bị bạo lực", "Trạm Y tế và Công an phường", ((5, 5),)),
        ("100% tổ dân phố cử người", "Các tổ dân phố, danh sách tháng 10", ((13, 14),)),
        ("Giữ hoạt động của ít nhất 02", "Hội Liên hiệp Phụ nữ phường", (2,)),
        ("100% phản ánh, kiến nghị", "Trung tâm Phục vụ hành chính công", ((0, 0),)),
        ("Nữ chiếm ít nhất 35%", "Phòng Văn hóa - Xã hội, danh sách tổ trưởng, tổ phó", ((10, 28),)),
        ("Lao động nữ làm công", "Niên giám thống kê tỉnh Sơn Hải năm 2025", ("52.8",)),
    ),
    corrected=(("100% người bị bạo lực", (4, 5)),),
    remarks=(
        (
            "Đài truyền thanh phường",
            Words(
                cause="Tủ phát hỏng từ ngày 02/8 đến ngày 05/9, chờ linh kiện.",
                proposal="Mua dự phòng một tủ phát trong dự toán năm 2027.",
                proposal_kind="solution",
            ),
        ),
        (
            "100% người bị bạo lực",
            Words(
                cause="Một người chuyển đi nơi khác trước khi gặp được cán bộ y tế.",
                difficulty="Người ở trọ hay đổi chỗ, không để lại số điện thoại.",
            ),
        ),
        (
            "100% tổ dân phố cử người",
            Words(
                cause="Tổ dân phố 14 mới chia tách, chưa bầu tổ phó.",
                proposal="Chỉ định tạm đầu mối ở tổ dân phố 14 trước ngày 05/12.",
                proposal_kind="solution",
            ),
        ),
        (
            "Tiến hành từ 02 cuộc kiểm tra",
            Words(
                difficulty="Đoàn kiểm tra đã đi khu trọ, chưa có thông báo kết quả.",
                proposal="Tỉnh ban hành mẫu biên bản kiểm tra khu trọ để các phường dùng chung.",
                proposal_kind="petition",
            ),
        ),
    ),
)

REPORTS = (Report("nine_month", moment(2026, 9, 28), submitted=True),)

MERGERS = (
    Merger(
        ("Tổ dân phố 3", "Tổ dân phố 15"), "Tổ dân phố 3", date(2026, 7, 1),
        "Nghị quyết 09/NQ-HĐND ngày 18/06/2026 của HĐND phường",
    ),
)  # fmt: skip

BEN_TAM = Commune(
    code="99002",
    kind="phường",
    name="Bến Tầm",
    units=(*UNITS, *(("village", f"Tổ dân phố {number}", "own") for number in range(1, 16))),
    people=PEOPLE,
    signer="Chủ tịch",
    papers=(
        Paper(
            "ben-tam-2026", moment(2026, 3, 17), "27/KH-UBND", date(2026, 3, 16), follows=("son-hai-2026",)
        ),
    ),
    registers=REGISTERS,
    tasks=TASKS,
    figures=FIGURES,
    reports=REPORTS,
    mergers=MERGERS,
    staff=Staff(invited="Hồ Sĩ Nguyên", left=("toan", date(2026, 2, 2))),
)
