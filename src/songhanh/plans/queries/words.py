"""The words on the screen for what a plan's items hold: kinds, roles, days, measures."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from songhanh.kernel.numbers import write_number

UNIT_KINDS: dict[str, Any] = {
    "culture_society_office": gettext_lazy("Phòng Văn hóa - Xã hội"),
    "council_committee_office": gettext_lazy("Văn phòng HĐND và UBND"),
    "economy_office": gettext_lazy("Phòng Kinh tế"),
    "one_stop_centre": gettext_lazy("Trung tâm Phục vụ hành chính công"),
    "public_service_centre": gettext_lazy("Trung tâm Dịch vụ tổng hợp"),
    "police": gettext_lazy("Công an"),
    "military_command": gettext_lazy("Ban Chỉ huy Quân sự"),
    "health_station": gettext_lazy("Trạm Y tế"),
    "school": gettext_lazy("Các trường học"),
    "policy_bank": gettext_lazy("Ngân hàng Chính sách xã hội"),
    "fatherland_front": gettext_lazy("Ủy ban Mặt trận Tổ quốc và đoàn thể"),
    "womens_union": gettext_lazy("Hội Liên hiệp Phụ nữ"),
    "youth_union": gettext_lazy("Đoàn Thanh niên"),
    "farmers_union": gettext_lazy("Hội Nông dân"),
    "veterans_association": gettext_lazy("Hội Cựu chiến binh"),
    "party_committee": gettext_lazy("Đảng ủy, các ban Đảng"),
    "peoples_council": gettext_lazy("Hội đồng nhân dân"),
    "village": gettext_lazy("Thôn, tổ dân phố"),
    "advancement_committee": gettext_lazy("Ban Vì sự tiến bộ của phụ nữ"),
    "all_agencies": gettext_lazy("Các cơ quan, đơn vị liên quan"),
    "other": gettext_lazy("Đơn vị khác"),
}
FIELDS: dict[str, Any] = {
    "politics": gettext_lazy("Chính trị"),
    "economy": gettext_lazy("Kinh tế, lao động"),
    "family_violence": gettext_lazy("Phòng, chống bạo lực"),
    "health": gettext_lazy("Y tế"),
    "education": gettext_lazy("Giáo dục, đào tạo"),
    "communication": gettext_lazy("Thông tin, truyền thông"),
    "institution": gettext_lazy("Tổ chức, cán bộ"),
    "inspection": gettext_lazy("Kiểm tra, giám sát"),
    "other": gettext_lazy("Lĩnh vực khác"),
}
ROLES: dict[str, Any] = {
    "lead": gettext_lazy("Chủ trì"),
    "joint": gettext_lazy("Phối hợp"),
    "advise": gettext_lazy("Tham mưu"),
    "supervise": gettext_lazy("Giám sát"),
}
PARTS: dict[str, Any] = {
    "content": gettext_lazy("Nội dung, giải pháp"),
    "organisation": gettext_lazy("Tổ chức thực hiện"),
    "funding": gettext_lazy("Kinh phí thực hiện"),
}
RECURS: dict[str, Any] = {
    "ongoing": gettext_lazy("Thường xuyên"),
    "month": gettext_lazy("Hằng tháng"),
    "quarter": gettext_lazy("Hằng quý"),
    "year": gettext_lazy("Hằng năm"),
    "occasion": gettext_lazy("Theo dịp"),
}
REPORTS: dict[str, Any] = {
    "annual": gettext_lazy("Báo cáo năm"),
    "nine_month": gettext_lazy("Báo cáo 9 tháng"),
    "six_month": gettext_lazy("Báo cáo 6 tháng"),
    "quarterly": gettext_lazy("Báo cáo quý"),
    "monthly": gettext_lazy("Báo cáo tháng"),
    "campaign": gettext_lazy("Báo cáo đợt cao điểm"),
    "thematic": gettext_lazy("Báo cáo chuyên đề"),
    "mid_term_review": gettext_lazy("Sơ kết"),
    "final_review": gettext_lazy("Tổng kết"),
    "ad_hoc": gettext_lazy("Báo cáo đột xuất"),
}
BOUNDS: dict[str, Any] = {"before": gettext_lazy("trước ngày"), "by": gettext_lazy("chậm nhất ngày")}
PERS: dict[str, Any] = {
    "month": gettext_lazy("tháng"), "quarter": gettext_lazy("quý"), "year": gettext_lazy("năm"),
}  # fmt: skip
MEASURE_KINDS: dict[str, Any] = {
    "share": gettext_lazy("Tỷ lệ"),
    "coverage": gettext_lazy("Độ phủ"),
    "ratio": gettext_lazy("Tỷ số"),
    "rate": gettext_lazy("Tỷ suất"),
    "count": gettext_lazy("Số lượng"),
    "existence": gettext_lazy("Có hoặc không"),
    "amount": gettext_lazy("Mức tiền, mức tuyệt đối"),
    "qualitative": gettext_lazy("Định tính"),
}
COMPARATORS: dict[str, Any] = {
    ">=": gettext_lazy("≥ ít nhất"),
    "=": gettext_lazy("= đúng bằng"),
    "<=": gettext_lazy("≤ không quá"),
    "<": gettext_lazy("< dưới"),
    ">": gettext_lazy("> trên"),
    "~": gettext_lazy("≈ khoảng"),
    "between": gettext_lazy("từ … đến"),
}
_SIGNS = {">=": "≥ ", "<=": "≤ ", "<": "< ", ">": "> ", "=": "", "~": "≈ ", "between": ""}


def unit_words(kinds: list[str] | tuple[str, ...]) -> str:
    """Names of kinds of units, joined as a list."""
    return ", ".join(str(UNIT_KINDS.get(kind, kind)) for kind in kinds)


def day_words(day: str | None) -> str:
    """The contract's "11-25" (or "2026-11-25") as an office writes it: "25/11"."""
    if not day:
        return ""
    parts = [part for part in day.split("-") if part]
    return "/".join(reversed(parts))


