"""Two registers of emulation and commendation: movements that were launched, and who was honoured."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from songhanh.registers.kinds.base import Column, Entry, Figure, Group, Register, Waiting
from songhanh.registers.kinds.columns import NOTE, PROGRAMME, chosen, count, on_day, title, unit
from songhanh.registers.kinds.fields import among, choice, day, not_before, number, words
from songhanh.registers.kinds.rules import Among, NotBefore, Values, Wrong
from songhanh.registers.kinds.words import Sex


class Movement(Entry):
    """A movement of emulation, from the day on which it was launched."""

    title = models.CharField(max_length=300)
    document = words(200)
    criteria = words(1000)
    bodies = number()
    persons = number()
    women = number()
    ends_on = day()
    reviewed_on = day()

    class Meta(Entry.Meta):
        constraints = [
            *Entry.Meta.constraints,
            among("women", "persons"),
            not_before("ends_on"),
            not_before("reviewed_on"),
        ]


class Honour(Entry):
    """One honour: from the proposal to the decision."""

    class Kind(models.TextChoices):
        BODY = "body", _("Tập thể")
        PERSON = "person", _("Cá nhân")
        FAMILY = "family", _("Hộ gia đình")

    class Form(models.TextChoices):
        PRAISE = "praise", _("Biểu dương")
        CERTIFICATE = "certificate", _("Giấy khen")
        MERIT = "merit", _("Bằng khen")
        MEDAL = "medal", _("Kỷ niệm chương, huy chương")
        TITLE = "title", _("Danh hiệu thi đua")
        OTHER = "other", _("Hình thức khác")

    class Level(models.TextChoices):
        COMMUNE = "commune", _("Xã, phường")
        PROVINCE = "province", _("Tỉnh, thành phố")
        NATION = "nation", _("Trung ương")

    title = models.CharField(max_length=300)
    kind = choice(Kind)
    sex = choice(Sex, blank=True)
    form = choice(Form)
    level = choice(Level, default=Level.COMMUNE)
    movement = words(300)
    merit = words(500)
    decided_on = day()
    decision_number = words(100)

    class Meta(Entry.Meta):
        constraints = [
            *Entry.Meta.constraints,
            not_before("decided_on"),
            models.CheckConstraint(condition=Q(sex="") | Q(kind="person"), name="only_a_person_has_a_sex"),
        ]


def check_honour(told: Values) -> None:
    """Only a person has a sex. Raises Wrong."""
    if told["sex"] and told["kind"] != Honour.Kind.PERSON:
        raise Wrong("sex", gettext("Chỉ ghi giới tính khi khen thưởng cá nhân."))


_DECIDED = {"decided_on__isnull": False}

MOVEMENTS = Register(
    code="movements",
    group=Group.MEANS,
    position=20,
    model=Movement,
    title=_("Sổ theo dõi phong trào thi đua"),
    tab=_("Phong trào thi đua"),
    thing=_("phong trào"),
    heading="title",
    rules=(Among("women", "persons"), NotBefore("ends_on"), NotBefore("reviewed_on")),
    columns=(
        on_day(_("Ngày phát động")),
        title(_("Tên phong trào")),
        unit(_("Đơn vị phát động")),
        count("bodies", _("Số tập thể đăng ký"), short=True, listed=True, span=3),
        count("persons", _("Số cá nhân đăng ký"), short=True, listed=True, span=3),
        count("women", _("Cá nhân: trong đó nữ"), listed=True),
        Column(name="document", label=_("Văn bản phát động"), searched=True, width=26),
        Column(name="criteria", label=_("Tiêu chí"), searched=True, width=40),
        Column(name="ends_on", label=_("Đến ngày"), width=12),
        Column(name="reviewed_on", label=_("Ngày sơ kết, tổng kết"), past=True, width=12),
        PROGRAMME,
        NOTE,
    ),
    figures=(
        Figure(code="launched", label=_("%(count)s phong trào")),
        Figure(code="bodies", label=_("%(count)s tập thể đăng ký"), of="bodies"),
        Figure(code="persons", label=_("%(count)s cá nhân đăng ký"), of="persons"),
    ),
)

HONOURS = Register(
    code="honours",
    group=Group.MEANS,
    position=30,
    model=Honour,
    title=_("Sổ theo dõi khen thưởng"),
    tab=_("Khen thưởng"),
    thing=_("đề nghị khen thưởng"),
    heading="title",
    check=check_honour,
    rules=(NotBefore("decided_on"),),
    waiting=Waiting(
        where=Q(decided_on__isnull=True),
        fills=("decided_on", "decision_number"),
        label=_("%(count)s đề nghị chưa có quyết định"),
        act=_("Ghi quyết định khen thưởng"),
    ),
    columns=(
        on_day(_("Ngày đề nghị")),
        title(_("Tập thể, cá nhân")),
        chosen("kind", _("Loại")),
        chosen("form", _("Hình thức"), remembered=True),
        unit(_("Đơn vị đề nghị")),
        Column(
            name="decided_on", label=_("Ngày quyết định"), short=True, listed=True, past=True, width=12
        ),
        Column(
            name="decision_number", label=_("Quyết định số"), short=True, listed=True, searched=True, width=16
        ),
        chosen("sex", _("Giới tính (cá nhân)"), short=False, listed=False),
        chosen("level", _("Cấp khen"), short=False, listed=False),
        Column(name="movement", label=_("Phong trào"), searched=True, remembered=True, width=30),
        Column(name="merit", label=_("Thành tích"), searched=True, width=40),
        PROGRAMME,
        NOTE,
    ),
    figures=(
        Figure(code="proposed", label=_("%(count)s đề nghị")),
        Figure(code="decided", label=_("%(count)s đã khen thưởng"), where=_DECIDED),
        Figure(code="bodies", label=_("%(count)s tập thể"), where={**_DECIDED, "kind": "body"}),
        Figure(code="persons", label=_("%(count)s cá nhân"), where={**_DECIDED, "kind": "person"}),
        Figure(
            code="women",
            label=_("trong đó nữ %(count)s"),
            where={**_DECIDED, "kind": "person", "sex": "female"},
        ),
    ),
)  # fmt: skip
