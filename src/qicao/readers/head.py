"""The head of a speech: title, subtitle, byline and salutation, told apart by what their lines look like."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from qicao.lexicons import load_lexicon
from qicao.readers.address import address_end, any_of, greeting_end, vocative_end
from qicao.readers.lines import Line, compact
from qicao.readers.sequences import begins_with_marker
from qicao.speech.model import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONGEST_LINE = 60
_MOST_LINES = 14
_LONGEST_BYLINE = 30
_SHORTEST_TITLE = 6
_SUBTITLE = re.compile(r"^(?:[—－―─–-]{1,4})\s*\S")
_SENTENCE = re.compile(r"[。；;]$")
_NO_TITLE = re.compile(r"[。；！？：;!?:，,]$")
_BRACKETS = re.compile(r"^[（(【〔\[](.*)[）)】〕\]]$")
_HEAD = frozenset({Role.TITLE, Role.SUBTITLE, Role.BYLINE, Role.SALUTATION, Role.CREDIT})
_OCCASION = re.compile(r"^[（(]?在.{3,}上[）)]?$")
_UNFINISHED = re.compile(r"(?:[的暨和及与、]|同志)$")
_BLANK = re.compile(r"\s+")
_REMARK = r"[（(][^（）()\d]{1,8}[）)]"
_PLACEHOLDER = "[×xXＸ*＊○]{1,3}|某{1,2}"


@dataclass(frozen=True)
class HeadCues:
    """The compiled lexicon of heads. `title` is a whole title at the start of a line."""

    date: re.Pattern[str]
    post: re.Pattern[str]
    name: re.Pattern[str]
    label: re.Pattern[str]
    unit: re.Pattern[str]
    title_end: re.Pattern[str]
    title: re.Pattern[str]
    credit: re.Pattern[str]
    page_number: re.Pattern[str]


@cache
def head_cues() -> HeadCues:
    """Compile the lexicon `head.yaml`."""
    words = load_lexicon("head")
    endings = any_of(words["title_endings"])
    addresses = any_of((*words["address_starts"], *words["vocatives"]))
    return HeadCues(
        date=re.compile(words["date"]),
        post=re.compile(f"{any_of(words['posts'])}|(?:{any_of(words['units'])})(?=.)"),
        name=re.compile(rf"(?:{_name(words['surnames'], words['double_surnames'])})(?:同志)?"),
        label=re.compile(words["labels"]),
        unit=re.compile(rf"[^，。]{{2,24}}(?:{any_of(words['units'])})$"),
        title_end=re.compile(rf"(?:{endings})(?:{_REMARK}|[）)”」》])?$"),
        title=re.compile(rf"[^。！？；]{{2,{_LONGEST_LINE}}}?(?:{endings})(?:{_REMARK})?(?=\s|[（(]|$|{addresses})"),
        credit=re.compile("|".join(words["credits"])),
        page_number=re.compile(words["page_number"]),
    )


def _name(surnames: str, double: Sequence[str]) -> str:
    """How a person may be called: 李明, 欧阳修文, 巴特尔·阿木, ×××."""
    given = "[一-龥]{1,2}"
    return rf"(?:[{surnames}]|{any_of(double)}){given}|[一-龥]{{2,6}}·[一-龥]{{2,6}}|[一-龥]?(?:{_PLACEHOLDER})"


def split_head(lines: Sequence[Line]) -> tuple[tuple[Role, ...], tuple[Line, ...]]:
    """The roles of the leading lines, and all lines: one that holds title, salutation and text is cut into several.

    What follows the lines that have a role is the body. The parts of a cut line have blanks or nothing as lead.
    """
    cut: list[list[Line]] = []
    for line in lines[:_MOST_LINES]:
        cut.append(_parts(line))
        if _is_text(cut[-1][-1]):
            break
    parts = [part for parts_of_line in cut for part in parts_of_line]
    if parts and not any(map(_is_address, parts)):
        parts[-1:] = _cut(parts[-1], vocative_end(parts[-1].text))
    return _roles(parts), (*parts, *lines[len(cut) :])


def _is_address(line: Line) -> bool:
    return line.hint is Role.SALUTATION or (not _is_said_to_be_text(line) and address_end(line.text) > 0)


def _is_said_to_be_text(line: Line) -> bool:
    """Whether its style says what a line does in the body of the speech."""
    return isinstance(line.hint, Role) and line.hint not in _HEAD


def _is_text(line: Line) -> bool:
    """Whether a line is text of the speech and no part of its head."""
    if _is_said_to_be_text(line):
        return True
    if line.hint in _HEAD or address_end(line.text):
        return False
    return len(line.text) > _LONGEST_LINE or bool(_SENTENCE.search(line.text)) or begins_with_marker(line.text)


def _parts(line: Line) -> list[Line]:
    """The title, the byline, the salutation and the text that stand on one line."""
    parts = [line]
    while not _is_said_to_be_text(line) and len(cut := _cut(parts[-1], _first_part(parts[-1].text))) > 1:
        parts[-1:] = cut
    return parts


def _cut(line: Line, end: int) -> list[Line]:
    """The line cut at `end`, whole when nothing would stand on one side."""
    first, body = line.text[:end].rstrip(), line.text[end:].lstrip()
    if not first or not body:
        return [line]
    lead = line.text[len(first) : len(line.text) - len(body)]
    of_head = line.hint in _HEAD
    hints = (line.hint, None) if of_head else (None, line.hint)
    return [Line(line.lead, first, hints[0]), Line(lead, body, hints[1], line.heads)]


def _first_part(text: str) -> int:
    """Where the title, byline or salutation ends that a line begins with; 0 when it holds one thing only."""
    title = head_cues().title.match(text)
    if title and not address_end(title.group()):
        rest = text[title.end() :].lstrip()
        bracket = rest[: rest.find("）") + 1 or rest.find(")") + 1]
        if rest and (len(text) > _LONGEST_LINE or address_end(rest) or is_byline(bracket or rest)):
            return title.end()
    end = address_end(text)
    if end:
        rest = text[end:].lstrip()
        return len(text) - len(rest) + greeting_end(rest)
    blank = _BLANK.search(text)
    if len(text) > _LONGEST_LINE and blank and is_byline(text[: blank.start()]):
        return blank.end()
    return 0


def is_byline(text: str) -> bool:
    """Whether a line holds a date, or a post and a name, or a name in brackets, and nothing else."""
    if len(text) > 2 * _LONGEST_LINE or _NO_TITLE.search(text):
        return False
    cues = head_cues()
    inner = compact(_BRACKETS.sub(r"\1", text))
    if cues.label.match(inner):
        return len(inner) <= _LONGEST_LINE
    dated = cues.date.search(inner) is not None
    rest = cues.date.sub("", inner).strip("，,、（）()[]【】")
    if not inner or cues.title_end.search(rest) or len(rest) > _LONGEST_BYLINE:
        return False
    return dated or _has_speaker(inner, bracketed=inner != compact(text))


def names_unit(text: str) -> bool:
    """Whether a line is the name of a unit and nothing else."""
    return head_cues().unit.fullmatch(compact(text)) is not None


def _has_speaker(text: str, *, bracketed: bool) -> bool:
    cues = head_cues()
    posts = list(cues.post.finditer(text))
    if not posts:
        return bracketed and cues.name.fullmatch(text) is not None
    name = text[posts[-1].end() :].strip("：:，,")
    return cues.name.fullmatch(name) is not None or (not name and len(text) <= _LONGEST_BYLINE // 2)


def stands_below_title(text: str) -> bool:
    """Whether a line is none of a title's, however it is styled: an address, a date alone, a post and a name."""
    return address_end(text) > 0 or _names_day_or_speaker(text)


