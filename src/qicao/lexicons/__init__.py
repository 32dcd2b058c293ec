"""What is known of the genre, as data: YAML files beside this one, extended without touching code."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from qicao.errors import QicaoError
from qicao.workspace import cache_folder

FOLDER = Path(__file__).parent


@cache
def load_lexicon(name: str) -> Any:
    """Return the content of `name`.yaml as plain values; read once, never to be changed by the caller.

    Reading YAML is slow: its values lie as JSON in the user's cache, named by the state of the file.
    """
    path = FOLDER / f"{name}.yaml"
    compiled = _compiled_path(path)
    if compiled is not None:
        with suppress(OSError, ValueError):
            return json.loads(compiled.read_bytes())
    from qicao.yamlfile import load_plain

    values = load_plain(path, path.read_text(encoding="utf-8"), QicaoError)
    if compiled is not None:
        _remember(compiled, values)
    return values


def _compiled_path(path: Path) -> Path | None:
    folder = cache_folder(os.environ)
    state = path.stat()
    return folder / f"lexicon-{path.stem}-{state.st_size}-{state.st_mtime_ns}.json" if folder else None


def _remember(compiled: Path, values: Any) -> None:
    """Keep the values for the next time, and drop what an older state left; a cache that cannot be written is none."""
    from qicao.files import write_whole

    with suppress(QicaoError, OSError):
        write_whole(compiled, json.dumps(values, ensure_ascii=False).encode())
        for old in compiled.parent.glob(f"{compiled.name.rsplit('-', 2)[0]}-*.json"):
            if old != compiled:
                old.unlink()
