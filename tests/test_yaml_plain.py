from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from qicao.errors import BankError
from qicao.yamlfile import load_nodes, load_plain

PATH = Path("a.yaml")
SCALARS = st.none() | st.booleans() | st.integers() | st.dates() | st.floats(allow_nan=False) | st.text(max_size=8)
# A full-width colon in a key is refused, whatever else stands there.
KEYS = st.text(max_size=4).filter(lambda key: "：" not in key)
VALUES = st.recursive(SCALARS, lambda child: st.lists(child) | st.dictionaries(KEYS, child), max_leaves=12)


@given(VALUES, st.booleans(), st.sampled_from(["'", '"', None]))
def test_plain_values_are_those_of_the_ordinary_loader(value: object, flow: bool, style: str | None) -> None:
    text = yaml.safe_dump(value, allow_unicode=True, default_flow_style=flow, default_style=style)
    assert load_plain(PATH, text, BankError) == yaml.safe_load(text)


def test_no_text_is_no_value() -> None:
    assert load_plain(PATH, "", BankError) is load_plain(PATH, "# 空的\n", BankError) is None


def test_keys_are_text_as_written() -> None:
    assert load_plain(PATH, "no: 1\n2026: 2\n~: 3\n1.50: 4", BankError) == {"no": 1, "2026": 2, "~": 3, "1.50": 4}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: 1\na: 2", "a.yaml:2：键“a”写了两遍。"),
        ("a: &x [甲]\nb: *x", "a.yaml:1：用了 YAML 别名，这里不支持。"),
        ("a: 2026-02-30", "a.yaml:1：“2026-02-30”这个值读不懂。"),
        ("[" * 100_000, "a.yaml:1：层次套得太深。"),
        ("- " * 100_000, "a.yaml:1：层次套得太深。"),
        ("a: 1\n---\nb: 2", "a.yaml:2：YAML 写法有误，读不下去。"),
        ("a: [1\n", "a.yaml:2：YAML 写法有误，读不下去。"),
        ("a：b: c", "a.yaml:1：键后面用了全角冒号“：”。"),
        ("{b: 1, a：c}", "a.yaml:1：键后面用了全角冒号“：”。"),
        ("{[a]: 1}", "a.yaml:1：花括号或方括号写在了键的位置。"),
        ("a：b\nc: d", "a.yaml:1：键后面用了全角冒号“：”。"),
        ("a: !!python/name:os.system", "a.yaml:1：“”这个值读不懂。"),
    ],
)
def test_what_is_amiss_is_told_as_strictly_as_with_lines(text: str, message: str) -> None:
    for load in (load_plain, load_nodes):
        with pytest.raises(BankError) as caught:
            load(PATH, text, BankError)
        assert str(caught.value).startswith(message)


def test_nodes_know_where_their_text_begins_and_ends() -> None:
    text = "😀: [甲 , 乙]\r\nb: '丙'   # 注\r\nc:\r\n- 丁 # 注\r\n"
    root = load_nodes(PATH, text, BankError)
    assert {key: text[node.start : node.end] for key, node in root.value.items()} == {
        "😀": "[甲 , 乙]",
        "b": "'丙'",
        "c": "- 丁 # 注\r\n",
    }
    assert [text[node.start : node.end] for node in root.value["😀"].value] == ["甲", "乙"]
    assert (root.value["😀"].flow, root.value["c"].flow) == (True, False)
