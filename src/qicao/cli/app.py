"""The commands in the order in which they are shown."""

from __future__ import annotations

from typing import Annotated

import typer

from qicao.cli import check, draft, mine, new, outline, parse, phrases
from qicao.cli.chinese import speak_chinese

speak_chinese()

app = typer.Typer(
    help="起草：从真实讲话稿里采出用语，按提纲写成新的讲话稿，输出 Word。",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    options_metavar="[选项]",
    subcommand_metavar="命令 [参数]…",
    suggest_commands=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _show_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"qicao {version('qicao')}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", help="显示版本。", callback=_show_version, is_eager=True)
    ] = False,
) -> None:
    """起草：从真实讲话稿里采出用语，按提纲写成新的讲话稿，输出 Word。"""


for command in (new.new, draft.draft, mine.mine, parse.parse, outline.outline, check.check):
    app.command(options_metavar="[选项]")(command)
app.add_typer(phrases.app, name="phrases")
