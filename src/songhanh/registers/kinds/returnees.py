"""The register of persons who came back after having been trafficked: numbers only, never a name."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from songhanh.registers.kinds.base import Entry, Figure, Group, Register
from songhanh.registers.kinds.columns import NOTE, PROGRAMME, count, from_day, title, unit, upto_day
from songhanh.registers.kinds.fields import OverDays, among, number
from songhanh.registers.kinds.rules import Among, NotBefore

_RETURNED = (
    ("women", "found"),
    ("children", "found"),
    ("in_need", "found"),
    ("supported", "in_need"),
    ("supported_women", "supported"),
)


class Returnees(OverDays, Entry):
    """Persons who came back after having been trafficked, found in some days: numbers only."""

    title = models.CharField(max_length=300)
    found = number()
    women = number()
    children = number()
    in_need = number()
    supported = number()
    supported_women = number()

    class Meta(Entry.Meta):
        constraints = [
            *Entry.Meta.constraints,
            *OverDays.Meta.constraints,
            *(among(part, whole) for part, whole in _RETURNED),
        ]


RETURNEES = Register(
    code="returnees",
    group=Group.LIFE,
    position=110,
    model=Returnees,
    title=_("Sổ theo dõi hỗ trợ người bị mua bán trở về"),
    tab=_("Người bị mua bán trở về"),
    thing=_("kỳ số liệu"),
    heading="title",
    rules=(NotBefore("on_day", "from_day"), *(Among(part, whole) for part, whole in _RETURNED)),
    same=("unit", "from_day", "on_day"),
    columns=(
        from_day(),
        upto_day(),
        title(_("Nội dung"), begins=_("Số liệu người bị mua bán trở về"), help=_("Không ghi tên.")),
        unit(),
        count("found", _("Số người được phát hiện"), short=True, listed=True),
        count("women", _("Trong đó nữ"), short=True, listed=True),
        count("children", _("Trong đó trẻ em")),
        count("in_need", _("Số người có nhu cầu hỗ trợ"), short=True, listed=True),
        count("supported", _("Số người được hỗ trợ"), short=True, listed=True),
        count("supported_women", _("Được hỗ trợ: trong đó nữ")),
        PROGRAMME,
        NOTE,
    ),
    figures=(
        Figure(code="found", label=_("%(count)s người được phát hiện"), of="found"),
        Figure(code="in_need", label=_("%(count)s có nhu cầu"), of="in_need"),
        Figure(code="supported", label=_("%(count)s được hỗ trợ"), of="supported"),
    ),
)
