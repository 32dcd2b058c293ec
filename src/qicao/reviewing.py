"""A draft as its writer reviews it: where each paragraph comes from, what else could stand there, what is doubtful."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from qicao.bank.phrase import OWN_WORK
from qicao.checks import check_speech
from qicao.compose.swapping import Spot, alternatives
from qicao.speech.finding import Severity
from qicao.speech.model import OriginKind
from qicao.speech.open_place import is_open_place
from qicao.writers.notes import Note

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from qicao.bank.phrase import Source
    from qicao.compose.picks import Picks
    from qicao.compose.swapping import Alternative
    from qicao.drafting import Drafted
    from qicao.speech.finding import Finding
    from qicao.speech.model import Paragraph

_OTHERS = 2
_LONGEST = 60


def review_notes(drafted: Drafted, swap: str = "qicao swap 提纲") -> tuple[Note, ...]:
    """The notes on a draft, in the order of its paragraphs: findings first, then where its words come from.

    `swap` is the command that swaps in this draft, without the place.
    """
    findings = (_on_finding(finding) for finding in _findings(drafted))
    return tuple(sorted((*findings, *_on_origins(drafted, swap)), key=lambda note: note.paragraph))


def _findings(drafted: Drafted) -> Iterator[Finding]:
    """What composing and checking found; an open place (【待补：镇名】) is told once, by composing."""
    yield from drafted.draft.findings
    day = drafted.order.outline.date
    found = check_speech(drafted.draft.speech, day)
    yield from (one for one in found if not (one.spot and is_open_place(one.spot.text)))


def _on_finding(finding: Finding) -> Note:
    told = (f"{finding.severity}：{finding.message}", *([finding.suggestion] if finding.suggestion else []))
    spot = finding.spot
    if spot is None:
        return Note(0, told)
    marked = finding.severity is not Severity.HINT and not is_open_place(spot.text)
    return Note(spot.paragraph, told, spot.offset, spot.offset + len(spot.text) or None, marked=marked)


def _on_origins(drafted: Drafted, swap: str) -> Iterator[Note]:
    """One note for each wording that was chosen: where it comes from and the next alternatives."""
    picks = drafted.draft.picks
    work = drafted.order.work(picks)
    desk = work.written(drafted.order.templates)
    spots = _spots(picks)
    told: set[Spot] = set()
    for number, paragraph in enumerate(drafted.draft.speech.paragraphs):
        for reference, (start, end) in _stretches(paragraph).items():
            spot = spots.get(reference)
            if spot is None:
                continue
            lines: Iterable[str]
            if spot in told:
                lines = ("与前面的同级标题是一组，要换就一起换。",)
            elif work.is_pinned(spot.name, reference[0]):
                lines = ("提纲里“选用”指定的。",)
            else:
                lines = _others(f"{swap} {spot.written}", islice(alternatives(work, desk, spot), _OTHERS))
            told.add(spot)
            yield Note(number, (f"出处：{_origin(drafted, spot)}", *lines), start, end)


def _stretches(paragraph: Paragraph) -> dict[tuple[str, bool], tuple[int, int]]:
    """Where the wordings of the bank stand in a paragraph, by what they are known by and whether they are headings."""
    found: dict[tuple[str, bool], tuple[int, int]] = {}
    offset = 0
    for item in paragraph.items:
        offset += len(str(item.marker or ""))
        for spans, is_heading in ((item.heading, True), (item.text, False)):
            for span in spans:
                end = offset + len(span.text)
                if span.origin and span.origin.kind is OriginKind.PHRASE:
                    key = span.origin.ref, is_heading
                    found[key] = found.get(key, (offset, end))[0], end
                offset = end
    return found


def _spots(picks: Picks) -> dict[tuple[str, bool], Spot]:
    """Where each phrase of a draft stands (False), and which set of headings each heading is of (True)."""
    headings = {(ref, True): Spot(name) for name, picked in picks.headings.items() for ref in picked.ids}
    phrases = {
        (one.phrase.id, False): Spot(name, number)
        for name, place in picks.places.items()
        for number, one in enumerate(place.phrases, start=1)
    }
    return headings | phrases


def _origin(drafted: Drafted, spot: Spot) -> str:
    """Where a wording comes from: the sentences it was mined from, or that it was written for the bank."""
    picks = drafted.draft.picks
    if spot.number is not None:
        phrase = picks.places[spot.name].phrases[spot.number - 1].phrase
        return f"{_sources(phrase.sources)}，编号 {phrase.id}"
    ids = tuple(dict.fromkeys(filter(None, picks.headings[spot.name].ids)))
    found = (one for one_set in drafted.order.sets for one in one_set.heading_sets if one.id in ids)
    return f"{_sources(source for one in found for source in one.sources)}，标题组 {'、'.join(ids)}"


def _sources(sources: Iterable[Source]) -> str:
    told = dict.fromkeys(f"《{one.speech}》第 {one.paragraph + 1} 段第 {one.sentence + 1} 句" for one in sources)
    return "、".join(told) or OWN_WORK


def _others(swap: str, found: Iterable[Alternative]) -> Iterator[str]:
    shown = [" ／ ".join(one.shown) for one in found]
    yield from (f"可换 {number}：{_cut(text)}" for number, text in enumerate(shown, start=1))
    yield f"换成第 1 种：{swap} --take 1" if shown else "用语库里没有别的合用的话。"


def _cut(text: str) -> str:
    """As much of a wording as a comment has room for."""
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}……"
