"""REQ-05: the day of receipt by channel."""

import datetime

import pytest

from feedback.requests.channels import CHANNELS, ReceiptError, received_on

pytestmark = pytest.mark.small
POSTED, SIGNED, CONFIRMED = (datetime.date(2026, 3, day) for day in (2, 4, 9))
EXPECTED = {"internet": CONFIRMED, "in_person": POSTED, "oral": POSTED, "post_signed": SIGNED, "post_plain": CONFIRMED,
            "email": CONFIRMED, "fax": CONFIRMED}  # fmt: skip


@pytest.mark.parametrize("channel", CHANNELS)
def test_day_of_receipt_follows_from_the_channel(channel):
    assert received_on(channel, submitted=POSTED, signed=SIGNED, confirmed=CONFIRMED) == EXPECTED[channel]


@pytest.mark.parametrize("channel", ["internet", "post_plain", "email", "fax"])
def test_no_clock_runs_before_both_sides_confirmed(channel):
    assert received_on(channel, submitted=POSTED, signed=SIGNED) is None


@pytest.mark.parametrize("channel", ["internet", "post_signed"])
def test_receipt_before_it_was_sent_is_refused(channel):
    with pytest.raises(ReceiptError):
        received_on(channel, submitted=SIGNED, signed=POSTED, confirmed=POSTED)
