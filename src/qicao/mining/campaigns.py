"""Finding the name of the campaign that a speech is about, quoted (“能力作风建设年”活动) or not (教育整顿动员会)."""

from __future__ import annotations

import re
from collections import Counter

from qicao.lexicons import load_lexicon
from qicao.mining.words import words_around

_QUOTED = '[“"]([^“”"，。]{2,30})[”"]'
_SHORTEST, _LONGEST, _OFTEN, _VARIANT = 4, 40, 2, 6
_TAIL = 2


def campaign_names(text: str, head: str) -> tuple[tuple[str, ...], bool]:
    """The names of the speech's campaign, longest first, and whether they stand in quotation marks.

    `head` is the title and the opening. A quoted name counts when it is used again, or once in the head.
    """
    plain = _plain(head)
    if plain and text.count(plain) >= _OFTEN:
        return _variants(plain, text), False
    quoted = _quoted(text, head)
    return ((quoted,) if quoted else ()), True


def _quoted(text: str, head: str) -> str:
    """The quoted name followed most often by what only a campaign is followed by."""
    national = frozenset(load_lexicon("national")["campaigns"])
    pattern = re.compile(f"{_QUOTED}(?={load_lexicon('campaigns')['after']})")
    counts = Counter(name for name in pattern.findall(text) if name not in national)
    for name, count in counts.most_common():
        if count >= _OFTEN or name in head:
            return str(name)
    return ""


def _plain(head: str) -> str:
    """The name in the title or the opening, before 动员会 and the like."""
    data = load_lexicon("campaigns")
    meetings = data["meetings"].replace("<一>", "[\u4e00-\u9fff]")
    for found in re.finditer(rf"(?<![”\"\u4e00-\u9fff])([\u4e00-\u9fff]{{{_SHORTEST},{_LONGEST}}}?){meetings}", head):
        name = re.sub(data["before"], "", found[1])
        if len(name) >= _SHORTEST and name not in data["generic"] and name.endswith(tuple(data["endings"])):
            return name
    return ""


def _variants(name: str, text: str) -> tuple[str, ...]:
    """The name and its shorter or shuffled forms: made of its own words, with the same end (作风教育整顿)."""
    runs = set(re.findall(f"[{''.join(sorted(set(name)))}]*{name[-_TAIL:]}", text))
    forms = {run for run in runs if len(run) >= _VARIANT and _is_made_of(run, name)} | {name}
    return tuple(sorted(forms, key=lambda form: (-len(form), form)))


def _is_made_of(form: str, name: str) -> bool:
    words = words_around(form, 0, len(form)).values()
    return all(len(word) > 1 and word in name for word in words)
