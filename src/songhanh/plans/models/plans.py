"""Tables of what was promised; the constraints say the rules once more, for the day the code is wrong."""

import uuid
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from songhanh.files.models import StoredFile
from songhanh.journal.actor import Viewer
from songhanh.places.models import Place


class DocumentQuerySet(models.QuerySet["Document"]):
    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(place__in=Place.objects.visible_to(viewer))


class Document(models.Model):
    """A file as it was received; `unread` is why it could not be read (a reader's kind), "" when it was."""

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    unread = models.CharField(max_length=32, blank=True)
    year = models.PositiveSmallIntegerField()
    received_at = models.DateTimeField()
    received_by = models.CharField(max_length=200)
    dropped_at = models.DateTimeField(null=True, blank=True)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["place", "sha256"], condition=Q(dropped_at__isnull=True),
                name="a_place_receives_the_same_bytes_once",
            ),
        ]  # fmt: skip


class Reading(models.Model):
    """One reading of a document: its text, and what the reader made of it. Never changed."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="readings")
    text = models.TextField()
    text_sha256 = models.CharField(max_length=64)
    reader = models.CharField(max_length=32)
    draft = models.JSONField()
    created_at = models.DateTimeField()


class PlanQuerySet(models.QuerySet["Plan"]):
    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(place__in=Place.objects.visible_to(viewer))

    def in_year(self, year: int) -> Self:
        return self.filter(since_year__lte=year, until_year__gte=year)


class Plan(models.Model):
    """One version of a plan: a draft that people look through, then what was promised."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Bản đọc tạm, chờ rà soát")
        CONFIRMED = "confirmed", _("Đang thực hiện")
        REPLACED = "replaced", _("Đã được thay thế")
        ENDED = "ended", _("Đã kết thúc")
        DROPPED = "dropped", _("Đã bỏ")

    class Kind(models.TextChoices):
        ANNUAL = "annual", _("Kế hoạch năm")
        STRATEGY = "strategy", _("Kế hoạch nhiều năm")

    class Relation(models.TextChoices):
        NONE = "", _("Kế hoạch mới")
        AMENDMENT = "amendment", _("Kế hoạch điều chỉnh, bổ sung")
        REPLACEMENT = "replacement", _("Kế hoạch thay thế")

    FROZEN = (State.CONFIRMED, State.REPLACED, State.ENDED)

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    reading = models.ForeignKey(Reading, on_delete=models.PROTECT, related_name="+")
    series = models.UUIDField(default=uuid.uuid4)
    number = models.PositiveSmallIntegerField(default=1)
    amends = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="amendments"
    )
    relation = models.CharField(max_length=16, choices=Relation.choices, blank=True)
    state = models.CharField(max_length=16, choices=State.choices, default=State.DRAFT)
    title = models.CharField(max_length=500)
    kind = models.CharField(max_length=16, choices=Kind.choices)
    since_year = models.PositiveSmallIntegerField()
    until_year = models.PositiveSmallIntegerField()
    head = models.JSONField()
    ended_lines = models.JSONField(default=list)
    created_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.CharField(max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = PlanQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["draft", "dropped"])
                | (Q(confirmed_at__isnull=False) & ~Q(confirmed_by="")),
                name="confirmed_plans_say_by_whom_and_when",
            ),
            models.CheckConstraint(
                condition=Q(until_year__gte=F("since_year")), name="a_plan_ends_no_earlier_than_it_begins"
            ),
            models.CheckConstraint(
                condition=Q(amends__isnull=True, relation="")
                | Q(amends__isnull=False, relation__in=["amendment", "replacement"]),
                name="a_later_version_says_how_it_follows",
            ),
            models.UniqueConstraint(
                fields=["series"], condition=Q(state="confirmed"), name="one_version_of_a_plan_is_in_force"
            ),
        ]
        indexes = [models.Index(fields=["place", "since_year", "until_year"], name="plans_by_place_and_year")]

    @property
    def is_frozen(self) -> bool:
        return self.state in self.FROZEN


