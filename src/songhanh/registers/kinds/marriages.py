"""The register of marriage facts: numbers of some days, each with what it is a part of."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from songhanh.registers.kinds.base import AtVillages, Entry, Figure, Group, Register
from songhanh.registers.kinds.columns import (
    NOTE,
    PROGRAMME,
    count,
    from_day,
    title,
    unit,
    upto_day,
    villages,
)
from songhanh.registers.kinds.fields import OverDays, among, number
from songhanh.registers.kinds.rules import Among, Jump, NotBefore

_PARTS = (
    ("foreign", "couples"),
    ("women_to_foreigners", "foreign"),
    ("minority_couples", "couples"),
    ("child_girls", "child_marriages"),
    ("child_minority", "child_marriages"),
    ("related_minority", "related_marriages"),
)


class Marriages(AtVillages, OverDays, Entry):
    """Marriages registered in some days, and what was found beside the law."""

    title = models.CharField(max_length=300)
    couples = number()
    foreign = number()
    women_to_foreigners = number()
    minority_couples = number()
    child_marriages = number()
    child_girls = number()
    child_minority = number()
    related_marriages = number()
    related_minority = number()
    brokering = number()

    class Meta(Entry.Meta):
        constraints = [
            *Entry.Meta.constraints,
            *OverDays.Meta.constraints,
            *(among(part, whole) for part, whole in _PARTS),
        ]


MARRIAGES = Register(
    code="marriages",
    group=Group.LIFE,
    position=30,
    model=Marriages,
    title=_("Sổ theo dõi hôn nhân"),
    tab=_("Hôn nhân"),
    thing=_("kỳ số liệu"),
    heading="title",
    rules=(
        NotBefore("on_day", "from_day"),
        *(Among(part, whole) for part, whole in _PARTS),
        Jump("couples"),
    ),
    same=("unit", "from_day", "on_day"),
    columns=(
        from_day(),
        upto_day(),
        title(_("Nội dung"), begins=_("Số liệu hôn nhân")),
        unit(),
        count("couples", _("Số cặp đăng ký kết hôn (số phụ nữ kết hôn)"), short=True, listed=True),
        count("foreign", _("Trong đó có yếu tố nước ngoài"), short=True, listed=True),
        count("women_to_foreigners", _("Phụ nữ kết hôn với người nước ngoài"), short=True, listed=True),
        count("minority_couples", _("Số cặp là người dân tộc thiểu số")),
        count("child_marriages", _("Số cặp tảo hôn"), short=True, listed=True),
        count("child_girls", _("Tảo hôn: trong đó em gái chưa đủ tuổi")),
        count("child_minority", _("Tảo hôn: trong đó người dân tộc thiểu số")),
        count("related_marriages", _("Số cặp hôn nhân cận huyết thống"), listed=True),
        count("related_minority", _("Cận huyết: trong đó người dân tộc thiểu số")),
        count("brokering", _("Số vụ môi giới hôn nhân trái pháp luật"), listed=True),
        villages(short=False),
        PROGRAMME,
        NOTE,
    ),
    figures=(
        Figure(code="couples", label=_("%(count)s cặp đăng ký kết hôn"), of="couples"),
        Figure(code="foreign", label=_("%(count)s có yếu tố nước ngoài"), of="foreign"),
        Figure(
            code="women_to_foreigners",
            label=_("%(count)s phụ nữ kết hôn với người nước ngoài"),
            of="women_to_foreigners",
        ),
        Figure(code="child_marriages", label=_("%(count)s cặp tảo hôn"), of="child_marriages"),
        Figure(code="related_marriages", label=_("%(count)s cặp cận huyết thống"), of="related_marriages"),
        Figure(code="brokering", label=_("%(count)s vụ môi giới trái pháp luật"), of="brokering"),
    ),
)
