"""The bank that is committed: made from the five speeches, byte for byte, and free of what belonged to one place."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from qicao import pipeline
from qicao.bank.folder import load_bank
from qicao.bank.merge import merge_set
from qicao.mining.slots import load_generaliser

if TYPE_CHECKING:
    from qicao.bank.folder import PhraseBank
    from qicao.bank.phrase import HeadingSet, Passage, Phrase

ROOT = Path(__file__).parents[1]
BANK = ROOT / "phrasebank"
MINED = {"动员会": ("000", "001"), "部署会": ("002",), "教育整顿会": ("003",), "工作会议": ("004",)}
# What was struck out by hand: projects and slogans of one place. What was mended: slips of the pen and of the scanner.
STRUCK_OUT = {
    "动员会": {"0ef44ec257", "9c6841dbd2", "c11365ddff"},
    "部署会": {"20d8157ba7"},
    "教育整顿会": {"0f12b5c75d", "4f368164b1", "6ccf70053f", "a99b2c5a2c", "ca03fc8211"},
    "工作会议": {"6dee0f7da4", "df0c546a80"},
}
MENDED = {
    "动员会": {
        "0137f83505",
        "196e07e6ec",
        "227bbf4c6e",
        "513ea6ba12",
        "5b2317eccf",
        "627444c191",
        "b6b6549e0f",
        "d524468156",
    },
    "部署会": {"59b8e67618", "9655b73509", "c0e3ea3d2d"},
    "教育整顿会": {
        "22a30a8af2",
        "46dba27674",
        "64e990efde",
        "712cec75e9",
        "9d1bb6df88",
        "dedc121176",
        "f230db6a83",
        "fd332be76d",
    },
    "工作会议": {"0ecea119aa", "5c932a5908", "7f62daa3f3", "d47a1b233b", "eed22141eb", "fa7e31c0fc", "fad4833a4a"},
}


def mine_into(bank: Path) -> None:
    """Mine the five speeches into a bank."""
    for name, stems in MINED.items():
        mined = pipeline.mine_files([BANK / f"sources/{stem}.txt" for stem in stems], 1, lambda: None)
        target = pipeline.target_set(bank.parent, name, "通用")
        merge_set(bank / target.slug, pipeline.filled(target, mined))


def mined_part(bank: PhraseBank, name: str) -> tuple[Phrase | HeadingSet | Passage, ...]:
    """What a set has from speeches, not written by hand."""
    one = next(one for one in bank.sets if one.name == name)
    contents: list[Phrase | HeadingSet | Passage] = [*one.phrases, *one.heading_sets, *one.passages]
    return tuple(content for content in contents if content.sources)


def test_mining_the_five_speeches_gives_what_the_committed_sets_have_from_them(tmp_path: Path) -> None:
    mine_into(tmp_path / "phrasebank")
    made, committed = load_bank((tmp_path / "phrasebank", BANK)), load_bank((BANK,))
    for name in MINED:
        again = {content.id: content for content in mined_part(made, name)}
        kept = {content.id: content for content in mined_part(committed, name)}
        assert again.keys() - kept.keys() == STRUCK_OUT.get(name, set())
        assert {id_ for id_, content in kept.items() if again[id_] != content} == MENDED.get(name, set())


def test_mining_them_again_changes_no_byte(tmp_path: Path) -> None:
    copy = tmp_path / "phrasebank"
    shutil.copytree(BANK, copy)
    mine_into(copy)
    files = sorted(path.relative_to(BANK) for path in BANK.rglob("*.yaml"))
    assert sorted(path.relative_to(copy) for path in copy.rglob("*.yaml")) == files
    assert [path for path in files if (copy / path).read_bytes() != (BANK / path).read_bytes()] == []


def test_nothing_in_the_bank_names_a_real_place_office_or_person() -> None:
    tools = load_generaliser()
    texts = [phrase.text for one in load_bank((BANK,)).sets for phrase in one.phrases]
    texts += [phrase.under for one in load_bank((BANK,)).sets for phrase in one.phrases]
    assert {text: tools.leaks(text) for text in texts if tools.leaks(text)} == {}


@pytest.mark.parametrize("leaked", ["麻池", "内蒙古", "陕", "国家中心城市", "东部新城", "XX", "X区"])
def test_what_was_local_in_the_five_is_gone(leaked: str) -> None:
    for one in load_bank((BANK,)).sets:
        assert not [phrase.text for phrase in one.phrases if leaked in phrase.text]
        assert not [
            parts for found in one.heading_sets for parts in found.headings if leaked in "".join(map(str, parts))
        ]
