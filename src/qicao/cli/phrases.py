"""`qicao phrases`: looking into the phrase bank."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from qicao.bank.phrase import ROLE_OF_CHINESE, HeadingSet, Phrase, PhraseRole, print_parts
from qicao.cli.options import HERE, Json, Workspace
from qicao.cli.output import say, say_json, say_table
from qicao.errors import BankError, nearest

if TYPE_CHECKING:
    from qicao.bank.compiled import Found

app = typer.Typer(
    help="查用语：搜索、看一条、看有哪些用语集、统计。",
    rich_markup_mode=None,
    no_args_is_help=True,
    options_metavar="[选项]",
    subcommand_metavar="命令 [参数]…",
)

_LIMIT = 30


@app.command(options_metavar="[选项]")
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
    from qicao.pipeline import open_bank

    bank = open_bank(workspace)
    sets = bank.chain(in_set) if in_set else None
    found = bank.search(" ".join(words), _role(role), topic, sets, limit)
    if as_json:
        say_json([_values(one) for one in found])
    elif found:
        say_table(("编号", "用语集", "作用", "文"), [_row(one) for one in found])
    else:
        say("没有找到。换个词，或去掉 --role、--topic 再查。")


@app.command(options_metavar="[选项]")
def show(
    start: Annotated[str, typer.Argument(metavar="编号", help="编号，或编号的前几位。")],
    workspace: Workspace = HERE,
    as_json: Json = False,
) -> None:
    """看一条用语的全部内容和出处。"""
    from qicao.pipeline import open_bank

    found = open_bank(workspace).find(start)
    if not found:
        raise BankError(f"没有编号以“{start}”开头的用语。", hint="用 qicao phrases search 查到编号。")
    if as_json:
        say_json([_values(one) for one in found])
        return
    for one in found:
        for key, value in _values(one).items():
            say(f"{key}：{value}")
        say()


@app.command(options_metavar="[选项]")
def sets(workspace: Workspace = HERE, as_json: Json = False) -> None:
    """看有哪些用语集。"""
    from qicao.pipeline import open_bank

    rows = [(one.name, one.slug, one.extends or "", "、".join(one.origins)) for one in open_bank(workspace).sets]
    if as_json:
        say_json([dict(zip(("名称", "文件夹", "继承", "来源"), row, strict=True)) for row in rows])
    else:
        say_table(("名称", "文件夹", "继承", "来源"), rows)


@app.command(options_metavar="[选项]")
def stats(workspace: Workspace = HERE, as_json: Json = False) -> None:
    """统计每套用语有多少条。"""
    from qicao.pipeline import open_bank

    counts = open_bank(workspace).stats()
    if as_json:
        say_json(counts)
        return
    files = list(dict.fromkeys(file for row in counts.values() for file in row))
    rows = [(_file_name(file), *(str(row.get(file, 0)) for row in counts.values())) for file in files]
    total = ("合计", *(str(sum(row.values())) for row in counts.values()))
    say_table(("", *counts), [*rows, total])


def _file_name(file: str) -> str:
    names = {"headings": "标题组", "passages": "段式"}
    return names.get(file) or PhraseRole(file).chinese


def _role(name: str | None) -> PhraseRole | None:
    if name is None:
        return None
    if name not in ROLE_OF_CHINESE:
        raise BankError(f"没有“{name}”这种作用。", hint=nearest(name, ROLE_OF_CHINESE))
    return ROLE_OF_CHINESE[name]


def _row(found: Found) -> tuple[str, str, str, str]:
    content = found.content
    role = (
        content.role.chinese if isinstance(content, Phrase) else "标题组" if isinstance(content, HeadingSet) else "段式"
    )
    return content.id, found.owner.name, role, _text(found)


def _text(found: Found) -> str:
    content = found.content
    if isinstance(content, Phrase):
        return content.text
    if isinstance(content, HeadingSet):
        return " / ".join(map(print_parts, content.headings))
    return " → ".join(role.chinese for role in content.roles)


def _values(found: Found) -> dict[str, str]:
    ident, owner, role, text = _row(found)
    content = found.content
    values = {
        "编号": ident,
        "用语集": owner,
        "作用": role,
        "文": text,
        "出处": "、".join(map(str, content.sources)) or "为本项目编写",
    }
    if isinstance(content, Phrase):
        values |= {"主题": "、".join(content.topics), "手法": "、".join(content.devices), "语体": content.register}
        values |= {"标题下": content.under, "时效": f"{content.validity.start or ''}—{content.validity.end or ''}"}
    return {key: value for key, value in values.items() if value and value != "—"}
