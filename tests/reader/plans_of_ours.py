"""Plans that we wrote ourselves, for trying the reader; the places are fictional."""

from songhanh.reader import open_document, read_plan
from songhanh.reader.plan import Draft


def read(text: str, name: str = "ke-hoach.txt") -> Draft:
    return read_plan(open_document(text.encode(), name))


def words_at(draft: Draft, span: tuple[int, int]) -> str:
    return " ".join(draft.source.text[span[0] : span[1]].split())


WARD_PLAN = """
ỦY BAN NHÂN DÂN        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
PHƯỜNG BẾN TẦM              Độc lập - Tự do - Hạnh phúc
Số: 15/KH-UBND        Bến Tầm, ngày 05 tháng 3 năm 2026

KẾ HOẠCH
Thực hiện công tác bình đẳng giới và vì sự tiến bộ của phụ nữ
trên địa bàn phường Bến Tầm năm 2026

Căn cứ Nghị định số 70/2008/NĐ-CP ngày 04 tháng 6 năm 2008 của Chính phủ quy định chi tiết một số điều;
Căn cứ Quyết định số 1234 /QĐ-UBND ngày 10/01/2026 của UBND tỉnh Sơn Hải về việc giao chỉ tiêu;
Theo đề nghị của Trưởng phòng Văn hóa - Xã hội, UBND phường Bến Tầm ban hành Kế hoạch như sau:

1. MỤC TIÊU
1.1. Mục tiêu tổng quát
Để mọi người dân, nam cũng như nữ, có cơ hội như nhau trong học tập và làm ăn.
1.2. Chỉ tiêu cụ thể
- Phấn đấu đến cuối năm 2026 có từ 35% trở lên nữ tham gia ban chỉ đạo các cấp.
- Giảm tỷ lệ tảo hôn từ 2,5% năm 2025 xuống dưới 1,5%.
- 100% khu phố thành lập tổ hòa giải, mỗi tổ có ít nhất 02 thành viên nữ.
- Không để xảy ra trường hợp tử vong mẹ.
2. NHIỆM VỤ VÀ GIẢI PHÁP
2.1. Công tác lãnh đạo, chỉ đạo
a) Ban hành kế hoạch kiểm tra, hoàn thành trước ngày 30/6/2026;
b) Hằng quý họp Ban Vì sự tiến bộ của phụ nữ.
2.2. Truyền thông
- Tổ chức mít tinh nhân Ngày Quốc tế Phụ nữ 8/3 và Ngày Gia đình Việt Nam 28/6.
- Hưởng ứng Tháng hành động vì bình đẳng giới (15/11 - 15/12/2026).
- Truyền thông qua các hình thức:
+ Hội nghị chuyên đề;
+ Tờ rơi, băng rôn;
+ Trang thông tin điện tử.
- Xây dựng mô hình “Tổ phụ nữ an toàn”, “Câu lạc bộ cha và con”.
3. KINH PHÍ
Kinh phí thực hiện được cân đối từ nguồn ngân sách phường năm 2026 và nguồn xã hội hóa.
4. TỔ CHỨC THỰC HIỆN
4.1. Giao Phòng Văn hóa - Xã hội chủ trì, phối hợp với Công an phường, Trạm Y tế và các khu phố triển khai.
4.2. Công an phường: Tiếp nhận, xử lý tin báo về bạo lực gia đình.
4.3. Đề nghị Hội Liên hiệp Phụ nữ phường phối hợp tuyên truyền tới hội viên.
4.4. Trưởng các khu phố
Vận động nhân dân thực hiện nếp sống bình đẳng.
4.5. Chế độ báo cáo
Các cơ quan, đơn vị, khu phố gửi báo cáo 6 tháng trước ngày 10/6, báo cáo năm trước ngày 25/11 về UBND phường
(qua Phòng Văn hóa - Xã hội) để tổng hợp, báo cáo Sở Nội vụ tỉnh Sơn Hải.
Trên đây là Kế hoạch công tác bình đẳng giới năm 2026 của UBND phường Bến Tầm./.

Nơi nhận:                                TM. ỦY BAN NHÂN DÂN
- Sở Nội vụ;                                    CHỦ TỊCH
- Các khu phố;
- Lưu: VT.
                                             (Đã ký)

                                          Trần Văn Tâm
"""

COMMUNE_PLAN = """
# ỦY BAN NHÂN DÂN XÃ ĐỒNG HẠ

Số: 07/KH-UBND

*Đồng Hạ, ngày 2 tháng 2 năm 2026*

# KẾ HOẠCH

**Bình đẳng giới giai đoạn 2026-2030 trên địa bàn xã Đồng Hạ**

Thực hiện Kế hoạch số 99/KH-UBND ngày 12/01/2026 của UBND tỉnh Sơn Hải, UBND xã Đồng Hạ lập kế hoạch:

## PHẦN THỨ NHẤT. MỤC TIÊU

### I. Mục tiêu chung

Nâng cao nhận thức cho người dân.

### II. Mục tiêu cụ thể

**Mục tiêu 1: Lĩnh vực chính trị**

* Chỉ tiêu 1: Đến năm 2028 đạt 60% và đến năm 2030 đạt 75% cơ quan có lãnh đạo chủ chốt là nữ.
* Chỉ tiêu 2: Tỷ lệ nữ cấp ủy viên đạt từ 20% đến 25%.

**Mục tiêu 2: Lĩnh vực y tế**

* Chỉ tiêu 1: Tỷ số giới tính khi sinh không quá 110 bé trai/100 bé gái.
* Chỉ tiêu 2: Tỷ lệ phụ nữ mang thai khám thai định kỳ đạt 60.5%.

## PHẦN THỨ HAI. NHIỆM VỤ

### I. Tuyên truyền

1. Treo băng rôn tại trụ sở; phát tờ rơi đến các hộ gia đình.
2. Mở 03 buổi sinh hoạt chuyên đề cho hội viên.

### II. Kiểm tra, giám sát

1. Giám sát việc thực hiện quy ước của các thôn.

## PHẦN THỨ BA. TỔ CHỨC THỰC HIỆN

**1. Phòng Văn hoá – Xã hội**

- Chủ trì triển khai Kế hoạch.
- Theo dõi và báo cáo kết quả chỉ tiêu 1 của mục tiêu 1; chỉ tiêu 2 (số liệu khám thai) của mục tiêu 2.

**2. Các ngành, đoàn thể**

- Công an xã chủ trì bảo đảm an ninh, trật tự.
- Đoàn TNCS Hồ Chí Minh xã tổ chức diễn đàn thanh niên với bình đẳng giới.

**3. Các thôn**

Báo cáo kết quả Tháng hành động về UBND xã trước ngày 20/12/2026.

Trên đây là kế hoạch, đề nghị các đơn vị thực hiện./.

**Nơi nhận:**
- Như trên;
- Lưu: VT.

**KT. CHỦ TỊCH**
**PHÓ CHỦ TỊCH**

**Lê Thị Lan**
"""
