"""`qicao phrases`: looking into the phrase bank."""

from __future__ import annotations

from typing import Annotated

import typer

from qicao.cli.options import HERE, OPTIONS, SUBCOMMANDS, Json, Workspace
from qicao.cli.output import say, say_json, say_table
from qicao.errors import BankError

app = typer.Typer(
    help="查用语：搜索、看一条、看有哪些用语集、统计。",
    rich_markup_mode=None,
    no_args_is_help=True,
    options_metavar=OPTIONS,
    subcommand_metavar=SUBCOMMANDS,
)

_LIMIT = 30


@app.command(options_metavar=OPTIONS)
def search(
    words: Annotated[list[str], typer.Argument(metavar="词…", help="要查的词，几个词都要有。")],
    role: Annotated[str | None, typer.Option("--role", metavar="作用", help="只查一种作用，如 论断。")] = None,
    topic: Annotated[list[str], typer.Option("--topic", metavar="主题", help="只查一个主题，可写多次。")] = [],  # noqa: B006
    in_set: Annotated[str | None, typer.Option("--in", metavar="用语集", help="只查一套（和它的底子）。")] = None,
    limit: Annotated[int, typer.Option("--limit", metavar="数", min=1, help="最多几条。")] = _LIMIT,
    workspace: Workspace = HERE,
    as_json: Json = False,
) -> None:
    """按词搜索用语。"""
    from qicao.cli import found
    from qicao.pipeline import open_bank

    bank = open_bank(workspace)
    wanted = bank.chain(in_set) if in_set else None
    hits = bank.search(" ".join(words), found.role_of(role), topic, wanted, limit)
    if as_json:
        say_json([found.values(one) for one in hits])
    elif hits:
        say_table(("编号", "用语集", "作用", "文"), [found.row(one) for one in hits])
    else:
        say("没有找到。换个词，或去掉 --role、--topic 再查。")


@app.command(options_metavar=OPTIONS)
def show(
    start: Annotated[str, typer.Argument(metavar="编号", help="编号，或编号的前几位。")],
    workspace: Workspace = HERE,
    as_json: Json = False,
) -> None:
    """看一条用语的全部内容和出处。"""
    from qicao.cli import found
    from qicao.pipeline import open_bank

    hits = open_bank(workspace).find(start)
    if not hits:
        raise BankError(f"没有编号以“{start}”开头的用语。", hint="用 qicao phrases search 查到编号。")
    if as_json:
        say_json([found.values(one) for one in hits])
        return
    for one in hits:
        for key, value in found.values(one).items():
            say(f"{key}：{value}")
        say()


@app.command(options_metavar=OPTIONS)
def sets(workspace: Workspace = HERE, as_json: Json = False) -> None:
    """看有哪些用语集。"""
    from qicao.pipeline import open_bank

    rows = [(one.name, one.slug, one.extends or "", "、".join(one.origins)) for one in open_bank(workspace).sets]
    if as_json:
        say_json([dict(zip(("名称", "文件夹", "继承", "来源"), row, strict=True)) for row in rows])
    else:
        say_table(("名称", "文件夹", "继承", "来源"), rows)


@app.command(options_metavar=OPTIONS)
def stats(workspace: Workspace = HERE, as_json: Json = False) -> None:
    """统计每套用语有多少条。"""
    from qicao.cli import found
    from qicao.pipeline import open_bank

    counts = open_bank(workspace).stats()
    if as_json:
        say_json(counts)
        return
    files = list(dict.fromkeys(file for row in counts.values() for file in row))
    rows = [(found.file_name(file), *(str(row.get(file, 0)) for row in counts.values())) for file in files]
    total = ("合计", *(str(sum(row.values())) for row in counts.values()))
    say_table(("", *counts), [*rows, total])
