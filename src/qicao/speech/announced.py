"""Announced counts: where a speech says how many things follow, and how many do (讲三点意见 … 一、二、三、)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qicao.speech.markers import LEVEL_LINE, family
from qicao.speech.model import Role
from qicao.speech.numerals import value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qicao.speech.model import Item, Speech

_NUMBER = r"(?P<number>[一二三四五六七八九十两]{1,3}|[0-9０-９]{1,2})"
_UNITS = "个|点|条|项|件|大|方面|句|种|层|步|关|场|类|桩|道|篇|笔|张|块|把|支|股|份|组|堂|招|对|本|座|条线|盘|根|双"
_QUOTED = re.compile(rf"[“\"]{_NUMBER}(?:{_UNITS})?[^”\"，。]{{1,8}}[”\"]")
_CHARACTER = r"[^，,。：:；;、“”\"！？（）()\s]"
_PLAIN = re.compile(
    rf"(?<![第十百“\"0-9０-９.])(?<!其中){_NUMBER}(?:{_UNITS})"
    rf"(?P<noun>方面(?:的{_CHARACTER}{{1,8}})?|(?<=方面)(?:的{_CHARACTER}{{1,8}})?"
    rf"|{_CHARACTER}{{0,12}}(?:“[^”“，。]{{1,10}}”)?)"
)
# What is said to follow even when fewer or more items do: 有三个问题, not 全县三个乡镇.
_FOLLOWS = re.compile(
    rf"^{_NUMBER}(?:点|句|个?方面|件事|个[词字])|(?:问题|特点|原因|要求|意见|任务|环节|重点|措施|建议|希望|体会|不足|短板|变化|关系|原则|步骤|工作|感受|感想|想法|看法"
    r"|情况|事|事情|要点|打算|表态|承诺|倡议|启示|优势|成绩|成效|亮点|内容|关键|意思|文章)$"
)
_SAYS = re.compile(
    r"(?:讲|谈|说|提|强调|部署|汇报|通报|介绍|明确|抓好|抓住|做好|做到|搞好|把握|把握好|表态|承诺|体现|表现|存在|突出|处理好|落实|注意|重点|包括|分为"
    r"|建议|希望|从|在|送|是|有|以下|如下)[^，,。；：]{0,6}$"
)
_BACK = re.compile(r"(?:这|以上|上述)$")
_NOT_AFTER = re.compile(r"(?:第|十|每|各|前|后|近|这|那)$")
_SENTENCE_START = re.compile(r"(?<=[。！？；!?;])")
_TRAILING = re.compile(
    r"(?:(?<![重主必])要(?![求点素务领])|上|中|里|来|向|报告工作|汇报工作|展开|抓起|入手|着力|发力|用力|下功夫|作(?:表态|发言|说明|介绍|汇报|报告|强调|部署|安排|要求)|谈|讲|做|抓|[与和同跟供](?:大家|同志们|各位|同学们)).*$"
)


_FEWEST = 2
_NEAR = 2
_NEAR_END = 4
_NEAR_NOUN = 12
_LONGEST_LIST = 20
_NUMERAL = "{一}"


@dataclass(frozen=True, slots=True)
class Announced:
    """A count that markers answer: 0-based paragraph, the words, the number said, the number of markers found."""

    paragraph: int
    text: str
    count: int
    found: int


def announced_counts(speech: Speech) -> tuple[Announced, ...]:
    """Every announced count of the speech, in order, at most one for each list."""
    result = []
    for place, paragraph in enumerate(speech.paragraphs):
        lists = _inline_lists(paragraph.items)
        for run in lists:
            found = run.count + (_going_on(speech, place, run.last) if run.last is paragraph.items[-1] else 0)
            said = _say(run.before, found) or (_say_back(run.last.plain) if run.count > 1 else None)
            if said:
                result.append(Announced(place, *said, found))
        result += _following(speech, place, paragraph.items[-1].plain if lists else paragraph.plain)
    return tuple(result)


@dataclass
class _List:
    """A list inside a paragraph: the text before it, how many items it has, its last one."""

    before: str
    count: int
    last: Item


def _inline_lists(items: Sequence[Item]) -> list[_List]:
    lists: list[_List] = []
    still_open: dict[str, _List] = {}
    for place, item in enumerate(items):
        if item.marker is None:
            continue
        style, run = item.marker.style, still_open.get(item.marker.style)
        if item.marker.number == 1:
            still_open[style] = _List(items[place - 1].plain if place else "", 1, item)
            lists.append(still_open[style])
        elif run and run.last.marker and item.marker.number > run.last.marker.number:
            run.count, run.last = run.count + 1, item
        else:
            still_open.pop(style, None)
    return lists


def _going_on(speech: Speech, place: int, last: Item) -> int:
    """How many of the next paragraphs begin with the markers that follow the last one of a paragraph."""
    count = 0
    for paragraph in speech.paragraphs[place + 1 : place + 1 + _LONGEST_LIST]:
        marker = paragraph.items[0].marker
        if marker is None or last.marker is None or marker.style != last.marker.style:
            break
        if marker.number != last.marker.number + 1 + count:
            break
        count += 1
    return count


def _following(speech: Speech, place: int, text: str) -> list[Announced]:
    """A count at the end of a paragraph that the paragraphs after it answer."""
    found = _answers(speech, place)
    said = _say(text, found) if found else None
    if said is None:
        return []
    introduces = text.endswith(("：", ":")) or not said[0].startswith(("“", '"'))
    return [Announced(place, *said, found)] if introduces or said[1] == found else []


def _answers(speech: Speech, place: int) -> int:
    """How many markers that count on follow paragraph `place`, below its own level, until 一、 ends them."""
    own = speech.paragraphs[place].items[0].marker
    near = (p.items[0].marker for p in speech.paragraphs[place + 1 : place + 1 + _NEAR])
    first = next((marker for marker in near if marker), None)
    if first is None or first.number != 1 or (own and (own.level >= first.level or own.style == first.style)):
        return 0
    count = 0
    for index in range(place + 1, len(speech.paragraphs)):
        paragraph = speech.paragraphs[index]
        marker = paragraph.items[0].marker
        same = marker is not None and _kind(marker.style) == _kind(first.style)
        higher = marker is not None and marker.level == LEVEL_LINE < first.level
        if higher or (same and marker and marker.number == 1 and count) or paragraph.role is Role.CLOSING:
            break
        count += same
    return count


def _kind(style: str) -> str:
    """The style, without the verb of a list in which each numeral has its own: 一学… 二看… 三访…."""
    return _NUMERAL if style.startswith(_NUMERAL) and style.removeprefix(_NUMERAL).isalpha() else family(style)


def _say(text: str, found: int) -> tuple[str, int] | None:
    """The count said in the last sentence of `text`, which `found` markers follow: its words and its number."""
    tail = _SENTENCE_START.split(text.rstrip("。：:；，,！ "))[-1]
    introduces = text.rstrip().endswith(("：", ":"))
    for match in (*_QUOTED.finditer(tail), *reversed(list(_PLAIN.finditer(tail)))):
        number = value(match["number"])
        before, after = tail[: match.start()], tail[match.end() :]
        if number is None or number < _FEWEST or _NOT_AFTER.search(before):
            continue
        quoted = match.group()[0] in '“"'
        near = len(after) <= (_NEAR_END if quoted else _NEAR_NOUN)
        agrees = number == found and (quoted or len(after) <= _NEAR_END)
        said = _TRAILING.sub("", match.group())
        if near and (introduces or agrees or (not quoted and _SAYS.search(before) and _FOLLOWS.search(said))):
            return said, number
    return None


def _say_back(text: str) -> tuple[str, int] | None:
    """A count that looks back at the list before it: 这“三个不为”…."""
    for match in _QUOTED.finditer(text):
        number = value(match["number"])
        if number is not None and _BACK.search(text[: match.start()]):
            return match.group(), number
    return None
