"""The words of the page *So với kế hoạch cấp trên*: how a promise stands, why, and what to do."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from songhanh.plans.queries.chain.promises import Promise
from songhanh.plans.queries.chain.strength import Held, compare
from songhanh.plans.queries.words import PERS, measure_words, target_words

BEYOND = ("counts", "survey", "above")
STATES: dict[str, Any] = {
    "asked": gettext_lazy("Cần xem"),
    "missing": gettext_lazy("Chưa có"),
    "weaker": gettext_lazy("Thấp hơn"),
    "later": gettext_lazy("Chậm hơn"),
    "sparser": gettext_lazy("Thưa hơn"),
    "open": gettext_lazy("Chưa ghi mức"),
    "unlike": gettext_lazy("Khác cách đo"),
    "elsewhere": gettext_lazy("Có ở kế hoạch khác"),
    "not_due": gettext_lazy("Chưa đến mốc"),
    "held": gettext_lazy("Đủ mức"),
    "counts": gettext_lazy("Chỉ đếm được số ca"),
    "survey": gettext_lazy("Phải điều tra mới có"),
    "above": gettext_lazy("Của cấp trên"),
}
_NO_GAP: dict[str, Any] = {
    "counts": gettext_lazy("Một xã quá ít ca để tính tỷ lệ: ghi số ca, không coi là thiếu."),
    "survey": gettext_lazy("Xã không tự đo được, chỉ có qua điều tra: không coi là thiếu."),
    "above": gettext_lazy("Cơ quan cấp trên thực hiện và đánh giá: không coi là thiếu."),
}


def promise_words(promise: Promise) -> str:
    """What a promise must reach; a promise without a figure has its sentence alone."""
    measures = [one for one in promise.measures if one.get("value") is not None]
    return target_words({"measures": promise.measures}, promise.until) if measures else ""


def reason_words(state: str, parent: Promise, own: Promise | None, held: Held) -> str:
    """Why a promise stands as it does."""
    if state in _NO_GAP:
        return " ".join([str(_NO_GAP[state]), *([parent.note] if parent.note else [])])
    if state == "missing":
        return _("Kế hoạch này không có chỉ tiêu nào cùng nội dung.")
    if state == "asked":
        return _("Lời gần giống nhưng chưa chắc là một: hãy chọn.")
    if state == "elsewhere" and own is not None:
        return " ".join(
            filter(None, [_("Đã có trong “%(title)s”.") % {"title": own.source}, _held_words(held)])
        )
    return _held_words(held)


def _held_words(held: Held) -> str:
    """ "Cấp trên 95%, ở đây 90%."."""
    asked, given = _said(held.asked), _said(held.given)
    both = {"asked": asked, "given": given}
    match held.standing:
        case "weaker":
            return _("Cấp trên yêu cầu %(asked)s, ở đây là %(given)s.") % both
        case "later":
            years = {**both, "until": _by(held.asked), "year": _by(held.given)}
            return _("Cấp trên yêu cầu %(asked)s đến năm %(until)s, ở đây đến năm %(year)s.") % years
        case "sparser":
            per = str(PERS.get(str((held.asked or {}).get("per")), ""))
            return _("Cộng cả năm thì đủ, nhưng cấp trên tính theo từng %(per)s.") % {"per": per}
        case "open":
            return _("Cấp trên yêu cầu %(asked)s, ở đây chưa ghi mức.") % both
        case "unlike":
            return _("Cấp trên yêu cầu %(asked)s, ở đây đo bằng đơn vị khác nên không so được.") % both
        case "not_due":
            return _("Mốc của cấp trên ở sau thời gian của kế hoạch này.")
    return _("Không thấp hơn, không muộn hơn cấp trên.")


def _said(measure: Mapping[str, Any] | None) -> str:
    return measure_words(measure) if measure else ""


def _by(measure: Mapping[str, Any] | None) -> str:
    return str((measure or {}).get("by") or "")


def advice_words(state: str, held: Held, *, is_frozen: bool) -> str:
    """What to do about it; "" where nothing is to be done."""
    if state == "missing":
        if is_frozen:
            return _("Bổ sung bằng bản điều chỉnh hoặc ở kế hoạch năm sau. Nếu đã có, hãy chỉ ra dòng ấy.")
        return _("Bổ sung vào văn bản trước khi ban hành. Nếu đã có, hãy chỉ ra dòng ấy.")
    if state in ("weaker", "later", "sparser", "open"):
        if is_frozen:
            return _("Sửa bằng bản điều chỉnh, hoặc nêu lý do trong báo cáo gửi cấp trên.")
        return _("Sửa mức trong văn bản trước khi ban hành, hoặc nêu lý do với cấp trên.")
    if state == "unlike":
        return _("Ghi mức theo đơn vị đo của cấp trên, hoặc tự so và nêu trong báo cáo.")
    if state == "elsewhere" and held.standing in ("weaker", "later", "sparser"):
        return _("Đặt mức của năm này theo cấp trên, hoặc nêu lý do trong báo cáo.")
    return ""


def clash_words(one: Promise, other: Promise, *, both: bool) -> str:
    """How a higher parent and a nearer one differ about a thing; `both`: either may ask for more.

    "" where they agree or cannot be compared.
    """
    there, back = compare(one, other).standing, compare(other, one).standing
    if "unlike" in (there, back) or not (there == "weaker" or (both and back == "weaker")):
        return ""
    stricter = one if there == "weaker" else other
    return _("%(one)s ở “%(first)s”, %(other)s ở “%(second)s”. Lấy mức cao hơn của “%(stricter)s”.") % {
        "one": promise_words(one), "first": one.source, "other": promise_words(other), "second": other.source,
        "stricter": stricter.source,
    }  # fmt: skip
