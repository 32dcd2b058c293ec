"""`qicao mine`: from real speeches to phrases."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qicao.cli.options import HERE, Json, Workspace
from qicao.cli.output import progress, say, say_json, say_table
from qicao.errors import QicaoError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qicao.bank.merge import MergeReport
    from qicao.mining.miner import Mined

_SHOWN = 40


def mine(
    files: Annotated[list[Path], typer.Argument(metavar="讲话稿…", help="讲话稿，.txt 或 .docx，可以多篇。")],
    into: Annotated[str, typer.Option("--into", metavar="用语集", help="采进哪一套，如 动员会、我镇。")],
    extends: Annotated[str, typer.Option("--extends", metavar="用语集", help="新建的用语集以哪一套为底子。")] = "通用",
    jobs: Annotated[int, typer.Option("--jobs", metavar="数", min=1, help="同时用几个进程。")] = 1,
    report: Annotated[bool, typer.Option("--report", help="逐句说明：采进了什么，没采的为什么。")] = False,
    workspace: Workspace = HERE,
    as_json: Json = False,
) -> None:
    """从讲话稿里采出用语、标题组和段式，并入一套用语。"""
    from qicao import pipeline
    from qicao.bank.merge import merge_set

    _refuse_namesakes(files)
    target = pipeline.target_set(workspace, into, extends)
    with progress() as bar:
        task = bar.add_task("采集", total=len(files))
        mined = pipeline.mine_files(files, jobs, lambda: bar.advance(task))
    folder = pipeline.home_of(workspace, target.slug)
    merged = merge_set(folder, pipeline.filled(target, mined))
    speeches = [one for one, _ in mined]
    if as_json:
        say_json(_as_json(speeches, merged))
    else:
        _say_result(speeches, merged, folder, report=report)


def _refuse_namesakes(files: Sequence[Path]) -> None:
    """Sources are told apart by the names of their files."""
    stems = [file.stem for file in files]
    twice = next((stem for stem in stems if stems.count(stem) > 1), None)
    if twice is not None:
        raise QicaoError(f"有两个文件都叫“{twice}”，出处会分不清。", hint="给其中一个改名后再采。")


def _as_json(speeches: Sequence[Mined], merged: MergeReport) -> dict[str, object]:
    rows = [
        {"source": str(o.source), "text": o.text, "mined": o.mined, "reason": o.reason}
        for speech in speeches
        for o in speech.outcomes
    ]
    return {
        "sentences": rows,
        "added": list(merged.added),
        "united": list(merged.united),
        "withheld": list(merged.withheld),
    }


def _say_result(speeches: Sequence[Mined], merged: MergeReport, folder: Path, *, report: bool) -> None:
    for speech in speeches:
        taken = sum(outcome.mined is not None for outcome in speech.outcomes)
        total = len(speech.outcomes)
        say(f"{speech.speech}：{total} 句，采进 {taken} 句（{taken / max(total, 1):.0%}）。")
    say(f"{folder}：新增 {len(merged.added)} 条，并入出处 {len(merged.united)} 条，已有 {len(merged.known)} 条。")
    if merged.withheld:
        say(f"有 {len(merged.withheld)} 条以前被人删去，没有再采回来。")
    if report:
        rows = [
            (str(o.source), o.mined or "—", o.reason or "采进", o.text[:_SHOWN]) for s in speeches for o in s.outcomes
        ]
        say_table(("出处", "编号", "结果", "原句"), rows)
