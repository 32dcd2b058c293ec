"""Composing: an outline, a bank, facts and a seed become a speech whose every character knows where it comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from qicao.compose import report
from qicao.compose.chooser import Chooser
from qicao.compose.fitting import base_length, fit
from qicao.compose.front import front
from qicao.compose.ledger import Ledger
from qicao.compose.length import share_out, wanted_length
from qicao.compose.planning import Planner
from qicao.compose.scoring import Scorer
from qicao.compose.stock import Stock
from qicao.compose.stream import paragraphs
from qicao.compose.writing import Desk
from qicao.speech.model import Role, Speech
from qicao.speech.text import count_characters

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from qicao.bank.phrase import PhraseSet
    from qicao.compose.places import Place
    from qicao.compose.rendering import PassageTemplates
    from qicao.outlines.model import Outline
    from qicao.speech.finding import Finding
    from qicao.speech.model import Paragraph

_UNSPOKEN = (Role.TITLE, Role.SUBTITLE, Role.BYLINE)


class Draft(NamedTuple):
    """A composed speech and what its writer should know about it; `picks` are the phrases chosen at each place."""

    speech: Speech
    findings: tuple[Finding, ...]
    picks: Mapping[str, tuple[str, ...]]


def compose(
    outline: Outline,
    bank: Stock | Sequence[PhraseSet],
    facts: Mapping[str, str],
    templates: PassageTemplates,
    seed: int = 0,
) -> Draft:
    """Compose a speech. The same outline, bank, facts and seed give the same speech.

    `bank`: a chain of phrase sets, the occasion's own first, or the `Stock` made of one (make it once for many drafts).
    `facts`: all facts, derived ones among them.
    Raises OutlineError and TemplateError for what is wrong with the outline's words or with the templates.
    """
    stock = bank if isinstance(bank, Stock) else Stock(bank)
    planner = Planner(outline, stock, facts, seed)
    places = planner.places()
    inside = tuple(part for place in places for part in (*place.points, place))
    head = front(outline, facts)
    wanted, base = wanted_length(outline), base_length(inside) + _counted(head, outline)
    rooms = share_out(inside, wanted, base)
    desk = _desk(outline, stock, facts, templates, seed)
    desk.write_all(inside, rooms)
    if wanted is not None:
        fit(desk, inside, rooms, wanted, base)
    speech = Speech((*head, *_body(desk, places)))
    findings = (*report.on_facts(speech), *report.on_gaps(speech, desk.empty), *planner.findings)
    composed = [place for place in inside if place.is_composed]
    actual = base + sum(map(desk.length, composed))
    filled = {place.name: desk.length(place) / max(1, rooms[place.name]) for place in composed}
    return Draft(speech, (*findings, *report.on_length(actual, wanted, filled)), desk.picks(inside))


def _desk(outline: Outline, stock: Stock, facts: Mapping[str, str], templates: PassageTemplates, seed: int) -> Desk:
    ledger = Ledger()
    chooser = Chooser(Scorer(stock, facts, outline.date, seed), ledger)
    return Desk(templates, chooser, ledger, stock, facts)


def _body(desk: Desk, places: Iterable[Place]) -> Iterator[Paragraph]:
    by_name = {part.name: part for place in places for part in (place, *place.points)}
    for place in places:
        yield from paragraphs(place.name, lambda name: (by_name[name].marker, desk.pieces(name)), place.roles)


def _counted(head: Iterable[Paragraph], outline: Outline) -> int:
    """The characters before the body that count: all of them towards 字数, what is spoken towards 时长."""
    spoken = outline.characters is None
    return sum(count_characters(p.plain) for p in head if not spoken or p.role not in _UNSPOKEN)
