"""What is known of the genre, as data: YAML files beside this one, extended without touching code."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from qicao.errors import QicaoError

FOLDER = Path(__file__).parent


@cache
def load_lexicon(name: str) -> Any:
    """Return the content of `name`.yaml as plain values; read once, never to be changed by the caller."""
    from qicao.yamlfile import load_plain  # noqa: PLC0415 - YAML is not needed before the first lexicon is

    path = FOLDER / f"{name}.yaml"
    return load_plain(path, path.read_text(encoding="utf-8"), QicaoError)
