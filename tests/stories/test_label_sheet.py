"""The label sheet for a notice board prints on one sheet, as it says, however long the names are."""

import datetime
import re

import pytest

from disclosure.coverage import nightly
from disclosure.models import Duty, ItemVersion
from tests.cast import make_item

pytestmark = pytest.mark.large


def test_twelve_labels_print_on_one_sheet(cast, someone):
    day = datetime.date(2026, 3, 18)
    items = [cast.item, *(make_item("20", f"{number:04}") for number in range(2, 16))]
    Duty.objects.bulk_create(Duty(item=item, organ=cast.bureau, since=day) for item in items)
    ItemVersion.objects.update(level2="城乡居民最低生活保障对象认定和动态管理的条件、程序、结果和监督")
    nightly.count(day)
    page = someone()
    page.goto("/catalog/labels/mzj/")
    sheet = page.pdf(prefer_css_page_size=True)
    assert page.locator(".label").count() == 12
    assert len(re.findall(rb"/Type\s*/Page[^s]", sheet)) == 1
