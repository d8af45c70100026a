"""The portal's settings, read top to bottom. The environment holds secrets, addresses and paths only; everything
else that an office may want to change is an option in the database (portal/site/options.py)."""

import contextlib
import os
import secrets
import tempfile
from datetime import timedelta
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from portal.database import servers

BASE_DIR = Path(__file__).resolve().parent.parent


def env_bool(name: str, default: bool) -> bool:
    value = os.environ.get(name, str(default)).lower()
    if value not in {"1", "0", "true", "false", "yes", "no"}:
        raise ImproperlyConfigured(f"{name} 应为 1 或 0，现在是 {value!r}。")
    return value in {"1", "true", "yes"}


def env_int(name: str, default: int) -> int:
    value = os.environ.get(name, str(default))
    if not value.isdecimal():
        raise ImproperlyConfigured(f"{name} 应为整数，现在是 {value!r}。")
    return int(value)


def env_secret(name: str, file: Path) -> str:
    """A secret from the environment, or from `file`, which is made on the first start of a demo."""
    if value := os.environ.get(name):
        return value
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor, complete = tempfile.mkstemp(dir=file.parent)  # 0600
        with os.fdopen(descriptor, "w") as handle:
            handle.write(secrets.token_urlsafe(50))
        with contextlib.suppress(FileExistsError):  # of two starts at once one wins, and never with half a secret
            os.link(complete, file)
        os.unlink(complete)
    return file.read_text()


# Where things lie
PORTAL_HOME = Path(os.environ.get("PORTAL_HOME", BASE_DIR / "var")).resolve()
PORTAL_SCRATCH = Path(os.environ.get("PORTAL_SCRATCH", "/dev/shm"))  # uploads are examined here, never on disk
PORTAL_KEYS = Path(os.environ.get("PORTAL_KEYS", PORTAL_HOME / "secrets" / "keys.json"))
BACKUP_KEY = os.environ.get("PORTAL_BACKUP_KEY", "")  # public; whoever holds its private half opens the backups
MEDIA_ROOT = Path(os.environ.get("PORTAL_MEDIA", PORTAL_HOME / "media"))  # under no public address

# Memory of each serving process for public pages (portal/site/front); 0 = every page is made anew.
PAGE_CACHE_BYTES = env_int("PORTAL_PAGE_CACHE_MB", 64) * 1024 * 1024

# Who we are
PORTAL_X_ACCEL = os.environ.get("PORTAL_X_ACCEL", "")  # the inner path under which nginx sends stored files
PORTAL_DEMO = env_bool("PORTAL_DEMO", False)
PORTAL_SIDE = os.environ.get("PORTAL_SIDE", "both")  # public | desk | both: which addresses this process serves
if PORTAL_SIDE not in {"public", "desk", "both"}:
    raise ImproperlyConfigured(f"PORTAL_SIDE 应为 public、desk 或 both，现在是 {PORTAL_SIDE!r}。")
