"""Bylines: who speaks and when, out of the lines under a title."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from qicao.lexicons import load_lexicon
from qicao.outlines.model import Speaker

if TYPE_CHECKING:
    from collections.abc import Sequence

_DATE = re.compile(r"(20\d{2})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*日?")
_AROUND = re.compile(r"[（）()【】\[\]]")


def speaker_and_date(lines: Sequence[str]) -> tuple[Speaker, date | None]:
    """Read 青石镇党委书记 李明 / （2026年11月25日）; what is not there is None."""
    text = " ".join(lines)
    return _speaker(_AROUND.sub(" ", _DATE.sub(" ", text)).split()), _date(text)


def _date(text: str) -> date | None:
    found = _DATE.search(text)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def _speaker(words: Sequence[str]) -> Speaker:
    posts = tuple(load_lexicon("head")["posts"])
    post = " ".join(word for word in words if word.endswith(posts))
    name = "".join(word for word in words if not word.endswith(posts))
    return Speaker(post or None, name or None)
