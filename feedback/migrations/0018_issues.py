import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('feedback', '0017_other_channels'),
        ('publishing', '0020_faster_pairs'),
    ]

    operations = [
        migrations.AddField(
            model_name='lane',
            name='is_followed_up',
            field=models.BooleanField(default=False, help_text='答复、督办、办理、反馈都告诉写信人，并可以按期编成专报公开。', verbose_name='答复以后接着督办'),
        ),
        migrations.AddField(
            model_name='lane',
            name='for_assessors',
            field=models.BooleanField(default=False, help_text='写信要填评议员证号，不问姓名电话；评议员在“评议员”里定。', verbose_name='只收评议员的'),
        ),
        migrations.CreateModel(
            name='Assessor',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=50, verbose_name='姓名')),
                ('is_named', models.BooleanField(default=True, help_text='不愿公布的去掉勾，专报里只写“评议员”。', verbose_name='公布姓名')),
                ('since', models.DateField(verbose_name='起始日')),
                ('until', models.DateField(blank=True, help_text='空着表示一直有效。', null=True, verbose_name='截止日')),
                ('code_hash', models.CharField(max_length=64, unique=True)),
                ('lane', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assessors', to='feedback.lane', verbose_name='渠道')),
            ],
            options={
                'verbose_name': '评议员',
                'verbose_name_plural': '评议员',
                'db_table': 'assessor',
                'ordering': ['lane', 'name'],
            },
        ),
        migrations.CreateModel(
            name='LetterIssue',
            fields=[
                ('publication', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='letter_issue', serialize=False, to='publishing.publication')),
                ('no', models.PositiveIntegerField(verbose_name='第几期')),
                ('lane', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='issues', to='feedback.lane', verbose_name='渠道')),
            ],
            options={
                'verbose_name': '来信专报',
                'verbose_name_plural': '来信专报',
                'db_table': 'letter_issue',
                'constraints': [models.UniqueConstraint(fields=('lane', 'no'), name='issue_once')],
            },
        ),
        migrations.AddField(
            model_name='letter',
            name='follow_up',
            field=models.CharField(blank=True, choices=[('supervised', '督办中'), ('fed_back', '已反馈')], default='', max_length=12, verbose_name='督办'),
        ),
        migrations.AddField(
            model_name='letter',
            name='assessor',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='feedback.assessor', verbose_name='评议员'),
        ),
        migrations.AddField(
            model_name='letter',
            name='issue',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='letters', to='feedback.letterissue'),
        ),
        migrations.AddIndex(
            model_name='letter',
            index=models.Index(condition=models.Q(('follow_up', 'supervised')), fields=['organ'], name='letter_supervised'),
        ),
        migrations.AddIndex(
            model_name='opinion',
            index=models.Index(condition=models.Q(('wants_mail', True)), fields=['consultation'], name='opinion_to_tell'),
        ),
    ]
