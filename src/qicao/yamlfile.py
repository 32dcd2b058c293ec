"""The one place where YAML is read: safe, strict, and every value knows its line."""

from __future__ import annotations

import gc
import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

from qicao.errors import FULL_WIDTH_COLON, HALF_WIDTH_COLON, Place, QicaoError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_KEY_WITH_FULL_WIDTH_COLON = re.compile(r"^\s*(?:-\s*)?[\w“”]+：")
_ALIAS_HINT = "把别名（& 和 *）换成写全的内容。"
_TEMPLATE_HINT = "以 {{ 或 {% 开头的内容要整个加上引号，如“标题: '{{ 活动 }}动员会'”。"
_BROKEN_HINTS = (
    (re.compile(r":\s+\{[{%]"), _TEMPLATE_HINT),
    (re.compile(r":\s+[{\[].*，"), "花括号、方括号里的各项用半角逗号加空格分开。"),
    (re.compile(r"^ *\t", re.MULTILINE), "缩进只能用空格，不能用制表符（Tab）。"),
    (re.compile(""), "检查这一行的缩进（只用空格）、引号是否成对、冒号后是否有空格。"),
)
_DEEPEST = 50


class Node(NamedTuple):
    """A YAML value with its 1-based line: a scalar, a list of nodes, or a dict from keys to nodes.

    `raw` is a scalar as it was written, before YAML made a number, a date or a truth value of it (007, 12:30, no).
    `start` and `end` are the 0-based offsets of the value in the text, `flow` says whether it is in brackets.
    """

    value: Any
    line: int
    key_lines: dict[str, int]
    raw: str = ""
    start: int = 0
    end: int = 0
    flow: bool = False


def load_nodes(path: Path, text: str, error: type[QicaoError]) -> Node:
    """Read YAML text into nodes. Raises `error` with file and line for broken YAML, aliases, doubled keys."""
    root = _compose(path, text, error)
    if root is None:
        example = f"，可参照 {error.examples} 里的样例" if error.examples else ""
        raise error("文件是空的。", Place(str(path)), f"写上内容后再试{example}。")
    loader = _Loader("")
    try:
        return _node(root, loader, path, error, set())
    finally:
        loader.dispose()


def load_plain(path: Path, text: str, error: type[QicaoError]) -> Any:
    """Read YAML text into plain Python values (None: the text is empty), fast: for large files.

    Keys are text, as they are written (no, 2026). As strict as `load_nodes`, which is asked only when something is
    amiss: to say where.
    """
    try:
        return _quick(text)
    except (yaml.YAMLError, ValueError, TypeError, RecursionError):
        return _plain(load_nodes(path, text, error))


