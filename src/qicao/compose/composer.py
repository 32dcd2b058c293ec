"""Composing: an outline, a bank, facts and a seed become a speech whose every character knows where it comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from qicao.compose import report
from qicao.compose.campaign import campaign_style
from qicao.compose.candidate import Candidate
from qicao.compose.chooser import Chooser
from qicao.compose.dice import Dice
from qicao.compose.fitting import Fitting, Goal, base_length
from qicao.compose.front import front
from qicao.compose.ledger import Ledger
from qicao.compose.length import share_out, usual_lengths, wanted_length
from qicao.compose.pen import Tools
from qicao.compose.picks import Chosen, PickedPhrase, PickedPlace, Picks
from qicao.compose.planning import Planner
from qicao.compose.scoring import Scorer
from qicao.compose.stock import Stock
from qicao.compose.stream import paragraphs
from qicao.compose.writing import Desk
from qicao.speech.model import Speech
from qicao.speech.text import count_characters

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from qicao.bank.phrase import PhraseSet
    from qicao.compose.places import Place
    from qicao.compose.rendering import PassageTemplates
    from qicao.outlines.model import Outline
    from qicao.speech.finding import Finding
    from qicao.speech.model import Paragraph

MAX_SHARE = 0.25
# A draft may come out shorter than planned, and slots are counted by their usual length.
_CAUTION = 0.93


class Manner(NamedTuple):
    """How a draft is made.

    `kept`: what was chosen for an earlier draft of the outline; it stays where the outline still asks for it, and its
    seed counts. `max_share`: how much of the draft may come from one source speech, from 0 to 1.
    """

    seed: int = 0
    kept: Picks | None = None
    max_share: float = MAX_SHARE


_USUAL = Manner()


class Draft(NamedTuple):
    """A composed speech and what its writer should know about it.

    `picks`: what was chosen at each place; `shares`: how much of the draft, from 0 to 1, stands in each source speech.
    """

    speech: Speech
    findings: tuple[Finding, ...]
    picks: Picks
    shares: Mapping[str, float]


def compose(
    outline: Outline,
    bank: Stock | Sequence[PhraseSet],
    facts: Mapping[str, str],
    templates: PassageTemplates,
    manner: Manner = _USUAL,
) -> Draft:
    """Compose a speech. The same outline, bank, facts and manner give the same speech.

    `bank`: a chain of phrase sets, the occasion's own first, or the `Stock` made of one (make it once for many drafts).
    `facts`: all facts, derived ones among them.
    Raises OutlineError and TemplateError for what is wrong with the outline's words or with the templates.
    """
    work = Work(outline, bank if isinstance(bank, Stock) else Stock(bank), facts, manner)
    return work.draft(work.written(templates))


class Work:
    """Composing one draft: what is planned, then written, then put together."""

    def __init__(self, outline: Outline, stock: Stock, facts: Mapping[str, str], manner: Manner) -> None:
        self.outline, self.stock, self.max_share = outline, stock, manner.max_share
        self.kept = kept = manner.kept or Picks(manner.seed)
        self.facts = {**facts, **campaign_style(outline.title)}
        self.dice = Dice(kept.seed, kept.rounds)
        self.planner = Planner(outline, stock, self.facts, self.dice, kept)
        self.places = self.planner.places()
        self.inside = tuple(part for place in self.places for part in (*place.points, place))
        self.composed = tuple(place for place in self.inside if place.is_composed)
        self.head = front(outline, self.facts)
        self.wanted = wanted_length(outline)
        self.base = base_length(self.inside) + _counted(self.head, outline)
        self.rooms = share_out(self.inside, self.wanted, self.base)
        usual = self.wanted or self.base + sum(usual_lengths(outline))
        self.ledger = Ledger(_CAUTION * self.max_share * usual if self.max_share < 1 else None, outline.banned)

    def written(self, templates: PassageTemplates) -> Desk:
        """The desk with all places written, as long as the draft shall be."""
        chooser = Chooser(Scorer(self.stock, self.facts, self.outline.date, self.dice), self.ledger, self.kept.avoid)
        self.ledger.reserve(one for place in self.inside for one in place.pinned)
        desk = Desk(Tools(templates, chooser, self.stock, self.facts))
        desk.write_down(self.inside)
        kept = {place.name: self._kept_script(place, chooser) for place in self.composed}
        scripts = {name: script for name, script in kept.items() if script is not None}
        for place in self.composed:
            if place.name in scripts:
                desk.rewrite(place, scripts[place.name])
        for place in self.inside:
            if place.name not in scripts:
                desk.write(place, self.rooms.get(place.name, 0))
        if self.wanted is not None:
            stays = scripts if self.kept.wanted == self.wanted else {}
            changeable = [place for place in self.composed if place.name not in stays]
            Fitting(desk, self.composed, changeable, Goal(self.rooms, self.wanted, self.base), scripts.keys()).fit()
        return desk

    def draft(self, desk: Desk) -> Draft:
        """The draft that lies on the desk."""
        speech = Speech((*self.head, *_body(desk, self.places)))
        actual = self.base + sum(map(desk.length, self.composed))
        filled = {place.name: desk.length(place) / max(1, self.rooms[place.name]) for place in self.composed}
        shares = self.ledger.shares(actual)
        findings = (
            *report.on_facts(speech),
            *report.on_gaps(speech, desk.empty),
            *self.planner.findings,
            *report.on_length(
                actual, self.wanted, filled, kept=bool(self.kept.places) and self.kept.wanted == self.wanted
            ),
            *report.on_shares(shares, self.max_share),
            *report.on_pins(self._not_in_use(desk)),
            *report.on_head(self.outline),
        )
        return Draft(speech, findings, self._picks(desk), shares)

    def is_pinned(self, name: str, phrase: str) -> bool:
        """Whether the outline wants just that phrase (its id) at the place of that name."""
        return any(phrase in place.pinned for place in self.composed if place.name == name)

    def _not_in_use(self, desk: Desk) -> Iterator[tuple[str, str]]:
        """The pinned phrases that do not stand where they should, each with its place."""
        for place in self.inside:
            standing = {one.candidate.phrase.id for one in desk.at(place.name)}
            yield from ((place.name, one) for one in place.pinned if one not in standing)

    def _kept_script(self, place: Place, chooser: Chooser) -> tuple[Chosen, ...] | None:
        """What was chosen for a place before, where it may stay; None: it is to be written.

        A place that had nothing is tried again, but for a lead, which may be left out.
        """
        before = self.kept.places.get(place.name)
        if before is None or before.wish != place.wish:
            return None
        script = tuple(Chosen(one.role, Candidate(one.phrase, 0), one.in_pattern) for one in before.phrases)
        ids = {chosen.candidate.phrase.id for chosen in script}
        if not script and not place.is_lead:
            return None
        pinned = {one for one in place.pinned if self.stock.find(one)}
        elsewhere = {one for other in self.inside if other.name != place.name for one in other.pinned}
        free = [chosen.candidate for chosen in script if chosen.candidate.phrase.id not in pinned]
        unfit = any(self.ledger.is_banned(one) or not chooser.fits(one, place) for one in free)
        return None if unfit or ids & elsewhere or not ids >= pinned else script

    def _picks(self, desk: Desk) -> Picks:
        return Picks(
            self.kept.seed,
            self.kept.phrase_set,
            self.wanted,
            self.planner.picked,
            {place.name: _picked(place, desk.at(place.name)) for place in self.composed},
            self.kept.rounds,
            outline=self.kept.outline,
            asked=self.kept.asked,
        )


def _picked(place: Place, script: Iterable[Chosen]) -> PickedPlace:
    phrases = (PickedPhrase(one.role, one.candidate.phrase, one.in_pattern) for one in script)
    return PickedPlace(place.wish, tuple(phrases))


def _body(desk: Desk, places: Iterable[Place]) -> Iterator[Paragraph]:
    by_name = {part.name: part for place in places for part in (place, *place.points)}
    for place in places:
        yield from paragraphs(place.name, lambda name: (by_name[name].marker, desk.pieces(name)), place.roles)


def _counted(head: Iterable[Paragraph], outline: Outline) -> int:
    """The characters before the body that count: all of them towards 字数, what is spoken towards 时长."""
    front = Speech(tuple(head))
    return count_characters(front.spoken if outline.characters is None else front.plain)
