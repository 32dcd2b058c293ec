"""Sets made for tests: written as people write them, and as the miner hands them over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from qicao.bank.phrase import (
    HeadingSet,
    Passage,
    Phrase,
    PhraseRole,
    PhraseSet,
    Register,
    Slot,
    Source,
    Validity,
    content_id,
    parse_parts,
    print_parts,
)

if TYPE_CHECKING:
    from pathlib import Path

SET = "名称: 动员会\n会议类型: 动员会\n"
NASTY = [
    *("y", "no", "ON", "off", "true", "null", "~", ".inf", "-.INF", ".nan", "=", "<<", "1e3", "0x1f", "0o7", "0b1"),
    *("1_000", "12:30", "2026-01-01", "-", "--", "---", "...", "#a", "a#b", "%Y", "[a]", "{a", "*a", "&a", "!a", "|a"),
    *(">a", "a:", "a,", "@a", "`a", '"a', "'a", "\\a", "全{级}", "{镇}党委", "“活动”"),
]


def write_set(folder: Path, **files: str) -> Path:
    """Write a set into `folder`, a file for each keyword; `set.yaml` is there unless given."""
    folder.mkdir(parents=True, exist_ok=True)
    for stem, text in ({"set": SET} | files).items():
        (folder / f"{stem}.yaml").write_bytes(text.encode())
    return folder


def phrase(text: str, *sources: Source, role: PhraseRole = PhraseRole.MAXIM, under: str = "") -> Phrase:
    """A phrase as mined."""
    return Phrase(content_id(text), parse_parts(text), role, under=under, sources=sources)


def mined(*phrases: Phrase, digests: dict[str, str] | None = None) -> PhraseSet:
    """What was mined, for a set that may not exist yet."""
    return PhraseSet("动员会", "mobilisation", "动员会", None, phrases, digests=digests or {})


def files_of(folder: Path) -> dict[str, bytes]:
    """All files of a set, by name."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


_TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="{}"), min_size=1, max_size=20)
_LINE = st.one_of(_TEXT, st.sampled_from([one for one in NASTY if "{" not in one])).filter(str.strip)
_SLOT = st.sampled_from([Slot("镇"), Slot("级"), Slot("活动")])
_PARTS = st.lists(_LINE | _SLOT, min_size=1, max_size=4).map(lambda parts: parse_parts("".join(map(str, parts))))
_WORDS = st.lists(_LINE.filter(lambda word: not set(word) & set("，、；")), max_size=3, unique=True).map(tuple)
_SPEECH = st.sampled_from(["000", "讲话 #1, [终]", "no", "12:30", "动员会讲话“稿”"])
_SOURCES = st.lists(
    st.builds(Source, _SPEECH, st.integers(0, 99), st.integers(0, 9)), min_size=1, max_size=3, unique=True
).map(tuple)
_VALIDITY = st.tuples(st.none() | st.dates(), st.none() | st.dates()).map(
    lambda days: Validity(*sorted(days)) if all(days) else Validity(*days)  # type: ignore[type-var] # all are days
)


@st.composite
def phrases(draw: st.DrawFn) -> Phrase:
    """Any phrase that a miner may hand over."""
    parts = draw(_PARTS)
    return Phrase(
        content_id(print_parts(parts)),
        parts,
        draw(st.sampled_from(PhraseRole)),
        draw(_WORDS),
        draw(_WORDS),
        draw(st.sampled_from(Register)),
        draw(_VALIDITY),
        draw(st.just("") | _LINE),
        draw(_SOURCES),
    )


@st.composite
def heading_sets(draw: st.DrawFn) -> HeadingSet:
    """Any heading set that a miner may hand over."""
    headings = tuple(draw(st.lists(_PARTS, min_size=1, max_size=3)))
    name = content_id(*map(print_parts, headings))
    section = draw(st.just("") | _LINE)
    return HeadingSet(name, draw(st.integers(1, 4)), headings, draw(_WORDS), draw(_VALIDITY), section, draw(_SOURCES))


@st.composite
def passages(draw: st.DrawFn) -> Passage:
    """Any passage that a miner may hand over."""
    kind, roles = draw(_LINE), tuple(draw(st.lists(st.sampled_from(PhraseRole), min_size=1, max_size=5)))
    return Passage(content_id(kind, *(role.chinese for role in roles)), kind, roles, draw(_SOURCES))


def phrase_sets() -> st.SearchStrategy[PhraseSet]:
    """Any set that a miner may hand over."""
    return st.builds(
        PhraseSet,
        st.just("动员会"),
        st.just("mobilisation"),
        st.none() | _LINE,
        st.none(),
        st.lists(phrases(), max_size=6).map(tuple),
        st.lists(heading_sets(), max_size=3).map(tuple),
        st.lists(passages(), max_size=3).map(tuple),
    )
