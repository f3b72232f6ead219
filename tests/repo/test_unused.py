"""What nobody calls is not kept: neither in modules nor in templates. A test alone keeps nothing alive."""

import re

from vulture import Vulture

from tests.repo.tree import PACKAGE, ROOT, files

KINDS = {"function", "class", "method", "property", "import", "unreachable_code"}
# called by Python, Django, argparse or a library that finds them by name
CALLED_FROM_OUTSIDE = re.compile(
    r"Meta|ready|__getattr__|handle\w*|add_arguments|menu|clean\w*|to_python|prepare_value|format_value|widget_attrs|from_db_value"
    r"|get_prep_value|get_session_store_class|get_model_class|get_help_text|deconstruct|has_changed|bound_data|value_from_datadict|authenticate|process_\w+|get_session_auth_hash"
)
# laid with the ground by design.md §4, used first by the rooms that come next
GROUND = {"keep_photo", "list_units"}


def test_every_function_and_class_is_used() -> None:
    vulture = Vulture(ignore_decorators=["@register.*", "@require_*", "@receiver"])
    vulture.scavenge([str(PACKAGE)], exclude=["*/migrations/*"])
    named = "\n".join(
        path.read_text(encoding="utf-8") for path in files("src/*.html", "pyproject.toml", "src/*.toml")
    )
    settings = "\n".join(
        (PACKAGE / "config" / name).read_text(encoding="utf-8") for name in ("settings.py", "urls.py")
    )
    unused = [
        f"{item.filename.relative_to(ROOT)}:{item.first_lineno} {item.typ} {item.name}"
        for item in vulture.get_unused_code()
        if item.typ in KINDS
        and item.name not in GROUND
        and not CALLED_FROM_OUTSIDE.fullmatch(item.name)
        and not re.search(rf"\b{re.escape(item.name)}\b", named)
        and not re.search(rf"\.{re.escape(item.name)}\"", settings)
    ]
    assert unused == []
