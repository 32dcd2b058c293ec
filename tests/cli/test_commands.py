"""Every command, used as its user would."""

from __future__ import annotations

import io
import json
import re
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from qicao.cli.app import COMMANDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from cli.conftest import Result

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "phrasebank/sources/004.txt"
OUTLINE = ROOT / "templates/outlines/mobilisation.yaml"


@pytest.mark.parametrize("command", [(), *((name,) for name in COMMANDS), ("phrases", "search")])
def test_help_is_chinese(qicao: Callable[..., Result], command: tuple[str, ...]) -> None:
    result = qicao(*command, "--help")
    known = {*COMMANDS, "search", "phrases", "templates", "phrasebank", "LibreOffice"}
    assert result.code == 0
    assert "用法：" in result.out
    assert not set(re.findall(r"(?<![-\w])[A-Za-z]{6,}", result.out)) - known


def test_help_names_every_command(qicao: Callable[..., Result]) -> None:
    out = qicao("--help").out
    assert all(re.search(rf"^  {command} ", out, re.MULTILINE) for command in COMMANDS)


def test_every_command_stands_in_both_readmes() -> None:
    for name in ("README.md", "README.zh-CN.md"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert all(f"qicao {command}" in text for command in COMMANDS)


def test_parse_prints_json(qicao: Callable[..., Result]) -> None:
    found = json.loads(qicao("parse", SOURCE, "--json").out)
    assert found["title"] == "在机关作风建设工作会议上的讲话稿"
    assert found["paragraphs"][4] == {
        "index": 4,
        "role": "heading",
        "items": [{"marker": "一、", "level": 1, "form": "line", "offset": 0, "heading": "充分肯定作风建设取得的成绩"}],
    }


def test_parse_for_people(qicao: Callable[..., Result]) -> None:
    out = qicao("parse", SOURCE).out
    assert "称谓：同志们：" in out
    assert "充分肯定作风建设取得的成绩" in out


def test_draft_writes_a_word_file(qicao: Callable[..., Result], workspace: Path) -> None:
    result = qicao("draft", OUTLINE, "-o", workspace / "讲话.docx")
    assert result.code == 0
    assert "已写出" in result.out
    assert (workspace / "讲话.docx").read_bytes().startswith(b"PK")


def test_the_same_outline_and_seed_give_the_same_bytes(qicao: Callable[..., Result], workspace: Path) -> None:
    for name, seed in (("a", 3), ("b", 3), ("c", 4)):
        qicao("draft", OUTLINE, "-o", workspace / f"{name}.docx", "--seed", seed)
    first, second, other = ((workspace / f"{name}.docx").read_bytes() for name in "abc")
    assert first == second
    assert first != other


def test_the_share_of_one_source_is_told_and_bound(qicao: Callable[..., Result], workspace: Path) -> None:
    for most in (25, 5):
        result = qicao("draft", OUTLINE, "-o", "a.txt", "--seed", 1, "--max-share", most, "--json")
        shares = json.loads(result.out)["shares"]
        assert shares
        assert max(shares.values()) <= most / 100
    assert "出自各篇讲话的：" in qicao("draft", OUTLINE, "-o", "a.txt").out


def test_a_units_own_set_is_preferred_and_extends_the_occasions(qicao: Callable[..., Result], workspace: Path) -> None:
    assert qicao("mine", SOURCE, "--into", "我镇").code == 0
    shares = []
    for name in ("通用", "我镇"):
        result = qicao("draft", "动员会", "-o", "a.txt", "--phrases", name, "--max-share", 90, "--json")
        shares.append(json.loads(result.out)["shares"].get("004", 0))
    assert shares[0] == 0
    assert shares[1] > 0.03
    assert "用语: 我镇" in (workspace / "a.picks.yaml").read_text(encoding="utf-8")


def test_another_phrase_set_changes_the_wording_and_nothing_else(qicao: Callable[..., Result], workspace: Path) -> None:
    structures = []
    texts = []
    for name in ("动员会", "通用"):
        file = workspace / f"{name}.txt"
        qicao("draft", OUTLINE, "-o", file, "--phrases", name)
        found = json.loads(qicao("parse", file, "--json").out)
        structures.append([[i["marker"] for i in p["items"] if i["level"] < 3] for p in found["paragraphs"]])
        texts.append(file.read_text(encoding="utf-8"))
    assert structures[0] == structures[1]
    assert texts[0] != texts[1]


def test_a_missing_fact_shows_in_the_text_and_is_listed(qicao: Callable[..., Result], workspace: Path) -> None:
    result = qicao("draft", OUTLINE, "-o", workspace / "a.txt", "--set", "活动=")
    assert "【待补：活动名称】" in (workspace / "a.txt").read_text(encoding="utf-8")
    assert "活动名称" in result.out


def test_minutes_change_the_length(qicao: Callable[..., Result], workspace: Path) -> None:
    counts = []
    for minutes in (8, 20):
        result = qicao("draft", OUTLINE, "-o", workspace / "a.txt", "--minutes", minutes, "--json")
        counts.append(json.loads(result.out)["characters"])
    assert counts[0] < 2000
    assert counts[1] > 3000


def test_new_then_draft(qicao: Callable[..., Result], workspace: Path) -> None:
    made = qicao("new", "动员会", "-o", "提纲.yaml", "--set", "职务=白杨镇党委书记", "--set", "活动=作风建设提升年")
    drafted = qicao("draft", "提纲.yaml", "-o", "讲话.txt")
    assert (made.code, drafted.code) == (0, 0)
    text = (workspace / "讲话.txt").read_text(encoding="utf-8")
    assert "白杨镇" in text
    assert "青石镇" not in text
    assert "作风建设提升年" in text


class _Keyboard(io.StringIO):
    """What a writer types, line by line."""

    def isatty(self) -> bool:
        return True


def test_new_asks_for_the_facts_and_asks_again_after_a_slip(
    qicao: Callable[..., Result], workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = [
        "白杨镇党委书记",
        "李明",
        "后天",
        "2026-11-25",
        "白杨镇",
        "云山县",
        "作风建设提升年",
        "",
        "镇长宣读了方案",
    ]
    monkeypatch.setattr(sys, "stdin", _Keyboard("\n".join([*answers, "", ""])))
    result = qicao("new", "动员会")
    text = (workspace / "动员会.yaml").read_text(encoding="utf-8")
    assert result.code == 0
    assert "“日期”不是一个日期：后天" in result.out
    assert all(answer in text for answer in answers if answer != "后天")


def test_new_does_not_overwrite(qicao: Callable[..., Result], workspace: Path) -> None:
    (workspace / "动员会.yaml").write_text("我的提纲", encoding="utf-8")
    result = qicao("new", "动员会")
    assert result.code == 1
    assert "已经有了" in result.err
    assert (workspace / "动员会.yaml").read_text(encoding="utf-8") == "我的提纲"


def test_draft_of_an_occasion_uses_its_template(qicao: Callable[..., Result], workspace: Path) -> None:
    assert qicao("draft", "动员会").code == 0
    assert (workspace / "mobilisation.docx").exists()


@pytest.mark.usefixtures("workspace")
def test_outline_of_a_speech_can_be_drafted(qicao: Callable[..., Result]) -> None:
    assert qicao("outline", SOURCE, "-o", "提纲.yaml").code == 0
    assert qicao("draft", "提纲.yaml", "-o", "讲话.docx").code == 0


def test_mining_into_a_set_of_ones_own(qicao: Callable[..., Result], workspace: Path) -> None:
    speech = workspace / "去年.txt"
    shutil.copy(SOURCE, speech)
    result = qicao("mine", speech, "--into", "我镇", "--report")
    assert result.code == 0
    assert "占位符" in result.out
    assert "我镇" in qicao("phrases", "sets").out
    again = qicao("mine", speech, "--into", "我镇", "--json")
    assert json.loads(again.out)["added"] == []


def test_mining_into_a_set_of_the_package_adds_to_it(qicao: Callable[..., Result], workspace: Path) -> None:
    before = json.loads(qicao("phrases", "stats", "--json").out)["部署会"]
    speech = workspace / "去年.txt"
    shutil.copy(SOURCE, speech)
    assert qicao("mine", speech, "--into", "部署会").code == 0
    after = json.loads(qicao("phrases", "stats", "--json").out)["部署会"]
    assert after["directive"] > before["directive"]
    assert all(after[file] >= count for file, count in before.items())


def test_every_sentence_is_accounted_for(qicao: Callable[..., Result], workspace: Path) -> None:
    speech = workspace / "去年.txt"
    shutil.copy(SOURCE, speech)
    rows = json.loads(qicao("mine", speech, "--into", "我镇", "--json").out)["sentences"]
    assert all(row["mined"] or row["reason"] for row in rows)
    assert len(rows) > 50


@pytest.mark.usefixtures("workspace")
def test_phrases_are_found_and_shown(qicao: Callable[..., Result]) -> None:
    found = json.loads(qicao("phrases", "search", "一分部署", "--json").out)
    assert "一分部署，九分落实。" in [row["文"] for row in found]
    (mined,) = [row for row in found if row["文"] == "一分部署，九分落实。"]
    shown = qicao("phrases", "show", mined["编号"]).out
    assert "004#" in shown
    assert "论断" in shown


@pytest.mark.usefixtures("workspace")
def test_phrase_sets_and_their_numbers(qicao: Callable[..., Result]) -> None:
    assert all(name in qicao("phrases", "sets").out for name in ("通用", "动员会", "部署会", "教育整顿会", "工作会议"))
    assert json.loads(qicao("phrases", "stats", "--json").out)["动员会"]["directive"] > 20


def test_check_tells_what_is_wrong_and_ends_with_one(qicao: Callable[..., Result], workspace: Path) -> None:
    speech = workspace / "稿.txt"
    speech.write_text(
        "在全镇大会上的讲话\n同志们：\n下面，我讲三点意见。\n一、抓紧\n要快。\n二、抓实\n要实。\n谢谢大家！",
        encoding="utf-8",
    )
    result = qicao("check", speech)
    assert result.code == 1
    assert "三点意见" in result.out


def test_check_of_a_clean_speech_ends_with_zero(qicao: Callable[..., Result], workspace: Path) -> None:
    speech = workspace / "稿.txt"
    speech.write_text(
        "在全镇大会上的讲话\n同志们：\n下面，我讲两点意见。\n一、抓紧\n要快。\n二、抓实\n要实。\n谢谢大家！",
        encoding="utf-8",
    )
    result = qicao("check", speech)
    assert (result.code, result.out) == (0, "没有发现问题。\n")


def test_what_is_missing_in_a_draft_is_told_with_its_place(qicao: Callable[..., Result], workspace: Path) -> None:
    text = (workspace / OUTLINE).read_text(encoding="utf-8")
    (workspace / "缺.yaml").write_text(re.sub(r"(?m)^  活动: .*\n", "", text), encoding="utf-8")
    findings = json.loads(qicao("draft", "缺.yaml", "-o", "缺.txt", "--json").out)["findings"]
    missing = next(one for one in findings if one["code"] == "C01")
    assert missing["place"]["text"].startswith("【待补：")
    assert "活动" in missing["suggestion"]


def test_a_draft_of_a_blank_outline_tells_what_is_to_be_written(qicao: Callable[..., Result], workspace: Path) -> None:
    qicao("new", "动员会", "-o", "空.yaml")
    findings = json.loads(qicao("draft", "空.yaml", "-o", "空.txt", "--json").out)["findings"]
    told = [one["message"] for one in findings if one["code"] == "C08"]
    assert [words in message for words, message in zip(("“主讲”", "“日期”"), told, strict=True)] == [True, True]
    level = next(one for one in findings if one["code"] == "C01" and "“级”" in one["message"])
    assert "“主讲”的职务" in level["suggestion"]


def test_a_template_that_is_drafted_as_it_is_is_said_to_be_an_example(
    qicao: Callable[..., Result], workspace: Path
) -> None:
    told = "用的是样板，里面的单位、人名、活动都是例子；写自己的提纲用 qicao new 动员会。"
    assert told in qicao("draft", "动员大会", "-o", "甲.txt").out.splitlines()
    assert told in json.loads(qicao("draft", "mobilisation", "-o", "甲.txt", "--json").out)["notes"]
    own = workspace / "templates/outlines/动员会.yaml"
    own.parent.mkdir(parents=True)
    qicao("new", "动员会", "-o", own, "--set", "镇=白水镇")
    for outline in ("动员会", own):
        assert "样板" not in qicao("draft", outline, "-o", "乙.txt").out
