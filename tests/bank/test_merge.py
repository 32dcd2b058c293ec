from __future__ import annotations

import tempfile
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qicao.bank.entries import Content, entry_of, file_of, merge_key
from qicao.bank.folder import load_bank
from qicao.bank.merge import merge_set
from qicao.bank.phrase import HeadingSet, Passage, Phrase, PhraseRole, PhraseSet, Source, content_id
from qicao.bank.printing import print_list
from qicao.bank.reading import read_set
from qicao.errors import BankError

from .made import files_of, mined, phrase, phrase_sets, write_set

FIRST, SECOND, THIRD = Source("000", 5, 1), Source("001", 2, 0), Source("002", 9, 3)
BY_HAND = """\
# 我们镇常用的论断

- 文: 作风就是形象。   # 书记爱用
  主题: [作风]
  # 下面这条是讲话里来的
- 编号: a1
  出处: [000#5.1]   # 去年
  文: "实干就是能力。"
"""


def merged(folder: Path) -> PhraseSet:
    """The set in `folder` as it is read again."""
    return next(one for one in load_bank((folder.parent,)).sets if one.slug == folder.name)


def contents(phrase_set: PhraseSet) -> tuple[Content, ...]:
    return (*phrase_set.phrases, *phrase_set.heading_sets, *phrase_set.passages)


def bare(content: Content) -> Content:
    return content._replace(sources=())


def of_another_speech(one: Phrase) -> Phrase:
    return one._replace(sources=tuple(source._replace(speech=f"{source.speech}又") for source in one.sources))


