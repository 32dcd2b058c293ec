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
from qicao.compose.picks import PickedHeadings, PickedPhrase, PickedPlace, Picks
from qicao.errors import OutlineError, Place
from qicao.files import read_utf8
from qicao.remember import remembered
from qicao.yamltext import flow, scalar

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

SUFFIX = ".picks.yaml"
_HEAD = (
    "# 各处选用了哪些用语：再起草时照用。换一句用 qicao swap，某一处重选用 qicao draft --reroll；\n"
    "# 删去一处，那一处就重选；删去这个文件，就全部重选。\n"
)
_SEED, _SET, _LENGTH, _ROUNDS, _HEADINGS, _PLACES = "种子", "用语", "字数", "轮次", "标题", "选用"
_AT, _WISH, _TEXTS, _IDS, _PHRASES = "处", "条件", "各条", "编号", "各句"
_ROLE, _ID, _TEXT, _TOPICS, _SOURCES, _OWN_ROLE, _BY_TEMPLATE = "作用", "编号", "文", "主题", "出处", "采作", "模板点名"


def print_picks(picks: Picks) -> str:
    """The text of the file."""
    return _HEAD + "\n".join(_lines(picks)) + "\n"


def _lines(picks: Picks) -> Iterator[str]:
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
    try:
        return _picks(values)
    except (KeyError, TypeError, ValueError, AttributeError) as wrong:
        hint = "恢复原来的内容；或删去这个文件再起草，就全部重选。"
        raise OutlineError(f"选用的记录读不懂（{wrong}）。", Place(str(path)), hint) from None


def _values(path: Path) -> Any:
    from qicao.yamlfile import load_plain

    return load_plain(path, read_utf8(path, OutlineError), OutlineError)


def _picks(values: Mapping[str, Any]) -> Picks:
    wanted = values.get(_LENGTH)
    return Picks(
        int(values[_SEED]),
        str(values[_SET]),
        None if wanted is None else int(wanted),
        {one[_AT]: _headings(one) for one in values[_HEADINGS]},
        {one[_AT]: PickedPlace(one[_WISH], tuple(map(_phrase, one[_PHRASES]))) for one in values[_PLACES]},
        {str(name): int(turn) for name, turn in values.get(_ROUNDS, {}).items()},
    )


def _headings(entry: Mapping[str, Any]) -> PickedHeadings:
    texts, ids, wishes = tuple(entry[_TEXTS]), tuple(entry[_IDS]), tuple(entry[_WISH])
    if not len(texts) == len(ids) == len(wishes):
        raise ValueError(entry[_AT])
    return PickedHeadings(wishes, tuple(parse_parts(text) if text else None for text in texts), ids)


def _phrase(entry: Mapping[str, Any]) -> PickedPhrase:
    role = entry[_ROLE]
    phrase = Phrase(
        entry[_ID],
        parse_parts(entry[_TEXT]),
        ROLE_OF_CHINESE[entry.get(_OWN_ROLE, role)],
        tuple(entry.get(_TOPICS, ())),
        sources=tuple(map(parse_source, entry.get(_SOURCES, ()))),
    )
    return PickedPhrase(role, phrase, _BY_TEMPLATE not in entry)
