"""What belonged to one place and one year becomes a slot, or the sentence is refused with a reason."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING

from qicao.bank.phrase import parse_parts
from qicao.lexicons import load_lexicon
from qicao.mining.context import Context, speech_context
from qicao.mining.generalised import Generalise, Generalised
from qicao.mining.leaks import Detector, Leak, find_leaks, load_detector
from qicao.mining.rewriting import rewrite, rewrites
from qicao.speech.text import pair_quotes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qicao.mining.gazetteer import Place
    from qicao.speech.model import Speech

_YEAR = re.compile(r"(?<!\d)(20\d\d)(?=年)")
_YEARS = {0: "{年份}", -1: "{上年}", 1: "{明年}"}
_ORGAN = re.compile(r"委(?!员会?[^会])|党(?:工)?委|(?:人民)?政府|人大|政协|纪委|直")


@dataclass(frozen=True, slots=True)
class SlotKind:
    """A slot as writers may use it: its name, what it stands for, whether the writer gives it, and an example."""

    name: str
    meaning: str
    given: bool
    example: str


@dataclass(frozen=True)
class Generaliser:
    """Makes sentences general. Built once by `load_generaliser`, passed around."""

    detector: Detector

    def speech_context(self, speech: Speech) -> Context:
        """What the speech tells about itself; every sentence of it is read against that."""
        return speech_context(speech, self.detector)

    def generalise(self, sentence: str, context: Context) -> Generalised:
        """The sentence with slots in place of what was local, or a refusal with a short reason."""
        paired = pair_quotes(sentence) if '"' in sentence else sentence
        text = _slotted(paired, context, self.detector)
        leaks = find_leaks(text, self.detector, gate=False)
        refusal = str(leaks[0]) if leaks else _left(text, context)
        return Generalised(refusal=refusal) if refusal else Generalised(parse_parts(text))

    def leaks(self, text: str, allowed: Iterable[str] = ()) -> tuple[Leak, ...]:
        """What in any text, with or without slots, still names a real place, office or person, or is a placeholder.

        `allowed` are names that belong there: the facts of a draft (青石镇, 李明).
        """
        names = tuple(allowed)
        found = find_leaks(text, self.detector)
        return tuple(leak for leak in found if not any(leak.text in name or name in leak.text for name in names))


@cache
def load_generaliser() -> Generaliser:
    """Build the generaliser from the lexicons."""
    return Generaliser(load_detector())


def generaliser(speech: Speech) -> Generalise:
    """What makes the sentences and headings of this speech general; its context is read once."""
    tools = load_generaliser()
    return partial(tools.generalise, context=tools.speech_context(speech))


@cache
def slot_kinds() -> tuple[SlotKind, ...]:
    """The slots that are known by name; a phrase may name others, which the writer must then give."""
    rows = load_lexicon("slots")
    return tuple(SlotKind(row["名称"], row["含义"], row["来源"] == "给出", row["例"]) for row in rows)


def _slotted(sentence: str, context: Context, detector: Detector) -> str:
    """All the rewriting, the campaign and the places first: their names may hold level words."""
    text = sentence
    if context.names.search(text):
        text = _with_places(_with_campaign(text, context), context, detector)
    text = rewrite(text, rewrites(context.own, context.upper))
    return _with_years(text, context.year) if context.year else text


def _with_campaign(text: str, context: Context) -> str:
    """The campaign's name becomes “{活动}”; a name that stood without quotation marks is no word for 活动 itself."""
    if not context.campaigns or not any(name in text for name in context.campaigns):
        return text
    names = "|".join(map(re.escape, context.campaigns))
    to = "“{活动}”" if context.quoted else "“{活动}”活动"
    return _campaign_pattern(names).sub(to, text)


def _left(text: str, context: Context) -> str:
    """The reason to refuse a text in which a name of this speech still stands (作风教育整顿年, 云山抽水蓄能电站)."""
    left = context.names.search(text)
    return f"本地事物“{left.group()}”" if left else ""


@cache
def _campaign_pattern(names: str) -> re.Pattern[str]:
    return re.compile(f'[“"]?(?:{names})[”"]?(?![年战])')


def _with_places(text: str, context: Context, detector: Detector) -> str:
    slots, done, reached = context.slots, "", 0
    for place in detector.places(text):
        if place.stem in slots:
            done += text[reached : place.start] + _instead(text, place, slots[place.stem], context.own)
            reached = place.end
    return _with_bare_home(done + text[reached:], context)


def _with_bare_home(text: str, context: Context) -> str:
    """The names that the gazetteer missed (unknown, or words too): before an organ they go, before the rest a slot."""
    for stem, slot in context.places:
        if stem in text:
            organ, unit = _home_patterns(stem, context.own)
            text = unit.sub(f"{{{slot}}}", organ.sub("", text))
    return text


@cache
def _home_patterns(stem: str, own: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    home = load_lexicon("generalising")["home"]
    organ = f"{stem}(?={own}(?:{home['organs']}))" if own else "(?!)"
    return re.compile(organ), re.compile(f"{stem}(?:{own or '(?!)'}|(?={home['bare']}))")


def _instead(text: str, place: Place, slot: str, own: str) -> str:
    """What stands for a place: its slot; before an organ its level word; itself when it is no unit (麻池村)."""
    kind = place.text[len(place.stem) :]
    if kind and _ORGAN.match(text, place.end):
        return kind
    fits = not kind or (kind == own if slot == "本地" else kind[-1] in "县区市旗州盟省")
    return f"{{{slot}}}" if fits else place.text


def _with_years(text: str, year: int) -> str:
    return _YEAR.sub(lambda found: _YEARS.get(int(found[1]) - year, found[1]), text)
