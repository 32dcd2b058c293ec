"""Run-in headings: where the heading of a marked item ends and its text begins."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qicao.lexicons import load_lexicon
from qicao.speech.model import Span, text_of

if TYPE_CHECKING:
    from qicao.speech.markers import Marker
    from qicao.speech.model import Spans

_HEADING_END = re.compile(r"[。！？；!?;]+(?:[”’」』）)]|\*\*)*")
_PAIR_END = re.compile(rf"[，,]|{_HEADING_END.pattern}")


def split_heading(marker: Marker, spans: Spans) -> tuple[Spans, Spans]:
    """Cut what follows a marker after its first sentence (of a short pair as 一方面，…: its first clause).

    Each span keeps its origin; a span that is cut is in both parts.
    """
    short = marker.style.startswith(tuple(load_lexicon("markers")["short_pairs"]))
    ending = (_PAIR_END if short else _HEADING_END).search(text_of(spans))
    if ending is None:
        return spans, ()
    heading, text = [], []
    room = ending.end()
    for span in spans:
        heading.append(span._replace(text=span.text[:room]))
        text.append(span._replace(text=span.text[max(0, room) :]))
        room = max(0, room - len(span.text))
    return _filled(heading), _filled(text)


def _filled(spans: list[Span]) -> Spans:
    return tuple(span for span in spans if span.text)
