"""The bank that is committed: made from the five speeches, byte for byte, and free of what belonged to one place."""

from __future__ import annotations

from pathlib import Path

import pytest

from qicao import pipeline
from qicao.bank.folder import load_bank
from qicao.bank.merge import merge_set
from qicao.mining.slots import load_generaliser

ROOT = Path(__file__).parents[1]
BANK = ROOT / "phrasebank"
MINED = {"动员会": ("000", "001"), "部署会": ("002",), "教育整顿会": ("003",), "工作会议": ("004",)}


@pytest.fixture(scope="module")
def made_again(tmp_path_factory: pytest.TempPathFactory) -> Path:
    workspace = tmp_path_factory.mktemp("workspace")
    for name, stems in MINED.items():
        mined = pipeline.mine_files([BANK / f"sources/{stem}.txt" for stem in stems], 1, lambda: None)
        target = pipeline.target_set(workspace, name, "通用")
        merge_set(workspace / "phrasebank" / target.slug, pipeline.filled(target, mined))
    return workspace / "phrasebank"


def test_mining_the_five_speeches_makes_the_committed_bank(made_again: Path) -> None:
    files = sorted(path.relative_to(made_again) for path in made_again.rglob("*.yaml"))
    folders = {path.parts[0] for path in files}
    committed = sorted(p.relative_to(BANK) for folder in folders for p in (BANK / folder).glob("*.yaml"))
    assert files == committed
    assert [path for path in files if (made_again / path).read_bytes() != (BANK / path).read_bytes()] == []


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
