from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qicao.outlines.facts import complete_facts
from qicao.outlines.model import Outline, Speaker
from qicao.outlines.units import levels

# The post, the facts that are given, and what follows: 本地, 级, 党委政府, 上级党委政府 ("" where it cannot be told).
POSTS: list[tuple[str, dict[str, str], tuple[str, str, str, str]]] = [
    ("青石镇党委书记", {"县": "云山县"}, ("青石镇", "镇", "镇党委、政府", "县委、县政府")),
    ("青石镇党委副书记、镇长", {"县": "云山区"}, ("青石镇", "镇", "镇党委、政府", "区委、区政府")),
    ("青石镇党委书记", {"县": "云山市"}, ("青石镇", "镇", "镇党委、政府", "市委、市政府")),
    ("青石镇党委书记", {"市": "云山市"}, ("青石镇", "镇", "镇党委、政府", "市委、市政府")),
    ("青石镇党委书记", {}, ("青石镇", "镇", "镇党委、政府", "")),
    ("中共青石镇委员会书记", {}, ("青石镇", "镇", "镇党委、政府", "")),
    ("云山县青石镇党委书记", {}, ("青石镇", "镇", "镇党委、政府", "县委、县政府")),
    ("云山县青石镇人大主席", {"市": "江州市"}, ("青石镇", "镇", "镇党委、政府", "县委、县政府")),
    ("新市镇党委书记", {}, ("新市镇", "镇", "镇党委、政府", "")),
    ("白水乡乡长", {"县": "云山县"}, ("白水乡", "乡", "乡党委、政府", "县委、县政府")),
    ("东河街道党工委书记", {"区": "云山区"}, ("东河街道", "街道", "街道党工委、办事处", "区委、区政府")),
    ("东河街道办事处主任", {}, ("东河街道", "街道", "街道党工委、办事处", "")),
    ("青石村党支部书记", {"镇": "青石镇"}, ("青石村", "村", "村“两委”", "镇党委、政府")),
    ("和平社区党委书记", {"街道": "东河街道"}, ("和平社区", "社区", "社区“两委”", "街道党工委、办事处")),
    ("中共云山县委书记", {"市": "江州市"}, ("云山县", "县", "县委、县政府", "市委、市政府")),
    ("云山县县委书记", {}, ("云山县", "县", "县委、县政府", "")),
    ("云山县委副书记、代县长", {}, ("云山县", "县", "县委、县政府", "")),
    ("云山自治县常务副县长", {"州": "江东自治州"}, ("云山自治县", "县", "县委、县政府", "州委、州政府")),
    ("石家庄市长安区委书记", {}, ("长安区", "区", "区委、区政府", "市委、市政府")),
    ("沙市区区长", {}, ("沙市区", "区", "区委、区政府", "")),
    ("云海旗委书记", {"盟": "江北盟"}, ("云海旗", "旗", "旗委、旗政府", "盟委、盟行署")),
    ("云山经济开发区党工委书记", {"市": "江州市"}, ("云山经济开发区", "区", "区党工委、管委会", "市委、市政府")),
    ("江州市委书记", {"省": "江东省"}, ("江州市", "市", "市委、市政府", "省委、省政府")),
    ("江州市委书记", {}, ("江州市", "市", "市委、市政府", "")),
    ("云山市委书记", {"市": "江州市"}, ("云山市", "市", "市委、市政府", "市委、市政府")),
    ("云山市市长", {"县": "云山市", "市": "江州市", "省": "江东省"}, ("云山市", "市", "市委、市政府", "市委、市政府")),
    ("重庆市委书记", {}, ("重庆市", "市", "市委、市政府", "党中央、国务院")),
    ("北京市朝阳区区长", {}, ("朝阳区", "区", "区委、区政府", "市委、市政府")),
    ("江东省省长", {}, ("江东省", "省", "省委、省政府", "党中央、国务院")),
    ("江北自治区党委书记", {}, ("江北自治区", "自治区", "自治区党委、政府", "党中央、国务院")),
    ("云山县教育局局长", {}, ("云山县教育局", "局", "局党组", "县委、县政府")),
    ("县教育局党组书记、局长", {}, ("县教育局", "局", "局党组", "县委、县政府")),
    ("云山县市场监督管理局局长", {"市": "江州市"}, ("云山县市场监督管理局", "局", "局党组", "县委、县政府")),
    ("云山县乡村振兴局局长", {}, ("云山县乡村振兴局", "局", "局党组", "县委、县政府")),
    ("江东省江州市发改委主任", {}, ("江东省江州市发改委", "委", "委党组", "市委、市政府")),
    ("云山城建集团有限公司董事长", {"县": "云山县"}, ("云山城建集团有限公司", "公司", "公司党委", "县委、县政府")),
    ("云山县人民医院院长", {}, ("云山县人民医院", "院", "院党委", "县委、县政府")),
    ("云山县委组织部部长", {}, ("云山县", "县", "县委、县政府", "")),
    ("市委常委、组织部部长", {"市": "江州市", "省": "江东省"}, ("江州市", "市", "市委、市政府", "省委、省政府")),
    ("镇党委书记", {"镇": "青石镇", "县": "云山县"}, ("青石镇", "镇", "镇党委、政府", "县委、县政府")),
    ("党委书记、镇长", {"镇": "青石镇"}, ("青石镇", "镇", "镇党委、政府", "")),
    ("党委书记", {"镇": "青石镇", "县": "云山县"}, ("青石镇", "镇", "镇党委、政府", "县委、县政府")),
    ("", {"镇": "白水乡", "市": "江州市"}, ("白水乡", "乡", "乡党委、政府", "市委、市政府")),
    ("", {"镇": "东河街道", "县": "云山区"}, ("东河街道", "街道", "街道党工委、办事处", "区委、区政府")),
    ("", {"镇": "青石"}, ("青石", "镇", "镇党委、政府", "")),
    ("", {"县": "云山市", "市": "江州市"}, ("云山市", "市", "市委、市政府", "市委、市政府")),
    ("青石镇党委书记", {"上级": "区"}, ("青石镇", "镇", "镇党委、政府", "区委、区政府")),
    ("联合党委书记", {"级": "镇", "镇": "青石镇"}, ("青石镇", "镇", "镇党委、政府", "")),
    ("{{ 镇 }}党委书记", {"县": "云山县"}, ("", "镇", "镇党委、政府", "县委、县政府")),
    ("{{ 镇 }}党委书记", {"镇": "青石镇", "县": "云山县"}, ("青石镇", "镇", "镇党委、政府", "县委、县政府")),
    ("{{ 镇 }}党委书记", {"镇": "白水乡"}, ("白水乡", "乡", "乡党委、政府", "")),
    ("{{镇}}党委副书记、镇长", {}, ("", "镇", "镇党委、政府", "")),
    ("{{ 县 }}{{ 镇 }}党委书记", {}, ("", "镇", "镇党委、政府", "县委、县政府")),
    ("{{ 县 }}青石镇党委书记", {}, ("青石镇", "镇", "镇党委、政府", "县委、县政府")),
    ("{{ 县 }}委书记", {"市": "江州市"}, ("", "县", "县委、县政府", "市委、市政府")),
    ("{{ 县 }}教育局局长", {}, ("", "局", "局党组", "县委、县政府")),
    ("{{ 街道 }}党工委书记", {"区": "云山区"}, ("", "街道", "街道党工委、办事处", "区委、区政府")),
    ("{{ 职务 }}", {"镇": "青石镇"}, ("青石镇", "镇", "镇党委、政府", "")),
    ("秘书长", {}, ("", "", "", "")),
    ("", {}, ("", "", "", "")),
]
TITLE = "在全{{ 级 }}“{{ 活动 }}”活动动员会上的讲话"


