"""Papers for the tests: invented places, invented words."""

from dataclasses import replace

from songhanh.paper.values import (
    Annex,
    Band,
    Basis,
    Bullet,
    Column,
    Head,
    Heading,
    Paper,
    Row,
    Signature,
    Table,
    Text,
)

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


def words_of(paper: Paper) -> str:
    """Every word that the paper holds, the head's and the foot's among them."""
    held = [paper.type_name, paper.subject, *paper.recipients]
    if paper.head:
        held += [*paper.head.governing, *paper.head.issuer, paper.head.place, paper.head.symbol]
    if paper.signature:
        held += [*paper.signature.capacity, paper.signature.name]
    blocks = list(paper.body)
    for annex in paper.annexes:
        held += [annex.label, annex.title, annex.note]
        blocks += annex.body
    for block in blocks:
        if not isinstance(block, Table):
            held.append(block.text)
            continue
        held += [block.caption, *(column.title for column in block.columns)]
        for row in block.rows:
            held += [row.text] if isinstance(row, Band) else row.cells
    return " ".join(held)
