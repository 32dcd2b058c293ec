"""The texts of a set after merging: only what is new is written, the rest stays character for character."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qicao.bank import forms
from qicao.bank.editing import append, apply, grow
from qicao.bank.entries import HEADINGS_FILE, MINED_FILE, PASSAGES_FILE, SOURCES
from qicao.bank.forms import SET_FILE
from qicao.bank.phrase import PhraseRole
from qicao.bank.printing import print_list, print_mapping
from qicao.bank.reading import SUFFIX
from qicao.errors import BankError
from qicao.yamlfile import load_nodes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from qicao.bank.plan import Plan
    from qicao.bank.setfiles import SetFiles
    from qicao.bank.sets import SetInfo

_NAMES = {role.value: role.chinese for role in PhraseRole} | {HEADINGS_FILE: "标题组", PASSAGES_FILE: "段式"}
_HEADER = "# {}：内容可以改，条目可以增删；再次采集时，改过的不会变，删掉的不会回来。编号请不要改。\n"
_RECORD_HEADER = "# 由 qicao mine 维护，请不要改：记着每篇讲话采过什么，删掉的才不会又采回来。\n"


def merged_texts(folder: Path, old: SetFiles, new: SetFiles, plan: Plan) -> dict[str, str]:
    """The texts of all files of the set, by stem: entries added, sources added, record and `set.yaml` brought along."""
    texts = dict(old.texts)
    for stem in {file for file, _ in plan.grow}:
        places = {index: sources for (file, index), sources in plan.grow.items() if file == stem}
        texts[stem] = _with_sources(folder / f"{stem}{SUFFIX}", texts[stem], places)
    for stem, entries in plan.add.items():
        texts[stem] = append(texts.get(stem) or _HEADER.format(_NAMES[stem]), entries)
    if new.mined != old.mined:
        texts[MINED_FILE] = _RECORD_HEADER + print_list(new.mined)
    texts[SET_FILE] = _set_text(folder, texts.get(SET_FILE), old.info, new.info)
    return texts


def _with_sources(path: Path, text: str, places: Mapping[int, Sequence[str]]) -> str:
    entries = load_nodes(path, text, BankError).value
    return apply(text, [grow(text, entries[index], SOURCES, sources) for index, sources in places.items()])


def _set_text(folder: Path, text: str | None, old: SetInfo, new: SetInfo) -> str:
    if text is None:
        values = {
            forms.NAME: new.name,
            forms.OCCASION: new.occasion,
            forms.EXTENDS: new.extends,
            forms.ORIGINS: list(new.origins),
        }
        return print_mapping({key: value for key, value in values.items() if value})
    added = new.origins[len(old.origins) :]
    if not added:
        return text
    root = load_nodes(folder / f"{SET_FILE}{SUFFIX}", text, BankError)
    return apply(text, [grow(text, root, forms.ORIGINS, added)])