def _names_day_or_speaker(text: str) -> bool:
    """Whether a line is a byline even where its style says title or subtitle; there, a date may stand among words."""
    inner = compact(_BRACKETS.sub(r"\1", text))
    rest = head_cues().date.sub("", inner).strip("，,、（）()[]【】")
    return is_byline(text) and (not rest or _has_speaker(rest, bracketed=inner != compact(text)))


def _roles(parts: Sequence[Line]) -> tuple[Role, ...]:
    """The roles of the leading lines; the first line without one begins the body."""
    start, end = _salutation(parts)
    leading = start if end else _leading(parts)
    roles: list[Role] = []
    for place in range(leading):
        roles.append(_said(parts[place], roles) or _role([part.text for part in parts[: place + 1]], roles))
    return (*roles, *(Role.SALUTATION for _ in range(start, end)))


def _said(part: Line, before: Sequence[Role]) -> Role | None:
    """The role that its style gives a line above the salutation; a date below the title is no part of it."""
    if part.hint not in _HEAD or part.hint is Role.SALUTATION:
        return None
    above_all = part.hint is Role.BYLINE or (part.hint is Role.TITLE and Role.TITLE not in before)
    return Role.BYLINE if not above_all and _names_day_or_speaker(part.text) else Role(part.hint)


