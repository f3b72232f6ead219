"""The floor: a bare Django page behind a sign-in that runs given queries and prints all the rows they give.

It has what `startproject` gives and nothing else: Django's own middleware, session and context processors,
one table. A query goes its way through the ORM, as in any page of Django: its SQL is made from the query
that the measured page had built, and sent; its rows stay tuples. Every cell of every row is printed.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain
from typing import Any
from unittest import mock

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models.sql import Query
from django.db.models.sql.compiler import SQLCompiler
from django.db.models.sql.constants import MULTI
from django.http import HttpRequest, HttpResponse
from django.template.backends.django import DjangoTemplates
from django.test import Client, override_settings
from django.urls import include, path

from songhanh.people.models import User

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
PROCESSORS = [
    "django.template.context_processors.request",
    "django.contrib.auth.context_processors.auth",
    "django.contrib.messages.context_processors.messages",
]
PAGE = """<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>{{ user.username }}</title></head>
<body>{% for rows in tables %}<table>{% for row in rows %}
<tr>{% for cell in row %}<td>{{ cell }}</td>{% endfor %}</tr>{% endfor %}
</table>{% endfor %}</body></html>"""


@contextmanager
def listening() -> Iterator[list[str]]:
    """Every statement that is sent meanwhile."""
    heard: list[str] = []

    def listen(execute: Any, sql: str, parameters: Any, many: bool, context: Any) -> Any:
        heard.append(sql)
        return execute(sql, parameters, many, context)

    with connection.execute_wrapper(listen):
        yield heard


@contextmanager
def keeping() -> Iterator[list[Query]]:
    """Every query that the ORM is about to send meanwhile, to be sent again."""
    kept: list[Query] = []
    send = SQLCompiler.execute_sql

    def keep(compiler: SQLCompiler, *args: Any, **kwargs: Any) -> Any:
        kept.append(compiler.query.clone())
        return send(compiler, *args, **kwargs)

    with mock.patch.object(SQLCompiler, "execute_sql", keep):
        yield kept


def reads(statements: Iterable[str]) -> list[str]:
    """All that read, but who is signed in: that the bare page asks by itself."""
    by_itself = (
        'FROM "people_session"',
        'FROM "django_session"',
        'FROM "people_user" WHERE "people_user"."id" =',
    )
    return [
        sql for sql in statements if sql.startswith("SELECT") and not any(words in sql for words in by_itself)
    ]


_engine = DjangoTemplates(
    {"NAME": "floor", "DIRS": [], "APP_DIRS": False, "OPTIONS": {"context_processors": PROCESSORS}}
)
_page = _engine.from_string(PAGE)
_asked: list[Query] = []


def ask(queries: Sequence[Query]) -> None:
    """What the bare page asks from now on: what reads, but who is signed in."""
    _asked[:] = [query for query in queries if reads([_statement(query)])]


def _statement(query: Query) -> str:
    """Its SQL; "" where Django knows without asking that nothing is found."""
    try:
        return str(query.get_compiler(DEFAULT_DB_ALIAS).as_sql()[0])
    except EmptyResultSet:
        return ""


@login_required
def show(request: HttpRequest) -> HttpResponse:
    """The bare page."""
    tables = [
        list(chain.from_iterable(query.clone().get_compiler(DEFAULT_DB_ALIAS).execute_sql(MULTI)))
        for query in _asked
    ]
    return HttpResponse(_page.render({"tables": tables}, request))


urlpatterns = [path("floor/", show), path("", include("songhanh.config.urls"))]


def floor_client(user: User) -> Client:
    """A client of the bare page, signed in, whose middleware is loaded."""
    client = Client(HTTP_HOST="localhost")
    with override_settings(MIDDLEWARE=MIDDLEWARE, SESSION_ENGINE="django.contrib.sessions.backends.db"):
        client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[0])
        assert client.get("/floor/").status_code == 200
    return client
