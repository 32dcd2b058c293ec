from __future__ import annotations

from pathlib import Path

import pytest

from qicao.errors import ReadError
from qicao.readers.markdown import read_clean, unmarked

FIXTURES = Path(__file__).parents[1] / "fixtures/parse"


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("## 一、提高认识 ##", "一、提高认识"),
        ("**同志们：**", "同志们："),
        ("**（一）要学**。学了*再*干。***都***要__干__。", "（一）要学。学了再干。都要干。"),
        ("1. **盘活资源**：用起来。", "1. 盘活资源：用起来。"),
        ("见[方案](https://example.org/a_b)。", "见方案。"),
        ("2022\\. 镇\\*\\*书记 3\\~5个 \\\\", "2022. 镇**书记 3~5个 \\"),
        ("> # 讲话", "讲话"),
        ("一\n\n---\n\n二", "一\n\n\n\n二"),
        (
            "- 一是**抓学习**。\n* 二是抓作风。\n+ 三是抓落实。\n  - 细化",
            "一是抓学习。\n二是抓作风。\n三是抓落实。\n细化",
        ),
        ("- [x] 已办结\n> - 引文", "已办结\n引文"),
        ("——第一，要学。\n-5 度\n－ 全角\n1. 一条\n2) 两条", "——第一，要学。\n-5 度\n－ 全角\n1. 一条\n2) 两条"),
        ("\\- 一条\n*一*是", "- 一条\n一是"),
        ("| 时间 | 事项 |\n|:---|---:|\n| 上午 | **报到** |\n| | 开会 |\n完", "时间\t事项\n上午\t报到\n\t开会\n完"),
        ("|甲\\|乙|丙|\n|-|-|", "甲|乙\t丙\n"),
        ("甲|乙\n| 不是表", "甲|乙\n| 不是表"),
        ("点 `开始`、``a`b``、`a*b*c`，只有一个 ` 的", "点 开始、a`b、a*b*c，只有一个 ` 的"),
        ("```text\n一是抓学习。\n```\n完", "\n一是抓学习。\n\n完"),
        ("# 讲话\r\n\r\n---\r\n- 一是\r\n", "讲话\n\n\n一是\n"),
        ("2 * 3 * 4 和 a_b_c 和 #号 和 *", "2 * 3 * 4 和 a_b_c 和 #号 和 *"),
        ("~~旧话~~新话", "旧话新话"),
    ],
)
def test_signs_are_taken_out_and_nothing_else(marked: str, plain: str) -> None:
    assert unmarked(marked) == plain


def test_a_markdown_file_is_read_as_if_it_had_no_signs() -> None:
    speech = read_clean(FIXTURES / "village_committee_markdown_headings.md")
    assert not set("*#") & set(speech.plain)
    assert speech.paragraphs[2].plain == "同志们："


def test_a_list_in_markdown_is_a_list_of_the_speech(tmp_path: Path) -> None:
    text = "# 在全镇动员会上的讲话\n\n同志们：\n\n## 一、抓学习\n\n要抓三件事。\n\n"
    text += "- 一是学理论。\n- 二是学业务。\n- 三是学法规。\n"
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    items = [item for paragraph in read_clean(tmp_path / "a.md").paragraphs for item in paragraph.items]
    assert [str(item.marker) for item in items if item.marker] == ["一、", "一是", "二是", "三是"]


def test_signs_in_other_files_are_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("今天开会，镇**书记讲话，县**书记也讲话。", encoding="utf-8")
    assert "镇**书记" in read_clean(tmp_path / "a.txt").plain


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(ReadError):
        read_clean(tmp_path / "没有.md")
