"""Forms at the desk for what a move of a request must record; the decision is chosen from the table of outcomes."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from feedback.admin.walked import MoveForm, text_field
from feedback.models.challenge import ChallengeGroup, ChallengeResult
from feedback.requests import composing, fees
from feedback.requests.kinds import ACCESS, KINDS, RECORD
from feedback.requests.outcomes import GROUP_LABELS, Group, Need, of_kind
from feedback.requests.provision import INSTEAD, WHY
from feedback.requests.recording import NOTED
from feedback.requests.states import CONFIRMS, MOVES, Step
from feedback.requests.wording import NEEDED
from portal.cases.day_fields import day
from portal.people.models import Organ

LABELS = {
    Need.REASONS: gettext_lazy("理由"), Need.WAY: gettext_lazy("获取的方式和途径"),
    Need.OPEN_PART: gettext_lazy("公开的部分"), Need.LAW: gettext_lazy("依照的法律、行政法规"),
    Need.SEARCH_RECORD: gettext_lazy("检索的情况"), Need.CORRECTION: gettext_lazy("更正的内容"),
    Need.COMPETENT: gettext_lazy("有权更正的机关和联系方式"),
}  # fmt: skip
SHOULD = {
    "told": {"ask_correction": gettext_lazy("要补正的事项（告诉申请人）"),
             "ask_reasons": gettext_lazy("请申请人说明什么"), "ask_fee": gettext_lazy("怎样缴费、到哪里缴"),
             "take_back": gettext_lazy("为什么继续办理（告诉申请人）"),
             "redo": gettext_lazy("依据哪一份复议决定、判决（告诉申请人）")},
    "days": {"ask_correction": gettext_lazy("给几个工作日补正"), "extend": gettext_lazy("延长几个工作日"),
             "redo": gettext_lazy("几个工作日内重新答复（按决定、判决写的）")},
    "note": NOTED,
    "on": {"dispatch": gettext_lazy("交给邮局的日期（空着是今天）"),
           "confirm": gettext_lazy("收到的日期（网上、传真：双方确认之日；信函：签收或者确认之日）"),
           "confirm_record": gettext_lazy("收到的日期")},
}  # fmt: skip
# What a move does without; all else it asks for itself.
MAY = {("assign", "told"), ("hand_on", "told"), ("confirm", "told"), ("confirm_record", "told"), ("corrected", "note"),
       ("complaint_heard", "told")}  # fmt: skip


def _choice(label, choices) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=[("", "——"), *choices], required=False)


class RequestMoveForm(MoveForm):
    on = day(gettext_lazy("日期（空着是今天）"))
    organ = forms.ModelChoiceField(
        label=gettext_lazy("承办单位"), queryset=Organ.objects.none(), required=False, empty_label="——"
    )
    days = forms.IntegerField(label=gettext_lazy("几个工作日"), min_value=1, max_value=60, required=False)
    due_on = day(gettext_lazy("新的期限"))
    basis = forms.ChoiceField(
        label=gettext_lazy("收费方式"), choices=[("", "——"), *fees.LABELS.items()], required=False
    )
    units = forms.IntegerField(
        label=gettext_lazy("第几件（这个申请人本月）或者多少页"), min_value=1, max_value=100_000, required=False
    )
    group = _choice(gettext_lazy("复议还是诉讼"), ChallengeGroup.choices)
    result = _choice(gettext_lazy("结果"), [each for each in ChallengeResult.choices if each[0] != "pending"])
    whom = forms.CharField(label=gettext_lazy("征求谁的意见（写在函上）"), max_length=100, required=False)
    address = forms.CharField(
        label=gettext_lazy("公开后的网址"), max_length=300, required=False,
        help_text=gettext_lazy("例如 /documents/123/。还没有公开的，先从“直接写”起草。"),
    )  # fmt: skip
    told = text_field(gettext_lazy("告诉申请人的话"), most=1000)
    note = text_field(gettext_lazy("记录"), most=1000)

    def __init__(self, *args, move: Step, **kwargs):
        super().__init__(*args, move=move, **kwargs)
        for name, field in self.fields.items():
            field.label = SHOULD.get(name, {}).get(move.name, field.label)
            field.needed = (move.name, name) not in MAY and (name != "on" or move.name in CONFIRMS.values())


# Fields of an answer that only one kind of request has
OF_ONE = {
    **dict.fromkeys(("correction", "competent"), RECORD),
    **dict.fromkeys(("way", "available_on", "open_part", "law", "search_record", "instead", "instead_why"), ACCESS),
}


class ReplyForm(forms.Form):
    """The decision: a result with its ground, and the words that this ground needs."""

    decision = forms.ChoiceField(
        label=gettext_lazy("结果和依据"), error_messages={"required": gettext_lazy("请选择答复的结果。")}
    )
    way = text_field(LABELS[Need.WAY], most=1000, rows=2)
    available_on = day(gettext_lazy("从哪天起可以得到（予以公开的写）"))
    open_part = text_field(LABELS[Need.OPEN_PART], most=1000, rows=2)
    reasons = text_field(LABELS[Need.REASONS], most=5000, rows=4)
    law = text_field(LABELS[Need.LAW], most=1000, rows=2)
    search_record = text_field(LABELS[Need.SEARCH_RECORD], most=1000)
    correction = text_field(LABELS[Need.CORRECTION], most=1000)
    competent = text_field(LABELS[Need.COMPETENT], most=1000, rows=2)
    # REQ-21: otherwise than it was asked for, only for one of two reasons.
    instead = _choice(gettext_lazy("不按申请人要求的形式提供的，改成"), list(INSTEAD.items()))
    instead_why = _choice(gettext_lazy("为什么不按要求的形式（条例第四十条）"), list(WHY.items()))
    adds = text_field(gettext_lazy("另外要告诉申请人的"), most=1000, rows=2)

    def __init__(self, *args, move: Step, kind: str = ACCESS, **kwargs):
        super().__init__(*args, auto_id="answer_%s", **kwargs)
        self.move, self.kind = move.name, kind
        for name in [name for name in self.fields if OF_ONE.get(name, kind) != kind]:
            del self.fields[name]
        self.fields["decision"].choices = [("", "——"), *_grouped(kind)]
        for name, field in self.fields.items():
            field.needed = name not in ("adds", "instead", "instead_why")  # which of them, the chosen result says
        self.fields["adds"].help_text = "；".join(
            f"{ground.label}：{ground.may_say}" for outcome in of_kind(kind).values() for ground in outcome.grounds
            if ground.may_say
        )  # fmt: skip

    def clean(self):
        said = super().clean()
        outcome, _colon, ground = said.get("decision", "").partition(":")
        needed = {need.value: said.get(need.value) or "" for need in NEEDED}
        self.reply = composing.Reply(outcome, ground, needed, said.get("available_on"), said.get("adds") or "",
                                     said.get("instead") or "", said.get("instead_why") or "")  # fmt: skip
        for name, words in composing.problems(self.reply, self.kind).items() if outcome else ():
            self.add_error(str(name) if str(name) in self.fields else "decision", words)
        return said

    def said(self) -> dict:
        return {"reply": self.reply}


def _grouped(kind: str):
    """Outcomes under the report's headings; each says what its letter needs."""
    for group, label in GROUP_LABELS.items() if kind == ACCESS else ((Group.RECORD, KINDS[RECORD]),):
        yield label, [
            (f"{outcome.code}:{ground.code}", _named(outcome, ground))
            for outcome in of_kind(kind).values() if outcome.group is group and outcome.is_written
            for ground in outcome.grounds
        ]  # fmt: skip


def _named(outcome, ground) -> str:
    needs = "、".join(str(LABELS.get(need, _("时间"))) for need in ground.needs)
    words = f"{ground.label}（{ground.article}）" if ground.article else str(ground.label)
    if outcome.after:
        words += _("，要先：%(step)s") % {"step": MOVES[outcome.after].label}
    return words + (_("，要写：%(needs)s") % {"needs": needs} if needs else "")


def form_of(move: Step, data=None, kind: str = ACCESS) -> forms.Form:
    return ReplyForm(data, move=move, kind=kind) if move.name == "answer" else RequestMoveForm(data, move=move)
