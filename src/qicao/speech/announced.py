"""Announced counts: where a speech says how many things follow, and how many do (讲三点意见 … 一、二、三、)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qicao.speech.model import Role
from qicao.speech.numerals import value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qicao.speech.model import Item, Speech

_NUMBER = r"(?P<number>[一二三四五六七八九十两]{1,3}|[0-9０-９]{1,2})"
_UNITS = "个|点|条|项|件|大|方面|句|种|层|步|关|场|类|桩|道|篇|笔|张|块|把|支|股|份|组|堂|招|对|本|座|条线|盘|根|双"
_QUOTED = re.compile(rf"[“\"]{_NUMBER}(?:{_UNITS})?[^”\"，。]{{1,8}}[”\"]")
_PLAIN = re.compile(
    rf"(?<![第十百“\"0-9０-９.])(?<!其中){_NUMBER}(?:{_UNITS})(?P<noun>[^，,。：:；;、“”\"！？（）()\s]{{0,12}})"
)
_SAYS = re.compile(
    r"(?:讲|谈|说|提|强调|部署|汇报|通报|介绍|明确|抓好|抓住|做好|做到|搞好|把握|把握好|表态|承诺|体现|表现|存在|突出|处理好|落实|注意|重点|包括|分为"
    r"|建议|希望|从|在|送|是|以下|如下)[^，,。；：]{0,6}$|(?:我|这里)有$"
)
_BACK = re.compile(r"(?:这|以上|上述)$")
_NOT_AFTER = re.compile(r"(?:第|十|每|各|前|后|近|这|那)$")
_SENTENCE_START = re.compile(r"(?<=[。！？；!?;])")
_TRAILING = re.compile(
    r"(?:上|中|里|来|展开|抓起|入手|着力|发力|用力|下功夫|作(?:表态|发言|说明|介绍|汇报|报告|强调|部署|安排|要求)|谈|讲|做|抓|与大家|和大家).*$"
)


_FEWEST = 2
_NEAR = 2
_NEAR_END = 4
_NEAR_NOUN = 12


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
        inline = _inline_lists(paragraph.items)
        for before, after, found in inline:
            said = _say(before, found) or _say_back(after)
            if said:
                result.append(Announced(place, *said, found))
        if not inline or paragraph.items[-1].marker is None:
            result += _following(speech, place, paragraph.plain if not inline else "")
    return tuple(result)


def _inline_lists(items: Sequence[Item]) -> list[tuple[str, str, int]]:
    """Each list inside the paragraph: the text before it, the text of its last item, the number of its items."""
    lists = []
    for place, item in enumerate(items):
        if item.marker is None or item.marker.number != 1:
            continue
        style = item.marker.style
        run = [i for i in items[place:] if i.marker and i.marker.style == style]
        numbers = [i.marker.number for i in run if i.marker]
        length = next((n for n in range(1, len(numbers)) if numbers[n] <= numbers[n - 1]), len(numbers))
        before = items[place - 1].plain if place else ""
        lists.append((before, run[length - 1].plain, length))
    return lists


def _following(speech: Speech, place: int, text: str) -> list[Announced]:
    """A count at the end of a paragraph that the paragraphs after it answer."""
    found = _answers(speech, place) if text else 0
    said = _say(text, found)
    if said is None or not found:
        return []
    introduces = text.endswith(("：", ":")) or not said[0].startswith(("“", '"'))
    return [Announced(place, *said, found)] if introduces or said[1] == found else []


def _answers(speech: Speech, place: int) -> int:
    """How many markers of one style follow paragraph `place`, below its own level, until a higher level ends them."""
    own = speech.paragraphs[place].items[0].marker
    rest = speech.paragraphs[place + 1 :]
    first = next((p.items[0].marker for p in rest[:_NEAR] if p.items[0].marker), None)
    if (
        first is None
        or first.number != 1
        or (own is not None and own.level >= first.level and own.style != first.style)
    ):
        return 0
    if own is not None and own.style == first.style:
        return 0
    count = 0
    for paragraph in rest:
        head = paragraph.items[0].marker
        ends = head is not None and (
            head.level < first.level or (head.style == first.style and head.number == 1 and count)
        )
        if ends or paragraph.role is Role.CLOSING:
            break
        count += head is not None and head.style == first.style
    return count


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
        if near and (introduces or agrees or (not quoted and _SAYS.search(before))):
            return _TRAILING.sub("", match.group()), number
    return None


def _say_back(text: str) -> tuple[str, int] | None:
    """A count that looks back at the list before it: 这“三个不为”…."""
    for match in _QUOTED.finditer(text):
        number = value(match["number"])
        if number is not None and _BACK.search(text[: match.start()]):
            return match.group(), number
    return None
