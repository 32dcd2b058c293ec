"""Where templates, phrase sets and data are looked for: one list, in one place; and where what is compiled lies."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parent.parent


def roots(workspace: Path) -> tuple[Path, ...]:
    """The folders that may hold `templates/` and `phrasebank/`, what comes first wins.

    The writer's own workspace, then what the installed package carries, then the source checkout.
    """
    return tuple(dict.fromkeys(folder for folder in (workspace.resolve(), _PACKAGE, _CHECKOUT)))


def folders(workspace: Path, name: str) -> tuple[Path, ...]:
    """The existing folders of that name (`templates/outlines`), first wins."""
    return tuple(folder for root in roots(workspace) if (folder := root / name).is_dir())


def is_carried(path: Path, name: str) -> bool:
    """Whether a file lies in the folder of that name that comes with qicao, not in one of the writer's own."""
    return path.resolve().parent in (_PACKAGE / name, _CHECKOUT / name)


def cache_folder(environment: Mapping[str, str]) -> Path | None:
    """The user's cache: QICAO_CACHE, or `qicao` in what the system keeps caches in; None when there is no home."""
    own = environment.get("QICAO_CACHE")
    if own:
        return Path(own)
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        if environment.get(name):
            return Path(environment[name], "qicao")
    try:
        home = Path.home()
    except RuntimeError:
        return None
    return home / ("Library/Caches" if sys.platform == "darwin" else ".cache") / "qicao"
