"""`qicao fonts`: which fonts of a layout are missing on this machine, and what is used instead."""

from __future__ import annotations

import os
import platform
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from qicao.cli.options import HERE, Json, Layout, Workspace
from qicao.cli.output import say, say_json, say_table
from qicao.writers import DEFAULT_LAYOUT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qicao.writers.fonts import FontState

_MOST_STYLES = 2


def fonts(
    layout: Layout = DEFAULT_LAYOUT,
    only: Annotated[
        list[Path],
        typer.Option(
            "--folder",
            metavar="文件夹",
            exists=True,
            file_okay=False,
            help="只在这里找字体；不写时找遍本机。可写多次。",
        ),
    ] = [],  # noqa: B006 - typer reads the default and never changes it
    workspace: Workspace = HERE,
    as_json: Json = False,
) -> None:
    """查看版式要的字体本机有没有，没有的会用什么代替、到哪里去装。"""
    from qicao.workspace import folders
    from qicao.writers.font_files import families, font_folders
    from qicao.writers.fonts import font_states
    from qicao.writers.profiles import load_layout

    profile = load_layout(layout, folders(workspace, "templates/layouts"))
    looked_in = tuple(only) or font_folders(platform.system(), os.environ, Path.home())
    states = font_states(profile, families(looked_in))
    if as_json:
        say_json({"layout": profile.name, "folders": list(map(str, looked_in)), "fonts": list(map(_values, states))})
    else:
        _show(profile.name, states)


def _values(state: FontState) -> dict[str, Any]:
    values: dict[str, Any] = {"name": state.name, "styles": state.styles, "installed": state.installed}
    values |= {"used": state.used, "likeness": state.likeness if state.used else None, "other_names": state.other_names}
    return values | {"file": str(state.family.file) if state.family else None, "note": _note(state)}


def _show(layout: str, states: Sequence[FontState]) -> None:
    rows = [(s.name, _places(s), "有" if s.installed else "没有", s.used or "——", _note(s)) for s in states]
    say_table((f"{layout}的字体", "用在", "本机", "实际用", "说明"), rows)
    for advice in _advice(states):
        say(advice)


def _places(state: FontState) -> str:
    more = "等" if len(state.styles) > _MOST_STYLES else ""
    return "、".join(state.styles[:_MOST_STYLES]) + more


def _note(state: FontState) -> str:
    from qicao.writers.fonts import Likeness, kind_of

    kind = kind_of(state.name)
    if state.used is None:
        return "本机没有，也没有能代替的，要装"
    called = f"又名 {'、'.join(state.other_names)}" if state.other_names else ""
    if state.installed:
        return called
    likeness = {
        Likeness.SAME: "样子一样，不用管",
        Likeness.ALIKE: f"同是{kind}，字形略有出入",
        Likeness.OTHER: f"不是{kind}，只能看稿，印发前要装",
        Likeness.UNKNOWN: "按版式里写的次序代替",
    }[state.likeness]
    return "；".join(filter(None, (likeness, called)))


def _advice(states: Sequence[FontState]) -> list[str]:
    """What to do next: where the missing fonts come from, and where the fallbacks hold."""
    from qicao.writers.fonts import Likeness, kind_of, where_from

    wanting = [state for state in states if state.used is None or state.likeness is Likeness.OTHER]
    kinds = dict.fromkeys(kind_of(state.name) or state.name for state in wanting)
    froms = {kind_of(state.name) or state.name: where_from(state.name) for state in wanting}
    unknown = "版式里自己写的字体，向写这个版式的人要"
    lines = [f"下一步：装{kind}。{froms[kind] or unknown}。" for kind in kinds]
    if any(not state.installed for state in states):
        lines.append("代替的次序写在 Word 文件里，Word 照着找；LibreOffice 不看，缺字体时自己另选。")
    return lines or ["字体齐全。"]
