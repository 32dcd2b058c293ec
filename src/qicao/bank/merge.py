"""Merging freshly mined material into a set on disk, so that what people did to its files stays.

The record (`mined.yaml`) keeps, for each speech, the keys of all that was ever mined from it. What it holds and the
files do not, a person has deleted: it does not come back. What both hold is left as the person left it, whatever its
wording is by now. Near-duplicates within the set become one entry with all their sources.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from qicao.bank import record
from qicao.bank.entries import (
    ID,
    MINED_FILE,
    Entry,
)
from qicao.bank.mergetexts import merged_texts
from qicao.bank.plan import Plan, items_of, keys_found, plan_of, united, with_sources
from qicao.bank.reading import SUFFIX, parse_set, read_set
from qicao.bank.setfiles import SetFiles
from qicao.bank.sets import SetInfo
from qicao.errors import BankError, Place
from qicao.files import write_all

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from qicao.bank.phrase import PhraseSet


@dataclass(frozen=True, slots=True)
class MergeReport:
    """What merging did, as ids of phrases, heading sets and passages.

    `united` were there and got new sources, `known` were there, `withheld` a person has deleted before. `renamed` tells
    speeches that were mined before under another name, `replaced` those whose content is no longer what was mined
    under that name; `files` is what was written.
    """

    added: tuple[str, ...] = ()
    united: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    withheld: tuple[str, ...] = ()
    renamed: Mapping[str, str] = field(default_factory=dict)
    replaced: tuple[str, ...] = ()
    files: tuple[Path, ...] = ()


def merge_set(folder: Path, mined: PhraseSet) -> MergeReport:
    """Merge what was mined into the set in `folder`, made when it is missing; all its files are written or none.

    Raises BankError when the files there cannot be read, or could not be read afterwards; WriteError.
    """
    old = read_set(folder) if any(folder.glob("*.y*ml")) else _empty(folder, mined)
    renamed = record.known_speeches(old.mined, mined.digests)
    items = united(items_of(mined, renamed))
    plan = plan_of(old, items)
    digests = {name: digest for name, digest in mined.digests.items() if name not in renamed}
    new = _planned(old, plan, record.extended(old.mined, keys_found(items), digests))
    texts = merged_texts(folder, old, new, plan)
    _prove(folder, new, texts)
    files = {folder / f"{stem}{SUFFIX}": text.encode() for stem, text in texts.items() if text != old.texts.get(stem)}
    write_all(files)
    return MergeReport(
        tuple(one[ID] for entries in plan.add.values() for one in entries),
        tuple(old.entries[file][index][ID] for file, index in plan.grow),
        tuple(plan.known),
        tuple(plan.withheld),
        renamed,
        record.replaced_speeches(old.mined, digests),
        tuple(files),
    )


def _empty(folder: Path, mined: PhraseSet) -> SetFiles:
    return SetFiles(SetInfo(mined.name, folder.name, str(folder), mined.occasion, mined.extends), {})


def _planned(old: SetFiles, plan: Plan, mined: tuple[Entry, ...]) -> SetFiles:
    """The set as it shall be after merging."""
    entries = {
        file: tuple(
            with_sources(one, plan.grow.get((file, index), ())) for index, one in enumerate(old.entries.get(file, ()))
        )
        + tuple(plan.add.get(file, ()))
        for file in {*old.entries, *plan.add}
    }
    before = record.keys_by_speech(old.mined)
    speeches = [name for name in record.keys_by_speech(mined) if name not in before and name not in old.info.origins]
    info = old.info._replace(origins=(*old.info.origins, *speeches))
    return SetFiles(info, entries | ({MINED_FILE: mined} if mined else {}))


def _prove(folder: Path, new: SetFiles, texts: Mapping[str, str]) -> None:
    """Read the texts back before any of them is written. Raises BankError when they say something else."""
    try:
        read = parse_set(folder, texts)
    except BankError as error:
        message = f"采到的内容写进去就读不回来，所以什么也没有写：{error.message}"
        raise BankError(message, error.place, error.hint) from error
    wrong = [stem for stem in texts if read.entries.get(stem, ()) != new.entries.get(stem, ())]
    if wrong or read.info != new.info:
        where = Place(str(folder / f"{wrong[0] if wrong else 'set'}{SUFFIX}"))
        hint = "把这个文件理成普通写法：每条以减号开头、各占一行，“出处”写成 [甲#1.0, 乙#2.0]。"
        raise BankError("并入后读回来不一样，所以什么也没有写。", where, hint)
