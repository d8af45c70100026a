from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('disclosure', '0007_official_tables'),
    ]

    operations = [
        migrations.AddField(
            model_name='domain',
            name='kind',
            field=models.CharField(choices=[('national', '标准目录'), ('supplementary', '本单位补充目录'), ('township', '乡镇目录'), ('village', '村级目录')], default='national', max_length=20, verbose_name='目录种类'),
        ),
        migrations.AddConstraint(
            model_name='domain',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['national', 'supplementary', 'township', 'village'])), name='domain_kind'),
        ),
    ]
