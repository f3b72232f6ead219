"""The register of sessions: meetings, talks, contests, launches, and parts of village meetings."""

from collections.abc import Mapping
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from songhanh.registers.kinds.base import (
    Ask,
    AtVillages,
    Column,
    Entry,
    Figure,
    ForVillages,
    Group,
    Register,
    WithPersons,
    check_persons,
    count_men,
)
from songhanh.registers.kinds.columns import MANY, NOTE, PROGRAMME
from songhanh.registers.kinds.words import VILLAGE_TOPICS, Occasion, TargetGroup, Topic


def _not_split(told: Mapping[str, Any]) -> Any:
    return _("chưa tách") if told["not_split"] else ""


def _everywhere(_told: Mapping[str, Any]) -> Any:
    return _("chung toàn địa bàn")


class Session(AtVillages, WithPersons, Entry):
    """Something that was held once, in one or more villages or for the whole commune."""

    class Kind(models.TextChoices):
        CONFERENCE = "conference", _("Hội nghị")
        TALK = "talk", _("Tọa đàm")
        THEMATIC = "thematic", _("Sinh hoạt chuyên đề")
        CONTEST = "contest", _("Hội thi")
        LAUNCH = "launch", _("Lễ phát động")
        VILLAGE_MEETING = "village_meeting", _("Lồng ghép trong họp thôn, tổ dân phố")

    kind = models.CharField(max_length=24, choices=Kind.choices)
    title = models.CharField(max_length=300)
    topic = models.CharField(max_length=24, choices=Topic.choices, default=Topic.GENDER_EQUALITY)
    occasion = models.CharField(max_length=24, choices=Occasion.choices, blank=True)
    target_groups = models.CharField(max_length=200, blank=True)
    held_at = models.CharField(max_length=200, blank=True)

    class Meta(Entry.Meta):
        constraints = [*Entry.Meta.constraints, *WithPersons.Meta.constraints]


SESSIONS = Register(
    code="sessions",
    group=Group.OUTREACH,
    position=20,
    model=Session,
    title=_("Sổ theo dõi hội nghị, sinh hoạt chuyên đề"),
    tab=_("Hội nghị, sinh hoạt"),
    thing=_("buổi"),
    heading="title",
    check=check_persons,
    rules=(MANY,),
    village=ForVillages(
        position=10,
        button=_("Buổi họp, sinh hoạt"),
        hint=_("Có nói về bình đẳng giới. Chừng một phút."),
        called=_("Họp %(unit)s"),
        asks=(
            Ask(column="on_day", question=_("Họp, sinh hoạt ngày nào?"),
                help=_("Ngày/tháng/năm. Nhiều buổi thì gửi mỗi buổi một lần.")),
            Ask(column="kind", question=_("Là buổi gì?"), begins="village_meeting",
                offered=("village_meeting", "thematic", "contest")),
            Ask(column="persons_total", question=_("Bao nhiêu lượt người dự?"), needed=True,
                said=_("%(value)s lượt người")),
            Ask(column="persons_women", question=_("Trong đó nữ"), said=_("nữ %(value)s"),
                help=_("Không có thì ghi 0; chưa đếm riêng thì đánh dấu ô dưới.")),
            Ask(column="not_split", question=_("Chưa tách nam, nữ")),
            Ask(column="topic", question=_("Nói về việc gì?"), offered=VILLAGE_TOPICS),
            Ask(column="note", question=_("Ghi thêm"), help=_("Không viết tên, địa chỉ của ai.")),
        ),
    ),
    columns=(
        Column(name="on_day", label=_("Ngày"), short=True, listed=True, width=12),
        Column(name="title", label=_("Nội dung"), short=True, listed=True, searched=True, width=46),
        Column(
            name="kind", label=_("Hình thức"), short=True, listed=True, filtered=True, searched=True,
            remembered=True, width=20,
        ),
        Column(
            name="unit", label=_("Đơn vị tổ chức"), short=True, listed=True, filtered=True, searched=True,
            remembered=True, width=26,
        ),
        Column(
            name="villages", label=_("Thôn, tổ dân phố"), short=True, listed=True, filtered=True,
            searched=True, blank=_everywhere, help=_("Để trống là chung toàn xã, phường."), width=30,
        ),
        Column(
            name="persons_total", label=_("Tổng số"), help=_("Lượt người."), short=True, listed=True,
            width=10, span=3,
        ),
        Column(
            name="persons_women", label=_("Trong đó nữ"), short=True, listed=True, blank=_not_split, width=10,
            span=3,
        ),
        Column(name="persons_men", label=_("Nam (tự tính)"), computed=count_men, width=10),
        Column(name="not_split", label=_("Chưa tách nam, nữ"), short=True, width=10),
        Column(name="topic", label=_("Chủ đề"), filtered=True, searched=True, remembered=True, width=26),
        Column(name="occasion", label=_("Dịp"), filtered=True, searched=True, width=24),
        Column(name="target_groups", label=_("Đối tượng"), codes=TargetGroup, searched=True, width=26),
        Column(name="held_at", label=_("Địa điểm"), searched=True, width=24),
        PROGRAMME,
        NOTE,
    ),
    figures=(
        Figure(code="held", label=_("%(count)s buổi")),
        Figure(code="persons", label=_("%(count)s lượt người"), of="persons_total"),
        Figure(code="women", label=_("trong đó nữ %(count)s (ở các buổi có tách)"), of="persons_women"),
    ),
)  # fmt: skip
