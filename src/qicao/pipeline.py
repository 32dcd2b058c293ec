"""The stages put together, for the command line and whatever else talks to people: nothing here prints."""

from __future__ import annotations

import os
import re
import shutil
from hashlib import blake2s
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from qicao.bank.phrase import PhraseSet
from qicao.errors import QicaoError
from qicao.workspace import cache_folder, folders

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from qicao.bank.compiled import Bank
    from qicao.mining.miner import Mined

_DIGEST_BYTES = 8
_SET_NAME = re.compile(r"[^\W_][\w-]*")


def open_bank(workspace: Path) -> Bank:
    """Open the phrase sets that a workspace sees: its own first, then those of the package."""
    from qicao.bank import compiled

    return compiled.open_bank(folders(workspace, "phrasebank"), cache_folder(os.environ))


def mine_file(path: Path) -> tuple[Mined, str]:
    """Read and mine one speech; with it a hash of its text, by which it is known again under another name."""
    from qicao.mining.miner import mine_speech
    from qicao.mining.slots import generaliser
    from qicao.readers import read

    speech = read(path)
    digest = blake2s(speech.plain.encode(), digest_size=_DIGEST_BYTES).hexdigest()
    return mine_speech(speech, path.stem, generaliser(speech)), digest


def mine_files(paths: Sequence[Path], jobs: int, advance: Callable[[], None]) -> tuple[tuple[Mined, str], ...]:
    """Mine several speeches, in `jobs` processes; `advance` is called after each. In the order of the paths."""
    if jobs <= 1 or len(paths) <= 1:
        return tuple(_advancing(mine_file(path), advance) for path in paths)
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(jobs) as pool:
        return tuple(_advancing(result, advance) for result in pool.map(mine_file, paths))


def _advancing(result: tuple[Mined, str], advance: Callable[[], None]) -> tuple[Mined, str]:
    advance()
    return result


def target_set(workspace: Path, into: str, extends: str) -> PhraseSet:
    """The set that is mined into, still empty: one that is there, one of an occasion, or a new one of the writer's own.

    Raises QicaoError for a name that no set can have, BankError when a new one extends what is not there.
    """
    from qicao.outlines.occasions import occasions

    bank = open_bank(workspace)
    for one in bank.sets:
        if into in (one.name, one.slug):
            return PhraseSet(one.name, one.slug, one.occasion, one.extends)
    bank.chain(extends)
    for occasion in occasions():
        if into in (occasion.name, occasion.slug, *occasion.aliases):
            return PhraseSet(occasion.name, occasion.slug, occasion.name, extends)
    return PhraseSet(into, _own_slug(into, {one.slug for one in bank.sets}), None, extends)


def _own_slug(name: str, taken: Collection[str]) -> str:
    """The folder of a new set: its name, or a number for one that is not written in ASCII."""
    if not _SET_NAME.fullmatch(name):
        raise QicaoError(f"“{name}”不能作用语集的名称。", hint="名称只用汉字、字母、数字，如 --into 我镇。")
    return name if name.isascii() else next(slug for n in count(1) if (slug := f"own-{n}") not in taken)


def filled(empty: PhraseSet, mined: Sequence[tuple[Mined, str]]) -> PhraseSet:
    """The set with what the speeches give it."""
    return empty._replace(
        phrases=tuple(phrase for one, _ in mined for phrase in one.phrases),
        heading_sets=tuple(one_set for one, _ in mined for one_set in one.heading_sets),
        passages=tuple(passage for one, _ in mined for passage in one.passages),
        digests={one.speech: digest for one, digest in mined},
    )


def home_of(workspace: Path, slug: str) -> Path:
    """The folder of a set in the workspace.

    A set that only the package has is copied into the workspace first: it is added to, never hidden.
    """
    home = workspace / "phrasebank" / slug
    packaged = [folder / slug for folder in folders(workspace, "phrasebank") if (folder / slug).is_dir()]
    if packaged and not home.exists():
        shutil.copytree(packaged[0], home)
    return home
