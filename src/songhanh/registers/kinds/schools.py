"""Two registers of schools: their pupils of a school year, and what they do for gender equality."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from songhanh.registers.kinds.base import Column, Entry, Figure, Group, Register
from songhanh.registers.kinds.columns import NOTE, PROGRAMME, chosen, count, on_day, title, unit
from songhanh.registers.kinds.fields import among, choice, number, words
from songhanh.registers.kinds.rules import Among, Jump, Range

_PUPIL_PARTS = (
    ("girls", "pupils"),
    ("minority", "pupils"),
    ("minority_girls", "minority"),
    ("completed", "due"),
    ("completed_girls", "completed"),
    ("minority_due", "due"),
    ("minority_completed", "minority_due"),
    ("minority_completed_girls", "minority_completed"),
    ("dropped", "pupils"),
    ("dropped_girls", "dropped"),
    ("dropped_minority", "dropped"),
)
_WORK_PARTS = (
    ("supported_girls", "supported"),
    ("counselled_girls", "counselled"),
    ("teachers_women", "teachers"),
    ("teachers_trained", "teachers"),
    ("teachers_trained_women", "teachers_trained"),
)


class Level(models.TextChoices):
    """Levels of schooling."""

    NURSERY = "nursery", _("Mầm non")
    PRIMARY = "primary", _("Tiểu học")
    LOWER = "lower", _("Trung học cơ sở")
    UPPER = "upper", _("Trung học phổ thông")
    VOCATIONAL = "vocational", _("Giáo dục nghề nghiệp, thường xuyên")


class Pupils(Entry):
    """The pupils of one school and level in a school year."""

    title = models.CharField(max_length=300)
    level = choice(Level)
    school_year = words(20)
    pupils = number()
    girls = number()
    minority = number()
    minority_girls = number()
    due = number()
    completed = number()
    completed_girls = number()
    minority_due = number()
    minority_completed = number()
    minority_completed_girls = number()
    dropped = number()
    dropped_girls = number()
    dropped_minority = number()

    class Meta(Entry.Meta):
        constraints = [
            *Entry.Meta.constraints,
            *(among(part, whole) for part, whole in _PUPIL_PARTS),
        ]


class SchoolWork(Entry):
    """What one school does for gender equality in a school year."""

    title = models.CharField(max_length=300)
    level = choice(Level)
    school_year = words(20)
    needs_reviewed = models.BooleanField(default=False)
    supported = number()
    supported_girls = number()
    teaches_gender = models.BooleanField(default=False)
    lessons = number()
    counsels = models.BooleanField(default=False)
    counselled = number()
    counselled_girls = number()
    teachers = number()
    teachers_women = number()
    teachers_trained = number()
    teachers_trained_women = number()

    class Meta(Entry.Meta):
        constraints = [
            *Entry.Meta.constraints,
            *(among(part, whole) for part, whole in _WORK_PARTS),
        ]


_LEAD = (
    on_day(_("Số liệu đến ngày")),
    title(_("Trường")),
    chosen("level", _("Cấp học"), remembered=True),
    unit(_("Đơn vị cung cấp số liệu")),
    Column(
        name="school_year", label=_("Năm học"), short=True, listed=True, searched=True, remembered=True,
        help=_("Ví dụ: 2025-2026."), width=12,
    ),
)  # fmt: skip
_PRIMARY, _LOWER = {"level": "primary"}, {"level": "lower"}
_OF_EACH = ("title", "level")

PUPILS = Register(
    code="pupils",
    group=Group.LIFE,
    position=70,
    model=Pupils,
    title=_("Sổ theo dõi học sinh"),
    tab=_("Học sinh"),
    thing=_("lần thống kê"),
    heading="title",
    rules=(
        *(Among(part, whole) for part, whole in _PUPIL_PARTS),
        Range("pupils", most=5_000),
        Jump("pupils", same=_OF_EACH),
    ),
    same=("title", "level", "on_day"),
    columns=(
        *_LEAD,
        count("pupils", _("Tổng số học sinh"), short=True, listed=True, span=3),
        count("girls", _("Trong đó nữ"), short=True, listed=True, span=3),
        count("minority", _("Học sinh dân tộc thiểu số")),
        count("minority_girls", _("Dân tộc thiểu số: trong đó nữ")),
        count("due", _("Học sinh lớp cuối cấp")),
        count("completed", _("Hoàn thành cấp học"), listed=True),
        count("completed_girls", _("Hoàn thành: trong đó nữ")),
        count("minority_due", _("Học sinh dân tộc thiểu số lớp cuối cấp")),
        count("minority_completed", _("Dân tộc thiểu số hoàn thành cấp học")),
        count("minority_completed_girls", _("Dân tộc thiểu số hoàn thành: trong đó nữ")),
        count("dropped", _("Số học sinh bỏ học"), listed=True),
        count("dropped_girls", _("Bỏ học: trong đó nữ")),
        count("dropped_minority", _("Bỏ học: trong đó dân tộc thiểu số")),
        PROGRAMME,
        NOTE,
    ),
    figures=(
        Figure(code="pupils", label=_("%(count)s học sinh"), of="pupils", latest_by=_OF_EACH),
        Figure(code="girls", label=_("trong đó nữ %(count)s"), of="girls", latest_by=_OF_EACH),
        Figure(code="dropped", label=_("%(count)s bỏ học"), of="dropped", latest_by=_OF_EACH),
        Figure(
            code="dropped_girls", label=_("bỏ học là nữ %(count)s"), of="dropped_girls", latest_by=_OF_EACH
        ),
        Figure(
            code="minority_primary_due",
            label=_("%(count)s em dân tộc thiểu số cuối cấp tiểu học"),
            of="minority_due",
            where=_PRIMARY,
            latest_by=_OF_EACH,
        ),
        Figure(
            code="minority_primary_completed",
            label=_("%(count)s em hoàn thành tiểu học"),
            of="minority_completed",
            where=_PRIMARY,
            latest_by=_OF_EACH,
        ),
        Figure(
            code="minority_lower_due",
            label=_("%(count)s em dân tộc thiểu số cuối cấp trung học cơ sở"),
            of="minority_due",
            where=_LOWER,
            latest_by=_OF_EACH,
        ),
        Figure(
            code="minority_lower_completed",
            label=_("%(count)s em hoàn thành trung học cơ sở"),
            of="minority_completed",
            where=_LOWER,
            latest_by=_OF_EACH,
        ),
    ),
)

SCHOOL_WORK = Register(
    code="school_work",
    group=Group.LIFE,
    position=80,
    model=SchoolWork,
    title=_("Sổ theo dõi công tác bình đẳng giới trong trường học"),
    tab=_("Trường học"),
    thing=_("lượt ghi"),
    heading="title",
    rules=tuple(Among(part, whole) for part, whole in _WORK_PARTS),
    same=("title", "level", "on_day"),
    columns=(
        *_LEAD,
        Column(
            name="teaches_gender",
            label=_("Đã dạy, lồng ghép nội dung giới, bình đẳng giới"),
            short=True,
            listed=True,
            width=12,
        ),
        Column(
            name="counsels", label=_("Có tổ tư vấn học đường hoạt động"), short=True, listed=True, width=12
        ),
        Column(name="needs_reviewed", label=_("Đã rà soát nhu cầu đến trường của em trai, em gái"), width=12),
        count("lessons", _("Số tiết, hoạt động ngoại khóa về giới")),
        count("supported", _("Học sinh được hỗ trợ")),
        count("supported_girls", _("Được hỗ trợ: trong đó nữ")),
        count("counselled", _("Học sinh được tư vấn"), listed=True),
        count("counselled_girls", _("Được tư vấn: trong đó nữ")),
        count("teachers", _("Tổng số giáo viên, nhân viên"), added=False),
        count("teachers_women", _("Giáo viên, nhân viên: trong đó nữ"), added=False),
        count("teachers_trained", _("Giáo viên, nhân viên được tập huấn về giới"), listed=True),
        count("teachers_trained_women", _("Được tập huấn: trong đó nữ")),
        PROGRAMME,
        NOTE,
    ),
    figures=(
        Figure(code="schools", label=_("%(count)s trường, cấp học"), latest_by=_OF_EACH),
        Figure(
            code="teaching",
            label=_("%(count)s đã dạy, lồng ghép nội dung giới"),
            where={"teaches_gender": True},
            latest_by=_OF_EACH,
        ),
        Figure(
            code="counselling",
            label=_("%(count)s có tổ tư vấn học đường"),
            where={"counsels": True},
            latest_by=_OF_EACH,
        ),
        Figure(code="supported", label=_("%(count)s học sinh được hỗ trợ"), of="supported"),
        Figure(code="counselled", label=_("%(count)s học sinh được tư vấn"), of="counselled"),
        Figure(
            code="teachers_trained",
            label=_("%(count)s giáo viên, nhân viên được tập huấn"),
            of="teachers_trained",
        ),
    ),
)
