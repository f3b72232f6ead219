"""Which bodies a plan speaks of: told by patterns, since every place writes names its own way."""

import re
from functools import lru_cache

from songhanh.catalogue.vocabulary import bodies
from songhanh.reader.alternatives import Alternatives

_BODIES = Alternatives(bodies())
_KINDS = _BODIES.names
# A name begins where a word does: nothing is tried inside words (`_EARLY` may, among the first letters).
_ANY = re.compile(Alternatives(bodies(), border=r"(?<![^\W_].)").pattern)
_GLUED = re.compile(_BODIES.pattern)
_EARLY = re.compile(f"(?s:.{{0,4}}?)()(?:{_BODIES.pattern})")  # within the first five letters
_ASKED = re.compile(r"^(?:đề nghị|kính đề nghị|kính mời|mời)\s+")
_ORDERED = re.compile(
    r"^(?:đối với|về phía|giao(?: cho)?|yêu cầu|phân công|trách nhiệm (?:của|thuộc)|nhiệm vụ của)\s+"
)
# Members of a committee, told by their part in it ("Ủy viên là Trưởng Công an xã", "Ông …, Trưởng ban").
_PERSON = r"(?:(?:các )?(?:đồng chí|đ/c|ông|bà) )"
_PART_IN_IT = (
    r"(?:phó trưởng ban|trưởng ban|ủy viên|thành viên|thư ký)(?: thường trực| thư ký| ban| chuyên trách)?"
)
_MEMBER = re.compile(
    rf"^(?:{_PERSON}[^,;:()-]{{3,40}}\s*[,(-]\s*)?(?:{_PART_IN_IT}(?: là\b|\s*[,(-]|\s*:)\s*)?(?=[^\W\d])"
)
_OF_COMMITTEE = re.compile(rf"^(?:các )?{_PART_IN_IT}$|, {_PART_IN_IT}(?: ban vì .*)?$")
_BODY = re.compile(
    r"^(?:các |những )?(?:sở|phòng|ban|trung tâm|hội(?! (?:nghị|thi|thảo|diễn|chợ|trại))"
    r"|trạm|đoàn|trường|văn phòng|ủy ban"
    r"|ubnd|công ty|đồn|bộ phận|hợp tác xã"
    r"|chi cục|cục|kho bạc|bảo hiểm xã hội|chi nhánh|tòa án|viện|thư viện"
    r"|đài|quỹ|liên đoàn|công đoàn|doanh nghiệp"
    r"|bưu điện|bệnh viện|tổ |báo(?= và)|thống kê(?= (?:tỉnh|thành phố|cơ sở|khu vực))|thuế|ngân hàng"
    r"|chi ủy|chi bộ|hiệu trưởng|giám đốc|chánh văn phòng|hạt|mặt trận|bộ đội"
    r"|chủ tịch (?:ủy ban|ubnd)|thanh tra (?:tỉnh|thành phố)|tư pháp|người có uy tín"
    r"|cộng tác viên|thành viên)\b"
)
_OFFICE = re.compile(
    r"^(?:các )?(?:sở|ủy ban nhân dân|ubnd|ban (?:quản lý|dân tộc|tổ chức|tuyên giáo)|đồn biên phòng|chi cục"
    r"|thống kê (?:tỉnh|thành phố|cơ sở|khu vực)|thi hành án|hạt kiểm lâm|bộ chỉ huy|trường chính trị"
    r"|tòa án|viện kiểm sát|cục|kho bạc|bảo hiểm xã hội|thuế|báo(?! cáo)"
    r"|đài (?:phát|truyền)|liên đoàn lao động|công đoàn|bệnh viện|bưu điện)\b"
)
_WHERE = re.compile(r"(?:tại|ở|trong|với|cho|về|từ|qua|cùng)\b")
_ITSELF = re.compile(r"(?:ủy ban nhân dân|ubnd)\b(?! (?:các|cấp)\b)")  # whoever issues the plan
_OTHERS = re.compile(r"^(?:chủ tịch )?(?:các )?(?:sở(?!,)|ủy ban nhân dân|ubnd)\b(?! ?(?:mttq|mặt trận))")
_VERBS = (
    r"chủ trì|phối hợp|tham mưu|chịu trách nhiệm|có trách nhiệm|thực hiện"
    r"|tổ chức(?! chính trị| đoàn thể| hội\b(?! (?:nghị|thi|thảo|diễn|chợ|trại))| xã hội)"
    r"|triển khai|hướng dẫn|theo dõi"
    r"|tăng cường|đẩy mạnh|chủ động|căn cứ|xây dựng|tiếp tục|lồng ghép|chỉ đạo|giúp"
    r"|đôn đốc|(?<!dịch vụ )tổng hợp|rà soát"
    r"|bố trí|cân đối|tuyên truyền|kiểm tra|giám sát|là cơ quan|thường xuyên|tham gia"
    r"|vận động|đảm bảo|bảo đảm"
    r"|đưa|tiếp nhận|phát huy|đề xuất|cung cấp|thu thập|báo cáo|gửi|trên cơ sở"
    r"|theo chức năng|tích cực|nghiên cứu"
)
VERB = re.compile(rf"(?:{_VERBS})\b")
_MORE_VERBS = re.compile(
    r"(?:mở|tập huấn|đào tạo|bồi dưỡng|phổ biến|duy trì|thành lập|đầu tư|hỗ trợ|khảo sát|vận hành|phát động"
    r"|ban hành|biên soạn|phát|treo|in|làm|lập|củng cố|kiện toàn|quản lý"
    r"|thống kê(?! (?:tỉnh|thành phố|cơ sở|khu vực)\b)|công tác(?! mặt trận))\b"
)
_SUBJECT = re.compile(rf"^(?P<name>[^.;:]{{3,140}}?)\s*(?P<cut>:|,? ?(?=\b(?:{_VERBS})\b))")


