"""Which file holds the layout profile of a name. A profile has a Chinese name inside and a short file name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qicao.errors import LayoutError, Place, nearest
from qicao.files import read_utf8
from qicao.writers.keys import NAME
from qicao.yamlfile import load_nodes

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def find_layout(name: str, paths: Sequence[Path], above: Sequence[Path] = (), place: Place | None = None) -> Path:
    """The profile of that name (印发稿) or file name (printed) among the paths, first wins.

    `above` are the profiles that are based on the one looked for: none of them is it, so that a unit's own 印发稿 may
    be based on the 印发稿 that it takes the place of. `place` is where the name stands. Raises LayoutError.
    """
    taken = {path.resolve() for path in above}
    free = [path for path in paths if path.resolve() not in taken]
    found = next((path for path in free if path.stem == name), None)
    found = found or next((path for path in free if _name(path) == name), None)
    if found:
        return found
    if above and any(name in (path.stem, _name(path)) for path in above):
        raise LayoutError(f"“{name}”又依据它自己，绕成了圈。", place, _way_round(above))
    raise _unknown(name, paths, place)


def _name(path: Path) -> str | None:
    """The name that stands in a profile; None where it cannot be read."""
    try:
        root = load_nodes(path, read_utf8(path, LayoutError), LayoutError)
    except LayoutError:
        return None
    node = root.value.get(NAME) if isinstance(root.value, dict) else None
    return node.raw.strip() if node else None


def _way_round(above: Sequence[Path]) -> str:
    return f"这几份互相依据：{'、'.join(path.name for path in above)}；让其中一份依据现成的版式，如“依据: 印发稿”。"


def _unknown(name: str, paths: Sequence[Path], place: Place | None) -> LayoutError:
    """The error for a name that no profile has; a profile that cannot be read may have it, and is told instead."""
    names = {path: _name(path) for path in paths}
    for path, known in names.items():
        if known is None:
            try:
                load_nodes(path, read_utf8(path, LayoutError), LayoutError)
            except LayoutError as broken:
                return broken
    known_names = dict.fromkeys(known for known in names.values() if known)
    hint = nearest(name, known_names) if known_names else "版式放在 templates/layouts/ 里，现在那里没有。"
    return LayoutError(f"没有“{name}”这种版式。", place, hint)
