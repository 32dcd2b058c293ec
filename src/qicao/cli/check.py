"""`qicao check`: what a careful proofreader would find."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qicao.cli.options import Json
from qicao.cli.output import say, say_json, say_table, values_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qicao.speech.finding import Finding


def check(
    file: Annotated[Path, typer.Argument(metavar="文件", help="讲话稿，.txt 或 .docx。")],
    day: Annotated[
        datetime | None,
        typer.Option("--date", metavar="日期", formats=["%Y-%m-%d"], help="开会的日期，如 2026-11-25；不写时为今天。"),
    ] = None,
    as_json: Json = False,
) -> None:
    """校对一篇讲话：占位符、报数、编号、过时提法、结构。有“必改”的问题时退出码为 1。"""
    from qicao.checks import check_speech
    from qicao.readers import read
    from qicao.speech.finding import Severity

    findings = check_speech(read(file), (day or datetime.now()).date())
    if as_json:
        say_json([values_of(finding) for finding in findings])
    else:
        _say_findings(findings)
    raise typer.Exit(int(any(finding.severity is Severity.MUST for finding in findings)))


def _say_findings(findings: Sequence[Finding]) -> None:
    if not findings:
        say("没有发现问题。")
        return
    rows = [
        (
            f.severity,
            f.code,
            str(f.spot.paragraph + 1) if f.spot else "",
            f.spot.text if f.spot else "",
            f.message,
            f.suggestion,
        )
        for f in findings
    ]
    say_table(("程度", "代码", "段", "原文", "问题", "改成"), rows)
