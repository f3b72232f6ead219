"""The register of legal aid, advice and mediation (hòa giải ở cơ sở): numbers of some days, no cases."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from songhanh.registers.kinds.base import (
    Ask,
    AtVillages,
    Entry,
    Figure,
    ForVillages,
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
from songhanh.registers.kinds.rules import Among, NotBefore


class LegalAid(AtVillages, OfGroups, WithPersons, OverDays, Entry):
    """What was advised and mediated in some days."""

    class Kind(models.TextChoices):
        AID = "aid", _("Trợ giúp pháp lý")
        ADVICE = "advice", _("Tư vấn pháp luật")
        MEDIATION = "mediation", _("Hòa giải ở cơ sở")

    title = models.CharField(max_length=300)
    kind = choice(Kind)
    matters = number()
    succeeded = number()
    suffered_violence = number()

    class Meta(Entry.Meta):
        constraints = [
            *Entry.Meta.constraints,
            *WithPersons.Meta.constraints,
            *OfGroups.Meta.constraints,
            *OverDays.Meta.constraints,
            among("succeeded", "matters"),
            among("suffered_violence", "persons_total"),
        ]


_MEDIATED, _ADVISED = {"kind": "mediation"}, {"kind__in": ["aid", "advice"]}

LEGAL_AID = Register(
    code="legal_aid",
    group=Group.LIFE,
    position=20,
    model=LegalAid,
    title=_("Sổ theo dõi trợ giúp pháp lý, hòa giải"),
    tab=_("Trợ giúp pháp lý, hòa giải"),
    thing=_("lượt ghi"),
    heading="title",
    check=check_persons,
    rules=(
        *GROUPS_AMONG,
        MANY,
        NotBefore("on_day", "from_day"),
        Among("succeeded", "matters"),
        Among("suffered_violence", "persons_total"),
    ),
    same=("kind", "unit", "from_day", "on_day"),
    village=ForVillages(
        position=40,
        button=_("Hòa giải"),
        hint=_("Số vụ, việc trong tháng hoặc quý. Không viết tên ai."),
        called=_("Hòa giải ở %(unit)s"),
        sets={"kind": LegalAid.Kind.MEDIATION},
        asks=(
            Ask(column="from_day", question=_("Từ ngày nào?"), help=_("Ngày/tháng/năm.")),
            Ask(column="on_day", question=_("Đến ngày nào?"), help=_("Ngày/tháng/năm.")),
            Ask(
                column="matters",
                question=_("Hòa giải bao nhiêu vụ, việc?"),
                needed=True,
                help=_("Có bạo lực thì gọi 113, đừng ghi vào đây."),
                said=_("%(value)s vụ, việc"),
            ),
            Ask(column="succeeded", question=_("Trong đó hòa giải thành"), said=_("thành %(value)s")),
        ),
    ),
    columns=(
        from_day(),
        upto_day(),
        title(_("Nội dung"), help=_("Chỉ ghi số lượng, không ghi tên, địa chỉ.")),
        chosen("kind", _("Loại"), remembered=True),
        unit(),
        count("matters", _("Số vụ, việc"), short=True, listed=True, span=3),
        count("succeeded", _("Trong đó thành, xong"), short=True, listed=True, span=3),
        *persons(_("Số người được trợ giúp, tư vấn, hòa giải.")),
        count("suffered_violence", _("Trong đó người bị bạo lực")),
        *groups(),
        villages(short=False),
        PROGRAMME,
        NOTE,
    ),
    figures=(
        Figure(code="matters", label=_("%(count)s vụ, việc"), of="matters"),
        Figure(code="persons", label=_("%(count)s người"), of="persons_total"),
        Figure(code="women", label=_("trong đó nữ %(count)s"), of="persons_women"),
        Figure(
            code="advised",
            label=_("%(count)s người được trợ giúp, tư vấn"),
            of="persons_total",
            where=_ADVISED,
        ),
        Figure(
            code="women_advised",
            label=_("%(count)s phụ nữ được trợ giúp, tư vấn"),
            of="persons_women",
            where=_ADVISED,
        ),
        Figure(
            code="suffered_violence",
            label=_("%(count)s người bị bạo lực được trợ giúp, tư vấn"),
            of="suffered_violence",
            where=_ADVISED,
        ),
        Figure(code="mediated", label=_("%(count)s vụ, việc hòa giải"), of="matters", where=_MEDIATED),
        Figure(code="mediated_well", label=_("%(count)s hòa giải thành"), of="succeeded", where=_MEDIATED),
    ),
)
