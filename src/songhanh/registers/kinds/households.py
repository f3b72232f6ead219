"""The register of households that took up a code of conduct in the family, village by village."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from songhanh.registers.kinds.base import Ask, AtVillages, Entry, Figure, ForVillages, Group, Register
from songhanh.registers.kinds.columns import NOTE, PROGRAMME, chosen, count, on_day, title, unit, villages
from songhanh.registers.kinds.fields import among, choice, number
from songhanh.registers.kinds.rules import Among, Range


class Households(AtVillages, Entry):
    """How many households of a village took something up, of all that there are."""

    class Kind(models.TextChoices):
        CONDUCT = "conduct", _("Bộ tiêu chí ứng xử trong gia đình")
        NO_VIOLENCE = "no_violence", _("Cam kết không có bạo lực gia đình")
        CULTURE = "culture", _("Gia đình văn hóa")
        SHARING = "sharing", _("Chia sẻ việc nhà, chăm sóc")
        NO_SELECTION = "no_selection", _("Không lựa chọn giới tính thai nhi")
        OTHER = "other", _("Nội dung khác")

    title = models.CharField(max_length=300)
    kind = choice(Kind, default=Kind.CONDUCT)
    households = number()
    signed = number()
    poor_signed = number()

    class Meta(Entry.Meta):
        constraints = [
            *Entry.Meta.constraints,
            among("signed", "households"),
            among("poor_signed", "signed"),
        ]


HOUSEHOLDS = Register(
    code="households",
    group=Group.LIFE,
    position=10,
    model=Households,
    title=_("Sổ theo dõi hộ gia đình đăng ký, cam kết"),
    tab=_("Hộ gia đình cam kết"),
    thing=_("lượt đăng ký"),
    heading="title",
    rules=(Among("signed", "households"), Among("poor_signed", "signed"), Range("households", most=20_000)),
    village=ForVillages(
        position=30,
        button=_("Hộ gia đình đăng ký, cam kết"),
        hint=_("Bộ tiêu chí ứng xử, cam kết không có bạo lực."),
        called=_("%(kind)s, %(unit)s"),
        asks=(
            Ask(column="kind", question=_("Đăng ký, cam kết việc gì?"),
                offered=("conduct", "no_violence", "culture", "sharing", "no_selection")),
            Ask(column="on_day", question=_("Tính đến ngày nào?"), help=_("Ngày/tháng/năm.")),
            Ask(column="signed", question=_("Bao nhiêu hộ đăng ký, cam kết?"), needed=True,
                said=_("%(value)s hộ đăng ký, cam kết")),
            Ask(column="households", question=_("Trong tất cả bao nhiêu hộ?"), needed=True,
                said=_("trong %(value)s hộ")),
        ),
    ),
    columns=(
        on_day(_("Ngày")),
        title(_("Nội dung")),
        chosen("kind", _("Loại"), remembered=True),
        unit(_("Thôn, đơn vị")),
        villages(),
        count("households", _("Tổng số hộ"), short=True, listed=True, span=3),
        count("signed", _("Số hộ đăng ký, cam kết"), short=True, listed=True, span=3),
        count("poor_signed", _("Trong đó hộ nghèo, cận nghèo")),
        PROGRAMME,
        NOTE,
    ),
    figures=(
        Figure(code="signed", label=_("%(count)s hộ đăng ký, cam kết"), of="signed"),
        Figure(code="households", label=_("trong %(count)s hộ"), of="households"),
        Figure(
            code="conduct",
            label=_("%(count)s hộ thực hiện Bộ tiêu chí ứng xử"),
            of="signed",
            where={"kind": "conduct"},
        ),
    ),
)  # fmt: skip
