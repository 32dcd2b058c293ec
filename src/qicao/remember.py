"""What is made of files is remembered in the user's cache, until one of the files changes.

Reading YAML and compiling templates takes longer than all else that a command does. What is remembered is plain: text,
numbers, lists, mappings, Python's own bytecode. A cache that cannot be read or written is none.
"""

from __future__ import annotations

import marshal
import os
import sys
from contextlib import suppress
from hashlib import blake2s
from typing import TYPE_CHECKING, Any
from zlib import crc32

from qicao.errors import QicaoError
from qicao.workspace import cache_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

_SUM_BYTES = 4
_WITHOUT_REFERENCES = 2


def remembered(name: str, files: Sequence[Path], make: Callable[[], Any]) -> Any:
    """What `make` makes of the files; remembered under `name`, the paths of the files, and their state."""
    folder = cache_folder(os.environ)
    if folder is None:
        return make()
    start = f"{name}-{_hash([str(file) for file in files])}-"
    path = folder / f"{start}{_hash([sys.version, *map(_state, files)])}.kept"
    with suppress(OSError, ValueError):
        return unpack(path.read_bytes())
    value = make()
    _keep(path, start, value)
    return value


def pack(value: Any) -> bytes:
    """A plain value with a checksum before it."""
    data = marshal.dumps(value, _WITHOUT_REFERENCES)
    return crc32(data).to_bytes(_SUM_BYTES, "big") + data


def unpack(packed: bytes) -> Any:
    """The inverse of `pack`. Raises ValueError when the bytes are not those that were packed."""
    data = packed[_SUM_BYTES:]
    if not data or crc32(data) != int.from_bytes(packed[:_SUM_BYTES], "big"):
        raise ValueError
    return marshal.loads(data)  # noqa: S302 - our own data out of the user's own cache; a third of the time of JSON


def _state(file: Path) -> tuple[int, int]:
    status = file.stat()
    return status.st_size, status.st_mtime_ns


def _hash(value: object) -> str:
    return blake2s(repr(value).encode("utf-8", "surrogateescape"), digest_size=8).hexdigest()


def _keep(path: Path, start: str, value: Any) -> None:
    """Write the value, and drop what an older state left."""
    from qicao.files import write_whole

    with suppress(QicaoError, OSError):
        write_whole(path, pack(value))
        for old in path.parent.glob(f"{start}*.kept"):
            if old != path:
                old.unlink()
