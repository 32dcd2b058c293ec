from __future__ import annotations

from pathlib import Path

import yaml
from hypothesis import given
from hypothesis import strategies as st

from qicao.bank.printing import print_list
from qicao.errors import BankError
from qicao.yamlfile import load_plain

from .made import NASTY

ANY = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
    st.text("-+.0123456789eExob_:#%,[]{}&*!|>'\"@` \n\t？?~=<yYnNoOfF中“”", max_size=8),
    st.sampled_from(NASTY),
)


@given(st.lists(ANY, min_size=1, max_size=12))
def test_whatever_is_printed_reads_back_by_our_loader_and_by_any_other(texts: list[str]) -> None:
    entries = [{"文": texts[0], "标题": texts, "出处": texts, "采得": texts, "时效": {"自": texts[-1]}, "级": 1}] * 2
    printed = print_list(entries, indent=2)
    assert load_plain(Path("x.yaml"), printed, BankError) == entries
    assert yaml.safe_load(printed) == entries


def test_an_entry_is_printed_as_a_person_would_write_it() -> None:
    entry = {"编号": "0a1b2c3d4e", "文": "{镇}上下要“动起来”。", "标题": ["甲{级}", "乙"], "出处": ["000#5.1", "no"]}
    assert print_list([entry]) == (
        '- 编号: 0a1b2c3d4e\n  文: "{镇}上下要“动起来”。"\n  标题:\n    - 甲{级}\n    - 乙\n  出处: [000#5.1, "no"]\n'
    )