_UNKNOWN = re.compile(
    r"(?:[,;]|\bvà) (đồn biên phòng|bộ chỉ huy|bệnh viện|liên đoàn lao động|tòa án|hạt kiểm lâm)\b"
)
_LONGEST_SUBJECT = 9  # words; more are a sentence

_SHARED = re.compile(r"(?:\s*[,;]|\s*,?\s+và)\s+$")
# Headings of many bodies at once; their bullets may speak of one.
COLLECTIVE = frozenset(("all_agencies", "fatherland_front", "advancement_committee", "other"))
_DOES = re.compile(r"\s+(?!(?:và|của|thuộc|trên|tại|ở|các|có|được|là|do|bị|theo)\b)[^\W\d]+,?\s+[^\W\d]+")
_OWN_PLACE = re.compile(r"(?: (?:xã|phường|đặc khu|tỉnh|thành phố|việt nam)\b)+")


def is_asked(key: str) -> bool:
    """Whether a heading or sentence asks ("Đề nghị …") rather than requires."""
    return bool(_ASKED.match(key))


def begins_order(key: str) -> bool:
    """Whether folded words begin with the verb of an order."""
    return bool(VERB.match(key) or _MORE_VERBS.match(key))


def strip_asking(key: str) -> int:
    """How many characters of a unit's heading are no part of its name."""
    found = _ASKED.match(key) or _ORDERED.match(key) or _MEMBER.match(key)
    return found.end() if found else 0


def first_unit(key: str) -> tuple[str, int, int] | None:
    """The first body named in folded words: its kind and where it stands."""
    found = _ANY.search(key)
    return (_KINDS[found.lastindex or 0], *found.span()) if found else None


def _unit_before(key: str, border: int) -> tuple[str, int, int] | None:
    """As `first_unit`, but only a body whose name begins before a place."""
    if border == 5:
        early = _EARLY.match(key)
        return (_KINDS[(early.lastindex or 1) - 1], early.end(1), early.end()) if early else None
    for place in range(min(border, len(key))):
        if found := _GLUED.match(key, place):
            return _KINDS[found.lastindex or 0], *found.span()
    return None


