"""An invented plan, small enough to read, in the shape that the reader gives; and how tests bring it in."""

import hashlib
from datetime import datetime
from typing import Any

from songhanh.files.actions import keep_original
from songhanh.journal.actor import Actor
from songhanh.places.models import Place
from songhanh.plans.actions.confirm import confirm_plan
from songhanh.plans.actions.receive import make_draft
from songhanh.plans.models import Document, Item, Plan

TEXT = """ỦY BAN NHÂN DÂN
XÃ ĐỒNG HẠ
KẾ HOẠCH
Công tác bình đẳng giới năm 2026
Thực hiện Kế hoạch số 31/KH-UBND ngày 12/01/2026 của Ủy ban nhân dân tỉnh Sơn Hải.
I. MỤC TIÊU
Để phụ nữ và nam giới cùng có tiếng nói.
1. Mỗi quý đăng ít nhất 04 tin, bài về bình đẳng giới.
2. 100% thôn có người làm đầu mối.
3. Duy trì 01 Địa chỉ tin cậy; mở 02 lớp học cho nam giới.
II. AI LÀM GÌ
1. Phòng Văn hóa - Xã hội
Chủ trì theo dõi, đôn đốc việc thực hiện Kế hoạch.
Tổ chức hoạt động Tháng hành động từ ngày 15/11 đến ngày 15/12.
2. Công an xã
Phối hợp tiếp nhận tin báo về bạo lực gia đình.
Câu này chưa ai nhận.
Các đơn vị gửi báo cáo trước ngày 25/11.
Nơi nhận: Sở Nội vụ; Lưu: VT.
"""
WORDS = {
    "target1": "Mỗi quý đăng ít nhất 04 tin, bài về bình đẳng giới.",
    "target2": "100% thôn có người làm đầu mối.",
    "target3": "Duy trì 01 Địa chỉ tin cậy; mở 02 lớp học cho nam giới.",
    "task1": "Chủ trì theo dõi, đôn đốc việc thực hiện Kế hoạch.",
    "task2": "Tổ chức hoạt động Tháng hành động từ ngày 15/11 đến ngày 15/12.",
    "task3": "Phối hợp tiếp nhận tin báo về bạo lực gia đình.",
}


def span_of(words: str, text: str = TEXT) -> list[int]:
    """Where words stand in the text."""
    start = text.index(words)
    return [start, start + len(words)]


def measure(comparator: str, value: float, unit: str, **more: object) -> dict[str, Any]:
    """A measure in the contract's shape."""
    return {
        "commitment": 0,
        "qualifies": None,
        "kind": "count",
        "comparator": comparator,
        "value": value,
        "unit": unit,
        "per": None,
        "baseline": None,
        "by": 2026,
        **more,
    }


def task(words: str, unit: str, **more: object) -> dict[str, Any]:
    """A task in the contract's shape."""
    return {
        "ref": "II.1",
        "text": words,
        "part": "organisation",
        "unit": unit,
        "role": "lead",
        "asked": False,
        "with": [],
        "when": {"recurs": None, "start": None, "end": None},
        "programmes": [],
        "span": span_of(words),
        **more,
    }


def doubt(severity: str, words: str, text: str = "Điểm này cần xem.", kind: str = "sample") -> dict[str, Any]:
    """A doubt in the contract's shape."""
    return {
        "kind": kind,
        "severity": severity,
        "ref": None,
        "span": span_of(words),
        "arguments": {},
        "text": text,
    }


def make_json(text: str = TEXT, doubts: tuple[dict[str, Any], ...] = ()) -> dict[str, Any]:
    """What a reader gives for the invented plan."""
    return {
        "source": make_source(text),
        "document": make_head(text),
        "references": [make_reference()],
        "headings": [
            heading("I", 1, "MỤC TIÊU", "I. MỤC TIÊU"),
            heading("II", 1, "AI LÀM GÌ", "II. AI LÀM GÌ"),
            heading("II.1", 2, "Phòng Văn hóa - Xã hội", "1. Phòng Văn hóa - Xã hội"),
            heading("II.2", 2, "Công an xã", "2. Công an xã"),
        ],
        "aims": [
            {"text": "Để phụ nữ và nam giới cùng có tiếng nói.", "span": span_of("Để phụ nữ và nam giới")}
        ],
        "units": [
            {"kind": kind, "name": name, "span": span_of(name)}
            for kind, name in (("culture_society_office", "Phòng Văn hóa - Xã hội"), ("police", "Công an xã"))
        ],
        "targets": make_targets(),
        "tasks": [
            task(WORDS["task1"], "culture_society_office"),
            task(WORDS["task2"], "culture_society_office", when=make_when("11-15", "12-15")),
            task(WORDS["task3"], "police", role="joint", ref="II.2"),
        ],
        "key_dates": [
            {"name": "Tháng hành động", "start": "11-15", "end": "12-15", "span": span_of(CAMPAIGN)},
        ],
        "report_deadlines": [make_deadline()],
        "community_models": ["Địa chỉ tin cậy"],
        "funding_sources": [],
        "recipients": ["Sở Nội vụ"],
        "coverage": {"words": 130, "placed": 130, "furniture": 0},
        "map": make_map(text),
        "doubts": list(doubts),
    }


