"""Bylines: who speaks and when, out of the lines under a title."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from qicao.lexicons import load_lexicon
from qicao.outlines.model import Speaker
from qicao.speech.numerals import value
from qicao.speech.open_place import SHAPE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_AROUND = re.compile(rf"({SHAPE})|[（）()【】\[\]]")
_WORD = re.compile(rf"(?:{SHAPE}|\S)+")
_POST = "职务"
_NUMBER = re.compile(r"[^\s年月日号.．/-]+")
_DIGITS_OF_YEARS = str.maketrans("〇○零ＯO一二三四五六七八九", "00000123456789")


def speaker_and_date(lines: Sequence[str]) -> tuple[Speaker, date | None]:
    """Read 青石镇党委书记 李明 / （2026年11月25日）; what is not there is None. A gap (【待补：镇名】) stays whole."""
    text = " ".join(_said_of_the_speech(lines))
    bare = _AROUND.sub(lambda found: found[1] or " ", _pattern("date").sub(" ", text))
    return _speaker(_WORD.findall(bare)), _date(text)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(load_lexicon("head")[name])


def _said_of_the_speech(lines: Sequence[str]) -> Iterator[str]:
    """The lines without their labels (主讲人：); of those that tell something else (地点：) only a date."""
    for line in lines:
        text = _pattern("speaker_labels").sub("", line.strip())
        if _pattern("labels").match(text):
            yield from (found[0] for found in (_pattern("date").search(text),) if found)
        else:
            yield text


def _date(text: str) -> date | None:
    found = _pattern("date").search(text)
    numbers = _NUMBER.findall(found[0]) if found else []
    try:
        year, month, day = numbers[:3]
        return date(int(year.translate(_DIGITS_OF_YEARS)), value(month) or 0, value(day) or 0)
    except ValueError:
        return None


def _speaker(words: Sequence[str]) -> Speaker:
    posts = (*load_lexicon("head")["posts"], _POST)
    post = " ".join(word for word in words if word.rstrip("】").endswith(posts))
    name = "".join(word for word in words if not word.rstrip("】").endswith(posts))
    return Speaker(post or None, name or None)
