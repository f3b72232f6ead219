"""The register of jobs and livelihoods: what was done for whose work."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from songhanh.registers.kinds.base import (
    AtVillages,
    Entry,
    Figure,
    Group,
    Register,
    WithPersons,
    check_persons,
)
from songhanh.registers.kinds.columns import (
    GROUPS_AMONG,
    MANY,
    NOTE,
    PROGRAMME,
    chosen,
    count,
    groups,
    on_day,
    persons,
    title,
    unit,
    villages,
)
from songhanh.registers.kinds.fields import OfGroups, among, choice, money, not_negative, number
from songhanh.registers.kinds.rules import Among

_PARTS = ("women_disabled", "women_returned", "women_poor", "women_migrant")


class Job(AtVillages, OfGroups, WithPersons, Entry):
    """One thing that was done for work and income."""

    class Kind(models.TextChoices):
        PLACED = "placed", _("Giới thiệu, tạo việc làm")
        TAUGHT = "taught", _("Dạy nghề, chuyển giao kỹ thuật")
        LIVELIHOOD = "livelihood", _("Hỗ trợ sinh kế, con giống, công cụ")
        STARTUP = "startup", _("Hỗ trợ khởi nghiệp")
        COOPERATIVE = "cooperative", _("Hỗ trợ tổ hợp tác, hợp tác xã")
        MARKET = "market", _("Hội chợ, kết nối tiêu thụ")
        ABROAD = "abroad", _("Đi làm việc ở nước ngoài")
        WELFARE = "welfare", _("Trợ giúp phụ nữ, trẻ em khó khăn")
        OTHER = "other", _("Việc khác")

    title = models.CharField(max_length=300)
    kind = choice(Kind)
    women_disabled = number()
    women_returned = number()
    women_poor = number()
    women_migrant = number()
    worth = money()

    class Meta(Entry.Meta):
        constraints = [
            *Entry.Meta.constraints,
            *WithPersons.Meta.constraints,
            *OfGroups.Meta.constraints,
            *(among(part, "persons_women") for part in _PARTS),
            not_negative("worth"),
        ]


JOBS = Register(
    code="jobs",
    group=Group.LIFE,
    position=50,
    model=Job,
    title=_("Sổ theo dõi việc làm, sinh kế"),
    tab=_("Việc làm, sinh kế"),
    thing=_("lượt hỗ trợ"),
    heading="title",
    check=check_persons,
    rules=(*GROUPS_AMONG, MANY, *(Among(part, "persons_women") for part in _PARTS)),
    columns=(
        on_day(),
        title(_("Nội dung hỗ trợ")),
        chosen("kind", _("Loại"), remembered=True),
        unit(_("Đơn vị thực hiện")),
        *persons(_("Số người được hỗ trợ.")),
        count("women_disabled", _("Phụ nữ khuyết tật")),
        count("women_returned", _("Lao động nữ mất việc, trở về địa phương")),
        count("women_poor", _("Phụ nữ thuộc hộ nghèo, cận nghèo")),
        count("women_migrant", _("Phụ nữ di cư")),
        *groups(),
        count("worth", _("Giá trị hỗ trợ (đồng)"), width=16),
        villages(short=False),
        PROGRAMME,
        NOTE,
    ),
    figures=(
        Figure(code="given", label=_("%(count)s lượt hỗ trợ")),
        Figure(code="persons", label=_("%(count)s người được hỗ trợ"), of="persons_total"),
        Figure(code="women", label=_("trong đó nữ %(count)s"), of="persons_women"),
        Figure(code="women_disabled", label=_("%(count)s phụ nữ khuyết tật"), of="women_disabled"),
        Figure(code="women_returned", label=_("%(count)s lao động nữ trở về"), of="women_returned"),
        Figure(
            code="startups",
            label=_("%(count)s phụ nữ được hỗ trợ khởi nghiệp"),
            of="persons_women",
            where={"kind": "startup"},
        ),
        Figure(code="worth", label=_("trị giá %(count)s đồng"), of="worth", is_money=True),
    ),
)
