import pytest

from tests.mail.server import MailServer


@pytest.fixture
def server(settings):
    with MailServer() as server:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.HAS_MAIL = "127.0.0.1", server.port, True
        settings.DEFAULT_FROM_EMAIL = "测试县 <no-reply@example.org>"
        yield server
