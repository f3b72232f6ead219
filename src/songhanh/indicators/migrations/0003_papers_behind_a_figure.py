from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('files', '0001_initial'),
        ('indicators', '0002_own_indicators'),
    ]

    operations = [
        migrations.AddField(
            model_name='value',
            name='proofs',
            field=models.ManyToManyField(blank=True, related_name='+', to='files.storedfile'),
        ),
    ]
