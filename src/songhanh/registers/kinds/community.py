"""Two registers of what stands for people: models and services of the community, and services of health.

Where somebody is sheltered is a secret of that person's life: place and contact of a shelter are walled.
"""

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from songhanh.registers.kinds.base import (
    END_REASON,
    UNTIL,
    Ask,
    AtVillages,
    Column,
    Entry,
    Figure,
    ForVillages,
    Group,
    Lasting,
    Register,
)
from songhanh.registers.kinds.columns import NOTE, PROGRAMME, chosen, count, on_day, title, unit, villages
from songhanh.registers.kinds.fields import among, choice, day, not_before, number, words
from songhanh.registers.kinds.rules import Among, NotBefore, Values, Wrong


class CommunityModel(Lasting, AtVillages, Entry):
    """A model or a service, from the day on which it opened."""

    class Kind(models.TextChoices):
        TRUSTED_ADDRESS = "trusted_address", _("Địa chỉ tin cậy ở cộng đồng")
        SHELTER = "shelter", _("Nơi tạm lánh")
        FAMILY_CLUB = "family_club", _("Câu lạc bộ gia đình phát triển bền vững")
        OTHER_CLUB = "other_club", _("Câu lạc bộ khác")
        PREVENTION_GROUP = "prevention_group", _("Nhóm phòng, chống bạo lực gia đình")
        HOTLINE = "hotline", _("Đường dây nóng")
        SCHOOL_GROUP = "school_group", _("Tổ tư vấn học đường")
        OUTREACH_GROUP = "outreach_group", _("Tổ truyền thông cộng đồng")
        CHANGE_CLUB = "change_club", _("Câu lạc bộ thủ lĩnh của sự thay đổi")
        MEDIATION = "mediation", _("Tổ hòa giải ở cơ sở")
        LIVELIHOOD = "livelihood", _("Mô hình sinh kế, tổ hợp tác của phụ nữ")
        FACILITY = "facility", _("Cơ sở trợ giúp xã hội công lập")
        OTHER = "other", _("Mô hình, dịch vụ khác")

    title = models.CharField(max_length=300)
    kind = choice(Kind)
    members = number()
    women = number()
    capacity = number()
    checked_on = day()
    works = models.BooleanField(default=True)
    prevents_violence = models.BooleanField(default=False)
    contact = words(300)

    class Meta(Entry.Meta):
        constraints = [
            *Entry.Meta.constraints,
            *Lasting.Meta.constraints,
            among("women", "members"),
            not_before("checked_on"),
        ]


class HealthService(Lasting, Entry):
    """A service of health, from the day on which it is offered."""

    class Kind(models.TextChoices):
        REPRODUCTIVE = "reproductive", _("Chăm sóc sức khỏe sinh sản")
        ADOLESCENT = "adolescent", _("Thân thiện với vị thành niên")
        PREMARITAL = "premarital", _("Khám, tư vấn trước khi kết hôn")
        SCREENING = "screening", _("Sàng lọc trước sinh, sơ sinh")
        VIOLENCE = "violence", _("Chăm sóc, tư vấn người bị bạo lực")
        LGBT = "lgbt", _("Dành cho người đồng tính, song tính, chuyển giới")
        OTHER = "other", _("Dịch vụ khác")

    title = models.CharField(max_length=300)
    kind = choice(Kind)
    decision = words(200)

    class Meta(Entry.Meta):
        constraints = [*Entry.Meta.constraints, *Lasting.Meta.constraints]


def hide_shelter(told: Values) -> None:
    """The village of a shelter is not told in an open column. Raises Wrong."""
    if told["kind"] == CommunityModel.Kind.SHELTER and told["villages"]:
        sentence = gettext(
            "Nơi tạm lánh không ghi thôn, tổ dân phố. Địa điểm chỉ ghi ở ô “Địa điểm, liên hệ”."
        )
        raise Wrong("villages", sentence)


_AGAINST_VIOLENCE = {
    "kind__in": ["trusted_address", "shelter", "family_club", "prevention_group", "hotline"],
    "works": True,
}

