"""REQ-05: the day of receipt by channel, as staff registers it."""

import datetime

import pytest

from feedback.requests.channels import CHANNELS
from feedback.requests.form import RegisterForm
from tests.feedback.requests import form

D = datetime.date
pytestmark = pytest.mark.small
POSTED, SIGNED = D(2026, 3, 2), D(2026, 3, 4)
EXPECTED = {"in_person": POSTED, "oral": POSTED, "post_signed": SIGNED, "post_plain": SIGNED, "email": SIGNED,
            "fax": SIGNED}  # fmt: skip


def registered(channel: str, submitted_on, evidence_on) -> RegisterForm:
    days = {"submitted_on": submitted_on, "evidence_on": evidence_on}
    return RegisterForm(form(channel=channel, organ="", proof="", **days))


@pytest.mark.parametrize("channel", [channel.code for channel in CHANNELS.values() if channel.by_staff])
def test_day_of_receipt_follows_from_the_channel(channel):
    written = registered(channel, POSTED, SIGNED)
    assert written.is_valid() and written.received == EXPECTED[channel]


@pytest.mark.parametrize("channel", ["post_signed", "post_plain", "email", "fax"])
def test_no_clock_runs_before_the_letter_is_signed_for_or_confirmed(channel):
    written = registered(channel, POSTED, "")
    assert written.is_valid() and written.received is None


def test_receipt_before_it_was_sent_is_refused():
    assert "evidence_on" in registered("post_signed", SIGNED, POSTED).errors