DEBUG = env_bool("PORTAL_DEBUG", False)
SECRET_KEY = env_secret("SECRET_KEY", PORTAL_HOME / "secrets" / "secret_key")
ALLOWED_HOSTS = os.environ.get("ALLOWED_HOSTS", "127.0.0.1,localhost,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [origin for origin in os.environ.get("CSRF_TRUSTED_ORIGINS", "").split(",") if origin]
HTTPS = env_bool("PORTAL_HTTPS", False)
# Proxies in front that set X-Forwarded-For; 0 = the address of the connection counts.
TRUSTED_PROXIES = env_int("PORTAL_TRUSTED_PROXIES", 0)

# The desk's editor TinyMCE is GPL-2.0-or-later, a separate asset: without it a clerk writes in a plain text box.
RICH_TEXT_EDITOR = env_bool("PORTAL_RICH_TEXT_EDITOR", True)

# What the house is made of
INSTALLED_APPS = [
    "portal.database",
    "portal.trail",
    "portal.people",
    "portal.cases",
    "portal.examination",
    "portal.search",
    "portal.publishing",
    "portal.site",
    "portal.following",
    "disclosure",
    "interpretation",
    "feedback",
    "portal.site.desk_config.DeskAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
    "django.forms",  # its templates, below ours
    "django.contrib.postgres",
    "django_filters",
    *(["tinymce"] if RICH_TEXT_EDITOR else []),
    "csp",
    "axes",
    "allauth",
    "allauth.account",
    "allauth.mfa",
]
MIDDLEWARE = [
    "portal.trail.acting.RequestIdMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "portal.site.middleware.HeadersMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "portal.database.sides.SideMiddleware",
    "portal.site.middleware.OutageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    # Lazy all four: a public page touches neither session nor person, and the public role could not read them.
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "portal.people.middleware.DeskMiddleware",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"
DESK_PATH = "/admin/"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "portal.site.context.furniture",
                "portal.people.context.desk_person",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# Database
DATABASES = servers.connection_settings(PORTAL_HOME)
DATABASE_ROUTERS = ["portal.database.sides.SideRouter"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Language and time
LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", _("简体中文"))]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"

# Mail: a server in production, a folder in a demo; without either nothing is offered that needs it.
EMAIL_HOST = os.environ.get("EMAIL_HOST", "")
EMAIL_PORT = env_int("EMAIL_PORT", 25)
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_USER", ""), os.environ.get("EMAIL_PASSWORD", "")
EMAIL_USE_TLS, EMAIL_USE_SSL = env_bool("EMAIL_TLS", False), env_bool("EMAIL_SSL", False)
EMAIL_TIMEOUT = 10
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'filebased'}.EmailBackend"
EMAIL_FILE_PATH = PORTAL_HOME / "mail"
DEFAULT_FROM_EMAIL = os.environ.get("EMAIL_FROM", "no-reply@localhost")
HAS_MAIL = bool(EMAIL_HOST) or PORTAL_DEMO

# Files
STATIC_URL = "/static/"
STATIC_ROOT = PORTAL_HOME / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
FILE_UPLOAD_TEMP_DIR = str(PORTAL_SCRATCH)
FILE_UPLOAD_HANDLERS = ["portal.site.nameless.NamelessUploadHandler"]
DATA_UPLOAD_MAX_MEMORY_SIZE = 8 * 1024 * 1024  # a body of 5 MB is refused by the form, with its text kept
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
TINYMCE_JS_URL = STATIC_URL + "tinymce/tinymce.min.js"

# People and login
AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "portal.people.backends.RightsBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = LOGOUT_REDIRECT_URL = DESK_PATH
ACCOUNT_ADAPTER = "portal.people.account.AccountAdapter"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None  # no e-mail: the office resets a password by a one-time link
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_RATE_LIMITS = MFA_RATE_LIMITS = False  # axes below is the one throttle, for passwords and codes
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300  # before the second factor's own pages
ACCOUNT_FORMS = {
    "login": "portal.people.forms.LoginForm",
    "reauthenticate": "portal.people.forms.ReauthenticateForm",
    "change_password": "portal.people.forms.ChangePasswordForm",
}
REAUTHENTICATION_SECONDS = 30 * 60  # before approving, signing, withdrawing
PASSWORD_RESET_TIMEOUT = 24 * 3600  # of one-time links
# Reviewers and above reach nothing but the set-up page without a second factor; only a demo may leave it off.
REQUIRE_SECOND_FACTOR = env_bool("PORTAL_REQUIRE_SECOND_FACTOR", True)
if not REQUIRE_SECOND_FACTOR and not PORTAL_DEMO:
    raise ImproperlyConfigured("PORTAL_REQUIRE_SECOND_FACTOR=0 只在演示（PORTAL_DEMO=1）中可用。")
MFA_ADAPTER = "portal.people.codes.MfaAdapter"
MFA_KEY_RING = "portal.site.keys"
MFA_TOTP_ISSUER = "政务公开工作台"
MFA_TOTP_TOLERANCE = 1  # clocks of phones are half a minute off
MFA_FORMS = {
    "authenticate": "portal.people.codes.AuthenticateForm",
    "reauthenticate": "portal.people.codes.ReauthenticateForm",
    "activate_totp": "portal.people.codes.ActivateTOTPForm",
}
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=30)
AXES_USERNAME_CALLABLE = "portal.people.throttle.counted_name"
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_CLIENT_IP_CALLABLE = "portal.people.address.client_address"
AXES_LOCKOUT_CALLABLE = "portal.people.throttle.lock_page"
AXES_DISABLE_ACCESS_LOG = True  # the trail has it
AXES_ENABLE_ADMIN = False
# Nothing that was typed is kept: a password in the wrong field, a code, a token.
AXES_SENSITIVE_PARAMETERS = [
    "username", "ip_address", "login", "password", "oldpassword", "password1", "password2", "code", "next",
    "csrfmiddlewaretoken",
]  # fmt: skip
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

# Cookies and headers
SESSION_COOKIE_PATH = DESK_PATH  # a public page never sees who reads it
SESSION_COOKIE_AGE = 12 * 3600  # a login lasts at most so long
SESSION_IDLE_SECONDS = 30 * 60
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
CSRF_COOKIE_PATH = "/"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_SSL_REDIRECT = HTTPS
# Only a proxy of ours may say that the reader's connection is encrypted.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUSTED_PROXIES else None
SECURE_HSTS_SECONDS = 31536000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "portal.site.views.errors.csrf_failure"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "portal.site.log_lines.LineFormatter",
            "format": "{asctime} {levelname} {name} {message}",
            "style": "{",
        },
    },
    "filters": {"page": {"()": "portal.site.log_lines.PageFilter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["page"]}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    # A 404 and what is refused are the sender's business, and may hold what somebody typed.
    "loggers": {"django.request": {"level": "ERROR"}, "django.security": {"level": "CRITICAL"}},
}
SILENCED_SYSTEM_CHECKS = ["security.W004", "security.W008", "security.W012", "security.W016"] if not HTTPS else []
