"""The register of features (chuyên mục): a programme on gender equality that comes back month after month."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from songhanh.registers.kinds.base import Column, Entry, Figure, Group, Register
from songhanh.registers.kinds.columns import NOTE, PROGRAMME, chosen, count, on_day, title, unit
from songhanh.registers.kinds.communication import Channel
from songhanh.registers.kinds.fields import choice, number
from songhanh.registers.kinds.words import Topic


class Feature(Entry):
    """One issue of a feature."""

    title = models.CharField(max_length=300)
    channel = choice(Channel, default=Channel.LOUDSPEAKER)
    topic = choice(Topic, default=Topic.GENDER_EQUALITY)
    minutes = number()
    times = number()
    link = models.URLField(max_length=500, blank=True)


FEATURES = Register(
    code="features",
    group=Group.OUTREACH,
    position=40,
    model=Feature,
    title=_("Sổ theo dõi chuyên mục"),
    tab=_("Chuyên mục"),
    thing=_("số chuyên mục"),
    heading="title",
    columns=(
        on_day(_("Ngày phát, đăng")),
        title(_("Tên chuyên mục, nội dung"), remembered=True),
        chosen("channel", _("Nơi phát, đăng"), remembered=True),
        unit(_("Đơn vị thực hiện")),
        chosen("topic", _("Chủ đề"), short=False, listed=False),
        count("minutes", _("Số phút"), listed=True),
        count("times", _("Số lượt phát lại")),
        Column(name="link", label=_("Đường dẫn"), width=30),
        PROGRAMME,
        NOTE,
    ),
    figures=(
        Figure(code="issues", label=_("%(count)s số chuyên mục")),
        Figure(code="minutes", label=_("%(count)s phút"), of="minutes"),
    ),
)
