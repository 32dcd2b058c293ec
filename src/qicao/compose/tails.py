"""What comes of the work is said in the same breath as the work: a subjectless outcome ends the sentence before it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qicao.lexicons import load_lexicon
from qicao.speech.model import OriginKind, Span
from qicao.speech.text import clauses, count_characters

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from qicao.compose.picks import Chosen
    from qicao.compose.stream import Piece, Pieces

_END, _COMMA = "。", "，"
_SENTENCE_END = re.compile(r"[。！？]")


def with_tails(pieces: Pieces, chosen: Iterable[Chosen]) -> Pieces:
    """The pieces, each outcome among the `chosen` phrases that has no subject joined to the sentence before it."""
    rule = load_lexicon("composing")["tails"]
    outcomes = {one.candidate.phrase.id for one in chosen if one.role == rule["role"]}
    openings = tuple(rule["openings"])
    joined: list[Piece] = []
    for piece in pieces:
        if _is_outcome(piece, outcomes, openings) and _takes_a_tail(
            _sentence_before(joined), openings, rule["longest"]
        ):
            last = joined.pop()
            if isinstance(last, Span):
                joined.append(last._replace(text=last.text.removesuffix(_END) + _COMMA))
        joined.append(piece)
    return tuple(joined)


def _is_outcome(piece: Piece, outcomes: set[str], openings: tuple[str, ...]) -> bool:
    if not isinstance(piece, Span) or piece.origin is None or piece.origin.kind is not OriginKind.PHRASE:
        return False
    return piece.origin.ref in outcomes and piece.text.startswith(openings)


def _sentence_before(pieces: Sequence[Piece]) -> str:
    """The last sentence of the paragraph so far, without its 。; empty where it ends otherwise or none is there."""
    text = ""
    for piece in reversed(pieces):
        if not isinstance(piece, Span):
            break
        text = piece.text + text
    return _SENTENCE_END.split(text[:-1])[-1] if text.endswith(_END) else ""


def _takes_a_tail(sentence: str, openings: tuple[str, ...], longest: int) -> bool:
    """Whether an outcome may end the sentence: it is not long, and has no outcome of its own."""
    if not sentence or count_characters(sentence) > longest:
        return False
    return not any(clause.startswith(openings) for clause in clauses(sentence)[1:])
