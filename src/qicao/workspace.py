"""Where templates, phrase sets and data are looked for: one list, in one place."""

from __future__ import annotations

from pathlib import Path

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
