"""Three registers of people: who is in charge in each agency, the network, who receives word of violence."""

from django.db import models
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
from songhanh.registers.kinds.columns import NOTE, PROGRAMME, chosen, on_day, title, unit, villages
from songhanh.registers.kinds.fields import choice, day, words
from songhanh.registers.kinds.words import Sex


class Officer(Lasting, Entry):
    """Somebody in charge of gender equality in an agency."""

    class Time(models.TextChoices):
        FULL = "full", _("Chuyên trách")
        PART = "part", _("Kiêm nhiệm")

    title = models.CharField(max_length=120)
    sex = choice(Sex)
    post = words(200)
    time = choice(Time, default=Time.PART)
    decision = words(100)
    trained_on = day()

    class Meta(Entry.Meta):
        constraints = [*Entry.Meta.constraints, *Lasting.Meta.constraints]


class Collaborator(Lasting, AtVillages, Entry):
    """Somebody who carries the work to people."""

    class Kind(models.TextChoices):
        COLLABORATOR = "collaborator", _("Cộng tác viên bình đẳng giới")
        COMMUNICATOR = "communicator", _("Tuyên truyền viên")
        SPEAKER = "speaker", _("Báo cáo viên")
        VOLUNTEER = "volunteer", _("Tình nguyện viên")
        INFLUENTIAL = "influential", _("Người có uy tín, trưởng dòng họ")
        MEDIATOR = "mediator", _("Hòa giải viên")
        SECURITY = "security", _("Lực lượng tham gia bảo vệ an ninh, trật tự ở cơ sở")
        POPULATION = "population", _("Cộng tác viên dân số, y tế")
        EXPERT = "expert", _("Người tư vấn chuyên sâu")

    title = models.CharField(max_length=120)
    kind = choice(Kind)
    sex = choice(Sex)
    trained_on = day()

    class Meta(Entry.Meta):
        constraints = [*Entry.Meta.constraints, *Lasting.Meta.constraints]


class Contact(Lasting, AtVillages, Entry):
    """Who receives word of violence in a village."""

    class Kind(models.TextChoices):
        VILLAGE_HEAD = "village_head", _("Trưởng thôn, Tổ trưởng tổ dân phố")
        FRONT = "front", _("Trưởng Ban công tác Mặt trận")
        UNION = "union", _("Chi hội trưởng phụ nữ")
        SECURITY = "security", _("Tổ bảo vệ an ninh, trật tự")
        HEALTH = "health", _("Nhân viên y tế")
        OTHER = "other", _("Người khác")

    title = models.CharField(max_length=120)
    kind = choice(Kind)
    sex = choice(Sex)
    telephone = words(40)
    trained_on = day()

    class Meta(Entry.Meta):
        constraints = [*Entry.Meta.constraints, *Lasting.Meta.constraints]


_TRAINED_ON = Column(
    name="trained_on", label=_("Tập huấn gần nhất"), short=True, listed=True, past=True, width=12
)
_WOMEN = Figure(code="women", label=_("trong đó nữ %(count)s"), where={"sex": "female"})
_TRAINED = Figure(
    code="trained", label=_("%(count)s được tập huấn trong kỳ"), day="trained_on"
)  # fmt: skip

OFFICERS = Register(
    code="officers",
    group=Group.PEOPLE,
    position=50,
    model=Officer,
    title=_("Sổ theo dõi người phụ trách công tác bình đẳng giới"),
    tab=_("Người phụ trách"),
    thing=_("người phụ trách"),
    heading="title",
    same=("title", "unit"),
    columns=(
        on_day(_("Phụ trách từ ngày")),
        title(_("Họ và tên")),
        chosen("sex", _("Giới tính")),
        unit(_("Cơ quan, đơn vị")),
        Column(name="post", label=_("Chức vụ"), searched=True, width=26),
        _TRAINED_ON,
        chosen("time", _("Chế độ"), short=False, listed=False),
        Column(name="decision", label=_("Văn bản phân công"), searched=True, width=20),
        UNTIL,
        END_REASON,
        PROGRAMME,
        NOTE,
    ),
    figures=(
        Figure(code="standing", label=_("%(count)s người phụ trách")),
        _WOMEN,
        _TRAINED,
    ),
)

NETWORK = Register(
    code="network",
    group=Group.PEOPLE,
    position=60,
    model=Collaborator,
    title=_("Sổ theo dõi cộng tác viên, tuyên truyền viên"),
    tab=_("Cộng tác viên"),
    thing=_("người"),
    heading="title",
    same=("title", "kind", "unit"),
    columns=(
        on_day(_("Tham gia từ ngày")),
        title(_("Họ và tên")),
        chosen("kind", _("Vai trò"), remembered=True),
        chosen("sex", _("Giới tính")),
        unit(_("Đơn vị quản lý")),
        villages(),
        _TRAINED_ON,
        UNTIL,
        END_REASON,
        PROGRAMME,
        NOTE,
    ),
    figures=(
        Figure(code="standing", label=_("%(count)s người")),
        _WOMEN,
        _TRAINED,
    ),
)

CONTACTS = Register(
    code="contacts",
    group=Group.SERVICES,
    position=20,
    model=Contact,
    title=_("Sổ theo dõi đầu mối nhận tin báo bạo lực"),
    tab=_("Đầu mối nhận tin"),
    thing=_("đầu mối"),
    heading="title",
    same=("title", "unit"),
    village=ForVillages(
        position=60,
        button=_("Người nhận tin báo bạo lực"),
        hint=_("Ai trong thôn nhận tin, gọi số nào."),
        asks=(
            Ask(column="title", question=_("Họ và tên"), help=_("Của người nhận tin báo.")),
            Ask(column="kind", question=_("Vai trò")),
            Ask(column="sex", question=_("Giới tính")),
            Ask(column="telephone", question=_("Điện thoại"), said=_("điện thoại %(value)s")),
            Ask(column="on_day", question=_("Nhận việc từ ngày nào?"), help=_("Ngày/tháng/năm.")),
            Ask(column="trained_on", question=_("Tập huấn gần nhất ngày nào?"), help=_("Ngày/tháng/năm.")),
        ),
    ),
    columns=(
        on_day(_("Từ ngày")),
        title(_("Họ và tên")),
        chosen("kind", _("Vai trò"), remembered=True),
        chosen("sex", _("Giới tính")),
        unit(_("Đơn vị")),
        villages(),
        Column(name="telephone", label=_("Điện thoại"), short=True, listed=True, width=16),
        _TRAINED_ON,
        UNTIL,
        END_REASON,
        PROGRAMME,
        NOTE,
    ),
    figures=(
        Figure(code="standing", label=_("%(count)s đầu mối")),
        _WOMEN,
        _TRAINED,
    ),
)
