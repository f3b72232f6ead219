"""Plans in four other manners, as a stranger would write them; places and sentences are our own."""

import io

import docx
from docx.document import Document as Paper
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

PROVINCE_PLAN = """
ỦY BAN NHÂN DÂN
TỈNH SƠN HẢI
Số: 214/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Sơn Hải, ngày 20 tháng 01 năm 2026

KẾ HOẠCH
Công tác bình đẳng giới trên địa bàn tỉnh Sơn Hải năm 2026

Căn cứ Luật Bình đẳng giới ngày 29 tháng 11 năm 2006;
Căn cứ Chương trình số 09-CTr/TU ngày 14/8/2025 của Tỉnh ủy Sơn Hải về nâng bước phụ nữ;
Xét đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 33/TTr-SNV ngày 12/01/2026,
Ủy ban nhân dân tỉnh ban hành Kế hoạch với các nội dung như sau:

Phần thứ nhất
KẾT QUẢ NĂM 2025
Năm 2025, toàn tỉnh mở 46 lớp học nghề; 71% xã, phường có cán bộ chủ chốt là nữ.

Phần thứ hai
MỤC TIÊU, NHIỆM VỤ NĂM 2026

I. MỤC TIÊU
1. Phấn đấu 75% xã, phường có cán bộ chủ chốt là nữ.
2. Tỷ lệ nữ trong số người được giải quyết việc làm đạt 48% trở lên.
3. Tỷ số giới tính khi sinh giảm từ 112,4 bé trai/100 bé gái năm 2025 xuống còn 111,5 bé trai/100 bé gái.
4. 100% người bị mua bán trở về có nhu cầu được đón, giúp đỡ.

II. NHIỆM VỤ
1. Hoàn thiện chính sách
a) Rà soát các nghị quyết của Hội đồng nhân dân tỉnh còn phân biệt nam, nữ, xong trong quý II/2026.
b) Thẩm định lồng ghép giới trong dự thảo văn bản, thường xuyên.
2. Bồi dưỡng cán bộ
a) Mở 06 lớp cho người làm công tác bình đẳng giới ở cấp xã.
b) Đưa học phần về giới vào chương trình của Trường Chính trị tỉnh.

III. TỔ CHỨC THỰC HIỆN
1. Sở Nội vụ
a) Chủ trì, phối hợp với Công an tỉnh, Hội Liên hiệp Phụ nữ tỉnh kiểm tra tại các xã, phường, đặc khu.
b) Tổng hợp kết quả, tham mưu Ủy ban nhân dân tỉnh báo cáo Bộ Nội vụ trước ngày 31/12/2026.
2. Sở Y tế
Chỉ đạo các trạm y tế sàng lọc, tư vấn cho người bị bạo lực.
3. Sở Tài chính
Bố trí kinh phí trong dự toán của các cơ quan, đơn vị.
4. Công an tỉnh
Bảo vệ người tố giác; thống kê số vụ hằng quý.
5. Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh và các tổ chức chính trị - xã hội
Giám sát việc thực hiện Kế hoạch này.
6. Ủy ban nhân dân các xã, phường, đặc khu
a) Lập kế hoạch của địa phương trước ngày 28/02/2026.
b) Bố trí người phụ trách.

IV. CHẾ ĐỘ BÁO CÁO
Các sở, ban, ngành và Ủy ban nhân dân các xã, phường, đặc khu gửi báo cáo 6 tháng trước ngày 05/6/2026, \
báo cáo năm trước ngày 20/11/2026 về Sở Nội vụ để tổng hợp, báo cáo Ủy ban nhân dân tỉnh và Bộ Nội vụ.

Trên đây là Kế hoạch công tác bình đẳng giới năm 2026 của tỉnh Sơn Hải./.

Nơi nhận:
- Bộ Nội vụ;
- Thường trực Tỉnh ủy;
- Các sở, ban, ngành;
- Lưu: VT, NC.
TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH

Phạm Thị Ngọc Bích
"""

