"""A new outline out of a template: its comments stay, its facts become the writer's or empty."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from qicao.errors import OutlineError, Place
from qicao.lexicons import load_lexicon
from qicao.outlines.facts import check_names, facts_in
from qicao.outlines.find import template_of
from qicao.outlines.keys import OUTLINE
from qicao.outlines.occasions import find_occasion
from qicao.outlines.shapes import Spot
from qicao.outlines.source import read_source
from qicao.yamlfile import load_nodes
from qicao.yamltext import scalar

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from qicao.yamlfile import Node

_HERE = Path()
_SCHEMA_COMMENT = re.compile(r"^# yaml-language-server:.*\n", re.MULTILINE)
_LINE = re.compile(r"(?P<head>\s*[^:#]+:)(?:\s+(?:\"[^\"]*\"|'[^']*'|[^#\s]\S*))*?(?P<comment>\s+#.*)?\s*")
_PLAIN_NUMBER = re.compile(r"\d+(?:\.\d+)?|\d{4}-\d{2}-\d{2}")
_TYPED = {"日期", "时长", "字数"}
_KEPT = {key.name for key in OUTLINE.keys} - {"日期"}


@dataclass(frozen=True)
class Question:
    """A fact to ask a writer for: its name, the question, an example, whether the outline needs it."""

    name: str
    prompt: str
    example: str
    required: bool


@dataclass(frozen=True)
class _Value:
    """A plain value of a template outline: its name, its text, its 1-based line, whether it is a fact."""

    name: str
    text: str
    line: int
    is_fact: bool = False


def questions(occasion: str, workspace: Path = _HERE) -> tuple[Question, ...]:
    """What to ask for a new outline: who speaks, when, and the facts of the template. Raises OutlineError."""
    _, values = _template(occasion, workspace)
    in_title = [name for value in values if value.name == "标题" for name in facts_in(value.text)]
    asked = {row["name"]: row for row in load_lexicon("questions")}
    return tuple(
        Question(value.name, row.get("ask", value.name), value.text, row.get("required", value.name in in_title))
        for value in values
        if value.name not in _KEPT
        for row in (asked.get(value.name, {}),)
    )


def blank_outline(occasion: str, facts: Mapping[str, str], workspace: Path = _HERE) -> str:
    """Return the YAML text of a new outline; `facts` may also hold 标题 职务 姓名 日期 称谓 时长 字数 用语.

    A fact of the template that is not given becomes empty, its old value an example in a comment.
    Raises OutlineError for an unknown occasion, one without a template, or a fact that an outline cannot hold.
    """
    check_names(facts)
    text, values = _template(occasion, workspace)
    lines = text.split("\n")
    for value in values:
        if value.name in facts or value.name not in _KEPT:
            lines[value.line - 1] = _rewritten(lines[value.line - 1], value, facts.get(value.name, ""))
    new = [name for name in facts if name not in {value.name for value in values}]
    after_facts = max(value.line for value in values if value.is_fact)
    before_last_key = max(value.line for value in values if value.name in _KEPT) - 1
    more_facts = [f"  {name}: {scalar(facts[name])}" for name in new if name not in _KEPT]
    more_keys = [f"{name}: {_printed(name, facts[name])}" for name in new if name in _KEPT]
    for line, more in sorted([(after_facts, more_facts), (before_last_key, more_keys)], reverse=True):
        lines[line:line] = more
    return _checked(_SCHEMA_COMMENT.sub("", "\n".join(lines)))


def _printed(name: str, text: str) -> str:
    return text if name in _TYPED and _PLAIN_NUMBER.fullmatch(text) else scalar(text)


def _checked(text: str) -> str:
    name = "新提纲"
    OUTLINE.read(load_nodes(Path(name), text, OutlineError), Spot(name, "提纲"))
    return text


def _template(occasion: str, workspace: Path) -> tuple[str, tuple[_Value, ...]]:
    path = template_of(find_occasion(occasion), workspace)
    text = read_source(path)
    root = load_nodes(path, text, OutlineError)
    OUTLINE.read(root, Spot(str(path), "提纲"))
    values = tuple(_values(root))
    for value in values:
        found = _LINE.fullmatch(text.split("\n")[value.line - 1])
        if found is None or found["head"].strip() != f"{value.name}:":
            place = Place(str(path), value.line)
            raise OutlineError(f"样板里的“{value.name}”要单独写一行。", place, f"写成“{value.name}: 值”。")
    if not any(value.is_fact for value in values):
        raise OutlineError("样板里没有“事实”。", Place(str(path)), "写上“事实:”，下面每行一个“名: 值”。")
    return text, values


def _values(root: Node) -> Iterator[_Value]:
    for name, node in root.value.items():
        if name in ("主讲", "事实"):
            yield from (_Value(k, v.raw, node.key_lines[k], name == "事实") for k, v in (node.value or {}).items())
        elif name != "正文":
            yield _Value(name, node.raw, root.key_lines[name])


def _rewritten(line: str, value: _Value, text: str) -> str:
    """The line with another value; an empty one leaves the old value as an example in the comment."""
    found = _LINE.fullmatch(line)
    head, comment = (found["head"], found["comment"] or "") if found else (f"{value.name}:", "")
    if text:
        return f"{head} {_printed(value.name, text)}{comment}"
    notes = [note for note in (f"例：{value.text}" if value.text else "", comment.strip(" #")) if note]
    return f"{head}  # {'；'.join(notes)}" if notes else head
