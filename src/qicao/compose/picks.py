"""What was chosen at every place of a draft: recorded beside it, kept when it is composed again, changed on request."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qicao.bank.phrase import Parts, Phrase
    from qicao.compose.candidate import Candidate

WHOLE = "全篇"


class Chosen(NamedTuple):
    """A phrase at a place, and the role that was asked for: by the pattern of the paragraph, or by the template."""

    role: str
    candidate: Candidate
    in_pattern: bool = True


class PickedPhrase(NamedTuple):
    """A recorded phrase: with its wording, so that a bank that changes does not change the draft."""

    role: str
    phrase: Phrase
    in_pattern: bool = True


class PickedHeadings(NamedTuple):
    """The headings of siblings; None where the writer wrote one. `wishes`: what each was asked to be, when chosen."""

    wishes: tuple[str, ...]
    headings: tuple[Parts | None, ...]
    ids: tuple[str, ...]


class PickedPlace(NamedTuple):
    """The phrases of a place, in order. `wish`: what it was to be about when they were chosen."""

    wish: str
    phrases: tuple[PickedPhrase, ...]


class Asked(NamedTuple):
    """What was asked for beside the outline when a draft was made; it holds until it is asked otherwise.

    `layout`: the name of the layout it is set in; None for the usual one.
    """

    phrase_set: str | None = None
    minutes: float | None = None
    facts: Mapping[str, str] = MappingProxyType({})
    layout: str | None = None


NOTHING_ASKED = Asked()


class Picks(NamedTuple):
    """All that was chosen for one draft.

    `outline`: the file it was made from, as seen from the draft; `asked`: what the command line asked for; `written`: a
    hash of the draft's file, by which it is known whether anyone has changed it since.
    `wanted`: the length it was chosen for (None: none). `headings` by section (全篇: the level-1 headings), `places` by
    the name of the place. `rounds`: how often a place was drawn again; `avoid`: what stood there before.
    """

    seed: int = 0
    phrase_set: str = ""
    wanted: int | None = None
    headings: Mapping[str, PickedHeadings] = MappingProxyType({})
    places: Mapping[str, PickedPlace] = MappingProxyType({})
    rounds: Mapping[str, int] = MappingProxyType({})
    avoid: Mapping[str, frozenset[str]] = MappingProxyType({})
    outline: str = ""
    asked: Asked = NOTHING_ASKED
    written: str = ""

    @property
    def ids(self) -> dict[str, tuple[str, ...]]:
        """The ids of the phrases at each place."""
        return {name: tuple(one.phrase.id for one in place.phrases) for name, place in self.places.items()}

    def without(self, name: str) -> Picks:
        """The same but for what stands at one place (or the headings of a section), which is to be drawn again."""
        stood = self.headings[name].ids if name in self.headings else self.ids.get(name, ())
        return self._replace(
            headings={key: value for key, value in self.headings.items() if key != name},
            places={key: value for key, value in self.places.items() if key != name},
            rounds={**self.rounds, name: self.rounds.get(name, 0) + 1},
            avoid={**self.avoid, name: frozenset(stood)},
        )
