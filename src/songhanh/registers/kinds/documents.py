"""The register of documents that were issued: number, day, kind, what about."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from songhanh.registers.kinds.base import Column, Entry, Figure, Group, Register
from songhanh.registers.kinds.columns import NOTE, PROGRAMME, chosen, on_day, title, unit
from songhanh.registers.kinds.fields import choice, words


class Document(Entry):
    """One document of the place on gender equality."""

    class Kind(models.TextChoices):
        RESOLUTION = "resolution", _("Nghị quyết")
        DECISION = "decision", _("Quyết định")
        DIRECTIVE = "directive", _("Chỉ thị")
        PLAN = "plan", _("Kế hoạch")
        PROGRAMME = "programme", _("Chương trình")
        SCHEME = "scheme", _("Đề án")
        GUIDANCE = "guidance", _("Hướng dẫn")
        RULES = "rules", _("Quy chế")
        NOTICE = "notice", _("Thông báo")
        REPORT = "report", _("Báo cáo")
        SUBMISSION = "submission", _("Tờ trình")
        LETTER = "letter", _("Công văn")
        OTHER = "other", _("Văn bản khác")

    class About(models.TextChoices):
        STEERING = "steering", _("Chỉ đạo, triển khai công tác bình đẳng giới")
        COMMITTEE = "committee", _("Ban Vì sự tiến bộ của phụ nữ")
        MONTH = "month", _("Tháng hành động")
        VIOLENCE = "violence", _("Phòng, chống bạo lực")
        CADRES = "cadres", _("Cán bộ nữ")
        MAINSTREAMING = "mainstreaming", _("Lồng ghép giới")
        CHECKS = "checks", _("Kiểm tra, giám sát")
        MONEY = "money", _("Kinh phí")
        HONOURS = "honours", _("Thi đua, khen thưởng")
        REPORTS = "reports", _("Thống kê, báo cáo")
        OTHER = "other", _("Nội dung khác")

    title = models.CharField(max_length=500)
    number = models.CharField(max_length=60)
    kind = choice(Kind)
    about = choice(About, default=About.STEERING)
    issuer = words(200)


DOCUMENTS = Register(
    code="documents",
    group=Group.MEANS,
    position=40,
    model=Document,
    title=_("Sổ theo dõi văn bản đã ban hành"),
    tab=_("Văn bản"),
    thing=_("văn bản"),
    heading="title",
    same=("number", "on_day"),
    columns=(
        on_day(_("Ngày ban hành")),
        Column(name="number", label=_("Số, ký hiệu"), short=True, listed=True, searched=True, width=18),
        chosen("kind", _("Loại văn bản")),
        title(_("Trích yếu")),
        chosen("about", _("Về việc"), remembered=True),
        unit(_("Đơn vị tham mưu")),
        Column(name="issuer", label=_("Cơ quan ban hành"), searched=True, remembered=True, width=26),
        PROGRAMME,
        NOTE,
    ),
    figures=(
        Figure(code="issued", label=_("%(count)s văn bản")),
        Figure(code="plans", label=_("%(count)s kế hoạch"), where={"kind": "plan"}),
        Figure(
            code="legal",
            label=_("%(count)s nghị quyết, quyết định"),
            where={"kind__in": ["resolution", "decision"]},
        ),
    ),
)
