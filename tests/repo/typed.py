"""What is added by hand to the forms that the table of visits sends."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from songhanh.plans.queries.panels import find_words_of
from tests.conftest import PASSWORD
from tests.repo.places_world import typed_of_places
from tests.repo.registers import typed_in_registers
from tests.repo.world import SMALL, World

TYPED = "own.documents_mainstreamed"  # an indicator whose figure is typed


def typed(world: World, page: str) -> dict[str, Any]:
    """What a person adds to the form: the button pressed, the words written, the file chosen."""
    task = world.task()
    paper = SimpleUploadedFile("moi.txt", SMALL.replace("04 tin", "05 tin").encode())
    additions: dict[str, dict[str, Any]] = (
        {
            "people:sign_in": {"username": "lan", "password": PASSWORD},
            "ui:language": {"language": "en"},
            "people:prove": {"password": PASSWORD},
            "people:password": {
                "old": PASSWORD,
                "password": "con-duong-moi-lam",
                "again": "con-duong-moi-lam",
            },
            "people:second_factor": {"code": "000000"},
            "people:invite": {"full_name": "Nguyễn Thị Mới", "kind": "reader"},
            "people:bulk": {"rows": "Lê Văn Đọc\tNgười xem", "act": "take"},
            "people:give": {"kind": "reader"},
            "people:leave": {"successor": world.people.successor.pk},
            "home:setup_villages": {"names": "Thôn Đồi Sim", "act": "take"},
            "home:setup_figures": {"source": "Báo cáo năm trước", f"{TYPED}-top": "3", f"{TYPED}-base": "4"},
            "home:village_write": {"persons_total": "20", "persons_women": "12", "topic": "family"},
            "home:village_correct": {"persons_total": "31", "reason": "0"},
            "home:village_withdraw": {"reason": "0"},
            "home:village_attach": {"proofs": SimpleUploadedFile("bien-ban.pdf", b"%PDF-1.7 bien ban")},
            "home:village_task": {"text": "Đã họp thôn.", "stage": "result"},
            "plans:list": {"file": paper},
            "plans:act": {"act": f"accept {task.pk} {task.version}"},
            "plans:split": {"offset": find_words_of(task)[4].offset},
            "plans:amend": {"relation": "replacement", "file": paper},
            "plans:lines": {"act": "all"},
            "plans:above": {"act": "follow strategy"},
            "plans:document": {"text": SMALL.replace("04 tin", "06 tin")},
            "evaluation:remark": {"cause": "Hai thôn sáp nhập trong tháng 8"},
            "evaluation:statistic": {"denominator": "120", "numerator": "58", "source": "Sổ của Công an"},
            "evaluation:make": {"name": "Số buổi tọa đàm", "part-kind": "talk"},
            "evaluation:figure": {"numerator": "4", "denominator": "5", "source": "Sổ công việc"},
            "assignments:give": {"part-0-unit": world.place.units.get(kind="police").pk},
            "assignments:remind": {"version": "1"},
            "assignments:edit": {"text": "Lập sổ mới"},
            "assignments:report": {"text": "Đã lập sổ.", "stage": "result"},
            "assignments:return": {"note": "Thiếu ảnh"},
        }
        | typed_in_reports(world)
        | typed_in_registers(world.place)
    )
    return additions.get(page) or typed_of_places(page, world.places)


def typed_in_reports(world: World) -> dict[str, dict[str, Any]]:
    """What is added in the room of reports."""
    return {
        "reports:list": {"kind": "annual"},
        "reports:write": {"text": "Đã chi 12.000.000 đồng."},
        "reports:foot": {"signer": "Lê Thị Tâm"},
        "reports:return": {"note": "Thiếu số liệu"},
        "reports:sign": {"version": str(world.reports.submitted.version)},
        "reports:issue": {"number": "112/BC-UBND", "issued_on": "19/05/2026"},
        "reports:attach": {"signed_file": SimpleUploadedFile("ban-ky.pdf", b"%PDF-1.7 ban ky")},
        "reports:send": {"by": "trục liên thông", "sent_on": "20/05/2026"},
        "reports:replace": {"version": str(world.reports.issued.version)},
    }
