"""What a passage template may do: write words, draw from the bank, loop over what it is given.

All else (filters, `~`, attributes, macros, imports …) would lose the origin of the words or reach into the program. The
rules walk the syntax tree that Jinja parsed, and tell its nodes by the names of their classes, as Jinja documents them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn

from qicao.bank.phrase import ROLE_OF_CHINESE
from qicao.errors import Place, TemplateError, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

FUNCTIONS = {"phrase": 1, "passage": 0, "heading": 0, "fact": 1, "given": 1}
POINTS = "points"
_LOOP_ATTRIBUTES = frozenset({"first", "last", "index", "length"})
_DEEPEST_LOOP = 2
_WORDS = frozenset({"Template", "Output", "TemplateData", "Const"})
_CONDITIONS = frozenset({"If", "Compare", "Operand", "And", "Or", "Not", "CondExpr"})
_OPERATORS = {"Concat": "~", "Add": "+", "Sub": "-", "Mul": "*", "Div": "/", "FloorDiv": "//", "Mod": "%", "Pow": "**"}
_NO_WORDS = frozenset({"passage", "given", "loop", POINTS})
_ORIGIN_HINT = "把文字直接写在模板里，要接在一起就把两个 {{ }} 挨着写。"
_CALL_HINT = '如 phrase("部署")、fact("镇")、heading()。'


class Rules:
    """Refuses what a passage must not do, naming the file and the line."""

    def __init__(self, file: str) -> None:
        self._file = file

    def check(self, node: Any, scope: Mapping[str, str], depth: int = 0) -> None:
        """Check a node and what is in it. Raises TemplateError.

        `scope` maps the variables of the loops around to what they hold (role, point, loop), `depth` counts the loops.
        """
        own = {"For": self._loop, "Call": self._call, "Name": self._name, "Getattr": self._attribute}
        name = type(node).__name__
        if name in own:
            own[name](node, scope, depth)
        elif name in _WORDS | _CONDITIONS:
            self._written(node)
            for child in node.iter_child_nodes():
                self.check(child, scope, depth)
        else:
            self._refuse(node)

    def _loop(self, node: Any, scope: Mapping[str, str], depth: int) -> None:
        over = _called(node.iter) or _named(node.iter)
        target = _named(node.target)
        if over not in ("passage", POINTS) or target is None or node.recursive or node.test:
            hint = "写成 {% for role in passage() %} 或 {% for point in points %}。"
            self._stop(node, "只能对 passage() 和 points 循环。", hint)
        if depth == _DEEPEST_LOOP:
            self._stop(node, f"循环最多套 {_DEEPEST_LOOP} 层。", "拆成两个循环，或者挪到另一种段里。")
        inner = {**scope, target: "role" if over == "passage" else "point", "loop": "loop"}
        for child in (*node.body, *node.else_):
            self.check(child, inner, depth + 1)

    def _call(self, node: Any, scope: Mapping[str, str], _depth: int) -> None:
        name = _called(node)
        if name is None:
            self._refuse(node.node)
        if name not in FUNCTIONS:
            self._unknown(node, name, FUNCTIONS)
        if len(node.args) != FUNCTIONS[name] or node.kwargs or node.dyn_args or node.dyn_kwargs:
            self._stop(node, f"{name}() 的括号里写得不对。", _CALL_HINT)
        for argument in node.args:
            self._argument(name, argument, scope)

    def _argument(self, name: str, node: Any, scope: Mapping[str, str]) -> None:
        if name == "phrase" and scope.get(_named(node) or "") == "role":
            return
        value = getattr(node, "value", None)
        if not isinstance(value, str):
            self._stop(node, f"{name}() 的括号里要写带引号的名称。", _CALL_HINT)
        if name == "phrase" and value not in ROLE_OF_CHINESE:
            self._stop(node, f"没有“{value}”这种用语。", nearest(value, ROLE_OF_CHINESE))

    def _name(self, node: Any, scope: Mapping[str, str], _depth: int) -> None:
        if node.name not in scope and node.name != POINTS:
            self._unknown(node, node.name, (*FUNCTIONS, POINTS, *scope))

    def _attribute(self, node: Any, scope: Mapping[str, str], _depth: int) -> None:
        if _named(node.node) != "loop" or "loop" not in scope or node.attr not in _LOOP_ATTRIBUTES:
            self._refuse(node)

    def _written(self, node: Any) -> None:
        """Refuse lists and conditions where words are written out."""
        for child in getattr(node, "nodes", ()):
            name = _called(child) or _named(child)
            if name in _NO_WORDS:
                self._stop(child, f"{name} 不是文字，不能直接写出来。", "passage() 和 points 用在 {% for %} 里。")

    def _refuse(self, node: Any) -> NoReturn:
        kind = type(node).__name__
        if kind == "Filter":
            self._stop(node, f"过滤器“{node.name}”会丢掉文字的出处，这里不能用。", _ORIGIN_HINT)
        if kind in _OPERATORS:
            self._stop(node, f"“{_OPERATORS[kind]}”会丢掉文字的出处，这里不能用。", _ORIGIN_HINT)
        if kind in ("Getattr", "Getitem"):
            reached = getattr(node, "attr", "[…]")
            self._stop(
                node, f"“{reached}”伸到了程序内部，这里不能用。", "模板里只有 loop.first、loop.last 这样的属性。"
            )
        self._stop(node, f"这里不能用 {kind.lower()} 这种写法。", "模板里只用 {{ }}、{% for %} 和 {% if %}。")

    def _unknown(self, node: Any, name: str, known: Iterable[str]) -> NoReturn:
        self._stop(node, f"模板里没有“{name}”这个名称。", nearest(name, known))

    def _stop(self, node: Any, message: str, hint: str) -> NoReturn:
        raise TemplateError(message, Place(self._file, node.lineno), hint)


def _named(node: Any) -> str | None:
    return node.name if type(node).__name__ == "Name" else None


def _called(node: Any) -> str | None:
    return _named(node.node) if type(node).__name__ == "Call" else None
