"""The register of programmes: a dated list of what is carried out here, which tags tasks and entries."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from songhanh.registers.kinds.base import END_REASON, UNTIL, Column, Entry, Figure, Group, Lasting, Register
from songhanh.registers.kinds.columns import NOTE, chosen, on_day, title, unit
from songhanh.registers.kinds.fields import choice, day, not_before, words
from songhanh.registers.kinds.rules import NotBefore


class Programme(Lasting, Entry):
    """A programme, scheme or project in force here from its day on."""

    class Kind(models.TextChoices):
        STRATEGY = "strategy", _("Chiến lược")
        TARGET = "target", _("Chương trình mục tiêu quốc gia")
        PROGRAMME = "programme", _("Chương trình")
        SCHEME = "scheme", _("Đề án")
        PROJECT = "project", _("Dự án")
        PLAN = "plan", _("Kế hoạch nhiều năm")

    title = models.CharField(max_length=200)
    kind = choice(Kind, default=Kind.PROGRAMME)
    decision = words(200)
    ends_in = words(20)
    review_on = day()

    class Meta(Entry.Meta):
        constraints = [*Entry.Meta.constraints, *Lasting.Meta.constraints, not_before("review_on")]


PROGRAMMES = Register(
    code="programmes",
    group=Group.MEANS,
    position=50,
    model=Programme,
    title=_("Sổ theo dõi chương trình, đề án"),
    tab=_("Chương trình, đề án"),
    thing=_("chương trình, đề án"),
    heading="title",
    rules=(NotBefore("review_on"),),
    columns=(
        on_day(_("Thực hiện từ ngày")),
        title(_("Tên chương trình, đề án")),
        chosen("kind", _("Loại")),
        unit(_("Cơ quan thường trực")),
        Column(name="decision", label=_("Văn bản"), short=True, listed=True, searched=True, width=26),
        Column(name="ends_in", label=_("Giai đoạn đến năm"), listed=True, width=10),
        Column(name="review_on", label=_("Ngày sơ kết, tổng kết"), width=12),
        UNTIL,
        END_REASON,
        NOTE,
    ),
    figures=(Figure(code="standing", label=_("%(count)s chương trình, đề án")),),
)
