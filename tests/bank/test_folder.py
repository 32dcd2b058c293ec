from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from qicao.bank.folder import PhraseBank, load_bank
from qicao.bank.phrase import HeadingSet, Passage, Phrase, PhraseRole, Register, Slot, Source, Validity, content_id
from qicao.errors import BankError
from qicao.workspace import folders

from .made import SET, write_set

MAXIM = """\
# 论断
- 编号: a1
  文: 作风就是{级}里的形象。
  主题: [作风, 形象]
  手法: [比喻]
  语体: 口语
  时效: {自: 2026-01-01, 至: "2026-12-31"}
  标题下: 大力弘扬实干之风
  出处: [000#5.1, 讲话#2.0]
- 文: 实干就是能力。
  主题:
"""
HEADINGS = "- 级: 1\n  所属: 全篇\n  标题:\n    - 提高站位\n    - 狠抓{活动}\n"
PASSAGES = "- 段: 任务\n  角色: [论断, 部署, 部署, 成效]\n  出处: [000#5.1]\n"


def told(caught: pytest.ExceptionInfo[BankError], folder: Path) -> str:
    """The message as the user sees it, with the folder of the test left out."""
    return str(caught.value).replace(f"{folder}/", "")


def test_the_committed_bank_can_be_read() -> None:
    bank = load_bank(folders(Path(__file__).parent, "phrasebank"))
    assert "通用" in {one.name for one in bank.sets}


def test_everything_in_the_files_of_a_set_is_read(tmp_path: Path) -> None:
    write_set(tmp_path / "mobilisation", maxim=MAXIM, headings=HEADINGS, passages=PASSAGES)
    (only,) = load_bank((tmp_path,)).sets
    assert (only.name, only.slug, only.occasion, only.extends) == ("动员会", "mobilisation", "动员会", None)
    assert only.phrases == (
        Phrase(
            "a1",
            ("作风就是", Slot("级"), "里的形象。"),
            PhraseRole.MAXIM,
            ("作风", "形象"),
            ("比喻",),
            Register.SPOKEN,
            Validity(date(2026, 1, 1), date(2026, 12, 31)),
            "大力弘扬实干之风",
            (Source("000", 5, 1), Source("讲话", 2, 0)),
        ),
        Phrase(content_id("实干就是能力。"), ("实干就是能力。",), PhraseRole.MAXIM),
    )
    headings = (("提高站位",), ("狠抓", Slot("活动")))
    assert only.heading_sets == (HeadingSet(content_id("提高站位", "狠抓{活动}"), 1, headings, section="全篇"),)
    roles = (PhraseRole.MAXIM, PhraseRole.DIRECTIVE, PhraseRole.DIRECTIVE, PhraseRole.OUTCOME)
    name = content_id("任务", "论断", "部署", "部署", "成效")
    assert only.passages == (Passage(name, "任务", roles, (Source("000", 5, 1),)),)


def test_a_byte_order_mark_and_line_ends_of_windows_are_read(tmp_path: Path) -> None:
    write_set(tmp_path / "a", maxim="\ufeff" + MAXIM.replace("\n", "\r\n"))
    assert [one.text for one in load_bank((tmp_path,)).sets[0].phrases][1] == "实干就是能力。"


def test_an_empty_file_and_a_folder_without_yaml_hold_nothing(tmp_path: Path) -> None:
    write_set(tmp_path / "a", maxim="", closing="# 都删了\n")
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "000.txt").write_text("讲话", encoding="utf-8")
    assert [one.phrases for one in load_bank((tmp_path,)).sets] == [()]


def bank_of_three(tmp_path: Path) -> PhraseBank:
    write_set(tmp_path / "general", set="名称: 通用\n")
    write_set(tmp_path / "work", set="名称: 工作会议\n继承: 通用\n")
    write_set(tmp_path / "town", set="名称: 我镇\n继承: 工作会议\n")
    return load_bank((tmp_path,))


