"""Documents, readings, plans, items, doubts and issue particulars."""

import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('files', '0001_initial'),
        ('places', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Document',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200)),
                ('sha256', models.CharField(max_length=64)),
                ('unread', models.CharField(blank=True, max_length=32)),
                ('year', models.PositiveSmallIntegerField()),
                ('received_at', models.DateTimeField()),
                ('received_by', models.CharField(max_length=200)),
                ('dropped_at', models.DateTimeField(blank=True, null=True)),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile')),
                ('place', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
            ],
        ),
        migrations.CreateModel(
            name='Plan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('series', models.UUIDField(default=uuid.uuid4)),
                ('number', models.PositiveSmallIntegerField(default=1)),
                ('relation', models.CharField(blank=True, choices=[('', 'Kế hoạch mới'), ('amendment', 'Kế hoạch điều chỉnh, bổ sung'), ('replacement', 'Kế hoạch thay thế')], max_length=16)),
                ('state', models.CharField(choices=[('draft', 'Bản đọc tạm, chờ rà soát'), ('confirmed', 'Đang thực hiện'), ('replaced', 'Đã được thay thế'), ('ended', 'Đã kết thúc'), ('dropped', 'Đã bỏ')], default='draft', max_length=16)),
                ('title', models.CharField(max_length=500)),
                ('kind', models.CharField(choices=[('annual', 'Kế hoạch năm'), ('strategy', 'Kế hoạch nhiều năm')], max_length=16)),
                ('since_year', models.PositiveSmallIntegerField()),
                ('until_year', models.PositiveSmallIntegerField()),
                ('head', models.JSONField()),
                ('ended_lines', models.JSONField(default=list)),
                ('created_at', models.DateTimeField()),
                ('confirmed_at', models.DateTimeField(blank=True, null=True)),
                ('confirmed_by', models.CharField(blank=True, max_length=200)),
                ('version', models.PositiveIntegerField(default=1)),
                ('amends', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='amendments', to='plans.plan')),
                ('place', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
            ],
        ),
        migrations.CreateModel(
            name='Item',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('head', 'Thông tin chung'), ('target', 'Chỉ tiêu'), ('task', 'Nhiệm vụ'), ('unit', 'Đơn vị'), ('key_date', 'Ngày, đợt cao điểm'), ('deadline', 'Hạn báo cáo'), ('aim', 'Mục tiêu'), ('heading', 'Đề mục'), ('reference', 'Văn bản viện dẫn'), ('model', 'Mô hình'), ('funding', 'Kinh phí'), ('recipient', 'Nơi nhận')], max_length=16)),
                ('line', models.UUIDField(default=uuid.uuid4)),
                ('match', models.CharField(blank=True, choices=[('', 'Không so'), ('same', 'Như cũ'), ('proposed', 'Gần giống, chờ xem'), ('changed', 'Tiếp nối, có thay đổi'), ('new', 'Mới'), ('carried', 'Giữ nguyên từ kế hoạch trước')], max_length=16)),
                ('position', models.PositiveIntegerField()),
                ('ref', models.CharField(blank=True, max_length=64)),
                ('text', models.TextField()),
                ('start', models.PositiveIntegerField()),
                ('end', models.PositiveIntegerField()),
                ('payload', models.JSONField(default=dict)),
                ('unit_kind', models.CharField(blank=True, max_length=32)),
                ('search_key', models.TextField()),
                ('state', models.CharField(choices=[('read', 'Chưa xem'), ('accepted', 'Đúng'), ('mended', 'Đã sửa'), ('added', 'Đã thêm'), ('dropped', 'Đã bỏ')], default='read', max_length=16)),
                ('version', models.PositiveIntegerField(default=1)),
                ('continues', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='plans.item')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='items', to='plans.plan')),
            ],
        ),
        migrations.CreateModel(
            name='Issue',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.CharField(max_length=64)),
                ('issued_on', models.DateField()),
                ('signer', models.CharField(max_length=200)),
                ('signer_position', models.CharField(blank=True, max_length=200)),
                ('scan_text', models.TextField(blank=True)),
                ('recorded_at', models.DateTimeField()),
                ('recorded_by', models.CharField(max_length=200)),
                ('corrects', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='correction', to='plans.issue')),
                ('scan', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='issues', to='plans.plan')),
            ],
        ),
        migrations.CreateModel(
            name='Doubt',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveIntegerField()),
                ('kind', models.CharField(max_length=64)),
                ('severity', models.CharField(choices=[('error', 'Sai rõ'), ('warning', 'Nên xem'), ('notice', 'Lưu ý')], max_length=16)),
                ('ref', models.CharField(blank=True, max_length=64)),
                ('text', models.TextField()),
                ('arguments', models.JSONField(default=dict)),
                ('start', models.PositiveIntegerField()),
                ('end', models.PositiveIntegerField()),
                ('state', models.CharField(choices=[('open', 'Chờ xem'), ('by_item', 'Đã xem cùng nội dung'), ('kept', 'Để nguyên')], default='open', max_length=16)),
                ('reason', models.CharField(blank=True, max_length=500)),
                ('settled_at', models.DateTimeField(blank=True, null=True)),
                ('settled_by', models.CharField(blank=True, max_length=200)),
                ('item', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='doubts', to='plans.item')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='doubts', to='plans.plan')),
            ],
        ),
        migrations.CreateModel(
            name='Reading',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField()),
                ('text_sha256', models.CharField(max_length=64)),
                ('reader', models.CharField(max_length=32)),
                ('draft', models.JSONField()),
                ('created_at', models.DateTimeField()),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='readings', to='plans.document')),
            ],
        ),
        migrations.AddField(
            model_name='plan',
            name='reading',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='plans.reading'),
        ),
        migrations.AddField(
            model_name='item',
            name='reading',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='plans.reading'),
        ),
        migrations.AddConstraint(
            model_name='document',
            constraint=models.UniqueConstraint(condition=models.Q(('dropped_at__isnull', True)), fields=('place', 'sha256'), name='a_place_receives_the_same_bytes_once'),
        ),
        migrations.AddConstraint(
            model_name='issue',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('number', ''), _negated=True), models.Q(('signer', ''), _negated=True)), name='an_issue_has_a_number_and_a_signer'),
        ),
        migrations.AddConstraint(
            model_name='doubt',
            constraint=models.UniqueConstraint(fields=('plan', 'position'), name='doubts_of_a_plan_are_numbered_once'),
        ),
        migrations.AddConstraint(
            model_name='doubt',
            constraint=models.CheckConstraint(condition=models.Q(('state', 'open'), models.Q(('settled_at__isnull', False), models.Q(('settled_by', ''), _negated=True)), _connector='OR'), name='settled_doubts_say_by_whom_and_when'),
        ),
        migrations.AddConstraint(
            model_name='doubt',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('severity', 'error'), _negated=True), models.Q(('state', 'kept'), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='errors_left_alone_say_why'),
        ),
        migrations.AddIndex(
            model_name='plan',
            index=models.Index(fields=['place', 'since_year', 'until_year'], name='plans_by_place_and_year'),
        ),
        migrations.AddConstraint(
            model_name='plan',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'dropped']), models.Q(('confirmed_at__isnull', False), models.Q(('confirmed_by', ''), _negated=True)), _connector='OR'), name='confirmed_plans_say_by_whom_and_when'),
        ),
        migrations.AddConstraint(
            model_name='plan',
            constraint=models.CheckConstraint(condition=models.Q(('until_year__gte', models.F('since_year'))), name='a_plan_ends_no_earlier_than_it_begins'),
        ),
        migrations.AddConstraint(
            model_name='plan',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('amends__isnull', True), ('relation', '')), models.Q(('amends__isnull', False), ('relation__in', ['amendment', 'replacement'])), _connector='OR'), name='a_later_version_says_how_it_follows'),
        ),
        migrations.AddConstraint(
            model_name='plan',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'confirmed')), fields=('series',), name='one_version_of_a_plan_is_in_force'),
        ),
        migrations.AddIndex(
            model_name='item',
            index=models.Index(fields=['plan', 'position'], name='items_by_plan_and_position'),
        ),
        migrations.AddConstraint(
            model_name='item',
            constraint=models.UniqueConstraint(fields=('plan', 'line'), name='a_line_stands_once_in_a_plan'),
        ),
        migrations.AddConstraint(
            model_name='item',
            constraint=models.UniqueConstraint(condition=models.Q(('kind', 'head'), models.Q(('state', 'dropped'), _negated=True)), fields=('plan',), name='a_plan_has_one_head'),
        ),
        migrations.AddConstraint(
            model_name='item',
            constraint=models.CheckConstraint(condition=models.Q(('end__gte', models.F('start'))), name='a_passage_runs_forward'),
        ),
        migrations.AddConstraint(
            model_name='item',
            constraint=models.CheckConstraint(condition=models.Q(('unit_kind', ''), ('kind__in', ['task', 'unit']), _connector='OR'), name='only_tasks_and_units_name_a_unit'),
        ),
    ]