ISLAND_PLAN = """
UBND ĐẶC KHU HÒN NGỌC        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
                                   Độc lập - Tự do - Hạnh phúc
Số:     /KH-UBND           Hòn Ngọc, ngày    tháng 4 năm 2026

KẾ HOẠCH
Vì sự tiến bộ của phụ nữ và bình đẳng giới giai đoạn 2026 - 2030, định hướng đến năm 2035
trên địa bàn đặc khu Hòn Ngọc

Thực hiện Kế hoạch số 214/KH-UBND ngày 20/01/2026 của UBND tỉnh Sơn Hải; UBND đặc khu xây dựng Kế hoạch:

A. QUAN ĐIỂM, MỤC TIÊU
I. Quan điểm
Phụ nữ vùng biển đảo là chủ thể của phát triển.
II. Mục tiêu tổng quát
Phụ nữ trên đảo sống an toàn, có việc làm từ biển.
III. Các chỉ tiêu chủ yếu
1. Về kinh tế: ít nhất 40% chủ cơ sở lưu trú là nữ vào năm 2028, 45% vào năm 2030.
2. Về phòng ngừa bạo lực: 100% khu dân cư có tổ phản ứng nhanh, mỗi tổ ít nhất 03 người.
3. Về y tế: giảm tỷ suất sinh ở tuổi vị thành niên từ 19 ca/1.000 xuống dưới 15 ca/1.000.
4. Về truyền thông: hằng tháng phát 02 bản tin trên loa cầu cảng.
B. NHIỆM VỤ VÀ GIẢI PHÁP
I. Sinh kế từ biển
+ Dạy nghề hướng dẫn khách lặn biển cho 60 phụ nữ trẻ.
+ Giúp các hộ nuôi lồng bè đứng tên cả vợ và chồng.
II. An toàn trên đảo
+ Lắp đèn ở lối xuống bến; hoàn thành trước 31/8/2027.
+ Mở nhà tạm lánh tại trạm quân dân y.
C. KINH PHÍ
Từ ngân sách đặc khu hằng năm; nguồn xã hội hóa của doanh nghiệp du lịch.
D. TỔ CHỨC THỰC HIỆN
I. Phòng Văn hóa - Khoa học và Xã hội: là cơ quan thường trực, chủ trì; chịu trách nhiệm chỉ tiêu 4.
II. Đồn Biên phòng Hòn Ngọc: phối hợp với Công an đặc khu tuần tra bến cá ban đêm.
III. Công an đặc khu: chịu trách nhiệm chỉ tiêu 2.
IV. Trung tâm Y tế quân dân y: chịu trách nhiệm chỉ tiêu 3.
V. Phòng Kinh tế, Hạ tầng và Đô thị: chịu trách nhiệm chỉ tiêu 1; rà soát quỹ đất cho nhà trẻ.
VI. Các khu dân cư: cử người trực đường dây nóng.
E. BÁO CÁO
Định kỳ 6 tháng (trước ngày 10/6), hằng năm (trước ngày 10/12), các đơn vị báo cáo về UBND đặc khu \
(qua Phòng Văn hóa - Khoa học và Xã hội). Sơ kết trước ngày 31/10/2028, tổng kết trước ngày 31/10/2030.
Trên đây là Kế hoạch giai đoạn 2026 - 2030 của đặc khu Hòn Ngọc.
Nơi nhận:
- Sở Nội vụ;
- Các đơn vị;
- Lưu: VT.
CHỦ TỊCH
Đoàn Văn Hải
"""

_NUMBERING = f"""
<w:abstractNum {nsdecls("w")} w:abstractNumId="77">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2."/></w:lvl>
  <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%3)"/></w:lvl>
</w:abstractNum>
"""
_WARD = (
    (0, "Mục đích"),
    (None, "Để người dân phường Bến Tầm hiểu và làm đúng pháp luật về bình đẳng giới."),
    (0, "Chỉ tiêu"),
    (1, "Ít nhất 85% hộ ký cam kết không bạo lực."),
    (1, "Mở 04 buổi nói chuyện, mỗi buổi ít nhất 50 người."),
    (1, "Trên 95% trẻ em gái ra lớp mẫu giáo."),
    (0, "Nhiệm vụ"),
    (1, "Truyền thông"),
    (2, "Dựng tiểu phẩm về chia sẻ việc nhà."),
    (2, "Phát tờ gấp tại bến xe, khu trọ."),
    (1, "Trợ giúp"),
    (2, "Nối máy đường dây nóng của phường với bệnh viện."),
    (0, "Tổ chức thực hiện"),
    (1, "Phòng Văn hóa - Xã hội"),
    (2, "Chủ trì, theo dõi chung; chịu trách nhiệm chỉ tiêu 1."),
    (2, "Phối hợp với Công an phường lập sổ theo dõi."),
    (1, "Công an phường"),
    (2, "Xử lý tin báo trong ngày."),
    (1, "Các tổ dân phố"),
    (2, "Báo tin ngay cho Công an phường."),
)