def edit(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_new_set_is_written_as_people_would_write_it(tmp_path: Path) -> None:
    report = merge_set(tmp_path / "mobilisation", mined(phrase("作风就是{级}里的形象。", FIRST, under="实干")))
    assert [path.name for path in report.files] == ["maxim.yaml", "mined.yaml", "set.yaml"]
    texts = {name: data.decode() for name, data in files_of(tmp_path / "mobilisation").items()}
    assert texts["set.yaml"] == '名称: 动员会\n会议类型: 动员会\n来源: ["000"]\n'
    assert texts["maxim.yaml"] == (
        "# 论断：内容可以改，条目可以增删；再次采集时，改过的不会变，删掉的不会回来。编号请不要改。\n"
        "\n"
        f"- 编号: {content_id('作风就是{级}里的形象。')}\n"
        "  文: 作风就是{级}里的形象。\n"
        "  标题下: 实干\n"
        "  出处: [000#5.1]\n"
    )
    assert texts["mined.yaml"].endswith(f'- 讲话: "000"\n  采得: [{content_id("作风就是里的形象。")}]\n')


@settings(max_examples=60)
@given(phrase_sets())
def test_what_was_mined_is_read_back_and_mining_it_again_changes_nothing(given_set: PhraseSet) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "mobilisation"
        report = merge_set(folder, given_set)
        before = files_of(folder)
        wanted, found = contents(given_set), contents(merged(folder))
        assert len(found) == len({merge_key(entry_of(one), file_of(one)) for one in wanted}) == len(report.added)
        assert {bare(one) for one in found} <= {bare(one) for one in wanted}
        assert {s for one in found for s in one.sources} == {s for one in wanted for s in one.sources}
        assert not merge_set(folder, given_set).files
        assert files_of(folder) == before


@settings(max_examples=30)
@given(phrase_sets(), phrase_sets())
def test_sources_are_united_in_whatever_order_speeches_are_mined(first: PhraseSet, second: PhraseSet) -> None:
    second = second._replace(phrases=tuple(map(of_another_speech, (*first.phrases, *second.phrases))))
    with tempfile.TemporaryDirectory() as name:
        one, other = Path(name) / "one" / "set", Path(name) / "other" / "set"
        for folder, parts in ((one, (first, second)), (other, (second, first))):
            for part in parts:
                merge_set(folder, part)
        sources = [{s for p in merged(folder).phrases for s in p.sources} for folder in (one, other)]
        assert sources[0] == sources[1]
        assert merged(one).mined == merged(other).mined


@settings(max_examples=60)
@given(phrase_sets(), st.randoms(use_true_random=False))
def test_whatever_a_person_deleted_moved_or_rewrote_stays_so(given_set: PhraseSet, random: Random) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "mobilisation"
        merge_set(folder, given_set)
        for file in {file_of(one) for one in contents(given_set)}:
            entries = [one for one in read_set(folder).entries.get(file, ()) if random.random() < 0.6]
            random.shuffle(entries)
            rewritten = [
                one | ({"文": "干部自己改过的一句话。"} if "文" in one and random.random() < 0.3 else {})
                for one in entries
            ]
            (folder / f"{file}.yaml").write_text(f"# 我改过\n{print_list(rewritten, 2)}\n# 完", encoding="utf-8")
        before = files_of(folder)
        merge_set(folder, given_set)
        assert files_of(folder) == before


def test_near_duplicates_become_one_with_the_sources_of_all(tmp_path: Path) -> None:
    folder = tmp_path / "a"
    merge_set(folder, mined(phrase("{镇}党委要带好头。", FIRST), phrase("{县}党委，要带好头！", SECOND)))
    report = merge_set(folder, mined(phrase("{党委}党委要带好头", THIRD, role=PhraseRole.DIRECTIVE)))
    (only,) = merged(folder).phrases
    assert (only.text, only.sources) == ("{镇}党委要带好头。", (FIRST, SECOND, THIRD))
    assert (report.united, report.added) == ((only.id,), ())


def test_files_written_by_hand_keep_their_text_and_comments_when_sources_come_in(tmp_path: Path) -> None:
    folder = write_set(tmp_path / "a", maxim=BY_HAND)
    again = (phrase("作风，就是形象！", SECOND), phrase("实干就是能力", SECOND), phrase("干部要带头。", SECOND))
    merge_set(folder, mined(*again))
    assert (folder / "maxim.yaml").read_text(encoding="utf-8") == (
        BY_HAND.replace("  主题: [作风]\n", "  主题: [作风]\n  出处: [001#2.0]\n").replace(
            "[000#5.1]   # 去年", "[000#5.1, 001#2.0]   # 去年"
        )
        + f"\n- 编号: {content_id('干部要带头。')}\n  文: 干部要带头。\n  出处: [001#2.0]\n"
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "- 文: 甲。\n  出处:\n  - 000#5.1 # 去年\n  # 完\n",
            "- 文: 甲。\n  出处:\n  - 000#5.1 # 去年\n  - 001#2.0\n  # 完\n",
        ),
        ("- 文: 甲。\n  出处:\n", "- 文: 甲。\n  出处: [001#2.0]\n"),
        ("- 文: 甲。\n  出处: []\n", "- 文: 甲。\n  出处: [001#2.0]\n"),
        ("- {文: 甲。, 出处: [000#5.1]}\n", "- {文: 甲。, 出处: [000#5.1, 001#2.0]}\n"),
        ("- {文: 甲。}\n", "- {出处: [001#2.0], 文: 甲。}\n"),
        ("- 文: 甲。", "- 文: 甲。\n  出处: [001#2.0]"),
        ("- 文: |\n    甲。\n", "- 出处: [001#2.0]\n  文: |\n    甲。\n"),
        ("  -   文: 甲。\n      主题:\n", "  -   文: 甲。\n      主题:\n      出处: [001#2.0]\n"),
        ("- 文: 甲。\n  主题:\n    - 作风\n\n# 完\n", "- 文: 甲。\n  主题:\n    - 作风\n  出处: [001#2.0]\n\n# 完\n"),
        ("- 文: 甲。\r\n- 文: 乙。\r\n", "- 文: 甲。\r\n  出处: [001#2.0]\r\n- 文: 乙。\r\n"),
        ("- 文: '甲。\n\n    '\n", "- 文: '甲。\n\n    '\n  出处: [001#2.0]\n"),
    ],
)
def test_a_source_is_added_in_whatever_form_an_entry_was_written(tmp_path: Path, before: str, after: str) -> None:
    folder = write_set(tmp_path / "a", maxim=before)
    merge_set(folder, mined(phrase("甲", SECOND)))
    assert (folder / "maxim.yaml").read_bytes().decode() == after
    assert SECOND in merged(folder).phrases[0].sources


