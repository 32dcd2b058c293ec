"""Which of the places in a speech are the speaker's own unit and the units above it."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from qicao.lexicons import load_lexicon
from qicao.mining.rewriting import rank

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qicao.mining.gazetteer import Place
    from qicao.mining.leaks import Detector

_MODEL = re.compile(r"(?:学习|借鉴|考察|参观|赴|像|如|对标|推广)[^，。]{0,3}$")
_FULL, _ENOUGH, _LEAD = 2, 2, 1.5
_LEARN = ("学习", "看齐", "取经")
_COUNTY, _PROVINCE = 1, 3
_ABOVE = (("县", 6), ("市", 4), ("省", 2))
_PRESIDENT = re.compile(r"总书记(?:来|在|到|对|关于|视察|考察)$")


def home_places(text: str, head: str, own: str, known: Detector) -> tuple[tuple[str, str], ...]:
    """The stems of the speaker's own unit and of the units above, each with its slot; () when the speech names none.

    `head` is the title, the byline and the opening.
    """
    places = known.places(text)
    home = _stated(head, own) or (_home(text, own, places, known) if places else "")
    above = _above(home, own, {place.stem for place in places}, known) if home else _president(text, places, known)
    return (((home, "本地"),) if home else ()) + above


def _stated(head: str, own: str) -> str:
    """The stem of the unit that the speaker says to speak for, or whose post the byline names, known or not."""
    found = re.search(load_lexicon("generalising")["home"]["stated"].replace("<本>", own), head) if own else None
    return found["stem"] if found else ""


def _tier(own: str) -> int:
    found = rank(own)
    return -1 if found is None else found


def _codes(stem: str, own: str, known: Detector) -> tuple[str, ...]:
    """The codes of the units of that name and the speaker's level; a 市 may be a county's equal."""
    lower = known.gazetteer.level(stem, _COUNTY) if own == "市" else ()
    return known.gazetteer.level(stem, _tier(own)) + lower


def _home(text: str, own: str, places: Iterable[Place], known: Detector) -> str:
    """The place of the speaker's own level that the speech names most."""
    counts: Counter[str] = Counter()
    for place in places:
        kind = place.text[len(place.stem) :]
        fits = kind == own or (not kind and _codes(place.stem, own, known))
        if fits and not _is_model(text, place):
            counts[place.stem] += _FULL if kind else 1
    (best, most), (_, second) = (*counts.most_common(2), ("", 0), ("", 0))[:2]
    return best if most >= max(_ENOUGH, _LEAD * second) else ""


def _is_model(text: str, place: Place) -> bool:
    """Whether others are to learn from that place: then it is not home."""
    return bool(_MODEL.search(text[: place.start]) or text.startswith(_LEARN, place.end))


def _above(home: str, own: str, stems: set[str], known: Detector) -> tuple[tuple[str, str], ...]:
    """The units above the home that the speech names: of several places of that name, the one with most of them."""
    chains = [_chain(code, own, known) for code in _codes(home, own, known)]
    named = [tuple((stem, slot) for stem, slot in chain if stem in stems) for chain in chains]
    return max(named, key=len, default=())


def _chain(code: str, own: str, known: Detector) -> tuple[tuple[str, str], ...]:
    slots = load_lexicon("generalising")["tier_slots"]
    own_slot = slots[own]
    uppers = [(slot, size) for slot, size in _ABOVE if rank(slot) is not None and _tier(slot) > _tier(own_slot)]
    found = ((known.gazetteer.units.get(code[:size].ljust(6, "0"), ""), slot) for slot, size in uppers)
    return tuple((stem, slot) for stem, slot in found if stem)


def _president(text: str, places: Iterable[Place], known: Detector) -> tuple[tuple[str, str], ...]:
    """Without a home: the one province that 习近平总书记 visited or spoke about is the speaker's own."""
    found = {
        place.stem
        for place in places
        if _PRESIDENT.search(text[: place.start]) and known.gazetteer.level(place.stem, _PROVINCE)
    }
    return ((found.pop(), "省"),) if len(found) == 1 else ()
