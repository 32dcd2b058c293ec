"""The fonts of this machine: in which folders they lie, and what the files say their families are called."""

from __future__ import annotations

import logging
import os
import platform
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from qicao.lexicons import load_lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_COLLECTIONS = frozenset({".ttc", ".otc"})
_SUFFIXES = frozenset({".ttf", ".otf"}) | _COLLECTIONS
_FAMILY_NAMES = (1, 16)  # family, typographic family (OpenType, name table)


class Family(NamedTuple):
    """A font of this machine: its family's names, in all languages that the file knows."""

    names: tuple[str, ...]
    file: Path


def font_folders(system: str, environment: Mapping[str, str], home: Path) -> tuple[Path, ...]:
    """The folders that hold fonts on that system (Windows, Darwin; any other counts as Linux), as far as there are any.

    The list of them is data: `fonts.yaml` among the lexicons.
    """
    known = load_lexicon("fonts")["文件夹"]
    patterns = known.get(system, known["Linux"])
    paths = (path for pattern in patterns for path in _expand(pattern, environment, home))
    return tuple(dict.fromkeys(path for path in paths if _is_folder(path)))


def _expand(pattern: str, environment: Mapping[str, str], home: Path) -> Iterator[Path]:
    head, _, rest = pattern.partition("/")
    if head == "~":
        roots = [home]
    elif head.startswith("$"):
        roots = [Path(root) for root in environment.get(head[1:], "").split(os.pathsep) if root]
    else:
        roots = [Path("/")]
    for root in roots:
        yield from sorted(root.glob(rest)) if "*" in rest else [root / rest]


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # it lies where this user may not look
        return False


def families_here() -> tuple[Family, ...]:
    """All fonts of this machine."""
    return families(font_folders(platform.system(), os.environ, Path.home()))


def families(folders: Iterable[Path]) -> tuple[Family, ...]:
    """All fonts in the folders and below, the first folder first. A file that is no whole font is passed over."""
    # what is odd inside a font file is nothing that a writer of speeches could act on
    logging.getLogger("fontTools").addHandler(logging.NullHandler())
    files = dict.fromkeys(path for folder in folders for path in _font_files(folder))
    return tuple(Family(names, path) for path in files for names in _read(path) if names)


def _font_files(folder: Path) -> Iterator[Path]:
    """The font files below a folder; links are followed, each folder is entered once."""
    entered: set[str] = set()
    for place, inner, files in os.walk(folder, followlinks=True):
        real = os.path.realpath(place)
        if real in entered:
            inner.clear()
            continue
        entered.add(real)
        inner.sort()
        yield from (Path(place, name) for name in sorted(files) if Path(name).suffix.lower() in _SUFFIXES)


def _read(path: Path) -> tuple[tuple[str, ...], ...]:
    """The names of each font of a file."""
    from fontTools.ttLib import TTCollection, TTFont

    try:
        with path.open("rb") as file:
            if path.suffix.lower() in _COLLECTIONS:
                return tuple(map(_names, TTCollection(file, lazy=True).fonts))
            return (_names(TTFont(file, lazy=True)),)
    except Exception:  # what a broken font makes fontTools raise has no common class, and the other fonts count
        return ()


def _names(font: Any) -> tuple[str, ...]:
    records = (record for record in font["name"].names if record.nameID in _FAMILY_NAMES)
    return tuple(dict.fromkeys(name for record in records if (name := _text(record))))


def _text(record: Any) -> str:
    try:
        return str(record.toUnicode()).strip()
    except UnicodeError:
        return ""
