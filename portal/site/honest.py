"""A form that strangers send: without account, without script, without a third party. It knows a machine by a field
that no person fills in, by being sent before anyone could have read it, and while very much is sent by a question in
words. Nothing typed is lost by any of them."""

import secrets

from django import forms
from django.core import signing
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.site.keys import keyed_hash
from portal.site.options import option

SALT = "portal.site.honest"
LASTS = 7 * 24 * 3600
QUESTION = "question"  # the field that it is answered in
NUMERALS = "零一二三四五六七八九"


class StampedForm(forms.Form):
    """`stamp` is good for a week and names the form: sent twice, it is one."""

    is_new = False  # whether it is to be another form than the one that was sent

    @property
    def stamp(self) -> str:
        """The one this form was sent with, as long as it is good; else a new one."""
        sent = self.data.get("stamp", "") if self.is_bound and not self.is_new else ""
        return sent if named(sent) else _signer().sign(secrets.token_urlsafe(16))

    @property
    def name(self) -> str:
        """What this very form is called, the same however often it is sent."""
        return named(self.data.get("stamp", "")) or ""


class HonestForm(StampedForm):
    """Draw `components/honest.html` in it."""

    retry_after = 0  # seconds, when too many were sent

    website = forms.CharField(label=gettext_lazy("这一栏请留空"), required=False, max_length=200)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["website"].widget.attrs |= {"tabindex": "-1", "autocomplete": "off"}
        for field in self.fields.values():
            field.widget.attrs.pop("maxlength", None)  # too long is said in words, not cut off in silence
            field.error_messages["max_length"] = _("最多%(limit_value)s字，现在是%(show_value)s字。")
        if QUESTION in self.data:
            self._put_question()

    # While very much is sent (portal/site/floods.py)

    @property
    def _asked_number(self) -> int:
        """From 21 to 99; it follows from the form's name, so nothing of it is kept."""
        return 21 + int(keyed_hash("question", self.name)[:8], 16) % 79

    @property
    def is_answered(self) -> bool:
        said = self.data.get(QUESTION, "").strip()
        return said.isdecimal() and len(said) < 5 and int(said) == self._asked_number

    def ask_question(self) -> None:
        self._put_question()
        self.add_error(QUESTION, _("还没有收下：现在交来的特别多，请答对这一题，再按一次提交。您填的都还在。"))

    def _put_question(self) -> None:
        tens, ones = divmod(self._asked_number, 10)
        words = f"{NUMERALS[tens]}十{NUMERALS[ones] if ones else ''}"
        self.fields[QUESTION] = forms.CharField(
            label=_("请把“%(words)s”写成数字") % {"words": words}, required=False, max_length=20,
            help_text=_("用来分清是人还是程序，例如“四十二”写成 42。"),
            widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        )  # fmt: skip
        self.fields[QUESTION].needed = True

    def refuse_for(self, seconds: int, words: str) -> None:
        """Too many were sent; what was typed stays."""
        self.retry_after = seconds
        self.add_error(None, words)

    def answer(self, page: HttpResponse) -> HttpResponse:
        """The page that shows this form, with the status that belongs to it."""
        if self.retry_after:
            page.status_code, page.headers["Retry-After"] = 429, str(self.retry_after)
        return page

    def clean(self):
        cleaned = super().clean()
        if self.data.get("website"):
            raise forms.ValidationError(_("有一栏应当留空，却填了字。请清空“这一栏请留空”后再提交。"))
        if not self.name:
            raise forms.ValidationError(_("这一页开得太久了。您填的都还在，请再按一次提交。"))
        if _is_too_early(self.data["stamp"]):
            raise forms.ValidationError(_("提交得太快了。您填的都还在，请核对一下，再按一次提交。"))
        return cleaned


def _signer() -> signing.TimestampSigner:
    return signing.TimestampSigner(salt=SALT)


def named(stamp: str) -> str | None:
    """Which form a stamp names."""
    try:
        return _signer().unsign(stamp, max_age=LASTS)
    except signing.BadSignature:
        return None


def _is_too_early(stamp: str) -> bool:
    try:
        _signer().unsign(stamp, max_age=option("forms.least_seconds"))
    except signing.SignatureExpired:
        return False
    return True
