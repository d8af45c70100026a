"""The second factor: secrets stored encrypted, each code good once in all processes, wrong codes counted."""

from io import BytesIO

import segno
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter, get_adapter
from allauth.mfa.base import forms as base
from allauth.mfa.models import Authenticator
from allauth.mfa.totp import forms as totp
from allauth.mfa.totp.internal.auth import compare_user_code, format_hotp_value, hotp_value
from allauth.mfa.totp.internal.auth import yield_hotp_counters_from_time as counters_now
from allauth.mfa.utils import decrypt
from django.conf import settings
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from portal.people.throttle import count_failure, has_codes_left, is_locked, one_at_a_time


class MfaAdapter(DefaultMFAAdapter):
    """Secrets go through the key ring, which lives one floor up: the setting names it."""

    error_messages = {**DefaultMFAAdapter.error_messages, "incorrect_code": _("验证码不对，或者已经用过，请再试一次。")}

    def encrypt(self, text: str) -> str:
        return import_string(f"{settings.MFA_KEY_RING}.encrypt")(text)

    def decrypt(self, encrypted_text: str) -> str:
        return import_string(f"{settings.MFA_KEY_RING}.decrypt")(encrypted_text)

    def get_totp_issuer(self) -> str:
        return settings.MFA_TOTP_ISSUER

    def build_totp_svg(self, url: str) -> str:
        """With its namespace: the page shows it as an image, not as part of itself."""
        svg = BytesIO()
        segno.make(url, error="m").save(svg, kind="svg", scale=4, border=2, xmldecl=False, nl=False)
        return svg.getvalue().decode()

    def send_notification_mail(self, *args, **kwargs) -> None:
        """Nothing: the portal sends no mail about logins."""


def name_code(form) -> None:
    field = form.fields["code"]
    field.label = _("动态验证码")
    field.widget.attrs |= {"inputmode": "numeric", "autocomplete": "one-time-code"}
    field.widget.attrs.pop("placeholder", None)


class CountedCode:
    """A code field behind the throttle; a code that was used once is refused, whichever process saw it first."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        name_code(self)

    def clean_code(self) -> str:
        name = self.user.get_username()
        if not has_codes_left(context.request, name):
            raise get_adapter().validation_error("incorrect_code")
        with one_at_a_time(context.request, name):
            if is_locked(context.request, name):
                raise get_adapter().validation_error("incorrect_code")
            code = self.cleaned_data["code"]
            # Held until it is marked as used: the same code from two places at once is good in one.
            for authenticator in Authenticator.objects.select_for_update().filter(user=self.user).order_by("pk"):
                if self._matches(authenticator, code):
                    self.authenticator = authenticator
                    return code
            count_failure(context.request, name)
        raise get_adapter().validation_error("incorrect_code")

    @staticmethod
    def _matches(authenticator: Authenticator, code: str) -> bool:
        if authenticator.type != Authenticator.Type.TOTP:
            return authenticator.wrap().validate_code(code)
        secret = decrypt(authenticator.data["secret"])
        used = authenticator.data.get("used_counter", 0)
        for counter in counters_now():
            if counter > used and compare_user_code(
                actual=code, expected=format_hotp_value(hotp_value(secret, counter))
            ):
                authenticator.data["used_counter"] = counter
                authenticator.save(update_fields=["data"])
                return True
        return False


class AuthenticateForm(CountedCode, base.AuthenticateForm):
    pass


class ReauthenticateForm(CountedCode, base.ReauthenticateForm):
    pass


class ActivateTOTPForm(totp.ActivateTOTPForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        name_code(self)