def facts_of(post: str, facts: dict[str, str], day: date | None = date(2026, 11, 25)) -> dict[str, str]:
    return complete_facts(Outline("动员会", TITLE, (), speaker=Speaker(post or None), date=day, facts=facts))


@pytest.mark.parametrize(("post", "given_facts", "expected"), POSTS)
def test_a_post_tells_where_its_speaker_stands(
    post: str, given_facts: dict[str, str], expected: tuple[str, str, str, str]
) -> None:
    facts = facts_of(post, given_facts)
    assert tuple(facts.get(name, "") for name in ("本地", "级", "党委政府", "上级党委政府")) == expected


def test_single_organs() -> None:
    facts = facts_of("东河街道党工委书记", {"区": "云山区"})
    assert (facts["党委"], facts["政府"], facts["上级"], facts["上级党委"]) == (
        "街道党工委",
        "街道办事处",
        "区",
        "区委",
    )


def test_units_in_the_post_fill_their_slots() -> None:
    facts = facts_of("江东省江州市云山区委书记", {})
    assert (facts["省"], facts["市"], facts["县"]) == ("江东省", "江州市", "云山区")


def test_years_follow_from_the_day_of_the_meeting_or_from_the_given_year() -> None:
    facts = facts_of("", {})
    assert (facts["年份"], facts["上年"], facts["明年"]) == ("2026", "2025", "2027")
    facts = facts_of("", {"年份": "2028"}, None)
    assert (facts["上年"], facts["明年"]) == ("2027", "2029")
    assert "年份" not in facts_of("", {}, None)


