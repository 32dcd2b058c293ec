"""`qicao swap`: what else could stand at a place of a draft, and taking one of them."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from qicao.cli.drafted import LayoutAsked, MaxShare, Minutes, Output, Phrases, picks_of, report, target_of, write
from qicao.cli.options import HERE, Facts, Json, Workspace, read_facts
from qicao.cli.output import say, say_json
from qicao.errors import QicaoError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qicao.compose.swapping import Alternative
    from qicao.drafting import Swap

_MOST, _FEW = 10, 3


def swap(
    file: Annotated[str, typer.Argument(metavar="提纲", help="提纲文件（.yaml），或会议类型。")],
    place: Annotated[
        str,
        typer.Argument(
            metavar="处", help="哪一处：任务/2 是第二条，任务/2.1 是其中第一段（句）；标题、任务/标题 是各级标题。"
        ),
    ],
    take: Annotated[int | None, typer.Option("--take", metavar="数", help="换成列出的第几种；不写时只列出来。")] = None,
    output: Output = None,
    facts: Facts = [],  # noqa: B006 - typer reads the default and never changes it
    phrases: Phrases = None,
    minutes: Minutes = None,
    max_share: MaxShare = 25,
    layout: LayoutAsked = None,
    workspace: Workspace = HERE,
    as_json: Json = False,
) -> None:
    """列出草稿里某一处还可以怎么写（分数、出处），换成其中一种；别处不变。"""
    from qicao import drafting
    from qicao.outlines.find import find_outline
    from qicao.setting import Setting

    outline = find_outline(file, workspace)
    target = target_of(output, outline)
    if not picks_of(target).is_file():
        raise QicaoError(f"没有 {picks_of(target)}，不知道草稿里选用了什么。", hint="先用 qicao draft 写出这篇草稿。")
    asked = drafting.Wish(read_facts(facts), phrases, minutes, picks=picks_of(target), layout=layout)
    wish = asked._replace(max_share=max_share / 100)
    swaps = drafting.swap(outline, workspace, wish, place)
    if len(swaps) > 1:
        _list_all(swaps, place, take, as_json=as_json)
        return
    found = swaps[0].alternatives(_MOST if take is None else max(_MOST, take))
    chosen = _chosen(found, take)
    if chosen is None:
        _list(swaps[0], found, as_json=as_json)
        chosen = _asked(found, as_json=as_json)
    if chosen is not None:
        drafted = swaps[0].taken(chosen)
        write(drafted, target, workspace, Setting(drafted.order.layout))
        report(drafted, target, as_json=as_json)


def _chosen(found: Sequence[Alternative], take: int | None) -> Alternative | None:
    if take is not None and not 1 <= take <= len(found):
        raise QicaoError(f"只有 {len(found)} 种可换，没有第 {take} 种。", hint="不写 --take 可以先看一看有哪些。")
    return None if take is None else found[take - 1]


def _asked(found: Sequence[Alternative], *, as_json: bool) -> Alternative | None:
    """The one that a writer at a terminal names."""
    if as_json or not found or not (sys.stdin.isatty() and sys.stdout.isatty()):
        return None
    answer = typer.prompt("换成第几种（直接回车就不换）", default="", show_default=False)
    return _chosen(found, int(answer)) if answer.isdecimal() and int(answer) else None


def _list_all(swaps: Sequence[Swap], place: str, take: int | None, *, as_json: bool) -> None:
    """The sentences of a place, each with the first few that could stand in its stead."""
    if take is not None:
        raise QicaoError(f"“{place}”有 {len(swaps)} 句，没有说换哪一句。", hint=f"写成“{place}.1”这样，再写 --take。")
    rows = [(one, one.alternatives(_FEW)) for one in swaps]
    if as_json:
        say_json([_as_json(one, found) for one, found in rows])
        return
    for one, found in rows:
        _list(one, found, as_json=False)
    say(f"换其中一段：qicao swap 提纲 {place}.1 --take 1。")


def _list(one: Swap, found: Sequence[Alternative], *, as_json: bool) -> None:
    if as_json:
        say_json(_as_json(one, found))
        return
    from qicao.bank.phrase import OWN_WORK

    say(f"{one.spot.written}　现在是：{'／'.join(one.shown)}")
    for number, alternative in enumerate(found, start=1):
        source = "、".join(alternative.speeches) or OWN_WORK
        say(f"{number:>4}. {'／'.join(alternative.shown)}（{alternative.score:.1f} 分，{source}）")
    if not found:
        say("    用语库里没有别的合用的话。")


def _as_json(one: Swap, found: Sequence[Alternative]) -> dict[str, object]:
    from qicao.bank.phrase import print_parts

    rows = [
        {"score": round(a.score, 2), "texts": [*map(print_parts, a.wordings)], "sources": a.speeches} for a in found
    ]
    now = [*map(print_parts, one.stands)]
    return {"place": one.spot.name, "sentence": one.spot.number, "now": now, "others": rows}
