"""`qicao new`: a new outline for a meeting."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qicao.cli.options import HERE, Facts, Workspace, read_facts
from qicao.cli.output import say
from qicao.errors import OutlineError, QicaoError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from qicao.outlines.new import Question


def new(
    occasion: Annotated[str, typer.Argument(metavar="会议类型", help="如 动员会、部署会、教育整顿会、工作会议。")],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="文件", help="写到哪里；不写时为“会议类型.yaml”。")
    ] = None,
    facts: Facts = [],  # noqa: B006 - typer reads the default and never changes it
    force: Annotated[bool, typer.Option("--force", help="同名文件已有时也写。")] = False,
    workspace: Workspace = HERE,
) -> None:
    """问几个问题，写出一份可以改的提纲。"""
    from qicao.files import write_whole
    from qicao.outlines.new import blank_outline, questions
    from qicao.outlines.occasions import find_occasion

    name = find_occasion(occasion).name
    target = output or Path(f"{name}.yaml")
    if target.exists() and not force:
        raise QicaoError(f"{target} 已经有了，没有改动它。", hint="用 -o 换个文件名，或加 --force 覆盖。")
    given = read_facts(facts)

    def outline(known: Mapping[str, str]) -> str:
        return blank_outline(name, {key: value for key, value in known.items() if value}, workspace)

    if sys.stdin.isatty():
        unknown = [question for question in questions(name) if question.name not in given]
        given |= {question.name: _ask(question, lambda known: outline({**given, **known})) for question in unknown}
    write_whole(target, outline(given).encode())
    say(f"已写出提纲 {target}。改好后运行：qicao draft {target}")


def _ask(question: Question, outline: Callable[[Mapping[str, str]], str]) -> str:
    """Ask until the answer can stand in an outline: one slip must not cost the answers before it."""
    while True:
        answer: str = typer.prompt(
            f"{question.prompt}（如：{question.example}，不清楚就直接回车）", default="", show_default=False
        )
        try:
            outline({question.name: answer.strip()})
        except OutlineError as error:
            say(f"{error.message}{error.hint}")
        else:
            return answer.strip()