@pytest.mark.parametrize(
    ("day", "plenum", "plan"),
    [
        (date(2023, 3, 1), "党的二十大精神", "“十四五”"),
        (date(2025, 12, 31), "党的二十大和二十届历次全会精神", "“十四五”"),
        (date(2026, 1, 1), "党的二十大和二十届历次全会精神", "“十五五”"),
        (date(2031, 1, 1), None, None),
    ],
)
def test_formulations_follow_from_the_day(day: date, plenum: str | None, plan: str | None) -> None:
    facts = facts_of("", {}, day)
    assert (facts.get("全会精神"), facts.get("规划")) == (plenum, plan)


def test_the_meeting_follows_from_the_title() -> None:
    assert facts_of("青石镇镇长", {"活动": "清廉年"})["会议"] == "全镇“清廉年”活动动员会"
    assert "会议" not in facts_of("青石镇镇长", {})


def test_overrides_win_and_the_post_follows() -> None:
    outline = Outline("动员会", TITLE, (), speaker=Speaker("青石镇党委书记"), facts={"镇": "青石镇", "县": "云山县"})
    facts = complete_facts(outline, {"镇": "白水乡", "党委": "乡机关党委", "县": ""})
    assert (facts["本地"], facts["级"], facts["党委"], facts["政府"]) == ("白水乡", "乡", "乡机关党委", "乡政府")
    assert "上级" not in facts


NAMES = st.text("青石白水云山江东河和平长安", min_size=2, max_size=4)
LEVELS = st.sampled_from([level for level in levels() if level.tier != "中央"])


@given(NAMES, LEVELS, st.sampled_from(["党委书记", "委书记", "人民政府党组书记", "人大常委会主任"]))
def test_the_last_unit_of_a_post_is_the_speakers_own(name: str, level: object, office: str) -> None:
    ending = getattr(level, "ending", "")
    facts = facts_of(f"{name}{ending}{office}", {})
    assert facts["本地"] == name + ending
    assert facts["党委"] == getattr(level, "party", "")


@given(
    st.text(max_size=60), st.dictionaries(st.sampled_from(["镇", "县", "市", "级", "上级", "年份", "会议"]), st.text())
)
def test_what_is_given_stays_whatever_the_post_is(post: str, given_facts: dict[str, str]) -> None:
    facts = facts_of(post, given_facts)
    assert facts.items() >= {name: text for name, text in given_facts.items() if text}.items()
    assert all(facts.values())


@given(st.text("市县镇区村局长委党书记青石、", max_size=60))
def test_posts_of_nothing_but_such_words_are_read_quickly(post: str) -> None:
    assert set(facts_of(post, {})) >= {"年份"}
