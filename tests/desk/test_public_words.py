"""What a form at the desk makes public at once is looked at like any text: marked, it is not saved (I-7)."""

import pytest
from django.contrib import admin

from disclosure.models import Column, Domain, PolicyContact
from portal.people.desk_admin import DeskAdmin
from portal.people.models import Organ
from portal.search.models import PromotedAnswer
from portal.site.models import Setting
from portal.trail.models import Trail

MARKED = "测试★机密★20年"
TABLES = {  # address: its form, what is stored
    "disclosure/column/add/": (
        {"name": "会议", "slug": "meetings", "type": "other", "description": MARKED, "keywords": "", "parent": "",
         "items": "", "kinds": ["minutes"], "order": "", "expected_days": "", "sort": "10"},
        lambda: Column.objects.filter(slug="meetings"),
    ),
    "disclosure/domain/add/": (
        {"code": "77", "name": MARKED, "kind": "domain", "organ": "", "plain": "", "phrases": "", "source": "",
         "sort_order": "1"},
        lambda: Domain.objects.filter(code="77"),
    ),
    "disclosure/policycontact/add/": (
        {"kind": "", "name": MARKED, "phone": "0999-1", "hours": "工作日", "is_active": "on"},
        PolicyContact.objects.all,
    ),
    "search/promotedanswer/add/": (
        {"asked": "低保", "title": MARKED, "url": "/documents/", "words": "", "in_use": "on"},
        lambda: PromotedAnswer.objects.filter(asked="低保"),
    ),
    "site/setting/site.name/change/": ({"value": MARKED, "source": "", "reason": "试"}, Setting.objects.all),
    "people/organ/add/": (
        {"code": "new", "name": MARKED, "short_name": "新", "kind": "department"},
        lambda: Organ.objects.filter(code="new"),
    ),
}  # fmt: skip


@pytest.mark.medium
@pytest.mark.parametrize("address", TABLES)
def test_marked_words_are_shown_again_and_stored_nowhere(cast, at_desk, address):
    form, stored = TABLES[address]
    more = (
        {"organ": cast.bureau.pk}
        if "policycontact" in address
        else {"parent": cast.county.pk}
        if "people" in address
        else {}
    )
    before = stored().count()
    answer = at_desk("office").post(f"/admin/{address}", form | more)
    assert answer.status_code == 200 and "MARK-1" in answer.content.decode()
    assert stored().count() == before
    assert Trail.objects.order_by("-id").first().action == "refuse_text"


# Their forms ask `typed.is_fine` themselves, or nobody outside reads them.
OTHERS = {
    "disclosure.catalogupload", "disclosure.cleanupdecision", "disclosure.document", "disclosure.duty",
    "disclosure.importbatch", "disclosure.withhelditem", "interpretation.interpretation", "interpretation.response",
    "people.person",
    "publishing.declassification", "publishing.lexiconword", "site.article", "site.setting", "site.upkeep",
}  # fmt: skip


@pytest.mark.small
def test_table_that_is_written_at_the_desk_says_whether_the_public_reads_it():
    tables = {model._meta.label_lower: table for model, table in admin.site._registry.items()}
    written = {
        name
        for name, table in tables.items()
        if isinstance(table, DeskAdmin) and {"add", "change"} & table.rights.keys() and not table.is_public
    }
    assert {name for name in written if not name.startswith("feedback.")} == OTHERS
