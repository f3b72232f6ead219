"""The register of policy credit: who borrowed in some days, and what is owed at their end."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from songhanh.registers.kinds.base import AtVillages, Entry, Figure, Group, Register
from songhanh.registers.kinds.columns import (
    NOTE,
    PROGRAMME,
    chosen,
    count,
    from_day,
    title,
    unit,
    upto_day,
    villages,
)
from songhanh.registers.kinds.fields import OverDays, among, choice, money, not_negative, number
from songhanh.registers.kinds.rules import Among, Jump, NotBefore

_PARTS = (
    ("women", "borrowers"),
    ("women_poor", "women"),
    ("women_near_poor", "women"),
    ("women_escaped", "women"),
    ("women_minority", "women"),
    ("owing_women", "owing"),
    ("lent_women", "lent"),
    ("owed_women", "owed"),
)

_STANDING = (  # at the end of the days: of each programme the last reading counts
    ("owing", _("%(count)s người còn dư nợ")),
    ("owing_women", _("%(count)s nữ còn dư nợ")),
    ("owed", _("dư nợ %(count)s đồng")),
    ("owed_women", _("dư nợ của nữ %(count)s đồng")),
)


class Credit(AtVillages, OverDays, Entry):
    """One programme of credit in some days."""

    class Kind(models.TextChoices):
        POOR = "poor", _("Cho vay hộ nghèo")
        NEAR_POOR = "near_poor", _("Cho vay hộ cận nghèo")
        ESCAPED = "escaped", _("Cho vay hộ mới thoát nghèo")
        JOBS = "jobs", _("Cho vay giải quyết việc làm")
        STUDENTS = "students", _("Cho vay học sinh, sinh viên")
        WATER = "water", _("Cho vay nước sạch, vệ sinh môi trường")
        HARDSHIP = "hardship", _("Cho vay sản xuất, kinh doanh vùng khó khăn")
        HOUSING = "housing", _("Cho vay nhà ở xã hội")
        ABROAD = "abroad", _("Cho vay đi làm việc ở nước ngoài")
        STARTUP = "startup", _("Hỗ trợ phụ nữ khởi nghiệp, hợp tác xã do phụ nữ quản lý")
        OTHER = "other", _("Chương trình khác")

    title = models.CharField(max_length=300)
    kind = choice(Kind)
    borrowers = number()
    women = number()
    women_poor = number()
    women_near_poor = number()
    women_escaped = number()
    women_minority = number()
    lent = money()
    lent_women = money()
    owing = number()
    owing_women = number()
    owed = money()
    owed_women = money()

    class Meta(Entry.Meta):
        constraints = [
            *Entry.Meta.constraints,
            *OverDays.Meta.constraints,
            *(among(part, whole) for part, whole in _PARTS),
            *(not_negative(name) for name in ("lent", "lent_women", "owed", "owed_women")),
        ]


CREDIT = Register(
    code="credit",
    group=Group.LIFE,
    position=40,
    model=Credit,
    title=_("Sổ theo dõi tín dụng chính sách"),
    tab=_("Tín dụng chính sách"),
    thing=_("kỳ số liệu"),
    heading="title",
    rules=(
        NotBefore("on_day", "from_day"),
        *(Among(part, whole) for part, whole in _PARTS),
        Jump("borrowers", same=("kind",)),
    ),
    same=("kind", "unit", "from_day", "on_day"),
    columns=(
        from_day(),
        upto_day(),
        title(_("Nội dung"), begins=_("Số liệu tín dụng chính sách")),
        chosen("kind", _("Chương trình tín dụng")),
        unit(_("Đơn vị cung cấp số liệu")),
        count("borrowers", _("Số người vay trong kỳ"), short=True, listed=True, span=3),
        count("women", _("Trong đó nữ"), short=True, listed=True, span=3),
        count("women_poor", _("Nữ thuộc hộ nghèo")),
        count("women_near_poor", _("Nữ thuộc hộ cận nghèo")),
        count("women_escaped", _("Nữ thuộc hộ mới thoát nghèo")),
        count("women_minority", _("Nữ dân tộc thiểu số")),
        count("lent", _("Doanh số cho vay (đồng)"), width=18),
        count("lent_women", _("Cho nữ vay (đồng)"), width=18),
        count("owing", _("Số người còn dư nợ"), added=False),
        count("owing_women", _("Số nữ còn dư nợ"), added=False),
        count("owed", _("Dư nợ cuối kỳ (đồng)"), added=False, short=True, listed=True, width=18),
        count("owed_women", _("Dư nợ của nữ (đồng)"), added=False, width=18),
        villages(short=False),
        PROGRAMME,
        NOTE,
    ),
    figures=(
        Figure(code="borrowers", label=_("%(count)s lượt người vay"), of="borrowers"),
        Figure(code="women", label=_("trong đó nữ %(count)s"), of="women"),
        Figure(code="women_poor", label=_("%(count)s nữ thuộc hộ nghèo"), of="women_poor"),
        Figure(code="women_near_poor", label=_("%(count)s nữ thuộc hộ cận nghèo"), of="women_near_poor"),
        Figure(code="women_escaped", label=_("%(count)s nữ thuộc hộ mới thoát nghèo"), of="women_escaped"),
        Figure(code="lent", label=_("cho vay %(count)s đồng"), of="lent", is_money=True),
        Figure(code="lent_women", label=_("cho nữ vay %(count)s đồng"), of="lent_women", is_money=True),
        *(
            Figure(code=of, label=label, of=of, is_money=of.startswith("owed"), latest_by=("kind", "unit"))
            for of, label in _STANDING
        ),
    ),
)
