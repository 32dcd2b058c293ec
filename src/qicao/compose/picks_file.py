"""`<name>.picks.yaml`: what was chosen at every place of a draft, as people may read it, and back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from qicao.bank.phrase import (
    ROLE_OF_CHINESE,
    Phrase,
    parse_parts,
    parse_source,
    print_parts,
)
from qicao.compose.picks import Asked, PickedHeadings, PickedPhrase, PickedPlace, Picks
from qicao.errors import OutlineError, Place
from qicao.files import read_utf8
from qicao.remember import remembered
from qicao.yamltext import flow, scalar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

SUFFIX = ".picks.yaml"
_HEAD = (
    "# 各处选用了哪些用语：再起草时照用。换一句用 qicao swap，某一处重选用 qicao draft --reroll；\n"
    "# 删去一处（从“- 处”起的几行），那一处就重选；删去这个文件，就全部重选。\n"
)
_OUTLINE, _ASKED, _MINUTES, _FACTS, _LAYOUT = "提纲", "另给", "时长", "事实", "版式"
_WRITTEN = "成稿摘要"
_SEED, _SET, _LENGTH, _ROUNDS, _HEADINGS, _PLACES = "种子", "用语", "字数", "轮次", "标题", "选用"
_AT, _WISH, _TEXTS, _IDS, _PHRASES = "处", "条件", "各条", "编号", "各句"
_ROLE, _ID, _TEXT, _TOPICS, _SOURCES, _OWN_ROLE, _BY_TEMPLATE = "作用", "编号", "文", "主题", "出处", "采作", "模板点名"


def print_picks(picks: Picks) -> str:
    """The text of the file."""
    return _HEAD + "\n".join(_lines(picks)) + "\n"


def _lines(picks: Picks) -> Iterator[str]:
    if picks.outline:
        yield f"{_OUTLINE}: {scalar(picks.outline)}"
    if asked := _asked_entry(picks.asked):
        yield f"{_ASKED}: {flow(asked)}"
    if picks.written:
        yield f"{_WRITTEN}: {scalar(picks.written)}"
    yield f"{_SEED}: {picks.seed}"
    yield f"{_SET}: {scalar(picks.phrase_set)}"
    if picks.wanted is not None:
        yield f"{_LENGTH}: {picks.wanted}"
    if picks.rounds:
        yield f"{_ROUNDS}: {flow(dict(picks.rounds))}"
    yield f"{_HEADINGS}:" if picks.headings else f"{_HEADINGS}: []"
    for name, headings in picks.headings.items():
        texts = [print_parts(parts) if parts else "" for parts in headings.headings]
        yield f"  - {_AT}: {scalar(name)}"
        yield f"    {_WISH}: {flow(headings.wishes)}"
        yield f"    {_IDS}: {flow(headings.ids)}"
        yield f"    {_TEXTS}:" if texts else f"    {_TEXTS}: []"
        yield from (f"      - {scalar(text)}" for text in texts)
    yield f"{_PLACES}:" if picks.places else f"{_PLACES}: []"
    for name, place in picks.places.items():
        yield f"  - {_AT}: {scalar(name)}"
        yield f"    {_WISH}: {scalar(place.wish)}"
        yield f"    {_PHRASES}:" if place.phrases else f"    {_PHRASES}: []"
        yield from (f"      - {flow(_entry(one))}" for one in place.phrases)


def _asked_entry(asked: Asked) -> dict[str, Any]:
    minutes = asked.minutes and f"{asked.minutes:g}"
    entry = {_SET: asked.phrase_set, _MINUTES: minutes, _LAYOUT: asked.layout, _FACTS: dict(asked.facts)}
    return {key: value for key, value in entry.items() if value}


def _entry(picked: PickedPhrase) -> dict[str, Any]:
    phrase = picked.phrase
    own = phrase.role.chinese
    entry: dict[str, Any] = {_ROLE: picked.role, _ID: phrase.id, _TEXT: phrase.text}
    entry |= {_TOPICS: list(phrase.topics)} if phrase.topics else {}
    entry |= {_SOURCES: list(map(str, phrase.sources))} if phrase.sources else {}
    entry |= {_OWN_ROLE: own} if own != picked.role else {}
    return entry | ({} if picked.in_pattern else {_BY_TEMPLATE: "是"})


def read_picks(path: Path) -> Picks:
    """Read the file. Raises OutlineError for what cannot be read as such a file."""
    values = remembered("picks", [path.resolve(), Path(__file__)], lambda: _values(path))
    hint = "恢复原来的内容；或删去这个文件再起草，就全部重选。"
    try:
        return _picks(values)
    except _UnreadableError as wrong:
        raise OutlineError(f"选用的记录读不懂：{wrong}。", Place(str(path)), hint) from None


class _UnreadableError(Exception):
    """What cannot be read in a record, in the words of a writer."""


def _values(path: Path) -> Any:
    from qicao.yamlfile import load_plain

    return load_plain(path, read_utf8(path, OutlineError), OutlineError)


def _picks(values: Any) -> Picks:
    head = _mapping(values, "整个文件")
    wanted = head.get(_LENGTH)
    return Picks(
        _whole(head.get(_SEED), _SEED),
        _text(head.get(_SET), _SET),
        None if wanted is None else _whole(wanted, _LENGTH),
        dict(_named(head.get(_HEADINGS), _HEADINGS, _headings)),
        dict(_named(head.get(_PLACES), _PLACES, _place)),
        {str(name): _whole(turn, _ROUNDS) for name, turn in _mapping(head.get(_ROUNDS, {}), _ROUNDS).items()},
        outline=_text(head.get(_OUTLINE, ""), _OUTLINE),
        asked=_asked(_mapping(head.get(_ASKED, {}), _ASKED)),
        written=_text(head.get(_WRITTEN, ""), _WRITTEN),
    )


def _asked(entry: Mapping[str, Any]) -> Asked:
    minutes = entry.get(_MINUTES)
    phrase_set, layout = (str(entry[key]) if entry.get(key) else None for key in (_SET, _LAYOUT))
    facts = {str(name): str(value) for name, value in _mapping(entry.get(_FACTS, {}), _FACTS).items()}
    try:
        return Asked(phrase_set, None if minutes is None else float(minutes), facts, layout)
    except (TypeError, ValueError):
        raise _UnreadableError(f"“{_MINUTES}”不是数字") from None


def _named(values: Any, part: str, read: Callable[[Mapping[str, Any], str], Any]) -> Iterator[tuple[str, Any]]:
    """Each entry of a list with the place that it is for. A place told twice is refused: one would be lost."""
    seen: set[str] = set()
    for value in _list(values, part):
        entry = _mapping(value, part)
        name = _text(entry.get(_AT), _AT)
        if name in seen:
            raise _UnreadableError(f"“{name}”这一处写了两次")
        seen.add(name)
        yield name, read(entry, name)


def _headings(entry: Mapping[str, Any], name: str) -> PickedHeadings:
    texts, ids, wishes = (tuple(_texts(entry.get(key), f"{name} 的{key}")) for key in (_TEXTS, _IDS, _WISH))
    if not len(texts) == len(ids) == len(wishes):
        raise _UnreadableError(f"“{name}”的标题、编号和条件不一样多")
    return PickedHeadings(wishes, tuple(parse_parts(text) if text else None for text in texts), ids)


def _place(entry: Mapping[str, Any], name: str) -> PickedPlace:
    rows = _list(entry.get(_PHRASES), f"{name} 的{_PHRASES}")
    return PickedPlace(_text(entry.get(_WISH), _WISH), tuple(_phrase(_mapping(row, name), name) for row in rows))


def _phrase(entry: Mapping[str, Any], name: str) -> PickedPhrase:
    role = _text(entry.get(_ROLE), f"{name} 的{_ROLE}")
    own = _text(entry.get(_OWN_ROLE, role), f"{name} 的{_OWN_ROLE}")
    if own not in ROLE_OF_CHINESE:
        raise _UnreadableError(f"“{name}”里没有“{own}”这种作用")
    try:
        sources = tuple(map(parse_source, _texts(entry.get(_SOURCES, ()), f"{name} 的{_SOURCES}")))
    except ValueError:
        raise _UnreadableError(f"“{name}”的出处不是“000#1.2”这样的写法") from None
    phrase = Phrase(
        _text(entry.get(_ID), f"{name} 的{_ID}"),
        parse_parts(_text(entry.get(_TEXT), f"{name} 的{_TEXT}")),
        ROLE_OF_CHINESE[own],
        tuple(_texts(entry.get(_TOPICS, ()), f"{name} 的{_TOPICS}")),
        sources=sources,
    )
    return PickedPhrase(role, phrase, _BY_TEMPLATE not in entry)


def _mapping(value: Any, what: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise _UnreadableError(f"“{what}”应是“键: 值”的写法")
    return value


def _list(value: Any, what: str) -> list[Any] | tuple[Any, ...]:
    if not isinstance(value, list | tuple):
        raise _UnreadableError(f"“{what}”应是一个列表")
    return value


def _texts(value: Any, what: str) -> Iterator[str]:
    return (_text(one, what) for one in _list(value, what))


def _text(value: Any, what: str) -> str:
    if not isinstance(value, str):
        raise _UnreadableError(f"“{what}”应是文字")
    return value


def _whole(value: Any, what: str) -> int:
    if type(value) is not int:
        raise _UnreadableError(f"“{what}”应是整数")
    return value
