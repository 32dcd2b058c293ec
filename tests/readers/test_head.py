"""The heads of speeches, as real ones are written: what is title, subtitle, byline and salutation."""

from __future__ import annotations

import pytest

from qicao.readers import parse
from qicao.speech.model import Role
from qicao.speech.view import structure

BODY = """
今天，我们召开会议，主要任务是总结工作、部署任务，推动各项工作再上新台阶。
一、提高认识
工作很重要，大家一定要高度重视起来，不能有丝毫的松懈。
"""
ADDRESS = "同志们："

# The lines of a head, then for each line what it is: t title, s subtitle, b byline, c credit, a salutation.
HEADS = [
    ("在全县经济工作会议上的讲话/（2023年1月5日）/李明/同志们：", "tbba"),
    ("李明同志在全县经济工作会议上的讲话/（根据录音整理）/（2023年1月5日）/同志们：", "tcba"),
    ("县委书记 李明/在全县经济工作会议上的讲话/同志们：", "bta"),
    ("中共云山县委书记李明/在中国共产党云山县第十四届委员会/第六次全体会议上的讲话/同志们：", "btta"),
    ("勇毅前行　再创辉煌/在全县经济工作会议上的讲话/李明/同志们：", "tsba"),
    ("关于加强基层治理的几点思考/同志们：", "ta"),
    ("2023年新年贺词/云山县人民政府县长 王强/亲爱的父老乡亲们：", "tba"),
    ("政府工作报告/——2023年1月8日在云山县第十八届人民代表大会第二次会议上/县长　王强/各位代表：", "tsba"),
    ("政府工作报告/（2023年1月8日在云山县第十八届人民代表大会第二次会议上）/县长 王强/各位代表：", "tsba"),
    ("开 幕 词/李 明/（2020年元月）/各位代表，同志们：", "tbba"),
    ("在全市领导干部大会上的讲话（节选）/2020年1月/同志们：", "tba"),
    ("坚定信心　真抓实干/　　——在全县三干会上的讲话/　　刘国庆/　　（2018.2.26）/同志们，朋友们：", "tsbba"),
    ("中共青石镇委员会书记  李  明/2021年7月1日/同志们：", "bba"),
    ("农村工作会议讲话/青石镇党委/同志们：", "tba"),
    ("全县秋冬农田水利建设动员大会/讲话稿/（县长 王强）/同志们：", "ttba"),
    ("在庆祝建党100周年/暨“七一”表彰大会上的讲话/李明/各位党员、同志们：", "ttba"),
    ("附件1/在全县安全生产会议上的讲话/（代拟稿）/同志们：", "ctsa"),
    ("在全县安全生产会议上的讲话/XX县长/20××年×月×日/同志们：", "tbba"),
    ("在退役军人座谈会上的讲话/王 强/尊敬的老首长、老班长、老战友们：", "tba"),
    ("致全县广大教师的慰问信/全县广大教师、教育工作者：", "ta"),
    ("各位领导 各位来宾/同志们", "aa"),
    ("尊敬的领导，老师，亲爱的同学们，", "a"),
]
NAMES = {"t": "title", "s": "subtitle", "b": "byline", "c": "credit", "a": "salutation"}


@pytest.mark.parametrize(("head", "expected"), HEADS, ids=[head for head, _ in HEADS])
def test_each_line_is_what_it_looks_like(head: str, expected: str) -> None:
    found = structure(parse(head.replace("/", "\n") + BODY))["paragraphs"]
    roles = [paragraph["role"] for paragraph in found]
    assert roles == [*(NAMES[letter] for letter in expected), "opening", "heading", "point"]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("在 全 镇 党 员 大 会 上 的 讲 话", "在全镇党员大会上的讲话"),
        ("在全镇党员大会上的\n讲　　话", "在全镇党员大会上的讲话"),
        ("在全镇党员大会上的 讲 话", "在全镇党员大会上的讲话"),
        ("凝心聚力 真抓实干", "凝心聚力 真抓实干"),
        ("在全镇党员大会上的讲话 2021.7.1", "在全镇党员大会上的讲话"),
        ("在全镇党员大会上的讲话（2021年7月1日）", "在全镇党员大会上的讲话"),
        ("在全镇党员大会上的讲话　镇党委书记　李明", "在全镇党员大会上的讲话"),
        ('在全镇"双提升"动员会上的讲话\n在全镇“双提升”动员会上的讲话', '在全镇"双提升"动员会上的讲话'),
        ("镇党委书记李明在党员大会上的讲话\n在全镇党员大会上的讲话", "镇党委书记李明在党员大会上的讲话"),
    ],
)
def test_a_title_is_printed_once_and_without_what_stands_beside_it(line: str, title: str) -> None:
    found = structure(parse(f"{line}\n{ADDRESS}{BODY}"))
    assert (found["title"], found["salutation"]) == (title, ADDRESS)


@pytest.mark.parametrize(
    ("line", "salutation"),
    [
        ("同志们：大家上午好！", "同志们："),
        ("各位委员、同志们，大家好！", "各位委员、同志们，"),
        ("各位会员，朋友们！晚上好！很高兴参加今天的活动，我代表镇党委、政府表示祝贺。", "各位会员，朋友们！"),
        ("同志们，今天的会议很重要，主要是安排部署下一阶段的工作。", "同志们，"),
        ("尊敬的李区长、各位领导：今天的会议很重要。", "尊敬的李区长、各位领导："),
        ("在全镇党员大会上的讲话同志们:今天的会议很重要。", "同志们:"),
        ("今天的会议很重要：大家要认真听。", None),
        ("各级领导干部要认真对待这次会议。", None),
    ],
)
def test_the_salutation_ends_where_the_speech_begins(line: str, salutation: str | None) -> None:
    assert structure(parse(line + BODY))["salutation"] == salutation


def test_the_text_after_an_address_on_its_line_is_the_opening() -> None:
    found = structure(parse("同志们：今天的会议很重要，主要是安排部署下一阶段的工作。" + BODY))
    assert found["paragraphs"][0]["role"] == "opening"
    assert found["salutation_paragraphs"] == [0]


@pytest.mark.parametrize(
    ("end", "credits"),
    [
        ("青石镇人民政府\n2026年8月12日", 2),
        ("中共青石镇委员会\n青石镇人民政府\n2026年8月12日", 3),
        ("镇长 王强\n2026年8月12日", 2),
        ("青石镇人民政府", 0),
        ("我们要紧紧依靠党委、政府\n谢谢大家！", 0),
    ],
)
def test_a_unit_signs_with_the_date_below_it(end: str, credits: int) -> None:
    text = f"在全镇大会上的讲话\n同志们：\n今天开会，大家都来了。\n让我们一起努力，把各项工作抓好！\n{end}"
    assert len(parse(text).of_role(Role.CREDIT)) == credits
