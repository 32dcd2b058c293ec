"""Jinja turns passage templates into pieces whose origin is known: the only file that imports Jinja."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

import jinja2
from jinja2 import StrictUndefined, TemplateSyntaxError, nodes
from jinja2.nativetypes import NativeCodeGenerator
from jinja2.sandbox import ImmutableSandboxedEnvironment

from qicao.bank.phrase import Parts, Slot
from qicao.compose import passage_rules
from qicao.compose.passage_rules import FUNCTIONS, Rules
from qicao.compose.stream import Break, Head, Piece, Pieces, Ref
from qicao.errors import OutlineError, Place, QicaoError, TemplateError, nearest
from qicao.remember import remembered
from qicao.speech.model import Origin, OriginKind, Span, Spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from types import CodeType

    from jinja2 import Template

_KIND = re.compile(r"\A\{#-?\s*段[:：]\s*(\w+)")
_BLANK_LINE = re.compile(r"^[ \t]*$", re.MULTILINE)
_BLANKS = re.compile(r"\s+")
_FACT = re.compile(r"\{\{\s*(\w+)\s*\}\}")
_SIGNS = ("{{", "{%", "{#")
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


class _Passage(NamedTuple):
    """A passage template, ready to be rendered; `file` is its name."""

    file: str
    template: Template


class PassageTemplates:
    """The passage templates, by the kind of paragraph each one writes."""

    def __init__(self, passages: Mapping[str, _Passage]) -> None:
        self._passages = dict(passages)

    def render(self, kinds: Sequence[str], pen: Pen) -> Pieces:
        """Render the template of the first of `kinds` that has one with what `pen` gives; blank lines become breaks.

        Raises TemplateError when none has.
        """
        passage = next((self._passages[kind] for kind in kinds if kind in self._passages), None)
        if passage is None:
            raise TemplateError(f"没有写“{kinds[0]}”这种段的模板。", None, nearest(kinds[0], self._passages))
        names: dict[str, Any] = {name: getattr(pen, name) for name in FUNCTIONS}
        values: Any = passage.template.render(**names, points=pen.points)
        return tidy(_pieces(values, Origin(OriginKind.TEMPLATE, passage.file)))


def load_templates(folders: Sequence[Path]) -> PassageTemplates:
    """Load `*.j2` from the folders; for a kind found twice the first folder wins. Raises TemplateError."""
    paths = [sorted(folder.glob("*.j2")) for folder in folders]
    made_by = [Path(__file__), Path(passage_rules.__file__), Path(jinja2.__file__)]
    files = [path for found in paths for path in found]
    compiled = remembered("passages", [*files, *made_by], lambda: _compiled(paths))
    environment = _environment()
    return PassageTemplates({kind: _passage(environment, *code) for kind, code in compiled.items()})


def _passage(environment: _Environment, file: str, code: CodeType) -> _Passage:
    return _Passage(file, environment.template_class.from_code(environment, code, {}))


def _compiled(folders: Iterable[Iterable[Path]]) -> dict[str, tuple[str, CodeType]]:
    """The name and the compiled code of the template of each kind; every template is checked."""
    environment = _environment()
    passages: dict[str, tuple[str, CodeType]] = {}
    for paths in folders:
        found: dict[str, tuple[str, CodeType]] = {}
        for path in paths:
            kind, code = _compile(environment, path)
            if kind in found:
                hint = f"另一个是 {found[kind][0]}，留下一个。"
                raise TemplateError(f"“{kind}”这种段有两个模板。", Place(str(path), 1), hint)
            found[kind] = path.name, code
        passages = found | passages
    return passages


def _compile(environment: _Environment, path: Path) -> tuple[str, CodeType]:
    source = _read(path)
    kind = _KIND.match(source)
    if kind is None:
        raise TemplateError("第一行没有写明这是哪种段。", Place(str(path), 1), "第一行写成 {# 段: 主旨 #} 的样子。")
    tree = _parse(environment, _BLANK_LINE.sub(_PARAGRAPH, source), Place(str(path), 1), TemplateError)
    Rules(str(path)).check(tree, {})
    return kind.group(1), environment.compile(tree, path.name, str(path))


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
    pieces = _FACT.split(text)
    words, names = pieces[::2], pieces[1::2]
    if any(sign in part for part in words for sign in _SIGNS) or not all(map(str.isidentifier, names)):
        _parse(_environment(), text, place, OutlineError)
        raise OutlineError("{{ }} 里只能写事实的名称。", place, "如 {{ 活动 }}，并在“事实”里写上它的内容。")
    parts = (Slot(piece) if i % 2 else piece for i, piece in enumerate(pieces))
    return tuple(part for part in parts if part)