def number_words(value: object, unit: str = "") -> str:
    """A figure as an office writes it; a count of things below ten takes its zero in front."""
    number = Decimal(str(value))
    small = number == number.to_integral_value() and 0 < number < 10
    counts_things = bool(unit) and not unit.startswith("%") and "/" not in unit
    return f"{int(number):02d}" if small and counts_things else write_number(number)


def measure_words(measure: Mapping[str, Any]) -> str:
    """One measure in words: "≥ 04 tin, bài/quý", "100%", "từ 23 xuống < 18 ‰"."""
    unit = str(measure.get("unit") or "")
    if measure.get("kind") == "existence" and measure.get("value") in (None, 1, "1") and not unit:
        return _("có")
    if measure.get("value") is None:
        return _("đánh giá bằng nhận xét")
    figure = _figure(measure, unit)
    baseline = measure.get("baseline")
    if baseline is not None:
        figure = _("từ %(from)s → %(to)s") % {"from": number_words(baseline, unit), "to": figure}
    return figure


def _figure(measure: Mapping[str, Any], unit: str) -> str:
    value = number_words(measure["value"], unit)
    if measure.get("upper") is not None:
        value = f"{value}–{number_words(measure['upper'], unit)}"
    glue = "" if unit.startswith(("%", "/")) or not unit else " "
    per = measure.get("per")
    return f"{_SIGNS.get(str(measure.get('comparator')), '')}{value}{glue}{unit}" + (
        f"/{PERS[per]}" if per in PERS else ""
    )


def target_words(payload: Mapping[str, Any], until_year: int | None = None) -> str:
    """What a target must reach: its measures in words, a qualifier after the measure that it belongs to.

    A year is said where it differs from the plan's last (milestones of a strategy).
    """
    measures: list[Mapping[str, Any]] = list(payload.get("measures") or ())
    said: list[str] = []
    for index, measure in enumerate(measures):
        if measure.get("qualifies") is not None:
            continue
        words = measure_words(measure)
        inner = [measure_words(other) for other in measures if other.get("qualifies") == index]
        if inner:
            words = _("%(all)s, mỗi trường hợp %(each)s") % {"all": words, "each": ", ".join(inner)}
        by = measure.get("by")
        if by and until_year and by != until_year:
            words = _("%(measure)s (đến năm %(year)s)") % {"measure": words, "year": by}
        said.append(words)
    return "; ".join(said) or _("đánh giá bằng nhận xét")


def responsible_words(payload: Mapping[str, Any]) -> str:
    """Units that answer for a target, each with the part that is theirs."""
    parts = []
    for one in payload.get("responsible") or ():
        name = str(UNIT_KINDS.get(one["kind"], one["kind"]))
        parts.append(f"{name} ({one['scope']})" if one.get("scope") else name)
    return ", ".join(parts)


