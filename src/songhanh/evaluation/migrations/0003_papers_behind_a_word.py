from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("evaluation", "0002_checklist"),
        ("files", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="remark",
            name="proofs",
            field=models.ManyToManyField(blank=True, related_name="+", to="files.storedfile"),
        ),
    ]