class Item(models.Model):
    """One thing understood: its words, where they stand in its reading's text, and what they are taken for.

    `payload` has the shape that its kind has in the contract for structured plans, without ref, text, span.
    `line` names the promise itself and survives versions; `continues` and `match` say from which line before.
    """

    class Kind(models.TextChoices):
        HEAD = "head", _("Thông tin chung")
        TARGET = "target", _("Chỉ tiêu")
        TASK = "task", _("Nhiệm vụ")
        UNIT = "unit", _("Đơn vị")
        KEY_DATE = "key_date", _("Ngày, đợt cao điểm")
        DEADLINE = "deadline", _("Hạn báo cáo")
        AIM = "aim", _("Mục tiêu")
        HEADING = "heading", _("Đề mục")
        REFERENCE = "reference", _("Văn bản viện dẫn")
        MODEL = "model", _("Mô hình")
        FUNDING = "funding", _("Kinh phí")
        RECIPIENT = "recipient", _("Nơi nhận")

    class State(models.TextChoices):
        READ = "read", _("Chưa xem")
        ACCEPTED = "accepted", _("Đúng")
        MENDED = "mended", _("Đã sửa")
        ADDED = "added", _("Đã thêm")
        DROPPED = "dropped", _("Đã bỏ")

    class Match(models.TextChoices):
        NONE = "", _("Không so")
        SAME = "same", _("Như cũ")
        PROPOSED = "proposed", _("Gần giống, chờ xem")
        CHANGED = "changed", _("Tiếp nối, có thay đổi")
        NEW = "new", _("Mới")
        CARRIED = "carried", _("Giữ nguyên từ kế hoạch trước")

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="items")
    reading = models.ForeignKey(Reading, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=16, choices=Kind.choices)
    line = models.UUIDField(default=uuid.uuid4)
    continues = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    match = models.CharField(max_length=16, choices=Match.choices, blank=True)
    position = models.PositiveIntegerField()
    ref = models.CharField(max_length=64, blank=True)
    text = models.TextField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    payload = models.JSONField(default=dict)
    unit_kind = models.CharField(max_length=32, blank=True)
    search_key = models.TextField()
    state = models.CharField(max_length=16, choices=State.choices, default=State.READ)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "line"], name="a_line_stands_once_in_a_plan"),
            models.UniqueConstraint(
                fields=["plan"], condition=Q(kind="head") & ~Q(state="dropped"), name="a_plan_has_one_head"
            ),
            models.CheckConstraint(condition=Q(end__gte=F("start")), name="a_passage_runs_forward"),
            models.CheckConstraint(
                condition=Q(unit_kind="") | Q(kind__in=["task", "unit"]),
                name="only_tasks_and_units_name_a_unit",
            ),
        ]
        indexes = [models.Index(fields=["plan", "position"], name="items_by_plan_and_position")]


class Doubt(models.Model):
    """A point that a person should look at; `arguments` make its sentence, `item` is what it speaks of."""

    class Severity(models.TextChoices):
        ERROR = "error", _("Sai rõ")
        WARNING = "warning", _("Nên xem")
        NOTICE = "notice", _("Lưu ý")

    class State(models.TextChoices):
        OPEN = "open", _("Chờ xem")
        BY_ITEM = "by_item", _("Đã xem cùng nội dung")
        KEPT = "kept", _("Để nguyên")

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="doubts")
    item = models.ForeignKey(Item, on_delete=models.PROTECT, null=True, blank=True, related_name="doubts")
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=64)
    severity = models.CharField(max_length=16, choices=Severity.choices)
    ref = models.CharField(max_length=64, blank=True)
    text = models.TextField()
    arguments = models.JSONField(default=dict)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    state = models.CharField(max_length=16, choices=State.choices, default=State.OPEN)
    reason = models.CharField(max_length=500, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "position"], name="doubts_of_a_plan_are_numbered_once"),
            models.CheckConstraint(
                condition=Q(state="open") | (Q(settled_at__isnull=False) & ~Q(settled_by="")),
                name="settled_doubts_say_by_whom_and_when",
            ),
            models.CheckConstraint(
                condition=~Q(severity="error") | ~Q(state="kept") | ~Q(reason=""),
                name="errors_left_alone_say_why",
            ),
        ]


class Issue(models.Model):
    """Number, day, signer and scan of a plan, as the clerk gave them; a correction is a new row."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="issues")
    corrects = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="correction"
    )
    number = models.CharField(max_length=64)
    issued_on = models.DateField()
    signer = models.CharField(max_length=200)
    signer_position = models.CharField(max_length=200, blank=True)
    scan = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    scan_text = models.TextField(blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(number="") & ~Q(signer=""), name="an_issue_has_a_number_and_a_signer"
            ),
        ]


class OwnWordQuerySet(models.QuerySet["OwnWord"]):
    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(place__in=Place.objects.visible_to(viewer))

    def known(self) -> Self:
        return self.filter(forgotten_at__isnull=True)


class OwnWord(models.Model):
    """How this office writes, learnt while a draft was looked through: a unit's local name, a spelling.

    `key` is what it is found by; `meaning` the kind of unit that a name stands for, "" for a spelling.
    """

    class Kind(models.TextChoices):
        UNIT = "unit", _("Tên gọi của đơn vị")
        SPELLING = "spelling", _("Cách viết, viết tắt")

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=16, choices=Kind.choices)
    words = models.CharField(max_length=120)
    key = models.CharField(max_length=120)
    meaning = models.CharField(max_length=32, blank=True)
    learnt_at = models.DateTimeField()
    learnt_by = models.CharField(max_length=200)
    forgotten_at = models.DateTimeField(null=True, blank=True)

    objects = OwnWordQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["place", "kind", "key"], condition=Q(forgotten_at__isnull=True),
                name="an_own_word_is_known_once",
            ),
            models.CheckConstraint(
                condition=(Q(kind="unit") & ~Q(meaning="")) | Q(kind="spelling", meaning=""),
                name="a_units_own_name_says_which_unit",
            ),
        ]  # fmt: skip
