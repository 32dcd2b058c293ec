"""The commands in the order in which they are shown; a command's file is loaded only when it is called or listed."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Annotated

import typer

from qicao.cli.chinese import speak_chinese
from qicao.cli.options import HELP_FLAGS, OPTIONS, SUBCOMMANDS

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMANDS = ("new", "draft", "swap", "convert", "mine", "parse", "outline", "check", "phrases", "fonts")
_GROUPS = ("phrases",)


def build(arguments: Sequence[str]) -> typer.Typer:
    """The command line for these arguments: the one command that they name, or all when they name none."""
    speak_chinese()
    app = typer.Typer(
        help="起草：从真实讲话稿里采出用语，按提纲写成新的讲话稿，输出 Word。",
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        no_args_is_help=True,
        options_metavar=OPTIONS,
        subcommand_metavar=SUBCOMMANDS,
        suggest_commands=False,
        context_settings={"help_option_names": HELP_FLAGS},
    )
    app.callback()(_root)
    named = [name for name in arguments[:1] if name in COMMANDS]
    for name in named or COMMANDS:
        _add(app, name)
    return app


def _add(app: typer.Typer, name: str) -> None:
    module = import_module(f"qicao.cli.{name}")
    if name in _GROUPS:
        app.add_typer(module.app, name=name)
    else:
        app.command(name, options_metavar=OPTIONS)(getattr(module, name))


def _show_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"qicao {version('qicao')}")
        raise typer.Exit


def _root(
    version: Annotated[
        bool, typer.Option("--version", help="显示版本。", callback=_show_version, is_eager=True)
    ] = False,
) -> None:
    """起草：从真实讲话稿里采出用语，按提纲写成新的讲话稿，输出 Word。"""
