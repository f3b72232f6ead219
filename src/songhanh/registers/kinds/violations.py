"""The register of violations of gender equality and their sanctions (NĐ 125/2021/NĐ-CP); no names."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from songhanh.registers.kinds.base import Column, Entry, Figure, Group, Register, Waiting
from songhanh.registers.kinds.columns import NOTE, PROGRAMME, chosen, count, on_day, title, unit
from songhanh.registers.kinds.fields import choice, day, money, not_before, not_negative, words
from songhanh.registers.kinds.rules import NotBefore, Range, Values, Wrong
from songhanh.registers.kinds.words import Sex


class Violation(Entry):
    """One violation, from the record to the sanction carried out."""

    class Field(models.TextChoices):
        POLITICS = "politics", _("Chính trị")
        ECONOMY = "economy", _("Kinh tế")
        WORK = "work", _("Lao động")
        EDUCATION = "education", _("Giáo dục, đào tạo, khoa học và công nghệ")
        CULTURE = "culture", _("Văn hóa, thông tin, thể thao, quảng cáo")
        HEALTH = "health", _("Y tế, lựa chọn giới tính thai nhi")
        FAMILY = "family", _("Gia đình")
        OTHER = "other", _("Lĩnh vực khác")

    class Doer(models.TextChoices):
        PERSON = "person", _("Cá nhân")
        BODY = "body", _("Tổ chức")

    class Sanction(models.TextChoices):
        WARNING = "warning", _("Cảnh cáo")
        FINE = "fine", _("Phạt tiền")
        REMINDED = "reminded", _("Nhắc nhở, chấn chỉnh")
        PASSED_ON = "passed_on", _("Chuyển cơ quan có thẩm quyền")

    title = models.CharField(max_length=300)
    field = choice(Field)
    doer = choice(Doer, default=Doer.PERSON)
    sex = choice(Sex, blank=True)
    provision = words(200)
    record_number = words(100)
    decision_number = words(100)
    decided_on = day()
    sanction = choice(Sanction, blank=True)
    fine = money()
    remedy = words(500)
    carried_out_on = day()

    class Meta(Entry.Meta):
        constraints = [
            *Entry.Meta.constraints,
            not_before("decided_on"),
            not_before("carried_out_on"),
            not_negative("fine"),
            models.CheckConstraint(
                condition=Q(fine__isnull=True) | Q(sanction="fine"), name="only_a_fine_has_its_sum"
            ),
        ]


def check_fine(told: Values) -> None:
    """A sum is that of a fine. Raises Wrong."""
    if told["fine"] is not None and told["sanction"] != Violation.Sanction.FINE:
        raise Wrong("sanction", gettext("Đã ghi mức phạt. Hãy chọn hình thức “Phạt tiền”."))


VIOLATIONS = Register(
    code="violations",
    group=Group.OVERSIGHT,
    position=50,
    model=Violation,
    title=_("Sổ theo dõi vi phạm, xử phạt về bình đẳng giới"),
    tab=_("Vi phạm, xử phạt"),
    thing=_("vi phạm"),
    heading="title",
    check=check_fine,
    rules=(NotBefore("decided_on"), NotBefore("carried_out_on"), Range("fine", most=60_000_000)),
    waiting=Waiting(
        where=Q(carried_out_on__isnull=True) & ~Q(sanction="passed_on"),
        fills=("carried_out_on", "remedy"),
        label=_("%(count)s vi phạm chưa xử lý xong"),
        act=_("Ghi kết quả thi hành"),
    ),
    columns=(
        on_day(_("Ngày phát hiện, lập biên bản")),
        title(_("Hành vi"), help=_("Không ghi họ tên.")),
        chosen("field", _("Lĩnh vực")),
        chosen("doer", _("Người vi phạm"), listed=False),
        unit(_("Đơn vị xử lý")),
        chosen("sanction", _("Hình thức xử lý"), short=False),
        count("fine", _("Mức phạt (đồng)"), listed=True, width=16),
        chosen("sex", _("Giới tính (cá nhân)"), short=False, listed=False),
        Column(name="provision", label=_("Điều, khoản áp dụng"), searched=True, width=24),
        Column(name="record_number", label=_("Biên bản số"), searched=True, width=16),
        Column(name="decision_number", label=_("Quyết định số"), searched=True, width=16),
        Column(name="decided_on", label=_("Ngày quyết định"), past=True, width=12),
        Column(name="remedy", label=_("Biện pháp khắc phục"), width=30),
        Column(name="carried_out_on", label=_("Ngày thi hành xong"), past=True, width=12),
        PROGRAMME,
        NOTE,
    ),
    figures=(
        Figure(code="found", label=_("%(count)s vi phạm")),
        Figure(code="fined", label=_("%(count)s bị phạt tiền"), where={"sanction": "fine"}),
        Figure(code="fines", label=_("tiền phạt %(count)s đồng"), of="fine", is_money=True),
        Figure(
            code="carried_out", label=_("%(count)s đã thi hành xong"), where={"carried_out_on__isnull": False}
        ),
    ),
)
