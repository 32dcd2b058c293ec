"""`qicao parse`: what is recognised in a speech."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from qicao.cli.options import Json
from qicao.cli.output import say, say_json, say_table

_SHOWN = 36
_ROLES = {
    "title": "标题",
    "subtitle": "副标题",
    "byline": "署名",
    "salutation": "称谓",
    "opening": "主旨",
    "response": "承前",
    "achievements": "成绩",
    "background": "依据",
    "problems": "问题",
    "significance": "意义",
    "transition": "过渡",
    "heading": "标题",
    "lead": "引子",
    "point": "条目",
    "pledge_intro": "表态领起",
    "pledge": "表态",
    "emphasis": "补充",
    "closing": "号召",
    "credit": "附注",
}


def parse(
    file: Annotated[Path, typer.Argument(metavar="文件", help="讲话稿，.txt 或 .docx。")], as_json: Json = False
) -> None:
    """认出一篇讲话的结构：标题、称谓、各段作用、各级标题、报数。"""
    from qicao.readers import read
    from qicao.speech.view import structure

    speech = read(file)
    found = structure(speech)
    if as_json:
        say_json(found)
        return
    say(f"标题：{found['title'] or '（没有）'}")
    say(f"称谓：{found['salutation'] or '（没有）'}")
    rows = [
        (str(row["index"]), row["role"], "　".join(f"{i['marker']} {i['heading']}" for i in row["items"]) or "")
        for row in found["paragraphs"]
    ]
    say_table(("段", "作用", "标题和条目"), [(n, _ROLES[role], text[:_SHOWN]) for n, role, text in rows])
    for count in found["announced"]:
        say(f"第 {count['paragraph']} 段报数“{count['text']}”：说 {count['count']} 条，有 {count['found']} 条。")
