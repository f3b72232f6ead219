"""A plan of ours with 63 tasks, and with the slips that a plan written in haste has."""

TOPICS = (
    "tuyên truyền Luật Bình đẳng giới", "phòng ngừa bạo lực gia đình", "tư vấn trước khi kết hôn",
    "khám sức khỏe cho phụ nữ", "dạy nghề cho lao động nữ", "vay vốn cho hộ do phụ nữ làm chủ",
    "tập huấn cho cán bộ nữ", "chia sẻ việc nhà với nam giới", "phòng ngừa tảo hôn",
)  # fmt: skip
BODIES = (
    "Phòng Văn hóa - Xã hội", "Công an xã", "Trạm Y tế xã", "Phòng Kinh tế", "Hội Liên hiệp Phụ nữ xã",
    "Tổ Văn thể xã", "Các trường học",
)  # fmt: skip
HEAD = """ỦY BAN NHÂN DÂN
XÃ ĐỒNG HẠ

KẾ HOẠCH
Công tác bình đẳng giới trên địa bàn xã Đồng Hạ năm 2027

I. MỤC TIÊU
1. 100% thôn có người làm đầu mối.
2. Mỗi quý đăng ít nhất 04 tin, bài về bình đẳng giới.
3. Ít nhất 60% số người được tập huấn là phụ nữ.
4. Phấn đấu giảm số vụ bạo lực gia đình.

II. NHIỆM VỤ
"""


def write_plan() -> str:
    """27 tasks of content, 36 of units; one is in two clauses, one unit is none that the reader knows."""
    lines = [HEAD.rstrip()]
    for number, topic in enumerate(TOPICS, start=1):
        lines += [
            f"{number}. Về {topic}",
            f"- Tổ chức {topic} tại các thôn, mỗi quý một buổi.",
            f"- Soạn tài liệu về {topic}, in và gửi đến từng hộ.",
            f"- Đưa nội dung {topic} vào sinh hoạt của chi hội, tổ dân cư.",
        ]
    lines[lines.index("- Soạn tài liệu về khám sức khỏe cho phụ nữ, in và gửi đến từng hộ.")] += (
        " Phố biến đến người dân vùng xa."
    )
    lines.append("\nIII. TỔ CHỨC THỰC HIỆN")
    for number, body in enumerate(BODIES, start=1):
        lines.append(f"{number}. {body}")
        lines += [f"- Chủ trì {topic} theo chức năng, nhiệm vụ được giao." for topic in TOPICS[:5]]
    lines[-1] = (
        "- Chủ trì mở lớp học kỹ năng sống; phối hợp với Công an xã tiếp nhận tin báo trước ngày 31/02/2027."
    )
    lines += [
        "8. Ủy ban Mặt trận Tổ quốc xã",
        "- Giám sát việc thực hiện Kế hoạch này.",
        "\nCác đơn vị gửi báo cáo năm về Phòng Văn hóa - Xã hội trước ngày 25/11.",
        "\nNơi nhận:\n- Sở Nội vụ;\n- Công an xã;\n- Trạm Y tế xã;\n- Lưu: VT.",
    ]
    return "\n".join(lines) + "\n"
