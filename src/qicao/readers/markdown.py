"""Markdown as clean text: for what is set anew, where `read` keeps its signs as part of the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qicao.readers import parse, read

if TYPE_CHECKING:
    from pathlib import Path

    from qicao.speech.model import Speech

_SUFFIXES = (".md", ".markdown")
_ASCII_SIGN = re.compile(r"[!-/:-@\[-`{-~]")
_ESCAPE = re.compile(rf"\\({_ASCII_SIGN.pattern})")
_HIDDEN = 0x10F000  # escaped signs wait at the far end of Unicode, where no text has any, until the others are out
_SHOWN = {_HIDDEN + code: chr(code) for code in range(0x21, 0x7F)}
_RULE = re.compile(r"^ {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$", re.MULTILINE)
_FENCE = re.compile(r"^[ \t]*(?:`{3,}[^`\n]*|~{3,}[^~\n]*)$", re.MULTILINE)
_CODE = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)")
_ROW = re.compile(r"^\|(.*)\|[ \t]*$", re.MULTILINE)
_RULE_ROW = re.compile(r"^\|(?:[ \t]*:?-+:?[ \t]*\|)+[ \t]*(?:\n|\Z)", re.MULTILINE)
_BULLETS = r"(?:[-*+][ \t]+(?:\[[ xX]\][ \t]+)?)*"
_LINE_SIGNS = re.compile(rf"^[ \t]*(?:>[ \t]?)*{_BULLETS}(?:#{{1,6}}[ \t]+)?|[ \t]+#+[ \t]*$", re.MULTILINE)
_LINK = re.compile(r"!?\[([^\[\]\n]*)\]\([^()\n]*\)")
_EMPHASIS = re.compile(r"(\*{1,3}|_{2,3}|~~)(?=\S)([^\n]+?)(?<=\S)\1")


def read_clean(path: Path) -> Speech:
    """Read a speech; a Markdown file as if it had been written without signs. Raises ReadError as `read` does."""
    speech = read(path)
    return parse(unmarked(speech.plain)) if path.suffix.lower() in _SUFFIXES else speech


def unmarked(text: str) -> str:
    """The text without headings' #, bullets, emphasis, links, backticks and escapes; of a table, tabs between cells.

    What numbers a list stays: it numbers the speech.
    """
    text = _ESCAPE.sub(lambda found: _hidden(found[1]), text.replace("\r\n", "\n"))
    text = _CODE.sub(lambda found: _hidden(found[2]), _FENCE.sub("", text))
    text = _LINK.sub(r"\1", _LINE_SIGNS.sub("", _RULE.sub("", text)))
    text = _ROW.sub(_cells, _RULE_ROW.sub("", text))
    while (plain := _EMPHASIS.sub(r"\2", text)) != text:
        text = plain
    return text.translate(_SHOWN)


def _hidden(text: str) -> str:
    """The text with its signs put away, so that none of them is taken for Markdown."""
    return _ASCII_SIGN.sub(lambda sign: chr(_HIDDEN + ord(sign[0])), text)


def _cells(row: re.Match[str]) -> str:
    return "\t".join(cell.strip() for cell in row[1].split("|"))
