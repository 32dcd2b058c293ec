"""Telling: whether a sentence tells somebody to do something (要…, 必须…, or a verb without a subject)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_QUOTED = re.compile("“[^”]*”")
_UNABLE = ("不能", "不得")
_CLAUSE_MARKS = "，；：。！？"


@dataclass(frozen=True, slots=True)
class Telling:
    """The rules of `phrase_roles.yaml` under `telling`, compiled. What stands in quotation marks is not looked at."""

    plain: re.Pattern[str]
    modal: re.Pattern[str]
    not_in: re.Pattern[str]
    imperative: re.Pattern[str]
    topic: re.Pattern[str]
    arranged: re.Pattern[str]
    later: re.Pattern[str]
    general: re.Pattern[str]
    loosely: re.Pattern[str]

    def is_plain(self, text: str) -> bool:
        """Whether its first clause asks for something, beyond doubt (各部门要…)."""
        return self.plain.match(text) is not None

    def has_modal(self, text: str, *, blamed: bool = False) -> bool:
        """Whether 要, 必须 … stands in a clause that asks for something.

        `blamed`: whether problems are told, where 不能 says what does not succeed.
        """
        words = unquoted(text)
        for match in self.modal.finditer(words):
            if blamed and match.group() in _UNABLE:
                continue
            begin = max(words.rfind(mark, 0, match.start()) for mark in _CLAUSE_MARKS) + 1
            if self.not_in.search(words, begin, match.start()) is None:
                return True
        return False

    def is_imperative(self, text: str) -> bool:
        """Whether it begins with what is to be done, and nobody is named who does it."""
        words = unquoted(text)
        if self.imperative.match(words) is None:
            return self.arranged.match(words) is not None
        return self.topic.match(words) is None

    def goes_on(self, text: str, *, after_told: bool) -> bool:
        """Whether a sentence without any cue asks for something: by a later clause, or after one that does."""
        if self.later.search(text) is not None:
            return True
        return (after_told or self.loosely.search(text) is not None) and self.general.search(text) is None


def load_telling(data: Mapping[str, str | Sequence[str]], pieces: Mapping[str, str]) -> Telling:
    """Compile the rules; `<名>` in a pattern stands for the piece of that name."""
    keys = ("plain", "modal", "not_in", "topic", "arranged", "later", "general")
    plain, modal, not_in, topic, arranged, later, general = (re.compile(filled(data[key], pieces)) for key in keys)
    verbs = "|".join(map(re.escape, str(data["verbs"]).split()))
    imperative = re.compile(f"{filled(data['before'], pieces)}{{0,2}}?(?:{verbs})(?![的是])")
    loosely = re.compile(f"[，；](?:{verbs})|{data['loosely']}")
    return Telling(plain, modal, not_in, imperative, topic, arranged, later, general, loosely)


def filled(pattern: str | Sequence[str], pieces: Mapping[str, str]) -> str:
    """One pattern out of one or several alternatives, with its pieces put in."""
    text = pattern if isinstance(pattern, str) else "|".join(pattern)
    for name, piece in pieces.items():
        text = text.replace(f"<{name}>", piece)
    return text


def unquoted(text: str) -> str:
    """The text with nothing between its quotation marks."""
    return _QUOTED.sub("“”", text) if "“" in text else text
