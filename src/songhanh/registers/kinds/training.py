"""The register of training: courses that were held here, and courses elsewhere to which somebody was sent."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from songhanh.registers.kinds.base import (
    AtVillages,
    Column,
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
from songhanh.registers.kinds.fields import OfGroups, among, choice, number, words
from songhanh.registers.kinds.rules import Among
from songhanh.registers.kinds.words import Roster


class Training(AtVillages, OfGroups, WithPersons, Entry):
    """A course, wherever it was held."""

    class Kind(models.TextChoices):
        COURSE = "course", _("Lớp tập huấn")
        FOSTERING = "fostering", _("Lớp bồi dưỡng")
        WORKSHOP = "workshop", _("Hội thảo")
        SENT = "sent", _("Cử người dự lớp của cấp trên")

    class About(models.TextChoices):
        GENDER = "gender", _("Kiến thức về giới, bình đẳng giới")
        MAINSTREAMING = "mainstreaming", _("Lồng ghép giới trong xây dựng văn bản, chương trình, kế hoạch")
        VIOLENCE = "violence", _("Phòng ngừa, ứng phó với bạo lực trên cơ sở giới")
        STATISTICS = "statistics", _("Thống kê giới, báo cáo")
        LEADERSHIP = "leadership", _("Kỹ năng lãnh đạo, quản lý cho nữ")
        SCHOOL = "school", _("Giới, giới tính, an toàn trong trường học")
        HEALTH = "health", _("Sức khỏe sinh sản, sức khỏe tình dục")
        DIGITAL = "digital", _("Năng lực số cho phụ nữ")
        COMMUNICATION = "communication", _("Kỹ năng truyền thông, tư vấn")
        OTHER = "other", _("Nội dung khác")

    title = models.CharField(max_length=300)
    kind = choice(Kind)
    about = choice(About)
    rosters = models.CharField(max_length=300, blank=True)
    hours = number()
    in_charge = number()
    held_at = words(200)

    class Meta(Entry.Meta):
        constraints = [
            *Entry.Meta.constraints,
            *WithPersons.Meta.constraints,
            *OfGroups.Meta.constraints,
            among("in_charge", "persons_total"),
        ]


TRAINING = Register(
    code="training",
    group=Group.OUTREACH,
    position=30,
    model=Training,
    title=_("Sổ theo dõi tập huấn, bồi dưỡng"),
    tab=_("Tập huấn"),
    thing=_("lớp"),
    heading="title",
    check=check_persons,
    rules=(*GROUPS_AMONG, MANY, Among("in_charge", "persons_total")),
    columns=(
        on_day(_("Ngày mở lớp")),
        title(_("Tên lớp, nội dung")),
        chosen("kind", _("Hình thức"), remembered=True),
        chosen("about", _("Nội dung chính"), remembered=True),
        unit(_("Đơn vị tổ chức, cử đi")),
        *persons(),
        Column(name="rosters", label=_("Dành cho"), codes=Roster, searched=True, width=30),
        count("in_charge", _("Trong đó người phụ trách công tác bình đẳng giới")),
        *groups(),
        count("hours", _("Số giờ học")),
        villages(short=False),
        Column(name="held_at", label=_("Địa điểm"), searched=True, width=24),
        PROGRAMME,
        NOTE,
    ),
    figures=(
        Figure(code="held", label=_("%(count)s lớp")),
        Figure(code="persons", label=_("%(count)s lượt người"), of="persons_total"),
        Figure(code="women", label=_("trong đó nữ %(count)s (ở các lớp có tách)"), of="persons_women"),
        Figure(code="minority", label=_("%(count)s lượt người dân tộc thiểu số"), of="minority"),
        Figure(code="in_charge", label=_("%(count)s lượt người phụ trách"), of="in_charge"),
        Figure(code="hours", label=_("%(count)s giờ học"), of="hours"),
    ),
)
