"""One county and one site for all six: made once for a test process."""

from copy import deepcopy

import pytest
from django.test import override_settings

from portal.cases.today import frozen
from tests.stories.here import here
from tests.stories.six_people.county import MONDAY, make_county


@pytest.fixture(scope="package")
def county(recycled_with_cast, django_db_blocker, tmp_path_factory):
    recycled, made = recycled_with_cast
    own = {"MEDIA_ROOT": tmp_path_factory.mktemp("six"), "REQUIRE_SECOND_FACTOR": False, "WHITENOISE_AUTOREFRESH": True}
    with django_db_blocker.unblock(), recycled, override_settings(**own), frozen(MONDAY):
        yield make_county(deepcopy(made))


@pytest.fixture(scope="package")
def someone(county, browser):
    """`someone("clerk")` at the desk, `someone(width=375)` a visitor; everything with style and script."""
    with here(browser, dressed=True) as someone:
        yield someone
