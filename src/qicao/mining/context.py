"""What a speech tells about itself: the speaker's level, the campaign, the year, and its own unit's place."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from qicao.mining.campaigns import campaign_names
from qicao.mining.home import home_places
from qicao.mining.rewriting import rank, words_above
from qicao.speech.model import Role
from qicao.speech.text import normalise_width

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qicao.mining.leaks import Detector
    from qicao.speech.model import Speech

_LEVEL = re.compile(r"([全我本])(?<![安乡自].)(街道|苏木|[镇乡县区旗市州省])(?![域场面值位间定静])")
_WEIGHTS = {"全": 1, "我": 3, "本": 1}
_FULL_DATE = re.compile(r"(20\d\d)\s*(?:年|[./-])\s*\d{1,2}")
_ROUND_UP = re.compile(r"(20\d\d)年度?[^，。]{0,12}(?:总结|表彰|述职)")
_PLAN = re.compile(r"(20\d\d)年[^，。]{0,16}会")
_OPENING_PARAGRAPHS = 3
_FRONT = (Role.TITLE, Role.SUBTITLE, Role.BYLINE)
_TOWNS = ("镇", "乡", "街道", "苏木")


@dataclass(frozen=True)
class Context:
    """What a sentence is read against.

    own: the speaker's level word (镇, 县 …; "" unknown). upper: the level above (县, 区 …; "" unknown).
    campaigns: the names of the speech's own campaign, longest first; `quoted` whether in quotation marks.
    year: the year of the meeting. places: stems of the speaker's own unit and the units above, with their slots.
    """

    own: str = ""
    upper: str = ""
    campaigns: tuple[str, ...] = ()
    quoted: bool = True
    year: int | None = None
    places: tuple[tuple[str, str], ...] = ()

    @cached_property
    def names(self) -> re.Pattern[str]:
        """What finds any name of the campaign or of a place."""
        stems = (stem for stem, _ in self.places)
        return re.compile("|".join(map(re.escape, (*self.campaigns, *stems))) or "(?!)")

    @cached_property
    def slots(self) -> Mapping[str, str]:
        """The slot of each stem in `places`."""
        return dict(self.places)


def speech_context(speech: Speech, detector: Detector) -> Context:
    """Read the context of a speech."""
    text, head = speech.plain, _head(speech)
    own = _own_level(text)
    names, quoted = campaign_names(text, head)
    return Context(own, _upper_level(text, own), names, quoted, _year(speech), home_places(text, head, own, detector))


def _head(speech: Speech) -> str:
    """The title, the byline, and the first paragraphs after them."""
    front = [p.plain for role in _FRONT for p in speech.of_role(role)]
    bodies = (p.plain for p in speech.paragraphs if p.role not in {*_FRONT, Role.SALUTATION})
    return "\n".join((*front, *islice(bodies, _OPENING_PARAGRAPHS)))


def _own_level(text: str) -> str:
    counts: Counter[str] = Counter()
    for found in _LEVEL.finditer(text):
        counts[found[2]] += _WEIGHTS[found[1]]
    return counts.most_common(1)[0][0] if counts else ""


def _upper_level(text: str, own: str) -> str:
    """The level right above whose party committee is named most; for a town where none is, the city (市委)."""
    nearest = tuple(word for word in words_above(own) if rank(word) == (rank(own) or 0) + 1)
    for group in (nearest, ("市",) if own in _TOWNS else ()):
        counts = {word: text.count(f"{word}委") - text.count(f"社{word}委") + text.count(f"全{word}") for word in group}
        best = max(counts, key=counts.__getitem__, default="")
        if best and counts[best]:
            return best
    return ""


def _year(speech: Speech) -> int | None:
    """The year of the meeting: from the date under the title, or from what the title says is summed up or planned."""
    dates = " ".join(normalise_width(p.plain) for role in (Role.BYLINE, Role.SUBTITLE) for p in speech.of_role(role))
    if found := _FULL_DATE.search(dates):
        return int(found[1])
    title = normalise_width("".join(p.plain for p in speech.of_role(Role.TITLE)))
    if found := _ROUND_UP.search(title):
        return int(found[1]) + 1
    found = _PLAN.search(title)
    return int(found[1]) if found else None
