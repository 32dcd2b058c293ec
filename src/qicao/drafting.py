"""Drafting put together: an outline, what is asked for beside it, what was chosen before. Nothing here prints."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from qicao.bank.phrase import GENERAL_SET
from qicao.errors import QicaoError
from qicao.pipeline import open_bank
from qicao.workspace import folders

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from qicao.bank.compiled import Bank
    from qicao.bank.phrase import PhraseSet
    from qicao.compose.composer import Draft, Manner
    from qicao.compose.picks import Picks
    from qicao.compose.rendering import PassageTemplates
    from qicao.compose.swapping import Alternative, Spot
    from qicao.outlines.model import Outline


class Drafted(NamedTuple):
    """A draft with the outline and the facts it was made from."""

    outline: Outline
    facts: Mapping[str, str]
    draft: Draft


class Wish(NamedTuple):
    """What the command line asks for beside the outline, and what wins over it (None: as the outline says).

    `seed`: draw everything anew with it (None: keep what `picks` records, where that file is there). `again`: places to
    be drawn again. `max_share`: the share of a draft, from 0 to 1, that may come from one source speech.
    """

    facts: Mapping[str, str] = MappingProxyType({})
    phrase_set: str | None = None
    minutes: float | None = None
    seed: int | None = None
    picks: Path | None = None
    again: tuple[str, ...] = ()
    max_share: float | None = None


def draft(path: Path, workspace: Path, wish: Wish) -> Drafted:
    """Compose the speech of an outline."""
    order = _order(path, workspace, wish)
    return order.drafted(order.manner.kept)


class Order(NamedTuple):
    """All that composing one draft takes."""

    outline: Outline
    facts: Mapping[str, str]
    sets: tuple[PhraseSet, ...]
    templates: PassageTemplates
    manner: Manner

    def drafted(self, picks: Picks | None) -> Drafted:
        """The draft with these picks kept."""
        from qicao.compose.composer import compose

        manner = self.manner._replace(kept=picks)
        return Drafted(self.outline, self.facts, compose(self.outline, self.sets, self.facts, self.templates, manner))


def _order(path: Path, workspace: Path, wish: Wish) -> Order:
    from qicao.compose.composer import MAX_SHARE, Manner
    from qicao.compose.rendering import load_templates
    from qicao.outlines.facts import complete_facts
    from qicao.outlines.loader import load_outline

    outline = load_outline(path, wish.facts)
    if wish.minutes is not None:
        outline = outline._replace(minutes=wish.minutes, characters=None)
    facts = complete_facts(outline, wish.facts)
    sets = _sets(open_bank(workspace), wish.phrase_set or outline.phrase_set or GENERAL_SET, outline.occasion)
    templates = load_templates(folders(workspace, "templates/passages"))
    share = MAX_SHARE if wish.max_share is None else wish.max_share
    return Order(outline, facts, sets, templates, Manner(kept=_kept(wish, sets), max_share=share))


def _sets(bank: Bank, name: str, occasion: str) -> tuple[PhraseSet, ...]:
    """The sets to draw on, the preferred one first: a unit's own extends that of the occasion."""
    sets = bank.resolve(name)
    if sets[0].occasion is not None or sets[0].name == GENERAL_SET or all(one.name != occasion for one in bank.sets):
        return sets
    below = bank.resolve(occasion)
    return (*(one for one in sets if one not in below), *below)


def _kept(wish: Wish, sets: Sequence[PhraseSet]) -> Picks:
    """What was chosen before and stays; what another phrase set or another seed is asked for is drawn anew."""
    from qicao.compose.picks import Picks
    from qicao.compose.picks_file import read_picks
    from qicao.compose.swapping import find_spots

    new = Picks(wish.seed or 0, sets[0].name)
    if wish.seed is not None or wish.picks is None or not wish.picks.is_file():
        if wish.again:
            raise QicaoError("还没有草稿，没有什么可重选的。", hint="先用 qicao draft 写出一篇，再重选其中一处。")
        return new
    picks = read_picks(wish.picks)
    if picks.phrase_set != sets[0].name:
        return new._replace(seed=picks.seed)
    for written in wish.again:
        picks = picks.without(find_spots(picks, written)[0].name)
    return picks


def swap(path: Path, workspace: Path, wish: Wish, place: str) -> tuple[Swap, ...]:
    """What else could stand at a place of a draft that was made before, for each of its sentences (or its headings)."""
    from qicao.compose.swapping import find_spots

    order = _order(path, workspace, wish)
    picks = order.drafted(order.manner.kept).draft.picks
    return tuple(Swap(order, picks, spot) for spot in find_spots(picks, place))


class Swap(NamedTuple):
    """One spot of a draft whose wording can be swapped."""

    order: Order
    picks: Picks
    spot: Spot

    @property
    def stands(self) -> tuple[str, ...]:
        """What stands there now."""
        from qicao.compose.swapping import standing

        return standing(self.picks, self.spot)

    def alternatives(self, most: int) -> tuple[Alternative, ...]:
        """What else could, the best first."""
        from itertools import islice

        from qicao.compose.composer import Work
        from qicao.compose.stock import Stock
        from qicao.compose.swapping import alternatives

        order = self.order
        work = Work(order.outline, Stock(order.sets), order.facts, order.manner._replace(kept=self.picks))
        return tuple(islice(alternatives(work, order.templates, self.spot), most))

    def taken(self, alternative: Alternative) -> Drafted:
        """The draft with an alternative taken; all else stays."""
        return self.order.drafted(alternative.picks)


def word_file(drafted: Drafted, workspace: Path, layout: str) -> bytes:
    """The draft as a Word file in the layout profile of that name."""
    from qicao.writers.profiles import load_layout
    from qicao.writers.word.document import write_word

    profile = load_layout(layout, folders(workspace, "templates/layouts"))
    author = drafted.facts.get("本地", "")
    return write_word(drafted.draft.speech, profile, author=author, day=drafted.outline.date)
