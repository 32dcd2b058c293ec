"""Files are read as UTF-8, and written whole or not at all: beside their place first, then renamed."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from typing import TYPE_CHECKING

from qicao.errors import Place, WriteError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from qicao.errors import QicaoError

_BOM = "\ufeff"
_HINT = "检查文件夹的写入权限、磁盘空间，以及文件是否正被别的程序打开。"
_CHOOSE_ANOTHER = "换一个文件夹或文件名再写。"
# What went wrong in Chinese, and what to do next; whatever is not here is told in the system's own words.
_REASONS = {
    errno.ENOSPC: ("磁盘已满", "清出一些空间，或换一个磁盘再写。"),
    errno.EDQUOT: ("磁盘配额用完了", "清出一些空间，或换一个磁盘再写。"),
    errno.EFBIG: ("文件超过了系统允许的大小", "放宽限制，或换一个磁盘再写。"),
    errno.EACCES: ("没有写入权限，或文件正被别的程序打开", "关掉打开它的程序（如 Word），或换一个文件夹再写。"),
    errno.EPERM: ("没有写入权限", _CHOOSE_ANOTHER),
    errno.EROFS: ("这个磁盘是只读的", _CHOOSE_ANOTHER),
    errno.ENOENT: ("这个位置建不了文件", _CHOOSE_ANOTHER),
    errno.ENOTDIR: ("路径中有一段是文件，不是文件夹", _CHOOSE_ANOTHER),
    errno.EEXIST: ("路径中有一段是文件，不是文件夹", _CHOOSE_ANOTHER),
    errno.ENAMETOOLONG: ("文件名太长", "把文件名改短。"),
}


def read_utf8(path: Path, error: type[QicaoError]) -> str:
    """The text of a file, line ends untouched, without its byte order mark. Raises `error`."""
    try:
        return path.read_bytes().decode("utf-8").removeprefix(_BOM)
    except FileNotFoundError:
        raise error("没有这个文件。", Place(str(path)), "核对文件名和路径。") from None
    except OSError as problem:
        raise error(f"文件打不开（{problem.strerror}）。", Place(str(path)), "检查文件的读取权限。") from problem
    except UnicodeDecodeError as problem:
        line = problem.object[: problem.start].count(b"\n") + 1
        raise error("这个文件不是 UTF-8 编码。", Place(str(path), line), "在编辑器里另存为 UTF-8 再试。") from None


def write_whole(path: Path, data: bytes) -> None:
    """Write one file whole or not at all; its folder is made when it is missing. Raises WriteError."""
    write_all({path: data})


def write_all(files: Mapping[Path, bytes]) -> None:
    """Write several files, all of them or none. Raises WriteError; what stood there before is then untouched."""
    beside: dict[Path, Path] = {}
    before: dict[Path, Path | None] = {}
    try:
        for path, data in files.items():
            _write_beside(path, data, beside)
        if len(beside) > 1:  # one rename is all or nothing by itself
            _keep_old(beside, before)
        _put_in_place(beside, before)
    finally:
        for temporary in (*beside.values(), *filter(None, before.values())):
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
        beside[target] = _name_beside(target)
        _write_through(beside[target], data)
        if target.exists():
            with suppress(OSError):
                beside[target].chmod(target.stat().st_mode)
    except (OSError, ValueError) as error:
        raise _failed(path, error) from error


def _write_through(path: Path, data: bytes) -> None:
    """Write to the disk itself: what is renamed into place must not be empty after a power cut."""
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _name_beside(path: Path) -> Path:
    return path.with_name(f".qicao-{os.urandom(6).hex()}.tmp")


def _keep_old(paths: Iterable[Path], before: dict[Path, Path | None]) -> None:
    """Copy what stands at these paths to files beside it (None: nothing does): to put it back needs no room then."""
    from shutil import copy2

    for path in paths:
        try:
            before[path] = _name_beside(path) if path.exists() else None
            if copy := before[path]:
                copy2(path, copy)
        except OSError as error:
            raise _failed(path, error) from error


def _put_in_place(beside: Mapping[Path, Path], before: Mapping[Path, Path | None]) -> None:
    """Rename all; when one cannot be renamed, or the work is broken off, put back those that were."""
    done: list[Path] = []
    try:
        for path, temporary in beside.items():
            done.append(path)
            temporary.replace(path)
    except BaseException as error:
        _put_back({path: before[path] for path in done if path in before})
        if isinstance(error, OSError):
            raise _failed(done[-1], error) from error
        raise


def _put_back(before: Mapping[Path, Path | None]) -> None:
    for path, copy in before.items():
        with suppress(OSError):
            path.unlink(missing_ok=True) if copy is None else copy.replace(path)


def _failed(path: Path, error: Exception) -> WriteError:
    number = error.errno if isinstance(error, OSError) else None
    reason, hint = _REASONS.get(number or 0, (str(getattr(error, "strerror", None) or error), _HINT))
    return WriteError(f"写不进去（{reason}），原有文件没有改动。", Place(str(path)), hint)
