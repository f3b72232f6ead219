"""The wheel carries what a machine cannot make without the sources: compiled translations, the typeface."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class AssetsHook(BuildHookInterface):  # type: ignore[type-arg]
    """Makes the assets before the wheel is packed, and names them to it although git ignores them."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        source = Path(self.root) / "src"
        sys.path.insert(0, str(source))
        try:
            from songhanh.ui.assets import made_files, prepare_assets  # noqa: PLC0415

            prepare_assets()
            build_data["artifacts"] += [f"/{made.relative_to(self.root).as_posix()}" for made in made_files()]
        finally:
            sys.path.remove(str(source))
