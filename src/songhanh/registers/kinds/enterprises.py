"""The register of enterprises and cooperatives that women lead: what the books say on a day."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from songhanh.registers.kinds.base import Entry, Figure, Group, Register
from songhanh.registers.kinds.columns import NOTE, PROGRAMME, chosen, count, on_day, title, unit
from songhanh.registers.kinds.fields import among, choice, number
from songhanh.registers.kinds.rules import Among, Jump


class Enterprises(Entry):
    """How many there are of a kind on a day, and how many have a woman as director or owner."""

    class Kind(models.TextChoices):
        ENTERPRISE = "enterprise", _("Doanh nghiệp")
        COOPERATIVE = "cooperative", _("Hợp tác xã")
        HOUSEHOLD = "household", _("Hộ kinh doanh")
        FARM = "farm", _("Trang trại")

    title = models.CharField(max_length=300)
    kind = choice(Kind)
    total = number()
    led_by_women = number()

    class Meta(Entry.Meta):
        constraints = [*Entry.Meta.constraints, among("led_by_women", "total")]


_OF_TARGET = {"kind__in": ["enterprise", "cooperative"]}

ENTERPRISES = Register(
    code="enterprises",
    group=Group.LIFE,
    position=60,
    model=Enterprises,
    title=_("Sổ theo dõi doanh nghiệp, hợp tác xã do nữ làm chủ"),
    tab=_("Doanh nghiệp, hợp tác xã"),
    thing=_("lần thống kê"),
    heading="title",
    rules=(Among("led_by_women", "total"), Jump("total", same=("kind",))),
    same=("kind", "on_day"),
    columns=(
        on_day(_("Số liệu đến ngày")),
        title(_("Nội dung"), begins=_("Thống kê giám đốc, chủ cơ sở")),
        chosen("kind", _("Loại")),
        unit(_("Đơn vị cung cấp số liệu")),
        count("total", _("Tổng số"), short=True, listed=True, span=3),
        count("led_by_women", _("Do nữ làm giám đốc, chủ"), short=True, listed=True, span=3),
        PROGRAMME,
        NOTE,
    ),
    figures=(
        Figure(
            code="total",
            label=_("%(count)s doanh nghiệp, hợp tác xã"),
            of="total",
            where=_OF_TARGET,
            latest_by=("kind",),
        ),
        Figure(
            code="led_by_women",
            label=_("trong đó do nữ làm chủ %(count)s"),
            of="led_by_women",
            where=_OF_TARGET,
            latest_by=("kind",),
        ),
    ),
)