def units_in(key: str) -> list[tuple[str, int, int]]:
    """All bodies named in folded words, in order."""
    return [(_KINDS[found.lastindex or 0], *found.span()) for found in _ANY.finditer(key)]


@lru_cache(maxsize=1024)
def unit_of_heading(key: str) -> str | None:
    """The kind of body that a folded heading names; "other" for one that no pattern knows; else None."""
    bare = key[strip_asking(key) :].strip(" .:;")
    if not bare or len(bare) > 200 or begins_order(bare):
        return None
    if _OF_COMMITTEE.search(bare):
        return "advancement_committee"
    if _OTHERS.match(bare):
        return "other"
    found = _unit_before(bare, 5) or first_unit(bare)
    if found is None:
        return "other" if _BODY.match(bare) or _OFFICE.match(bare) else None
    return _kind_of(bare, found[0], found[1])


def _kind_of(bare: str, kind: str, start: int) -> str | None:
    """What a heading is that names a known body somewhere."""
    if start > 5 and _OFFICE.match(bare) and _SHARED.search(bare[:start]):
        return "other"  # "Đồn Biên phòng …, Công an đặc khu": the first of them has a name of its own
    # A name begins its heading; "Công tác phối hợp với Công an" is a subject.
    if start > 40 and not _BODY.match(bare):
        return None
    if kind == "all_agencies" and (later := _member_of(bare)):
        return later
    return kind


def _member_of(bare: str) -> str | None:
    """ "Các ban, ngành, thành viên Ban vì sự tiến bộ …" is the committee, whoever stands before it."""
    if "thành viên ban" in bare or "ban vì sự tiến bộ" in bare:
        return "advancement_committee"
    if re.match(r"các (?:tổ chức|ban,? ngành,?)? ?(?:đoàn thể|chính trị)", bare):
        return "fatherland_front"
    return None


def run_in_unit(key: str) -> bool:
    """Whether a run-in title is the name of a body: "Công an xã: …"."""
    bare = key[strip_asking(key) :]
    if len(bare) > 140 or VERB.match(bare) or _WHERE.match(bare):
        return False
    found = first_unit(bare)
    if _OF_COMMITTEE.search(bare):
        return True
    return (found is not None and found[1] <= 12) or bool(_BODY.match(bare) or _OFFICE.match(bare))


@lru_cache(maxsize=1024)
def names_body(key: str) -> bool:
    """Whether a folded title begins with the name of a body."""
    bare = key[strip_asking(key) :][:80]
    return _ANY.match(bare) is not None or bool(_OFFICE.match(bare))


def bodies_of(key: str) -> list[tuple[str, int, int]]:
    """The bodies that share a folded heading ("Công an xã, Trạm Y tế xã"), with the places of their names."""
    start = strip_asking(key)
    end = _without_remark(key, start, name_end(key, start))
    kind = unit_of_heading(key)
    if kind is None:
        return []
    found = [(kind, start, end)]
    if kind in COLLECTIVE and not (kind == "other" and _OFFICE.match(key[start:])):
        return found
    for later, at in _others_in(key[:end]):
        link = _SHARED.search(key[start:at])
        if link and later != "all_agencies" and all(later != known for known, _, _ in found):
            known, first, _ = found[-1]
            found[-1] = (known, first, start + link.start())
            found.append((later, at, end))
    return found


def _without_remark(key: str, start: int, end: int) -> int:
    """ "Phòng … (cơ quan thường trực)": what a name's brackets say of it is no part of it."""
    if key[start - 1 : start] == "(":  # "Phó Trưởng ban (Chủ tịch Hội …)"
        return max(start, key.find(")", start, end))
    bracket = key.find(" (", start, end)
    return bracket if bracket > start + 5 and key[:end].endswith(")") else end


