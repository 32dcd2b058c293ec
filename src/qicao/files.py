"""Files are written whole or not at all: beside their place first, then renamed."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from qicao.errors import Place, WriteError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_HINT = "检查文件夹的写入权限、磁盘空间，以及文件是否正被别的程序打开。"


def write_whole(path: Path, data: bytes) -> None:
    """Write one file whole or not at all; its folder is made when it is missing. Raises WriteError."""
    write_all({path: data})


def write_all(files: Mapping[Path, bytes]) -> None:
    """Write several files, all of them or none. Raises WriteError; what stood there before is then untouched."""
    beside: dict[Path, Path] = {}
    try:
        for path, data in files.items():
            _write_beside(path, data, beside)
        _put_in_place(beside)
    finally:
        for temporary in beside.values():
            with suppress(OSError):
                temporary.unlink(missing_ok=True)


def _write_beside(path: Path, data: bytes, beside: dict[Path, Path]) -> None:
    """Write `data` next to `path` under a short name of its own; a device or a pipe is written to directly."""
    try:
        target = path.resolve()
        if target.is_dir():
            raise WriteError("这是一个文件夹，不能当文件写。", Place(str(path)), "换一个文件名。")
        if target.exists() and not target.is_file():
            target.write_bytes(data)
            return
        target.parent.mkdir(parents=True, exist_ok=True)
        beside[target] = target.with_name(f".qicao-{os.urandom(6).hex()}.tmp")
        beside[target].write_bytes(data)
        if target.exists():
            with suppress(OSError):
                beside[target].chmod(target.stat().st_mode)
    except (OSError, ValueError) as error:
        raise _failed(path, error) from error


def _put_in_place(beside: Mapping[Path, Path]) -> None:
    """Rename all; when one cannot be renamed, put back those that were."""
    before: dict[Path, bytes | None] = {}
    for path, temporary in beside.items():
        try:
            old = path.read_bytes() if len(beside) > 1 and path.exists() else None
            temporary.replace(path)
        except OSError as error:
            _put_back(before)
            raise _failed(path, error) from error
        before[path] = old


def _put_back(before: Mapping[Path, bytes | None]) -> None:
    for path, data in before.items():
        with suppress(OSError):
            path.unlink() if data is None else path.write_bytes(data)


def _failed(path: Path, error: Exception) -> WriteError:
    reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return WriteError(f"写不进去（{reason}），原有文件没有改动。", Place(str(path)), _HINT)
