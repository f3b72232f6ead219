"""The register of communication: what was written (tin, bài), apart from how often it went out."""

from collections.abc import Mapping
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from songhanh.registers.kinds.base import (
    Ask,
    AtVillages,
    Column,
    Entry,
    Figure,
    ForVillages,
    Group,
    Line,
    Part,
    Register,
    Wrong,
)
from songhanh.registers.kinds.columns import NOTE, PROGRAMME
from songhanh.registers.kinds.words import VILLAGE_TOPICS, Occasion, TargetGroup, Topic


class Channel(models.TextChoices):
    """The eight types of grassroots information of Decree 49/2024/NĐ-CP, Article 3(1), and the press.

    The decree's seventh type holds social networks and messaging together; offices count them apart.
    """

    LOUDSPEAKER = "loudspeaker", _("Đài truyền thanh cấp xã")
    NOTICE_BOARD = "notice_board", _("Bảng tin công cộng")
    BULLETIN = "bulletin", _("Bản tin thông tin cơ sở")
    PRINTED = "printed", _("Tài liệu không kinh doanh (tờ rơi, áp phích, băng rôn)")
    COMMUNICATOR = "communicator", _("Tuyên truyền viên cơ sở")
    WEBSITE = "website", _("Cổng, trang thông tin điện tử")
    SOCIAL_NETWORK = "social_network", _("Mạng xã hội")
    MESSAGING = "messaging", _("Ứng dụng nhắn tin trên Internet (nhóm Zalo)")
    TEXT_MESSAGE = "text_message", _("Tin nhắn viễn thông")
    PRESS = "press", _("Báo, đài của tỉnh, Trung ương")


class Product(models.TextChoices):
    """What was printed or made."""

    NONE = "", _("Không có")
    LEAFLET = "leaflet", _("Tờ rơi, tờ gấp")
    POSTER = "poster", _("Áp phích, pa nô")
    BANNER = "banner", _("Băng rôn, khẩu hiệu")
    BOOKLET = "booklet", _("Sổ tay, tài liệu")
    CLIP = "clip", _("Video, đoạn phim ngắn")
    OTHER = "other", _("Sản phẩm khác")


class Item(AtVillages, Entry):
    """One text, however often it goes out."""

    title = models.CharField(max_length=300)
    topic = models.CharField(max_length=24, choices=Topic.choices, default=Topic.GENDER_EQUALITY)
    occasion = models.CharField(max_length=24, choices=Occasion.choices, blank=True)
    target_groups = models.CharField(max_length=200, blank=True)
    product = models.CharField(max_length=16, choices=Product.choices, blank=True)
    quantity = models.PositiveIntegerField(null=True, blank=True)

    class Meta(Entry.Meta):
        constraints = [
            *Entry.Meta.constraints,
            models.CheckConstraint(
                condition=Q(quantity__isnull=True) | ~Q(product=""),
                name="%(class)s_a_quantity_is_of_a_product",
            ),
        ]


class Broadcast(Line):
    """How often one text went out on one channel, and on which day (or the first of several)."""

    entry = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="broadcasts")
    channel = models.CharField(max_length=24, choices=Channel.choices)
    times = models.PositiveIntegerField()
    on_day = models.DateField()
    minutes = models.PositiveIntegerField(null=True, blank=True)
    link = models.URLField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(times__gte=1), name="a_broadcast_went_out_at_least_once"),
        ]
        indexes = [models.Index(fields=["on_day", "channel"], name="broadcast_by_day_and_channel")]


def check_product(told: Mapping[str, Any]) -> None:
    """A quantity is of something. Raises Wrong."""
    if told["quantity"] is not None and not told["product"]:
        raise Wrong("product", str(_("Đã ghi số lượng. Hãy chọn loại sản phẩm.")))


BROADCASTS = Part(
    name="broadcasts",
    label=_("Lượt phát, lượt đăng"),
    add=_("Thêm nơi phát, đăng"),
    model=Broadcast,
    after="title",
    columns=(
        Column(
            name="channel",
            label=_("Nơi phát, đăng"),
            listed=True,
            filtered=True,
            remembered=True,
            width=26,
            span=3,
        ),
        Column(name="times", label=_("Số lượt"), listed=True, least=1, begins=1, width=9),
        Column(name="on_day", label=_("Ngày phát, đăng"), help=_("Để trống là cùng ngày."), width=12),
        Column(name="minutes", label=_("Số phút mỗi lượt"), added=False, width=9),
        Column(name="link", label=_("Đường dẫn"), width=30, span=3),
    ),
)

COMMUNICATION = Register(
    code="communication",
    group=Group.OUTREACH,
    position=10,
    model=Item,
    title=_("Sổ theo dõi truyền thông"),
    tab=_("Truyền thông"),
    thing=_("tin, bài"),
    heading="title",
    part=BROADCASTS,
    check=check_product,
    village=ForVillages(
        position=20,
        button=_("Tin, bài phát loa, đăng nhóm"),
        hint=_("Đọc trên loa, đăng nhóm Zalo, dán bảng tin."),
        asks=(
            Ask(column="title", question=_("Tin, bài tên gì?")),
            Ask(column="on_day", question=_("Phát, đăng từ ngày nào?"), help=_("Ngày/tháng/năm.")),
            Ask(column="channel", of_part=True, question=_("Phát, đăng ở đâu?"), begins="loudspeaker",
                help=_("Nhiều nơi thì gửi mỗi nơi một lần."),
                offered=("loudspeaker", "messaging", "notice_board", "communicator")),
            Ask(column="times", of_part=True, question=_("Bao nhiêu lượt?"), begins=1,
                said=_("%(value)s lượt")),
            Ask(column="topic", question=_("Nói về việc gì?"), offered=VILLAGE_TOPICS),
        ),
    ),
    columns=(
        Column(name="on_day", label=_("Ngày"), short=True, listed=True, width=12),
        Column(name="title", label=_("Tên tin, bài"), short=True, listed=True, searched=True, width=46),
        Column(
            name="unit", label=_("Đơn vị"), short=True, listed=True, filtered=True, searched=True,
            remembered=True, width=26,
        ),
        Column(name="topic", label=_("Chủ đề"), filtered=True, searched=True, remembered=True, width=26),
        Column(name="occasion", label=_("Dịp"), filtered=True, searched=True, width=24),
        Column(name="villages", label=_("Thôn, tổ dân phố"), filtered=True, searched=True, width=30),
        Column(name="target_groups", label=_("Đối tượng"), codes=TargetGroup, searched=True, width=26),
        Column(name="product", label=_("Sản phẩm in, làm ra"), searched=True, width=18),
        Column(name="quantity", label=_("Số lượng sản phẩm"), width=10),
        PROGRAMME,
        NOTE,
    ),
    figures=(
        Figure(code="items", label=_("%(count)s tin, bài")),
        Figure(code="broadcasts", label=_("%(count)s lượt phát, lượt đăng"), of="times", of_part=True),
        Figure(code="printed", label=_("%(count)s sản phẩm in, làm ra"), of="quantity"),
    ),
)  # fmt: skip
