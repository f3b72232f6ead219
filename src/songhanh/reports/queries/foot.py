"""Who signs a report and to whom it goes: as the office said, else as the plan of the year has it."""

import re
from collections.abc import Sequence

from songhanh.kernel.text import search_key
from songhanh.paper.report.values import Foot
from songhanh.places.models import Place
from songhanh.plans.models import Issue, Item, Plan
from songhanh.reports.models import Passage, Report

TM = "TM. ỦY BAN NHÂN DÂN"
CAPACITIES: tuple[tuple[str, ...], ...] = (
    (TM, "CHỦ TỊCH"),
    (TM, "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
    (TM, "Q. CHỦ TỊCH"),
)
ARCHIVE = "Lưu: VT, VHXH"
_ARCHIVE = re.compile(r"Lưu: VT(?:, [A-ZĐ-]+)*")  # a slip of the plan is not written again
_NOT_UPWARD = re.compile(r"\((?:t/h|p/h|đăng tải|để thực hiện|phối hợp)\)", re.IGNORECASE)


def foot_of(report: Report | None, place: Place, plans: Sequence[Plan]) -> Foot:
    """The foot of a report: each part as the office wrote it, else from the plan."""
    offered = offer_foot(place, plans)
    if report is None:
        return offered
    passages = Passage.objects.filter(report=report).order_by("pk")
    return Foot(
        capacity=tuple(report.capacity) or offered.capacity,
        signer=report.signer or ("" if report.capacity else offered.signer),
        recipients=tuple(report.recipients) or offered.recipients,
        subject=report.subject,
        addressee=report.addressee or offered.addressee,
        texts={one.section: one.text for one in passages},
    )


def offer_foot(place: Place, plans: Sequence[Plan]) -> Foot:
    """Signer and recipients from the plan of the year; those who are to carry it out get no report."""
    items = Item.objects.filter(plan__in=plans[:1], kind__in=[Item.Kind.RECIPIENT, Item.Kind.DEADLINE])
    said = list(items.exclude(state=Item.State.DROPPED).order_by("position", "pk"))
    then_to = [to for item in said for to in item.payload.get("then_to") or ()]
    above = place.parent.full_name if place.parent else ""
    addressee = next(iter(then_to), f"Sở Nội vụ {above}" if above else "")
    named = [_bare(item.text) for item in said if item.kind == Item.Kind.RECIPIENT]
    kept = [text for text in named if not _NOT_UPWARD.search(text) and not _is_archive(text)]
    archive = next((text for text in named if _ARCHIVE.fullmatch(text)), ARCHIVE)
    if addressee and not any(_same(addressee, text) for text in kept):
        kept.insert(0, f"{addressee} (b/c)")
    capacity, signer = _signer(plans[0]) if plans else (CAPACITIES[0], "")
    return Foot(capacity=capacity, signer=signer, recipients=(*kept, archive), addressee=addressee)


def _signer(plan: Plan) -> tuple[tuple[str, ...], str]:
    """Whoever signed the plan: by its issue particulars, else as the paper says."""
    issue = Issue.objects.filter(plan=plan, correction__isnull=True).order_by("-pk").first()
    if issue is not None and issue.signer_position:
        return capacity_of(issue.signer_position), issue.signer
    signed = plan.head.get("signed_by") or {}
    return capacity_of(str(signed.get("position") or "")), str(signed.get("name") or "")


def capacity_of(position: str) -> tuple[str, ...]:
    """The lines above a signature: "Phó Chủ tịch" signs for the chair, "Q. Chủ tịch" is acting."""
    key = search_key(position)
    if "pho chu tich" in key:
        return CAPACITIES[1]
    return CAPACITIES[2] if key.startswith(("q ", "quyen ")) else CAPACITIES[0]


def _bare(text: str) -> str:
    return text.strip().lstrip("-– ").rstrip(" ;.")


def _is_archive(text: str) -> bool:
    return search_key(text).startswith("luu")


def _same(one: str, other: str) -> bool:
    return search_key(one) in search_key(other) or search_key(other.partition("(")[0]) in search_key(one)
