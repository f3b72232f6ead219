"""The register of documents reviewed for gender (lồng ghép vấn đề bình đẳng giới), and their appraisal.

Luật Bình đẳng giới 73/2006/QH11, Đ.21-22; Luật Ban hành văn bản quy phạm pháp luật 64/2025/QH15.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from songhanh.registers.kinds.base import Column, Entry, Figure, Group, Register, Waiting
from songhanh.registers.kinds.columns import NOTE, PROGRAMME, chosen, count, on_day, title, unit
from songhanh.registers.kinds.fields import among, choice, day, not_before, number, words
from songhanh.registers.kinds.rules import Among, NotBefore, Values, Wrong


class Finding(models.TextChoices):
    """What a question of the checklist was answered with."""

    YES = "yes", _("Có")
    NO = "no", _("Không")
    NOT_CONCERNED = "not_concerned", _("Không liên quan")


class Review(Entry):
    """One draft that was looked through: what it is, who wrote it, the checklist, what came of it."""

    class Kind(models.TextChoices):
        RESOLUTION = "resolution", _("Nghị quyết quy phạm pháp luật của Hội đồng nhân dân")
        DECISION = "decision", _("Quyết định quy phạm pháp luật của Ủy ban nhân dân")
        PLAN = "plan", _("Kế hoạch phát triển kinh tế - xã hội")
        PROGRAMME = "programme", _("Chương trình, đề án, dự án, kế hoạch khác")
        COMMENTED = "commented", _("Dự thảo của cấp trên gửi lấy ý kiến")

    class Conclusion(models.TextChoices):
        MAINSTREAMED = "mainstreamed", _("Có liên quan, đã lồng ghép")
        WANTING = "wanting", _("Có liên quan, chưa lồng ghép")
        NOT_CONCERNED = "not_concerned", _("Không liên quan")

    class Asked(models.TextChoices):
        COMMITTEE = "committee", _("Ban Vì sự tiến bộ của phụ nữ")
        UNION = "union", _("Hội Liên hiệp Phụ nữ")
        FRONT = "front", _("Mặt trận, đoàn thể khác")
        CONCERNED = "concerned", _("Người chịu tác động")

    class Appraisal(models.TextChoices):
        PASSED = "passed", _("Đạt yêu cầu")
        MENDED = "mended", _("Đạt sau khi bổ sung")
        RETURNED = "returned", _("Trả lại để bổ sung")

    title = models.CharField(max_length=500)
    kind = choice(Kind)
    team_total = number()
    team_women = number()
    team_trained = number()
    known_gap = choice(Finding, blank=True)
    groups_named = choice(Finding, blank=True)
    figures_by_sex = choice(Finding, blank=True)
    treats_worse = choice(Finding, blank=True)
    hides_difference = choice(Finding, blank=True)
    needs_measures = choice(Finding, blank=True)
    has_means = choice(Finding, blank=True)
    both_sexes_heard = choice(Finding, blank=True)
    stereotypes = choice(Finding, blank=True)
    measured_by_sex = choice(Finding, blank=True)
    asked = models.CharField(max_length=100, blank=True)
    conclusion = choice(Conclusion)
    grounds = words(500)
    appraised_on = day()
    appraisal = choice(Appraisal, blank=True)
    verified_on = day()
    issued_as = words(100)

    class Meta(Entry.Meta):
        constraints = [
            *Entry.Meta.constraints,
            among("team_women", "team_total"),
            among("team_trained", "team_total"),
            not_before("appraised_on"),
            not_before("verified_on"),
            models.CheckConstraint(
                condition=(Q(appraisal="") & Q(appraised_on__isnull=True))
                | (~Q(appraisal="") & Q(appraised_on__isnull=False)),
                name="an_appraisal_has_its_day_and_outcome",
            ),
            models.CheckConstraint(
                condition=~Q(conclusion="not_concerned") | ~Q(grounds=""),
                name="what_is_not_concerned_says_why",
            ),
        ]


def check_review(told: Values) -> None:
    """What is not concerned says why; an appraisal has its day and its outcome. Raises Wrong."""
    if told["conclusion"] == Review.Conclusion.NOT_CONCERNED and not told["grounds"]:
        raise Wrong("grounds", gettext("Kết luận “Không liên quan” thì ghi lý do."))
    if (told["appraised_on"] is None) != (not told["appraisal"]):
        missing = "appraisal" if told["appraised_on"] else "appraised_on"
        raise Wrong(missing, gettext("Đã thẩm định thì ghi cả ngày và kết quả thẩm định."))


def _question(name: str, label: object) -> Column:
    return Column(name=name, label=label, width=14)


CHECKLIST = (
    _question("known_gap", _("Thuộc lĩnh vực đã biết có khoảng cách giới")),
    _question("groups_named", _("Đã nêu rõ nhóm nam, nữ chịu tác động")),
    _question("figures_by_sex", _("Có số liệu tách theo giới")),
    _question("treats_worse", _("Có quy định bất lợi cho một giới, trực tiếp hoặc do hệ quả")),
    _question("hides_difference", _("Quy định chung che khuất khác biệt (thai sản, chăm sóc, an toàn …)")),
    _question("needs_measures", _("Cần biện pháp thúc đẩy bình đẳng giới")),
    _question("has_means", _("Đã rõ kinh phí và nơi thực hiện")),
    _question("both_sexes_heard", _("Cả hai giới tham gia soạn thảo, góp ý")),
    _question("stereotypes", _("Có câu chữ mang định kiến giới")),
    _question("measured_by_sex", _("Kết quả được đo theo giới")),
)

REVIEWS = Register(
    code="reviews",
    group=Group.OVERSIGHT,
    position=30,
    model=Review,
    title=_("Sổ theo dõi lồng ghép vấn đề bình đẳng giới trong văn bản"),
    tab=_("Lồng ghép giới"),
    thing=_("văn bản"),
    heading="title",
    check=check_review,
    rules=(
        Among("team_women", "team_total"),
        Among("team_trained", "team_total"),
        NotBefore("appraised_on"),
        NotBefore("verified_on"),
    ),
    waiting=Waiting(
        where=Q(kind__in=["resolution", "decision"], appraised_on__isnull=True)
        & ~Q(conclusion="not_concerned"),
        fills=("appraised_on", "appraisal"),
        label=_("%(count)s dự thảo chưa thẩm định"),
        act=_("Ghi kết quả thẩm định"),
    ),
    columns=(
        on_day(_("Ngày rà soát")),
        title(_("Tên văn bản, dự thảo")),
        chosen("kind", _("Loại văn bản")),
        unit(_("Đơn vị soạn thảo")),
        chosen("conclusion", _("Kết luận")),
        Column(
            name="grounds", label=_("Lý do, nội dung đã lồng ghép"), short=True, searched=True, width=40,
            help=_("Bắt buộc khi “Không liên quan”."),
        ),
        count("team_total", _("Tổ soạn thảo: tổng số")),
        count("team_women", _("Tổ soạn thảo: trong đó nữ")),
        count("team_trained", _("Tổ soạn thảo: đã được cung cấp kiến thức về giới")),
        *CHECKLIST,
        Column(name="asked", label=_("Đã lấy ý kiến của"), codes=Review.Asked, width=26),
        Column(name="appraised_on", label=_("Ngày thẩm định"), past=True, width=12),
        chosen("appraisal", _("Kết quả thẩm định"), short=False, listed=False),
        Column(name="verified_on", label=_("Ngày thẩm tra của Ban Hội đồng nhân dân"), past=True, width=12),
        Column(name="issued_as", label=_("Số, ký hiệu khi ban hành"), searched=True, width=20),
        PROGRAMME,
        NOTE,
    ),
    figures=(
        Figure(code="reviewed", label=_("%(count)s văn bản được xem xét")),
        Figure(
            code="concerned",
            label=_("%(count)s có liên quan"),
            where={"conclusion__in": ["mainstreamed", "wanting"]},
        ),
        Figure(code="mainstreamed", label=_("%(count)s đã lồng ghép"), where={"conclusion": "mainstreamed"}),
        Figure(
            code="laws",
            label=_("%(count)s văn bản quy phạm pháp luật"),
            where={"kind__in": ["resolution", "decision"]},
        ),
        Figure(
            code="laws_mainstreamed",
            label=_("%(count)s văn bản quy phạm pháp luật đã lồng ghép"),
            where={"kind__in": ["resolution", "decision"], "conclusion": "mainstreamed"},
        ),
        Figure(
            code="laws_concerned",
            label=_("%(count)s văn bản quy phạm pháp luật có liên quan"),
            where={
                "kind__in": ["resolution", "decision"],
                "conclusion__in": ["mainstreamed", "wanting"],
            },
        ),
        Figure(code="appraised", label=_("%(count)s đã thẩm định"), where={"appraised_on__isnull": False}),
        Figure(code="drafters", label=_("%(count)s người soạn thảo"), of="team_total"),
        Figure(code="drafters_trained", label=_("%(count)s đã có kiến thức về giới"), of="team_trained"),
    ),
)  # fmt: skip
