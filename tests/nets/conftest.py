import pytest
from django.test import override_settings

from tests.databases import cloned
from tests.nets.canaries import canary


@pytest.fixture(scope="module")
def world(template_database, admin_address, django_db_blocker, tmp_path_factory):
    """One world for a whole file of tests, which leave it as they found it."""
    from tests.nets.world import hide, make_world, open_doors

    own = {
        "MEDIA_ROOT": tmp_path_factory.mktemp("media"),
        "REQUIRE_SECOND_FACTOR": False,  # as in the sample county; tests/people has the tests of it
        "SECRET_KEY": canary("secret key", plain=True) * 5,
        "PASSWORD_HASHERS": ["django.contrib.auth.hashers.MD5PasswordHasher"],
    }
    with django_db_blocker.unblock(), override_settings(**own), cloned(admin_address, template_database):
        yield open_doors(hide(make_world()))
