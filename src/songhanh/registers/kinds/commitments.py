"""The register of commitments: bodies that were told of gender equality and signed to carry it out."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from songhanh.registers.kinds.base import END_REASON, UNTIL, Column, Entry, Figure, Group, Lasting, Register
from songhanh.registers.kinds.columns import NOTE, PROGRAMME, chosen, on_day, title, unit
from songhanh.registers.kinds.fields import choice, day


class Commitment(Lasting, Entry):
    """A body of the place, from the day on which it was put on the list; signed or not yet."""

    class Kind(models.TextChoices):
        PARTY = "party", _("Tổ chức Đảng")
        STATE = "state", _("Chính quyền, cơ quan hành chính")
        SERVICE = "service", _("Đơn vị sự nghiệp, trường học, trạm y tế")
        UNION = "union", _("Mặt trận, đoàn thể")
        FORCES = "forces", _("Công an, Quân sự, ngành dọc")
        BUSINESS = "business", _("Doanh nghiệp, hợp tác xã")
        VILLAGE = "village", _("Thôn, tổ dân phố")

    class Form(models.TextChoices):
        SIGNED = "signed", _("Bản cam kết")
        RESOLUTION = "resolution", _("Ghi trong nghị quyết, kế hoạch")
        RULES = "rules", _("Ghi trong nội quy, quy chế, thỏa ước")

    title = models.CharField(max_length=200)
    kind = choice(Kind)
    informed_on = day()
    signed_on = day()
    form = choice(Form, blank=True)

    class Meta(Entry.Meta):
        constraints = [*Entry.Meta.constraints, *Lasting.Meta.constraints]


COMMITMENTS = Register(
    code="commitments",
    group=Group.PEOPLE,
    position=70,
    model=Commitment,
    title=_("Sổ theo dõi cam kết thực hiện bình đẳng giới"),
    tab=_("Cam kết"),
    thing=_("tổ chức"),
    heading="title",
    same=("title", "unit"),
    columns=(
        on_day(_("Theo dõi từ ngày")),
        title(_("Tên tổ chức, cơ quan")),
        chosen("kind", _("Loại")),
        unit(_("Đơn vị")),
        Column(
            name="informed_on", label=_("Ngày được phổ biến, cập nhật"), short=True, listed=True, past=True,
            width=12,
        ),
        Column(name="signed_on", label=_("Ngày cam kết"), short=True, listed=True, past=True, width=12),
        chosen("form", _("Hình thức cam kết"), short=False, listed=False),
        UNTIL,
        END_REASON,
        PROGRAMME,
        NOTE,
    ),
    figures=(
        Figure(code="bodies", label=_("%(count)s tổ chức, cơ quan")),
        Figure(code="informed", label=_("%(count)s đã được phổ biến"), where={"informed_on__isnull": False}),
        Figure(
            code="committed",
            label=_("%(count)s đã được phổ biến và cam kết"),
            where={"informed_on__isnull": False, "signed_on__isnull": False},
        ),
    ),
)  # fmt: skip
