"""A phrase set as plain entries, file by file, and the values made of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from qicao.bank.entries import (
    DIGEST,
    HEADINGS_FILE,
    MINED,
    MINED_FILE,
    PASSAGES_FILE,
    SPEECH,
    Entry,
    heading_set_of,
    passage_of,
    phrase_of,
)
from qicao.bank.phrase import PhraseRole, PhraseSet

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qicao.bank.sets import SetInfo

CONTENT_FILES = (*(role.value for role in PhraseRole), HEADINGS_FILE, PASSAGES_FILE)


@dataclass(frozen=True)
class SetFiles:
    """A set as it stands on disk: its checked entries by the stem of their file, each with an id."""

    info: SetInfo
    entries: Mapping[str, tuple[Entry, ...]]
    texts: Mapping[str, str] = field(default_factory=dict, compare=False, repr=False)

    def content(self) -> tuple[tuple[str, Entry], ...]:
        """File and entry of all phrases, heading sets and passages, in the order of the files."""
        return tuple((file, one) for file in CONTENT_FILES for one in self.entries.get(file, ()))

    @property
    def mined(self) -> tuple[Entry, ...]:
        """What was mined before, an entry for each speech."""
        return self.entries.get(MINED_FILE, ())


def phrase_set_of(files: SetFiles) -> PhraseSet:
    """Make the values of a set out of its entries."""
    info, entries = files.info, files.entries
    return PhraseSet(
        info.name,
        info.slug,
        info.occasion,
        info.extends,
        tuple(phrase_of(one, role) for role in PhraseRole for one in entries.get(role.value, ())),
        tuple(map(heading_set_of, entries.get(HEADINGS_FILE, ()))),
        tuple(map(passage_of, entries.get(PASSAGES_FILE, ()))),
        {one[SPEECH]: tuple(one[MINED]) for one in files.mined},
        {one[SPEECH]: one[DIGEST] for one in files.mined if DIGEST in one},
    )
