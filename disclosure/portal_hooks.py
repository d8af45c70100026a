"""What disclosure tells the house: its kind of publication, and where a clerk begins."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disclosure.batch.queue import batches_waiting
from disclosure.catalog import national_was_changed
from disclosure.columns.counting import count_columns
from disclosure.coverage import nightly
from disclosure.coverage.lists import owed_by
from disclosure.documents import DOCUMENT
from disclosure.duties import clock, reminding
from disclosure.duties.queue import overdue, owed_this_week
from disclosure.ledger import LEDGERS
from disclosure.ledger import keepers as keepers_of
from disclosure.paper import making as paper
from disclosure.questions import what_can_be_asked_for
from disclosure.sample.logins import LOGINS
from disclosure.series import guides, taking_down
from disclosure.withholding import count_withheld
from portal.cases.today import today
from portal.people.models import OrganKind
from portal.site.options import Option
from portal.site.upkeep import Kept, looked_at

KINDS = (DOCUMENT,)
RULES = guides.RULES
SAMPLE_LOGINS = LOGINS
OPTIONS = (
    Option(
        "import.sample",
        int,
        20,
        gettext_lazy("批量审核时抽读多少件"),
        source="needs 155",
        least=1,
        most=500,
        help=gettext_lazy("由系统按整批指纹抽取，谁也不能挑。"),
    ),
    Option(
        "coverage.soon_days", int, 5, gettext_lazy("提前几个工作日提醒该公开的"), source="needs N4", least=1, most=60
    ),
    Option(
        "disclosure.quarter_due_days",
        int,
        20,
        gettext_lazy("季度进展在季度结束后几天内公开"),
        source="needs 002-27",
        unsure=True,
        least=1,
        most=90,
    ),
)


def ways_to_begin(rights: dict[str, set[int]]) -> list[dict]:
    """The buttons of “从这里开始” on the first page of the desk; `rights`: the organs where each is held."""
    if not rights.get("write"):
        return []
    keepers = list(keepers_of(rights["write"]))
    short = [{"label": str(LEDGERS[organ.kind].title), "url": "/admin/disclosure/catalogitem/ledger/", "main": True}
             for organ in keepers[:1]]  # fmt: skip
    if keepers and all(organ.kind == OrganKind.VILLAGE for organ in keepers) and len(keepers) == len(rights["write"]):
        return short
    return [
        *short,
        {"label": _("从目录事项开始"), "url": "/admin/disclosure/catalogitem/", "main": not short},
        {"label": _("直接写"), "url": "/admin/disclosure/document/add/", "main": False},
        {"label": _("看专栏缺什么"), "url": "/admin/disclosure/series/", "main": False},
        {"label": _("登记不公开的"), "url": "/admin/disclosure/withhelditem/add/", "main": False},
    ]


def count_what_is_withheld() -> str:
    return f"withheld: {count_withheld(today())}"


def wind_the_clocks() -> str:
    return f"duties: {clock.wind(clock.moved())}"


def remind_of_duties() -> str:
    return f"reminded: {reminding.remind(today())}"


def count_coverage() -> str:
    return f"coverage: {nightly.count(today())}"


def count_what_columns_hold() -> str:
    return f"columns: {count_columns()}"


def take_down_lists() -> str:
    return f"taken down: {taking_down.take_down(today())}"


TICKS = (take_down_lists, count_what_is_withheld, wind_the_clocks, remind_of_duties, count_coverage,
         count_what_columns_hold, paper.make)  # fmt: skip
DESK_QUEUES = (owed_this_week, batches_waiting, overdue)
UPKEEP = (
    Kept("catalog", gettext_lazy("基层政务公开标准目录"), "/admin/disclosure/catalogitem/",
         looked_at(national_was_changed, "disclosure.catalog_confirm_months"), is_confirmed=True),
)  # fmt: skip
ORGAN_ITEMS = (owed_by,)
ASKED_FOR = (("/admin/disclosure/itemquestion/add/", gettext_lazy("写成事项的常问")),)
SEARCH_ITEMS = (what_can_be_asked_for,)
DESK_STARTS = (ways_to_begin,)
DESK_FINDERS = ("/admin/disclosure/document/",)
