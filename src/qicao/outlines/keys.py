"""Every key of an outline in one table: the loader, its hints and the JSON Schema all come from here."""

from __future__ import annotations

from qicao.outlines.model import MOST_MINUTES
from qicao.outlines.records import MOST_POINTS, Body, Key, Points, Record
from qicao.outlines.shapes import Choice, Day, Facts, Lead, Named, Number, Text, Texts, Topics

# 整治形式主义为基层减负若干规定 (2024): a leader's speech takes no more than an hour; some 200 字 are spoken a minute.
MOST_CHARACTERS = 12_000
LEAST_CHARACTERS = 200

_MINUTES = Number(1, MOST_MINUTES, "只写分钟数，如“时长: 15”；讲话有不超过1小时的规定。不写就按会议类型的常见篇幅。")
_CHARACTERS = Number(
    LEAST_CHARACTERS,
    MOST_CHARACTERS,
    "只写字数，如“字数: 3000”；讲话有不超过1小时（约 12000 字）的规定。",
    whole=True,
)
_PACE = Number(100, 400, "写每分钟讲多少字，如“语速: 200”。", whole=True)
_PINNED = Key("选用", Texts(), "这里一定要用的用语的编号（qicao phrases 里查）", "5d3a442d87")
_COUNT = Number(1, MOST_POINTS, "写条数，如“条目: 3”；或逐条列出，如“- 标题: ……”。", whole=True)

POINT = Record(
    "条目",
    (
        Key("标题", Text(), "这一条的标题，不带序号；不写则按标题组配", "要紧扣发展提升能力"),
        Key("原文", Text(), "照用的正文，可含 {{ 事实 }}；不写则由工具组段"),
        Key("主题", Topics(), "这一条讲什么，一个词或几个词，按它选用语", "担当"),
        _PINNED,
    ),
)
_POINTS = Points(POINT, _COUNT)
_MARKER = Key("序号", Choice("序号"), "条目怎么编号", "一是")
_TOPICS = Key("主题", Topics(), "讲什么，一个词或几个词，按它选用语", "作风")
BLOCK = Record(
    "段",
    (
        Key("段", Choice("段"), "编号部分以外的一段", "主旨", required=True),
        Key("原文", Text(), "照用的原文，可含 {{ 事实 }}；不写则由工具组段"),
        Key("条目", _POINTS, "段内几条，或逐条列出", "3"),
        _TOPICS,
        _MARKER,
        _PINNED,
    ),
)
SECTION = Record(
    "部分",
    (
        Key("部分", Choice("部分"), "带一级标题的一个部分", "任务", required=True),
        Key("标题", Text(), "一级标题，不带“一、”；不写则按标题组配", "明确任务，扎实推进“{{ 活动 }}”活动"),
        Key("引子", Lead(), "标题下的小引：有、无、问题（逐条列出各条所针对的问题），或直接写出", "有"),
        Key("条目", _POINTS, "分几条，或逐条列出", "3"),
        _TOPICS,
        _MARKER,
        Key("对应", Choice("部分"), "与前面哪个部分的条目一一对应，如问题与任务", "问题"),
        _PINNED,
    ),
)
SPEAKER = Record(
    "主讲", (Key("职务", Text(), "讲话人职务，写全", "青石镇党委书记"), Key("姓名", Text(), "讲话人姓名", "李明"))
)
OUTLINE = Record(
    "提纲",
    (
        Key("会议类型", Choice("会议类型"), "开什么会，决定骨架和用语", "动员会", required=True),
        Key("标题", Text(), "讲话的标题", "在全镇“{{ 活动 }}”活动动员会上的讲话", required=True),
        Key("副标题", Text(), "破折号后的副标题"),
        Key("主讲", SPEAKER, "谁讲"),
        Key("日期", Day(), "开会的日期；年份、提法的时效都按它", "2026-11-25"),
        Key("称谓", Text(), "开头的称呼，带冒号", "同志们："),
        Key("时长", _MINUTES, "讲多少分钟，约合每分钟 200 字", "15"),
        Key("字数", _CHARACTERS, "多少字；和时长写一个就行", "3000"),
        Key("语速", _PACE, "每分钟讲多少字；不写就是 200", "200"),
        Key("用语", Named("用语"), "用哪个用语集；不写则用会议类型自己的", "动员会"),
        Key("禁用", Texts(), "不用哪些用语：写编号，或其中的几个字"),
        Key("事实", Facts(), "名: 值，文中以 {{ 名 }} 引用", "{镇: 青石镇}"),
        Key("正文", Body((BLOCK, SECTION)), "依次写段和部分", "[{段: 主旨}, {部分: 任务, 条目: 3}]", required=True),
    ),
)
