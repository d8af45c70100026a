"""The form of a letter, and filing it: once, however often it is sent; acknowledged only when it is in the database."""

import json
import uuid
from dataclasses import dataclass

from django import forms
from django.db import IntegrityError
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from feedback.intake.contact import clean_phone, masked
from feedback.intake.filing import Filing, SentBefore
from feedback.intake.slips import Slips
from feedback.intake.uploads import FilesField, digest_of, enclosed
from feedback.letters.clock import promise_of
from feedback.models import Lane, LaneKind, LetterKind
from feedback.models.lane import KIND_HINTS
from portal.cases.events import Effect, Event
from portal.cases.folding import fold
from portal.cases.limits import working_days
from portal.cases.models.workday import working_calendar
from portal.cases.today import today
from portal.people.models import Organ
from portal.publishing.content import plain
from portal.site.honest import HonestForm
from portal.site.keys import seal

LONGEST_TEXT = 5000
SLIPS = Slips("letter")
FILING = Filing(
    "letter_file(%s::jsonb, %s, %s, %s::bytea[], %s::jsonb)",
    gettext_lazy("这一页刚才已经交过一封信，编号 %(number)s。改过的还没有收下：要另写一封，请再按一次提交。"),
)


class LetterForm(HonestForm):
    kind = forms.ChoiceField(
        label=gettext_lazy("您想做什么"), widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("请选一种。")},
    )  # fmt: skip
    organ = forms.ModelChoiceField(
        label=gettext_lazy("交给哪个单位"), queryset=Organ.objects.none(), required=False, to_field_name="code",
        empty_label=gettext_lazy("不清楚，请帮我转办"),
        help_text=gettext_lazy("不知道也没关系，我们会转给负责的单位。"),
    )  # fmt: skip
    title = forms.CharField(
        label=gettext_lazy("标题"), max_length=50, error_messages={"required": gettext_lazy("请用一句话写明什么事。")}
    )
    text = forms.CharField(
        label=gettext_lazy("把事情说清楚"), max_length=LONGEST_TEXT, widget=forms.Textarea(attrs={"rows": 8}),
        help_text=gettext_lazy("时间、地点、经过、您的要求。请不要写身份证号和银行卡号。"),
        error_messages={"required": gettext_lazy("请写明事情。")},
    )  # fmt: skip
    reported = forms.ModelChoiceField(
        label=gettext_lazy("被举报的人在哪个单位"), queryset=Organ.objects.none(), required=False, to_field_name="code",
        empty_label=gettext_lazy("不清楚"), help_text=gettext_lazy("只有举报才填。举报从不公开，也不会转给这个单位。"),
    )  # fmt: skip
    files = FilesField(label=gettext_lazy("照片或材料"))
    name = forms.CharField(
        label=gettext_lazy("您的姓名"), max_length=50, widget=forms.TextInput(attrs={"autocomplete": "name"}),
        help_text=gettext_lazy("办理时核对用，加密保存，不会公开。"),
        error_messages={"required": gettext_lazy("请写姓名。")},
    )  # fmt: skip
    phone = forms.CharField(
        label=gettext_lazy("电话"), max_length=30,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"}),
        help_text=gettext_lazy("只在办理中要问您时用，加密保存，不会公开。"),
        error_messages={"required": gettext_lazy("请写电话。")},
    )  # fmt: skip
    email = forms.EmailField(
        label=gettext_lazy("邮箱"), max_length=200, required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text=gettext_lazy("写了，每有一步消息就告诉您一声；信里只说有消息，不说是什么。"),
        error_messages={"invalid": gettext_lazy("邮箱写得不完整，例如 name@example.com。")},
    )  # fmt: skip
    consent = forms.ChoiceField(
        label=gettext_lazy("答复可以公开吗"), widget=forms.RadioSelect,
        choices=[("yes", gettext_lazy("可以：去掉您的姓名、电话和住址后，让有同样问题的人也看到")),
                 ("no", gettext_lazy("不公开：只有您能看到"))],
        error_messages={"required": gettext_lazy("请选一种。")},
    )  # fmt: skip

    def __init__(self, *args, lane: Lane, about: str = "", has_mail: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        self.lane, self.about = lane, about
        self.limits = {each.kind: each for each in lane.kinds.all()}
        self.fields["kind"].choices = [(kind, _offer(each)) for kind, each in self.limits.items()]
        self.fields["organ"].queryset = Organ.objects.existing().exclude(kind="village").in_order()
        if LetterKind.REPORT in self.limits:
            self.fields["reported"].queryset = Organ.objects.existing().in_order()
        else:
            del self.fields["reported"]
        if not has_mail:
            del self.fields["email"]

    def _clean_line(self, name: str) -> str:
        value = plain(self.cleaned_data[name])
        if not value:
            raise forms.ValidationError(self.fields[name].error_messages["required"], code="required")
        return value

    def clean_title(self) -> str:
        return self._clean_line("title")

    def clean_name(self) -> str:
        return self._clean_line("name")

    def clean_text(self) -> str:
        text = self.cleaned_data["text"].replace("\x00", "").replace("\r\n", "\n").strip()
        if len(text) < 5:
            raise forms.ValidationError(_("请把事情说得具体一些：什么时间、什么地点、什么事。"))
        return text

    def clean(self):
        said = super().clean()
        organ, reported = said.get("organ"), said.get("reported")
        if said.get("kind") == LetterKind.REPORT and organ and organ == reported:
            self.add_error("organ", _("举报不能交给被举报人所在的单位，请选别的，或者选“不清楚”。"))
        return said

    def clean_phone(self) -> str:
        return clean_phone(self.cleaned_data["phone"])


def _offer(each) -> str:
    promise = _("%(n)s个工作日内答复") % {"n": each.days}
    return f"{each.get_kind_display()}：{KIND_HINTS[LetterKind(each.kind)]}，{promise}"


@dataclass(frozen=True)
class Receipt:
    number: str
    code: str
    due_on: object
    days: int


def again(form: LetterForm) -> Receipt | None:
    """What this form has filed before; raises SentBefore when other words stand in it now."""
    return _again(form.cleaned_data, form.name)


def file(form: LetterForm) -> Receipt:
    """The letter that this form is: filed now, or before by the same form with the same words."""
    return keep(form.limits[form.cleaned_data["kind"]], form.cleaned_data, form.name, form.about)


def keep(limit: LaneKind, said: dict, secret: str, about: str = "") -> Receipt:
    """`secret` names the form; `said` is what stood in it, cleaned."""
    lane, on, is_report = limit.lane, today(), said["kind"] == LetterKind.REPORT
    start = Event(Effect.START, on, promise_of(lane), limit=working_days(limit.days, promise_of(lane)))
    receipt = Receipt(
        SLIPS.number_of(secret, on.year), SLIPS.code_of(secret), fold([start], working_calendar()).due_on, limit.days
    )
    writer = _writer(said)
    organ, files, reported = said.get("organ"), enclosed(_files(said)), said.get("reported")
    letter = {
        "id": str(uuid.uuid4()), "number": receipt.number, "code_hash": SLIPS.stored(receipt.code),
        "form_hash": SLIPS.form_hash(secret), "lane_id": lane.pk, "kind": said["kind"],
        "content_hash": SLIPS.fingerprint(*_words(said)),
        "addressed_id": organ and organ.pk, "reported_id": reported.pk if reported and is_report else None,
        "title": said["title"], "text": said["text"], "about": about[:300],
        "sealed": seal(json.dumps(writer, ensure_ascii=False)), "masked": masked(said["name"], said["phone"]),
        "wants_mail": bool(writer["email"]),
        "consent_public": said["consent"] == "yes" and lane.may_publish and not is_report,
        "due_on": receipt.due_on.isoformat(),
    }  # fmt: skip
    facts = json.dumps([{"extension": file.extension, "size": file.size} for file in files])
    values = [json.dumps(letter, ensure_ascii=False), on, limit.days, [file.sealed for file in files], facts]
    try:
        is_new = FILING.file(values, receipt.number)
    except IntegrityError as error:  # the lane was closed, or its limit changed, while this was sent
        raise SentBefore(_("没有收下：这里刚才改了受理的种类或期限，请看一看，再按一次提交。")) from error
    return receipt if is_new else _again(said, secret)


def _again(said: dict, secret: str) -> Receipt | None:
    kept = FILING.again(SLIPS, secret, _words(said))
    return kept and Receipt(kept.number, kept.code, parse_date(kept.row["due_on"]), kept.row["days"])


def _words(said: dict) -> list[str]:
    """By which it is known whether a form was sent twice or says something else."""
    organ, reported = said.get("organ"), said.get("reported")
    return [
        said["kind"], organ.code if organ else "", said["title"], said["text"], said["consent"],
        *_writer(said).values(), str(reported and reported.pk), *map(digest_of, _files(said)),
    ]  # fmt: skip


def _writer(said: dict) -> dict[str, str]:
    return {name: said.get(name, "") for name in ("name", "phone", "email")}


def _files(said: dict) -> list:
    return said.get("files", [])
