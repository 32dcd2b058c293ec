"""Options that several commands share, and how their values are read."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from qicao.errors import QicaoError

OPTIONS = "[选项]"
SUBCOMMANDS = "命令 [参数]…"
HELP_FLAGS = ["-h", "--help"]
HERE = Path()

Workspace = Annotated[
    Path,
    typer.Option(
        "--workspace",
        metavar="文件夹",
        exists=True,
        file_okay=False,
        help="工作文件夹，里面可有自己的 templates/ 和 phrasebank/。",
    ),
]
Layout = Annotated[str, typer.Option("--layout", metavar="版式", help="版式：纸张、字体、行距……都在其中。")]
Json = Annotated[bool, typer.Option("--json", help="输出 JSON，供程序读取。")]
Facts = Annotated[
    list[str], typer.Option("--set", metavar="名=值", help="给出一个事实，如 --set 镇=青石镇；可写多次。")
]


def read_facts(pairs: list[str]) -> dict[str, str]:
    """Read `镇=青石镇`. Raises QicaoError when there is no = in one."""
    facts = {}
    for pair in pairs:
        name, equals, value = pair.replace("＝", "=", 1).partition("=")
        if not equals or not name.strip():
            raise QicaoError(f"“{pair}”不是“名=值”的写法。", hint="写成 --set 镇=青石镇，等号两边不留空格。")
        facts[name.strip()] = value.strip()
    return facts
