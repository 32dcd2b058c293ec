"""The command line's own words in Chinese: what click says in English unless told otherwise."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import typer.core
from click import core, decorators, exceptions, formatting, parser, types

if TYPE_CHECKING:
    from collections.abc import Sequence

_WORDS = {
    "Usage:": "用法：",
    "Options": "选项",
    "Commands": "命令",
    "Arguments": "参数",
    "Show this message and exit.": "显示这份说明。",
    "Show the version and exit.": "显示版本。",
    "default: {default}": "不写时为 {default}",
    "required": "必填",
    "Missing command.": "没有写命令。",
    "Missing argument": "少了参数",
    "Missing option": "少了选项",
    "Missing parameter": "少了参数",
    "No such command {name!r}.": "没有“{name}”这个命令。",
    "No such option: {name}": "没有 {name} 这个选项。",
    "Did you mean {possibility}?": "是不是想写 {possibility}？",
    "(Possible options: {possibilities})": "（相近的选项：{possibilities}）",
    "Option {name!r} requires an argument.": "选项 {name} 后面要写一个值。",
    "Option {name!r} does not take a value.": "选项 {name} 后面不写值。",
    "Got unexpected extra argument ({args})": "多了一个参数（{args}）。",
    "Got unexpected extra arguments ({args})": "多了几个参数（{args}）。",
    "Invalid value: {message}": "值不对：{message}",
    "Invalid value for {param_hint}: {message}": "{param_hint} 的值不对：{message}",
    "{value!r} is not a valid {number_type}.": "“{value}”不是数。",
    "{value} is not in the range {range}.": "{value} 不在 {range} 之内。",
    "{value!r} does not match the format {format}.": "“{value}”不是日期，要写成 2026-11-25 的样子。",
    "{name} {filename!r} does not exist.": "没有“{filename}”这个文件夹。",
    "{name} {filename!r} is a file.": "“{filename}”是文件，不是文件夹。",
    "Try '{command} {option}' for help.": "用 {command} {option} 看说明。",
    "Error: {message}": "错误：{message}",
    "Aborted!": "已中止。",
    "Missing {param_type}": "少了{param_type}",
}
# What click joins itself, past gettext: names in half-width quotation marks, a message with an English stop.
_JOINED, _MISSING = exceptions._join_param_hints, exceptions.MissingParameter.format_message
_OPTION, _QUOTED = re.compile("'(-[^']*)'"), re.compile("'([^']*)'")


def _chinese(message: str) -> str:
    return _WORDS.get(message, message)


def _chinese_plural(singular: str, plural: str, count: int) -> str:
    return _chinese(singular if count == 1 else plural)


def _named(hint: Sequence[str] | str | None) -> str | None:
    """How an option or an argument is named in a message: --into, “提纲”."""
    joined = _JOINED(hint)
    return joined and _QUOTED.sub(r"“\1”", _OPTION.sub(r"\1", joined))


def _missing(error: exceptions.MissingParameter) -> str:
    return _MISSING(error).replace(" “", "“").rstrip(". ") + "。"


def speak_chinese() -> None:
    """Let click say its own words in Chinese. It asks gettext for them under these names."""
    exceptions._join_param_hints = _named  # type: ignore[assignment]
    exceptions.MissingParameter.format_message = _missing  # type: ignore[method-assign, assignment]
    for module in (core, decorators, exceptions, formatting, parser, types, typer.core):
        for name, function in (("_", _chinese), ("ngettext", _chinese_plural)):
            if hasattr(module, name):
                setattr(module, name, function)
