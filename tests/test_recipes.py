"""docs/recipes.md, followed to the letter: the examples of the page are what these tests do. And what README names."""

import datetime
import re

import pytest
from django.core.management import call_command, get_commands

from disclosure.sample.people import PEOPLE
from portal.cases.models.workday import working_calendar
from portal.cases.today import frozen
from portal.examination.examine import examine, rules
from portal.examination.subject import Subject, Text
from portal.publishing.states import APPROVAL_AT, APPROVALS, REVIEWS, STEP_RIGHT, STEPS, State
from tests.feedback.letters import Letter, open_lane, receipt, send
from tests.ops.running import ROOT
from tests.pages import text

HOUSE = ("portal", "disclosure", "interpretation", "feedback")
RECIPE = re.compile(r"^## (.+?)$.*?^```\w+\n(.*?)^```", re.MULTILINE | re.DOTALL)
RECIPES = dict(RECIPE.findall((ROOT / "docs" / "recipes.md").read_text()))


def follow(name: str, **known) -> dict:
    exec(RECIPES[name], known)  # of this repository
    return known


@pytest.mark.small
def test_page_has_the_five_recipes():
    assert list(RECIPES) == ["加一个领域", "加一步审核", "加一条来信渠道", "加一条期限", "加一条审查规则"]


@pytest.mark.medium
def test_domain_comes_with_a_table(cast, tmp_path):
    file = tmp_path / "气象服务.csv"
    file.write_text(RECIPES["加一个领域"])
    call_command("import_catalog", file, verbosity=0)
    assert "灾害预警" in text("/catalog/27/")


@pytest.mark.small
def test_step_comes_with_rows_of_one_table():
    made = follow("加一步审核")
    assert {("first_review", made["LEGAL"]), (made["LEGAL"], "final_review")} <= made["with_legal"].steps()
    for step in STEPS:  # what the recipe says of a step holds of each that there is
        assert step in STEP_RIGHT and APPROVAL_AT[step] in APPROVALS and State(step).label
    assert set(REVIEWS) < set(STEPS)


@pytest.mark.medium
def test_lane_comes_with_its_promise(cast):
    open_lane(cast)
    lane = follow("加一条来信渠道", organ=cast.county)["lane"]
    with frozen(datetime.date(2026, 11, 23)):
        number, _code = receipt(send(to=lane.code, kind="suggestion"))
    assert Letter.objects.get(number=number).due_on == datetime.date(2026, 11, 30)


@pytest.mark.medium
def test_limit_counts_by_its_unit(cast):
    made = follow("加一条期限")
    start, calendar = datetime.date(2026, 2, 13), working_calendar()
    assert made["HEARING_NOTICE"].after(start, calendar).date == datetime.date(2026, 3, 2)
    assert made["HEARING_REQUEST"].after(start, calendar).date == datetime.date(2026, 2, 18)


@pytest.mark.small
def test_rule_speaks_where_it_should():
    rule = follow("加一条审查规则")["RULE"]
    assert rule.id not in {each.id for each in rules()}
    (found,) = examine(Subject((Text("body", "正文", "电话0999－6800000，传真0999-68000001。"),)), [rule])
    assert found.value == "0999－6800000"


@pytest.mark.small
def test_accounts_and_commands_that_the_readme_names_are_there():
    readme = (ROOT / "README.md").read_text()
    people = readme.partition("## 先点什么")[2].partition("## 房子走一圈")[0]
    accounts = set(re.findall(r"`([a-z]+\d?\.[a-z]+)`", people))
    assert accounts and accounts <= {person.username for person in PEOPLE}
    named = re.findall(r"^\| `([a-z_]+)[ `]", readme.partition("## 常用的管理命令")[2], re.MULTILINE)
    assert named and set(named) <= get_commands().keys()


@pytest.mark.small
def test_files_that_the_readme_names_are_there():
    readme = (ROOT / "README.md").read_text().partition("## 房子走一圈")[2]
    named = set(re.findall(r"`([a-z_/0-9]+(?:\.py|\.sql|\.html|/))`", readme)) | set(
        re.findall(r"\]\(([^)#]+)\)", readme)
    )
    below = [str(path.relative_to(ROOT)) + "/" * path.is_dir() for top in HOUSE for path in (ROOT / top).rglob("*")]
    lost = [
        name
        for name in named
        if not (ROOT / name).exists() and not any(f"/{path}".endswith(f"/{name}") for path in below)
    ]
    assert lost == []
