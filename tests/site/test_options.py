import threading

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.core.signals import request_finished, request_started
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext

from portal.database.sides import reading_as_public
from portal.people.models import Person
from portal.site.checks import foot_is_complete
from portal.site.models import Setting
from portal.site.options import UnknownOption, declared, option, set_defaults, set_option
from portal.site.profile import REQUIRED, site_profile
from portal.trail.models import Trail
from portal.trail.record import SYSTEM
from portal.trail.verify import verify

pytestmark = pytest.mark.medium

FILLED = {
    "site.name": "霁川县人民政府",
    "site.mark": "霁川",
    "site.domain": "www.jichuan.gov.cn",
    "site.id_code": "9999010001",
    "site.host_organ": "霁川县人民政府办公室",
    "site.operator_organ": "霁川县政务公开办公室",
    "site.phone": "0999-1234567",
    "site.address": "霁川县人民路1号",
    "site.email": "office@jichuan.example",
    "site.icp_number": "霁ICP备00000000号",
    "site.police_number": "霁公网安备99990102000001号",
    "site.identity_url": "https://bszs.example.cn/identity",
    "site.error_report_url": "https://zfwzgl.example.cn/?site_code=9999010001",
}


@pytest.fixture
def officer(db):
    return Person.objects.create_user("office", name="测试员甲")


def test_option_has_its_default_until_the_office_sets_another(officer):
    assert option("interpretation.working_days") == 3
    assert (
        set_option("interpretation.working_days", "5", by=officer, source="县政府办规定", reason="与本县规定一致") == 5
    )
    assert option("interpretation.working_days") == 5
    row = Setting.objects.get()
    assert (row.key, row.value, row.source, row.changed_by) == (
        "interpretation.working_days",
        5,
        "县政府办规定",
        officer,
    )


def test_change_leaves_one_step_and_the_same_value_again_none(officer):
    set_option("interpretation.working_days", 4, by=officer)
    set_option("interpretation.working_days", 4, by=officer)
    step = Trail.objects.get()
    assert (step.action, step.object_id, step.from_state, step.to_state) == (
        "setting_changed", "interpretation.working_days", "3", "4",
    )  # fmt: skip
    assert (step.actor_id, step.actor_name) == (officer.pk, "测试员甲")
    assert verify().intact


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("interpretation.working_days", "三", "整数"),
        ("interpretation.working_days", "0", "不能小于"),
        ("interpretation.working_days", True, "整数"),
        ("requests.proof_days", 30, "不能小于"),
        ("site.id_code", "99990100", "十位数字"),
        ("site.mark", "霁川县", "一到两个汉字"),
        ("site.identity_url", "javascript:alert(1)", "开头"),
        ("site.identity_url", "//evil.example", "开头"),
        ("doors.read_links", "公开目录", "一行一个"),
        ("doors.read_links", "目录 javascript:x", "一行一个"),
        ("doors.read_links", 5, "一行一个"),
        ("documents.index_number", "{year}", "serial"),
        ("documents.index_number", "{credit_code}/{serial:05d}", "year"),
        ("documents.index_number", "{year}-{month}-{serial}", "花括号"),
        ("documents.index_number", "{year}{year}-{serial}", "各写一次"),
        ("documents.index_number", f"{'长' * 40}{{year}}{{serial}}", "不超过"),
        ("reports.due", "2026-01-31", "月-日"),
        ("site.name", None, "文字"),
    ],
)
def test_bad_value_is_refused_in_words_and_changes_nothing(officer, key, value, words):
    with pytest.raises(ValidationError, match=words):
        set_option(key, value, by=officer)
    assert not Setting.objects.exists()
    assert not Trail.objects.exists()


@pytest.mark.parametrize("code", ["9999010001", "bm12345678", ""])
def test_site_code_is_ten_digits_or_bm_and_eight(officer, code):
    assert set_option("site.id_code", code, by=officer) == code


def test_unknown_option_is_an_error_of_the_code(officer):
    with pytest.raises(UnknownOption):
        option("site.colour")
    with pytest.raises(UnknownOption):
        set_option("site.colour", "red", by=officer)


def test_value_that_an_older_version_allowed_falls_back_to_the_default(officer):
    set_option("interpretation.working_days", 4, by=officer)
    Setting.objects.update(value="vier")
    assert option("interpretation.working_days") == 3


def test_public_role_reads_settings_and_cannot_write_them(officer):
    set_option("site.name", "霁川县人民政府", by=officer)
    with reading_as_public():
        assert option("site.name") == "霁川县人民政府"
        with pytest.raises(Exception, match="permission denied"):
            Setting.objects.create(key="site.platform", value="x", changed_at="2026-03-02T00:00Z")


def test_settings_are_read_once_a_request_and_anew_in_the_next(officer):
    request_started.send(None)
    with CaptureQueriesContext(connection) as queries:
        site_profile()
        site_profile()
        option("review.steps")
    assert len(queries) == 1
    elsewhere = threading.Thread(target=_set_elsewhere, args=(officer,))
    elsewhere.start()
    elsewhere.join()
    assert option("site.name") == ""
    request_finished.send(None)
    request_started.send(None)
    assert option("site.name") == "别处设的"
    set_option("site.name", "自己设的", by=officer)
    assert option("site.name") == "自己设的"
    request_finished.send(None)


def _set_elsewhere(officer):
    set_option("site.name", "别处设的", by=officer)
    connections.close_all()


def test_every_option_is_declared_once_with_a_label_and_every_unsure_one_with_a_source():
    for each in declared().values():
        assert str(each.label), each.key
        assert each.clean(each.default) == each.default, each.key
        assert each.source or not each.unsure, each.key
        assert "." in each.key


def test_profile_holds_what_the_foot_needs_and_the_three_doors(officer):
    set_defaults(FILLED, source="示例")
    profile = site_profile()
    assert (profile.name, profile.id_code, profile.mark) == ("霁川县人民政府", "9999010001", "霁川")
    assert [door.word for door in profile.doors] == ["看", "办", "问"]
    assert profile.doors[0].links[0].url == "/catalog/"
    set_defaults({"site.name": "另一个名字"})
    assert site_profile().name == "霁川县人民政府", "a default never overwrites what stands"


def test_empty_foot_items_are_reported_by_check_and_command(officer, capsys):
    [found] = foot_is_complete(None, databases=["default"])
    assert found.id == "portal.W020"
    assert "网站标识码" in found.msg
    with pytest.raises(CommandError, match="site.icp_number"):
        call_command("check_site")
    set_defaults({key: value for key, value in FILLED.items() if key != "site.email"})
    with pytest.raises(CommandError, match="还空着 1 项"):
        call_command("check_site")
    set_option("site.email", FILLED["site.email"], by=SYSTEM)
    call_command("check_site")
    assert "interpretation.working_days" in capsys.readouterr().out
    assert foot_is_complete(None, databases=["default"]) == []
    assert set(FILLED) >= set(REQUIRED) - {"site.sitemap_url"}