@pytest.mark.parametrize("name", ["town", "我镇"])
def test_a_set_is_resolved_by_slug_and_by_name_its_own_first(tmp_path: Path, name: str) -> None:
    assert [one.slug for one in bank_of_three(tmp_path).resolve(name)] == ["town", "work", "general"]


def test_an_unknown_set_is_answered_with_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(BankError) as caught:
        bank_of_three(tmp_path).resolve("工作会")
    assert str(caught.value) == "没有“工作会”这个用语集。\n  下一步：是不是想写“工作会议”？"


def test_without_any_set_the_way_to_the_first_is_told() -> None:
    with pytest.raises(BankError, match="没有“通用”这个用语集") as caught:
        load_bank(()).resolve("通用")
    assert "qicao mine" in caught.value.hint


def test_a_set_in_the_writers_folder_hides_one_of_the_same_name(tmp_path: Path) -> None:
    bank_of_three(tmp_path / "package")
    write_set(tmp_path / "own" / "mine", set="名称: 工作会议\n继承: 通用\n", maxim="- 文: 自己写的。\n")
    bank = load_bank((tmp_path / "own", tmp_path / "package"))
    assert [one.slug for one in bank.resolve("我镇")] == ["town", "mine", "general"]
    assert bank.resolve("工作会议")[0].phrases[0].text == "自己写的。"


def test_a_set_of_another_name_in_a_folder_of_the_same_name_comes_first_and_hides_none(tmp_path: Path) -> None:
    bank_of_three(tmp_path / "package")
    write_set(tmp_path / "own" / "general", set="名称: 我镇通用\n继承: 通用\n")
    bank = load_bank((tmp_path / "own", tmp_path / "package"))
    assert [one.name for one in bank.resolve("general")] == ["我镇通用", "通用"]
    assert [one.name for one in bank.resolve("我镇")] == ["我镇", "工作会议", "通用"]


