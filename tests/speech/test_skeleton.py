from __future__ import annotations

from pathlib import Path

import pytest

from qicao.readers import parse, read
from qicao.speech.skeleton import skeleton

SOURCES = Path(__file__).parents[2] / "phrasebank/sources"
SPEECH = """在全镇工作会议上的讲话
青石镇党委书记 李明
（2026年11月25日）
同志们：
今天开个短会。下面，我讲两点意见。
一、提高认识。
认识是行动的先导，大家一定要高度重视起来。
（一）要加强学习。学习是成长进步的阶梯，大家都要静下心来读书。一是读原著。每周读一篇。二是学业务。每月学一课。
（二）要深入调研！调查研究是谋事之基，大家都要沉下身子。
二、狠抓落实
一是加强领导。各村都要动起来。
二是加强督查。纪委要跟上去。
同志们，让我们一起努力！
"""


def test_the_headings_stand_alone_each_on_its_line_without_end_marks() -> None:
    assert skeleton(parse(SPEECH)).plain.splitlines() == [
        "在全镇工作会议上的讲话",
        "（提纲）",
        "青石镇党委书记 李明",
        "（2026年11月25日）",
        "一、提高认识",
        "（一）要加强学习",
        "一是读原著",
        "二是学业务",
        "（二）要深入调研",
        "二、狠抓落实",
        "一是加强领导",
        "二是加强督查",
    ]


def test_a_speech_without_a_title_has_no_name_either() -> None:
    assert skeleton(parse(SPEECH.partition("同志们：")[2])).plain.splitlines()[0] == "一、提高认识"


@pytest.mark.parametrize("path", sorted(SOURCES.glob("*.txt")), ids=lambda path: path.stem)
def test_the_outline_of_a_real_speech_has_its_headings_in_order_and_none_of_its_text(path: Path) -> None:
    speech = read(path)
    lines = [paragraph.plain for paragraph in skeleton(speech).paragraphs if paragraph.items[0].marker]
    places = [speech.plain.index(line) for line in lines]
    assert places == sorted(places)
    assert sum(line.startswith(("一、", "二、", "三、")) for line in lines) == 3
    assert all(len(line) < 60 for line in lines)
