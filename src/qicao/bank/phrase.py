"""What the bank holds: phrases with slots, heading sets, passages, and the sets they belong to.

A slot is data: a phrase is parsed once into text parts and slots, and is never run as a template.
"""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum
from hashlib import blake2s
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from qicao.speech.text import fingerprint, segment_lengths

if TYPE_CHECKING:
    from collections.abc import Mapping

_SLOT = re.compile(r"\{([^{}]+)\}")
_ID_BYTES = 5
GENERAL_SET = "通用"
OWN_WORK = "本项目编写"
"""Where a phrase comes from that no speech gave."""


class PhraseRole(StrEnum):
    """What a phrase does in a speech. The value names its file, `chinese` is what writers read and write."""

    SALUTATION = "salutation"
    PURPOSE = "purpose"
    ACKNOWLEDGEMENT = "acknowledgement"
    ACHIEVEMENT = "achievement"
    PROBLEM = "problem"
    BASIS = "basis"
    SITUATION = "situation"
    SIGNIFICANCE = "significance"
    MAXIM = "maxim"
    DIRECTIVE = "directive"
    OUTCOME = "outcome"
    SUPPORT = "support"
    PLEDGE = "pledge"
    TRANSITION = "transition"
    CLOSING = "closing"

    @property
    def chinese(self) -> str:
        """The Chinese name of the role, as it stands in outlines and passages."""
        return _CHINESE[self]


_CHINESE = {
    PhraseRole.SALUTATION: "称谓",
    PhraseRole.PURPOSE: "主旨",
    PhraseRole.ACKNOWLEDGEMENT: "承前",
    PhraseRole.ACHIEVEMENT: "成绩",
    PhraseRole.PROBLEM: "问题",
    PhraseRole.BASIS: "依据",
    PhraseRole.SITUATION: "形势",
    PhraseRole.SIGNIFICANCE: "意义",
    PhraseRole.MAXIM: "论断",
    PhraseRole.DIRECTIVE: "部署",
    PhraseRole.OUTCOME: "成效",
    PhraseRole.SUPPORT: "保障",
    PhraseRole.PLEDGE: "表态",
    PhraseRole.TRANSITION: "过渡",
    PhraseRole.CLOSING: "号召",
}
ROLE_OF_CHINESE = {chinese: role for role, chinese in _CHINESE.items()}


class Slot(NamedTuple):
    """An empty place in a phrase, filled by the fact of the same name: `{镇}`."""

    name: str

    def __str__(self) -> str:
        return f"{{{self.name}}}"


Part = str | Slot
Parts = tuple[Part, ...]


def parse_parts(text: str) -> Parts:
    """Read `全{级}上下要…` into text parts and slots."""
    if text and "{" not in text:
        return (text,)
    parts = (Slot(piece) if i % 2 else piece for i, piece in enumerate(_SLOT.split(text)))
    return tuple(part for part in parts if part)


def print_parts(parts: Parts) -> str:
    """Write parts as they stand in the YAML files; the inverse of `parse_parts`."""
    return "".join(map(str, parts))


def slots_of(parts: Parts) -> tuple[str, ...]:
    """The names of the slots, each once, in order."""
    return tuple(dict.fromkeys(part.name for part in parts if isinstance(part, Slot)))


def content_id(*texts: str) -> str:
    """An id derived from content: the same wording, whatever its punctuation, has the same id everywhere."""
    return blake2s("\n".join(map(fingerprint, texts)).encode(), digest_size=_ID_BYTES).hexdigest()


class Source(NamedTuple):
    """Where something was mined: the speech (its file's stem), the 0-based paragraph, the 0-based sentence in it."""

    speech: str
    paragraph: int
    sentence: int

    def __str__(self) -> str:
        return f"{self.speech}#{self.paragraph}.{self.sentence}"


def parse_source(text: str) -> Source:
    """Read `000#5.1`. Raises ValueError when it is not of that form."""
    speech, _, place = text.rpartition("#")
    paragraph, _, sentence = place.partition(".")
    return Source(speech, int(paragraph), int(sentence))


class Validity(NamedTuple):
    """The days between which a wording may be used, both included (None: no bound)."""

    start: date | None = None
    end: date | None = None

    def holds(self, day: date) -> bool:
        """Whether the wording may be used on `day`."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


ALWAYS = Validity()


class Register(StrEnum):
    """How a phrase sounds: in a written draft, or spoken off the cuff."""

    WRITTEN = "书面"
    SPOKEN = "口语"


class Phrase(NamedTuple):
    """A sentence (or several that lean on each other) that can be used again.

    `under` is the heading it was mined under; `sources` is empty for a phrase written for this project.
    """

    id: str
    parts: Parts
    role: PhraseRole
    topics: tuple[str, ...] = ()
    devices: tuple[str, ...] = ()
    register: Register = Register.WRITTEN
    validity: Validity = ALWAYS
    under: str = ""
    sources: tuple[Source, ...] = ()

    @property
    def text(self) -> str:
        """The wording with its slots in braces."""
        return print_parts(self.parts)

    @property
    def slots(self) -> tuple[str, ...]:
        """The facts that the phrase needs."""
        return slots_of(self.parts)


class HeadingSet(NamedTuple):
    """Headings of siblings under one parent, in order; `section` is the parent's heading or the speech's part."""

    id: str
    level: int
    headings: tuple[Parts, ...]
    topics: tuple[str, ...] = ()
    validity: Validity = ALWAYS
    section: str = ""
    sources: tuple[Source, ...] = ()

    @property
    def pattern(self) -> tuple[tuple[int, ...], ...]:
        """The lengths of the clauses of each heading (4+4+7), slots counted as they are printed."""
        return tuple(segment_lengths(print_parts(heading)) for heading in self.headings)


class Passage(NamedTuple):
    """The order of roles inside a paragraph, e.g. maxim, basis, directive × 3, outcome; `kind` is the paragraph's."""

    id: str
    kind: str
    roles: tuple[PhraseRole, ...]
    sources: tuple[Source, ...] = ()


class PhraseSet(NamedTuple):
    """A phrase set: what one kind of meeting draws on, and the set it extends (None: none).

    `mined` and `digests` are the record that merging keeps, by the name of the speech: the keys of all that was
    mined from it (`bank.entries.merge_key`), and a hash of its content. A miner need not fill `mined`; with `digests` a
    speech is known again under another name.
    """

    name: str
    slug: str
    occasion: str | None = None
    extends: str | None = None
    phrases: tuple[Phrase, ...] = ()
    heading_sets: tuple[HeadingSet, ...] = ()
    passages: tuple[Passage, ...] = ()
    mined: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    digests: Mapping[str, str] = MappingProxyType({})
