"""What is wrong with a page as it was sent, whoever wrote its template."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import lxml.html
from django.apps import apps
from django.db import models

from tests.repo.site import page_of

VIETNAMESE_WORD = re.compile(r"[^\W\d_]*[À-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ][^\W\d_]*")
NAMES = {"Hành", "Tiếng", "Việt"}  # Song Hành, Tiếng Việt
ATTRIBUTES = ("title", "placeholder", "aria-label", "alt", "value", "data-confirm")


def faults(response: Any) -> list[str]:
    page = page_of(response)
    return [*_policy(response, page), *_structure(page), *_forms(page)]


def _policy(response: Any, page: lxml.html.HtmlElement) -> Iterator[str]:
    policy = response.headers.get("Content-Security-Policy", "")
    if "default-src 'none'" not in policy or "unsafe" in policy:
        yield f"policy: {policy}"
    for element in page.iter():
        if not isinstance(element.tag, str):
            continue
        for name in element.attrib:
            if str(name) == "style" or str(name).startswith(("on", "hx-on", "hx-vals")):
                yield f"{name} on <{element.tag}>"
        inline = element.tag == "style" or (element.tag == "script" and not element.get("src"))
        if inline and element.get("type") != "application/json":
            yield f"inline <{element.tag}>"


def _structure(page: lxml.html.HtmlElement) -> Iterator[str]:
    for path, wanted in (("//h1", 1), ("//main", 1), ("//title[normalize-space()]", 1), ("/html[@lang]", 1)):
        if len(page.xpath(path)) != wanted:
            yield f"{len(page.xpath(path))} of {path}"
    ids = Counter(str(name) for name in page.xpath("//@id"))
    yield from (f"id {name} stands {count} times" for name, count in ids.items() if count > 1)
    for name in page.xpath("//label/@for | //@aria-describedby | //@aria-labelledby | //@aria-controls"):
        yield from (f"nothing has the id {one}" for one in str(name).split() if one not in ids)


def _forms(page: lxml.html.HtmlElement) -> Iterator[str]:
    for form in page.forms:
        if form.method != "POST":
            continue
        lacking = {"csrfmiddlewaretoken", "version", "once"} - {*form.fields.keys()}
        if lacking:
            yield f"form to {form.action or 'itself'} lacks {', '.join(sorted(lacking))}"


def stored_words() -> set[str]:
    """Every word of every text that is stored: names, plans, notes. They are not the product's words."""
    words: set[str] = set()
    for model in apps.get_models():
        fields = [field.attname for field in model._meta.concrete_fields if isinstance(field, _TEXTS)]
        for row in model._base_manager.values_list(*fields) if fields else ():
            words.update(re.findall(r"[^\W\d_]+", " ".join(map(str, row)).casefold()))
    return words


_TEXTS = (models.CharField, models.TextField, models.JSONField)


def vietnamese_words(response: Any, data: set[str]) -> list[str]:
    """What a page says in Vietnamese, beside its data, to somebody who chose English."""
    page = page_of(response)
    for element in page.xpath("//*[@lang='vi'] | //script | //kbd"):
        element.drop_tree()
    said = [*page.xpath("//text()"), *(value for name in ATTRIBUTES for value in page.xpath(f"//@{name}"))]
    words = [word for text in said for word in VIETNAMESE_WORD.findall(str(text))]
    return sorted({word for word in words if word not in NAMES and word.casefold() not in data})
