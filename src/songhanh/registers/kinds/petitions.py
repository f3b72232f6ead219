"""The register of what people bring up: feedback, complaints, denunciations, each with its clock.

Who spoke is not stored here. A case of violence is handed on and never kept here (Luật 13/2022/QH15, Đ.19).
"""

from datetime import date, timedelta

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from songhanh.catalogue.petitions import find_clock
from songhanh.kernel.text import search_key
from songhanh.registers.kinds.base import AtVillages, Column, Entry, Figure, Group, Register, Waiting
from songhanh.registers.kinds.columns import NOTE, PROGRAMME, chosen, on_day, title, unit, villages
from songhanh.registers.kinds.fields import choice, day, not_before, words
from songhanh.registers.kinds.rules import NotBefore, Odd, Values, Wrong

_SOUNDS_LIKE_VIOLENCE = ("bao luc", "danh dap", "xam hai", "hiep dam", "danh vo", "danh con")


class Petition(AtVillages, Entry):
    """One matter that somebody brought up, from the day on which it was received."""

    class Kind(models.TextChoices):
        FEEDBACK = "feedback", _("Phản ánh, kiến nghị")
        COMPLAINT = "complaint", _("Khiếu nại")
        DENUNCIATION = "denunciation", _("Tố cáo")

    class About(models.TextChoices):
        WORK = "work", _("Tuyển dụng, việc làm, chế độ lao động nữ")
        CADRES = "cadres", _("Quy hoạch, bổ nhiệm, bầu cử")
        POLICY = "policy", _("Chính sách, thủ tục, thụ hưởng")
        MEDIA = "media", _("Quảng cáo, thông tin mang định kiến giới")
        SCHOOL = "school", _("Trường học")
        HEALTH = "health", _("Y tế, sức khỏe sinh sản")
        LAND = "land", _("Đất đai, tài sản, thừa kế")
        OTHER = "other", _("Nội dung khác về bình đẳng giới")
        CASE = "case", _("Một vụ bạo lực, xâm hại")

    class Channel(models.TextChoices):
        IN_PERSON = "in_person", _("Trực tiếp, tiếp công dân")
        LETTER = "letter", _("Đơn, thư")
        PHONE = "phone", _("Điện thoại")
        ONLINE = "online", _("Cổng, ứng dụng, mạng xã hội")
        MEETING = "meeting", _("Tiếp xúc cử tri, họp thôn")
        FRONT = "front", _("Mặt trận, đoàn thể chuyển")
        ABOVE = "above", _("Cơ quan khác chuyển đến")

    class Result(models.TextChoices):
        RIGHT = "right", _("Đúng, đã giải quyết")
        PARTLY = "partly", _("Đúng một phần, đã giải quyết")
        WRONG = "wrong", _("Không đúng, đã trả lời")
        EXPLAINED = "explained", _("Đã giải thích, hướng dẫn")
        PASSED_ON = "passed_on", _("Đã chuyển cơ quan có thẩm quyền")
        REFUSED = "refused", _("Không đủ điều kiện thụ lý")
        TAKEN_BACK = "taken_back", _("Người gửi rút")

    title = models.CharField(max_length=300)
    kind = choice(Kind)
    about = choice(About)
    channel = choice(Channel, blank=True)
    due_on = day()
    answered_on = day()
    result = choice(Result, blank=True)
    answer_number = words(100)

    class Meta(Entry.Meta):
        constraints = [
            *Entry.Meta.constraints,
            not_before("due_on"),
            not_before("answered_on"),
            models.CheckConstraint(
                condition=(Q(result="") & Q(answered_on__isnull=True))
                | (~Q(result="") & Q(answered_on__isnull=False)),
                name="an_answer_to_a_petition_has_day_and_result",
            ),
            models.CheckConstraint(condition=~Q(about="case"), name="no_case_of_violence_among_petitions"),
        ]


def get_due_day(kind: str, received: date) -> date | None:
    """The day by which the law asks for an answer; None where it sets none.

    Working days are Monday to Friday; where days off lie between, the office writes its own day.
    """
    clock = find_clock(kind)
    if clock is None:
        return None
    if not clock.working:
        return received + timedelta(days=clock.days)
    due, left = received, clock.days
    while left:
        due += timedelta(days=1)
        left -= due.weekday() < 5
    return due


