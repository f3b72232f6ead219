"""Two registers of the Committee for the Advancement of Women: members; meetings and their conclusions."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from songhanh.registers.kinds.base import (
    END_REASON,
    UNTIL,
    Asked,
    Column,
    Entry,
    Figure,
    Group,
    Lasting,
    Part,
    Register,
    WithPersons,
    became_on,
    check_persons,
)
from songhanh.registers.kinds.columns import (
    NOTE,
    PROGRAMME,
    asked,
    asked_figures,
    asked_waiting,
    chosen,
    on_day,
    persons,
    title,
    unit,
)
from songhanh.registers.kinds.fields import choice, day, words
from songhanh.registers.kinds.rules import Needs
from songhanh.registers.kinds.words import Sex


class Member(Lasting, Entry):
    """A member of the Committee, from the day of the decision on."""

    class Role(models.TextChoices):
        HEAD = "head", _("Trưởng ban")
        STANDING = "standing", _("Phó Trưởng ban Thường trực")
        VICE = "vice", _("Phó Trưởng ban")
        SECRETARY = "secretary", _("Ủy viên, Thư ký")
        MEMBER = "member", _("Ủy viên")

    title = models.CharField(max_length=120)
    role = choice(Role, default=Role.MEMBER)
    sex = choice(Sex)
    post = words(200)
    duty = words(500)
    decision = words(100)

    class Meta(Entry.Meta):
        constraints = [*Entry.Meta.constraints, *Lasting.Meta.constraints]


class Meeting(WithPersons, Entry):
    """A meeting of the Committee."""

    class Kind(models.TextChoices):
        REGULAR = "regular", _("Họp định kỳ")
        EXTRA = "extra", _("Họp đột xuất, chuyên đề")
        GATHERING = "gathering", _("Gặp mặt, giao lưu nữ cán bộ chủ chốt")

    title = models.CharField(max_length=300)
    kind = choice(Kind, default=Kind.REGULAR)
    chaired_by = words(120)
    minutes = words(200)

    class Meta(Entry.Meta):
        constraints = [*Entry.Meta.constraints, *WithPersons.Meta.constraints]


_TOLD, _BY_DUE = became_on("done_on", "conclusion")


class Conclusion(Asked):
    """What a meeting concluded, whom it charged, by when, and that it was done."""

    entry = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="conclusions")
    done_on = day()

    class Meta:
        constraints = [_TOLD]
        indexes = [_BY_DUE]


CONCLUSIONS = Part(
    name="conclusions",
    label=_("Kết luận, việc giao"),
    add=_("Thêm kết luận, việc giao"),
    model=Conclusion,
    after="title",
    rules=(Needs("result", "done_on"),),
    columns=asked(
        _("Kết luận, việc giao"), _("Nơi thực hiện"), ("done_on", _("Ngày hoàn thành")), _("Kết quả")
    ),
)
_HELD = {"kind__in": ["regular", "extra"]}

COMMITTEE = Register(
    code="committee",
    group=Group.PEOPLE,
    position=30,
    model=Member,
    title=_("Sổ theo dõi thành viên Ban Vì sự tiến bộ của phụ nữ"),
    tab=_("Ban Vì sự tiến bộ của phụ nữ"),
    thing=_("thành viên"),
    heading="title",
    same=("title",),
    columns=(
        on_day(_("Tham gia từ ngày")),
        title(_("Họ và tên")),
        chosen("role", _("Vai trò")),
        chosen("sex", _("Giới tính")),
        unit(_("Đơn vị")),
        Column(name="post", label=_("Chức vụ"), listed=True, searched=True, width=26),
        Column(
            name="duty", label=_("Nhiệm vụ được phân công"), short=True, listed=True, searched=True, width=40
        ),
        Column(name="decision", label=_("Quyết định số"), remembered=True, searched=True, width=16),
        UNTIL,
        END_REASON,
        PROGRAMME,
        NOTE,
    ),
    figures=(
        Figure(code="members", label=_("%(count)s thành viên")),
        Figure(code="women", label=_("trong đó nữ %(count)s"), where={"sex": "female"}),
        Figure(
            code="with_duty", label=_("%(count)s đã được phân công nhiệm vụ"), where={"duty__gt": ""}
        ),
    ),
)  # fmt: skip

MEETINGS = Register(
    code="meetings",
    group=Group.PEOPLE,
    position=40,
    model=Meeting,
    title=_("Sổ theo dõi họp Ban Vì sự tiến bộ của phụ nữ"),
    tab=_("Họp của Ban"),
    thing=_("cuộc họp"),
    heading="title",
    check=check_persons,
    part=CONCLUSIONS,
    waiting=asked_waiting("done_on", _("%(count)s kết luận chưa thực hiện xong"), _("Ghi kết quả thực hiện")),
    columns=(
        on_day(_("Ngày họp")),
        title(_("Nội dung họp")),
        chosen("kind", _("Loại")),
        unit(_("Đơn vị chuẩn bị")),
        *persons(_("Số người dự.")),
        Column(name="chaired_by", label=_("Chủ trì"), searched=True, remembered=True, width=24),
        Column(name="minutes", label=_("Biên bản, thông báo kết luận"), searched=True, width=26),
        PROGRAMME,
        NOTE,
    ),
    figures=(
        Figure(code="held", label=_("%(count)s cuộc họp"), where=_HELD),
        Figure(code="gatherings", label=_("%(count)s cuộc gặp mặt"), where={"kind": "gathering"}),
        *asked_figures(
            "done_on",
            ("conclusions", _("%(count)s kết luận")),
            ("done", _("%(count)s kết luận đã thực hiện")),
            _("%(count)s kết luận thực hiện đúng hạn"),
        ),
    ),
)
