"""Who wrote what last, found without looking through the whole register."""

from django.db import migrations, models

_TABLES = (
    "births", "collaborator", "commitment", "communitymodel", "consultation", "contact", "credit",
    "document", "enterprises", "feature", "healthservice", "holder", "honour", "households", "item", "job",
    "legalaid", "marriages", "meeting", "member", "movement", "officer", "petition", "policy", "programme",
    "pupils", "returnees", "review", "schoolwork", "session", "spending", "staff", "training", "violation",
)  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("registers", "0007_households_and_livelihoods")]

    operations = [
        migrations.AddIndex(
            model_name=name,
            index=models.Index(fields=["place", "recorder", "recorded_at"], name=f"{name}_by_writer"),
        )
        for name in _TABLES
    ]
