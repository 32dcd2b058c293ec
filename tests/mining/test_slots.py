"""What is local becomes a slot or is refused; the cases stand in tests/fixtures/slots, one a line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qicao.bank.phrase import parse_parts, print_parts
from qicao.errors import QicaoError
from qicao.mining.context import Context
from qicao.mining.slots import generaliser, load_generaliser, slot_kinds
from qicao.readers import parse, read
from qicao.yamlfile import load_plain

FIXTURES = Path(__file__).parents[1] / "fixtures/slots"
SOURCES = Path(__file__).parents[2] / "phrasebank/sources"
TOOLS = load_generaliser()


def _lines(name: str) -> list[str]:
    lines = (FIXTURES / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def _rows(name: str) -> Any:
    path = FIXTURES / name
    return load_plain(path, path.read_text(encoding="utf-8"), QicaoError)


def _context(row: dict[str, Any]) -> Context:
    return Context(
        own=row.get("本级", ""),
        upper=row.get("上级", ""),
        campaigns=tuple(row.get("活动", ())),
        quoted=row.get("引号") != "否",
        year=row.get("年"),
        places=tuple(row.get("地名", {}).items()),
    )


def _generalised(sentence: str, context: Context) -> str:
    made = TOOLS.generalise(sentence, context)
    return f"拒：{made.refusal}" if made.refusal else print_parts(made.parts)


@pytest.mark.parametrize("line", _lines("leaks.txt"))
def test_every_leak_is_found(line: str) -> None:
    text, expected = line.split(" | ")
    found = [leak.text for leak in TOOLS.leaks(text)]
    missed = [name for name in expected.split("、") if not any(name in words or words in name for words in found)]
    assert not missed, found


@pytest.mark.parametrize("text", _lines("clean.txt"))
def test_ordinary_prose_holds_no_leak(text: str) -> None:
    assert TOOLS.leaks(text) == ()


def _cases() -> list[Any]:
    rows = [(group["语境"], line) for group in _rows("generalise.yaml") for line in group["句子"].splitlines()]
    return [pytest.param(_context(context), *line.split(" → "), id=line) for context, line in rows]


@pytest.mark.parametrize(("context", "sentence", "expected"), _cases())
def test_what_is_local_becomes_a_slot_or_is_refused(context: Context, sentence: str, expected: str) -> None:
    made = _generalised(sentence, context)
    assert made.startswith(expected) if expected.startswith("拒：") else made == expected


@pytest.mark.parametrize("row", _rows("contexts.yaml"), ids=lambda row: row["讲话"].splitlines()[0])
def test_a_speech_tells_its_context(row: dict[str, Any]) -> None:
    assert TOOLS.speech_context(parse(row["讲话"])) == _context(row)


def test_every_hit_in_the_five_speeches_is_known() -> None:
    found = [
        f"{path.stem} | {number} | {leak.reason} | {leak.text}"
        for path in sorted(SOURCES.glob("*.txt"))
        for number, line in enumerate(filter(str.strip, path.read_text(encoding="utf-8-sig").splitlines()))
        for leak in TOOLS.leaks(line.strip())
    ]
    assert found == _lines("five_speeches.txt")


def test_nothing_local_is_left_in_what_is_accepted() -> None:
    for path in sorted(SOURCES.glob("*.txt")):
        speech = read(path)
        generalise = generaliser(speech)
        made = [generalise(paragraph.plain) for paragraph in speech.paragraphs]
        assert [leak for one in made if one.parts for leak in TOOLS.leaks(print_parts(one.parts))] == []


def test_a_leak_tells_its_reason_its_words_and_its_place() -> None:
    (leak,) = TOOLS.leaks("吸引更多企业到麻池投资。")
    assert (leak.reason, leak.text, leak.start, str(leak)) == ("外地地名", "麻池", 7, "外地地名“麻池”")


def test_names_that_belong_to_a_draft_are_allowed() -> None:
    text = "青石镇党委书记李明代表青石镇向麻池的来宾问好。"
    assert [leak.text for leak in TOOLS.leaks(text, allowed=("青石镇", "李明"))] == ["麻池"]


def _strings(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for part in parts for text in _strings(part)]


@pytest.mark.parametrize("path", sorted(SOURCES.parent.glob("*/*.yaml")), ids=lambda path: "/".join(path.parts[-2:]))
def test_nothing_in_the_bank_names_a_real_place_or_person(path: Path) -> None:
    texts = _strings(load_plain(path, path.read_text(encoding="utf-8"), QicaoError))
    assert [str(leak) for text in texts for leak in TOOLS.leaks(text)] == []


def test_the_slots_of_the_lexicon_are_told_apart() -> None:
    kinds = {kind.name: kind for kind in slot_kinds()}
    assert kinds["活动"].given
    assert not kinds["党委政府"].given
    assert len(kinds) == len(slot_kinds())


@given(st.text(alphabet="全我镇县市区委党政府、，。的X×“”和平建设十四五届中会精神{}级20年"))
def test_generalising_twice_changes_nothing(text: str) -> None:
    context = Context(own="镇", upper="县", campaigns=("十四五",), year=2024)
    made = TOOLS.generalise(text, context)
    if made.parts:
        again = TOOLS.generalise(print_parts(made.parts), context)
        assert again.parts == made.parts


@given(
    st.lists(st.sampled_from(["麻池", "和平街道", "李明书记", "XX", "全镇", "，", "到", "发展", "{本地}", "内蒙古"]))
)
def test_a_leak_stands_where_it_says(words: list[str]) -> None:
    text = "".join(words)
    assert all(text.startswith(leak.text, leak.start) for leak in TOOLS.leaks(text))


@given(st.text())
def test_any_text_is_generalised_or_refused(text: str) -> None:
    made = TOOLS.generalise(text, Context(own="县", upper="市"))
    assert bool(made.parts) != bool(made.refusal) or not text
    assert parse_parts(print_parts(made.parts)) == made.parts
