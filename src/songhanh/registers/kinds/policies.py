"""The register of policies reviewed: rules in force, how they treat women and men, what was asked."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from songhanh.registers.kinds.base import Column, Entry, Figure, Group, Register, Waiting
from songhanh.registers.kinds.columns import NOTE, PROGRAMME, chosen, on_day, title, unit
from songhanh.registers.kinds.fields import choice, day, not_before, words
from songhanh.registers.kinds.rules import NotBefore


class Policy(Entry):
    """One rule or policy in force that was looked through."""

    class Level(models.TextChoices):
        NATION = "nation", _("Trung ương")
        PROVINCE = "province", _("Tỉnh, thành phố")
        COMMUNE = "commune", _("Xã, phường")
        BODY = "body", _("Nội bộ cơ quan, đơn vị")

    class About(models.TextChoices):
        AGE = "age", _("Tuổi bổ nhiệm, quy hoạch, đào tạo")
        CADRES = "cadres", _("Quy hoạch, tạo nguồn cán bộ nữ")
        WORK = "work", _("Tuyển dụng, chế độ lao động nữ")
        WELFARE = "welfare", _("Trợ giúp xã hội, bảo hiểm")
        LAND = "land", _("Đất đai, nhà ở, vay vốn")
        EDUCATION = "education", _("Giáo dục, đào tạo")
        HEALTH = "health", _("Y tế, dân số")
        FAMILY = "family", _("Gia đình, trẻ em")
        PROGRAMME = "programme", _("Chương trình, kế hoạch đang thực hiện")
        OTHER = "other", _("Nội dung khác")

    class Conclusion(models.TextChoices):
        EQUAL = "equal", _("Bảo đảm bình đẳng giới")
        WOMEN_WORSE = "women_worse", _("Còn bất lợi cho nữ")
        MEN_WORSE = "men_worse", _("Còn bất lợi cho nam")
        NOT_APPLIED = "not_applied", _("Quy định tốt, thực hiện chưa đúng")

    title = models.CharField(max_length=300)
    level = choice(Level)
    about = choice(About)
    conclusion = choice(Conclusion)
    proposal = words(1000)
    sent_to = words(200)
    answered_on = day()
    answer = words(500)

    class Meta(Entry.Meta):
        constraints = [*Entry.Meta.constraints, not_before("answered_on")]


POLICIES = Register(
    code="policies",
    group=Group.OVERSIGHT,
    position=40,
    model=Policy,
    title=_("Sổ theo dõi rà soát chính sách, quy định"),
    tab=_("Rà soát chính sách"),
    thing=_("chính sách, quy định"),
    heading="title",
    rules=(NotBefore("answered_on"),),
    waiting=Waiting(
        where=~Q(sent_to="") & Q(answered_on__isnull=True),
        text="proposal",
        fills=("answered_on", "answer"),
        label=_("%(count)s kiến nghị chưa được trả lời"),
        act=_("Ghi trả lời"),
    ),
    columns=(
        on_day(_("Ngày rà soát")),
        title(_("Chính sách, quy định")),
        chosen("level", _("Của cấp"), listed=False),
        chosen("about", _("Lĩnh vực")),
        chosen("conclusion", _("Kết luận")),
        unit(_("Đơn vị rà soát")),
        Column(name="proposal", label=_("Kiến nghị sửa đổi"), searched=True, width=40),
        Column(name="sent_to", label=_("Đã gửi kiến nghị đến"), searched=True, width=26),
        Column(name="answered_on", label=_("Ngày trả lời"), past=True, width=12),
        Column(name="answer", label=_("Nội dung trả lời"), width=30),
        PROGRAMME,
        NOTE,
    ),
    figures=(
        Figure(code="reviewed", label=_("%(count)s chính sách, quy định")),
        Figure(
            code="unequal",
            label=_("%(count)s còn bất lợi cho một giới"),
            where={"conclusion__in": ["women_worse", "men_worse"]},
        ),
        Figure(code="proposed", label=_("%(count)s đã kiến nghị"), where={"sent_to__gt": ""}),
    ),
)
