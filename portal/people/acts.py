"""What the office does to an account, each with its row in the trail. Called inside a transaction."""

from collections.abc import Callable
from dataclasses import dataclass

from allauth.mfa.models import Authenticator
from django.utils.translation import gettext_lazy as _

from portal.people.links import issue_link
from portal.people.models import Person
from portal.trail.record import record


@dataclass(frozen=True)
class Act:
    """`do(person, by=…)` returns a one-time link to show, or nothing."""

    name: str
    label: str
    explains: str
    done: str
    offered: Callable[[Person], bool]
    do: Callable[..., str | None]
    cannot_be_undone: bool = False


def disable(person: Person, *, by) -> None:
    """Ends all sessions at their next request; the old password is gone as well, so enabling needs a new link."""
    person.is_active = False
    person.set_unusable_password()
    person.save(update_fields=["is_active", "password"])
    record("person_disabled", by=by, object=person, from_state="active", to_state="disabled", reason=person.username)


def enable(person: Person, *, by) -> str:
    person.is_active = True
    person.save(update_fields=["is_active"])
    link = issue_link(person, by=by)
    record("person_enabled", by=by, object=person, from_state="disabled", to_state="active", reason=person.username)
    return link


def forget_second_factor(person: Person, *, by) -> None:
    Authenticator.objects.filter(user=person).delete()
    record("second_factor_cleared", by=by, object=person, reason=person.username)


ACTS = {
    act.name: act
    for act in (
        Act(
            "reset", _("发一次性链接，重设密码"),
            _("原来的密码马上作废，登录中的页面也会退出。链接24小时内有效，只能用一次。"),
            "", lambda person: person.is_active, issue_link,
        ),
        Act(
            "forget-second-factor", _("清除动态验证码"), _("手机丢了、换了时用。需要验证码的角色下次登录要重新设置。"),
            _("已清除动态验证码。"), lambda person: person.is_active, forget_second_factor,
        ),
        Act(
            "disable", _("停用"), _("下一次操作起就进不来；人员和做过的事都留着。"),
            _("已停用。"), lambda person: person.is_active, disable, cannot_be_undone=True,
        ),
        Act(
            "enable", _("重新启用"), _("启用后发一个一次性链接，由本人重新设置密码。"),
            "", lambda person: not person.is_active, enable,
        ),
    )
}  # fmt: skip
