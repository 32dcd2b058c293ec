"""Reading one phrase set: every file checked, every mistake told with file, line and the next thing to do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qicao.bank import checking, forms
from qicao.bank.checking import EntryError
from qicao.bank.entries import HEADINGS_FILE, ID, MINED_FILE, PASSAGES_FILE, SPEECH, Entry, identity
from qicao.bank.forms import FORMS, SET_FILE
from qicao.bank.phrase import ROLE_OF_CHINESE
from qicao.bank.setfiles import SetFiles
from qicao.bank.sets import SetInfo
from qicao.errors import BankError, Place, nearest
from qicao.files import read_utf8
from qicao.yamlfile import Node, load_nodes, load_plain

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

SUFFIX = ".yaml"


def read_set(folder: Path) -> SetFiles:
    """Read and check all files of one set. Raises BankError with file and line."""
    names = sorted(one for one in folder.iterdir() if one.suffix in (SUFFIX, ".yml") and not one.name.startswith("."))
    return parse_set(folder, {name.stem: read_utf8(_known(name), BankError) for name in names})


def _known(path: Path) -> Path:
    files = {f"{stem}{SUFFIX}" for stem in (SET_FILE, *FORMS)}
    if path.name in files:
        return path
    role = ROLE_OF_CHINESE.get(path.stem)
    hint = f"改名为“{role}{SUFFIX}”。" if role else nearest(path.name, files)
    raise BankError("用语集里没有这种文件。", Place(str(path)), hint)


def parse_set(folder: Path, texts: Mapping[str, str]) -> SetFiles:
    """Make a set of the texts of its files, by stem. Raises BankError with file and line."""
    if SET_FILE not in texts:
        raise BankError("这个用语集缺 set.yaml。", Place(str(folder)), "新建 set.yaml，写上“名称: ……”和“继承: 通用”。")
    info = _parse_info(folder, texts[SET_FILE])
    entries = {stem: _parse_entries(folder, stem, texts[stem]) for stem in FORMS if stem in texts}
    files = SetFiles(info, entries, texts)
    _refuse_equal_ids(folder, files)
    return files


def _parse_info(folder: Path, text: str) -> SetInfo:
    path = folder / f"{SET_FILE}{SUFFIX}"
    values = load_plain(path, text, BankError)
    if values is None:
        raise BankError("set.yaml 是空的。", Place(str(path)), "写上“名称: ……”和“继承: 通用”。")
    try:
        checking.check_mapping(values, forms.SET_FORM, (forms.NAME,))
    except EntryError as wrong:
        raise located(path, text, wrong) from None
    return SetInfo(
        values[forms.NAME],
        folder.name,
        str(folder),
        values.get(forms.OCCASION),
        values.get(forms.EXTENDS),
        tuple(values.get(forms.ORIGINS) or ()),
    )


def _parse_entries(folder: Path, stem: str, text: str) -> tuple[Entry, ...]:
    path = folder / f"{stem}{SUFFIX}"
    entries = load_plain(path, text, BankError)
    if entries is None:
        return ()
    try:
        checking.check_entries(entries, *FORMS[stem])
    except EntryError as wrong:
        raise located(path, text, wrong) from None
    return tuple(_complete(one, stem) for one in entries)


def _complete(entry: Entry, stem: str) -> Entry:
    """Drop keys without a value, and give an id to what a person added without one."""
    if None in entry.values():
        entry = {key: value for key, value in entry.items() if value is not None}
    if ID not in entry and stem != MINED_FILE:
        entry[ID] = identity(entry, stem)
    return entry


def located(path: Path, text: str, wrong: EntryError) -> BankError:
    """The error that names the line of what is wrong: only now is the file read with its lines."""
    return BankError(
        wrong.message, Place(str(path), line_of(load_nodes(path, text, BankError), wrong.trail)), wrong.hint
    )


def line_of(node: Node, trail: tuple[Any, ...]) -> int:
    """The 1-based line of what the trail leads to; of a key, the line of the key."""
    line = node.line
    for step in trail:
        if isinstance(node.value, dict):
            line = node.key_lines[str(step)]
            node = node.value[str(step)]
        else:
            node = node.value[step]
            line = node.line
    return line


def _refuse_equal_ids(folder: Path, files: SetFiles) -> None:
    alone = (HEADINGS_FILE, PASSAGES_FILE, MINED_FILE)
    _refuse_equal(folder, files, [stem for stem in files.entries if stem not in alone], ID)
    for stem, key in zip(alone, (ID, ID, SPEECH), strict=True):
        _refuse_equal(folder, files, [stem], key)


def _refuse_equal(folder: Path, files: SetFiles, stems: list[str], key: str) -> None:
    entries = [one[key] for stem in stems for one in files.entries.get(stem, ())]
    if len(set(entries)) == len(entries):
        return
    seen: dict[str, tuple[str, int]] = {}
    for stem in stems:
        for index, one in enumerate(files.entries.get(stem, ())):
            first = seen.setdefault(one[key], (stem, index))
            if first != (stem, index):
                raise _equal_ids(folder, files.texts, (first, (stem, index)), one[key])


def _equal_ids(folder: Path, texts: Mapping[str, str], both: tuple[tuple[str, int], ...], name: str) -> BankError:
    first, second = (_place(folder, texts, stem, index) for stem, index in both)
    hint = f"另一处在 {first}。两条留一条，或删去其中一条的“{ID}”这一行再改它的文字。"
    return BankError(f"编号“{name}”用了两次。", second, hint)


def _place(folder: Path, texts: Mapping[str, str], stem: str, index: int) -> Place:
    path = folder / f"{stem}{SUFFIX}"
    return Place(str(path), line_of(load_nodes(path, texts[stem], BankError), (index,)))
