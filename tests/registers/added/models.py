"""A register of visits (events with lines that wait, money, walls, rules) and one of helpers (what lasts)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from songhanh.registers.kinds.base import (
    END_REASON,
    UNTIL,
    Among,
    AtVillages,
    Column,
    Entry,
    Figure,
    Group,
    Jump,
    Lasting,
    Line,
    NotBefore,
    Part,
    Range,
    Register,
    Waiting,
    WithPersons,
    check_persons,
    count_men,
)


class Mood(models.TextChoices):
    GLAD = "glad", "Phấn khởi"
    CALM = "calm", "Bình thường"


class Gift(models.TextChoices):
    BOOKS = "books", "Sách"
    RICE = "rice", "Gạo"


class Visit(AtVillages, WithPersons, Entry):
    title = models.CharField(max_length=300)
    mood = models.CharField(max_length=8, choices=Mood.choices)
    gifts = models.CharField(max_length=80, blank=True)
    was_told = models.BooleanField(null=True, blank=True)
    hours = models.DecimalField(max_digits=5, decimal_places=1, null=True, blank=True)
    spent = models.BigIntegerField(null=True, blank=True)
    persons_poor = models.PositiveIntegerField(null=True, blank=True)
    whisperer = models.CharField(max_length=200, blank=True)

    class Meta(Entry.Meta):
        constraints: ClassVar = [*Entry.Meta.constraints, *WithPersons.Meta.constraints]


class Ask(Line):
    entry = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="asks")
    wish = models.CharField(max_length=200)
    due_on = models.DateField(null=True, blank=True)
    met_on = models.DateField(null=True, blank=True)
    met_how = models.CharField(max_length=200, blank=True)


class Helper(AtVillages, Lasting, Entry):
    class Sex(models.TextChoices):
        FEMALE = "female", "Nữ"
        MALE = "male", "Nam"

    name = models.CharField(max_length=200)
    sex = models.CharField(max_length=8, choices=Sex.choices)
    phone = models.CharField(max_length=20, blank=True)

    class Meta(Entry.Meta):
        constraints: ClassVar = [*Entry.Meta.constraints, *Lasting.Meta.constraints]


VISITS = Register(
    code="visits",
    group=Group.SERVICES,
    model=Visit,
    title="Sổ thăm hỏi",
    tab="Thăm hỏi",
    thing="lần thăm",
    heading="title",
    check=check_persons,
    rules=(
        Among("persons_poor", "persons_total"),
        Range("hours", most=12),
        Range("spent", most=1_000_000_000, strict=True),
        Jump("persons_total", times=8),
    ),
    part=Part(
        name="asks", label="Nguyện vọng", add="Thêm nguyện vọng", model=Ask, after="title",
        columns=(
            Column(name="wish", label="Nguyện vọng", listed=True, searched=True, width=40),
            Column(name="due_on", label="Hạn"),
            Column(name="met_on", label="Ngày đáp ứng", past=True),
            Column(name="met_how", label="Đáp ứng thế nào"),
        ),
        rules=(NotBefore("met_on", "due_on"),),
    ),
    waiting=Waiting(
        where=Q(met_on__isnull=True), of_part=True, fills=("met_on", "met_how"), due="due_on", text="wish",
        label="%(count)s lần thăm còn nguyện vọng", act="Ghi đáp ứng",
    ),
    columns=(
        Column(name="on_day", label="Ngày", short=True, listed=True),
        Column(name="title", label="Thăm ai", short=True, listed=True, searched=True, width=40),
        Column(name="unit", label="Đơn vị", short=True, listed=True, filtered=True, searched=True),
        Column(name="mood", label="Không khí", short=True, listed=True, filtered=True, remembered=True),
        Column(name="villages", label="Thôn", filtered=True, searched=True),
        Column(name="gifts", label="Quà", codes=Gift, filtered=True, listed=True),
        Column(name="was_told", label="Đã báo trước", filtered=True, listed=True),
        Column(name="hours", label="Số giờ", listed=True),
        Column(name="spent", label="Kinh phí", short=True, listed=True),
        Column(name="persons_total", label="Tổng số", short=True, listed=True),
        Column(name="persons_women", label="Trong đó nữ", short=True, listed=True),
        Column(name="persons_poor", label="Hộ nghèo", listed=True),
        Column(name="persons_men", label="Nam", computed=count_men),
        Column(name="not_split", label="Chưa tách nam, nữ", short=True),
        Column(name="whisperer", label="Người mách", walled="registers.walled"),
        Column(name="programme", label="Chương trình"),
        Column(name="note", label="Ghi chú", searched=True),
    ),
    figures=(
        Figure(code="visits", label="%(count)s lần thăm"),
        Figure(code="glad", label="%(count)s lần phấn khởi", where={"mood": "glad"}),
        Figure(code="spent", label="%(count)s đồng", of="spent", is_money=True),
        Figure(code="asks", label="%(count)s nguyện vọng", of_part=True),
        Figure(code="met", label="%(count)s đã đáp ứng", of_part=True, where={"met_on__isnull": False}),
    ),
)  # fmt: skip

HELPERS = Register(
    code="helpers",
    group=Group.PEOPLE,
    model=Helper,
    title="Sổ người giúp việc chung",
    tab="Người giúp",
    thing="người",
    heading="name",
    same=("name", "unit"),
    columns=(
        Column(name="on_day", label="Từ ngày", short=True, listed=True),
        Column(name="name", label="Họ và tên", short=True, listed=True, searched=True, width=40),
        Column(name="sex", label="Giới tính", short=True, listed=True, filtered=True),
        Column(name="unit", label="Đơn vị", short=True, listed=True, filtered=True, searched=True),
        Column(name="villages", label="Thôn", short=True, filtered=True, searched=True),
        Column(name="phone", label="Điện thoại", walled="registers.walled"),
        UNTIL,
        END_REASON,
        Column(name="programme", label="Chương trình"),
        Column(name="note", label="Ghi chú"),
    ),
    figures=(
        Figure(code="people", label="%(count)s người"),
        Figure(code="women", label="trong đó %(count)s nữ", where={"sex": "female"}),
    ),
)
