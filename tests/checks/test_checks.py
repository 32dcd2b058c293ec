"""What the checks find, and what they leave alone: one table of speeches for each rule."""

from __future__ import annotations

from datetime import date

import pytest

from qicao.checks import check_speech
from qicao.readers import parse
from qicao.speech.finding import Finding

DAY = date(2026, 11, 25)
FRONT = "在全镇工作会议上的讲话\n同志们：\n今天开个短会。\n"
END = "\n同志们，让我们一起努力！谢谢大家！"


def found(body: str, code: str, day: date = DAY) -> list[Finding]:
    return [finding for finding in check_speech(parse(FRONT + body + END), day) if finding.code == code]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("XX镇要抓紧。", ["XX"]),
        ("X镇要抓紧，某县也要抓紧。", ["X", "某"]),
        ("【待补：镇名】要抓紧。", ["【待补：镇名】"]),
        ("{{ 镇 }}和{县}都要抓紧。", ["{{ 镇 }}", "{县}"]),
        ("去年完成____万元，今年完成×××万元。", ["____", "×××"]),
        ("医院添了X光机，县里用上了5G和AI，推广X射线探伤。", []),
        ("面积是3×4米，MAXX公司来了，某些人还在观望。", []),
    ],
)
def test_what_was_not_filled_in(body: str, words: list[str]) -> None:
    assert [finding.spot and finding.spot.text for finding in found(body, "P01")] == words


@pytest.mark.parametrize(
    ("body", "messages"),
    [
        ("下面，我讲三点意见。\n一、抓紧\n要快。\n二、抓实\n要实。", ["说“三点意见”，后面有 2 条。"]),
        ("下面，我讲两点意见。\n一、抓紧\n要快。\n二、抓实\n要实。", []),
    ],
)
def test_counts_that_are_not_kept(body: str, messages: list[str]) -> None:
    assert [finding.message for finding in found(body, "P03")] == messages


@pytest.mark.parametrize(
    ("body", "right"),
    [
        ("一、抓紧\n要快。\n三、抓实\n要实。", ["二、"]),
        ("一、抓紧\n（一）要快。\n（二）要稳。\n二、抓实\n（一）要实。\n（二）要细。", []),
        ("要抓紧，一是要快，二是要稳。要抓实，一是要细，二是要准。", []),
        ("——要快。\n——要稳。\n——要实。", []),
        ("一、抓紧\n要快。", ["补上下一条，或去掉序号。"]),
    ],
)
def test_numbers_that_skip_or_stand_alone(body: str, right: list[str]) -> None:
    assert [finding.suggestion for finding in found(body, "P04")] == right


@pytest.mark.parametrize(
    ("body", "message", "right"),
    [
        ("学习贯彻党的十九大精神。", "“党的十九大”只用到 2022-10-15。", "党的二十大和二十届历次全会精神"),
        ("今年是２０２５年，要抓紧。", "“２０２５年”这种提法不规范。", "今年的年份，确指往年的不改"),
        ("树牢“四个意识”。", "“四个意识”这种提法不规范。", "增强“四个意识”、坚定“四个自信”、做到“两个维护”"),
    ],
)
def test_a_formulation_is_told_with_what_to_say_instead(body: str, message: str, right: str) -> None:
    assert [(finding.message, finding.suggestion) for finding in found(body, "P18")] == [(message, right)]


def test_a_formulation_may_be_too_early() -> None:
    body = "学习贯彻党纪学习教育要求。"
    assert [finding.message for finding in found(body, "P18", date(2024, 3, 1))] == [
        "“党纪学习教育”从 2024-04-01 起才用。"
    ]
    assert found(body, "P18", date(2024, 5, 1)) == []


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        (FRONT + "要抓紧。" + END, []),
        ("要抓紧。", ["没有标题。", "没有称谓。", "没有结尾。"]),
        (FRONT.replace("讲话", "讲话稿") + "要抓紧。" + END, ["标题里写了“讲话稿”。"]),
        ("在全镇工作会议上的讲话\n" + FRONT + "要抓紧。" + END, ["标题写了两遍。"]),
        (FRONT + "一定要把这项工作抓紧抓实。" * 1000 + END, ["要讲约 65 分钟，超过一小时。"]),
    ],
)
def test_what_a_speech_must_have(text: str, messages: list[str]) -> None:
    assert [one.message for one in check_speech(parse(text), DAY) if one.code == "P23"] == messages
