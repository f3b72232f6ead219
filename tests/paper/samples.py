"""Papers for the tests: invented places, invented words."""

from dataclasses import replace

from songhanh.paper.values import (
    Annex,
    Article,
    Authority,
    Band,
    Basis,
    Bullet,
    Column,
    Division,
    Head,
    Heading,
    Paper,
    Row,
    Signature,
    Table,
    Text,
)
from songhanh.paper.wording import about_line

TALK = "Tổ chức nói chuyện về chia sẻ việc nhà tại các buổi họp thôn, mỗi thôn ít nhất một lần trong quý"

TARGETS = Table(
    (Column("TT", 12, "center"), Column("Chỉ tiêu"), Column("Đơn vị"), Column("Năm 2026", 0, "center")),
    (
        Row(("1", "Thôn có góc đọc sách cho mẹ và bé", "Các thôn", "≥ 80%")),
        Row(("2", "Tin, bài trên loa truyền thanh", "Trung tâm Dịch vụ tổng hợp", "04 tin/quý")),
    ),
    "Bảng 1. Chỉ tiêu của xã",
)

PLAN = Paper(
    head=Head(("ỦY BAN NHÂN DÂN", "XÃ ĐỒNG HẠ"), "KH-UBND", "Đồng Hạ", "2026-05-07", "5"),
    type_name="KẾ HOẠCH",
    subject="Công tác bình đẳng giới trên địa bàn xã Đồng Hạ năm 2026",
    body=(
        Basis("Căn cứ Luật Bình đẳng giới ngày 29 tháng 11 năm 2006"),
        Basis("Căn cứ Nghị quyết của Hội đồng nhân dân xã về nhiệm vụ năm 2026"),
        Text("Ủy ban nhân dân xã Đồng Hạ ban hành Kế hoạch như sau:"),
        Heading(1, "I. MỤC ĐÍCH"),
        Heading(2, "1. Mục đích"),
        Bullet(f"{TALK}."),
        Bullet("Ghi số người dự, trong đó nữ.", 2),
        Heading(3, "a) Chỉ tiêu"),
        TARGETS,
        Text("Trên đây là Kế hoạch năm 2026, đề nghị các đơn vị thực hiện."),
    ),
    signature=Signature(("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "Phạm Thị Quỳnh Như"),
    recipients=("Sở Nội vụ tỉnh Sơn Hải (b/c)", "Các thôn (t/h)", "Lưu: VT, VHXH"),
)

OPEN = replace(PLAN, head=replace(PLAN.head, number="", date="2026"))

SHEET = Annex(
    "PHÂN CÔNG THEO THÔN",
    (Table((Column("TT", 12), Column("Việc")), (Band("Thôn Hạ"), Row(("1", TALK)))),),
    "Phụ lục I",
    landscape=True,
)
ANNEXED = replace(PLAN, annexes=(SHEET, Annex("MẪU BÁO CÁO", (Text("Số buổi đã tổ chức: …"),), "Phụ lục II")))


ASKED = "Để có số liệu cho báo cáo năm, Ủy ban nhân dân xã đề nghị gửi số liệu trước ngày 20 tháng 11."
DAY = ASKED.index("trước ngày")

LETTER = Paper(
    head=replace(PLAN.head, symbol="UBND-VHXH", urgency="KHẨN"),
    subject="Cung cấp số liệu về cán bộ nữ",
    body=(
        Text(ASKED, ((DAY, len(ASKED) - 1),)),
        Text("Vướng mắc phát sinh gửi về Phòng Văn hóa - Xã hội."),
    ),
    signature=Signature(("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), "Hoàng Đình Lộc"),
    recipients=("Như trên", "Lưu: VT, VHXH"),
    addressees=("Hội Liên hiệp Phụ nữ xã", "Công an xã"),
)

DECISION = Paper(
    head=replace(PLAN.head, symbol="QĐ-UBND"),
    type_name="QUYẾT ĐỊNH",
    subject="Ban hành Quy chế hoạt động của tổ truyền thông",
    body=(
        Authority("ỦY BAN NHÂN DÂN XÃ ĐỒNG HẠ"),
        Basis("Căn cứ Luật Tổ chức chính quyền địa phương"),
        Basis("Theo đề nghị của Trưởng phòng Văn hóa - Xã hội"),
        Authority("QUYẾT ĐỊNH:"),
        Article(1, "Ban hành kèm theo Quyết định này Quy chế hoạt động của tổ truyền thông."),
        Article(2, "Quyết định có hiệu lực kể từ ngày ký."),
        Article(3, "Các đơn vị và các thôn chịu trách nhiệm thi hành Quyết định này."),
    ),
    signature=Signature(("TM. ỦY BAN NHÂN DÂN", "Q. CHỦ TỊCH"), "Hoàng Đình Lộc"),
    recipients=("Như Điều 3", "Lưu: VT, VHXH"),
    annexes=(
        Annex(
            "QUY CHẾ HOẠT ĐỘNG",
            (
                Division("chapter", "Chương I", "QUY ĐỊNH CHUNG"),
                Division("section", "Mục 1", "PHẠM VI, ĐỐI TƯỢNG"),
                Article(1, "Phạm vi điều chỉnh", titled=True),
                Text("Quy chế này nói về tổ truyền thông của các thôn."),
                Text("1. Mỗi thôn có một tổ."),
                Heading(3, "a) Tổ trưởng do thôn cử;"),
            ),
        ),
    ),
)


def words_of(paper: Paper) -> str:
    """Every word that the paper holds, the head's and the foot's among them."""
    subject = about_line(paper.subject) if paper.is_letter else paper.subject
    held = [paper.type_name, subject, *paper.addressees, *paper.recipients]
    if paper.head:
        held += [
            *paper.head.governing,
            *paper.head.issuer,
            paper.head.place,
            paper.head.symbol,
            paper.head.urgency,
        ]
    if paper.signature:
        held += [*paper.signature.capacity, paper.signature.name]
    blocks = list(paper.body)
    for annex in paper.annexes:
        held += [annex.label, annex.title, annex.note]
        blocks += annex.body
    for block in blocks:
        if isinstance(block, Division):
            held += [block.label, block.title]
            continue
        if not isinstance(block, Table):
            held.append(block.text)
            continue
        held += [block.caption, *(column.title for column in block.columns)]
        for row in block.rows:
            held += [row.text] if isinstance(row, Band) else row.cells
    return " ".join(held)
