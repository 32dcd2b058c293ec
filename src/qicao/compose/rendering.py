"""Jinja turns passage templates into pieces whose origin is known: the only file that imports Jinja."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol

from jinja2 import StrictUndefined, TemplateSyntaxError, nodes
from jinja2.nativetypes import NativeCodeGenerator
from jinja2.sandbox import ImmutableSandboxedEnvironment

from qicao.bank.phrase import Parts, Slot
from qicao.compose.passage_rules import FUNCTIONS, Rules
from qicao.compose.stream import Break, Head, Piece, Pieces, Ref
from qicao.errors import OutlineError, Place, QicaoError, TemplateError, nearest
from qicao.speech.model import Origin, OriginKind, Span, Spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from jinja2 import Template

_KIND = re.compile(r"\A\{#-?\s*段[:：]\s*(\w+)")
_BLANK_LINE = re.compile(r"^[ \t]*$", re.MULTILINE)
_BLANKS = re.compile(r"\s+")
_PARAGRAPH = "\x1e"


class Pen(Protocol):
    """What a passage may call while it is rendered at one place of a speech."""

    @property
    def points(self) -> tuple[Pieces, ...]:
        """The points of this place, to be written out one by one."""

    def phrase(self, role: str) -> Spans:
        """A phrase of this role (its Chinese name) that fits the place; nothing when none does."""

    def passage(self) -> Iterator[str]:
        """The roles of the sentences of this paragraph, in order."""

    def heading(self) -> Head:
        """The heading of the place."""

    def fact(self, name: str) -> Spans:
        """A fact, or 【待补：…】."""

    def given(self, name: str) -> bool:
        """Whether a fact is given."""


class _Environment(ImmutableSandboxedEnvironment):
    code_generator_class = NativeCodeGenerator
    concat = staticmethod(tuple)  # type: ignore[assignment] # pieces are collected, never joined to one text


def _environment() -> _Environment:
    return _Environment(undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)


@dataclass(frozen=True)
class _Passage:
    """A template that was parsed and checked; it is compiled when it is used for the first time."""

    path: Path
    tree: nodes.Template
    environment: _Environment

    @cached_property
    def template(self) -> Template:
        """The compiled template."""
        code = self.environment.compile(self.tree, self.path.name, str(self.path))
        return self.environment.template_class.from_code(self.environment, code, {})


class PassageTemplates:
    """The passage templates, by the kind of paragraph each one writes."""

    def __init__(self, passages: Mapping[str, _Passage]) -> None:
        self._passages = dict(passages)

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of paragraph that have a template."""
        return tuple(self._passages)

    def nearest_kind(self, *kinds: str) -> str:
        """The first of `kinds` that has a template. Raises TemplateError when none has."""
        for kind in kinds:
            if kind in self._passages:
                return kind
        raise TemplateError(f"没有写“{kinds[-1]}”这种段的模板。", None, nearest(kinds[-1], self._passages))

    def render(self, kind: str, pen: Pen) -> Pieces:
        """Render the template of `kind` with what `pen` gives; blank lines of the template become breaks."""
        passage = self._passages[self.nearest_kind(kind)]
        names: dict[str, Any] = {name: getattr(pen, name) for name in FUNCTIONS}
        values: Any = passage.template.render(**names, points=pen.points)
        return tidy(_pieces(values, Origin(OriginKind.TEMPLATE, passage.path.name)))


def load_templates(folders: Sequence[Path]) -> PassageTemplates:
    """Load `*.j2` from the folders; for a kind found twice the first folder wins. Raises TemplateError."""
    environment = _environment()
    passages: dict[str, _Passage] = {}
    for folder in folders:
        found: dict[str, _Passage] = {}
        for path in sorted(folder.glob("*.j2")):
            kind, passage = _load(environment, path)
            if kind in found:
                hint = f"另一个是 {found[kind].path.name}，留下一个。"
                raise TemplateError(f"“{kind}”这种段有两个模板。", Place(str(path), 1), hint)
            found[kind] = passage
        passages = found | passages
    return PassageTemplates(passages)


def _load(environment: _Environment, path: Path) -> tuple[str, _Passage]:
    source = _read(path)
    kind = _KIND.match(source)
    if kind is None:
        raise TemplateError("第一行没有写明这是哪种段。", Place(str(path), 1), "第一行写成 {# 段: 主旨 #} 的样子。")
    tree = _parse(environment, _BLANK_LINE.sub(_PARAGRAPH, source), Place(str(path), 1), TemplateError)
    Rules(str(path)).check(tree, {})
    return kind.group(1), _Passage(path, tree, environment)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise TemplateError("不是 UTF-8 编码的文本。", Place(str(path)), "另存为 UTF-8 编码再试。") from None


def _parse(environment: _Environment, source: str, place: Place | None, error: type[QicaoError]) -> nodes.Template:
    try:
        return environment.parse(source)
    except RecursionError:
        raise error("花括号里套得太深，读不下去。", place, "写简单一些。") from None
    except TemplateSyntaxError as wrong:
        line = place.line + wrong.lineno - 1 if place and place.line else None
        where = Place(place.file, line) if place else None
        hint = f"看看 {{{{ }}}}、{{% %}} 是否成对（Jinja 的原话：{wrong.message}）。"
        raise error("花括号里的写法有误，读不下去。", where, hint) from None


def _pieces(values: Iterable[Any], origin: Origin) -> Iterator[Piece]:
    for value in values:
        if isinstance(value, Span | Head | Ref):
            yield value
        elif isinstance(value, tuple):
            yield from value
        else:
            yield from _words(str(value), origin)


def _words(text: str, origin: Origin) -> Iterator[Piece]:
    for index, part in enumerate(text.split(_PARAGRAPH)):
        if index:
            yield Break()
        if words := _BLANKS.sub("", part):
            yield Span(words, origin)


def tidy(pieces: Iterable[Piece]) -> Pieces:
    """Drop empty spans, and breaks that nothing stands before, after, or between."""
    kept: list[Piece] = []
    for piece in pieces:
        empty = (isinstance(piece, Span) and not piece.text) or (isinstance(piece, Head) and not piece.spans)
        if not empty and not (isinstance(piece, Break) and (not kept or isinstance(kept[-1], Break))):
            kept.append(piece)
    return tuple(kept[:-1] if kept and isinstance(kept[-1], Break) else kept)


def outline_parts(text: str, place: Place | None) -> Parts:
    """Read the writer's words: `{{ 活动 }}` becomes a slot, all else stays as it stands. Nothing is executed.

    Raises OutlineError when anything but the name of a fact stands in double braces.
    """
    if "{{" not in text and "{%" not in text and "{#" not in text:
        return (text,) if text else ()
    tree = _parse(_environment(), text, place, OutlineError)
    children = [child for output in tree.body for child in _outputs(output)]
    parts = [_outline_part(child) for child in children]
    if None in parts:
        raise OutlineError("{{ }} 里只能写事实的名称。", place, "如 {{ 活动 }}，并在“事实”里写上它的内容。")
    return tuple(part for part in parts if part)


def _outputs(node: nodes.Node) -> Sequence[nodes.Node]:
    return node.nodes if isinstance(node, nodes.Output) else (node,)


def _outline_part(node: nodes.Node) -> str | Slot | None:
    if isinstance(node, nodes.TemplateData):
        return node.data
    return Slot(node.name) if isinstance(node, nodes.Name) else None
