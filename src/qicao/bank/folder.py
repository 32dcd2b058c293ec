"""The bank on disk: `phrasebank/<set>/` with `set.yaml`, a file per role, `headings.yaml`, `passages.yaml`.

People read and edit these files; what is wrong in them is told with file, line and the next thing to do.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from qicao.bank.forms import EXTENDS, NAME, SET_FILE
from qicao.bank.reading import SUFFIX, line_of, read_set
from qicao.bank.setfiles import SetFiles, phrase_set_of
from qicao.bank.sets import chain, find
from qicao.errors import BankError, Place
from qicao.yamlfile import collector_paused, load_nodes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qicao.bank.phrase import PhraseSet


@dataclass(frozen=True)
class PhraseBank:
    """All phrase sets that can be seen, what comes first wins."""

    sets: tuple[PhraseSet, ...]

    def resolve(self, name: str) -> tuple[PhraseSet, ...]:
        """The set of that name or slug and all that it extends, its own first. Raises BankError."""
        return chain(self.sets, name)


def load_bank(folders: tuple[Path, ...]) -> PhraseBank:
    """Read all sets of these `phrasebank/` folders. Raises BankError with file and line."""
    with collector_paused():
        return PhraseBank(tuple(map(phrase_set_of, read_bank(folders))))


def read_bank(folders: Iterable[Path]) -> tuple[SetFiles, ...]:
    """Read all sets; a set of an earlier folder hides one of the same name in a later one."""
    seen: list[SetFiles] = []
    for folder in folders:
        here = [read_set(one) for one in set_folders(folder)]
        _refuse_equal_names(here)
        names = {one.info.name for one in seen}
        seen += [one for one in here if one.info.name not in names]
    _refuse_broken_chains(seen)
    return tuple(seen)


def set_folders(folder: Path) -> tuple[Path, ...]:
    """The folders of sets in a `phrasebank/` folder, by name: those that hold YAML files."""
    try:
        return tuple(sorted(one for one in folder.iterdir() if one.is_dir() and any(one.glob("*.y*ml"))))
    except OSError as error:
        raise BankError(f"读不了这个文件夹（{error.strerror}）。", Place(str(folder)), "检查读取权限。") from error


def _refuse_equal_names(sets: Iterable[SetFiles]) -> None:
    seen: dict[str, SetFiles] = {}
    for one in sets:
        first = seen.setdefault(one.info.name, one)
        if first is not one:
            hint = f"另一处在 {_place(first, NAME)}，给其中一个改名。"
            raise BankError(f"有两个用语集都叫“{one.info.name}”。", _place(one, NAME), hint)


def _refuse_broken_chains(sets: Iterable[SetFiles]) -> None:
    """First a set that extends an unknown one, then circles: so that each is told where it stands."""
    infos = [one.info for one in sets]
    for step in (lambda info: find(infos, info.extends or info.slug), lambda info: chain(infos, info.slug)):
        for one in sets:
            try:
                step(one.info)
            except BankError as error:
                raise BankError(error.message, _place(one, EXTENDS), error.hint) from None


def _place(files: SetFiles, key: str) -> Place:
    path = Path(files.info.folder) / f"{SET_FILE}{SUFFIX}"
    return Place(str(path), line_of(load_nodes(path, files.texts[SET_FILE], BankError), (key,)))
