import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models

CHANNELS = [('internet', '网上'), ('post', '信函'), ('email', '电子邮件'), ('phone', '电话'), ('fax', '传真'), ('in_person', '当面'), ('hotline', '12345热线'), ('wechat', '微信公众号')]


class Migration(migrations.Migration):

    dependencies = [
        ('feedback', '0016_knowledge'),
        ('people', '0007_allowance_seconds'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name='opinion',
            name='channel',
            field=models.CharField(choices=CHANNELS, max_length=20, verbose_name='怎样收到'),
        ),
        migrations.AddField(
            model_name='letter',
            name='channel',
            field=models.CharField(choices=CHANNELS, default='internet', max_length=20, verbose_name='怎样收到'),
        ),
        migrations.AddField(
            model_name='letter',
            name='ticket',
            field=models.CharField(blank=True, default='', max_length=40, verbose_name='工单号'),
        ),
        migrations.AddField(
            model_name='letter',
            name='entered_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddConstraint(
            model_name='letter',
            constraint=models.UniqueConstraint(condition=models.Q(('ticket', ''), _negated=True), fields=('channel', 'ticket'), name='ticket_once'),
        ),
        migrations.CreateModel(
            name='LetterPart',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('round', models.PositiveSmallIntegerField(default=0)),
                ('asked', models.CharField(blank=True, default='', max_length=500)),
                ('asked_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('text', models.TextField(blank=True, default='')),
                ('written_at', models.DateTimeField(null=True)),
                ('letter', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='parts', to='feedback.letter')),
                ('organ', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organ')),
                ('written_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'db_table': 'letter_part',
                'ordering': ['id'],
                'indexes': [models.Index(condition=models.Q(('text', '')), fields=['organ'], name='part_waiting')],
                'constraints': [models.UniqueConstraint(fields=('letter', 'round', 'organ'), name='part_once')],
            },
        ),
    ]
