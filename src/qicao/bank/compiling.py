"""Making the compiled form: a row per entry, in the order of the files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qicao.bank.entries import HEADINGS, ID, MINED_FILE, SPEECH, TEXT, TOPICS, VALIDITY, Entry
from qicao.remember import pack

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

    from qicao.bank.setfiles import SetFiles

_TABLES = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE sets(n INTEGER PRIMARY KEY, info BLOB);
CREATE TABLE entries(n INTEGER PRIMARY KEY, owner INTEGER, file TEXT, id TEXT, words TEXT, topics TEXT, data BLOB);
"""
_INDEXES = """
CREATE INDEX by_file ON entries(owner, file);
CREATE INDEX by_id ON entries(id);
"""


def compile_sets(sets: Sequence[SetFiles], connection: sqlite3.Connection) -> None:
    """Write the sets into an empty database."""
    connection.executescript(_TABLES)
    connection.executemany("INSERT INTO sets(info) VALUES (?)", ((pack(tuple(one.info)),) for one in sets))
    statement = "INSERT INTO entries(owner, file, id, words, topics, data) VALUES (?,?,?,?,?,?)"
    connection.executemany(statement, (row for number, one in enumerate(sets) for row in _rows(number, one)))
    connection.executescript(_INDEXES)
    connection.commit()


def _rows(owner: int, files: SetFiles) -> Iterator[tuple[int, str, str, str, str, bytes]]:
    for file, entry in files.content():
        words = entry.get(TEXT) or "\n".join(entry.get(HEADINGS, ()))
        topics = entry.get(TOPICS)
        listed = "\n".join(("", *topics, "")) if topics else ""
        yield owner, file, entry[ID], _without_braces(words), listed, _packed(entry)
    for entry in files.mined:
        yield owner, MINED_FILE, entry[SPEECH], "", "", _packed(entry)


def _packed(entry: Entry) -> bytes:
    days = entry.get(VALIDITY)
    return pack(entry | {VALIDITY: {key: str(day) for key, day in days.items()}} if days else entry)


def _without_braces(text: str) -> str:
    """The text as it is searched: slots by their names."""
    return text.replace("{", "").replace("}", "")
