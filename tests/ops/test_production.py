"""What deploy/ ships is clean, agrees with the code, and holds no secret."""

import os
import re
import secrets
import subprocess
import sys

import pytest

from portal.database.embedded import QUIET_LOG
from portal.database.roles import ROLE_SETTINGS
from tests.ops.running import ROOT

pytestmark = pytest.mark.small

DEPLOY = ROOT / "deploy"


def example_environment(**values) -> dict[str, str]:
    """The example file, filled in as its comments say."""
    lines = (DEPLOY / "portal.env.example").read_text().splitlines()
    environment = dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))
    assert environment["SECRET_KEY"] == "", "no secret is shipped"
    return {"PATH": os.environ["PATH"], **environment, "SECRET_KEY": secrets.token_urlsafe(50), **values}


def check(environment: dict) -> subprocess.CompletedProcess:
    command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("side", ["both", "public", "desk"])
def test_deploy_check_has_nothing_to_say_about_the_shipped_settings(tmp_path, side):
    done = check(example_environment(PORTAL_HOME=str(tmp_path), PORTAL_SIDE=side))
    assert done.returncode == 0, done.stdout + done.stderr
    assert "no issues (0 silenced)" in done.stdout


def test_short_secret_key_is_found(tmp_path):
    done = check(example_environment(PORTAL_HOME=str(tmp_path), SECRET_KEY="django-insecure-short"))
    assert done.returncode == 1
    assert "security.W009" in done.stderr


def test_secret_key_is_made_for_the_demo_alone_and_kept(tmp_path):
    script = "from django.conf import settings; print(settings.SECRET_KEY)"
    environment = {
        "PATH": os.environ["PATH"],
        "PORTAL_HOME": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "portal.settings",
    }
    starts = [
        subprocess.Popen([sys.executable, "-c", script], cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)
        for _n in range(4)
    ]
    keys = {start.communicate()[0].strip() for start in starts}
    assert len(keys) == 1, "starts at once agree on one key"
    assert len(keys.pop()) > 50
    assert (tmp_path / "secrets" / "secret_key").stat().st_mode & 0o077 == 0


def test_roles_of_production_are_those_of_the_code():
    text = (DEPLOY / "postgresql" / "roles.sql").read_text()
    found = {role: {} for role in re.findall(r"CREATE ROLE (\w+) LOGIN (?:NO)?INHERIT;", text)}
    for role, name, value in re.findall(r"ALTER ROLE (\w+) SET (\w+) = '([^']+)';", text):
        found[role][name] = value
    assert found == ROLE_SETTINGS


def test_server_log_of_production_is_as_quiet_as_the_demo():
    lines = (DEPLOY / "postgresql" / "portal.conf").read_text().splitlines()
    settings = dict(line.split(" = ") for line in lines if line and not line.startswith("#"))
    assert QUIET_LOG.items() <= settings.items()


def test_lock_files_carry_hashes_and_no_address():
    for name in ("production", "demo", "dev"):
        text = (DEPLOY / "requirements" / f"{name}.txt").read_text()
        assert "://" not in text
        assert "index" not in text
        for entry in text.replace("\\\n", " ").splitlines():
            assert entry.startswith("#") or ("==" in entry and "--hash=sha256:" in entry), entry


def test_what_the_tests_install_is_what_runs():
    """`deploy/install` takes an environment with dev for one with demo."""
    pins = {}
    for name in ("production", "demo", "dev"):
        text = (DEPLOY / "requirements" / f"{name}.txt").read_text()
        pins[name] = set(re.findall(r"^\S+==\S+", text, re.MULTILINE))
    assert pins["production"] < pins["demo"] < pins["dev"]


def test_production_installs_no_database_server():
    assert "pgserver" not in (DEPLOY / "requirements" / "production.txt").read_text()


@pytest.mark.parametrize("name", ["install", "install-browser", "test-long", "../.ci/run"])
def test_script_is_well_formed(name):
    path = DEPLOY / name
    assert os.access(path, os.X_OK)
    done = subprocess.run(["bash", "-n", str(path)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_logs_are_kept_for_six_months():
    half_a_year = 184
    rotated = (DEPLOY / "logrotate" / "portal").read_text()
    assert "daily" in rotated
    kept = re.findall(r"^\s*(?:rotate|maxage) (\d+)$", rotated, re.MULTILINE)
    assert len(kept) == 2 and min(map(int, kept)) >= half_a_year
    journal = (DEPLOY / "journald" / "portal.conf").read_text()
    assert int(re.search(r"^MaxRetentionSec=(\d+)day$", journal, re.MULTILINE)[1]) >= half_a_year
    # Debian's own rule keeps what lies in nginx's folder for fourteen days.
    logs = re.findall(r"^\s*(?:access|error)_log (/\S+)", (DEPLOY / "nginx" / "portal.conf").read_text(), re.MULTILINE)
    assert logs and all(path.startswith("/var/log/portal/") for path in logs)