def test_entries_are_appended_as_the_file_is_indented(tmp_path: Path) -> None:
    folder = write_set(tmp_path / "a", maxim="# 论断\n  - 文: 甲。")
    merge_set(folder, mined(phrase("乙。", SECOND)))
    name = content_id("乙。")
    assert (folder / "maxim.yaml").read_text(encoding="utf-8") == (
        f"# 论断\n  - 文: 甲。\n\n  - 编号: {name}\n    文: 乙。\n    出处: [001#2.0]\n"
    )


def test_what_a_person_changed_stays_when_the_speech_is_mined_again(tmp_path: Path) -> None:
    folder = tmp_path / "a"
    speech = mined(phrase("甲是根本。", FIRST), phrase("乙是关键。", FIRST), phrase("丙是保障。", FIRST, SECOND))
    merge_set(folder, speech)
    edit(folder, "maxim.yaml", "甲是根本。", "甲才是根本所在。\n  主题: [担当]")
    edit(folder, "maxim.yaml", "[000#5.1, 001#2.0]", "[001#2.0]")
    text = (folder / "maxim.yaml").read_text(encoding="utf-8")
    block = text[text.index(f"- 编号: {content_id('乙是关键。')}") : text.index(f"- 编号: {content_id('丙是保障。')}")]
    edit(folder, "maxim.yaml", block, "")
    (folder / "basis.yaml").write_text(block, encoding="utf-8")
    before = files_of(folder)
    report = merge_set(folder, speech)
    assert files_of(folder) == before
    assert len(report.known) == 3
    assert {(one.text, one.role) for one in merged(folder).phrases} == {
        ("甲才是根本所在。", PhraseRole.MAXIM),
        ("乙是关键。", PhraseRole.BASIS),
        ("丙是保障。", PhraseRole.MAXIM),
    }


def test_what_a_person_deleted_does_not_come_back_even_from_another_speech(tmp_path: Path) -> None:
    folder = tmp_path / "a"
    merge_set(folder, mined(phrase("{镇}党委要带好头。", FIRST), phrase("实干就是能力。", FIRST)))
    (folder / "maxim.yaml").write_text("", encoding="utf-8")
    report = merge_set(folder, mined(phrase("{县}党委要带好头！", SECOND), phrase("干部要带头。", SECOND)))
    assert [one.text for one in merged(folder).phrases] == ["干部要带头。"]
    assert report.withheld == (content_id("{县}党委要带好头！"),)
    assert merge_set(folder, mined(phrase("实干就是能力。", THIRD))).withheld == (content_id("实干就是能力。"),)


def test_a_changed_phrase_gets_the_sources_of_its_first_wording(tmp_path: Path) -> None:
    folder = tmp_path / "a"
    merge_set(folder, mined(phrase("实干就是能力。", FIRST)))
    edit(folder, "maxim.yaml", "文: 实干就是能力。", "文: 实干才是硬本领。")
    merge_set(folder, mined(phrase("实干，就是能力。", SECOND)))
    (only,) = merged(folder).phrases
    assert (only.text, only.sources) == ("实干才是硬本领。", (FIRST, SECOND))


