"""Login, logout, failure, lock and second factor leave a row in the trail; the libraries tell of them by signals."""

import time

from allauth.account.signals import password_changed
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added, authenticator_removed, authenticator_reset
from axes.signals import user_locked_out
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.dispatch import receiver
from django.utils.translation import gettext_lazy as _

from portal.people import sessions
from portal.people.models import Role
from portal.trail import words
from portal.trail.record import Actor, record

words.name(
    {
        "login": _("登录"), "logout": _("退出"), "login_failed": _("登录失败"), "login_locked": _("登录被暂停"),
        "password_changed": _("改密码"), "password_set": _("凭一次性链接设密码"),
        "password_link_issued": _("发一次性链接"), "second_factor_added": _("开启动态验证码"),
        "second_factor_removed": _("关闭动态验证码"), "second_factor_cleared": _("清除动态验证码"),
        "recovery_codes_made": _("换恢复码"), "person_disabled": _("停用人员"), "person_enabled": _("启用人员"),
        "membership_added": _("给角色"), "membership_changed": _("改角色的截止日"),
        "active": _("启用"), "disabled": _("停用"), "superuser": _("系统管理员"),
    }
)  # fmt: skip
words.name(dict(Role.choices))

# Whoever fails to log in is nobody yet; the name typed may be a password typed into the wrong field, so it is not kept.
NOBODY = Actor("未登录的人")


@receiver(user_logged_in)
def on_login(sender, request, user, **kwargs):
    sessions.begin(request)
    record("login", by=user, object=user, alone=True)


@receiver(user_logged_out)
def on_logout(sender, request, user, **kwargs):
    if user is not None:
        record("logout", by=user, object=user, alone=True)


@receiver(user_login_failed)
def on_failure(sender, credentials, request=None, **kwargs):
    if not _was_locked_before(request):  # while locked nothing is tried, so nothing has failed
        record("login_failed", by=NOBODY, alone=True)


@receiver(user_locked_out)
def on_lock(*args, request, **kwargs):
    if not _was_locked_before(request):
        record("login_locked", by=NOBODY, alone=True)


@receiver(password_changed)
def on_password_changed(sender, request, user, **kwargs):
    record("password_changed", by=user, object=user, alone=True)


@receiver(authenticator_added)
def on_factor_added(sender, request, user, authenticator, **kwargs):
    _mark_as_viewed(authenticator)
    if authenticator.type == Authenticator.Type.TOTP:
        record("second_factor_added", by=user, object=user, alone=True)


@receiver(authenticator_removed)
def on_factor_removed(sender, request, user, authenticator, **kwargs):
    if authenticator.type == Authenticator.Type.TOTP:
        record("second_factor_removed", by=user, object=user, alone=True)


@receiver(authenticator_reset)
def on_recovery_codes(sender, request, user, authenticator, **kwargs):
    _mark_as_viewed(authenticator)
    record("recovery_codes_made", by=user, object=user, alone=True)


def _was_locked_before(request) -> bool:
    """axes counts the failures of an attempt, except of one that it refused."""
    return getattr(request, "axes_locked_out", False) and request.axes_failures_since_start is None


def _mark_as_viewed(authenticator: Authenticator) -> None:
    """The library would write this when the codes are first looked at; a GET must not write."""
    if authenticator.type == Authenticator.Type.RECOVERY_CODES:
        authenticator.data["viewed_at"] = time.time()
        authenticator.save(update_fields=["data"])
