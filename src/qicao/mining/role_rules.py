"""Role rules: the lexicon `phrase_roles.yaml`, compiled."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from qicao.bank.phrase import PhraseRole
from qicao.lexicons import load_lexicon
from qicao.mining.telling import Telling, filled, load_telling
from qicao.speech.model import Role

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    Match = Callable[[str], object]
    Rows = Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Cue:
    """One row of the lexicon: where it holds, what must and must not match."""

    role: PhraseRole
    paragraphs: frozenset[str]
    place: str | None
    needed: tuple[Match, ...]
    never: Match | None

    def fits(self, text: str, places: frozenset[str]) -> bool:
        """Whether a sentence in these places is what this row describes."""
        if self.place is not None and self.place not in places:
            return False
        for match in self.needed:
            if match(text) is None:
                return False
        return self.never is None or self.never(text) is None


@dataclass(frozen=True)
class RoleRules:
    """The lexicon. `framed`, `told` and `stated`: the rows for each paragraph role; see its head for the steps."""

    framed: Mapping[str, tuple[Cue, ...]]
    told: Mapping[str, tuple[Cue, ...]]
    stated: Mapping[str, tuple[Cue, ...]]
    telling: Telling
    carries: frozenset[PhraseRole]
    by_section: Mapping[str, PhraseRole]
    by_paragraph: Mapping[str, PhraseRole]
    guarantee_section: re.Pattern[str]
    guarantee_heading: re.Pattern[str]


@cache
def role_rules() -> RoleRules:
    """Compile the lexicon."""
    data = load_lexicon("phrase_roles")
    pieces, places = data["pieces"], data["places"]
    return RoleRules(
        framed=_rows(data["framed"], pieces),
        told=_rows(data["told"], pieces),
        stated=_rows(data["stated"], pieces),
        telling=load_telling(data["telling"], pieces),
        carries=frozenset(map(PhraseRole, places["carries"])),
        by_section=_roles(places["by_section"]),
        by_paragraph=_roles(places["by_paragraph"]),
        guarantee_section=re.compile(places["guarantee_section"]),
        guarantee_heading=re.compile(places["guarantee_heading"]),
    )


def _rows(rows: Rows, pieces: Mapping[str, str]) -> dict[str, tuple[Cue, ...]]:
    cues = [_cue(row, pieces) for row in rows]
    return {role: tuple(cue for cue in cues if not cue.paragraphs or role in cue.paragraphs) for role in Role}


def _cue(row: Mapping[str, Any], pieces: Mapping[str, str]) -> Cue:
    found = {key: re.compile(filled(row[key], pieces)) for key in ("has", "start", "cue", "never") if key in row}
    never = found.pop("never", None)
    needed = tuple(pattern.match if key == "start" else pattern.search for key, pattern in found.items())
    return Cue(
        PhraseRole(row["role"]), frozenset(row.get("in", ())), row.get("place"), needed, never.search if never else None
    )


def _roles(data: Mapping[str, str]) -> dict[str, PhraseRole]:
    return {key: PhraseRole(role) for key, role in data.items()}
