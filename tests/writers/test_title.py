from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qicao.writers.title import break_title

WIDTH = 20


@pytest.mark.parametrize(
    "lines",
    [
        "在全省经济工作会议上的讲话",
        "在县委理论学习中心组专题学习会议上的讲话",
        "在全镇“干部能力提升年”/活动动员会上的讲话",
        "在镇“三个年”活动部署会/暨2022年度总结表彰大会上的讲话",
        "在全市机关干部作风问题/教育整顿动员大会上的讲话",
        "在全县安全生产和生态环境保护/工作电视电话会议上的讲话",
        "在青石镇第十九届人民代表大会/第六次会议闭幕式上的讲话",
        "在全县领导干部警示教育大会/暨集体廉政谈话会上的讲话",
        "在2026年全市森林防火和防汛抗旱/工作会议上的讲话",
        "在全镇/“对标先进转变作风提升效率狠抓落实”/专项活动动员会上的讲话",
        "在全市安全生产和应急管理/2025—2026年度工作会议上的讲话",
        "在全县加快建设数字政府服务/平台3.0版工作会议上的讲话",
        "在全镇推进各个村和站所整治/【待补：活动名称】专项行动会议上的讲话",
        "坚定信心 真抓实干 /奋力谱写高质量发展新篇章",
    ],
)
def test_titles(lines: str) -> None:
    assert "/".join(break_title(lines.replace("/", ""), WIDTH)) == lines


def test_two_lines_are_never_of_one_length_where_they_need_not_be() -> None:
    first, second = break_title("在全镇农村人居环境整治百日攻坚行动动员部署会上的讲话", WIDTH)
    assert len(first) != len(second)


def test_what_cannot_be_broken_well_stays_as_it_is() -> None:
    quoted = "“" + "能" * 30 + "”"
    assert break_title(quoted, WIDTH) == (quoted,)
    assert break_title("很" * 500, WIDTH) == ("很" * 500,)


WORDS = (
    "在全镇 “能力提升年” 活动 动员会 暨 2026年度 总结表彰大会 和 的 《条例》 （扩大）"
    " 上的讲话 石 【待补：活动】 3.0 2025—2026 R&D 5G+"
)
PIECES = st.sampled_from((*WORDS.split(), " "))


@given(st.lists(PIECES, min_size=1, max_size=12).map("".join))
def test_always(title: str) -> None:
    lines = break_title(title, WIDTH)
    assert "".join(lines) == title
    for line in lines[1:]:
        assert line[0] not in "的和”》）】.+&—"
        assert line not in ("讲话", "上的讲话")
    for line in lines:
        assert len(lines) == 1 or line.count("“") == line.count("”")
        assert line.count("【") == line.count("】")
