"""What is known of the genre, as data: YAML files beside this one, extended without touching code."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from qicao.errors import QicaoError
from qicao.remember import remembered

FOLDER = Path(__file__).parent


@cache
def load_lexicon(name: str) -> Any:
    """Return the content of `name`.yaml as plain values; read once, never to be changed by the caller."""
    path = FOLDER / f"{name}.yaml"
    return remembered(f"lexicon-{name}", (path,), lambda: _read(path))


def _read(path: Path) -> Any:
    from qicao.files import read_utf8
    from qicao.yamlfile import load_plain

    return load_plain(path, read_utf8(path, QicaoError), QicaoError)
