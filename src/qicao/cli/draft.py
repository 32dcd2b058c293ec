"""`qicao draft`: from an outline to a speech."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qicao.cli.options import HERE, Facts, Json, Workspace, read_facts
from qicao.cli.output import say, say_json
from qicao.errors import QicaoError

if TYPE_CHECKING:
    from qicao.pipeline import Drafted

_SUFFIXES = (".docx", ".txt")


def draft(
    file: Annotated[str, typer.Argument(metavar="提纲", help="提纲文件（.yaml），或会议类型（用现成的样板）。")],
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", metavar="文件", help="写到哪里，.docx 或 .txt；不写时与提纲同名，在当前文件夹。"
        ),
    ] = None,
    facts: Facts = [],  # noqa: B006 - typer reads the default and never changes it
    phrases: Annotated[
        str | None, typer.Option("--phrases", metavar="用语集", help="换一套用语，如 --phrases 部署会。")
    ] = None,
    seed: Annotated[int, typer.Option("--seed", metavar="数", help="同一个数写出同一篇，换一个数换一种写法。")] = 0,
    minutes: Annotated[
        float | None, typer.Option("--minutes", metavar="分钟", min=1, max=60, help="讲多长时间（按每分钟 200 字）。")
    ] = None,
    layout: Annotated[str, typer.Option("--layout", metavar="版式", help="Word 版式。")] = "印发稿",
    workspace: Workspace = HERE,
    as_json: Json = False,
) -> None:
    """按提纲写出一篇讲话稿，存成 Word 文件。"""
    from qicao import pipeline
    from qicao.files import write_whole
    from qicao.outlines.find import find_outline

    outline = find_outline(file, workspace)
    target = output or Path(outline.stem + ".docx")
    if target.suffix.lower() not in _SUFFIXES:
        kind = f"写不出“{target.suffix}”这种文件" if target.suffix else f"“{target}”没有写文件的类型"
        raise QicaoError(f"{kind}。", hint="文件名以 .docx 或 .txt 结尾。")
    wish = pipeline.Wish(read_facts(facts), phrases, minutes, seed)
    drafted = pipeline.draft(outline, workspace, wish)
    write_whole(target, _bytes(drafted, target, workspace, layout))
    _report(drafted, target, as_json=as_json)


def _bytes(drafted: Drafted, target: Path, workspace: Path, layout: str) -> bytes:
    from qicao import pipeline

    if target.suffix.lower() == ".txt":
        from qicao.writers.text import write_text

        return write_text(drafted.draft.speech)
    return pipeline.word_file(drafted, workspace, layout)


def _report(drafted: Drafted, target: Path, *, as_json: bool) -> None:
    from qicao.speech.text import CHARACTERS_A_MINUTE, count_characters

    count = count_characters(drafted.draft.speech.plain)
    findings = drafted.draft.findings
    if as_json:
        rows = [{"code": f.code, "severity": f.severity, "message": f.message} for f in findings]
        say_json({"file": str(target), "characters": count, "findings": rows})
        return
    say(f"已写出 {target}：{count} 字，约 {count / CHARACTERS_A_MINUTE:.0f} 分钟。")
    for finding in findings:
        say(f"{finding.severity}　{finding.message}" + (f"　{finding.suggestion}" if finding.suggestion else ""))
