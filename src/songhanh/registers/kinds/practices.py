"""The register of good practices: what was done well here, and how it was made known."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from songhanh.registers.kinds.base import AtVillages, Column, Entry, Figure, Group, Register
from songhanh.registers.kinds.columns import NOTE, PROGRAMME, chosen, count, on_day, title, unit, villages
from songhanh.registers.kinds.communication import Channel
from songhanh.registers.kinds.fields import choice, number
from songhanh.registers.kinds.words import Topic


class Practice(AtVillages, Entry):
    """A model, a way of working, a person or a body that others can learn from."""

    class Kind(models.TextChoices):
        MODEL = "model", _("Mô hình hay")
        WAY = "way", _("Cách làm sáng tạo, hiệu quả")
        PERSON = "person", _("Cá nhân điển hình")
        BODY = "body", _("Tập thể điển hình")
        FAMILY = "family", _("Gia đình, dòng họ điển hình")

    title = models.CharField(max_length=300)
    kind = choice(Kind)
    topic = choice(Topic, default=Topic.GENDER_EQUALITY)
    told_of = models.TextField(max_length=1000, blank=True)
    channels = models.CharField(max_length=200, blank=True)
    copied = number()


PRACTICES = Register(
    code="practices",
    group=Group.OUTREACH,
    position=50,
    model=Practice,
    title=_("Sổ theo dõi điển hình tiêu biểu"),
    tab=_("Điển hình"),
    thing=_("điển hình"),
    heading="title",
    columns=(
        on_day(_("Ngày giới thiệu")),
        title(_("Tên mô hình, cách làm, tập thể, cá nhân")),
        chosen("kind", _("Loại")),
        unit(_("Đơn vị phát hiện, giới thiệu")),
        villages(),
        Column(name="told_of", label=_("Nội dung tóm tắt"), searched=True, width=40),
        chosen("topic", _("Chủ đề"), short=False, listed=False),
        Column(name="channels", label=_("Đã giới thiệu ở"), codes=Channel, searched=True, width=30),
        count("copied", _("Số nơi đã làm theo")),
        PROGRAMME,
        NOTE,
    ),
    figures=(
        Figure(code="introduced", label=_("%(count)s điển hình được giới thiệu")),
        Figure(code="copied", label=_("%(count)s nơi đã làm theo"), of="copied"),
    ),
)
