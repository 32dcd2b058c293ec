"""`qicao draft`: from an outline to a speech."""

from __future__ import annotations

from typing import Annotated

import typer

from qicao.cli.drafted import (
    LayoutAsked,
    MaxShare,
    Minutes,
    Output,
    Phrases,
    picks_of,
    report,
    swap_command,
    target_of,
    write,
)
from qicao.cli.options import HERE, Facts, Json, Workspace, read_facts
from qicao.writers import form_of


def draft(
    file: Annotated[str, typer.Argument(metavar="提纲", help="提纲文件（.yaml），或会议类型（用现成的样板）。")],
    output: Output = None,
    facts: Facts = [],  # noqa: B006 - typer reads the default and never changes it
    phrases: Phrases = None,
    seed: Annotated[
        int | None,
        typer.Option("--seed", metavar="数", help="全部重选：同一个数写出同一篇，换一个数换一种写法。"),
    ] = None,
    again: Annotated[
        list[str],
        typer.Option("--reroll", metavar="处", help="只重选这一处，如 --reroll 任务/2；别处不变。可写多次。"),
    ] = [],  # noqa: B006 - as above
    minutes: Minutes = None,
    max_share: MaxShare = 25,
    layout: LayoutAsked = None,
    review: Annotated[
        bool,
        typer.Option(
            "--review", help="写成审阅稿（文件名后加“（审阅稿）”）：待补处按 Tab 逐个填，批注出处和另外两种写法。"
        ),
    ] = False,
    outline_only: Annotated[bool, typer.Option("--outline-only", help="只写提纲：标题和各级小标题。")] = False,
    workspace: Workspace = HERE,
    as_json: Json = False,
) -> None:
    """按提纲写出一篇讲话稿，存成 Word 文件（或网页等）；选用了哪些用语，记在旁边的 .picks.yaml 里，再起草时照用。"""
    from qicao import drafting
    from qicao.outlines.find import find_outline
    from qicao.setting import Setting, check_setting

    setting = Setting(review=review, outline_only=outline_only)
    outline = find_outline(file, workspace)
    target = target_of(output, outline, setting.mark)
    check_setting(setting, form_of(target))
    setting = setting._replace(swap=swap_command(file, target))
    share = max_share / 100
    wish = drafting.Wish(read_facts(facts), phrases, minutes, seed, picks_of(target), tuple(again), share, layout)
    drafted = drafting.draft(outline, workspace, wish)
    write(drafted, target, workspace, setting._replace(layout=drafted.order.layout))
    report(drafted, target, as_json=as_json, outline_only=outline_only)
