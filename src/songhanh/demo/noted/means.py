"""Money, honours, documents and programmes of the year."""

from collections.abc import Iterator

from songhanh.demo.noted.facts import Facts
from songhanh.registers.demo import Noted

_OFFICE, _ECONOMY, _COUNCIL, _UNION = (
    "culture_society_office", "economy_office", "council_committee_office", "womens_union",
)  # fmt: skip
# day, what for, source, purpose, planned, spent, settled, donor (thousands of đồng)
_MONEY = (
    ("2026-03-02", "In tài liệu, phát thanh", "regular", "outreach", 9_000, 8_600, "2026-10-05", ""),
    ("2026-04-16", "Lớp tập huấn cộng tác viên", "regular", "training", 7_500, 7_500, "2026-06-01", ""),
    ("2026-05-14", "Hai kỳ họp của Ban", "regular", "committee", 3_000, 2_400, None, ""),
    ("2026-04-24", "Con giống cho tổ phụ nữ", "target", "support", 45_000, 45_000, "2026-08-12", ""),
    (
        "2026-06-01",
        "Quà cho trẻ em gái vượt khó",
        "social",
        "support",
        None,
        6_000,
        None,
        "Cửa hàng Hòa Bình",
    ),
    ("2026-10-26", "Tháng hành động", "combined", "outreach", 12_000, None, None, ""),
)
_DOCUMENTS = (
    ("2026-04-22", "207/QĐ-UBND", "decision", "committee", "Kiện toàn Ban Vì sự tiến bộ của phụ nữ"),
    ("2026-05-08", "02/QC-BVSTBPN", "rules", "committee", "Quy chế hoạt động của Ban"),
    ("2026-06-02", "88/KH-UBND", "plan", "checks", "Kế hoạch kiểm tra công tác bình đẳng giới"),
    ("2026-06-22", "140/BC-UBND", "report", "reports", "Báo cáo 6 tháng đầu năm"),
    ("2026-10-20", "176/KH-UBND", "plan", "month", "Kế hoạch Tháng hành động năm 2026"),
    ("2026-11-03", "512/UBND-VHXH", "letter", "reports", "Đôn đốc gửi báo cáo năm"),
)
_PROGRAMMES = (
    ("2021-03-03", "Chiến lược quốc gia về bình đẳng giới", "strategy", "28/NQ-CP", "2030"),
    ("2021-10-23", "Chương trình truyền thông về bình đẳng giới", "programme", "1790/QĐ-TTg", "2030"),
    (
        "2024-01-25",
        "Chương trình hành động về phụ nữ, hòa bình và an ninh",
        "programme",
        "101/QĐ-TTg",
        "2030",
    ),
    ("2021-01-01", "Chương trình tăng cường phụ nữ lãnh đạo, quản lý", "programme", "2282/QĐ-TTg", "2030"),
)


def tell_means(facts: Facts) -> Iterator[Noted]:
    """What it cost, who was praised, what was written."""
    for day, title, source, purpose, planned, spent, settled, donor in _MONEY:
        yield Noted("spending", day, _OFFICE, {
            "title": title, "source": source, "purpose": purpose, "donor": donor, "settled_on": settled,
            "planned": planned and facts.of(planned) * 1_000, "spent": spent and facts.of(spent) * 1_000,
        }, after=9, written=settled or "")  # fmt: skip
    plan = (*facts.plan, "plan", "steering", "Kế hoạch công tác bình đẳng giới năm 2026")
    for day, number, kind, subject, title in (plan, *_DOCUMENTS):
        issuer = f"Ủy ban nhân dân {facts.kind} {facts.name}"
        yield Noted("documents", day, _OFFICE, {
            "title": title, "number": number, "kind": kind, "about": subject, "issuer": issuer,
        })  # fmt: skip
    for day, title, kind, decision, ends in _PROGRAMMES:
        yield Noted("programmes", day, _OFFICE, {
            "title": title, "kind": kind, "decision": decision, "ends_in": ends,
        }, after=0, written="2026-01-22")  # fmt: skip
    yield Noted("movements", "2026-03-08", _COUNCIL, {
        "title": "Cơ quan không định kiến giới", "document": "41/KH-UBND",
        "criteria": "Số liệu tách nam, nữ; phân công việc công bằng; không bạo lực", "bodies": 9,
        "persons": facts.of(140), "women": facts.of(83),
    })  # fmt: skip
    honours = (
        ("Hội Liên hiệp Phụ nữ", "body", "certificate", "", True),
        (facts.woman(2), "person", "certificate", "female", True),
        (facts.man(3), "person", "praise", "male", True),
        ("Trạm Y tế", "body", "certificate", "", False),
    )
    for name, kind, form, sex, is_decided in honours:
        about = {"title": name, "kind": kind, "form": form, "sex": sex, "merit": "Công tác bình đẳng giới"}
        if is_decided:
            about |= {"decided_on": "2026-10-19", "decision_number": "498/QĐ-UBND"}
        yield Noted("honours", "2026-10-09", _UNION, about, after=15)