WRONG = {
    "- 文: 甲。\n  标题: 实干\n": "2：没有“标题”这个键。\n  下一步：是不是想写“标题下”？",
    "- 文: 甲。\n  no: 1\n": "2：没有“no”这个键。",
    "- 文: 甲。\n- 2026-01-01: 1\n": "2：没有“2026-01-01”这个键。",
    "- 文: 甲。\n- 文：乙: 丙\n": "2：键后面用了全角冒号“：”。",
    "- 文: 甲。\n- {文：乙, 主题: []}\n": "2：键后面用了全角冒号“：”。",
    "- 文: 甲。\n  时效: {自：2026-01-01}\n": "2：键后面用了全角冒号“：”。",
    "- 主题: [作风]\n": "1：这一条缺“文”。\n  下一步：补上“文: ……”，或删去这一条。",
    "- 文: 甲。\n- 文：乙。\n": "2：键后面用了全角冒号“：”。\n  下一步：改成半角冒号加一个空格，写成“键: 值”。",
    "- 甲。\n": "1：这里应是“键: 值”的写法。\n  下一步：写成“- 文: ……”这样，键和值之间用半角冒号加空格。",
    "文: 甲。\n": "1：这个文件应是一个列表。\n  下一步：每一条前面写一个减号加空格，如“- 文: ……”。",
    "- 文: 2026\n": '1：“文”应是文字，这里读成了别的东西（2026）。\n  下一步：加上引号，如“文: "……"”。',
    '- 文: " "\n': "1：“文”是空的。\n  下一步：写上内容，或删去“文”这一行。",
    "- 文: 甲。\n  主题: [作风，担当]\n": (
        "2：“主题”里的“作风，担当”连成了一个词。\n  下一步：用半角逗号加空格分开，写成“主题: [甲, 乙]”。"
    ),
    "- 文: 甲。\n  主题: 作风\n": "2：“主题”应是一个列表。\n  下一步：写成“主题: [甲, 乙]”。",
    "- 文: 甲。\n  主题:\n    - 作风\n    - 12\n": (
        '4：“主题”应是文字，这里读成了别的东西（12）。\n  下一步：加上引号，如“主题: "……"”。'
    ),
    "- 文: 全{级上下。\n": ("1：“文”里的花括号不成对，或空位名不对。\n  下一步：空位写成一对花括号加名字，如“{镇}”。"),
    "- 文: '{{ 镇 }}党委'\n": (
        "1：“文”里的花括号不成对，或空位名不对。\n  下一步：空位写成一对花括号加名字，如“{镇}”。"
    ),
    "- 文: 甲。\n  语体: 书画\n": "2：没有“书画”这种语体。\n  下一步：是不是想写“书面”？",
    "- 文: 甲。\n  时效: 2026-01-01\n": (
        "2：“时效”的写法不对。\n  下一步：写成“时效: {自: 2026-01-01, 至: 2026-12-31}”，“自”“至”可以只写一个。"
    ),
    "- 文: 甲。\n  时效: {自: 明年}\n": (
        "2：“时效”里的日期读不懂。\n  下一步：写成“时效: {自: 2026-01-01, 至: 2026-12-31}”，“自”“至”可以只写一个。"
    ),
    "- 文: 甲。\n  时效: {自: 2026-02-30}\n": (
        "2：“2026-02-30”这个值读不懂。\n  下一步：日期看看有没有这一天；别的值加上引号。"
    ),
    "- 文: 甲。\n  时效: {自: 2026-02-01, 至: 2025-02-01}\n": (
        "2：“时效”的起止日期颠倒了。\n  下一步：写成“时效: {自: 2026-01-01, 至: 2026-12-31}”，“自”“至”可以只写一个。"
    ),
    "- 文: 甲。\n  出处: [000-5]\n": (
        "2：出处“000-5”读不懂。\n  下一步：写成“讲话名#段.句”，如“000#5.1”；手写的用语可以不写出处。"
    ),
    "- 文: 甲。\n  文: 乙。\n": "2：键“文”写了两遍。\n  下一步：删去一处（第 1 行已有）。",
    "- 文: &a 甲。\n- 文: *a\n": "1：用了 YAML 别名，这里不支持。\n  下一步：把别名（& 和 *）换成写全的内容。",
    "- 文: [甲\n": "2：YAML 写法有误，读不下去。",
    "- 编号: a\n  文: 甲。\n\n- 编号: a\n  文: 乙。\n": (
        "4：编号“a”用了两次。\n"
        "  下一步：另一处在 a/maxim.yaml:1。两条留一条，或删去其中一条的“编号”这一行再改它的文字。"
    ),
}


@pytest.mark.parametrize("text", WRONG, ids=range(len(WRONG)))
def test_what_is_wrong_is_told_with_its_line_and_what_to_do(tmp_path: Path, text: str) -> None:
    write_set(tmp_path / "a", maxim=text)
    with pytest.raises(BankError) as caught:
        load_bank((tmp_path,))
    assert told(caught, tmp_path).startswith(f"a/maxim.yaml:{WRONG[text]}")


@pytest.mark.parametrize(
    ("stem", "text", "message"),
    [
        ("headings", "- 标题: [甲, 乙]\n  级: 5\n", "2：“级”应是 1 到 4 的数。"),
        ("headings", "- 级: 1\n  标题: []\n", "2：“标题”是空的。"),
        ("passages", "- 段: 任务\n  角色: [论断, 措施]\n", "2：没有“措施”这种用语。"),
        ("passages", "- 段: 任务\n  角色: [[论断]]\n", "2：没有“['论断']”这种用语。"),
        ("mined", "- 讲话: 甲\n  采得: [a]\n- 讲话: 甲\n  采得: [b]\n", "3：编号“甲”用了两次。"),
        ("set", "名称: 甲\n继程: 通用\n", "2：没有“继程”这个键。\n  下一步：是不是想写“继承”？"),
        ("set", "会议类型: 动员会\n", "1：这一条缺“名称”。"),
    ],
)
def test_the_other_files_of_a_set_are_checked_likewise(tmp_path: Path, stem: str, text: str, message: str) -> None:
    write_set(tmp_path / "a", **{stem: text})
    with pytest.raises(BankError) as caught:
        load_bank((tmp_path,))
    assert told(caught, tmp_path).startswith(f"a/{stem}.yaml:{message}")


