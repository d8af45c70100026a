"""The end that somebody asks for by a signal."""

import contextlib
import signal

import pytest

from portal.site.serving.supervisor import Stop, heed, stopping_on_signals

pytestmark = pytest.mark.small


def test_wish_to_end_that_python_swallowed_is_heeded_at_the_next_look():
    with stopping_on_signals():
        heed()  # nobody asked
        with contextlib.suppress(Stop):  # as Python does in what runs at a fork and in a finaliser
            signal.raise_signal(signal.SIGTERM)
        with pytest.raises(Stop):
            heed()
    heed()  # the next to serve in this process was asked nothing
