"""Templates: nothing that the content policy would stop, nothing from a room above, forms with keys."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.repo.tree import HEIGHT, PACKAGE, name_of, parse, role_of, room_of, source_files, templates

BROUGHT = {
    "i18n",
    "static",
    "l10n",
    "tz",
    "cache",
    "partials",
    "django_htmx",
}  # tags of Django and of packages
INLINE = re.compile(
    r"<script(?![^>]*\ssrc=)|<style\b|\sstyle\s*=|\son[a-z]+\s*=|\shx-(?:on|vals\s*=\s*[\"']js|vars)|javascript:",
    re.I,
)
POST = re.compile(r"<form\b[^>]*\bmethod=[\"']?post\b.*?</form>", re.I | re.S)
KEYS = re.compile(r"\{\{\s*[\w.]*form[\w.]*\s*\}\}|\{%\s*keys\b|\.hidden_fields|\{%\s*include\s[^%]*form")
WRITES_OUTSIDE_FORMS = re.compile(r"<(?!form\b)\w+\b[^>]*\shx-(?:post|put|patch|delete)=", re.I)


def matches(pattern: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    """Every place in a template where the pattern matches, and what stands there."""
    for path in templates():
        text = path.read_text(encoding="utf-8")
        for match in pattern.finditer(text):
            yield name_of(path, text.count("\n", 0, match.start()) + 1), match[0].strip()


def libraries() -> dict[str, str]:
    """Each of our libraries of tags and the room that it lives in."""
    return {path.stem: room_of(path) for path in PACKAGE.glob("*/templatetags/*.py")}


def names_used(path: Path, tags: str) -> set[str]:
    text = path.read_text(encoding="utf-8")
    return {name.split("/")[0] for name in re.findall(rf"\{{%\s*(?:{tags})\s+[\"']([^\"']+)", text)}


def test_nothing_is_written_that_the_policy_stops() -> None:
    assert list(matches(INLINE)) == []


def test_a_template_loads_tags_of_its_own_room_and_those_below() -> None:
    above = []
    for path in templates():
        loaded = " ".join(
            re.findall(r"\{%\s*load\s+([^%]+?)\s*%\}", path.read_text(encoding="utf-8"))
        ).split()
        for library in set(loaded) - BROUGHT - {"from"}:
            owner = libraries().get(library, "nobody")
            if HEIGHT.get(owner, 99) > HEIGHT[room_of(path)]:
                above.append(f"{name_of(path)} loads {library} of {owner}")
    assert above == []


def test_a_template_stands_on_templates_of_its_own_room_and_those_below() -> None:
    above = [
        f"{name_of(path)} uses {owner}/"
        for path in templates()
        for owner in names_used(path, "extends|include")
        if HEIGHT.get(owner, 99) > HEIGHT[room_of(path)] and owner != "django"
    ]
    assert above == []


def test_every_template_lies_under_the_name_of_its_room() -> None:
    strays = [path for path in templates() if path.parts[path.parts.index("templates") + 1] != room_of(path)]
    assert [name_of(path) for path in strays if not re.fullmatch(r"[45]\d\d\w*\.html", path.name)] == []


def test_a_form_that_writes_carries_its_keys() -> None:
    bare = [place for place, form in matches(POST) if "{% csrf_token %}" not in form or not KEYS.search(form)]
    assert bare == []


def test_only_forms_write() -> None:
    assert list(matches(WRITES_OUTSIDE_FORMS)) == []


def test_forms_come_from_the_one_form() -> None:
    """`songhanh.ui.forms` gives version and once-key; Django's own forms have neither."""
    own = [
        name_of(path, node)
        for path in source_files()
        if role_of(path) == "forms" and room_of(path) != "ui"
        for node in ast.walk(parse(path))
        if isinstance(node, ast.ClassDef)
        for base in node.bases
        if ast.unparse(base) in {"forms.Form", "forms.ModelForm", "ModelForm", "BaseForm", "forms.BaseForm"}
    ]
    assert own == []
