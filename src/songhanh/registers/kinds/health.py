"""Two registers of health: births and what goes with them, and consultations.

Few cases are few: a commune shows counts, the rate is the province's.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
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
    from_day,
    groups,
    persons,
    title,
    unit,
    upto_day,
    villages,
)
from songhanh.registers.kinds.fields import OfGroups, OverDays, among, choice, number
from songhanh.registers.kinds.rules import Among, Jump, NotBefore, Values, Wrong

_ABORTED_AMONG = (("abortions_young", "abortions"), ("young_births", "young_women"))


class Births(AtVillages, OverDays, Entry):
    """Children born alive in some days, and what is counted beside them."""

    title = models.CharField(max_length=300)
    boys = number()
    girls = number()
    third_children = number()
    births_10_14 = number()
    young_births = number()
    young_women = number()
    maternal_deaths = number()
    abortions = number()
    abortions_young = number()
    four_visits = number()
    mothers = number()

    class Meta(Entry.Meta):
        constraints = [
            *Entry.Meta.constraints,
            *OverDays.Meta.constraints,
            *(among(part, whole) for part, whole in _ABORTED_AMONG),
            among("four_visits", "mothers"),
            models.CheckConstraint(
                condition=(Q(boys__isnull=True) & Q(girls__isnull=True))
                | (Q(boys__isnull=False) & Q(girls__isnull=False)),
                name="births_are_told_of_both_sexes",
            ),
        ]


class Consultation(AtVillages, OfGroups, WithPersons, OverDays, Entry):
    """Advice and care given to a group of people in some days."""

    class Kind(models.TextChoices):
        PREMARITAL = "premarital", _("Tư vấn, khám sức khỏe trước khi kết hôn")
        ADOLESCENT = "adolescent", _("Vị thành niên, thanh niên")
        WOMEN = "women", _("Sức khỏe sinh sản cho phụ nữ")
        MEN = "men", _("Sức khỏe sinh sản cho nam giới")
        FAMILY_PLANNING = "family_planning", _("Kế hoạch hóa gia đình")
        BIRTH_BALANCE = "birth_balance", _("Không lựa chọn giới tính thai nhi")
        MOTHERS = "mothers", _("Chăm sóc bà mẹ, trẻ sơ sinh")
        LGBT = "lgbt", _("Người đồng tính, song tính, chuyển giới")
        MENTAL = "mental", _("Sức khỏe tâm thần, tâm lý")
        OTHER = "other", _("Nhóm khác")

    title = models.CharField(max_length=300)
    kind = choice(Kind)
    adolescents = number()

    class Meta(Entry.Meta):
        constraints = [
            *Entry.Meta.constraints,
            *WithPersons.Meta.constraints,
            *OfGroups.Meta.constraints,
            *OverDays.Meta.constraints,
            among("adolescents", "persons_total"),
        ]


def check_births(told: Values) -> None:
    """Births are told of both sexes. Raises Wrong."""
    if (told["boys"] is None) != (told["girls"] is None):
        missing = "girls" if told["girls"] is None else "boys"
        raise Wrong(missing, gettext("Hãy ghi cả số bé trai và số bé gái; không có thì ghi 0."))


BIRTHS = Register(
    code="births",
    group=Group.LIFE,
    position=90,
    model=Births,
    title=_("Sổ theo dõi sinh, sức khỏe sinh sản"),
    tab=_("Sinh, sức khỏe sinh sản"),
    thing=_("kỳ số liệu"),
    heading="title",
    check=check_births,
    rules=(
        NotBefore("on_day", "from_day"),
        *(Among(part, whole) for part, whole in _ABORTED_AMONG),
        Among("four_visits", "mothers"),
        Jump("boys"),
        Jump("girls"),
    ),
    same=("unit", "from_day", "on_day"),
    columns=(
        from_day(),
        upto_day(),
        title(_("Nội dung"), begins=_("Số liệu sinh, sức khỏe sinh sản")),
        unit(),
        count("boys", _("Bé trai sinh ra sống"), short=True, listed=True, span=3),
        count("girls", _("Bé gái sinh ra sống"), short=True, listed=True, span=3),
        count("young_births", _("Số ca sinh ở mẹ 15-19 tuổi"), short=True, listed=True),
        count("young_women", _("Số nữ 15-19 tuổi (mẫu số)")),
        count("births_10_14", _("Số ca sinh ở mẹ 10-14 tuổi")),
        count("maternal_deaths", _("Số bà mẹ tử vong liên quan đến thai sản"), short=True, listed=True),
        count("abortions", _("Số ca phá thai"), listed=True),
        count("abortions_young", _("Phá thai: trong đó vị thành niên")),
        count("third_children", _("Số trẻ là con thứ ba trở lên")),
        count("mothers", _("Số bà mẹ sinh trong kỳ")),
        count("four_visits", _("Số bà mẹ khám thai từ 04 lần trở lên")),
        villages(short=False),
        PROGRAMME,
        NOTE,
    ),
    figures=(
        Figure(code="boys", label=_("%(count)s bé trai"), of="boys"),
        Figure(code="girls", label=_("%(count)s bé gái"), of="girls"),
        Figure(code="young_births", label=_("%(count)s ca sinh ở mẹ 15-19 tuổi"), of="young_births"),
        Figure(
            code="young_women",
            label=_("trong %(count)s nữ 15-19 tuổi"),
            of="young_women",
            latest_by=("unit",),
        ),
        Figure(code="maternal_deaths", label=_("%(count)s bà mẹ tử vong"), of="maternal_deaths"),
        Figure(code="abortions", label=_("%(count)s ca phá thai"), of="abortions"),
    ),
)

CONSULTATIONS = Register(
    code="consultations",
    group=Group.LIFE,
    position=100,
    model=Consultation,
    title=_("Sổ theo dõi tư vấn, chăm sóc sức khỏe sinh sản"),
    tab=_("Tư vấn sức khỏe"),
    thing=_("lượt ghi"),
    heading="title",
    check=check_persons,
    rules=(*GROUPS_AMONG, MANY, NotBefore("on_day", "from_day"), Among("adolescents", "persons_total")),
    same=("kind", "unit", "from_day", "on_day"),
    columns=(
        from_day(),
        upto_day(),
        title(_("Nội dung")),
        chosen("kind", _("Nhóm, nội dung"), remembered=True),
        unit(),
        *persons(_("Lượt người được tư vấn, chăm sóc.")),
        count("adolescents", _("Trong đó vị thành niên")),
        *groups(),
        villages(short=False),
        PROGRAMME,
        NOTE,
    ),
    figures=(
        Figure(code="persons", label=_("%(count)s lượt người được tư vấn"), of="persons_total"),
        Figure(code="women", label=_("trong đó nữ %(count)s"), of="persons_women"),
        Figure(code="adolescents", label=_("vị thành niên %(count)s"), of="adolescents"),
        Figure(
            code="premarital",
            label=_("%(count)s lượt trước khi kết hôn"),
            of="persons_total",
            where={"kind": "premarital"},
        ),
    ),
)
