"""The readers' word on interpretations: taken without account, counted, told to those who wrote (needs 56)."""

import datetime
from dataclasses import dataclass

from django import forms
from django.db import connections, router
from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interpretation.interpretations import KIND
from interpretation.models import ReaderWord, Unclear
from portal.cases.today import now
from portal.publishing.models import Revision
from portal.site.honest import HonestForm
from portal.site.keys import keyed_hash, seal

LONGEST = 200
KEPT = datetime.timedelta(days=365)  # what was written; that something was said stays
HELPED, DID_NOT = "yes", "no"


class WordForm(HonestForm):
    helped = forms.ChoiceField(
        label=gettext_lazy("有没有帮助"), widget=forms.RadioSelect,
        choices=[(HELPED, gettext_lazy("有帮助")), (DID_NOT, gettext_lazy("没有，还是不明白"))],
        error_messages={"required": gettext_lazy("请选一种。")},
    )  # fmt: skip
    unclear = forms.MultipleChoiceField(
        label=gettext_lazy("哪里不明白"), choices=Unclear.choices, required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    said = forms.CharField(
        label=gettext_lazy("还想说一句"), max_length=LONGEST, required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("只给写解读的单位看，不会公开。请不要写姓名、电话和身份证号；要答复请写信。"),
    )  # fmt: skip

    def clean(self):
        """What is unclear is asked of those whom it did not help."""
        cleaned = super().clean()
        if cleaned.get("helped") == HELPED:
            cleaned["unclear"] = []
        return cleaned


def say(path: str, form: WordForm) -> bool:
    """Take the word of a valid form; False when the interpretation is not public any more."""
    said = form.cleaned_data
    words = said["said"].replace("\x00", "").strip()
    values = [path, said["helped"] == HELPED, said["unclear"], seal(words) if words else "",
              keyed_hash("reader word", form.name)]  # fmt: skip
    with connections[router.db_for_write(ReaderWord)].cursor() as cursor:
        cursor.execute("SELECT reader_word_say(%s, %s, %s::varchar[], %s, %s)", values)
        return cursor.fetchone()[0]


@dataclass(frozen=True)
class Heard:
    helped: int
    did_not: int
    unclear: dict[str, int]  # what for how many, the most first


def heard(publication) -> Heard:
    """One query."""
    words = ReaderWord.objects.filter(interpretation=publication)
    counts = words.aggregate(
        yes=Count("pk", filter=Q(helped=True)), no=Count("pk", filter=Q(helped=False)),
        **{code: Count("pk", filter=Q(unclear__contains=[code])) for code in Unclear.values},
    )  # fmt: skip
    unclear = {Unclear(code).label: counts[code] for code in Unclear.values if counts[code]}
    most_first = dict(sorted(unclear.items(), key=lambda each: -each[1]))
    return Heard(counts["yes"], counts["no"], most_first)


def panel(revision: Revision) -> dict | None:
    """Beside an interpretation at the desk."""
    if revision.publication.kind != KIND:
        return None
    told = heard(revision.publication_id)
    if not told.helped and not told.did_not:
        return None
    lines = [_("%(yes)s人说有帮助，%(no)s人说没有。") % {"yes": told.helped, "no": told.did_not}]
    if told.unclear:
        reasons = _("；").join(f"{label} {n}" for label, n in told.unclear.items())
        lines.append(_("不明白的是：%(reasons)s") % {"reasons": reasons})
    address = f"{reverse('admin:interpretation_readerword_changelist')}?of={revision.publication_id}"
    return {"heading": _("读者的话"), "lines": lines, "tone": "", "links": [{"url": address, "label": _("逐条看")}]}


def forget_what_readers_wrote() -> str:
    old = ReaderWord.objects.filter(at__lt=now() - KEPT).exclude(sealed="")
    return f"words of readers forgotten: {old.update(sealed='')}"