def fill_due_day(told: Values) -> Values:
    """The day by law where the office wrote none."""
    return told if told["due_on"] else {**told, "due_on": get_due_day(told["kind"], told["on_day"])}


def hand_on_violence(told: Values) -> None:
    """A case of violence is not written here. Raises Wrong; Odd where a title only sounds like one."""
    if told["about"] == Petition.About.CASE:
        sentence = gettext(
            "Vụ bạo lực, xâm hại không ghi ở sổ này. Hãy báo ngay Chủ tịch Ủy ban nhân dân và Công an "
            "(113; trẻ em: 111), rồi ghi ở hồ sơ vụ việc do người được phân công giữ."
        )
        raise Wrong("about", sentence)
    if (told["answered_on"] is None) != (not told["result"]):
        missing = "result" if told["answered_on"] else "answered_on"
        raise Wrong(missing, gettext("Đã trả lời thì ghi cả ngày trả lời và kết quả."))
    if any(words in search_key(told["title"]) for words in _SOUNDS_LIKE_VIOLENCE):
        sentence = gettext(
            "Nội dung nghe như một vụ bạo lực, xâm hại. Nếu đúng, đừng ghi ở đây mà báo ngay Chủ tịch Ủy ban "
            "nhân dân và Công an. Nếu chỉ là ý kiến về chính sách, hãy ghi rõ."
        )
        raise Odd("title", sentence)


def wall_off_denouncer(told: Values) -> str:
    """The paper of a denunciation names whoever wrote it (Luật Tố cáo 25/2018/QH14, Đ.8: kept secret)."""
    if told["kind"] != Petition.Kind.DENUNCIATION:
        return ""
    return gettext(
        "Đơn tố cáo và tài liệu kèm theo không đính kèm ở sổ này: thông tin về người tố cáo phải được giữ bí "
        "mật. Hãy giữ trong hồ sơ giải quyết của người được giao."
    )


PETITIONS = Register(
    code="petitions",
    group=Group.OVERSIGHT,
    position=20,
    model=Petition,
    title=_("Sổ theo dõi phản ánh, kiến nghị, khiếu nại, tố cáo"),
    tab=_("Phản ánh, đơn thư"),
    thing=_("lượt phản ánh, đơn"),
    heading="title",
    check=hand_on_violence,
    complete=fill_due_day,
    no_proof=wall_off_denouncer,
    rules=(NotBefore("due_on"), NotBefore("answered_on")),
    waiting=Waiting(
        where=Q(answered_on__isnull=True),
        due="due_on",
        fills=("answered_on", "result", "answer_number"),
        label=_("%(count)s phản ánh, đơn chưa trả lời"),
        act=_("Ghi kết quả trả lời"),
    ),
    columns=(
        on_day(_("Ngày nhận")),
        title(_("Nội dung"), help=_("Không ghi họ tên, địa chỉ người gửi.")),
        chosen("kind", _("Loại")),
        chosen("about", _("Về việc")),
        unit(_("Đơn vị giải quyết")),
        Column(
            name="due_on", label=_("Hạn trả lời"), short=True, listed=True, width=12,
            help=_("Để trống thì tính theo luật."),
        ),
        Column(name="answered_on", label=_("Ngày trả lời"), listed=True, past=True, width=12),
        chosen("result", _("Kết quả"), short=False),
        Column(name="answer_number", label=_("Văn bản trả lời"), searched=True, width=20),
        chosen("channel", _("Nhận qua"), short=False, listed=False),
        villages(short=False),
        PROGRAMME,
        NOTE,
    ),
    figures=(
        Figure(code="received", label=_("%(count)s lượt")),
        Figure(code="answered", label=_("đã trả lời %(count)s"), where={"answered_on__isnull": False}),
        Figure(code="in_time", label=_("đúng hạn %(count)s"), where={"answered_on__lte": F("due_on")}),
        Figure(code="feedback", label=_("%(count)s phản ánh, kiến nghị"), where={"kind": "feedback"}),
        Figure(
            code="feedback_answered",
            label=_("%(count)s phản ánh, kiến nghị đã trả lời"),
            where={"kind": "feedback", "answered_on__isnull": False},
        ),
    ),
)  # fmt: skip
