"""The register of checks and oversight: who looked at what, what was found, and whether it was mended.

A commune has no inspectorate (Luật Thanh tra 84/2025/QH15): its own work is kiểm tra, the Council and the
Front do giám sát; "thanh tra" is the province's.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from songhanh.registers.kinds.base import (
    Asked,
    AtVillages,
    Column,
    Entry,
    Figure,
    Group,
    Part,
    Register,
    became_on,
)
from songhanh.registers.kinds.columns import (
    NOTE,
    PROGRAMME,
    asked,
    asked_figures,
    asked_waiting,
    chosen,
    count,
    on_day,
    title,
    unit,
    villages,
)
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


_TOLD, _BY_DUE = became_on("mended_on", "finding")


class Finding(Asked):
    """What was found wanting or asked for, by when it is to be mended, and that it was."""

    entry = models.ForeignKey(Check, on_delete=models.PROTECT, related_name="findings")
    mended_on = day()

    class Meta:
        constraints = [_TOLD]
        indexes = [_BY_DUE]


FINDINGS = Part(
    name="findings",
    label=_("Tồn tại, kiến nghị"),
    add=_("Thêm tồn tại, kiến nghị"),
    model=Finding,
    after="bodies",
    rules=(Needs("result", "mended_on"),),
    columns=asked(
        _("Tồn tại, kiến nghị"),
        _("Nơi phải khắc phục, trả lời"),
        ("mended_on", _("Ngày khắc phục, trả lời")),
        _("Kết quả khắc phục, trả lời"),
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
    waiting=asked_waiting(
        "mended_on", _("%(count)s tồn tại, kiến nghị chưa khắc phục"), _("Ghi kết quả khắc phục")
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
        *asked_figures(
            "mended_on",
            ("findings", _("%(count)s tồn tại, kiến nghị")),
            ("mended", _("%(count)s đã khắc phục, trả lời")),
            _("%(count)s khắc phục đúng hạn"),
        ),
    ),
)