def numbered_by_word() -> bytes:
    """An Arabic top level; no number stands in the text, Word draws them all."""
    paper = docx.Document()
    root = paper.part.numbering_part.element
    root.insert(0, parse_xml(_NUMBERING))
    root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    for text in ("ỦY BAN NHÂN DÂN PHƯỜNG BẾN TẦM", "Số: 31/KH-UBND", "Bến Tầm, ngày 03 tháng 3 năm 2026",
                 "KẾ HOẠCH", "Bình đẳng giới trên địa bàn phường Bến Tầm năm 2026",
                 "Căn cứ Kế hoạch số 214/KH-UBND ngày 20/01/2026 của tỉnh Sơn Hải, UBND phường lập kế hoạch:",
                 ):  # fmt: skip
        paper.add_paragraph(text)
    for level, text in _WARD:
        _add(paper, level, text)
    paper.add_paragraph("Các tổ dân phố, đơn vị báo cáo năm trước ngày 20/11 về UBND phường.")
    paper.add_paragraph("Trên đây là Kế hoạch năm 2026 của phường Bến Tầm./.")
    return _saved(paper)


def _add(paper: Paper, level: int | None, text: str) -> None:
    paragraph = paper.add_paragraph(text)
    if level is not None:
        paragraph._p.get_or_add_pPr().append(
            parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="77"/></w:numPr>')
        )


_DECISION = (
    "ỦY BAN NHÂN DÂN", "XÃ ĐỒNG HẠ", "Số: 402/QĐ-UBND", "Đồng Hạ, ngày 16 tháng 3 năm 2026",
    "QUYẾT ĐỊNH",
    "Ban hành Kế hoạch hành động về bình đẳng giới trên địa bàn xã Đồng Hạ giai đoạn 2026-2030",
    "ỦY BAN NHÂN DÂN XÃ ĐỒNG HẠ",
    "Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15 ngày 16/6/2025;",
    "Theo đề nghị của Trưởng phòng Văn hóa - Xã hội.",
    "QUYẾT ĐỊNH:",
    "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch hành động về bình đẳng giới giai đoạn 2026-2030.",
    "Điều 2. Quyết định có hiệu lực kể từ ngày ký.",
    "Điều 3. Chánh Văn phòng HĐND và UBND xã, các đơn vị chịu trách nhiệm thi hành Quyết định này./.",
    "Nơi nhận:", "- Như Điều 3;", "- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Ngô Thị Mận",
    "KẾ HOẠCH",
    "Hành động về bình đẳng giới trên địa bàn xã Đồng Hạ giai đoạn 2026-2030",
    "(Kèm theo Quyết định số 402/QĐ-UBND ngày 16/3/2026 của UBND xã Đồng Hạ)",
    "I. MỤC TIÊU CHUNG",
    "Nam và nữ trong xã cùng làm, cùng hưởng.",
    "II. CHỈ TIÊU",
)  # fmt: skip
_TABLE = (
    ("STT", "Chỉ tiêu", "Đơn vị tính", "Năm 2028", "Năm 2030", "Đơn vị chủ trì"),
    ("1", "Nữ trưởng thôn", "%", "25", "30", "Văn phòng HĐND và UBND xã"),
    ("2", "Điểm trông trẻ ngoài giờ", "điểm", "3", "6", "Phòng Văn hóa - Xã hội"),
    ("3", "Hộ nghèo do nữ làm chủ", "%", "< 4", "< 2,5", "Phòng Kinh tế"),
)
_AFTER = (
    "III. NHIỆM VỤ",
    "1. Mỗi thôn có một tổ trông trẻ do các bà, các ông thay nhau phụ trách.",
    "2. Mở lớp học chữ buổi tối cho phụ nữ lớn tuổi.",
    "IV. TỔ CHỨC THỰC HIỆN",
    "1. Văn phòng HĐND và UBND xã: theo dõi nguồn cán bộ nữ ở các thôn.",
    "2. Phòng Kinh tế: lồng ghép vốn giảm nghèo.",
    "3. Các thôn: báo cáo kết quả năm trước ngày 15/11 về UBND xã.",
)


def attached_to_a_decision() -> bytes:
    """A decision signed first, the plan after it, its targets in a table with milestones."""
    paper = docx.Document()
    for text in _DECISION:
        paper.add_paragraph(text)
    table = paper.add_table(rows=len(_TABLE), cols=len(_TABLE[0]))
    for row, texts in zip(table.rows, _TABLE, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    for text in _AFTER:
        paper.add_paragraph(text)
    return _saved(paper)


def _saved(paper: Paper) -> bytes:
    content = io.BytesIO()
    paper.save(content)
    return content.getvalue()