def _others_in(key: str) -> list[tuple[str, int]]:
    """The bodies that may share a heading, unknown ones among them, and where their names begin."""
    known = [(kind, at) for kind, at, _ in units_in(key)]
    taken = {at for _, at in known}
    unknown = [("other", at.start(1)) for at in _UNKNOWN.finditer(key) if at.start(1) not in taken]
    return sorted(known + unknown, key=lambda one: one[1])


def name_end(key: str, start: int) -> int:
    """Where the name of a body ends in a title such as "Công an xã có trách nhiệm:"."""
    bare = key.rstrip(" .:;")
    found = re.search(rf",?\s+(?:(?:{_VERBS})\b)", bare[start:])
    return start + found.start() if found and found.start() > 5 else len(bare)


def subject_of(key: str) -> tuple[str, int, int, int] | None:
    """The body that is the subject of a folded item: kind, start and end of its name, start of its order.

    "- Công an xã chủ trì …", "- Giao Phòng Kinh tế tham mưu …", "- Trạm Y tế: …".
    """
    start = strip_asking(key)
    found = _unit_before(key, start + 5)
    if found is None:
        office = _OFFICE.match(key[start:])
        if office is None or _ITSELF.match(key[start:]):
            return None
        found = ("other", start, start + office.end())
    cut = _SUBJECT.match(key[start:])
    if VERB.match(key[start:]):
        return None
    if cut is None:  # "Giao Trạm Y tế trực …", "Các thôn cử người …": the name ends with its place
        own = _OWN_PLACE.match(key, found[2])
        end = own.end() if own else found[2]
        return (found[0], start, end, end) if start or _DOES.match(key, end) else None
    own = _OWN_PLACE.match(key, found[2])
    if own and own.end() < start + cut.end("name") and _DOES.match(key, own.end()):
        return found[0], start, own.end(), own.end()
    name_end = start + cut.end("name")
    return found[0], start, name_end, start + cut.end("cut")


def subject_words(key: str) -> tuple[int, int]:
    """Where the words stand that a folded order names as its subject, known or not; else (0, 0)."""
    start = strip_asking(key)
    found = _SUBJECT.match(key[start:])
    if found is None or VERB.match(key[start:]) or found["name"].count(" ") >= _LONGEST_SUBJECT:
        return 0, 0
    return start, start + found.end("name")


def partners(key: str) -> tuple[str, ...]:
    """The bodies that a folded order names as those to work with, in order, once each."""
    found: list[str] = []
    if "phối" not in key and "cùng" not in key:
        return ()
    for clause in _WITH.finditer(key):
        if clause[0].startswith("cùng") and not names_body(clause[1]):
            continue
        for kind, _, _ in units_in(_list_of(clause[1])):
            if kind not in found:
                found.append(kind)
        if re.search(r"\bliên quan\b|\bliên ngành\b", clause[1]) and "all_agencies" not in found:
            found.append("all_agencies")
        if re.match(r"[^.;]*\by tế\b", _list_of(clause[1])) and "health_station" not in found:
            found.append("health_station")
    return tuple(found)


_WITH = re.compile(
    r"(?:phối hợp|phối kết hợp|cùng)(?: chặt chẽ| thường xuyên| tốt)?(?: với| cùng| giữa)?\s+([^.;]{3,260})"
)
_STOP = re.compile(
    rf"\b(?:để|nhằm|trong (?:việc|công tác|quá trình|xử lý|thực hiện)|theo|(?:{_VERBS}"
    r"|xử lý|giải quyết|mở|cho|nhân dịp|giới thiệu|quản lý|tư vấn|cập nhật|bình xét|sửa|ghi|tập huấn"
    r"|bồi dưỡng|vận hành|thăm|phát hiện|lập|tuyên truyền|phát động|hòa giải))\b"
)


def _list_of(clause: str) -> str:
    """The bodies of a clause "phối hợp với …", up to what they do together."""
    found = _STOP.search(clause)
    return clause[: found.start()] if found else clause
