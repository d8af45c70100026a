"""Days that nobody can mean stand in no form: a clock would count through them one by one."""

import pytest
from django import forms

from portal.cases.day_fields import Day, Moment

pytestmark = pytest.mark.small


@pytest.mark.parametrize("year", ["0001", "1899", "2201", "9999"])
def test_slip_of_the_year_is_told(year):
    for field, typed in ((Day(), f"{year}-12-31"), (Moment(), f"{year}-12-31T23:59")):
        with pytest.raises(forms.ValidationError, match="1900到2200"):
            field.clean(typed)


def test_day_and_moment_are_drawn_as_browsers_read_them():
    assert 'type="date"' in Day().widget.render("on", Day().clean("2026-11-22"))
    assert 'value="2026-11-22T09:30"' in Moment().widget.render("at", Moment().clean("2026-11-22T09:30"))
