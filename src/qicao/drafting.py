"""Drafting put together: an outline, what is asked for beside it, what was chosen before. Nothing here prints."""

from __future__ import annotations

import os
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from qicao.bank.phrase import GENERAL_SET
from qicao.errors import QicaoError
from qicao.outlines.model import MOST_MINUTES
from qicao.pipeline import open_bank
from qicao.workspace import folders, is_carried
from qicao.writers import DEFAULT_LAYOUT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from qicao.bank.compiled import Bank
    from qicao.bank.phrase import Parts, PhraseSet
    from qicao.compose.composer import Draft, Manner, Work
    from qicao.compose.picks import Asked, Picks
    from qicao.compose.rendering import PassageTemplates
    from qicao.compose.swapping import Alternative, Spot
    from qicao.outlines.model import Outline

_EXAMPLE = "用的是样板，里面的单位、人名、活动都是例子；写自己的提纲用 qicao new {occasion}。"


class Drafted(NamedTuple):
    """A draft, and what it was made from."""

    order: Order
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
    layout: str | None = None


def draft(path: Path, workspace: Path, wish: Wish) -> Drafted:
    """Compose the speech of an outline."""
    order = _order(path, workspace, wish)
    if is_carried(path, "templates/outlines"):
        order = order._replace(notes=(*order.notes, _EXAMPLE.format(occasion=order.outline.occasion)))
    return order.drafted(order.manner.kept)


class Order(NamedTuple):
    """All that composing one draft takes; `notes` tell what is taken over from an earlier one.

    `layout`: the name of the layout that it is to be set in.
    """

    outline: Outline
    facts: Mapping[str, str]
    sets: tuple[PhraseSet, ...]
    templates: PassageTemplates
    manner: Manner
    notes: tuple[str, ...] = ()
    layout: str = DEFAULT_LAYOUT

    def drafted(self, picks: Picks | None) -> Drafted:
        """The draft with these picks kept."""
        work = self.work(picks)
        return Drafted(self, work.draft(work.written(self.templates)))

    def work(self, picks: Picks | None) -> Work:
        """Composing it, with these picks kept."""
        from qicao.compose.composer import Work
        from qicao.compose.stock import Stock

        return Work(self.outline, Stock(self.sets), self.facts, self.manner._replace(kept=picks))


def _order(path: Path, workspace: Path, wish: Wish) -> Order:
    from qicao.compose.composer import MAX_SHARE, Manner
    from qicao.compose.rendering import load_templates
    from qicao.outlines.facts import complete_facts
    from qicao.outlines.loader import load_outline

    _check_numbers(wish)
    before, notes = _before(path, workspace, wish)
    asked = _asked(wish, before)
    outline = load_outline(path, asked.facts)
    if asked.minutes is not None:
        outline = outline._replace(minutes=asked.minutes, characters=None)
    facts = complete_facts(outline, asked.facts)
    sets = _sets(open_bank(workspace), asked.phrase_set or outline.phrase_set or GENERAL_SET, outline.occasion)
    kept = _kept(before, sets[0].name, wish)._replace(outline=_seen_from(path, workspace, wish.picks), asked=asked)
    templates = load_templates(folders(workspace, "templates/passages"))
    share = MAX_SHARE if wish.max_share is None else wish.max_share
    notes = (*notes, *_told(asked, wish))
    manner = Manner(kept=kept, max_share=share)
    return Order(outline, facts, sets, templates, manner, notes, asked.layout or DEFAULT_LAYOUT)


def _check_numbers(wish: Wish) -> None:
    """Refuse what is no number of minutes or no share (nan among it)."""
    if wish.minutes is not None and not 1 <= wish.minutes <= MOST_MINUTES:
        raise QicaoError(f"“{wish.minutes}”不是讲话的分钟数。", hint=f"写 1 到 {MOST_MINUTES} 的数，如 --minutes 15。")
    if wish.max_share is not None and not 0 < wish.max_share <= 1:
        raise QicaoError("--max-share 写的不是百分数。", hint="写 1 到 100 的数，如 --max-share 25。")


def _asked(wish: Wish, before: Picks | None) -> Asked:
    """What is asked for beside the outline: now, else when the draft was made."""
    from qicao.compose.picks import NOTHING_ASKED, Asked

    then = before.asked if before else NOTHING_ASKED
    minutes = then.minutes if wish.minutes is None else wish.minutes
    layout = then.layout if wish.layout is None else wish.layout
    facts = {**then.facts, **wish.facts}
    return Asked(wish.phrase_set or then.phrase_set, minutes, facts, None if layout == DEFAULT_LAYOUT else layout)


