from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings

from qicao.bank.compiled import Bank, Found, open_bank
from qicao.bank.folder import load_bank
from qicao.bank.merge import merge_set
from qicao.bank.phrase import Phrase, PhraseRole, PhraseSet, Source
from qicao.errors import BankError

from .made import mined, phrase, phrase_sets, write_set

GENERAL = """\
- {编号: g1, 文: 作风就是形象。, 主题: [作风]}
- {编号: g2, 文: "{镇}党委要带头转作风。", 主题: [作风, 担当]}
- {编号: g3, 文: 发展是第一要务。, 时效: {自: 2026-01-01}}
"""
OWN = "- {编号: o1, 文: 作风建设永远在路上。, 主题: [作风]}\n- {编号: g1, 文: 作风就是我镇的形象。}\n"
HEADINGS = "- {编号: h1, 级: 1, 标题: [提高站位, 转变作风]}\n"
PASSAGES = "- {编号: p1, 段: 任务, 角色: [论断, 部署]}\n"
OPEN = """
import sys
from pathlib import Path
from qicao.bank.compiled import open_bank
bank = open_bank((Path(sys.argv[1]),), Path(sys.argv[2]))
print(len(bank.search("作风")), "yaml" in sys.modules)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_set(tmp_path / "bank" / "general", set="名称: 通用\n", maxim=GENERAL, headings=HEADINGS, passages=PASSAGES)
    write_set(tmp_path / "bank" / "town", set="名称: 我镇\n继承: 通用\n来源: [甲]\n", maxim=OWN)
    return tmp_path / "bank"


@pytest.fixture
def bank(folder: Path, tmp_path: Path) -> Bank:
    return open_bank((folder,), tmp_path / "cache")


def texts(found: tuple[Found, ...]) -> list[str]:
    return [one.content.text for one in found if isinstance(one.content, Phrase)]


def test_it_holds_what_the_yaml_holds_before_and_after_it_is_kept(folder: Path, tmp_path: Path) -> None:
    truth = load_bank((folder,))
    for cache in (None, tmp_path / "cache", tmp_path / "cache"):
        opened = open_bank((folder,), cache)
        assert opened.resolve("我镇") == truth.resolve("我镇")
        assert [(one.name, one.slug, one.extends, one.origins) for one in opened.sets] == [
            ("通用", "general", None, ()),
            ("我镇", "town", "通用", ("甲",)),
        ]


@settings(max_examples=30)
@given(phrase_sets())
def test_whatever_a_set_holds_comes_out_of_its_compiled_form(given_set: PhraseSet) -> None:
    with tempfile.TemporaryDirectory() as name:
        merge_set(Path(name) / "mobilisation", given_set)
        truth = load_bank((Path(name),)).sets
        assert open_bank((Path(name),), None).resolve("动员会") == truth


def test_phrases_come_own_first_and_hide_those_of_the_same_id(bank: Bank) -> None:
    chain = bank.chain("town")
    assert [one.name for one in chain] == ["我镇", "通用"]
    assert [one.text for one in bank.phrases(chain, PhraseRole.MAXIM)] == [
        "作风建设永远在路上。",
        "作风就是我镇的形象。",
        "{镇}党委要带头转作风。",
        "发展是第一要务。",
    ]
    assert [one.id for one in bank.heading_sets(chain)] == ["h1"]
    assert [one.id for one in bank.passages(chain)] == ["p1"]
    assert bank.phrases(chain, PhraseRole.CLOSING) == ()


def test_an_unknown_set_is_answered_with_the_nearest(bank: Bank) -> None:
    with pytest.raises(BankError) as caught:
        bank.resolve("通用版")
    assert str(caught.value) == "没有“通用版”这个用语集。\n  下一步：是不是想写“通用”？"


def test_words_are_found_whatever_their_length_and_across_slots(bank: Bank) -> None:
    assert texts(bank.search("作风")) == [
        "作风就是形象。",
        "{镇}党委要带头转作风。",
        "作风建设永远在路上。",
        "作风就是我镇的形象。",
    ]
    assert texts(bank.search("路")) == ["作风建设永远在路上。"]
    assert texts(bank.search("作风 带头")) == texts(bank.search("镇党委")) == ["{镇}党委要带头转作风。"]
    assert texts(bank.search("{镇}党委")) == ["{镇}党委要带头转作风。"]
    assert bank.search("提高站位") == bank.search("'; --") == ()


def test_a_search_is_narrowed_by_role_topics_sets_and_number(bank: Bank) -> None:
    assert texts(bank.search("作风", topics=("作风", "担当"))) == ["{镇}党委要带头转作风。"]
    assert texts(bank.search("作风", sets=bank.chain("我镇")[:1])) == ["作风建设永远在路上。", "作风就是我镇的形象。"]
    assert texts(bank.search(limit=1)) == ["作风就是形象。"]
    assert bank.search("作风", role=PhraseRole.BASIS) == ()
    assert [one.owner.name for one in bank.search("永远")] == ["我镇"]


def test_anything_is_found_by_the_start_of_its_id(bank: Bank) -> None:
    assert [(one.owner.slug, one.content.id) for one in bank.find("g1")] == [("general", "g1"), ("town", "g1")]
    assert [one.content.id for one in bank.find("h")] == ["h1"]
    assert bank.find("%") == ()


def test_entries_are_counted_by_set_and_file(bank: Bank, folder: Path) -> None:
    assert bank.stats() == {"通用": {"maxim": 3, "headings": 1, "passages": 1}, "我镇": {"maxim": 2}}
    merge_set(folder / "town", mined(phrase("甲。", Source("000", 1, 1))))
    assert open_bank((folder,), None).stats()["我镇"] == {"maxim": 3}


def test_it_is_made_again_after_a_change_and_the_old_form_is_removed(folder: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    open_bank((folder,), cache)
    (before,) = cache.iterdir()
    open_bank((folder,), cache)
    assert list(cache.iterdir()) == [before]
    (folder / "town" / "closing.yaml").write_text("- 文: 同志们，干起来！\n", encoding="utf-8")
    assert texts(open_bank((folder,), cache).search("干起来")) == ["同志们，干起来！"]
    (after,) = cache.iterdir()
    assert after != before
    (folder / "town" / "closing.yaml").unlink()
    assert texts(open_bank((folder,), cache).search("干起来")) == []


def test_forms_of_other_folders_stay_but_not_for_ever(folder: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    for number in range(12):
        write_set(tmp_path / f"bank{number}" / "a")
        open_bank((tmp_path / f"bank{number}",), cache)
    assert len(list(cache.iterdir())) == 9


def test_a_mistake_is_told_and_leaves_nothing_in_the_cache(folder: Path, tmp_path: Path) -> None:
    (folder / "town" / "closing.yaml").write_text("- 文: [\n", encoding="utf-8")
    with pytest.raises(BankError, match="YAML 写法有误"):
        open_bank((folder,), tmp_path / "cache")
    assert list((tmp_path / "cache").iterdir()) == []


@pytest.mark.parametrize("data", [b"", b"no database", None], ids=["empty", "other", "cut off"])
def test_a_damaged_form_is_made_again(folder: Path, tmp_path: Path, data: bytes | None) -> None:
    open_bank((folder,), tmp_path / "cache")
    (path,) = (tmp_path / "cache").iterdir()
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2] if data is None else data)
    assert len(open_bank((folder,), tmp_path / "cache").search("作风")) == 4
    assert path.read_bytes()[:6] == b"SQLite"


def test_a_phrase_that_was_damaged_in_the_form_is_read_from_yaml_again(folder: Path, tmp_path: Path) -> None:
    open_bank((folder,), tmp_path / "cache")
    (path,) = (tmp_path / "cache").iterdir()
    for damaged in ("永远在路上".encode(), b"CREATE TABLE entries"):
        data = path.read_bytes()
        path.write_bytes(data.replace(damaged, damaged[::-1]))
        assert open_bank((folder,), tmp_path / "cache").resolve("我镇") == load_bank((folder,)).resolve("我镇")
        open_bank((folder,), tmp_path / "cache")
        assert damaged in path.read_bytes()


def test_a_cache_that_cannot_be_written_does_not_stop_anyone(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert len(open_bank((folder,), tmp_path / "file" / "cache").search("作风")) == 4


def test_folders_that_are_missing_or_empty_hold_no_sets(tmp_path: Path) -> None:
    assert open_bank((), None).sets == ()
    (tmp_path / "bank").mkdir()
    assert open_bank((tmp_path / "bank",), tmp_path / "cache").stats() == {}


def test_many_processes_open_it_at_once_and_yaml_is_not_needed_afterwards(folder: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-X", "utf8", "-c", OPEN, str(folder), str(tmp_path / "cache")]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=os.environ) for _ in range(4)]
    assert [process.communicate()[0].split()[0] for process in running] == ["4"] * 4
    again = subprocess.run(command, capture_output=True, text=True, check=True)
    assert again.stdout.split() == ["4", "False"]
    assert len(list((tmp_path / "cache").iterdir())) == 1