@contextmanager
def collector_paused() -> Iterator[None]:
    """Pause the garbage collector while many values are made that all stay: it would walk them again and again."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _plain(node: Node) -> Any:
    if isinstance(node.value, dict):
        return {key: _plain(value) for key, value in node.value.items()}
    return [_plain(child) for child in node.value] if isinstance(node.value, list) else node.value


def _quick(text: str) -> Any:
    """Build values straight from the events: a third of the time of `yaml.load`."""
    loader = _Loader("")
    try:
        with collector_paused():
            events = yaml.parse(text, Loader=_Loader)
            documents = [_value(event, events, loader) for event in events if isinstance(event, yaml.NodeEvent)]
    finally:
        loader.dispose()
    if len(documents) > 1:
        raise ValueError
    return documents[0] if documents else None


def _value(event: Any, events: Iterator[Any], loader: Any, depth: int = 0) -> Any:
    """The value that `event` begins. Raises ValueError for what `load_nodes` has to look at."""
    if event.anchor or event.tag or depth > _DEEPEST:
        raise ValueError
    kind = type(event)
    if kind is yaml.ScalarEvent:
        return _quick_scalar(event, loader)
    if kind is yaml.SequenceStartEvent:
        values = []
        while type(child := next(events)) is not yaml.SequenceEndEvent:
            values.append(_value(child, events, loader, depth + 1))
        return values
    mapping: dict[str, Any] = {}
    while type(child := next(events)) is not yaml.MappingEndEvent:
        if type(child) is not yaml.ScalarEvent or child.value in mapping or "：" in child.value:
            raise ValueError
        mapping[child.value] = _value(next(events), events, loader, depth + 1)
    return mapping


def _quick_scalar(event: Any, loader: Any) -> Any:
    """A scalar: text, unless it is unquoted and begins like a number, a date, a truth value or nothing."""
    value: str = event.value
    if not event.implicit[0] or value[:1] not in loader.yaml_implicit_resolvers:
        return value
    tag = loader.resolve(yaml.ScalarNode, value, event.implicit)
    return loader.construct_object(yaml.ScalarNode(tag, value))


def _compose(path: Path, text: str, error: type[QicaoError]) -> Any:
    try:
        _refuse_depth(path, text, error)
        return yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError as broken:
        raise _broken(path, text, error, broken) from None


def _refuse_depth(path: Path, text: str, error: type[QicaoError]) -> None:
    """Nesting is counted on the flat events: composing some 10,000 levels overflows the stack of the C loader."""
    depth = 0
    event: Any
    for event in yaml.parse(text, Loader=_Loader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            where = Place(str(path), event.start_mark.line + 1)
            raise error("层次套得太深。", where, "检查这一行是不是多写了括号或减号。")


def _broken(path: Path, text: str, error: type[QicaoError], broken: yaml.YAMLError) -> QicaoError:
    open_quote = "quoted scalar" in (getattr(broken, "context", None) or "")
    marks = [getattr(broken, name, None) for name in ("problem_mark", "context_mark")]
    mark = next((mark for mark in (reversed(marks) if open_quote else marks) if mark), None)
    line = mark.line + 1 if mark else None
    found = _full_width_colon(text, line)
    if found is not None:
        return error(FULL_WIDTH_COLON, Place(str(path), found), HALF_WIDTH_COLON)
    if open_quote:
        return error("引号没有收尾。", Place(str(path), line), "从这一行的引号看起，补上另一半；文中的引号用“ ”。")
    near = "\n".join(text.splitlines()[max(0, (line or 0) - 2) : line])
    hint = next(hint for pattern, hint in _BROKEN_HINTS if pattern.search(near))
    return error("YAML 写法有误，读不下去。", Place(str(path), line), hint)


def _full_width_colon(text: str, line: int | None) -> int | None:
    """The line near `line` (or anywhere) whose key is followed by a full-width colon, or None."""
    lines = text.splitlines()
    near = range(len(lines)) if line is None else range(max(0, line - 3), min(len(lines), line + 1))
    return next((i + 1 for i in near if _KEY_WITH_FULL_WIDTH_COLON.match(lines[i])), None)


def _node(node: Any, loader: Any, path: Path, error: type[QicaoError], seen: set[int]) -> Node:
    line = node.start_mark.line + 1
    if id(node) in seen:
        raise error("用了 YAML 别名，这里不支持。", Place(str(path), line), _ALIAS_HINT)
    seen.add(id(node))
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, loader, path, error, seen)
    if isinstance(node, yaml.SequenceNode):
        return Node([_node(child, loader, path, error, seen) for child in node.value], line, {}, "", *_extent(node))
    return Node(_scalar(node, loader, path, error), line, {}, node.value, *_extent(node))


def _extent(node: Any) -> tuple[int, int, bool]:
    return node.start_mark.index, node.end_mark.index, bool(getattr(node, "flow_style", False))


def _mapping(node: Any, loader: Any, path: Path, error: type[QicaoError], seen: set[int]) -> Node:
    values: dict[str, Node] = {}
    lines: dict[str, int] = {}
    for key_node, value_node in node.value:
        key, line = str(key_node.value), key_node.start_mark.line + 1
        if not isinstance(key_node, yaml.ScalarNode):
            raise error("花括号或方括号写在了键的位置。", Place(str(path), line), _TEMPLATE_HINT)
        if "：" in key:
            raise error(FULL_WIDTH_COLON, Place(str(path), line), HALF_WIDTH_COLON)
        if key in values:
            raise error(f"键“{key}”写了两遍。", Place(str(path), line), f"删去一处（第 {lines[key]} 行已有）。")
        values[key], lines[key] = _node(value_node, loader, path, error, seen), line
    return Node(values, node.start_mark.line + 1, lines, "", *_extent(node))


def _scalar(node: Any, loader: Any, path: Path, error: type[QicaoError]) -> Any:
    try:
        return loader.construct_object(node)
    except (yaml.YAMLError, ValueError):
        where = Place(str(path), node.start_mark.line + 1)
        raise error(f"“{node.value}”这个值读不懂。", where, "日期看看有没有这一天；别的值加上引号。") from None
