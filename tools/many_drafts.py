"""Drafts by the hundred: every occasion × many seeds × three lengths, and what is wrong with any of them.

`python tools/many_drafts.py [seeds]` prints a table and ends with 1 when a bound of the project is broken.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from datetime import date
from functools import cache
from itertools import groupby, pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from qicao.bank.folder import load_bank
from qicao.checks import check_speech
from qicao.compose.candidate import pairs_of, telling_pairs
from qicao.compose.composer import Draft, Manner, compose
from qicao.compose.rendering import load_templates
from qicao.compose.stock import Stock
from qicao.mining.slots import load_generaliser
from qicao.outlines.facts import complete_facts
from qicao.outlines.loader import load_outline
from qicao.readers import read
from qicao.speech.model import OriginKind, Role, text_of
from qicao.speech.text import clauses, count_characters, fingerprint, segment_lengths, sentences
from qicao.writers.profiles import load_layout
from qicao.writers.word import write_word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from qicao.mining.slots import Generaliser
    from qicao.outlines.model import Outline
    from qicao.speech.markers import Marker
    from qicao.speech.model import Item, Paragraph, Speech

ROOT = Path(__file__).parents[1]
OUTLINES = {path.stem: path for path in sorted((ROOT / "templates/outlines").glob("*.yaml"))}
LENGTHS = (8, 15, 25)
_SEEDS = 50
_LONG_CLAUSE, _ONE_APART = 12, 1
_NEAR, _MOST_SHARE, _LONGEST_RUN = 0.05, 0.25, 2
_LEFT_OVER = re.compile(r"[{}【】]|X{2}|×{2}|%\}")
# What the project promises: of headings agreeing, of sentences that two seeds share, of sentences that a set changes.
_AGREE, _SHARED, _CHANGED = 0.95, 0.5, 0.8
_OTHER_SET = {"动员会": "部署会"}


@cache
def outline_of(name: str, minutes: float) -> Outline:
    """The template outline of an occasion, for so many minutes."""
    return load_outline(OUTLINES[name])._replace(minutes=minutes, characters=None)


@cache
def stock(name: str) -> Stock:
    """A phrase set and those below it."""
    return Stock(load_bank((ROOT / "phrasebank",)).resolve(name))


@cache
def _templates() -> object:
    return load_templates((ROOT / "templates/passages",))


def draft(name: str, minutes: float, seed: int, phrase_set: str | None = None) -> Draft:
    """One draft from a template outline."""
    outline = outline_of(name, minutes)
    facts = complete_facts(outline)
    chain = stock(phrase_set or outline.phrase_set or "通用")
    return compose(outline, chain, facts, _templates(), Manner(seed))  # type: ignore[arg-type] # cached


def spoken(speech: Speech) -> int:
    """The characters that are spoken."""
    return count_characters(speech.spoken)


def composed(speech: Speech) -> set[str]:
    """The sentences that come from the bank."""
    found: dict[str, str] = {}
    for paragraph in speech.paragraphs:
        for item in paragraph.items:
            for span in item.text:
                if span.origin and span.origin.kind is OriginKind.PHRASE:
                    found[span.origin.ref] = found.get(span.origin.ref, "") + span.text
    return {fingerprint(sentence.text) for text in found.values() for sentence in sentences(text)}


def faults(made: Draft, outline: Outline) -> Iterator[str]:
    """What is wrong with a draft, headings apart."""
    speech, plain = made.speech, made.speech.plain
    yield from (f"漏填：{found.group()}" for found in _LEFT_OVER.finditer(plain))
    ids = Counter(one for place in made.picks.ids.values() for one in place)
    yield from (f"用了两次：{one}" for one, times in ids.items() if times > 1)
    yield from (f"分句两次：{clause}" for clause in _twice(speech, outline.facts))
    yield from (f"{one.code}：{one.message}" for one in check_speech(speech, outline.date or date.today()))
    wanted = 200 * (outline.minutes or 0)
    if abs(spoken(speech) - wanted) > _NEAR * wanted:
        yield f"字数：{spoken(speech)}，要 {wanted:.0f}"
    yield from (f"出处：{one} 占 {share:.0%}" for one, share in made.shares.items() if share > _MOST_SHARE)
    yield from _runs(made)
    phrases = (one.phrase for place in made.picks.places.values() for one in place.phrases)
    yield from (f"外地：{phrase.text}" for phrase in phrases if _leaks(phrase.text))
    if _tree(_from_word(speech)) != _tree(speech):
        yield "写成 Word 读回来，结构不一样"


def _tree(speech: Speech) -> list[tuple[Role, list[tuple[Marker | None, str, str]]]]:
    return [(p.role, [(i.marker, text_of(i.heading), text_of(i.text)) for i in p.items]) for p in speech.paragraphs]


def _from_word(speech: Speech) -> Speech:
    """The speech written to Word and read again."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "讲话.docx"
        path.write_bytes(write_word(speech, load_layout("printed", (ROOT / "templates/layouts",))))
        return read(path)


@cache
def _leaks(text: str) -> bool:
    """Whether a phrase names a place, a person or a campaign."""
    return bool(_generaliser().leaks(text))


@cache
def _generaliser() -> Generaliser:
    return load_generaliser()


def _twice(speech: Speech, facts: Mapping[str, str]) -> Iterator[str]:
    name = facts.get("活动") or "\0"
    texts = (sentence.text for p in speech.paragraphs for sentence in sentences(p.plain))
    counted = Counter(fingerprint(clause.replace(name, "")) for text in texts for clause in clauses(text))
    return (clause for clause, times in counted.items() if times > 1 and len(clause) >= _LONG_CLAUSE)


