"""Two registers of women in leadership: who holds which post since when, and how many of each group.

Bodies and posts are those that a commune reports of; a woman is a key leader who is chair or vice-chair of
the Council or of the People's Committee (TT 10/2019/TT-BKHĐT).
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from songhanh.registers.kinds.base import END_REASON, UNTIL, Column, Entry, Figure, Group, Lasting, Register
from songhanh.registers.kinds.columns import NOTE, PROGRAMME, chosen, count, on_day, title, unit
from songhanh.registers.kinds.fields import among, choice, number, words
from songhanh.registers.kinds.rules import Among, Jump, Values, Wrong
from songhanh.registers.kinds.words import Sex


class Body(models.TextChoices):
    """Bodies that posts belong to."""

    COUNCIL = "council", _("Hội đồng nhân dân")
    COMMITTEE = "committee", _("Ủy ban nhân dân")
    PARTY = "party", _("Đảng ủy")
    PARTY_CELL = "party_cell", _("Chi bộ, đảng bộ cơ sở")
    OFFICE = "office", _("Phòng, văn phòng, trung tâm thuộc Ủy ban nhân dân")
    FRONT = "front", _("Mặt trận, đoàn thể")
    SCHOOL = "school", _("Trường học")
    HEALTH = "health", _("Trạm Y tế")
    FORCES = "forces", _("Công an, Quân sự")
    VILLAGE = "village", _("Thôn, tổ dân phố")


class Holder(Lasting, Entry):
    """Somebody in a post, from the day on which it was taken up."""

    class Post(models.TextChoices):
        SECRETARY = "secretary", _("Bí thư")
        VICE_SECRETARY = "vice_secretary", _("Phó Bí thư")
        STANDING = "standing", _("Ủy viên Ban Thường vụ")
        PARTY_MEMBER = "party_member", _("Ủy viên Ban Chấp hành")
        CHAIR = "chair", _("Chủ tịch")
        VICE_CHAIR = "vice_chair", _("Phó Chủ tịch")
        COUNCIL_HEAD = "council_head", _("Trưởng ban Hội đồng nhân dân")
        COUNCIL_VICE = "council_vice", _("Phó Trưởng ban Hội đồng nhân dân")
        DEPUTY = "deputy", _("Đại biểu Hội đồng nhân dân")
        MEMBER = "member", _("Ủy viên Ủy ban nhân dân")
        HEAD = "head", _("Trưởng phòng, Giám đốc, Trưởng")
        VICE_HEAD = "vice_head", _("Phó Trưởng phòng, Phó Giám đốc, Phó")
        PRINCIPAL = "principal", _("Hiệu trưởng")
        VICE_PRINCIPAL = "vice_principal", _("Phó Hiệu trưởng")
        VILLAGE_HEAD = "village_head", _("Trưởng thôn, Tổ trưởng tổ dân phố")
        OTHER = "other", _("Chức danh khác")

    class Age(models.TextChoices):
        UNDER_30 = "under_30", _("Dưới 30")
        UNDER_40 = "under_40", _("30-39")
        UNDER_50 = "under_50", _("40-49")
        FROM_50 = "from_50", _("Từ 50")

    class Schooling(models.TextChoices):
        SECONDARY = "secondary", _("Trung cấp trở xuống")
        COLLEGE = "college", _("Cao đẳng")
        UNIVERSITY = "university", _("Đại học")
        MASTER = "master", _("Thạc sĩ")
        DOCTOR = "doctor", _("Tiến sĩ")

    class Politics(models.TextChoices):
        PRIMARY = "primary", _("Sơ cấp")
        MIDDLE = "middle", _("Trung cấp")
        HIGH = "high", _("Cao cấp, cử nhân")

    class Change(models.TextChoices):
        ELECTED = "elected", _("Bầu mới")
        RE_ELECTED = "re_elected", _("Tái cử")
        APPOINTED = "appointed", _("Bổ nhiệm")
        RE_APPOINTED = "re_appointed", _("Bổ nhiệm lại")
        MOVED = "moved", _("Điều động, luân chuyển đến")
        ACTING = "acting", _("Giao quyền, giao phụ trách")

    title = models.CharField(max_length=120)
    body = choice(Body)
    post = choice(Post)
    sex = choice(Sex)
    age = choice(Age, blank=True)
    is_minority = models.BooleanField(default=False)
    schooling = choice(Schooling, blank=True)
    politics = choice(Politics, blank=True)
    in_planning = models.BooleanField(default=False)
    change = choice(Change, blank=True)
    training_year = words(4)

    class Meta(Entry.Meta):
        constraints = [
            *Entry.Meta.constraints,
            *Lasting.Meta.constraints,
            models.CheckConstraint(
                condition=Q(training_year="") | Q(training_year__regex=r"^20\d\d$"),
                name="a_year_of_training_is_a_year",
            ),
        ]


_STAFF_PARTS = (
    ("women", "total"),
    ("minority_women", "women"),
    ("women_under_40", "women"),
    ("masters", "total"),
    ("women_masters", "masters"),
)


class Staff(Entry):
    """How many there are of a group on a day, and how many of them are women."""

    class Kind(models.TextChoices):
        CIVIL_SERVANTS = "civil_servants", _("Cán bộ, công chức")
        PUBLIC_EMPLOYEES = "public_employees", _("Viên chức")
        PART_TIME = "part_time", _("Người hoạt động không chuyên trách")
        PARTY_MEMBERS = "party_members", _("Đảng viên")
        NEW_PARTY_MEMBERS = "new_party_members", _("Đảng viên mới kết nạp trong năm")
        PARTY_CELL_COMMITTEES = "party_cells", _("Cấp ủy chi bộ")
        PLANNED = "planned", _("Người trong quy hoạch")
        TRAINED = "trained", _("Người được cử đào tạo, bồi dưỡng trong năm")

    title = models.CharField(max_length=300)
    kind = choice(Kind)
    total = number()
    women = number()
    minority_women = number()
    women_under_40 = number()
    masters = number()
    women_masters = number()

    class Meta(Entry.Meta):
        constraints = [
            *Entry.Meta.constraints,
            *(among(part, whole) for part, whole in _STAFF_PARTS),
        ]


_KEY = {"body__in": ["council", "committee"], "post__in": ["chair", "vice_chair"]}


def check_year(told: Values) -> None:
    """A year of training is a year. Raises Wrong."""
    year = told["training_year"]
    if year and not (len(year) == 4 and year.isascii() and year.isdecimal() and year.startswith("20")):
        raise Wrong("training_year", gettext("Hãy ghi năm bằng bốn chữ số, ví dụ 2026."))


POSTS = Register(
    code="posts",
    group=Group.PEOPLE,
    position=10,
    model=Holder,
    title=_("Sổ theo dõi chức danh lãnh đạo, quản lý"),
    tab=_("Chức danh lãnh đạo"),
    thing=_("người giữ chức danh"),
    heading="title",
    check=check_year,
    same=("title", "body", "post"),
    columns=(
        on_day(_("Giữ chức danh từ ngày")),
        title(_("Họ và tên")),
        chosen("body", _("Tổ chức"), remembered=True),
        chosen("post", _("Chức danh")),
        chosen("sex", _("Giới tính")),
        unit(_("Đơn vị")),
        chosen("age", _("Nhóm tuổi"), short=False),
        Column(name="is_minority", label=_("Dân tộc thiểu số"), walled="registers.walled", width=10),
        chosen("schooling", _("Trình độ chuyên môn"), short=False, listed=False),
        chosen("politics", _("Lý luận chính trị"), short=False, listed=False),
        Column(name="in_planning", label=_("Trong quy hoạch chức danh cao hơn"), filtered=True, width=10),
        chosen("change", _("Biến động khi nhận"), short=False, listed=False),
        Column(
            name="training_year", label=_("Cử đào tạo, bồi dưỡng năm"), listed=True, searched=True, width=10,
            help=_("Ví dụ: 2026. Gõ năm vào ô “Tìm” của sổ để có danh sách cử đi học."),
        ),
        UNTIL,
        END_REASON,
        PROGRAMME,
        NOTE,
    ),
    figures=(
        Figure(code="holders", label=_("%(count)s người giữ chức danh")),
        Figure(code="women", label=_("trong đó nữ %(count)s"), where={"sex": "female"}),
        Figure(code="minority_women", label=_("nữ dân tộc thiểu số %(count)s"),
               where={"sex": "female", "is_minority": True}),
        Figure(code="young_women", label=_("nữ dưới 40 tuổi %(count)s"),
               where={"sex": "female", "age__in": ["under_30", "under_40"]}),
        Figure(code="bodies", label=_("%(count)s cơ quan có lãnh đạo chủ chốt"), distinct="body", where=_KEY),
        Figure(code="led_by_women", label=_("%(count)s cơ quan có lãnh đạo chủ chốt là nữ"),
               distinct="body", where={**_KEY, "sex": "female"}),
        Figure(code="deputies", label=_("%(count)s đại biểu Hội đồng nhân dân"), where={"post": "deputy"}),
        Figure(code="women_deputies", label=_("đại biểu nữ %(count)s"),
               where={"post": "deputy", "sex": "female"}),
        Figure(code="planned_women", label=_("nữ trong quy hoạch %(count)s"),
               where={"sex": "female", "in_planning": True}),
    ),
)  # fmt: skip

STAFF = Register(
    code="staff",
    group=Group.PEOPLE,
    position=20,
    model=Staff,
    title=_("Sổ theo dõi số lượng cán bộ, đảng viên"),
    tab=_("Số lượng cán bộ"),
    thing=_("lần thống kê"),
    heading="title",
    rules=(*(Among(part, whole) for part, whole in _STAFF_PARTS), Jump("total", same=("kind", "unit"))),
    same=("kind", "unit", "on_day"),
    columns=(
        on_day(_("Số liệu đến ngày")),
        title(_("Nội dung"), begins=_("Thống kê cán bộ")),
        chosen("kind", _("Nhóm")),
        unit(_("Đơn vị cung cấp số liệu")),
        count("total", _("Tổng số"), short=True, listed=True, span=3),
        count("women", _("Trong đó nữ"), short=True, listed=True, span=3),
        count("minority_women", _("Nữ dân tộc thiểu số")),
        count("women_under_40", _("Nữ dưới 40 tuổi")),
        count("masters", _("Thạc sĩ, tiến sĩ")),
        count("women_masters", _("Thạc sĩ, tiến sĩ: trong đó nữ")),
        PROGRAMME,
        NOTE,
    ),
    figures=(
        Figure(code="total", label=_("%(count)s người"), of="total", latest_by=("kind", "unit")),
        Figure(code="women", label=_("trong đó nữ %(count)s"), of="women", latest_by=("kind", "unit")),
    ),
)
