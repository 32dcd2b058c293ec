"""Words with slots become spans: what is filled in is a fact, what is missing shows as 【待补：…】."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qicao.bank.phrase import Slot
from qicao.compose.campaign import BARE_CAMPAIGN, CAMPAIGN, with_noun, without_quotes
from qicao.lexicons import load_lexicon
from qicao.speech.model import END_MARKS, Origin, OriginKind, Span, Spans
from qicao.speech.numerals import chinese
from qicao.speech.open_place import open_place

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from qicao.bank.phrase import Parts
    from qicao.speech.model import Speech

COUNT = "数"
MUST = "要"
_GOES_ON = "；;，,、"
_CLOSED = END_MARKS + "：:…—"
_CLOSING_QUOTES = "”’」』）)》"
_END = "。"


def spans_of(parts: Parts, facts: Mapping[str, str], origin: Origin) -> Spans:
    """Fill the slots of `parts`; its own words have `origin`."""
    if BARE_CAMPAIGN in facts and Slot(CAMPAIGN) in parts:
        parts = without_quotes(parts)
    return tuple(fact_span(part.name, facts) if isinstance(part, Slot) else Span(part, origin) for part in parts)


def heading_spans(parts: Parts, facts: Mapping[str, str], origin: Origin) -> Spans:
    """Fill the slots of a heading of the bank; the campaign has its noun after it."""
    return spans_of(with_noun(parts, facts), facts, origin)


def fact_span(name: str, facts: Mapping[str, str]) -> Span:
    """A fact as a span; when it is not given, what must be filled in."""
    origin = Origin(OriginKind.FACT, name)
    return Span(facts[name] if is_given(name, facts) else open_place(label_of(name)), origin)


def with_count(facts: Mapping[str, str], count: int | None) -> Mapping[str, str]:
    """The facts and, where things are announced, how many there are (两 for 2: 两点, 三点)."""
    if count is None:
        return facts
    return {**facts, COUNT: "两" if count == 2 else chinese(count)}  # noqa: PLR2004 - the one number with a word of its own


def is_given(name: str, facts: Mapping[str, str]) -> bool:
    """Whether a fact has words in it."""
    return bool(facts.get(name, "").strip())


def label_of(name: str) -> str:
    """What a missing fact is called in the text: 镇 → 镇名."""
    label: str = load_lexicon("composing")["missing"].get(name, name)
    return label


def ended(spans: Spans, template: str) -> Spans:
    """The spans, ended with 。 where no mark ends them, or one that leads on. The mark belongs to `template`."""
    if not spans:
        return spans
    if spans[-1].text.endswith(tuple(_GOES_ON)):
        spans = (*spans[:-1], spans[-1]._replace(text=spans[-1].text.rstrip(_GOES_ON)))
    text = "".join([span.text for span in spans]).rstrip(_CLOSING_QUOTES)
    return spans if not text or text[-1] in _CLOSED else (*spans, Span(_END, Origin(OriginKind.TEMPLATE, template)))


def without_first_sentence(parts: Parts) -> Parts:
    """The parts after the first 。: what stands under a heading needs none of its own."""
    for index, part in enumerate(parts):
        if isinstance(part, str) and _END in part:
            return (part.partition(_END)[2], *parts[index + 1 :])
    return parts


def missing_facts(speech: Speech) -> dict[str, int]:
    """The facts that show as 【待补：…】, each with the paragraph where it is missed first."""
    found: dict[str, int] = {}
    for index, paragraph in enumerate(speech.paragraphs):
        for name in _missing(span for item in paragraph.items for span in (*item.heading, *item.text)):
            found.setdefault(name, index)
    return found


def _missing(spans: Iterable[Span]) -> Iterable[str]:
    for span in spans:
        origin = span.origin
        if origin and origin.kind is OriginKind.FACT and span.text == open_place(label_of(origin.ref)):
            yield origin.ref
