"""`qicao convert`: a speech that can be read, set in a layout, in any form."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from qicao.cli.converted import left_to_do, recognised
from qicao.cli.options import HERE, Layout, Workspace
from qicao.cli.output import say
from qicao.errors import Place, ReadError, WriteError
from qicao.writers import DEFAULT_LAYOUT, FORMS_IN_WORDS, form_of

_WEB_PAGES = (".html", ".htm")


def convert(
    file: Annotated[Path, typer.Argument(metavar="文件", help="讲话稿，.docx、.txt 或 .md。")],
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            metavar="文件",
            help=f"写到哪里，{FORMS_IN_WORDS}；不写时在原文件旁边，是同名的 .docx（原来就是的，名后加版式名）。",
        ),
    ] = None,
    layout: Layout = DEFAULT_LAYOUT,
    day: Annotated[
        datetime | None,
        typer.Option(
            "--date",
            metavar="日期",
            formats=["%Y-%m-%d"],
            help="开会的日期，如 2026-11-25，记在文件属性里，也据此查提法；不写时按今天查。",
        ),
    ] = None,
    unit: Annotated[str, typer.Option("--unit", metavar="单位", help="起草的单位，记在文件属性里。")] = "",
    force: Annotated[bool, typer.Option("--force", help="同名文件已有时也写。")] = False,
    workspace: Workspace = HERE,
) -> None:
    """给现成的讲话稿排版：认出标题、称谓和各级标题，按版式重写成 Word 文件（或网页等），文字不变。"""
    from qicao.readers.markdown import read_clean
    from qicao.workspace import folders
    from qicao.writers import About, write
    from qicao.writers.profiles import load_layout

    profile = load_layout(layout, folders(workspace, "templates/layouts"))
    if output:
        form_of(output)
    if file.suffix.lower() in _WEB_PAGES:
        raise ReadError("网页读不进来。", Place(str(file)), "在浏览器里打开，把文字复制出来，存成 .txt 再试。")
    speech = read_clean(file)
    target = output or _beside(file, profile.name)
    _keep_what_is_there(target, file, force=force)
    meeting = day.date() if day else None
    write(speech, target, profile, About(unit, meeting))
    say(f"已写出 {target}（{profile.name}）：{recognised(speech)}。")
    for line in left_to_do(speech, file, target, (day or datetime.now()).date(), meeting):
        say(line)


def _beside(file: Path, layout: str) -> Path:
    target = file.with_suffix(".docx")
    return target.with_stem(f"{file.stem}（{layout}）") if file.suffix.lower() == ".docx" else target


def _keep_what_is_there(target: Path, source: Path, *, force: bool) -> None:
    """Raise WriteError rather than overwrite a file, most of all the speech itself."""
    if force or not target.exists():
        return
    what = "就是原文件" if target.samefile(source) else "已经有了"
    raise WriteError(f"这个文件{what}，没有改动它。", Place(str(target)), "用 -o 换个文件名，或加 --force 覆盖。")