COMMUNITY_MODELS = Register(
    code="services",
    group=Group.SERVICES,
    position=10,
    model=CommunityModel,
    title=_("Sổ theo dõi mô hình, dịch vụ hỗ trợ"),
    tab=_("Mô hình, dịch vụ"),
    thing=_("mô hình, dịch vụ"),
    heading="title",
    check=hide_shelter,
    rules=(Among("women", "members"), NotBefore("checked_on")),
    village=ForVillages(
        position=50,
        button=_("Địa chỉ tin cậy"),
        hint=_("Lập mới, hoặc sửa ngày kiểm tra của nơi đã ghi."),
        sets={"kind": CommunityModel.Kind.TRUSTED_ADDRESS},
        asks=(
            Ask(column="title", question=_("Địa chỉ tin cậy đặt ở đâu?"),
                help=_("Ví dụ: Nhà văn hóa thôn. Không viết tên, số nhà của ai.")),
            Ask(column="on_day", question=_("Có từ ngày nào?"), help=_("Ngày/tháng/năm.")),
            Ask(column="checked_on", question=_("Kiểm tra gần nhất ngày nào?"), help=_("Ngày/tháng/năm."),
                said=_("kiểm tra %(value)s")),
            Ask(column="works", question=_("Đang hoạt động đều"), begins=True),
        ),
    ),
    columns=(
        on_day(_("Hoạt động từ ngày")),
        title(_("Tên mô hình, dịch vụ"), help=_("Tên nơi tạm lánh không để lộ địa điểm.")),
        chosen("kind", _("Loại")),
        unit(_("Đơn vị quản lý")),
        villages(),
        Column(name="works", label=_("Đang hoạt động đều"), short=True, listed=True, filtered=True, width=10),
        count("members", _("Số thành viên")),
        count("women", _("Thành viên: trong đó nữ")),
        count("capacity", _("Sức tiếp nhận (người)")),
        Column(name="checked_on", label=_("Kiểm tra gần nhất"), listed=True, past=True, width=12),
        Column(name="prevents_violence", label=_("Có hoạt động phòng ngừa, ứng phó bạo lực"), width=12),
        Column(
            name="contact", label=_("Địa điểm, liên hệ"), walled="registers.walled", width=30,
            help=_("Chỉ người được phân công xem được."),
        ),
        UNTIL,
        END_REASON,
        PROGRAMME,
        NOTE,
    ),
    figures=(
        Figure(code="standing", label=_("%(count)s mô hình, dịch vụ")),
        Figure(code="working", label=_("%(count)s đang hoạt động"), where={"works": True}),
        Figure(
            code="against_violence",
            label=_("%(count)s mô hình phòng, chống bạo lực"),
            where=_AGAINST_VIOLENCE,
        ),
        Figure(
            code="trusted_addresses",
            label=_("%(count)s Địa chỉ tin cậy"),
            where={"kind": "trusted_address", "works": True},
        ),
        Figure(code="facilities", label=_("%(count)s cơ sở trợ giúp xã hội"), where={"kind": "facility"}),
        Figure(
            code="facilities_preventing",
            label=_("%(count)s cơ sở có hoạt động phòng ngừa"),
            where={"kind": "facility", "prevents_violence": True},
        ),
        Figure(code="members", label=_("%(count)s thành viên"), of="members"),
        Figure(code="capacity", label=_("sức tiếp nhận %(count)s người"), of="capacity"),
    ),
)  # fmt: skip

HEALTH_SERVICES = Register(
    code="health_services",
    group=Group.SERVICES,
    position=30,
    model=HealthService,
    title=_("Sổ theo dõi dịch vụ y tế"),
    tab=_("Dịch vụ y tế"),
    thing=_("dịch vụ"),
    heading="title",
    columns=(
        on_day(_("Cung cấp từ ngày")),
        title(_("Tên dịch vụ")),
        chosen("kind", _("Loại")),
        unit(_("Nơi cung cấp")),
        Column(name="decision", label=_("Văn bản cho phép"), searched=True, width=26),
        UNTIL,
        END_REASON,
        PROGRAMME,
        NOTE,
    ),
    figures=(
        Figure(code="standing", label=_("%(count)s dịch vụ")),
        Figure(code="lgbt", label=_("%(count)s dịch vụ cho người đồng tính, song tính, chuyển giới"),
               where={"kind": "lgbt"}),
    ),
)  # fmt: skip
