"""Mails on their way, at the desk: what could not be delivered, and one more try. Never to whom, never what."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.cases.mail import try_again
from portal.cases.models import Outbox
from portal.people.desk_admin import DeskAdmin
from portal.site.dead_letters import kinds
from portal.trail import words
from portal.trail.record import record

KEEP = ("manage_reference",)
STATES = {
    "dead": gettext_lazy("发不出去"), "waiting": gettext_lazy("等着发"), "sent": gettext_lazy("已发出"),
}  # fmt: skip
# What the server or the network said, in words; the rest of an error is never kept.
ERRORS = {
    "SMTPRecipientsRefused": gettext_lazy("邮件服务器说没有这个邮箱，或者拒收"),
    "SMTPServerDisconnected": gettext_lazy("说到一半断了，不知道收到没有"),
    "SMTPAuthenticationError": gettext_lazy("邮件服务器不认我们的登录名或口令"),
    "ConnectionRefusedError": gettext_lazy("连不上邮件服务器"),
    "TimeoutError": gettext_lazy("邮件服务器没有回答"),
    "WrongKey": gettext_lazy("密钥不对，读不出这封信"),
}
words.name({"mail_tried_again": gettext_lazy("重发邮件")})


def state_of(mail: Outbox) -> str:
    if mail.sent_at:
        return "sent"
    return "dead" if mail.attempts >= Outbox.MOST_ATTEMPTS else "waiting"


class StateFilter(admin.SimpleListFilter):
    title, parameter_name = gettext_lazy("状态"), "state"

    def lookups(self, request, model_admin):
        return STATES.items()

    def queryset(self, request, mails):
        match self.value():
            case "dead":
                return mails.given_up()
            case "waiting":
                return mails.waiting()
            case "sent":
                return mails.filter(sent_at__isnull=False)
        return mails


@admin.register(Outbox)
class MailAdmin(DeskAdmin):
    rights = {"view": (*KEEP, "operate"), "again": KEEP}
    of_everyone = True
    list_display = ("created_at", "what", "state", "attempts", "problem", "sent_at")
    list_filter = (StateFilter,)
    ordering = ("-id",)
    fields = ("what", "state", "created_at", "due_at", "sent_at", "attempts", "handed_again", "problem")
    readonly_fields = fields
    change_form_template = "admin/cases/outbox/change_form.html"

    def get_queryset(self, request):
        return super().get_queryset(request).defer("sealed")

    @admin.display(description=gettext_lazy("邮件"))
    def what(self, mail):
        return kinds().get(mail.kind, mail.kind)

    @admin.display(description=gettext_lazy("状态"))
    def state(self, mail):
        return STATES[state_of(mail)]

    @admin.display(description=gettext_lazy("上次的问题"))
    def problem(self, mail):
        error, _space, code = mail.last_error.partition(" ")
        return " ".join(filter(None, (str(ERRORS.get(error, error)), code and f"（{code}）"))) or "—"

    def get_urls(self):
        view = self.admin_site.admin_view(self.again_view)
        return [path("<int:pk>/again/", view, name="cases_outbox_again"), *super().get_urls()]

    def may_try_again(self, request, mail) -> bool:
        return state_of(mail) == "dead" and self.allowed(request, "again")

    def again_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        mail = self.get_object(request, str(pk))
        back = reverse("admin:cases_outbox_change", args=[pk])
        if request.method != "POST":
            return redirect(back)
        with transaction.atomic():
            mail = Outbox.objects.select_for_update().get(pk=pk)
            if not self.may_try_again(request, mail):
                raise PermissionDenied
            try_again(mail)
            record("mail_tried_again", by=request.user, object=mail)
        self.message_user(request, _("下一分钟再试一次。"))
        return redirect(back)

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        context["may_try_again"] = obj is not None and self.may_try_again(request, obj)
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)
