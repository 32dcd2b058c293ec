"""What the words of a sentence tell about the role of its paragraph (the lexicon `roles.yaml`)."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from qicao.lexicons import load_lexicon
from qicao.speech.model import Role
from qicao.speech.text import sentences

if TYPE_CHECKING:
    from collections.abc import Collection

_FIRST, _LAST = 300, 100


@cache
def _cues() -> tuple[tuple[Role, re.Pattern[str]], ...]:
    return tuple((Role(row["role"]), _compiled(row["cues"])) for row in load_lexicon("roles")["sentence"])


@cache
def _named(name: str) -> re.Pattern[str]:
    return _compiled(load_lexicon("roles")[name])


def _compiled(cues: Collection[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{cue})" for cue in cues))


def sentence_role(text: str, wanted: Collection[Role]) -> Role | None:
    """The first of the wanted roles whose cue stands in the sentence (the order is the lexicon's)."""
    seen = _seen(text)
    return next((role for role, cue in _cues() if role in wanted and cue.search(seen)), None)


def first_sentence_is(role: Role, text: str) -> bool:
    """Whether the first sentence of a paragraph has a cue of the role."""
    return sentence_role(sentences(text)[0].text, (role,)) is not None


def last_sentence_is(role: Role, text: str) -> bool:
    """Whether the last sentence of a paragraph has a cue of the role."""
    return sentence_role(sentences(text)[-1].text, (role,)) is not None


def has(name: str, text: str) -> bool:
    """Whether a cue of that list of the lexicon stands in the text."""
    return _named(name).search(_seen(text)) is not None


def _seen(text: str) -> str:
    """What is looked at: cues stand at the beginning or the end, and no line may take long, however long it is."""
    return text if len(text) <= _FIRST + _LAST else text[:_FIRST] + text[-_LAST:]
