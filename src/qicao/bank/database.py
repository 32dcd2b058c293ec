"""The compiled form as a file that is made when missing, made again when damaged, and never stops a command."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from typing import TYPE_CHECKING, Any

from qicao.bank.cache import prune, remove
from qicao.remember import unpack

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path


class Database:
    """Rows of a compiled bank. When its file turns out to be damaged, it is compiled again and asked again."""

    __slots__ = ("_compile", "_connection", "_path")

    def __init__(self, path: Path | None, compile_into: Callable[[sqlite3.Connection], None]) -> None:
        """Open the file, made first if it is missing (None, or it cannot be made: in memory)."""
        self._path = path
        self._compile = compile_into
        self._connection = (path and (_opened(path) or self._made(path))) or self._in_memory()

    def rows(self, statement: str, values: Sequence[Any] = ()) -> list[Any]:
        """All rows of a query; a packed value in the last column is unpacked."""
        try:
            return self._ask(statement, values)
        except (sqlite3.DatabaseError, ValueError):
            if self._path:
                remove(self._path)
            self._connection = self._in_memory()
            return self._ask(statement, values)

    def _ask(self, statement: str, values: Sequence[Any]) -> list[Any]:
        rows = self._connection.execute(statement, values).fetchall()
        return [(*row[:-1], unpack(row[-1])) if type(row[-1]) is bytes else row for row in rows]

    def __del__(self) -> None:
        """Close the file: a bank need not be closed by hand."""
        with suppress(AttributeError):
            self._connection.close()

    def _in_memory(self) -> sqlite3.Connection:
        connection = sqlite3.connect(":memory:")
        self._compile(connection)
        return connection

    def _made(self, path: Path) -> sqlite3.Connection | None:
        """Compile into a file beside its place, then rename it; None when the cache cannot be written."""
        beside = path.with_name(f".{os.urandom(6).hex()}.tmp")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(beside)) as connection:
                self._compile(connection)
            beside.replace(path)
            prune(path)
        except (OSError, sqlite3.Error):
            return None
        finally:
            remove(beside)
        return _opened(path)


def _opened(path: Path) -> sqlite3.Connection | None:
    """Open a file that never changes; None when it is missing or not whole."""
    if not path.exists():
        return None
    connection: sqlite3.Connection | None = None
    try:
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
        pages, size = (connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size"))
        if pages and pages * size == path.stat().st_size:
            return connection
    except (OSError, sqlite3.Error):
        pass
    if connection is not None:
        connection.close()
    return None
