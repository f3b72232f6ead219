"""The register of money: where it came from, what for, what was planned and spent, when it was settled."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from songhanh.registers.kinds.base import Column, Entry, Figure, Group, Register
from songhanh.registers.kinds.columns import NOTE, PROGRAMME, chosen, count, on_day, title, unit
from songhanh.registers.kinds.fields import choice, day, money, not_before, not_negative, words
from songhanh.registers.kinds.rules import NotBefore, Values, Wrong


class Spending(Entry):
    """One sum, for one purpose, out of one source."""

    class Source(models.TextChoices):
        REGULAR = "regular", _("Ngân sách xã, phường (chi thường xuyên)")
        ABOVE = "above", _("Ngân sách cấp trên bổ sung")
        TARGET = "target", _("Chương trình mục tiêu quốc gia")
        COMBINED = "combined", _("Lồng ghép chương trình, đề án khác")
        SOCIAL = "social", _("Xã hội hóa, tài trợ, đóng góp tự nguyện")
        OTHER = "other", _("Nguồn hợp pháp khác")

    class Form(models.TextChoices):
        CASH = "cash", _("Tiền")
        KIND = "kind", _("Hiện vật (ghi giá trị)")

    class Purpose(models.TextChoices):
        OUTREACH = "outreach", _("Truyền thông, Tháng hành động")
        TRAINING = "training", _("Tập huấn, bồi dưỡng")
        COMMITTEE = "committee", _("Hoạt động Ban Vì sự tiến bộ của phụ nữ")
        MODELS = "models", _("Mô hình, dịch vụ hỗ trợ")
        VIOLENCE = "violence", _("Phòng, chống bạo lực")
        CHECKS = "checks", _("Kiểm tra, giám sát")
        SUPPORT = "support", _("Hỗ trợ phụ nữ, trẻ em")
        HONOURS = "honours", _("Thi đua, khen thưởng")
        OTHER = "other", _("Việc khác")

    title = models.CharField(max_length=300)
    source = choice(Source)
    form = choice(Form, default=Form.CASH)
    purpose = choice(Purpose)
    donor = words(200)
    planned = money()
    spent = money()
    settled_on = day()

    class Meta(Entry.Meta):
        constraints = [
            *Entry.Meta.constraints,
            not_negative("planned"),
            not_negative("spent"),
            not_before("settled_on"),
            models.CheckConstraint(
                condition=Q(planned__isnull=False) | Q(spent__isnull=False), name="money_has_a_sum"
            ),
            models.CheckConstraint(
                condition=Q(settled_on__isnull=True) | Q(spent__isnull=False),
                name="what_is_settled_was_spent",
            ),
        ]


def check_sums(told: Values) -> None:
    """There is a sum; what is settled was spent. Raises Wrong."""
    if told["planned"] is None and told["spent"] is None:
        raise Wrong("planned", gettext("Chưa có số tiền. Hãy ghi dự toán, hoặc số đã chi."))
    if told["settled_on"] is not None and told["spent"] is None:
        raise Wrong("spent", gettext("Đã quyết toán thì ghi số đã chi."))


SPENDING = Register(
    code="spending",
    group=Group.MEANS,
    position=10,
    model=Spending,
    title=_("Sổ theo dõi kinh phí"),
    tab=_("Kinh phí"),
    thing=_("khoản"),
    heading="title",
    check=check_sums,
    rules=(NotBefore("settled_on"),),
    columns=(
        on_day(_("Ngày giao, nhận, chi")),
        title(_("Nội dung chi")),
        chosen("source", _("Nguồn"), remembered=True),
        chosen("purpose", _("Dùng cho")),
        unit(_("Đơn vị sử dụng")),
        count("planned", _("Dự toán (đồng)"), short=True, listed=True, width=16),
        count("spent", _("Đã thực hiện (đồng)"), short=True, listed=True, width=16),
        chosen("form", _("Hình thức"), short=False, listed=False),
        Column(name="donor", label=_("Nhà tài trợ, người đóng góp"), searched=True, width=26),
        Column(name="settled_on", label=_("Ngày quyết toán"), past=True, width=12),
        PROGRAMME,
        NOTE,
    ),
    figures=(
        Figure(code="planned", label=_("dự toán %(count)s đồng"), of="planned", is_money=True),
        Figure(code="spent", label=_("đã thực hiện %(count)s đồng"), of="spent", is_money=True),
        Figure(
            code="donated",
            label=_("xã hội hóa %(count)s đồng"),
            of="spent",
            where={"source": "social"},
            is_money=True,
        ),
        Figure(
            code="settled",
            label=_("đã quyết toán %(count)s đồng"),
            of="spent",
            where={"settled_on__isnull": False},
            is_money=True,
        ),
    ),
)
