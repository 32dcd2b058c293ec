"""Roles: sentences in their places, and the published sample of the bank with its verdicts."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qicao.bank.phrase import ROLE_OF_CHINESE, PhraseRole
from qicao.errors import QicaoError
from qicao.mining.roles import phrase_roles
from qicao.mining.units import Unit, units
from qicao.readers import parse
from qicao.speech.markers import Marker
from qicao.speech.model import Role
from qicao.yamlfile import load_plain

from . import role_sample

CASES = Path(__file__).parents[1] / "fixtures/roles/cases.yaml"
RIGHT, WRONG = "对", "错"
FEWEST_RIGHT = 90
FEWEST_CASES = 80


def _cases() -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = load_plain(CASES, CASES.read_text(encoding="utf-8"), QicaoError)
    return rows


def _units(case: dict[str, Any]) -> list[Unit]:
    """What stands around the sentence of a case, itself last but for the section that may follow."""
    role, section, heading = Role(case.get("段", "point")), case.get("部分", ""), case.get("小标题", "")
    under = heading.rstrip("。") or section
    marker = Marker("{一}是", 1)
    found = [Unit(1, 0, "先说一件事。", role, None, "", "开头的部分" if section else "")]
    if heading:
        found.append(Unit(2, 0, heading, role, marker, under, section))
    if "前文" in case:
        found.append(Unit(2, 1, case["前文"], role, None, under, section))
    found.append(Unit(2, 2, case["句"], role, None, under, section))
    if section and case.get("末") != "是":
        found.append(Unit(3, 0, "再说一件事。", role, None, "", "后面的部分"))
    return found


@pytest.mark.parametrize("case", _cases(), ids=lambda case: case["句"][:16])
def test_a_sentence_does_in_its_place_what_a_reader_takes_it_to_do(case: dict[str, Any]) -> None:
    found = _units(case)
    (asked,) = [unit for unit in found if unit.text == case["句"]]
    role = phrase_roles(found)[asked]
    assert role is not None
    assert role.chinese == case["作用"]


def test_the_cases_cover_every_role() -> None:
    cases = _cases()
    assert len(cases) >= FEWEST_CASES
    assert {case["作用"] for case in cases} == set(ROLE_OF_CHINESE)


def test_titles_and_heading_lines_have_no_role() -> None:
    found = units(
        parse("在大会上的讲话\n同志们：\n今天召开大会。\n一、狠抓落实\n要真抓实干。\n二、压实责任\n要敢抓敢管。")
    )
    roles = phrase_roles(found)
    assert {roles[unit] for unit in found if unit.role in (Role.TITLE, Role.HEADING)} == {None}


def test_the_sample_is_what_the_method_draws_from_the_bank() -> None:
    drawn = [role_sample.row(phrase) for phrase in role_sample.draw()]
    kept = [{key: one[key] for key in ("编号", "出处", "作用", "文")} for one in role_sample.kept()]
    assert kept == drawn, "用语库变了：python tests/mining/role_sample.py 重新抽样，判过新抽到的再存。"


def test_every_phrase_of_the_sample_has_a_verdict_and_a_wrong_one_says_why() -> None:
    for one in role_sample.kept():
        assert one["判定"] in (RIGHT, WRONG), one
        assert bool(one.get("说明")) == (one["判定"] == WRONG), one


def test_at_least_ninety_of_the_hundred_are_right() -> None:
    verdicts = Counter(one["判定"] for one in role_sample.kept())
    assert verdicts.total() == role_sample.SIZE
    assert verdicts[RIGHT] >= FEWEST_RIGHT


@given(
    st.lists(
        st.sampled_from([*"。，；：“”不要是的", "同志们：", "一、", "一是", "有的", "必须", "中央", "问题"]),
        max_size=60,
    )
)
def test_every_unit_of_the_body_of_any_text_has_a_role(pieces: list[str]) -> None:
    found = units(parse("".join(pieces)))
    roles = phrase_roles(found)
    outside = (Role.TITLE, Role.SUBTITLE, Role.BYLINE, Role.CREDIT, Role.HEADING)
    assert all((roles[unit] is None) == (unit.role in outside) for unit in found)
    assert all(role is None or isinstance(role, PhraseRole) for role in roles.values())