CAMPAIGN = "Tháng hành động từ ngày 15/11 đến ngày 15/12"


def make_when(start: str | None = None, end: str | None = None) -> dict[str, str | None]:
    return {"recurs": None, "start": start, "end": end}


def heading(ref: str, level: int, text: str, words: str) -> dict[str, Any]:
    """A heading in the contract's shape."""
    return {"ref": ref, "text": text, "level": level, "span": span_of(words)}


def make_source(text: str) -> dict[str, Any]:
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    shape = {"name": "ke-hoach.docx", "sha256": sha256, "pages": 2, "text": text}
    return {**shape, "text_sha256": sha256, "reader": "test"}


def make_head(text: str) -> dict[str, Any]:
    return {
        "title": "Công tác bình đẳng giới năm 2026",
        "kind": "annual",
        "number": None,
        "date": None,
        "issuer": "Ủy ban nhân dân xã Đồng Hạ",
        "locality": {"level": "xã", "name": "Đồng Hạ", "code": None},
        "period": {"from": 2026, "to": 2026},
        "signed_by": None,
        "span": [0, text.index("Thực hiện")],
    }


def make_reference() -> dict[str, Any]:
    return {
        "number": "31/KH-UBND",
        "type": "Kế hoạch",
        "date": "2026-01-12",
        "issuer": "Ủy ban nhân dân tỉnh Sơn Hải",
        "role": "basis",
        "span": span_of("Kế hoạch số 31/KH-UBND"),
    }


def make_deadline() -> dict[str, Any]:
    return {
        "report": "annual",
        "due": "11-25",
        "bound": "before",
        "from": ["all_agencies"],
        "to": "UBND xã",
        "then_to": [],
        "subject": None,
        "span": span_of("Các đơn vị gửi báo cáo trước ngày 25/11."),
    }


def make_targets() -> list[dict[str, Any]]:
    measures = {
        "target1": [measure(">=", 4, "tin, bài", per="quarter")],
        "target2": [measure("=", 100, "%", kind="coverage")],
        "target3": [measure(">=", 1, "Địa chỉ tin cậy")],
    }
    fields = {"target1": "communication", "target2": "institution", "target3": "family_violence"}
    return [
        {
            "ref": f"I.{key[-1]}",
            "text": WORDS[key],
            "field": fields[key],
            "measures": found,
            "responsible": [{"kind": "village", "scope": None}] if key == "target2" else [],
            "span": span_of(WORDS[key]),
        }
        for key, found in measures.items()
    ]


def make_map(text: str) -> list[dict[str, Any]]:
    """Every line in its place; one sentence is claimed by nothing."""
    kinds = {
        "Thực hiện": "reference",
        "I. ": "heading",
        "II. ": "heading",
        "1. P": "heading",
        "2. C": "heading",
        "Để": "aim",
        "1. M": "target",
        "2. 1": "target",
        "3. D": "target",
        "Chủ trì": "task",
        "Tổ chức": "task",
        "Phối hợp": "task",
        "Câu này": "context",
        "Các đơn vị": "deadline",
        "Nơi nhận": "recipients",
    }
    passages, position = [], 0
    for line in text.split("\n"):
        kind = next((kind for start, kind in kinds.items() if line.startswith(start)), "head")
        if line.strip():
            passages.append({"span": [position, position + len(line)], "as": kind, "ref": None})
        position += len(line) + 1
    return passages


def make_document(
    place: Place, actor: Actor, at: datetime, content: bytes = b"mot van ban", name: str = "ke-hoach.docx"
) -> Document:
    """A kept document."""
    stored = keep_original(content=content, name=name, actor=actor, place=place.code, at=at)
    return Document.objects.create(
        place=place,
        file=stored,
        name=stored.name,
        sha256=stored.sha256,
        year=2026,
        received_at=at,
        received_by=actor.label,
    )


def make_plan(
    place: Place,
    actor: Actor,
    at: datetime,
    *,
    doubts: tuple[dict[str, Any], ...] = (),
    content: bytes = b"mot van ban",
) -> Plan:
    """A draft of the invented plan."""
    document = make_document(place, actor, at, content)
    return make_draft(document, make_json(doubts=doubts), at)


def make_confirmed(place: Place, actor: Actor, at: datetime) -> Plan:
    """The invented plan, confirmed."""
    plan = make_plan(place, actor, at)
    return confirm_plan(actor=actor, plan=plan, version=plan.version, at=at)


def item_of(plan: Plan, key: str) -> Item:
    """The target or task under its name in WORDS."""
    return plan.items.get(text=WORDS[key])