def _told(asked: Asked, wish: Wish) -> Iterator[str]:
    """What was taken over from the last time, and how it is taken back."""
    again = [f"--phrases {asked.phrase_set}"] if asked.phrase_set and not wish.phrase_set else []
    again += [f"--minutes {asked.minutes:g}"] if asked.minutes is not None and wish.minutes is None else []
    again += [f"--layout {asked.layout}"] if asked.layout and wish.layout is None else []
    again += [f"--set {name}={value}" for name, value in asked.facts.items() if name not in wish.facts]
    if again:
        yield f"照上次给的：{' '.join(again)}。要改，就再写一次；写 --seed 全部重来，就只按提纲。"


def _sets(bank: Bank, name: str, occasion: str) -> tuple[PhraseSet, ...]:
    """The sets to draw on, the preferred one first: a unit's own extends that of the occasion."""
    sets = bank.resolve(name)
    if sets[0].occasion is not None or sets[0].name == GENERAL_SET or all(one.name != occasion for one in bank.sets):
        return sets
    below = bank.resolve(occasion)
    return (*(one for one in sets if one not in below), *below)


def _before(path: Path, workspace: Path, wish: Wish) -> tuple[Picks | None, tuple[str, ...]]:
    """What was chosen for an earlier draft of this outline, unless all is to be drawn anew; and what to say of it."""
    from qicao.compose.picks_file import read_picks

    if wish.seed is not None and wish.again:
        raise QicaoError("--seed 是全部重选，不能又只重选一处。", hint="只重选一处，就不写 --seed。")
    if wish.seed is not None or wish.picks is None or not wish.picks.is_file():
        if wish.again:
            raise QicaoError("还没有草稿，没有什么可重选的。", hint="先用 qicao draft 写出一篇，再重选其中一处。")
        return None, ()
    picks = read_picks(wish.picks)
    if picks.outline and picks.outline != _seen_from(path, workspace, wish.picks):
        if wish.again:
            raise QicaoError(f"{wish.picks} 记的是“{picks.outline}”的草稿，不是这份提纲的。", hint="换一个文件名写。")
        return None, (f"{wish.picks} 记的是“{picks.outline}”的草稿，没有照用。",)
    return picks, ()


def _seen_from(path: Path, workspace: Path, picks: Path | None) -> str:
    """The outline as seen from its draft: a path that holds when both are moved; of a template, its name."""
    if picks is None or any(path.resolve().parent == one.resolve() for one in folders(workspace, "templates/outlines")):
        return path.name
    try:
        return Path(os.path.relpath(path.resolve(), picks.resolve().parent)).as_posix()
    except ValueError:
        return path.name


def _kept(before: Picks | None, phrase_set: str, wish: Wish) -> Picks:
    """What was chosen before and stays; from another phrase set everything is drawn anew."""
    from qicao.compose.picks import Picks
    from qicao.compose.swapping import find_place

    if before is None:
        return Picks(wish.seed or 0, phrase_set)
    again = dict.fromkeys(find_place(before, written) for written in wish.again)
    if before.phrase_set != phrase_set:
        return Picks(before.seed, phrase_set)
    for name in again:
        before = before.without(name)
    return before


def swap(path: Path, workspace: Path, wish: Wish, place: str) -> tuple[Swap, ...]:
    """What else could stand at a place of a draft that was made before, for each of its sentences (or its headings)."""
    from qicao.compose.swapping import find_spots

    order = _order(path, workspace, wish)
    if order.notes and order.manner.kept and not order.manner.kept.places:
        raise QicaoError(order.notes[0], hint="这份提纲还没有写过草稿，先用 qicao draft 写一篇，另取文件名。")
    picks = order.drafted(order.manner.kept).draft.picks
    return tuple(Swap(order, picks, spot) for spot in find_spots(picks, place))


class Swap(NamedTuple):
    """One spot of a draft whose wording can be swapped."""

    order: Order
    picks: Picks
    spot: Spot

    @property
    def stands(self) -> tuple[Parts, ...]:
        """What stands there now, with its slots."""
        from qicao.compose.swapping import standing

        return standing(self.picks, self.spot)

    @property
    def shown(self) -> tuple[str, ...]:
        """What stands there now, as it is read."""
        from qicao.compose.swapping import as_read

        return as_read(self.order.work(self.picks), self.spot, self.stands)

    def alternatives(self, most: int) -> tuple[Alternative, ...]:
        """What else could, the best first."""
        from itertools import islice

        from qicao.compose.swapping import alternatives

        work = self.order.work(self.picks)
        return tuple(islice(alternatives(work, work.written(self.order.templates), self.spot), most))

    def taken(self, alternative: Alternative) -> Drafted:
        """The draft with an alternative taken; all else stays."""
        return self.order.drafted(alternative.picks)
