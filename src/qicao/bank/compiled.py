"""The bank opened: read from YAML once, then from its compiled form until a file changes.

YAML is the truth; the compiled form is SQLite, a row per entry in the order of the files, which is the order of
quality. A word is looked for by scanning all rows: a bank of 100,000 phrases takes a few hundredths of a second, words
of any length are found, and nothing has to be indexed after a change.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from qicao.bank.cache import compiled_name
from qicao.bank.database import Database
from qicao.bank.entries import (
    HEADINGS_FILE,
    MINED_FILE,
    PASSAGES_FILE,
    Content,
    Entry,
    content_of,
    heading_set_of,
    passage_of,
    phrase_of,
)
from qicao.bank.phrase import PhraseRole
from qicao.bank.setfiles import SetFiles, phrase_set_of
from qicao.bank.sets import SetInfo, chain

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from qicao.bank.phrase import HeadingSet, Passage, Phrase, PhraseSet

_ROLES = tuple(role.value for role in PhraseRole)
_LAST = "\U0010ffff"


class Found(NamedTuple):
    """Something found in the bank, and the set that holds it."""

    owner: SetInfo
    content: Content


class Bank(NamedTuple):
    """An opened bank. `sets` are those that can be seen, what comes first wins."""

    database: Database
    sets: tuple[SetInfo, ...]

    def chain(self, name: str) -> tuple[SetInfo, ...]:
        """The set of that name or slug and all that it extends, its own first. Raises BankError."""
        return chain(self.sets, name)

    def resolve(self, name: str) -> tuple[PhraseSet, ...]:
        """The same sets with all that they hold."""
        return tuple(phrase_set_of(SetFiles(one, self._entries(one))) for one in self.chain(name))

    def _entries(self, info: SetInfo) -> dict[str, tuple[Entry, ...]]:
        rows = self.database.rows("SELECT file, data FROM entries WHERE owner = ? ORDER BY n", (self.sets.index(info),))
        entries: dict[str, list[Entry]] = {}
        for file, data in rows:
            entries.setdefault(file, []).append(data)
        return {file: tuple(found) for file, found in entries.items()}

    def phrases(self, sets: Iterable[SetInfo], role: PhraseRole) -> tuple[Phrase, ...]:
        """The phrases of a role, set by set; one that an earlier set has, too, is left out."""
        return tuple(phrase_of(entry, role) for entry in self._file(sets, role.value))

    def heading_sets(self, sets: Iterable[SetInfo]) -> tuple[HeadingSet, ...]:
        """The heading sets, set by set; one that an earlier set has, too, is left out."""
        return tuple(map(heading_set_of, self._file(sets, HEADINGS_FILE)))

    def passages(self, sets: Iterable[SetInfo]) -> tuple[Passage, ...]:
        """The passages, set by set; one that an earlier set has, too, is left out."""
        return tuple(map(passage_of, self._file(sets, PASSAGES_FILE)))

    def _file(self, sets: Iterable[SetInfo], file: str) -> Iterable[Entry]:
        found: dict[str, Entry] = {}
        for one in sets:
            statement = "SELECT id, data FROM entries WHERE owner = ? AND file = ? ORDER BY n"
            for name, data in self.database.rows(statement, (self.sets.index(one), file)):
                found.setdefault(name, data)
        return found.values()

    def search(
        self,
        query: str = "",
        role: PhraseRole | None = None,
        topics: Iterable[str] = (),
        sets: Iterable[SetInfo] | None = None,
        limit: int = 50,
    ) -> tuple[Found, ...]:
        """Phrases that hold all words of the query (blanks between them) and have all topics, in the bank's order."""
        words = query.replace("{", "").replace("}", "").split()
        wanted = [f"\n{topic}\n" for topic in topics]
        owners = [self.sets.index(one) for one in (self.sets if sets is None else sets)]
        files = _ROLES if role is None else (role.value,)
        statement = (
            "SELECT owner, file, data FROM entries NOT INDEXED"  # noqa: S608 - nothing but holes for values is put in
            f" WHERE owner IN ({_holes(owners)}) AND file IN ({_holes(files)})"
            + " AND instr(words, ?)" * len(words)
            + " AND instr(topics, ?)" * len(wanted)
            + " ORDER BY n LIMIT ?"
        )
        return self._found(self.database.rows(statement, (*owners, *files, *words, *wanted, limit)))

    def find(self, start: str) -> tuple[Found, ...]:
        """The phrases, heading sets and passages whose id starts so."""
        statement = "SELECT owner, file, data FROM entries WHERE id >= ? AND id < ? AND file <> ? ORDER BY n"
        return self._found(self.database.rows(statement, (start, start + _LAST, MINED_FILE)))

    def _found(self, rows: Iterable[tuple[int, str, Entry]]) -> tuple[Found, ...]:
        return tuple(Found(self.sets[owner], content_of(data, file)) for owner, file, data in rows)

    def stats(self) -> dict[str, dict[str, int]]:
        """How many entries each set holds, by its name and the file (a role, `headings`, `passages`)."""
        counts: dict[str, dict[str, int]] = {one.name: {} for one in self.sets}
        statement = "SELECT owner, file, count(*) FROM entries WHERE file <> ? GROUP BY owner, file ORDER BY min(n)"
        for owner, file, count in self.database.rows(statement, (MINED_FILE,)):
            counts[self.sets[owner].name][file] = count
        return counts


def open_bank(folders: tuple[Path, ...], cache: Path | None) -> Bank:
    """Open the sets of these `phrasebank/` folders; `cache` is `workspace.cache_folder(...)`, or None for none.

    Raises BankError when a YAML file has to be read and cannot be used.
    """
    folders = tuple(folder.absolute() for folder in folders)
    path = cache / compiled_name(folders) if cache else None
    database = Database(path, lambda connection: _compile(folders, connection))
    infos = database.rows("SELECT info FROM sets ORDER BY n")
    return Bank(database, tuple(SetInfo(*info) for (info,) in infos))


def _compile(folders: tuple[Path, ...], connection: sqlite3.Connection) -> None:
    # Only after a change: reading YAML takes longer to import than an opened bank takes to answer.
    from qicao.bank.compiling import compile_sets
    from qicao.bank.folder import read_bank
    from qicao.yamlfile import collector_paused

    with collector_paused():
        compile_sets(read_bank(folders), connection)


def _holes(values: Sequence[object]) -> str:
    return ",".join("?" * len(values))
