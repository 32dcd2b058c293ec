from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outlines.made import ROOT, load
from qicao.errors import OutlineError
from qicao.outlines.loader import load_outline
from qicao.outlines.new import blank_outline, questions
from qicao.outlines.occasions import occasions
from qicao.yamlfile import load_nodes

GIVEN = {
    "标题": "在全乡动员会上的讲话",
    "职务": "白水乡党委书记",
    "日期": "2026-12-01",
    "时长": "10",
    "镇": "白水乡",
    "活动": "清廉: “年” # 一",
    "实事数": "012",
}


def test_what_is_given_stands_in_the_new_outline(tmp_path: Path) -> None:
    outline = load(tmp_path, blank_outline("动员会", GIVEN))
    assert (outline.title, outline.speaker.post) == ("在全乡动员会上的讲话", "白水乡党委书记")
    assert (outline.date, outline.minutes) == (date(2026, 12, 1), 10)
    assert outline.facts == {"镇": "白水乡", "活动": "清廉: “年” # 一", "实事数": "012"}


@pytest.mark.parametrize("occasion", [occasion.name for occasion in occasions()])
def test_nothing_of_the_example_stays(tmp_path: Path, occasion: str) -> None:
    outline = load(tmp_path, blank_outline(occasion, {}))
    assert (outline.speaker.post, outline.speaker.name, outline.date, dict(outline.facts)) == (None, None, None, {})
    assert outline.occasion == occasion
    assert "{{" in outline.title


def test_comments_stay_and_old_values_become_examples() -> None:
    text = blank_outline("动员会", {"镇": "白水镇"})
    assert "  镇: 白水镇\n  县:  # 例：云山县\n  活动:  # 例：干部能力提升年；活动的名称，不带引号\n" in text
    assert "# 怎么用：" in text
    assert "$schema" not in text


def test_keys_that_the_template_leaves_out_are_added(tmp_path: Path) -> None:
    outline = load(tmp_path, blank_outline("动员会", {"字数": "2500", "用语": "部署会", "副标题": "比一比"}))
    assert (outline.characters, outline.phrase_set, outline.subtitle) == (2500, "部署会", "比一比")


def test_the_body_is_the_templates() -> None:
    body = load_outline(ROOT / "templates/outlines/deployment.yaml").body
    new = load_nodes(Path("新.yaml"), blank_outline("部署会", GIVEN), OutlineError)
    assert [part.kind for part in body] == [next(iter(node.value.values())).raw for node in new.value["正文"].value]


@pytest.mark.parametrize(
    ("occasion", "facts", "message"),
    [
        ("动圆会", {}, "没有“动圆会”这种会议类型"),
        ("动员会", {"日期": "下周三"}, "不是一个日期"),
        ("动员会", {"时长": "90"}, "应当是 1 到 60 之间的数"),
        ("动员会", {"项目 数": "3"}, "不能作事实的名字"),
    ],
)
def test_what_cannot_be_written_is_told(occasion: str, facts: dict[str, str], message: str) -> None:
    with pytest.raises(OutlineError, match=message):
        blank_outline(occasion, facts)


@given(st.dictionaries(st.sampled_from(["镇", "活动", "目标", "职务", "姓名", "标题"]), st.text(min_size=1)))
def test_any_text_comes_back_as_it_was(facts: dict[str, str]) -> None:
    root = load_nodes(Path("新.yaml"), blank_outline("动员会", facts), OutlineError)
    found = {**root.value, **root.value["主讲"].value, **root.value["事实"].value}
    assert {name: found[name].value for name in facts} == facts


def test_questions_are_the_facts_of_the_template() -> None:
    asked = questions("动员会")
    assert [q.name for q in asked] == ["职务", "姓名", "日期", "镇", "县", "活动", "主题", "承前"]
    assert {q.name for q in asked if q.required} == {"职务", "日期", "活动"}
    assert all(q.prompt and q.example for q in asked)


def test_a_workspace_may_have_its_own_template(tmp_path: Path) -> None:
    folder = tmp_path / "templates/outlines"
    folder.mkdir(parents=True)
    own = folder / "mobilisation.yaml"
    own.write_text("会议类型: 动员会\n标题: 讲话\n事实:\n  局: 县教育局\n正文: [{段: 主旨}]\n", encoding="utf-8")
    assert [(q.name, q.prompt) for q in questions("动员会", tmp_path)] == [("局", "局")]
    assert "  局: 市教育局\n" in blank_outline("动员会", {"局": "市教育局"}, tmp_path)
    own.write_text("会议类型: 动员会\n标题: 讲话\n事实: {局: 县教育局}\n正文: [{段: 主旨}]\n", encoding="utf-8")
    with pytest.raises(OutlineError, match="“局”要单独写一行"):
        blank_outline("动员会", {}, tmp_path)