def test_two_phrases_of_one_id_in_two_files_are_both_named(tmp_path: Path) -> None:
    write_set(tmp_path / "a", maxim="- 文: 甲。\n", closing="# 号召\n- 文: 甲！\n")
    with pytest.raises(BankError, match="用了两次") as caught:
        load_bank((tmp_path,))
    text = told(caught, tmp_path)
    assert text.startswith("a/closing.yaml:2：")
    assert "另一处在 a/maxim.yaml:1。" in text


def test_a_file_that_is_not_utf_8_is_told_with_its_line(tmp_path: Path) -> None:
    write_set(tmp_path / "a")
    (tmp_path / "a" / "maxim.yaml").write_bytes("# x\n- 文: 作风。\n".encode("gb18030"))
    with pytest.raises(BankError) as caught:
        load_bank((tmp_path,))
    assert told(caught, tmp_path) == (
        "a/maxim.yaml:2：这个文件不是 UTF-8 编码。\n  下一步：在编辑器里另存为 UTF-8 再试。"
    )


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("maxims.yaml", "是不是想写“maxim.yaml”？"),
        ("maxim.yml", "是不是想写“maxim.yaml”？"),
        ("论断.yaml", "改名为“maxim.yaml”。"),
    ],
)
def test_an_unknown_file_is_told_with_its_right_name(tmp_path: Path, name: str, hint: str) -> None:
    (write_set(tmp_path / "a") / name).write_text("- 文: 甲。\n", encoding="utf-8")
    with pytest.raises(BankError) as caught:
        load_bank((tmp_path,))
    assert told(caught, tmp_path) == f"a/{name}：用语集里没有这种文件。\n  下一步：{hint}"


def test_a_folder_of_phrases_without_set_yaml_is_told(tmp_path: Path) -> None:
    (write_set(tmp_path / "a", maxim=MAXIM) / "set.yaml").unlink()
    with pytest.raises(BankError, match="这个用语集缺"):
        load_bank((tmp_path,))


def test_an_empty_set_yaml_is_told(tmp_path: Path) -> None:
    write_set(tmp_path / "a", set="# 名称\n")
    with pytest.raises(BankError) as caught:
        load_bank((tmp_path,))
    assert told(caught, tmp_path) == "a/set.yaml：set.yaml 是空的。\n  下一步：写上“名称: ……”和“继承: 通用”。"


def test_a_set_that_extends_an_unknown_one_is_told_where_it_says_so(tmp_path: Path) -> None:
    write_set(tmp_path / "a", set="名称: 甲会\n继承: 乙会\n")
    write_set(tmp_path / "b", set="名称: 乙会\n# 底子\n继承: 同用\n")
    write_set(tmp_path / "general", set="名称: 通用\n")
    with pytest.raises(BankError) as caught:
        load_bank((tmp_path,))
    assert told(caught, tmp_path) == "b/set.yaml:3：没有“同用”这个用语集。\n  下一步：是不是想写“通用”？"


def test_sets_that_extend_each_other_in_a_circle_are_told(tmp_path: Path) -> None:
    write_set(tmp_path / "a", set="名称: 甲会\n继承: 乙会\n")
    write_set(tmp_path / "b", set="名称: 乙会\n继承: a\n")
    with pytest.raises(BankError) as caught:
        load_bank((tmp_path,))
    assert told(caught, tmp_path) == (
        "a/set.yaml:2：用语集绕了一圈又继承自己：甲会 → 乙会 → 甲会。\n  下一步：把其中一个的“继承”删去或改掉。"
    )


def test_two_sets_of_one_name_are_both_named(tmp_path: Path) -> None:
    write_set(tmp_path / "a", set=SET)
    write_set(tmp_path / "b", set="# 又一套\n" + SET)
    with pytest.raises(BankError) as caught:
        load_bank((tmp_path,))
    assert told(caught, tmp_path) == (
        "b/set.yaml:2：有两个用语集都叫“动员会”。\n  下一步：另一处在 a/set.yaml:1，给其中一个改名。"
    )