def _salutation(parts: Sequence[Line]) -> tuple[int, int]:
    """The range of the salutation's lines, (0, 0) when there is none."""
    for place, part in enumerate(parts):
        if _is_address(part):
            rest = (i for i in range(place + 1, len(parts)) if not _is_address(parts[i]))
            return place, next(rest, len(parts))
        if _is_text(part):
            break
    return 0, 0


def _leading(parts: Sequence[Line]) -> int:
    """How many leading lines look like title or byline, for a speech without a salutation."""
    return next((i for i, part in enumerate(parts) if _ends_head(part, parts[:i])), 0)


def _ends_head(part: Line, before: Sequence[Line]) -> bool:
    """Whether a line is text, or ends like text, or is styled as a heading below what is a title for sure."""
    if part.hint in _HEAD:
        return False
    if _is_text(part) or _NO_TITLE.search(part.text):
        return True
    titled = any(line.hint is Role.TITLE or head_cues().title_end.search(compact(line.text)) for line in before)
    of_head = _SUBTITLE.match(part.text) or is_byline(part.text) or head_cues().title_end.search(compact(part.text))
    return isinstance(part.hint, int) and titled and not of_head


def _role(texts: Sequence[str], before: Sequence[Role]) -> Role:
    """The role of the last of the texts, which stand before the salutation."""
    cues, last, text = head_cues(), before[-1] if before else None, texts[-1]
    if cues.credit.match(text) or cues.page_number.match(text):
        return Role.CREDIT
    if _SUBTITLE.match(text) or (last is Role.TITLE and _BRACKETS.match(text) and not is_byline(text)):
        return Role.SUBTITLE
    bare = compact(text)
    if cues.title_end.search(bare):
        second = last is Role.SUBTITLE or (last is Role.TITLE and _goes_with(texts[-2], bare))
        return Role.SUBTITLE if second else Role.TITLE
    if _OCCASION.search(cues.date.sub("", bare)):
        return Role.SUBTITLE
    below = last is Role.SUBTITLE or Role.BYLINE in before
    names = Role.TITLE in before and (below or _names_speaker(bare, texts[-2]))
    return Role.BYLINE if names or is_byline(text) else Role.TITLE


def _goes_with(title: str, text: str) -> bool:
    """Whether 在…会议上的讲话 stands below a title of its own (and does not go on with a wrapped one)."""
    whole = len(title) >= _SHORTEST_TITLE and "在" not in title and not _UNFINISHED.search(title)
    return whole and text.startswith("在") and not head_cues().title_end.search(title)


def _names_speaker(text: str, title: str) -> bool:
    """Whether a line after the title is a name alone, or names a unit when the title is complete."""
    cues = head_cues()
    complete = cues.title_end.search(compact(title)) is not None
    return cues.name.fullmatch(text) is not None or (complete and cues.unit.match(text) is not None)
