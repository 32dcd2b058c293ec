"""Where a speech says how many things follow, and where it only counts something."""

from __future__ import annotations

import pytest

from qicao.readers import parse
from qicao.speech.announced import announced_counts


def _counts(text: str) -> list[tuple[str, int, int]]:
    return [(said.text, said.count, said.found) for said in announced_counts(parse(f"同志们：\n{text}"))]


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("下面，我讲三点意见。\n一、抓早\n要抓早。\n二、抓小\n要抓小。\n三、抓细\n要抓细。", [("三点意见", 3, 3)]),
        ("下面，我讲四点意见。\n一、抓早\n要抓早。\n二、抓小\n要抓小。", [("四点意见", 4, 2)]),
        ("我从六个方面报告工作。\n一、成绩\n很好。\n二、问题\n不少。", [("六个方面", 6, 2)]),
        ("下面，我从两个方面同大家一起交流。\n一、成绩\n很好。\n二、问题\n不少。", [("两个方面", 2, 2)]),
        ("要把好“三道关口”，一要把好源头关，二要把好过程关，三要把好出口关。", [("“三道关口”", 3, 3)]),
        ("主要是不想为，这是一种懒。做到“五个到位”：一是人到位；二是心到位。", [("“五个到位”", 5, 2)]),
        ("当前有三个突出问题。一是懒。二是散。", [("三个突出问题", 3, 2)]),
        ("要算好三笔账，一是政治账，二是经济账，三是亲情账。", [("三笔账", 3, 3)]),
        ("总的要求是做到三个“不动摇”：\n1)坚持标准不动摇。要严。\n2)坚持制度不动摇。要实。", [("三个“不动摇”", 3, 2)]),
        ("一是不想为，二是不敢为，三是不会为，这“三个不为”要坚决破除。", [("“三个不为”", 3, 3)]),
        ("最后，我再强调两件事：一是防汛。要早。\n二是防火。要严。", [("两件事", 2, 2)]),
        (
            "我讲三句话。\n头一句话，要早。大家听好。\n第二句话，要细。大家记好。\n第三句话，要实。大家做好。",
            [("三句话", 3, 3)],
        ),
        ("五个环节要抓好：\n一学政策。要学透。\n二看现场。要看清。\n三访群众。要访遍。", [("五个环节", 5, 3)]),
        (
            "我讲两个问题：\n第一个问题：为什么？\n（一）为公。要公。\n（二）为民。要亲。\n第二个问题：怎么办？\n要实。",
            [("两个问题", 2, 2)],
        ),
    ],
)
def test_what_is_announced(text: str, counts: list[tuple[str, int, int]]) -> None:
    assert _counts(text) == counts


@pytest.mark.parametrize(
    "text",
    [
        "在全县五个乡镇开展试点。一是抓好动员。二是抓好落实。",
        "去年我们实施了十大工程。一是道路工程。二是饮水工程。",
        "全镇三个村发生了火情，一是柳林村，二是白塔村。",
        "打赢三大攻坚战，一是蓝天保卫战。二是碧水保卫战。",
        "我县有23个乡镇、5个街道。一是青石镇基础好。二是柳林镇条件差。",
        "下面，我讲三点意见。",
        "党的二十大以来，一是成绩喜人。二是问题不少。",
        "每两个村一组，各讲三点意见。",
    ],
)
def test_what_only_counts_something(text: str) -> None:
    assert _counts(text) == []