def when_words(payload: Mapping[str, Any]) -> str:
    """When a task is to be done: "Hằng quý", "từ 15/11 đến 15/12", "Thường xuyên"."""
    when = payload.get("when") or {}
    said = [str(RECURS[when["recurs"]])] if when.get("recurs") in RECURS else []
    start, end = day_words(when.get("start")), day_words(when.get("end"))
    if start and end and start != end:
        said.append(_("từ %(start)s đến %(end)s") % {"start": start, "end": end})
    elif end or start:
        said.append(_("đến %(end)s") % {"end": end} if end else _("từ %(start)s") % {"start": start})
    return ", ".join(said)


def deadline_words(payload: Mapping[str, Any]) -> str:
    """A report duty in words: "Báo cáo năm, trước ngày 25/11, gửi …"."""
    said = [str(REPORTS.get(payload.get("report", ""), _("Báo cáo")))]
    if payload.get("due"):
        bound = BOUNDS.get(payload.get("bound") or "before", BOUNDS["before"])
        said.append(f"{bound} {day_words(payload['due'])}")
    if payload.get("to"):
        said.append(_("gửi %(to)s") % {"to": payload["to"]})
    return ", ".join(said)


def task_words(payload: Mapping[str, Any]) -> str:
    """Unit, role, partners and time of a task on one line."""
    unit = payload.get("unit")
    said = [str(UNIT_KINDS.get(unit, unit))] if unit else []
    role = ROLES.get(payload.get("role") or "lead", ROLES["lead"])
    said.append(_asked(role) if payload.get("asked") else str(role))
    if payload.get("with"):
        said.append(_("cùng %(units)s") % {"units": unit_words(payload["with"])})
    said.append(when_words(payload))
    return " · ".join(part for part in said if part)


def item_words(kind: str, payload: Mapping[str, Any], until_year: int | None = None) -> str:
    """What was understood of an item, on one line, in the words of the screen."""
    if kind == "target":
        parts = [target_words(payload, until_year), responsible_words(payload)]
        return " · ".join(part for part in parts if part)
    say = _SAY.get(kind)
    return say(payload) if say else ""


def unit_kind_words(payload: Mapping[str, Any]) -> str:
    """Which known kind a named body is."""
    name = str(UNIT_KINDS.get(payload.get("kind", ""), ""))
    return _asked(name) if payload.get("asked") else name


def _asked(name: object) -> str:
    return _("%(name)s (đề nghị)") % {"name": name}


def date_span_words(payload: Mapping[str, Any]) -> str:
    """A key date: one day, or from a day to a day."""
    start, end = day_words(payload.get("start")), day_words(payload.get("end"))
    return start if start == end or not end else f"{start} – {end}"


def reference_words(payload: Mapping[str, Any]) -> str:
    """An instrument as it is cited: kind, number, day, issuer."""
    kind = payload.get("type") or _("Văn bản")
    said = [f"{kind} {payload.get('number') or ''}".strip()]
    if payload.get("date"):
        said.append(_("ngày %(day)s") % {"day": day_words(payload["date"])})
    if payload.get("issuer"):
        said.append(payload["issuer"])
    return ", ".join(said)


def head_words(payload: Mapping[str, Any]) -> str:
    """A plan's own particulars on one line; what the paper leaves empty is said to be empty."""
    period = payload.get("period") or {}
    years = sorted({year for year in (period.get("from"), period.get("to")) if year})
    said = [
        _("Số: %(number)s") % {"number": payload["number"]} if payload.get("number") else _("Chưa có số"),
        _("ngày %(day)s") % {"day": day_words(payload["date"])} if payload.get("date") else _("chưa có ngày"),
        payload.get("issuer") or "",
        _("năm %(years)s") % {"years": "–".join(map(str, years))} if years else _("chưa rõ năm"),
    ]
    signer = payload.get("signed_by") or {}
    if signer.get("name"):
        said.append(_("người ký: %(name)s") % {"name": signer["name"]})
    return " · ".join(part for part in said if part)


_SAY: dict[str, Callable[[Mapping[str, Any]], str]] = {
    "task": task_words,
    "unit": unit_kind_words,
    "key_date": date_span_words,
    "deadline": deadline_words,
    "reference": reference_words,
    "head": head_words,
}
