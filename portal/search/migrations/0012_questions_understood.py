"""Synonyms, promoted answers and what is asked for; the first two with the set that the house brings along."""

import csv
from pathlib import Path

from django.db import migrations, models

DATA = Path(__file__).parents[1] / "data"


def rows(name):
    return csv.DictReader((DATA / name).read_text("utf-8").splitlines())


def lay(apps, schema_editor):
    Synonym, PromotedAnswer = (apps.get_model("search", name) for name in ("Synonym", "PromotedAnswer"))
    alias = schema_editor.connection.alias
    Synonym.objects.using(alias).bulk_create(
        Synonym(words=row["words"], means=row["means"], both_ways=row["both_ways"] == "1")
        for row in rows("synonyms.csv")
    )
    PromotedAnswer.objects.using(alias).bulk_create(PromotedAnswer(**row) for row in rows("answers.csv"))


class Migration(migrations.Migration):

    dependencies = [
        ('search', '0011_interpretation_kinds'),
    ]

    operations = [
        migrations.CreateModel(
            name='AskedWords',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('words', models.CharField(max_length=40, verbose_name='查找的词')),
                ('day', models.DateField(verbose_name='日期')),
                ('n', models.PositiveIntegerField(verbose_name='次数')),
                ('nothing', models.PositiveIntegerField(default=0, verbose_name='没有结果')),
            ],
            options={
                'verbose_name': '查找的词',
                'verbose_name_plural': '查找的词',
                'db_table': 'asked_words',
                'indexes': [models.Index(fields=['day'], name='asked_words_day')],
                'constraints': [models.UniqueConstraint(fields=('words', 'day'), name='asked_words_once_a_day')],
            },
        ),
        migrations.CreateModel(
            name='PromotedAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('asked', models.CharField(help_text='一种问法或几种问法，用顿号分开；“怎么”“哪里”这类词不用写。', max_length=300, verbose_name='这样问的时候')),
                ('title', models.CharField(help_text='一句话，带着网址，例如 看各单位的电话和地址。', max_length=100, verbose_name='回答')),
                ('url', models.CharField(help_text='本站的写成 /organs/，站外的写全。', max_length=300, verbose_name='网址')),
                ('words', models.CharField(blank=True, max_length=200, verbose_name='再说一句')),
                ('in_use', models.BooleanField(default=True, verbose_name='使用')),
            ],
            options={
                'verbose_name': '推荐答案',
                'verbose_name_plural': '推荐答案',
                'db_table': 'promoted_answer',
                'ordering': ['asked', 'id'],
                'constraints': [models.UniqueConstraint(fields=('asked', 'url'), name='promoted_answer_once'), models.CheckConstraint(condition=models.Q(models.Q(('asked', ''), _negated=True), models.Q(('title', ''), _negated=True), ('url__regex', '^(/[^/]|https?://|/$)')), name='promoted_answer_given')],
            },
        ),
        migrations.CreateModel(
            name='Synonym',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('words', models.CharField(help_text='几个词用顿号分开。', max_length=200, verbose_name='百姓的说法')),
                ('means', models.CharField(help_text='几个词用顿号分开。', max_length=200, verbose_name='文件里的说法')),
                ('both_ways', models.BooleanField(default=False, help_text='两边是同一个意思时才选，例如 低保 和 最低生活保障。', verbose_name='反过来也找')),
                ('in_use', models.BooleanField(default=True, verbose_name='使用')),
            ],
            options={
                'verbose_name': '同义词',
                'verbose_name_plural': '同义词',
                'db_table': 'synonym',
                'ordering': ['words', 'id'],
                'constraints': [models.UniqueConstraint(fields=('words', 'means'), name='synonym_once'), models.CheckConstraint(condition=models.Q(models.Q(('words', ''), _negated=True), models.Q(('means', ''), _negated=True)), name='synonym_given')],
            },
        ),
        migrations.RunPython(lay, migrations.RunPython.noop),
    ]
