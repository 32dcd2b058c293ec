"""The record of a set (`mined.yaml`): for each speech, the hash of its content and the keys of all mined from it.

It is why a phrase that a person deleted does not come back, and why one that a person changed is known again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from qicao.bank.entries import DIGEST, MINED, SPEECH, Entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def keys_by_speech(record: Iterable[Entry]) -> dict[str, frozenset[str]]:
    """What was mined before, by speech."""
    return {one[SPEECH]: frozenset(one[MINED]) for one in record}


def known_speeches(record: Iterable[Entry], digests: Mapping[str, str]) -> dict[str, str]:
    """The names of speeches that were mined before under another name, with that name: their content is the same."""
    record = tuple(record)
    names = {one[DIGEST]: one[SPEECH] for one in record if DIGEST in one}
    taken = {one[SPEECH] for one in record}
    return {name: names[digest] for name, digest in digests.items() if name not in taken and digest in names}


def replaced_speeches(record: Iterable[Entry], digests: Mapping[str, str]) -> tuple[str, ...]:
    """The names of speeches whose content is not what was mined under that name before."""
    before = {one[SPEECH]: one.get(DIGEST) for one in record}
    return tuple(name for name, digest in digests.items() if before.get(name, digest) not in (digest, None))


def extended(
    record: Iterable[Entry], found: Mapping[str, frozenset[str]], digests: Mapping[str, str]
) -> tuple[Entry, ...]:
    """The record with what was found now, sorted, so that the order of mining leaves no trace in it."""
    keys = keys_by_speech(record)
    before = {one[SPEECH]: one[DIGEST] for one in record if DIGEST in one} | dict(digests)
    return tuple(
        {SPEECH: speech}
        | ({DIGEST: before[speech]} if speech in before else {})
        | {MINED: sorted(keys.get(speech, frozenset()) | found.get(speech, frozenset()))}
        for speech in sorted({*keys, *found, *digests})
    )
