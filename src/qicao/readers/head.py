"""The head of a speech: title, subtitle, byline and salutation, told apart by what their lines look like."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from qicao.lexicons import load_lexicon
from qicao.readers.lines import Line
from qicao.speech.model import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONGEST_HEAD_LINE = 60
_LONGEST_ADDRESS = 70
_MOST_HEAD_LINES = 12
_SUBTITLE = re.compile(r"^(?:[—－―─–-]{1,3}|–)\s*\S")
_BODY_END = re.compile(r"[。；！？：;!?:，,]$")
_MARKED = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}[、．.]|[（(][一二三四五六七八九十\d]{1,2}[）)]|第[一二三四五六七八九十][，、]|\d[.．、])"
)
_BRACKETS = re.compile(r"^[（(【〔\[](.*)[）)】〕\]]$")
_NAME = re.compile(r"[一-龥]{1,2}[·\s]?[一-龥]{1,3}")
_BLANKS = re.compile(r"[ \u3000\t]+")


@dataclass(frozen=True)
class HeadCues:
    """The compiled lexicon of heads."""

    address: re.Pattern[str]
    greeting: re.Pattern[str]
    date: re.Pattern[str]
    post: re.Pattern[str]
    title_end: re.Pattern[str]
    credit: re.Pattern[str]


@cache
def head_cues() -> HeadCues:
    """Compile the lexicon `head.yaml`."""
    data = load_lexicon("head")
    endings = _any(data["address_endings"])
    starts = _any(data["address_starts"])
    piece = rf"(?:{starts})?[^，,、：:！!。；\s]{{0,20}}?(?:{endings})(?:们)?(?=[，,、\s和及暨：:！!]|$)"
    return HeadCues(
        re.compile(rf"(?:{piece})(?:[，,、\s和及暨]+(?:{piece}))*(?P<mark>[：:！!，,])?"),
        re.compile(data["greetings"]),
        re.compile(data["date"]),
        re.compile(rf"(?:{_any(data['posts'])})"),
        re.compile(rf"(?:{_any(data['title_endings'])})[）)”]?$"),
        re.compile("|".join(data["credits"])),
    )


def _any(words: Sequence[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


def address_end(text: str) -> int:
    """Where the address at the start of a line ends (its mark included), 0 when there is none."""
    match = head_cues().address.match(text)
    if match is None or match.end() > _LONGEST_ADDRESS:
        return 0
    whole = match.end() == len(text)
    mark = match["mark"]
    colon = mark in ("：", ":") if mark else False
    return match.end() if colon or (mark and whole) or (whole and text.startswith(("各位", "同志们", "尊敬"))) else 0


def split_head(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Split a line that holds title, salutation and text at once into one line for each (their leads are blanks)."""
    result: list[Line] = []
    for place, line in enumerate(lines):
        result += _split_line(line) if place < _MOST_HEAD_LINES else [line]
    return tuple(result)


def _split_line(line: Line) -> list[Line]:
    cues = head_cues()
    end = address_end(line.text)
    rest = line.text[end:]
    if end and rest.strip() and not cues.greeting.fullmatch(rest.strip()):
        greeting = cues.greeting.match(rest.lstrip())
        end += (len(rest) - len(rest.lstrip()) + greeting.end()) if greeting else 0
        return _cut(line, end)
    if len(line.text) > _LONGEST_HEAD_LINE:
        title = _title_at_start(line.text)
        if title:
            first, second = _cut(line, title)
            return [first, *_split_line(second)]
    return [line]


def _cut(line: Line, end: int) -> list[Line]:
    rest = line.text[end:]
    body = rest.lstrip()
    first = line.text[:end].rstrip()
    lead = line.text[len(first) : len(line.text) - len(body)]
    return [Line(line.lead, line.indent, first), Line(lead, 0, body)]


def _title_at_start(text: str) -> int:
    """Where a title (or byline) before the first blank ends, 0 when the line does not begin with one."""
    blank = _BLANKS.search(text)
    if blank is None or blank.start() > _LONGEST_HEAD_LINE:
        return 0
    start, cues = text[: blank.start()], head_cues()
    return blank.start() if cues.title_end.search(start) or is_byline(start) else 0


def is_byline(text: str) -> bool:
    """Whether a line holds a date, or a post and a name, or a name alone, and nothing else."""
    cues = head_cues()
    inner = _BRACKETS.sub(r"\1", text).strip()
    rest = cues.date.sub("", inner).strip(" \u3000，,、（）()[]【】")
    if rest != inner and not cues.title_end.search(rest):
        return len(rest) <= _LONGEST_HEAD_LINE // 2
    if cues.title_end.search(inner) or len(inner) > _LONGEST_HEAD_LINE // 2 + 10:
        return False
    post = list(cues.post.finditer(inner))
    name = inner[post[-1].end() :].strip(" \u3000：:，,") if post else inner
    if post and (_NAME.fullmatch(name) or not name):
        return bool(name) or inner != text or len(inner) <= _LONGEST_HEAD_LINE // 3
    return not post and inner != text and _NAME.fullmatch(inner) is not None


def head_roles(lines: Sequence[Line]) -> tuple[Role, ...]:
    """The roles of the leading lines: title, subtitle, byline, salutation; what follows is the body."""
    texts = [line.text for line in lines]
    start, end = _salutation(texts)
    roles = [_head_role(text) for text in texts[: start if end else _leading(texts)]]
    return (*_with_names(roles, texts), *(Role.SALUTATION for _ in range(start, end)))


def _salutation(texts: Sequence[str]) -> tuple[int, int]:
    """The range of the salutation's lines, (0, 0) when there is none."""
    for place, text in enumerate(texts[:_MOST_HEAD_LINES]):
        if address_end(text):
            end = place + 1
            while end < len(texts) and address_end(texts[end]):
                end += 1
            return place, end
        if not _may_stand_in_head(text):
            break
    return 0, 0


def _may_stand_in_head(text: str) -> bool:
    return len(text) <= _LONGEST_HEAD_LINE and not re.search(r"[。；;]$", text) and not _MARKED.match(text)


def _leading(texts: Sequence[str]) -> int:
    """How many leading lines look like title or byline, for a speech without a salutation."""
    for place, text in enumerate(texts[:_MOST_HEAD_LINES]):
        if len(text) > _LONGEST_HEAD_LINE or _BODY_END.search(text) or _MARKED.match(text):
            return place
    return 0 if len(texts) <= _MOST_HEAD_LINES else _MOST_HEAD_LINES


def _head_role(text: str) -> Role:
    if _SUBTITLE.match(text):
        return Role.SUBTITLE
    return Role.BYLINE if is_byline(text) else Role.TITLE


def _with_names(roles: Sequence[Role], texts: Sequence[str]) -> tuple[Role, ...]:
    """After the title, a name alone and whatever follows a byline belong to the byline."""
    result: list[Role] = []
    for role, text in zip(roles, texts, strict=False):
        titled = role is Role.TITLE and Role.TITLE in result
        names = titled and (Role.BYLINE in result or _NAME.fullmatch(text) is not None)
        result.append(Role.BYLINE if names else role)
    return tuple(result)
