"""Phrases, heading sets and passages as they stand in YAML: plain entries with Chinese keys, and back.

An entry is a mapping of text, numbers, lists and days. What is made into a value here was checked before
(`bank.checking`); keys that may be left out may be missing, `编号` may not.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from qicao.bank.phrase import (
    ALWAYS,
    ROLE_OF_CHINESE,
    HeadingSet,
    Passage,
    Phrase,
    PhraseRole,
    Register,
    Source,
    Validity,
    content_id,
    parse_parts,
    parse_source,
    print_parts,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Entry = dict[str, Any]
Content = Phrase | HeadingSet | Passage

ID, TEXT, TOPICS, DEVICES, REGISTER, VALIDITY = "编号", "文", "主题", "手法", "语体", "时效"
UNDER, SOURCES, LEVEL, HEADINGS, SECTION, KIND, ROLES = "标题下", "出处", "级", "标题", "所属", "段", "角色"
START, END = "自", "至"
SPEECH, DIGEST, MINED = "讲话", "摘要", "采得"
HEADINGS_FILE, PASSAGES_FILE, MINED_FILE = "headings", "passages", "mined"


def content_of(entry: Mapping[str, Any], file: str) -> Content:
    """Make the value of an entry of `file` (a role, `headings` or `passages`)."""
    if file == HEADINGS_FILE:
        return heading_set_of(entry)
    return passage_of(entry) if file == PASSAGES_FILE else phrase_of(entry, PhraseRole(file))


def phrase_of(entry: Mapping[str, Any], role: PhraseRole) -> Phrase:
    """Make a phrase of its entry."""
    register = entry.get(REGISTER)
    return Phrase(
        entry[ID],
        parse_parts(entry[TEXT]),
        role,
        topics=tuple(entry.get(TOPICS, ())),
        devices=tuple(entry.get(DEVICES, ())),
        register=Register(register) if register else Register.WRITTEN,
        validity=validity_of(entry.get(VALIDITY)),
        under=entry.get(UNDER, ""),
        sources=_sources(entry),
    )


def heading_set_of(entry: Mapping[str, Any]) -> HeadingSet:
    """Make a heading set of its entry."""
    return HeadingSet(
        entry[ID],
        entry[LEVEL],
        tuple(map(parse_parts, entry[HEADINGS])),
        topics=tuple(entry.get(TOPICS, ())),
        validity=validity_of(entry.get(VALIDITY)),
        section=entry.get(SECTION, ""),
        sources=_sources(entry),
    )


def passage_of(entry: Mapping[str, Any]) -> Passage:
    """Make a passage of its entry."""
    return Passage(entry[ID], entry[KIND], tuple(ROLE_OF_CHINESE[name] for name in entry[ROLES]), _sources(entry))


def validity_of(value: Mapping[str, Any] | None) -> Validity:
    """Read `{自: 2026-01-01, 至: 2026-12-31}`; each bound may be left out. Raises ValueError for what is no day."""
    if not value:
        return ALWAYS
    return Validity(*(date.fromisoformat(str(value[key])) if value.get(key) else None for key in (START, END)))


def _sources(entry: Mapping[str, Any]) -> tuple[Source, ...]:
    return tuple(map(parse_source, entry.get(SOURCES, ())))


def file_of(content: Content) -> str:
    """The stem of the file that holds such a thing."""
    if isinstance(content, Phrase):
        return content.role.value
    return HEADINGS_FILE if isinstance(content, HeadingSet) else PASSAGES_FILE


def entry_of(content: Content) -> Entry:
    """The entry that says the same as the value, keys in the order in which they are written, empty ones left out."""
    if isinstance(content, Phrase):
        return _filled(_phrase_entry(content))
    return _filled(_heading_entry(content) if isinstance(content, HeadingSet) else _passage_entry(content))


def _phrase_entry(phrase: Phrase) -> Entry:
    return {
        ID: phrase.id,
        TEXT: phrase.text,
        TOPICS: list(phrase.topics),
        DEVICES: list(phrase.devices),
        REGISTER: "" if phrase.register is Register.WRITTEN else phrase.register.value,
        VALIDITY: _validity_entry(phrase.validity),
        UNDER: phrase.under,
        SOURCES: list(map(str, phrase.sources)),
    }


def _heading_entry(heading_set: HeadingSet) -> Entry:
    return {
        ID: heading_set.id,
        LEVEL: heading_set.level,
        SECTION: heading_set.section,
        HEADINGS: list(map(print_parts, heading_set.headings)),
        TOPICS: list(heading_set.topics),
        VALIDITY: _validity_entry(heading_set.validity),
        SOURCES: list(map(str, heading_set.sources)),
    }


def _passage_entry(passage: Passage) -> Entry:
    return {
        ID: passage.id,
        KIND: passage.kind,
        ROLES: [role.chinese for role in passage.roles],
        SOURCES: list(map(str, passage.sources)),
    }


def _validity_entry(validity: Validity) -> Entry:
    return _filled({START: validity.start, END: validity.end})


def _filled(entry: Entry) -> Entry:
    return {key: value for key, value in entry.items() if value not in ("", [], {}, None)}


def identity(entry: Mapping[str, Any], file: str) -> str:
    """The id of an entry that a person added without one: derived from what it says."""
    return content_id(*_wording(entry, file))


def merge_key(entry: Mapping[str, Any], file: str) -> str:
    """What near-duplicates share: the same wording but for slots, punctuation and blanks."""
    wording = (text_without_slots(text) for text in _wording(entry, file))
    return content_id(*((file,) if file in (HEADINGS_FILE, PASSAGES_FILE) else ()), *wording)


def text_without_slots(text: str) -> str:
    """The text parts alone: `{镇}党委要…` → `党委要…`."""
    return "".join(part for part in parse_parts(text) if isinstance(part, str))


def _wording(entry: Mapping[str, Any], file: str) -> Iterable[str]:
    if file == HEADINGS_FILE:
        return tuple(entry[HEADINGS])
    return (entry[KIND], *entry[ROLES]) if file == PASSAGES_FILE else (entry[TEXT],)
