"""Figures and remarks of the demonstration's year: typed as an officer would in November, through the verbs.

Every verdict occurs: kept, more than kept, missed, not known, nothing arose, a matter of the level above.
"""

from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from songhanh.evaluation.actions import Words, record_remark
from songhanh.evaluation.queries.bindings import bind_target
from songhanh.evaluation.queries.measures import current, read_measure
from songhanh.indicators.actions import Figure, record_value
from songhanh.indicators.queries import Subject, find_figure
from songhanh.journal.actor import Actor
from songhanh.places.models import Place
from songhanh.plans.models import Item
from songhanh.plans.queries.plan import list_targets_in_force

_AT = datetime(2026, 11, 20, 9, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
_LATER = _AT.replace(day=21)
_YEAR = 2026
Said = int | str | tuple[int, int]

# How a target begins, where its figures come from, and the figures of its measures in their order.
_FIGURES: tuple[tuple[str, str, tuple[Said, ...]], ...] = (
    ("100% dự thảo văn bản quy phạm", "Văn phòng HĐND và UBND, sổ văn bản", ((4, 4),)),
    ("Kế hoạch phát triển kinh tế", "Phòng Kinh tế, dự thảo kế hoạch năm 2027", (2,)),
    ("100% công chức được giao", "Giấy chứng nhận bồi dưỡng tháng 7", ((1, 1),)),
    ("Nữ chiếm từ 40%", "Phòng Văn hóa - Xã hội, danh sách cử đi học", ((13, 31),)),
    ("Ban Vì sự tiến bộ", "Biên bản họp tháng 5 và tháng 11", (2,)),
    ("Khoảng 70% hộ gia đình", "Các thôn, phiếu thăm hộ", ((2340, 3410),)),
    ("100% tin báo về bạo lực", "Công an xã, sổ tiếp nhận tin báo", ((6, 6),)),
    ("Trên 90% người bị bạo lực", "Trạm Y tế và Công an xã", ((5, 5), (3, 5))),
    ("Thời gian từ khi nhận tin báo", "Công an xã, sổ trực", ("1.5",)),
    ("Có một điểm tạm lánh", "Trạm Y tế xã", (1,)),
    ("Kiểm tra ít nhất 02 trường", "Thông báo kết quả kiểm tra tháng 10", (2, 2)),
    ("100% phản ánh, kiến nghị", "Trung tâm Phục vụ hành chính công", ((0, 0),)),
    ("Số liệu phải đính chính", "Phòng Văn hóa - Xã hội", ((3, 84),)),
    ("Giảm tỷ lệ hộ nghèo", "Phòng Kinh tế, rà soát hộ nghèo tháng 10", ((41, 1260),)),
    ("Giúp từ 15 đến 20 phụ nữ", "Ngân hàng Chính sách xã hội", (20, 20)),
    ("Tỷ số giới tính khi sinh không vượt", "Trạm Y tế, sổ sinh", ((204, 195),)),
    ("Có ít nhất 01 trong 02 cơ quan", "Danh sách lãnh đạo xã", (1,)),
    ("Lao động nữ làm công hưởng lương", "Niên giám thống kê tỉnh Sơn Hải năm 2025", ("51.2",)),
    ("Nữ trong quy hoạch", "Phòng Văn hóa - Xã hội", ((9, 33),)),
    ("Nữ làm giám đốc", "Phòng Kinh tế, sổ đăng ký", ((14, 47),)),
    ("100% nạn nhân bị mua bán", "Công an xã", ((0, 0),)),
    ("Toàn xã có ít nhất 08 địa chỉ", "Các thôn", (9,)),
    ("Giữ tỷ số tử vong mẹ", "Trạm Y tế xã", ((0, 399),)),
    ("100% trường học đưa nội dung", "Ba trường học trên địa bàn", ((3, 3),)),
)
_REMARKS: tuple[tuple[str, Words], ...] = (
    (
        "Trên 90% người bị bạo lực",
        Words(
            cause="Hai người có hành vi bạo lực đi làm ăn xa, chưa gặp được để tư vấn.",
            difficulty="Xã chưa có người được đào tạo về tham vấn tâm lý.",
            proposal="Đề nghị Sở Nội vụ mở lớp tham vấn cho cán bộ cấp xã trong quý I năm 2027.",
            proposal_kind="petition",
        ),
    ),
    (
        "Kiểm tra ít nhất 02 trường",
        Words(
            cause="Thôn Khe Nứa bị chia cắt do mưa lũ trong tuần kiểm tra.",
            proposal="Kiểm tra bù thôn Khe Nứa trước ngày 15/12.",
            proposal_kind="solution",
        ),
    ),
    (
        "Đài truyền thanh xã",
        Words(
            cause="Cụm loa trung tâm hỏng trong tháng 8.",
            proposal="Xin tính theo quý vì loa phải bảo trì luân phiên.",
            proposal_kind="adjust",
        ),
    ),
    ("100% kiến nghị sau kiểm tra", Words(difficulty="Hai trường chưa gửi kết quả khắc phục.")),
    (
        "Mô hình “Gia đình cùng chia sẻ",
        Words(judgement="met", evidence="Biên bản sinh hoạt tháng 9, tháng 10 của 12 thôn giữ mô hình."),
    ),
)


def fill(place: Place, *, officer: Actor) -> None:
    """Type the year's figures, correct one of them, remark. What is said of no target here is left out."""
    targets = list_targets_in_force(place, _YEAR)
    for start, source, numbers in _FIGURES:
        for item in _starting(targets, start):
            _say(place, item, officer, source, numbers)
    for item in _starting(targets, "Nữ chiếm từ 40%"):
        _correct(place, item, officer)
    for start, words in _REMARKS:
        for item in _starting(targets, start):
            record_remark(actor=officer, item=item, year=_YEAR, words=words, at=_LATER)


def _starting(targets: tuple[Item, ...], start: str) -> list[Item]:
    return [item for item in targets if item.text.startswith(start)]


def _say(place: Place, item: Item, officer: Actor, source: str, numbers: tuple[Said, ...]) -> None:
    measures = [read_measure(one) for one in item.payload.get("measures") or ()]
    for index, number in zip(current(measures, _YEAR), numbers, strict=False):
        subject = bind_target(item, index).subject
        fits = subject.is_quotient is isinstance(number, tuple)
        if fits and not subject.is_counted and find_figure(place, subject, str(_YEAR)) is None:
            record_value(actor=officer, place=place, subject=subject, figure=_figure(number, source), at=_AT)


def _figure(number: Said, source: str) -> Figure:
    taken_on = date(_YEAR, 11, 18)
    if isinstance(number, tuple):
        part, whole = map(Decimal, number)
        return Figure(period=str(_YEAR), numerator=part, denominator=whole, source=source, taken_on=taken_on)
    return Figure(period=str(_YEAR), value=Decimal(number), source=source, taken_on=taken_on)


def _correct(place: Place, item: Item, officer: Actor) -> None:
    """A person who was counted twice: the first figure stays in the chain."""
    subject: Subject = bind_target(item, 0).subject
    known = find_figure(place, subject, str(_YEAR))
    if known is not None:
        figure = _figure((13, 30), known.source)
        record_value(actor=officer, place=place, subject=subject, figure=figure, seen=known.pk, at=_LATER)
