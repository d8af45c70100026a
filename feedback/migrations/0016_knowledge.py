import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('disclosure', '0018_paper_seal'),
        ('feedback', '0015_answer_files'),
        ('publishing', '0020_faster_pairs'),
    ]

    operations = [
        migrations.AddField(
            model_name='lane',
            name='is_direct',
            field=models.BooleanField(default=False, help_text='从一份文件那里写的，不经分办，交给公开那份文件的单位；那里没有办理员的仍由分办的人转。', verbose_name='直接交给那一页的单位'),
        ),
        migrations.CreateModel(
            name='AnswerHeader',
            fields=[
                ('revision', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='answer_header', serialize=False, to='publishing.revision')),
                ('item', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='disclosure.catalogitem', verbose_name='目录事项')),
                ('policy', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='publishing.publication', verbose_name='问的是哪份文件')),
            ],
            options={
                'db_table': 'answer_header',
            },
        ),
    ]
