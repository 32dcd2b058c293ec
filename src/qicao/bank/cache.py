"""Where the compiled form of a bank lies: one file in the user's cache, named by the state of the YAML files."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from hashlib import blake2s
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_CODE = Path(__file__).parent
_SUFFIXES = (".yaml", ".yml")
_KEPT = 8


def compiled_name(folders: Iterable[Path]) -> str:
    """The name of the compiled form of these absolute `phrasebank/` folders: which they are, then their state.

    The state takes in every YAML file (path, size, time of change), the code that reads them, and Python's version.
    """
    paths = tuple(folders)
    files = [stamp for folder in paths for stamp in _stamps(folder, _SUFFIXES)]
    state = (files, list(_stamps(_CODE, (".py",), deeper=False)), sys.version_info[:2])
    return f"bank-{_hash(list(map(str, paths)))}-{_hash(state)}.sqlite"


def _stamps(folder: Path, suffixes: tuple[str, ...], deeper: bool = True) -> Iterator[tuple[str, int, int, int]]:
    try:
        found = sorted(os.scandir(folder), key=lambda one: one.name)
    except OSError:
        return
    for one in found:
        if deeper and one.is_dir():
            yield from _stamps(Path(one.path), suffixes, deeper=False)
        elif one.name.endswith(suffixes):
            with suppress(OSError):
                status = one.stat()
                yield one.path, status.st_size, status.st_mtime_ns, status.st_ino


def _hash(value: object) -> str:
    return blake2s(repr(value).encode("utf-8", "surrogateescape"), digest_size=8).hexdigest()


def prune(path: Path) -> None:
    """Remove older states of the same folders, and of other folders all but the newest few."""
    same = path.name.rpartition("-")[0]
    others = [one for one in path.parent.glob("bank-*.sqlite") if one != path]
    old = [one for one in others if one.name.startswith(same)]
    rest = sorted((one for one in others if one not in old), key=lambda one: one.stat().st_mtime, reverse=True)
    for one in (*old, *rest[_KEPT:]):
        remove(one)


def remove(path: Path) -> None:
    """Remove a file of the cache, if that can be done."""
    with suppress(OSError):
        path.unlink(missing_ok=True)
