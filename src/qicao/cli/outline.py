"""`qicao outline`: a speech back into an outline."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from qicao.cli.output import say


def outline(
    file: Annotated[Path, typer.Argument(metavar="文件", help="讲话稿，.txt 或 .docx。")],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="文件", help="写到哪里；不写时显示出来。")
    ] = None,
    with_text: Annotated[bool, typer.Option("--with-text", help="把原文也写进提纲。")] = False,
) -> None:
    """把一篇讲话还原成提纲。"""
    from qicao.files import write_whole
    from qicao.outlines.reverse import outline_of
    from qicao.readers import read

    text = outline_of(read(file), file.stem, with_text=with_text)
    if output is None:
        say(text)
    else:
        write_whole(output, text.encode())
        say(f"已写出提纲 {output}。")
