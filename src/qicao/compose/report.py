"""What a writer should know about a draft: what is missing, what the bank lacked, how far it is from its length."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qicao.compose.wording import label_of, missing_facts
from qicao.lexicons import load_lexicon
from qicao.speech.finding import Finding, Severity, Spot
from qicao.speech.open_place import open_place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from qicao.outlines.model import Outline
    from qicao.speech.model import Speech

MISSING_FACT, EMPTY_PLACE, LENGTH, SHARE = "C01", "C02", "C03", "C05"
PINNED, CUT, UNWRITTEN = "C06", "C07", "C08"
_FAR = 0.05
_THIN = 0.6
_MOST_NAMED = 6


def on_facts(speech: Speech) -> Iterator[Finding]:
    """Each fact that is missing, once."""
    for name, paragraph in missing_facts(speech).items():
        shown = open_place(label_of(name))
        spot = Spot(paragraph, max(0, speech.paragraphs[paragraph].plain.find(shown)), shown)
        message = f"没有给“{name}”，文中写成了{shown}。"
        supply = load_lexicon("composing")["supply"].get(name, f"在提纲的“事实”里写上“{name}: ……”。")
        yield Finding(MISSING_FACT, Severity.MUST, message, spot, supply)


def on_gaps(speech: Speech, names: Iterable[str]) -> Iterator[Finding]:
    """Each place for which the bank had nothing at all."""
    for name in names:
        shown = open_place(name)
        paragraph = next((i for i, p in enumerate(speech.paragraphs) if shown in p.plain), 0)
        spot = Spot(paragraph, max(0, speech.paragraphs[paragraph].plain.find(shown)), shown)
        message = f"用语库里没有可用在“{name}”的话。"
        yield Finding(EMPTY_PLACE, Severity.MUST, message, spot, "自己补写，或往用语库里采几篇同类讲话。")


def on_length(actual: int, wanted: int | None, filled: Mapping[str, float], *, kept: bool) -> Iterator[Finding]:
    """How far the draft is from its length. `filled`: how much of its share each place has (1.0: all).

    `kept`: sentences of an earlier draft were kept as they were.
    """
    if wanted is None or abs(actual - wanted) <= _FAR * wanted:
        return
    if kept:
        message = f"全文 {actual} 字，要求 {wanted} 字：上次选用的句子都照用了，没有增减。"
        yield Finding(LENGTH, Severity.DOUBT, message, suggestion="用 --reroll 重选几处，或用 --seed 全部重选。")
        return
    if actual > wanted:
        message = f"全文 {actual} 字，比要求的 {wanted} 字多 {actual - wanted} 字：提纲里的内容这个篇幅放不下。"
        yield Finding(LENGTH, Severity.DOUBT, message, suggestion="减几条条目，或加长时长。")
        return
    thin = [name for name, share in sorted(filled.items(), key=lambda pair: pair[1]) if share < _THIN]
    where = f"，最缺的是{'、'.join(thin[:_MOST_NAMED])}" if thin else ""
    message = f"全文 {actual} 字，比要求的 {wanted} 字少 {wanted - actual} 字：用语库里合用的话不够{where}。"
    yield Finding(LENGTH, Severity.DOUBT, message, suggestion="往用语库里多采几篇讲话，或在提纲里自己补写几条。")


def on_shares(shares: Mapping[str, float], most: float) -> Iterator[Finding]:
    """Each source speech that the draft holds too much of: the bank has too little else."""
    for speech, share in shares.items():
        if share > most:
            message = f"{share:.0%} 出自《{speech}》这一篇，超过 {most:.0%}：用语库里别的合用的话不够。"
            yield Finding(SHARE, Severity.DOUBT, message, suggestion="改写几句，或往用语库里多采几篇讲话。")


def on_pins(missing: Iterable[tuple[str, str]]) -> Iterator[Finding]:
    """Each phrase that the outline pins and that does not stand there, with the place."""
    for place, phrase_id in missing:
        message = f"“{place}”指定选用的 {phrase_id} 没有用上：用语库里没有这个编号的单句，或别处已用，或这一处不起草。"
        yield Finding(PINNED, Severity.DOUBT, message, suggestion="用 qicao phrases search 查到编号再写。")


def on_points(cut: Mapping[str, int]) -> Iterator[Finding]:
    """The points of the outline that there was no room for, by part."""
    if cut:
        told = "、".join(f"“{name}”最后 {count} 条" for name, count in cut.items())
        yield Finding(CUT, Severity.HINT, f"篇幅太短，{told}没有写。", suggestion="加长时长，或在提纲里定下留哪几条。")


def on_head(outline: Outline) -> Iterator[Finding]:
    """Who speaks and when, where the outline does not say it: nothing of the draft shows what is not there."""
    post, name = outline.speaker
    missing = {
        "主讲": not (post or name),
        "职务": name and not post,
        "姓名": post and not name,
        "日期": not outline.date,
    }
    for key in (key for key, is_missing in missing.items() if is_missing):
        row = load_lexicon("composing")["unwritten"][key]
        yield Finding(UNWRITTEN, Severity.HINT, row["message"], suggestion=row["supply"])