def _runs(made: Draft) -> Iterator[str]:
    """More than two sentences in a row from one source speech."""
    for name, place in made.picks.places.items():
        said = [(s.speech, p.phrase) for p in place.phrases for s in p.phrase.sources[:1] or (_Nowhere(),)]
        for speech, run in groupby(said, lambda pair: pair[0]):
            count = sum(len(tuple(sentences(phrase.text))) for _, phrase in run)
            if speech and count > _LONGEST_RUN:
                yield f"连抄：{name} 有 {count} 句出自 {speech}"


class _Nowhere(NamedTuple):
    speech: str = ""


def heading_groups(speech: Speech) -> Iterator[tuple[str, ...]]:
    """The headings of siblings: the level-1 ones, and those of the points under each."""
    lines = [p.items[0].title for p in speech.of_role(Role.HEADING)]
    if len(lines) > 1:
        yield tuple(lines)
    for role, group in groupby(speech.paragraphs, lambda p: p.role):
        titles = _titles(group) if role is Role.POINT else ()
        if len(titles) > 1:
            yield titles


def _titles(group: Iterable[Paragraph]) -> tuple[str, ...]:
    return tuple(item.title for p in group for item in p.items if _is_headed(item))


def _is_headed(item: Item) -> bool:
    """Whether a heading was chosen for an item; else it is the first sentence of what stands there."""
    own = [spans[0].origin for spans in (item.heading, item.text) if spans]
    return bool(item.heading) and (len(own) == 1 or own[0] != own[1])


def agree(headings: tuple[str, ...]) -> bool:
    """Whether siblings have the same number of clauses, of lengths within one character."""
    first, *others = (segment_lengths(heading) for heading in headings)
    return all(
        len(one) == len(first) and all(abs(a - b) <= _ONE_APART for a, b in zip(one, first, strict=True))
        for one in others
    )


def paid(speech: Speech) -> Iterator[bool]:
    """Of each clause of the headings that have text behind them: whether the text takes up a word of it."""
    for item in (item for p in speech.paragraphs for item in p.items if _is_headed(item) and item.text):
        own = "，".join(s.text for s in item.heading if not (s.origin and s.origin.kind is OriginKind.FACT))
        told = pairs_of(fingerprint("".join(span.text for span in item.text)))
        promised = filter(None, map(telling_pairs, clauses(own)))
        yield from (not one.isdisjoint(told) for one in promised)


def shared(one: Speech, other: Speech) -> float:
    """The share of the composed sentences of one draft that stand in the other."""
    sentences_of_one = composed(one)
    return len(sentences_of_one & composed(other)) / max(1, len(sentences_of_one))


def shape(speech: Speech) -> list[tuple[Role, list[str]]]:
    """Its structure: roles and markers."""
    return [(p.role, [str(item.marker) for item in p.items]) for p in speech.paragraphs]


class Row(NamedTuple):
    """One occasion: its drafts, their faults, heading sets that agree, clauses of headings that the text takes up, what
    seeds share, what a set changes.
    """

    name: str
    drafts: int
    faults: Counter[str]
    agree: tuple[int, int]
    paid: float
    shared: float
    changed: float
    same_shape: bool


def measure(name: str, seeds: int) -> Row:
    """All drafts of one occasion."""
    wrong: Counter[str] = Counter()
    groups: list[bool] = []
    clauses_paid: list[bool] = []
    by_length: dict[int, list[Draft]] = {}
    for minutes in LENGTHS:
        outline = outline_of(name, minutes)
        by_length[minutes] = [draft(name, minutes, seed) for seed in range(1, seeds + 1)]
        for made in by_length[minutes]:
            wrong.update(f"{minutes} 分钟　{fault}" for fault in faults(made, outline))
            groups += [agree(group) for group in heading_groups(made.speech)]
            clauses_paid += paid(made.speech)
    middle = by_length[15]
    pairs = [shared(one.speech, other.speech) for one, other in pairwise(middle)]
    occasion = outline_of(name, 15).occasion
    swapped = [draft(name, 15, seed, _OTHER_SET.get(occasion, "动员会")) for seed in range(1, min(seeds, 10) + 1)]
    kept = [shared(one.speech, other.speech) for one, other in zip(middle, swapped, strict=False)]
    same = all(shape(one.speech) == shape(other.speech) for one, other in zip(middle, swapped, strict=False))
    drafts = sum(map(len, by_length.values()))
    mean = sum(pairs) / max(1, len(pairs))
    changed = 1 - sum(kept) / max(1, len(kept))
    told = sum(clauses_paid) / max(1, len(clauses_paid))
    return Row(name, drafts, wrong, (sum(groups), len(groups)), told, mean, changed, same)


def _print(row: Row) -> bool:
    agreeing = row.agree[0] / max(1, row.agree[1])
    good = (
        not row.faults and agreeing >= _AGREE and row.shared <= _SHARED and row.changed >= _CHANGED and row.same_shape
    )
    sys.stdout.write(
        f"{row.name:18}{row.drafts:5} 篇　有误 {sum(row.faults.values()):4}　标题成组 {agreeing:6.1%}　"
        f"标题兑现 {row.paid:6.1%}　两个种子相同 {row.shared:6.1%}　"
        f"换用语集改变 {row.changed:6.1%}　结构{'不变' if row.same_shape else '变了'}\n"
    )
    for fault, times in row.faults.most_common(8):
        sys.stdout.write(f"    {times:4} 次　{fault}\n")
    return good


def main(seeds: int, names: Iterable[str]) -> int:
    """Print the table."""
    good = [_print(measure(name, seeds)) for name in names]
    return 0 if all(good) else 1


if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else _SEEDS
    sys.exit(main(count, sys.argv[2:] or OUTLINES))
