"""The form by which a reader asks to follow something."""

import json
import secrets

from django import forms
from django.db import connections, router
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.following.choice import AXES, Choice, of
from portal.following.models import Rhythm, Subscription
from portal.people.allowance import Limit
from portal.publishing.content import plain
from portal.publishing.facets import POLICY
from portal.site import keys
from portal.site.email_field import EmailField
from portal.site.filters import LONGEST_QUERY
from portal.site.honest import HonestForm
from portal.site.vocabulary import Vocabulary

TOKEN, READER = "following token", "following reader"  # what the keyed hashes are for
FROM_PLACE, IN_ALL = 20, 500  # in an hour (portal/site/floods.py)
TO_READER = Limit("follow-reader", 5, 86400)  # asked of one reader in a day


class FollowForm(HonestForm):
    organ = forms.ChoiceField(label=gettext_lazy("单位"), required=False)
    domain = forms.ChoiceField(label=gettext_lazy("领域"), required=False)
    topic = forms.ChoiceField(label=gettext_lazy("主题"), required=False)
    audience = forms.ChoiceField(label=gettext_lazy("说的是哪些人、哪些企业的事"), required=False)
    kind = forms.ChoiceField(label=gettext_lazy("体裁"), required=False)
    q = forms.CharField(
        label=gettext_lazy("标题或正文里有这些字"), required=False, max_length=LONGEST_QUERY,
        help_text=gettext_lazy("例如 低保、危房改造。"),
    )  # fmt: skip
    rhythm = forms.ChoiceField(
        label=gettext_lazy("多久一封"), choices=Rhythm.choices, initial=Rhythm.DAILY, widget=forms.RadioSelect
    )
    email = EmailField(
        gettext_lazy("只用来发这一项订阅，加密保存；一停订就删去。"), label=gettext_lazy("您的邮箱"), required=True
    )

    def __init__(self, *args, words: Vocabulary, **kwargs):
        super().__init__(*args, **kwargs)
        for axis in AXES:
            known = list(words.words(axis).items())
            if axis == "kind":
                known.insert(0, (POLICY, _("政策文件")))
            self.fields[axis].choices = [("", _("不限")), *known]

    def clean_q(self) -> str:
        return plain(self.cleaned_data["q"])

    @property
    def choice(self) -> Choice:
        said = self.cleaned_data
        return of({axis: said[axis] for axis in AXES if said.get(axis)}, said["q"])


def ask(choice: Choice, rhythm: str, email: str) -> None:
    """Write the wish down; the minute's tick asks its reader to confirm. Whether there was one nobody learns."""
    if TO_READER.take(email.strip().lower()):
        write(choice, rhythm, email, secrets.token_urlsafe(24))


def write(choice: Choice, rhythm: str, email: str, token: str) -> None:
    reader, sealed = email.strip().lower(), keys.seal(json.dumps({"to": email.strip(), "token": token}))
    values = [keys.keyed_hash(TOKEN, token), keys.keyed_hash(READER, reader), sealed, list(choice.facets), choice.words]
    with connections[router.db_for_write(Subscription)].cursor() as cursor:
        cursor.execute("SELECT follow_ask(%s, %s, %s, %s::text[], %s, %s)", [*values, rhythm])


def _hashes(token: str) -> list[str]:
    return keys.keyed_hashes(TOKEN, token[:100])


def see(token: str) -> tuple[Choice, str, bool] | None:
    """What the holder of the token follows, how often, and whether it is confirmed."""
    with connections[router.db_for_read(Subscription)].cursor() as cursor:
        cursor.execute("SELECT facets, words, rhythm, confirmed FROM follow_see(%s::text[])", [_hashes(token)])
        row = cursor.fetchone()
    return row and (Choice(tuple(row[0]), row[1]), row[2], row[3])


def confirm(token: str) -> bool:
    with connections[router.db_for_write(Subscription)].cursor() as cursor:
        cursor.execute("SELECT follow_confirm(%s::text[])", [_hashes(token)])
        return cursor.fetchone()[0]


def stop(token: str) -> None:
    with connections[router.db_for_write(Subscription)].cursor() as cursor:
        cursor.execute("SELECT follow_stop(%s::text[])", [_hashes(token)])