def test_heading_sets_and_passages_merge_likewise(tmp_path: Path) -> None:
    folder = tmp_path / "a"
    headings = (("提高站位",), ("狠抓落实",))
    one = PhraseSet(
        "动员会",
        "a",
        heading_sets=(HeadingSet("h1", 1, headings, sources=(FIRST,)),),
        passages=(Passage("p1", "任务", (PhraseRole.MAXIM, PhraseRole.DIRECTIVE), (FIRST,)),),
    )
    merge_set(folder, one)
    other = one._replace(
        heading_sets=(HeadingSet("h2", 2, headings, sources=(SECOND,)),),
        passages=(one.passages[0]._replace(sources=(SECOND,)),),
        phrases=(phrase("提高站位狠抓落实", SECOND),),
    )
    report = merge_set(folder, other)
    read = merged(folder)
    assert (read.heading_sets[0].level, read.heading_sets[0].sources) == (1, (FIRST, SECOND))
    assert read.passages[0].sources == (FIRST, SECOND)
    assert (set(report.united), len(report.added)) == ({"h1", "p1"}, 1)


def test_set_yaml_stays_and_learns_only_its_sources(tmp_path: Path) -> None:
    folder = write_set(tmp_path / "a", set="名称: 我镇  # 自用\n来源:\n  - 往年讲话\n")
    merge_set(folder, mined(phrase("甲。", FIRST)))
    text = '名称: 我镇  # 自用\n来源:\n  - 往年讲话\n  - "000"\n'
    assert (folder / "set.yaml").read_text(encoding="utf-8") == text
    edit(folder, "set.yaml", '  - "000"\n', "")
    merge_set(folder, mined(phrase("甲。", FIRST), phrase("乙。", FIRST)))
    assert "000" not in (folder / "set.yaml").read_text(encoding="utf-8")


def test_the_same_speech_under_another_name_is_known_again(tmp_path: Path) -> None:
    folder = tmp_path / "a"
    merge_set(folder, mined(phrase("甲。", FIRST), digests={"000": "d1"}))
    before = files_of(folder)
    report = merge_set(folder, mined(phrase("甲。", FIRST._replace(speech="终稿")), digests={"终稿": "d1"}))
    assert files_of(folder) == before
    assert report.renamed == {"终稿": "000"}


def test_a_speech_that_is_no_longer_what_was_mined_under_its_name_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "a"
    merge_set(folder, mined(phrase("甲。", FIRST), digests={"000": "d1"}))
    report = merge_set(folder, mined(phrase("乙。", FIRST), digests={"000": "d2"}))
    assert report.replaced == ("000",)
    assert merged(folder).digests == {"000": "d2"}
    assert len(merged(folder).phrases) == 2


def test_a_folder_whose_files_have_another_suffix_is_not_taken_for_empty(tmp_path: Path) -> None:
    (tmp_path / "maxim.yml").write_text("- 文: 甲。\n", encoding="utf-8")
    with pytest.raises(BankError, match="没有这种文件"):
        merge_set(tmp_path, PhraseSet("甲", "a"))
    assert [path.name for path in tmp_path.iterdir()] == ["maxim.yml"]


def test_a_set_that_cannot_be_read_is_left_alone(tmp_path: Path) -> None:
    folder = write_set(tmp_path / "a", maxim="- 文: [甲\n")
    before = files_of(folder)
    with pytest.raises(BankError, match="YAML 写法有误"):
        merge_set(folder, mined(phrase("乙。", FIRST)))
    assert files_of(folder) == before


@pytest.mark.parametrize("text", ["[{文: 甲。}]\n", "- 文: 甲。\n...\n"])
def test_a_file_that_could_not_be_read_afterwards_is_not_written(tmp_path: Path, text: str) -> None:
    folder = write_set(tmp_path / "a", maxim=text)
    before = files_of(folder)
    with pytest.raises(BankError, match="什么也没有写"):
        merge_set(folder, mined(phrase("乙。", FIRST)))
    assert files_of(folder) == before


def test_a_mined_phrase_with_a_stray_brace_is_refused(tmp_path: Path) -> None:
    stray = Phrase("x", ("要抓好{落实。",), PhraseRole.MAXIM, sources=(FIRST,))
    with pytest.raises(BankError, match="什么也没有写：“文”里的花括号不成对"):
        merge_set(tmp_path / "a", mined(stray))
    assert not (tmp_path / "a").exists()
