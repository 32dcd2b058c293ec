"""The words an outline may use where it must choose: occasions, kinds of blocks and sections, markers."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from qicao.errors import nearest
from qicao.lexicons import load_lexicon

if TYPE_CHECKING:
    from collections.abc import Mapping


class Vocabulary(NamedTuple):
    """The words of one kind (`noun`): those to write, what each accepted word means, and what wrong ones stand for."""

    noun: str
    names: tuple[str, ...]
    meanings: Mapping[str, str]
    synonyms: Mapping[str, str]

    def hint(self, word: str) -> str:
        """What a writer who wrote `word` may have meant."""
        if word in self.synonyms:
            return f"是不是想写“{self.synonyms[word]}”？"
        return nearest(word, self.names)


@cache
def vocabulary(noun: str) -> Vocabulary:
    """Return the words of a noun: 会议类型, 段, 部分, 序号."""
    return {"会议类型": _occasions, "段": _blocks, "部分": _sections, "序号": _markers}[noun]()


def _occasions() -> Vocabulary:
    rows = load_lexicon("occasions")
    meanings = {word: row["name"] for row in rows for word in (row["name"], row["slug"], *row["aliases"])}
    return Vocabulary("会议类型", tuple(row["name"] for row in rows), meanings, {})


def _blocks() -> Vocabulary:
    return _kinds("段", load_lexicon("kinds")["blocks"])


def _sections() -> Vocabulary:
    return _kinds("部分", load_lexicon("kinds")["sections"])


def _kinds(noun: str, rows: list[dict[str, Any]]) -> Vocabulary:
    names = tuple(row["name"] for row in rows)
    synonyms = {word: row["name"] for row in rows for word in row["synonyms"] if word not in names}
    return Vocabulary(noun, names, {name: name for name in names}, synonyms)


def _markers() -> Vocabulary:
    rows = load_lexicon("kinds")["markers"]
    meanings = {word: row["style"] for row in rows for word in (row["form"], *row.get("also", ()))}
    return Vocabulary("序号", tuple(row["form"] for row in rows), meanings, {})
