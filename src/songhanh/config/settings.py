"""Django's settings, read from the installation's home and the environment (docs/operate/install.md)."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from csp.constants import NONE, SELF

from songhanh.config.database import database
from songhanh.config.home import CannotUse, find_home
from songhanh.demo.mark import is_demo

HOME = find_home()
_TOML = HOME.settings()


_asked = {"database_url"}


def _setting(name: str, default: Any) -> Any:
    """SONGHANH_NAME from the environment, else `name` from settings.toml, else the default."""
    _asked.add(name)
    return os.environ.get(f"SONGHANH_{name.upper()}", _TOML.get(name, default))


def _number(name: str, default: float) -> float:
    """A setting that is a number of 0 or more. Raises CannotUse for another."""
    said = _setting(name, default)
    try:
        number = float(said)
    except (TypeError, ValueError):
        number = -1
    if not 0 <= number < 1e9:
        raise CannotUse(
            f"Thiết lập {name} phải là một số, không phải “{said}”. Hãy sửa settings.toml hoặc SONGHANH_"
            f"{name.upper()}. / The setting {name} must be a number."
        )
    return number


SONGHANH_HOME = HOME.path
SONGHANH_URL = str(_setting("url", "http://127.0.0.1:8000"))
UPLOAD_LIMIT = int(_number("upload_limit_mb", 30)) * 1024 * 1024
READER_SECONDS = _number("reader_seconds", 30)  # what reading one file may take
READER_MEMORY = int(_number("reader_memory_mb", 512)) * 1024 * 1024
READER_APART = True  # in a process of its own, always; tests that are not about it read in theirs
_HOSTS = str(_setting("hosts", "")).split(",")

JOURNAL_MONTHS = int(_number("journal_months", 24))

DEBUG = str(_setting("debug", "")) == "1"
SECRET_KEY = os.environ.get("SONGHANH_SECRET") or HOME.secret()
ALLOWED_HOSTS = sorted(
    {"127.0.0.1", "localhost", "[::1]", urlsplit(SONGHANH_URL).hostname or ""}
    | {host.strip() for host in _HOSTS} - {""}
)
_HTTPS = SONGHANH_URL.startswith("https://")
CSRF_TRUSTED_ORIGINS = [SONGHANH_URL] if _HTTPS else []

INSTALLED_APPS = [
    "songhanh.ui",
    "songhanh.journal",
    "songhanh.files",
    "songhanh.places",
    "songhanh.people",
    "songhanh.plans",
    "songhanh.registers",
    "songhanh.assignments",
    "songhanh.indicators",
    "songhanh.evaluation",
    "songhanh.reports",
    "songhanh.home",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "template_partials",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",  # tokens are masked anew in each page
    "csp.middleware.CSPMiddleware",
    "songhanh.ui.middleware.SendMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "songhanh.ui.middleware.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "songhanh.people.middleware.IdleSessionMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "songhanh.people.middleware.ActorMiddleware",
    "songhanh.people.middleware.SecondFactorMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "songhanh.config.urls"
WSGI_APPLICATION = "songhanh.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "songhanh.home.menu.menu",
            ],
        },
    }
]

DATABASE_URL = os.environ.get("DATABASE_URL", str(_TOML.get("database_url", "")))
DATABASES = {"default": database(DATABASE_URL, HOME.database, int(_number("database_connections", 8)))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "people.User"
LOGIN_URL = "people:sign_in"
LOGIN_REDIRECT_URL = "home:start"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "songhanh.people.passwords.VietnameseCommonValidator"},
]

TRUSTED_PROXIES = int(_number("proxies", 0))  # web servers of ours before the product: they tell the address
# of whoever operates or signs; "offered" in the demonstration, where nothing is real
SECOND_FACTOR = str(_setting("second_factor", "offered" if is_demo(HOME.path) else "required"))

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
_UI = Path(__file__).resolve().parent.parent / "ui"
LOCALE_PATHS = [_UI / "locale", _UI / "locale_packages"]
FORMAT_MODULE_PATH = ["songhanh.ui.formats"]
USE_I18N = True
USE_THOUSAND_SEPARATOR = False
USE_TZ = True
TIME_ZONE = "Asia/Ho_Chi_Minh"

STATIC_URL = "/static/"
STATIC_ROOT = HOME.static
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": HOME.files},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024  # form fields; files are streamed and limited by UPLOAD_LIMIT
DATA_UPLOAD_MAX_NUMBER_FIELDS = 4000
FILE_UPLOAD_PERMISSIONS = 0o600

SESSION_ENGINE = "songhanh.people.sessions"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _HTTPS
SESSION_IDLE_SECONDS = int(_number("idle_minutes", 120)) * 60
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "songhanh.ui.views.csrf_failure"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "manifest-src": [SELF],
    }
}

SILENCED_SYSTEM_CHECKS = [
    "security.W004",
    "security.W008",
    "security.W012",
    "security.W016",
]  # plain http on one machine

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}

UNKNOWN_SETTINGS = sorted(_TOML.keys() - _asked)  # words of settings.toml that nothing reads
