"""qicao (起草): drafts speeches for meetings from outlines and a phrase bank mined from real speeches.

The stages are plain functions over immutable values: `read`, `mine_speech`, `load_bank`, `load_outline`, `compose`,
`check_speech`, `write`. Each is loaded when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

_HOME = {
    "read": "qicao.readers",
    "parse": "qicao.readers",
    "mine_speech": "qicao.mining.miner",
    "generaliser": "qicao.mining.slots",
    "load_bank": "qicao.bank.folder",
    "load_outline": "qicao.outlines.loader",
    "complete_facts": "qicao.outlines.facts",
    "load_templates": "qicao.compose.rendering",
    "compose": "qicao.compose.composer",
    "check_speech": "qicao.checks",
    "load_layout": "qicao.writers.profiles",
    "write": "qicao.writers",
    "as_bytes": "qicao.writers",
    "About": "qicao.writers",
    "write_word": "qicao.writers.word",
    "write_text": "qicao.writers.text",
    "Speech": "qicao.speech.model",
    "Finding": "qicao.speech.finding",
    "QicaoError": "qicao.errors",
}

__all__ = list(_HOME)


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)
