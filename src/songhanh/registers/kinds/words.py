"""Choices that several registers share: what it was about, on which occasion, for whom."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Topic(TextChoices):
    """The fields of the national strategy (Nghị quyết 28/NQ-CP) and what plans ask beside them."""

    GENDER_EQUALITY = "gender_equality", _("Bình đẳng giới nói chung")
    VIOLENCE = "violence", _("Phòng, chống bạo lực gia đình, bạo lực trên cơ sở giới")
    LEADERSHIP = "leadership", _("Phụ nữ tham gia lãnh đạo, quản lý")
    ECONOMY = "economy", _("Lao động, việc làm, kinh tế")
    FAMILY = "family", _("Việc nhà, đời sống gia đình")
    HEALTH = "health", _("Sức khỏe, cân bằng giới tính khi sinh")
    EDUCATION = "education", _("Giáo dục, đào tạo")
    CHILDREN = "children", _("Trẻ em, phòng, chống xâm hại")
    MARRIAGE = "marriage", _("Hôn nhân, tảo hôn")
    TRAFFICKING = "trafficking", _("Phòng, chống mua bán người")
    LAW = "law", _("Phổ biến pháp luật khác")
    OTHER = "other", _("Nội dung khác")


VILLAGE_TOPICS = ("violence", "family", "economy", "children", "health", "gender_equality", "other")


class Occasion(TextChoices):
    """Days and months that plans name (`catalogue.observances` holds their dates)."""

    NONE = "", _("Không theo dịp")
    WOMENS_DAY = "womens_day", _("Ngày Quốc tế Phụ nữ 8/3")
    HAPPINESS_DAY = "happiness_day", _("Ngày Quốc tế Hạnh phúc 20/3")
    FAMILY_DAY = "family_day", _("Ngày Gia đình Việt Nam 28/6")
    FAMILY_MONTH = "family_month", _("Tháng hành động phòng, chống bạo lực gia đình (tháng 6)")
    TRAFFICKING_DAY = "trafficking_day", _("Ngày toàn dân phòng, chống mua bán người 30/7")
    GIRLS_DAY = "girls_day", _("Ngày Quốc tế trẻ em gái 11/10")
    VIETNAM_WOMENS_DAY = "vietnam_womens_day", _("Ngày Phụ nữ Việt Nam 20/10")
    ACTION_MONTH = "action_month", _("Tháng hành động vì bình đẳng giới 15/11–15/12")
    OTHER = "other", _("Dịp khác")


class TargetGroup(TextChoices):
    """For whom it was meant."""

    PEOPLE = "people", _("Nhân dân nói chung")
    WOMEN = "women", _("Phụ nữ, trẻ em gái")
    MEN = "men", _("Nam giới")
    YOUTH = "youth", _("Thanh niên, học sinh")
    OLDER = "older", _("Người cao tuổi")
    DISABLED = "disabled", _("Người khuyết tật")
    MINORITY = "minority", _("Đồng bào dân tộc thiểu số")
    WORKERS = "workers", _("Người lao động")
    OFFICIALS = "officials", _("Cán bộ, công chức, viên chức")
    VILLAGE_HEADS = "village_heads", _("Trưởng thôn, người có uy tín")


class Roster(TextChoices):
    """Whose knowledge a course serves: the rosters that the registers of people hold, and others."""

    IN_CHARGE = "in_charge", _("Người phụ trách công tác bình đẳng giới")
    COMMITTEE = "committee", _("Thành viên Ban Vì sự tiến bộ của phụ nữ")
    NETWORK = "network", _("Cộng tác viên, tuyên truyền viên, báo cáo viên")
    DRAFTERS = "drafters", _("Người làm công tác xây dựng pháp luật, soạn thảo văn bản")
    LEADERS = "leaders", _("Cấp ủy, lãnh đạo cơ quan, đơn vị")
    WOMEN_LEADERS = "women_leaders", _("Nữ lãnh đạo, quản lý và nữ trong quy hoạch")
    DEPUTIES = "deputies", _("Đại biểu Hội đồng nhân dân")
    OFFICIALS = "officials", _("Cán bộ, công chức, viên chức")
    TEACHERS = "teachers", _("Giáo viên, nhân viên trường học")
    HEALTH_STAFF = "health_staff", _("Nhân viên y tế")
    UNIONS = "unions", _("Cán bộ Mặt trận, đoàn thể")
    VILLAGES = "villages", _("Trưởng thôn, tổ trưởng tổ dân phố, lực lượng ở cơ sở")
    STUDENTS = "students", _("Đoàn viên, học sinh, sinh viên")
    PEOPLE = "people", _("Nhân dân, hội viên")


class Sex(TextChoices):
    """As state forms ask it of a person."""

    FEMALE = "female", _("Nữ")
    MALE = "male", _("Nam")
