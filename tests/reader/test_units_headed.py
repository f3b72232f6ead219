"""The same three bodies and their work in the many ways that papers head them."""

import pytest
from tests.reader.plans_of_ours import read

HEAD = """ỦY BAN NHÂN DÂN
XÃ ĐỒNG HẠ
KẾ HOẠCH
Công tác bình đẳng giới năm 2026
Thực hiện Kế hoạch số 20/KH-UBND ngày 01/02/2026 của UBND tỉnh, UBND xã ban hành Kế hoạch như sau:
I. NHIỆM VỤ
1. Tuyên truyền trên loa.
2. Mở lớp học nghề.
II. TỔ CHỨC THỰC HIỆN
"""
TAIL = "Trên đây là Kế hoạch năm 2026./.\nNơi nhận:\n- UBND tỉnh;\n- Lưu: VT."
WORK = {
    "Phòng Văn hóa - Xã hội": ("Tham mưu kế hoạch.", "Tổng hợp báo cáo."),
    "Công an xã": ("Xử lý tin báo.", "Tuần tra ban đêm."),
    "Các thôn": ("Vận động bà con.", "Sửa quy ước."),
}
KINDS = ["culture_society_office", "police", "village"]


@pytest.mark.parametrize(
    ("title", "line"),
    [
        ("{n}. {u}", "- {w}"), ("{n}. {u}:", "- {w}"), ("{n}.{u}", "- {w}"), ("{n}/ {u}", "- {w}"),
        ("{n}- {u}", "- {w}"), ("({n}) {u}", "- {w}"), ("{a}. {u}", "- {w}"), ("{r}. {u}", "{k}. {w}"),
        ("2.{n}. {u}", "2.{n}.{k}. {w}"), ("{n}) {u}:", "{b}) {w}"), ("**{n}. {u}**", "- {w}"),
        ("{n}. {U}", "- {w}"), ("{n}. Trách nhiệm của {u}", "- {w}"), ("{n}. Đối với {u}", "- {w}"),
        ("{n}. Giao {u} thực hiện các nhiệm vụ sau:", "- {w}"), ("{n}. {u} chịu trách nhiệm:", "{b}. {w}"),
        ("{n}. {u} - cơ quan chịu trách nhiệm", "- {w}"), ("- {u} có trách nhiệm:", "+ {w}"),
        ("* {u}:", "- {w}"), ("• {u}:", "○ {w}"), ("- {u}:", "{w}"), ("{u}:", "{w}"), ("Giao {u}:", "- {w}"),
        ("Đề nghị {u}:", "+ {w}"),
    ],
)  # fmt: skip
def test_bodies_are_headed_in_many_ways(title: str, line: str) -> None:
    lines = []
    for n, (u, works) in enumerate(WORK.items(), start=1):
        lines.append(title.format(n=n, u=u, U=u.upper(), r="I" * n, a="abc"[n - 1]))
        lines += [line.format(w=w, k=k, n=n, b="abc"[k - 1]) for k, w in enumerate(works, start=1)]
    draft = read(HEAD + "\n".join(lines) + "\n" + TAIL)
    assert [one.kind for one in draft.units] == KINDS
    assert [one.unit for one in draft.tasks] == [None, None, *(kind for kind in KINDS for _ in "ab")]


def test_bodies_that_share_an_order_are_all_named() -> None:
    text = (
        "KẾ HOẠCH\nNăm 2026\nI. TỔ CHỨC THỰC HIỆN\n1. Đề nghị Mặt trận Tổ quốc và các đoàn thể\n"
        "a) Mặt trận Tổ quốc xã giám sát việc thực hiện.\n"
        "b) Hội Nông dân, Hội Cựu chiến binh và Đoàn Thanh niên xã vận động hội viên.\n"
    )
    draft = read(text)
    assert [(one.kind, one.name) for one in draft.units[1:]] == [
        ("farmers_union", "Hội Nông dân"),
        ("veterans_association", "Hội Cựu chiến binh"),
        ("youth_union", "Đoàn Thanh niên xã"),
    ]
    assert [(one.unit, one.role, one.joint) for one in draft.tasks] == [
        ("fatherland_front", "supervise", ()),
        ("farmers_union", "lead", ("veterans_association", "youth_union")),
    ]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Ủy viên là Trưởng Công an xã", "police"),
        ("Phó Trưởng ban Thường trực (Chủ tịch Hội LHPN xã)", "womens_union"),
        ("Bà Lò Thị Mai, Phó Chủ tịch UBND xã, Trưởng ban", "advancement_committee"),
        ("Thư ký (chuyên viên Phòng Văn hóa - Xã hội)", "culture_society_office"),
        ("Đồn Biên phòng Cửa Lở, Công an đặc khu", "other"),
        ("Ban Chỉ huy Phòng thủ khu vực", "military_command"),
    ],
)
def test_members_of_a_committee_are_the_bodies_that_they_speak_for(title: str, kind: str) -> None:
    draft = read(f"KẾ HOẠCH\nNăm 2026\nI. TỔ CHỨC THỰC HIỆN\n1. {title}: Theo dõi chung.\n")
    assert [one.kind for one in draft.units][:1] == [kind]
    assert draft.tasks[0].unit == kind
