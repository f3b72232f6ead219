"""The register of checks and oversight: who looked at what, what was found, and whether it was mended.

A commune has no inspectorate (Luật Thanh tra 84/2025/QH15): its own work is kiểm tra, the Council and the
Front do giám sát; "thanh tra" is the province's.
"""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from songhanh.registers.kinds.base import (
    AtVillages,
    Column,
    Entry,
    Figure,
    Group,
    Line,
    Part,
    Register,
    Waiting,
)
from songhanh.registers.kinds.columns import NOTE, PROGRAMME, chosen, count, on_day, title, unit, villages
from songhanh.registers.kinds.fields import choice, day, number, words
from songhanh.registers.kinds.rules import Needs


class Check(AtVillages, Entry):
    """One check, oversight or inspection, from its day on."""

    class Kind(models.TextChoices):
        COMMITTEE = "committee", _("Kiểm tra của Ủy ban nhân dân")
        ADVANCEMENT = "advancement", _("Kiểm tra của Ban Vì sự tiến bộ của phụ nữ")
        OWN = "own", _("Tự kiểm tra của cơ quan, đơn vị")
        JOINT = "joint", _("Kiểm tra liên ngành")
        COUNCIL = "council", _("Giám sát của Hội đồng nhân dân")
        FRONT = "front", _("Giám sát của Mặt trận, đoàn thể")
        CRITIQUE = "critique", _("Phản biện xã hội của Mặt trận, đoàn thể")
        PARTY = "party", _("Kiểm tra, giám sát của cấp ủy")
        PROVINCE = "province", _("Thanh tra, kiểm tra của cấp trên")

    class Subject(models.TextChoices):
        WORK = "work", _("Thực hiện công tác bình đẳng giới tại cơ quan, đơn vị, thôn")
        VIOLENCE = "violence", _("Công tác phòng, chống bạo lực gia đình, bạo lực trên cơ sở giới")
        ADVERTISING = "advertising", _("Sản phẩm quảng cáo")
        PUBLICATIONS = "publications", _("Ấn phẩm, sản phẩm thông tin")
        CULTURE = "culture", _("Sản phẩm văn hóa, hoạt động vui chơi giải trí")
        MONEY = "money", _("Sử dụng kinh phí")
        WOMEN_WORKERS = "women_workers", _("Chế độ, chính sách đối với lao động nữ")
        SEX_SELECTION = "sex_selection", _("Lựa chọn giới tính thai nhi")
        CADRES = "cadres", _("Công tác cán bộ nữ, cơ cấu nữ trong cấp ủy")
        SCHOOLS = "schools", _("Môi trường giáo dục an toàn")
        DRAFTS = "drafts", _("Dự thảo chính sách, văn bản")
        OTHER = "other", _("Nội dung khác")

    title = models.CharField(max_length=300)
    kind = choice(Kind)
    subject = choice(Subject, default=Subject.WORK)
    bodies = number()
    conclusion = words(200)


class Finding(Line):
    """What was found wanting or asked for, by when it is to be mended, and that it was."""

    entry = models.ForeignKey(Check, on_delete=models.PROTECT, related_name="findings")
    text = models.CharField(max_length=500)
    body = words(200)
    due_on = day()
    mended_on = day()
    result = words(500)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(result="") | Q(mended_on__isnull=False),
                name="what_became_of_a_finding_has_its_day",
            )
        ]
        indexes = [models.Index(fields=["mended_on", "due_on"], name="finding_by_due")]


FINDINGS = Part(
    name="findings",
    label=_("Tồn tại, kiến nghị"),
    add=_("Thêm tồn tại, kiến nghị"),
    model=Finding,
    after="bodies",
    rules=(Needs("result", "mended_on"),),
    columns=(
        Column(name="text", label=_("Tồn tại, kiến nghị"), width=40, span=6),
        Column(name="body", label=_("Nơi phải khắc phục, trả lời"), width=26, span=3),
        Column(name="due_on", label=_("Hạn"), width=12, span=3),
        Column(name="mended_on", label=_("Ngày khắc phục, trả lời"), past=True, width=12, span=3),
        Column(name="result", label=_("Kết quả khắc phục, trả lời"), width=30, span=6),
    ),
)

CHECKS = Register(
    code="checks",
    group=Group.OVERSIGHT,
    position=10,
    model=Check,
    title=_("Sổ theo dõi kiểm tra, giám sát"),
    tab=_("Kiểm tra, giám sát"),
    thing=_("cuộc"),
    heading="title",
    part=FINDINGS,
    waiting=Waiting(
        where=Q(mended_on__isnull=True),
        of_part=True,
        text="text",
        due="due_on",
        whose="body",
        fills=("mended_on", "result"),
        label=_("%(count)s tồn tại, kiến nghị chưa khắc phục"),
        act=_("Ghi kết quả khắc phục"),
    ),
    columns=(
        on_day(_("Ngày kiểm tra")),
        title(_("Nội dung, nơi được kiểm tra")),
        chosen("kind", _("Hình thức"), remembered=True),
        chosen("subject", _("Đối tượng, lĩnh vực")),
        unit(_("Đơn vị chủ trì")),
        count("bodies", _("Số nơi được kiểm tra"), short=True, listed=True),
        villages(short=False),
        Column(name="conclusion", label=_("Văn bản kết luận, kiến nghị"), searched=True, width=26),
        PROGRAMME,
        NOTE,
    ),
    figures=(
        Figure(code="held", label=_("%(count)s cuộc")),
        Figure(
            code="own",
            label=_("%(count)s cuộc kiểm tra của xã, phường"),
            where={"kind__in": ["committee", "advancement", "own", "joint"]},
        ),
        Figure(
            code="oversight",
            label=_("%(count)s cuộc giám sát, phản biện"),
            where={"kind__in": ["council", "front", "critique", "party"]},
        ),
        Figure(code="bodies", label=_("%(count)s lượt nơi được kiểm tra"), of="bodies"),
        Figure(code="findings", label=_("%(count)s tồn tại, kiến nghị"), of_part=True),
        Figure(
            code="mended",
            label=_("%(count)s đã khắc phục, trả lời"),
            of_part=True,
            where={"mended_on__isnull": False},
        ),
        Figure(
            code="mended_in_time",
            label=_("%(count)s khắc phục đúng hạn"),
            of_part=True,
            where={"mended_on__lte": F("due_on")},
        ),
    ),
)
